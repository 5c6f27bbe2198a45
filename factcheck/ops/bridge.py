"""Pages beside streams in one process and on one port: a WSGI application under an ASGI server.

A page is made by one of a few threads, as under a WSGI server, so that Django's synchronous code,
its connections and its transactions stay what they are; only streams are held by the event loop.
"""

import asyncio
import sys
import tempfile
from collections.abc import Callable, Coroutine, Iterable, MutableMapping
from concurrent.futures import ThreadPoolExecutor, wait
from typing import IO, Any

type Scope = MutableMapping[str, Any]
type Receive = Callable[[], Any]
type Send = Callable[[Any], Any]
type Environ = dict[str, Any]
type Wsgi = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]

THREADS = 8  # pages made at once; as many connections are in the database pool
IN_MEMORY = 1024 * 1024
LARGEST_BODY = 64 * 1024 * 1024
AT_ONCE = 256 * 1024
LOOK_SECONDS = 1.0


class Pages:
    """An ASGI application that runs a WSGI one in threads.

    Args:
        application: The WSGI application.
        threads: How many requests are worked on at once.
    """

    def __init__(self, application: Wsgi, *, threads: int) -> None:
        self._application = application
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="page")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY) as body:
            size = await _read(receive, body)
            if size is None:
                await _refuse(send)
                return
            environ = environ_of(scope, body, size)
            loop = asyncio.get_running_loop()
            await loop.run_in_executor(self._threads, self._work, environ, loop, send)

    def close(self) -> None:
        """Let the threads end when they have nothing to do."""
        self._threads.shutdown(wait=False)

    def _work(self, environ: Environ, loop: asyncio.AbstractEventLoop, send: Send) -> None:
        """Make a page in a thread and hand it to the loop, in pieces where it is large."""
        begun: list[Any] = []

        def start_response(
            status: str, headers: list[tuple[str, str]], error: Any = None
        ) -> Callable[[bytes], None]:
            begun[:] = [int(status.split(" ", 1)[0]), headers]
            return pieces.append

        def deliver(*, more: bool) -> None:
            _await(_send(send, begun, b"".join(pieces), more=more), loop)
            pieces.clear()

        pieces: list[bytes] = []
        answer = self._application(environ, start_response)
        try:
            waiting = 0
            for piece in answer:
                pieces.append(piece)
                waiting += len(piece)
                if waiting > AT_ONCE:
                    deliver(more=True)
                    waiting = 0
            deliver(more=False)
        finally:
            close = getattr(answer, "close", None)
            if close is not None:
                close()


def environ_of(scope: Scope, body: "IO[bytes]", size: int) -> Environ:
    """The WSGI environment of an ASGI request whose body of ``size`` bytes was read.

    Names of headers with an underscore are left out: under WSGI they would pass for ones with a
    dash, which a proxy in front vouches for.
    """
    server = scope.get("server") or ("localhost", 80)
    client = scope.get("client") or ("", 0)
    environ: Environ = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": scope["path"].encode().decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_NAME": server[0],
        "SERVER_PORT": str(server[1]),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "REMOTE_ADDR": client[0],
        "REMOTE_PORT": str(client[1]),
        "CONTENT_LENGTH": str(size),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.get("scheme", "http"),
        "wsgi.input": body,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    for raw_name, raw_value in scope["headers"]:
        name, value = raw_name.decode("latin-1"), raw_value.decode("latin-1")
        if name == "content-type":
            environ["CONTENT_TYPE"] = value
        elif name != "content-length" and "_" not in name:
            key = "HTTP_" + name.upper().replace("-", "_")
            between = "; " if name == "cookie" else ","
            environ[key] = f"{environ[key]}{between}{value}" if key in environ else value
    return environ


async def _read(receive: Receive, body: "IO[bytes]") -> int | None:
    """Read the request's body; its size in bytes, None where it is too large."""
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            break
        piece = message.get("body", b"")
        size += len(piece)
        if size > LARGEST_BODY:
            return None
        body.write(piece)
        if not message.get("more_body"):
            break
    body.seek(0)
    return size


async def _send(send: Send, begun: list[Any], piece: bytes, *, more: bool) -> None:
    if begun:
        status, headers = begun
        begun.clear()
        raw = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers]
        await send({"type": "http.response.start", "status": status, "headers": raw})
    await send({"type": "http.response.body", "body": piece, "more_body": more})


def _await(coroutine: Coroutine[Any, Any, None], loop: asyncio.AbstractEventLoop) -> None:
    """Wait in a thread for what the loop is to do, as long as there is a loop.

    The interpreter waits for its threads at the end: one that waited for a loop which has stopped
    would keep the server from ending.

    Raises:
        ConnectionAbortedError: the loop has stopped before it was done.
    """
    if loop.is_closed():
        coroutine.close()
        raise ConnectionAbortedError
    future = asyncio.run_coroutine_threadsafe(coroutine, loop)
    while not wait([future], timeout=LOOK_SECONDS).done:
        if not loop.is_running():
            coroutine.close()
            raise ConnectionAbortedError
    future.result()


async def _refuse(send: Send) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8")]
    await send({"type": "http.response.start", "status": 413, "headers": headers})
    await send({"type": "http.response.body", "body": b"That is too large to be taken at once."})
