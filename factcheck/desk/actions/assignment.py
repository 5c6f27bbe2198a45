"""Every write on who does what."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db.models import F

from factcheck.accounts.models import User
from factcheck.accounts.roles import Permission
from factcheck.accounts.rules import check_may
from factcheck.articles.models import Article
from factcheck.audit.record import recorded
from factcheck.claims.models import Claim
from factcheck.desk import kinds
from factcheck.desk.models import Notice
from factcheck.desk.notices import tell
from factcheck.lib.errors import Conflict, RuleBroken

PRIORITIES = {2: "At once", 1: "Soon", 0: "Normal", -1: "Later"}
"""How urgent a claim can be, most urgent first, in words."""


def assign(*, by: User, claims: Iterable[Claim], to: User | None, reason: str = "") -> int:
    """Give claims to a person, or to nobody; returns how many changed hands.

    Everyone who gives verdicts may take a free claim or hand back their own; more needs an editor.

    Raises:
        NotAllowed: the person may not assign these claims.
        RuleBroken: the person they go to may not give verdicts.
        Conflict: someone else assigned one of them since it was read.
    """
    chosen = list(claims)
    for claim in chosen:
        check_assign(by, claim, to)
    if to is not None and not to.may(Permission.DECIDE):
        raise RuleBroken(f"{to} cannot give verdicts, so claims cannot go to them.", field="to")
    with recorded(by=by, action=kinds.ASSIGN, reason=reason.strip()):
        present = _lock(chosen)
        for claim in chosen:
            if present[claim.pk].assignee_id != claim.assignee_id:
                holder = present[claim.pk].assignee or "Nobody"
                raise Conflict(f"{holder} has “{claim.label}” by now. Nothing was assigned.")
        changed = _set(chosen, present, assignee=to)
        if to is not None:
            _tell_of_work(by, to, changed, reason)
    return len(changed)


def check_assign(by: User, claim: Claim, to: User | None) -> None:
    """Raise NotAllowed unless ``by`` may give this claim to ``to``."""
    takes_free = claim.assignee_id is None and to is not None and to.pk == by.pk
    hands_back = claim.assignee_id == by.pk and to is None
    check_may(by, Permission.DECIDE if takes_free or hands_back else Permission.ASSIGN)


def set_priority(*, by: User, claims: Iterable[Claim], priority: int) -> int:
    """Set how urgent claims are, from -1 (later) to 2 (at once); returns how many changed.

    Raises:
        NotAllowed: the person may not set priorities.
        RuleBroken: no such priority.
    """
    check_may(by, Permission.PRIORITIZE)
    if priority not in PRIORITIES:
        raise RuleBroken("Choose a priority from the list.", field="priority")
    chosen = list(claims)
    with recorded(by=by, action=kinds.PRIORITIZE):
        return len(_set(chosen, _lock(chosen), priority=priority))


def _lock(claims: Sequence[Claim]) -> dict[int, Claim]:
    """The claims as they are now, by key, held to the transaction's end."""
    rows = Claim.objects.select_for_update(of=("self",)).select_related("assignee")
    return rows.order_by("pk").in_bulk([claim.pk for claim in claims])


def _tell_of_work(by: User, to: User, claims: Sequence[Claim], reason: str) -> None:
    """Tell a person of claims they were given: of a lone one by itself, of several by article."""
    given: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        given[claim.article_id].append(claim)
    articles = Article.objects.in_bulk(given)
    for key, theirs in given.items():
        several = f"{len(theirs)} claims" if len(theirs) > 1 else ""
        tell(
            people=[to],
            kind=Notice.Kind.ASSIGNED,
            article=articles[key],
            claim=None if several else theirs[0],
            by=by,
            text=". ".join(filter(None, [several, reason.strip()])),
        )


def _set(
    claims: Sequence[Claim], present: dict[int, Claim], **value: User | int | None
) -> list[Claim]:
    """Set a value on those that stand and have another; returns these.

    Their objects carry the value and the present version afterwards.
    """
    ((name, wished),) = value.items()
    changed = [
        claim
        for claim in claims
        if present[claim.pk].is_active and getattr(present[claim.pk], name) != wished
    ]
    keys = [claim.pk for claim in changed]
    Claim.objects.filter(pk__in=keys).update(version=F("version") + 1, **value)
    for claim in changed:
        setattr(claim, name, wished)
        claim.version = present[claim.pk].version + 1
        claim.__dict__.pop("stage", None)  # worked out anew by the database
    return changed
