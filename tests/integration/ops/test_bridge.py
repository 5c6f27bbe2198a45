"""Pages behind an ASGI server: what a WSGI application is given, and what becomes of its answer."""

import asyncio
import threading
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from factcheck.ops.bridge import AT_ONCE, LARGEST_BODY, Pages

Start = Callable[..., Any]
ASKED: dict[str, Any] = {
    "type": "http",
    "method": "POST",
    "path": "/a ø",
    "query_string": b"x=1",
    "http_version": "1.1",
    "scheme": "https",
    "client": ("10.0.0.7", 4711),
    "server": ("desk.example", 443),
    "headers": [],
}


def ask(
    application: Callable[[dict[str, Any], Start], Iterable[bytes]], *bodies: bytes, **scope: Any
) -> tuple[int, dict[bytes, bytes], list[bytes]]:
    waiting = [
        {"type": "http.request", "body": body, "more_body": number < len(bodies)}
        for number, body in enumerate(bodies, 1)
    ] or [{"type": "http.request"}]
    sent: list[dict[str, Any]] = []

    async def receive() -> Any:
        return waiting.pop(0)

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    pages = Pages(application, threads=1)
    asyncio.run(pages({**ASKED, **scope}, receive, send))
    pages.close()
    start, *rest = sent
    assert [one["more_body"] for one in rest if "more_body" in one][:-1] == [True] * (len(rest) - 1)
    return start["status"], dict(start["headers"]), [one["body"] for one in rest]


def test_a_request_arrives_as_it_was_sent() -> None:
    seen: dict[str, Any] = {}

    def application(environ: dict[str, Any], start: Start) -> list[bytes]:
        seen.update(environ, body=environ["wsgi.input"].read())
        start("201 Created", [("X-Made", "yes")])
        return [b"a", b"b"]

    headers = [
        (b"host", b"desk.example"),
        (b"content-type", b"text/plain"),
        (b"content-length", b"5"),
        (b"cookie", b"a=1"),
        (b"cookie", b"b=2"),
        (b"x_forwarded_for", b"forged"),
        (b"x-forwarded-for", b"10.1.1.1"),
    ]
    status, answered, bodies = ask(application, b"one", b"\n2", headers=headers)
    assert (status, answered[b"x-made"], b"".join(bodies)) == (201, b"yes", b"ab")
    assert seen["PATH_INFO"] == "/a ø".encode().decode("latin-1")
    assert seen["QUERY_STRING"] == "x=1"
    assert seen["body"] == b"one\n2"
    assert (seen["CONTENT_TYPE"], seen["CONTENT_LENGTH"]) == ("text/plain", "5")
    assert seen["HTTP_COOKIE"] == "a=1; b=2"
    assert seen["HTTP_X_FORWARDED_FOR"] == "10.1.1.1"
    assert (seen["REMOTE_ADDR"], seen["wsgi.url_scheme"]) == ("10.0.0.7", "https")


def test_a_large_answer_goes_out_in_pieces_and_is_closed() -> None:
    closed = []

    class Answer:
        def __iter__(self) -> Iterator[bytes]:
            yield from (b"x" * AT_ONCE for _ in range(4))

        def close(self) -> None:
            closed.append(True)

    def application(environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        start("200 OK", [])
        return Answer()

    _, _, bodies = ask(application)
    assert sum(map(len, bodies)) == 4 * AT_ONCE
    assert len(bodies) > 1
    assert closed == [True]


def test_more_than_is_taken_at_once_is_refused() -> None:
    def application(environ: dict[str, Any], start: Start) -> list[bytes]:
        raise AssertionError("not reached")

    status, _, _ = ask(application, b"x" * (LARGEST_BODY // 2), b"x" * (LARGEST_BODY // 2 + 1))
    assert status == 413


def test_a_page_that_is_being_made_does_not_wait_for_a_loop_that_has_stopped() -> None:
    began, stopped, ended = threading.Event(), threading.Event(), threading.Event()

    class Answer:
        def __iter__(self) -> Iterator[bytes]:
            began.set()
            stopped.wait(30)
            yield b"too late"

        def close(self) -> None:
            ended.set()

    def application(environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        start("200 OK", [])
        return Answer()

    async def receive() -> Any:
        return {"type": "http.request"}

    async def send(message: dict[str, Any]) -> None:
        raise AssertionError("nobody is there to send it")

    pages = Pages(application, threads=1)

    async def leave_it_unfinished() -> None:
        task = asyncio.create_task(pages(dict(ASKED), receive, send))
        await asyncio.to_thread(began.wait, 30)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    loop = asyncio.new_event_loop()
    loop.run_until_complete(leave_it_unfinished())
    stopped.set()
    assert ended.wait(30)
    loop.close()
    pages.close()
