"""Many editors at once: nothing is lost, nothing overwritten unseen, nobody stopped for nothing.

``python -m bench.editors`` does the same with 50 editors and 10,000 changes.
"""

import pytest

from tests.database import TestDatabase
from tests.many_editors import simulate
from tests.replay import present_rows, replayed

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


def test_what_was_acknowledged_is_there_and_nobody_overwrites_unseen(
    committed_database: TestDatabase,
) -> None:
    outcome = simulate(editors=8, changes=96, claims=3)
    assert outcome.done == 96
    assert set(outcome.answers) == {200, 409}, "somebody was faster in no case"
    assert (outcome.lost, outcome.overwritten, outcome.false_conflicts) == (0, 0, 0)
    assert replayed() == present_rows()
