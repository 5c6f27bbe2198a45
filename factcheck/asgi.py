"""The application that the web server runs: streams of events, and the pages beside them."""

import asyncio
import os
import signal
from types import FrameType
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")

from factcheck.wsgi import application as pages  # noqa: I001 - sets Django up
from factcheck.ops.bridge import THREADS, Pages
from factcheck.web.live.stream import PATH, Streams

STOPS = (signal.SIGTERM, signal.SIGINT)


class Workbench:
    """Leads a request to the stream or to a page, and ends the streams when the server stops."""

    def __init__(self) -> None:
        self._streams = Streams()
        self._pages = Pages(pages, threads=THREADS)

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer one request, or follow the server's life from start to stop."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["path"] == PATH:
            await self._streams(scope, receive, send)
        else:
            await self._pages(scope, receive, send)

    async def _live(self, receive: Any, send: Any) -> None:
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                self._end_streams_on_signals()
                await send({"type": "lifespan.startup.complete"})
            elif message["type"] == "lifespan.shutdown":
                await self._streams.stop()
                self._pages.close()
                await send({"type": "lifespan.shutdown.complete"})
                return

    def _end_streams_on_signals(self) -> None:
        """End the streams as soon as the server is to stop, since it waits for open requests.

        The server hears of signals through the loop's wake-up pipe, into which the interpreter
        writes whatever handler is set here; so both hear of each.
        """
        loop = asyncio.get_running_loop()

        def end(number: int, frame: FrameType | None) -> None:
            loop.call_soon_threadsafe(self._streams.hub.end_all, "bye")

        for number in STOPS:
            signal.signal(number, end)


application = Workbench()
