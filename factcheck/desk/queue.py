"""What waits at the desk: lists of claims for a person, each in the one order of the queue.

The order is the explicit priority first, then the moment by which a claim should be looked at:
its article's deadline, brought forward by up to ``WORTH`` for a claim that is sure to be worth
checking. A claim without a deadline is taken as due ``PATIENCE`` after it was found, so that age
counts too. Earliest-due-first is the rule that keeps the greatest lateness of a queue smallest
(Jackson, 1955); as the moment does not depend on the present, the order of two claims never turns
round by itself, and the database works it out without a clock.
"""

from datetime import timedelta
from enum import StrEnum

from django.db.models import (
    Count,
    DateTimeField,
    DurationField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    Value,
)
from django.db.models.functions import Coalesce

from factcheck.accounts.models import User
from factcheck.accounts.roles import Permission
from factcheck.articles.models import Article, Revision
from factcheck.claims.models import Claim, ClaimQuerySet
from factcheck.desk.models import SecondCheck, Waiver

PATIENCE = timedelta(days=3)
"""When a claim of an article without a deadline is due, counted from when it was found."""
WORTH = timedelta(days=1)
"""How much earlier a claim of check-worthiness 1 is due than one of 0."""

DUE = ExpressionWrapper(
    Coalesce(F("article__deadline"), F("created_at") + Value(PATIENCE, DurationField()))
    - ExpressionWrapper(
        F("checkworthiness") * Value(WORTH, DurationField()), output_field=DurationField()
    ),
    output_field=DateTimeField(),
)
"""By when a claim should be looked at: the score of the queue, worked out by the database."""
IN_ORDER = (F("priority").desc(), DUE.asc(), F("pk").asc())
"""The most urgent claim first."""


class Tray(StrEnum):
    """One of the desk's lists."""

    MINE = "mine"
    UNASSIGNED = "unassigned"
    COLLEAGUES = "colleagues"
    SECOND_CHECK = "second_check"
    STALE = "stale"
    DISAGREEMENT = "disagreement"
    UNPLACED = "unplaced"


AT_WORK = [
    Claim.Stage.OPEN,
    Claim.Stage.IN_REVIEW,
    Claim.Stage.SECOND_CHECK,
    Claim.Stage.STALE,
    Claim.Stage.DISAGREEMENT,
    Claim.Stage.UNPLACED,
]
"""The stages in which somebody has something to do."""
NEEDED = {
    Tray.SECOND_CHECK: Permission.SECOND_CHECK,
    Tray.DISAGREEMENT: Permission.SETTLE,
}
"""What a person must be permitted for a tray to hold anything for them."""


STAGE_OF = {
    Tray.UNASSIGNED: Claim.Stage.OPEN,
    Tray.STALE: Claim.Stage.STALE,
    Tray.UNPLACED: Claim.Stage.UNPLACED,
}
"""The trays that hold the same for everybody."""


def waiting(tray: Tray, *, person: User, desk: str = "") -> ClaimQuerySet:
    """The claims of a tray that this person may work on, of one desk or of all; in no order.

    Claims that a sign-off let pass are left out while it stands and they are as they were.

    The second checks leave out the person's own verdicts, the disagreements those they are a party
    of: what a rule would refuse is not offered.
    """
    return _of_desk(desk).filter(_holds(tray, person))


def in_order(claims: ClaimQuerySet) -> ClaimQuerySet:
    """Claims in the order of the queue."""
    return claims.order_by(*IN_ORDER)


def counts(*, person: User, desk: str = "") -> dict[Tray, int]:
    """How many claims each tray holds for a person, in one query."""
    totals = _of_desk(desk).aggregate(
        **{tray.value: Count("pk", filter=_holds(tray, person)) for tray in Tray}
    )
    return {tray: totals[tray.value] for tray in Tray}


def desks() -> list[str]:
    """The names of the desks that articles carry, from A to Z."""
    named = Article.objects.exclude(desk="").order_by("desk")
    return list(named.values_list("desk", flat=True).distinct())


def _of_desk(desk: str) -> ClaimQuerySet:
    at_work = Claim.objects.filter(~Exists(_let_pass()), stage__in=AT_WORK).order_by()
    return at_work.filter(article__desk=desk) if desk else at_work


def _holds(tray: Tray, person: User) -> Q:
    """Which claims a tray holds for a person."""
    if tray in NEEDED and not person.may(NEEDED[tray]):
        return Q(pk__in=())
    stage = Claim.Stage
    mine, first_verdict = Q(assignee=person), Q(decided_by=person)
    match tray:
        case Tray.MINE:
            return mine & Q(stage__in=[stage.IN_REVIEW, stage.STALE, stage.UNPLACED])
        case Tray.COLLEAGUES:
            return Q(stage=stage.IN_REVIEW) & ~mine
        case Tray.SECOND_CHECK:
            # Whoever took their second check back has seen the first verdict.
            return Q(stage=stage.SECOND_CHECK) & ~first_verdict & ~Q(Exists(_second_by(person)))
        case Tray.DISAGREEMENT:
            standing = _second_by(person).filter(withdrawn_at=None)
            return Q(stage=stage.DISAGREEMENT) & ~first_verdict & ~Q(Exists(standing))
        case _:
            return Q(stage=STAGE_OF[tray])


def _let_pass() -> QuerySet[Waiver]:
    """What a standing sign-off of the present text let pass of a claim, if it is as it was then.

    Else the open claims of an article that went out would be the most overdue ones for good.
    """
    newer = Revision.objects.filter(
        article=OuterRef("sign_off__article"), number__gt=OuterRef("sign_off__revision__number")
    )
    return Waiver.objects.filter(
        ~Exists(newer),
        claim=OuterRef("pk"),
        stage=OuterRef("stage"),
        sign_off__withdrawn_at=None,
    )


def _second_by(person: User) -> QuerySet[SecondCheck]:
    """What a person said as the second on the verdict that a claim has now."""
    return SecondCheck.objects.filter(
        claim=OuterRef("pk"), by=person, first_at=OuterRef("decided_at")
    )
