"""A tab that is left while other things of it are still on their way."""

from functools import partial
from uuid import uuid4

import pytest

from factcheck.desk.actions.presence import arrive, leave, lose
from factcheck.web.live.people import others_on
from tests.at_once import at_once
from tests.database import TestDatabase
from tests.factories import make_article, make_person

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("committed_database")]

TABS = 60


def test_a_tab_that_was_left_is_gone_whatever_else_of_it_arrives_when(
    committed_database: TestDatabase,
) -> None:
    """Its stream ends, what it asked for arrives, and it says that it was left: all at once."""
    person, viewer = make_person(), make_person()
    article = make_article(by=person).pk
    for _ in range(TABS):
        tab = uuid4()
        comes = partial(arrive, by=person, tab=tab, article=article, claim=None)
        comes()
        at_once(
            [partial(lose, tab=tab), partial(leave, by=person, tab=tab, article=article), comes]
        )
        comes()
        assert others_on(article, than=viewer) == []
