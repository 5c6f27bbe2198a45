"""One listener a process: hears of changes from PostgreSQL and tells the streams they concern."""

import asyncio
import contextlib
import json
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import psycopg

logger = logging.getLogger(__name__)

CHANNELS = ("changes", "people")
KEPT = 50
LONGEST_PAUSE = 10.0
CONNECT_SECONDS = 5.0

type Connect = Callable[[], Awaitable[psycopg.AsyncConnection[Any]]]


@dataclass(eq=False, slots=True)
class Listener:
    """One stream: which article it is about, whose it is, and what it has to tell.

    What is not yet told is kept by kind, so a slow reader holds little and is told once.
    """

    article: int
    session: str
    tab: UUID | None
    news: dict[str, list[Any]] = field(default_factory=dict)
    woken: asyncio.Event = field(default_factory=asyncio.Event)
    over: str = ""

    def tell(self, kind: str, about: Any) -> None:
        """Note something to be told."""
        kept = self.news.setdefault(kind, [])
        if len(kept) < KEPT:
            kept.append(about)
        self.woken.set()

    def end(self, why: str) -> None:
        """Have the stream end after one last message of this kind."""
        self.over = why
        self.woken.set()


class Hub:
    """Fans out what PostgreSQL notifies; all of it runs in one event loop.

    Args:
        connect: Opens a connection in autocommit mode.
    """

    def __init__(self, connect: Connect) -> None:
        self._connect = connect
        self._by_article: dict[int, set[Listener]] = {}
        self._task: asyncio.Task[None] | None = None

    @property
    def listeners(self) -> list[Listener]:
        """All streams."""
        return [listener for group in self._by_article.values() for listener in group]

    def add(self, listener: Listener) -> None:
        """Let a stream hear; the first one starts the listening."""
        self._by_article.setdefault(listener.article, set()).add(listener)
        if self._task is None or self._task.done():
            self._task = asyncio.get_running_loop().create_task(self._listen())

    def remove(self, listener: Listener) -> None:
        """Let a stream hear no more."""
        group = self._by_article.get(listener.article, set())
        group.discard(listener)
        if not group:
            self._by_article.pop(listener.article, None)

    def end_all(self, why: str) -> None:
        """End every stream."""
        for listener in self.listeners:
            listener.end(why)

    async def stop(self) -> None:
        """End every stream and the listening."""
        self.end_all("bye")
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task

    def heard(self, channel: str, payload: str) -> None:
        """Tell the streams of an article what was notified."""
        try:
            about = json.loads(payload)
            article = about.pop("article")
        except (ValueError, KeyError, TypeError, AttributeError):
            logger.warning("not understood on channel %s: %r", channel, payload)
            return
        for listener in self._by_article.get(article, ()):
            listener.tell(channel, about)

    async def _listen(self) -> None:
        """Listen, and begin again when the connection breaks; streams then look for themselves."""
        pause = 0.5
        while True:
            try:
                async with await asyncio.wait_for(self._connect(), CONNECT_SECONDS) as connection:
                    for channel in CHANNELS:
                        await connection.execute(f"LISTEN {channel}")
                    for listener in self.listeners:
                        for channel in CHANNELS:
                            listener.tell(channel, {})
                    pause = 0.5
                    async for notice in connection.notifies():
                        self.heard(notice.channel, notice.payload)
            except (psycopg.Error, OSError, TimeoutError) as error:
                logger.warning("the database does not tell of changes just now: %s", error)
            await asyncio.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)
