"""Asking for another look at verdicts, and telling the people whose matter they are."""

from collections import defaultdict
from collections.abc import Iterable

from django.db import transaction

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.audit.record import Actor
from factcheck.claims.actions.stale import mark_stale
from factcheck.claims.models import Claim
from factcheck.desk.models import Notice
from factcheck.desk.notices import tell


def ask_for_another_look(*, by: Actor, claims: Iterable[Claim], reason: str) -> int:
    """Ask for another look at the verdicts of claims, as when a source of theirs changed.

    Returns for how many the reason is new; the people of those alone are told.

    Raises:
        RuleBroken: no reason is given.
    """
    with transaction.atomic():
        # In one order, so that nobody waits in a ring.
        ordered = sorted(claims, key=lambda claim: claim.pk)
        new = [claim.pk for claim in ordered if mark_stale(by=by, claim=claim, reason=reason)]
        tell_of_another_look(new, by=by, reason=reason)
    return len(new)


def tell_of_another_look(claims: Iterable[int], *, by: Actor, reason: str) -> None:
    """Tell whoever gave the verdicts of these claims, and who has the claims.

    Each person gets one notice an article. It names no verdict: who has a claim may not see it.
    Called inside the transaction that asks for the other look.
    """
    found = Claim.objects.filter(pk__in=list(claims)).order_by("pk").defer("search")
    concerned: dict[tuple[Article, User], list[Claim]] = defaultdict(list)
    for claim in found.select_related("article", "decided_by", "assignee"):
        for person in filter(None, {claim.decided_by, claim.assignee}):
            concerned[claim.article, person].append(claim)
    for (article, person), theirs in concerned.items():
        tell(
            people=[person],
            kind=Notice.Kind.STALE,
            article=article,
            claim=theirs[0] if len(theirs) == 1 else None,
            by=by if isinstance(by, User) else None,
            text=reason if len(theirs) == 1 else _count(person, theirs),
        )


def _count(person: User, claims: list[Claim]) -> str:
    gave_all = all(claim.decided_by_id == person.pk for claim in claims)
    what = "verdicts of yours" if gave_all else "claims of yours"
    return f"{len(claims)} {what} need another look."
