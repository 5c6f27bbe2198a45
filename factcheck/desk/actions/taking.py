"""Taking the next claim, handing one back, giving a whole article to somebody."""

from collections.abc import Iterable

from factcheck.accounts.models import User
from factcheck.accounts.roles import Permission
from factcheck.accounts.rules import check_may
from factcheck.articles.models import Article
from factcheck.audit.models import Event
from factcheck.audit.record import recorded
from factcheck.claims.actions._change import ClaimConflict, change
from factcheck.claims.models import Claim
from factcheck.desk import kinds
from factcheck.desk.actions.assignment import assign
from factcheck.desk.models import Notice
from factcheck.desk.notices import tell
from factcheck.desk.queue import Tray, in_order, waiting
from factcheck.lib.errors import NotAllowed, RuleBroken

LONGEST_REASON = 300
UNDECIDED = [Claim.Stage.OPEN, Claim.Stage.IN_REVIEW, Claim.Stage.STALE]
"""The stages in which a claim is work for the person who has it."""


def next_claim(*, by: User, desk: str = "") -> Claim | None:
    """Give a person the most urgent claim that nobody has, of one desk or of all.

    Of several who ask at once each gets another claim: a row that somebody else is just taking is
    passed over (SKIP LOCKED). Returns None when no claim is left.

    Raises:
        NotAllowed: the person may not give verdicts.
    """
    check_may(by, Permission.DECIDE)
    with recorded(by=by, action=kinds.ASSIGN):
        free = in_order(waiting(Tray.UNASSIGNED, person=by, desk=desk)).only("pk")
        key = (
            free.select_for_update(of=("self",), skip_locked=True).first()
            # A claim may be held by somebody who changes its words and not by one who takes it:
            # then it is worth waiting for.
            or free.select_for_update(of=("self",)).first()
        )
        if key is None:
            return None
        claim = Claim.objects.select_related("article").get(pk=key.pk)
        assign(by=by, claims=[claim], to=by)
    return claim


def hand_back(*, by: User, claim: Claim, version: int, reason: str) -> Claim:
    """Give one's claim back to the desk, and tell whoever had given it.

    Raises:
        NotAllowed: somebody else has the claim, or nobody.
        RuleBroken: no reason is given, or it is too long.
        ClaimConflict: someone else changed the claim since ``version`` was read.
    """
    if claim.version != version:
        raise ClaimConflict(claim)
    check_hand_back(by, claim)
    reason = reason.strip()
    if not reason:
        raise RuleBroken("Say why you hand it back: one word will do.", field="reason")
    if len(reason) > LONGEST_REASON:
        raise RuleBroken("Keep the reason under 300 characters.", field="reason")
    with recorded(by=by, action=kinds.HAND_BACK, reason=reason):
        change(claim, version=version, assignee=None)
        tell(
            people=_givers(claim, by),
            kind=Notice.Kind.HANDED_BACK,
            article=claim.article,
            claim=claim,
            by=by,
            text=reason,
        )
    return claim


def check_hand_back(by: User, claim: Claim) -> None:
    """Raise NotAllowed unless this person has this claim."""
    check_may(by, Permission.DECIDE)
    if claim.assignee_id != by.pk:
        raise NotAllowed("You do not have this claim, so you cannot hand it back.")


def assign_articles(
    *,
    by: User,
    articles: Iterable[Article],
    to: User | None,
    taken_too: bool = False,
    reason: str = "",
) -> int:
    """Give the undecided claims of whole articles to a person, or to nobody; returns how many.

    Those that somebody has are left with them unless ``taken_too``.

    Raises:
        NotAllowed: the person may not assign claims.
        RuleBroken: the person they go to may not give verdicts.
    """
    check_may(by, Permission.ASSIGN)
    with recorded(by=by, action=kinds.ASSIGN, reason=reason.strip()):
        claims = Claim.objects.filter(article__in=list(articles), stage__in=UNDECIDED)
        if not taken_too:
            claims = claims.filter(assignee=None)
        held = claims.select_for_update(of=("self",)).defer("search").order_by("pk")
        return assign(by=by, claims=held, to=to, reason=reason)


def _givers(claim: Claim, holder: User) -> list[User]:
    """Who gave the claim to its holder last, if that was somebody else."""
    given = Event.objects.filter(
        table="claims.claim", row_id=claim.pk, action=kinds.ASSIGN, after__assignee_id=holder.pk
    ).first()
    key = given.actor_id if given else None
    return list(User.objects.filter(pk=key, is_active=True)) if key else []
