"""The mail server as one address, and what Django needs to know of it."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

PORTS = {"smtp": 25, "submission": 587, "smtps": 465}
"""Ways to send mail and their ports: unprotected, by STARTTLS (RFC 6409), by TLS (RFC 8314)."""
TIMEOUT = 15
"""Seconds to wait for the server at each step."""
SMTP = "django.core.mail.backends.smtp.EmailBackend"
NONE = "django.core.mail.backends.dummy.EmailBackend"


@dataclass(frozen=True, slots=True)
class MailServer:
    """A server that takes mail, and how to speak with it."""

    scheme: str
    host: str
    port: int
    username: str = ""
    password: str = ""

    @classmethod
    def from_url(cls, url: str) -> "MailServer":
        """Read ``submission://name:password@mail.example:587``.

        Raises:
            ValueError: it is no such address; the message repeats no password.
        """
        parts = urlsplit(url)
        if parts.scheme not in PORTS or not parts.hostname or parts.path.strip("/"):
            known = ", ".join(f"{scheme}://" for scheme in PORTS)
            raise ValueError(
                f"must be an address such as submission://name:password@host ({known})"
            )
        return cls(
            scheme=parts.scheme,
            host=parts.hostname,
            port=parts.port or PORTS[parts.scheme],
            username=unquote(parts.username or ""),
            password=unquote(parts.password or ""),
        )


def mailers(server: MailServer | None) -> dict[str, Any]:
    """Django's MAILERS: this server, or one that throws mail away where there is none."""
    if server is None:
        return {"default": {"BACKEND": NONE}}
    options = {
        "host": server.host,
        "port": server.port,
        "username": server.username,
        "password": server.password,
        "use_tls": server.scheme == "submission",
        "use_ssl": server.scheme == "smtps",
        "timeout": TIMEOUT,
    }
    return {"default": {"BACKEND": SMTP, "OPTIONS": options}}
