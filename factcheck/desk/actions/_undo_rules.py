"""What taking back asks before it writes.

Undo never does for a person what they could not do on the page at that moment: the rules of the
action that does the same by hand are asked. And it leaves alone what others built on since.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, models

from factcheck.accounts.models import User
from factcheck.accounts.roles import Permission
from factcheck.accounts.rules import check_may
from factcheck.articles.models import Article, Revision
from factcheck.audit.models import Event
from factcheck.claims.kinds import LINK, UNLINK
from factcheck.claims.models import Attribution, Claim, Evidence
from factcheck.claims.rules import (
    check_active,
    check_correct,
    check_link,
    check_restore,
    check_say_gone,
    check_still_holds,
    check_undo_verdict,
    check_unlink,
    check_verdict,
)
from factcheck.desk.actions.assignment import check_assign
from factcheck.desk.models import Comment, SecondCheck
from factcheck.desk.rules import check_flag, check_reopen
from factcheck.desk.undoing import Deed
from factcheck.lib.errors import Conflict, RuleBroken

type Rule = Callable[[User, Claim], None]


@dataclass(slots=True)
class Row:
    """A row that an action wrote: as it is now, and what is to be put back.

    Attributes:
        table: Its table, as events name it.
        present: As it is now; None where it is gone.
        values: The columns that are to be put back.
    """

    table: str
    present: models.Model | None
    values: dict[str, Any] = field(default_factory=dict)

    def now(self, column: str) -> Any:
        """What a column would hold once it is put back."""
        return self.values.get(column, getattr(self.present, column, None))


type Rows = Mapping[tuple[str, int], Row]
"""Rows by table and key."""


def check_text(deed: Deed, events: Sequence[Event]) -> None:
    """Raise where a claim would be put back into a text that is not the present one.

    The articles are held meanwhile, so that none gets a new text.

    Raises:
        Conflict: an article has a new text since.
    """
    moved = [
        event
        for event in events
        if event.table == "claims.anchor" or (event.before or {}).keys() & {"status"}
    ]
    articles = {event.article_id for event in moved if event.article_id}
    claims = {event.claim_id for event in moved if event.claim_id}
    articles |= set(Claim.objects.filter(pk__in=claims).values_list("article_id", flat=True))
    if not articles:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id FROM articles_article WHERE id = ANY(%s) ORDER BY id FOR SHARE",
            [sorted(articles)],
        )
    if Revision.objects.filter(article__in=articles, at__gt=deed.at).exists():
        raise Conflict(
            "The article has a new text since, so this cannot be undone. Look at the claim again."
        )


def check_second_check(events: Iterable[Event]) -> None:
    """Raise where somebody has given their second verdict on the one to be taken back.

    Raises:
        Conflict: somebody has.
    """
    for event in events:
        given = (event.after or {}).get("decided_at") if event.table == "claims.claim" else None
        if given and SecondCheck.objects.filter(claim=event.row_id, first_at=given).exists():
            raise Conflict(
                "Somebody has given the second verdict since, and has seen yours. An editor can "
                "reopen the claim."
            )


def check_chain(events: Iterable[Event]) -> None:
    """Raise where somebody said anew who said it.

    Raises:
        Conflict: somebody did.
    """
    links = [event for event in events if event.table == "claims.attribution"]
    made = {event.row_id for event in links if event.operation == Event.Operation.INSERT}
    present = Attribution.objects.filter(claim__in={event.claim_id for event in links})
    if links and made != set(present.values_list("pk", flat=True)):
        raise Conflict("Who said it was changed since, so this was not undone.")


def check_holder(by: User, rows: Rows) -> None:
    """Raise unless the person may give the claims back to whoever had them, or set a deadline.

    Raises:
        NotAllowed: they may not.
        RuleBroken: whoever had a claim may not give verdicts any more.
    """
    for row in rows.values():
        if isinstance(row.present, Article) and "deadline" in row.values:
            check_may(by, Permission.PRIORITIZE)
        if isinstance(row.present, Claim) and "assignee_id" in row.values:
            key = row.values["assignee_id"]
            to = User.objects.get(pk=key) if key else None
            check_assign(by, row.present, to)
            if to is not None and not to.may(Permission.DECIDE):
                raise RuleBroken(f"{to} cannot give verdicts any more, so this was not undone.")


def check_by_hand(by: User, first: str, rows: Rows) -> None:
    """Raise where the person could not do by hand what is to be put back, as the rows are now.

    ``first`` is what was done first, before anything was taken back or done again.

    Raises:
        NotAllowed, RuleBroken: as the action that does the same by hand.
    """
    present = [row.present for row in rows.values()]
    claims = {row.pk: row for row in present if isinstance(row, Claim)}
    if first in RULES:
        for claim in claims.values():
            RULES[first](by, claim)
    for row in present:
        if isinstance(row, Evidence) and first in {LINK, UNLINK}:
            _check_evidence(by, claims[row.claim_id], row)
        if isinstance(row, Comment):
            _check_comment(by, row)


def check_grounds(rows: Rows) -> None:
    """Raise where a verdict would stand without what it rests on.

    Raises:
        RuleBroken: one would.
    """
    for (table, key), row in rows.items():
        if table == "claims.claim" and row.present is not None:
            linked = Evidence.objects.filter(claim=key)
            removed = {
                item.pk: rows["claims.evidence", item.pk].now("removed_at")
                if ("claims.evidence", item.pk) in rows
                else item.removed_at
                for item in linked
            }
            stances = {item.stance for item in linked if removed[item.pk] is None}
            verdict, rationale = row.now("verdict"), row.now("rationale")
            try:
                check_verdict(verdict=verdict, rationale=rationale, stances=stances)
            except RuleBroken as error:
                # Not which verdict: one that comes back may be hidden from the person.
                raise RuleBroken(
                    f"The verdict on “{row.present}” rests on this. Undo the verdict first."
                ) from error


def _check_evidence(by: User, claim: Claim, evidence: Evidence) -> None:
    check = check_unlink if evidence.removed_at is None else check_link
    check(by, claim)


def _check_comment(by: User, comment: Comment) -> None:
    if comment.by_id != by.pk:
        check_may(by, Permission.REOPEN)


def _check_standing(by: User, claim: Claim) -> None:
    check = check_correct if claim.is_active else check_restore
    check(by, claim)


def _check_gone(by: User, claim: Claim) -> None:
    if claim.status == Claim.Status.UNPLACED:
        check_say_gone(by, claim)


def _check_reopened(by: User, claim: Claim) -> None:
    if claim.verdict:
        check_reopen(by, claim)
    check_active(claim)


def _check_look(by: User, claim: Claim) -> None:
    if claim.stale_reason:
        check_still_holds(by, claim)
    check_active(claim)


RULES: Mapping[str, Rule] = {
    "claim.add": _check_standing,
    "claim.edit": check_correct,
    "claim.extent": check_correct,
    "claim.attribute": check_correct,
    "claim.dismiss": _check_standing,
    "claim.restore": _check_standing,
    "claim.say_gone": _check_gone,
    "claim.decide": check_undo_verdict,
    "claim.undo_verdict": check_undo_verdict,
    "claim.reopen": _check_reopened,
    "claim.still_holds": _check_look,
    "claim.stale": _check_look,
    "claim.flag_risk": check_flag,
    "claim.unflag_risk": check_flag,
}
"""Of what is done to a claim, whose state decides; for the rest the permission is the rule."""
