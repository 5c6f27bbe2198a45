"""Several who ask for the next claim at the same moment, each in a thread of their own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections, transaction

from factcheck.accounts.models import User
from factcheck.claims.models import Claim
from factcheck.desk.actions.taking import next_claim
from tests.at_once import at_once
from tests.database import TestDatabase
from tests.factories import make_article, make_claim, make_person

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("committed_database")]

PEOPLE = 8


@pytest.mark.parametrize("free", [3, PEOPLE, 30])
def test_eight_who_press_next_get_eight_claims(committed_database: TestDatabase, free: int) -> None:
    people = [make_person() for _ in range(PEOPLE)]
    words = [f"Ferry {number} was damaged" for number in range(free)]
    article = make_article(by=people[0], text=" and ".join(words) + ".")
    for quote in words:
        make_claim(by=people[0], article=article, quote=quote)

    def ask(person: User) -> Callable[[], object]:
        return lambda: next_claim(by=person)

    got = at_once([ask(person) for person in people])
    claims = [claim for claim in got if isinstance(claim, Claim)]
    assert len(claims) == len(set(claims)) == min(free, PEOPLE)
    assert got.count(None) == PEOPLE - len(claims)
    holders = {claim.pk: claim.assignee for claim in claims}
    for claim in Claim.objects.filter(pk__in=holders).select_related("assignee"):
        assert claim.assignee == holders[claim.pk]
    assert Claim.objects.exclude(assignee=None).count() == len(claims)


def test_the_last_claim_is_waited_for_while_somebody_changes_it(
    committed_database: TestDatabase,
) -> None:
    person, claim = make_person(), make_claim()

    def ask() -> object:
        try:
            return next_claim(by=person)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            Claim.objects.select_for_update(of=("self",)).get(pk=claim.pk)
            asked = pool.submit(ask)
            with pytest.raises(TimeoutError):
                asked.result(timeout=1)
        assert asked.result(timeout=20) == claim
