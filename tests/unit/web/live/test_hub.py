"""The hub tells each stream of its own article, and keeps little for those who read slowly."""

import asyncio
import json

from factcheck.web.live.hub import KEPT, Hub, Listener


async def unreachable() -> None:
    raise OSError("no database here")


def listener(article: int) -> Listener:
    return Listener(article=article, session="s", tab=None)


def hub_with(*listeners: Listener) -> Hub:
    hub = Hub(unreachable)  # type: ignore[arg-type] # never connects
    for one in listeners:
        hub._by_article.setdefault(one.article, set()).add(one)
    return hub


def test_a_change_wakes_the_streams_of_its_article_alone() -> None:
    mine, other = listener(5), listener(6)
    hub = hub_with(mine, other)
    hub.heard("changes", json.dumps({"article": 5, "request": "r1"}))
    assert mine.news == {"changes": [{"request": "r1"}]}
    assert mine.woken.is_set()
    assert not other.woken.is_set()


def test_what_is_not_read_does_not_grow_without_bound() -> None:
    slow = listener(5)
    hub = hub_with(slow)
    for number in range(3 * KEPT):
        hub.heard("changes", json.dumps({"article": 5, "request": str(number)}))
    assert len(slow.news["changes"]) == KEPT


def test_what_cannot_be_understood_is_passed_over() -> None:
    mine = listener(5)
    hub = hub_with(mine)
    for payload in ("", "no json", "[]", "{}", "5"):
        hub.heard("changes", payload)
    assert not mine.woken.is_set()


def test_who_left_hears_nothing_and_all_can_be_ended() -> None:
    left, there = listener(5), listener(5)
    hub = hub_with(left, there)
    hub.remove(left)
    hub.end_all("bye")
    assert (left.over, there.over) == ("", "bye")
    assert hub.listeners == [there]


def test_a_database_that_does_not_answer_is_asked_again() -> None:
    asked = 0

    async def connect() -> None:
        nonlocal asked
        asked += 1
        raise OSError("no database here")

    async def run() -> None:
        hub = Hub(connect)  # type: ignore[arg-type] # never connects
        hub.add(listener(5))
        await asyncio.sleep(0.7)
        await hub.stop()

    asyncio.run(run())
    assert asked == 2
