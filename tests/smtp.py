"""A mail server for tests: SMTP (RFC 5321) on a real socket; it keeps what it is given."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import cast


class _Conversation(socketserver.StreamRequestHandler):
    """One client: envelope, then the message up to the line with a point."""

    def handle(self) -> None:
        server = cast(MailSink, self.server)
        self._say("220 test")
        for line in self.rfile:
            words = line.decode("ascii").strip()
            match words.split(" ")[0].upper():
                case "EHLO" | "HELO":
                    self._say("250 test")
                case "MAIL" if server.refuses > 0:
                    server.refuses -= 1
                    self._say("451 try again later")
                case "RCPT":
                    server.recipients.append(words.partition(":")[2].strip("<> "))
                    self._say("250 ok")
                case "DATA":
                    self._say("354 go on")
                    server.messages.append(self._message())
                    self._say("250 ok")
                case "QUIT":
                    self._say("221 bye")
                    return
                case _:
                    self._say("250 ok")

    def _message(self) -> EmailMessage:
        lines = []
        for line in self.rfile:
            if line == b".\r\n":
                break
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        return message_from_bytes(b"".join(lines), policy=policy.default)

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode("ascii"))


class MailSink(socketserver.ThreadingTCPServer):
    """The server; ``refuses`` is how many mails it turns away first."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Conversation)
        self.messages: list[EmailMessage] = []
        self.recipients: list[str] = []
        self.refuses = 0

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.server_address[1])


@contextmanager
def mail_sink() -> Iterator[MailSink]:
    """A server that runs while the block does."""
    with MailSink() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
