"""The stream of one tab: ``/events?article=5&tab=…``, server-sent events over ASGI.

It tells that something changed, never what: the page then asks for its changes, as whoever asks
every few seconds does, so both ways show the same. A beat every few seconds lets the page notice a
connection that died, and the server a session that ended.
"""

import asyncio
import contextlib
import json
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import parse_qs
from uuid import UUID

import psycopg
from django.db import DatabaseError, close_old_connections, connection

from factcheck.accounts.models import User
from factcheck.claims.models import Claim
from factcheck.desk.actions import presence
from factcheck.web.live.hub import Hub, Listener
from factcheck.web.live.sessions import people_of, session_key

logger = logging.getLogger(__name__)

PATH = "/events"
HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
]
NO_STREAM = 204
"""The status after which a browser does not ask for the stream again by itself."""
RETRY = b"retry: 2000\n\n"
NOT_OURS = frozenset({"cursor_factory", "context", "prepare_threshold"})

type Message = dict[str, Any]


class Streams:
    """An ASGI application that answers ``PATH`` and keeps everybody's stream."""

    def __init__(self) -> None:
        self.hub = Hub(self._connect)
        self._threads = ThreadPoolExecutor(2, thread_name_prefix="stream")
        self._beating: asyncio.Task[None] | None = None
        self._leaving: set[asyncio.Future[Any]] = set()

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer one request for a stream; whoever is not signed in gets none."""
        asked = parse_qs(scope["query_string"].decode("latin-1"))
        cookies = b"; ".join(value for name, value in scope["headers"] if name == b"cookie")
        listener = Listener(
            article=_number(asked, "article"),
            session=session_key(cookies.decode("latin-1")),
            tab=_tab(asked),
        )
        person = None
        if scope["method"] == "GET":
            person = await self._in_thread(_begin, listener, _number(asked, "claim"))
        if person is None:
            await send({"type": "http.response.start", "status": NO_STREAM, "headers": []})
            await send({"type": "http.response.body", "body": b""})
            return
        await self._keep(listener, receive, send)

    async def stop(self) -> None:
        """End all streams, at once."""
        if self._beating is not None:
            self._beating.cancel()
        await self.hub.stop()
        self._threads.shutdown(wait=False)

    async def _keep(self, listener: Listener, receive: Any, send: Any) -> None:
        """Tell a tab what there is to tell until it goes or is to end."""
        self.hub.add(listener)
        if self._beating is None:
            self._beating = asyncio.get_running_loop().create_task(self._beat())
        await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
        await send(_piece(RETRY))
        listener.tell("changes", {})
        gone = asyncio.ensure_future(_disconnected(receive))
        try:
            while not gone.done() and not listener.over:
                woken = asyncio.ensure_future(listener.woken.wait())
                await asyncio.wait({gone, woken}, return_when=asyncio.FIRST_COMPLETED)
                woken.cancel()
                listener.woken.clear()
                news, listener.news = listener.news, {}
                for kind, about in news.items():
                    await send(_piece(_event(kind, about)))
            if not gone.done():
                await send(_piece(_event(listener.over, []), more=False))
        finally:
            gone.cancel()
            self.hub.remove(listener)
            self._left(listener)

    def _left(self, listener: Listener) -> None:
        """Forget a tab that has no stream any more."""
        tab = listener.tab
        if tab is None or any(other.tab == tab for other in self.hub.listeners):
            return
        with contextlib.suppress(RuntimeError):  # the process ends: the tab is forgotten by itself
            leaving = asyncio.ensure_future(self._in_thread(_lose, tab))
            self._leaving.add(leaving)
            leaving.add_done_callback(self._leaving.discard)

    async def _beat(self) -> None:
        """Every few seconds: let all tabs know, and see whose session has ended."""
        while True:
            await asyncio.sleep(presence.BEAT.total_seconds())
            listeners = self.hub.listeners
            try:
                signed_in = await self._in_thread(_still_there, listeners)
            except (DatabaseError, OSError):
                logger.warning("the database does not answer; streams go on")
                signed_in = {listener.session for listener in listeners}
            for listener in listeners:
                if listener.session in signed_in:
                    listener.tell("beat", {})
                else:
                    listener.end("signed-out")

    async def _in_thread[Result](self, work: Callable[..., Result], *arguments: Any) -> Result:
        def run() -> Result:
            close_old_connections()
            try:
                return work(*arguments)
            finally:
                connection.close()

        return await asyncio.get_running_loop().run_in_executor(self._threads, run)

    async def _connect(self) -> psycopg.AsyncConnection[Any]:
        parameters = await self._in_thread(_parameters)
        return await psycopg.AsyncConnection.connect(**parameters, autocommit=True)


def _begin(listener: Listener, claim: int) -> User | None:
    """Whose stream it is, and that they are there; None for who is not signed in."""
    person = people_of([listener.session]).get(listener.session) if listener.session else None
    if person is not None and listener.tab is not None:
        note_presence(person, listener.tab, listener.article, claim)
    return person


def note_presence(person: User, tab: UUID, article: int, claim: int | None) -> None:
    """Note that a tab is on an article and perhaps a claim of it; no claim of another."""
    known = Claim.objects.filter(pk=claim or 0, article=article).values_list("pk", flat=True)
    with contextlib.suppress(DatabaseError):  # no such article: the page says so
        presence.arrive(by=person, tab=tab, article=article, claim=known.first())


def _lose(tab: UUID) -> None:
    presence.lose(tab=tab)


def _still_there(listeners: list[Listener]) -> set[str]:
    """The sessions that still hold; their tabs are noted as being there."""
    sessions = set(people_of({listener.session for listener in listeners}))
    held = (listener for listener in listeners if listener.session in sessions)
    presence.stay(tabs=[listener.tab for listener in held if listener.tab is not None])
    return sessions


def _parameters() -> dict[str, Any]:
    """How to connect to the application's database without Django."""
    found = connection.get_connection_params()
    return {name: value for name, value in found.items() if name not in NOT_OURS}


async def _disconnected(receive: Any) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _event(kind: str, about: list[Any]) -> bytes:
    return f"event: {kind}\ndata: {json.dumps(about)}\n\n".encode()


def _piece(body: bytes, *, more: bool = True) -> Message:
    return {"type": "http.response.body", "body": body, "more_body": more}


def _number(asked: dict[str, list[str]], name: str) -> int:
    given = asked.get(name, [""])[0]
    return int(given) if given.isascii() and given.isdigit() and len(given) < 19 else 0


def _tab(asked: dict[str, list[str]]) -> UUID | None:
    try:
        return UUID(asked.get("tab", [""])[0])
    except ValueError:
        return None
