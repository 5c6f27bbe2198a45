"""What a person did in the last ten minutes, and what of it they can take back.

Every kind of action that history knows is either in ``UNDOABLE`` or in ``FINAL``; a test holds
that. Taking something back is itself an action (``actions.undo``), so it stands in the history and
can be taken back in its turn: that does the thing again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Max, Min
from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.accounts.roles import Permission
from factcheck.articles.models import Article
from factcheck.audit.kinds import phrase
from factcheck.audit.models import Event
from factcheck.claims.models import Claim
from factcheck.desk import kinds
from factcheck.desk.models import Undo
from factcheck.sources.models import Source

MINUTES = 10
MOST = 100
"""How many actions are looked at, newest first."""

UNDOABLE: Mapping[str, Permission | None] = {
    "article.edit": Permission.BRING_IN,
    "source.edit": Permission.LINK,
    "claim.add": Permission.CORRECT,
    "claim.edit": Permission.CORRECT,
    "claim.extent": Permission.CORRECT,
    "claim.attribute": Permission.CORRECT,
    "claim.split": Permission.CORRECT,
    "claim.merge": Permission.CORRECT,
    "claim.dismiss": Permission.CORRECT,
    "claim.restore": Permission.CORRECT,
    "claim.say_gone": Permission.CORRECT,
    "claim.decide": Permission.DECIDE,
    "claim.undo_verdict": Permission.DECIDE,
    "claim.reopen": Permission.REOPEN,
    "claim.still_holds": Permission.DECIDE,
    "claim.stale": Permission.DECIDE,
    "claim.flag_risk": Permission.FLAG_RISK,
    "claim.unflag_risk": Permission.FLAG_RISK,
    "claim.assign": Permission.DECIDE,
    "claim.hand_back": Permission.DECIDE,
    "claim.prioritize": Permission.PRIORITIZE,
    "evidence.link": Permission.LINK,
    "evidence.unlink": Permission.LINK,
    "comment.add": Permission.COMMENT,
    "comment.edit": Permission.COMMENT,
    "comment.remove": Permission.COMMENT,
    "review.set": Permission.PRIORITIZE,
    "person.keys": None,
    "person.mail": None,
    kinds.UNDO: None,
    kinds.REDO: None,
}
"""The kinds that can be taken back, each with what a person needs for it."""

FINAL: Mapping[str, str] = {
    "article.bring_in": "an article stays once it is brought in; put its claims aside instead",
    "article.revise": "a text stays in the history; save the former one as a new text",
    "article.read": "the workbench read it",
    "article.keep_line": "the line was read at once; put its claims aside instead",
    "article.sign_off": "others rely on it; withdraw the sign-off with a reason instead",
    "article.withdraw": "look at the article again and sign it off anew",
    "claim.find": "the workbench found it; put it aside instead",
    "claim.carry": "it came with the new text; save the former text as a new one",
    "claim.reword": "it came with the new text",
    "claim.place": "the claim has its place in the text now; change the place instead",
    "claim.second_check": "it shows you the first verdict, and that cannot be unseen",
    "claim.undo_second_check": "the first verdict was seen; give the second one again",
    "claim.resolve": "both checkers are told; the claim itself has a way to take it back",
    "claim.undo_resolve": "decide between the two verdicts again",
    "source.add": "a source stays once it is known; change what is said of it instead",
    "person.add": "nobody is ever deleted; close the account instead",
    "person.edit": "change the person’s details back",
    "person.roles": "give the roles back on the person’s page",
    "person.deactivate": "open the account again on the person’s page",
    "person.password": "a password that is gone is not kept anywhere; set another one",
    "person.renew_password_hash": "the workbench did it",
}
"""The kinds that cannot, each with the reason or what to do instead; words that end a sentence."""

BESIDE = frozenset({"source.add", "person.renew_password_hash", "article.read", "claim.find"})
"""What happens beside another action; the key for undo looks past it."""


NAMED: Mapping[str, tuple[Any, str]] = {
    "one_claim": (Claim, "label"),
    "one_article": (Article, "title"),
    "one_source": (Source, "title"),
}
"""What a deed can be about, the closest first, and the column that names it."""


@dataclass(slots=True)
class Deed:
    """One action of a person: the rows of history of one kind that one transaction wrote.

    Attributes:
        key: Its newest event.
        subject: What it was done to, in words; several claims by their number.
        is_undone: Whether it stands taken back now.
        undoes: Whether it took another deed back.
    """

    key: int
    transaction: int
    action: str
    at: datetime
    reason: str
    claims: int
    subject: str = ""
    is_undone: bool = False
    undoes: bool = False

    @property
    def words(self) -> str:
        """What was done, after a name."""
        return phrase(self.action)

    @property
    def final(self) -> str:
        """Why it cannot be taken back; "" where it can."""
        return "" if self.action in UNDOABLE else FINAL.get(self.action, "it is kept as it is")


def deeds(person: User) -> list[Deed]:
    """What a person did in the last ten minutes, newest first; seven queries whatever there is."""
    since = timezone.now() - timedelta(minutes=MINUTES)
    own = Event.objects.by_person(person.pk).order_by("-pk")
    older = own.filter(at__lt=since).values_list("pk", flat=True).first()
    groups = (
        own.filter(pk__gt=older or 0)
        .values("transaction", "action")
        .annotate(
            key=Max("pk"),
            moment=Max("at"),
            why=Max("reason"),
            claims=Count("claim_id", distinct=True),
            one_claim=Min("claim_id"),
            one_article=Min("article_id"),
            one_source=Min("source_id"),
        )
        .order_by("-key")[:MOST]
    )
    rows = list(groups)
    labels = _labels(rows)
    found = [
        Deed(
            key=row["key"],
            transaction=row["transaction"],
            action=row["action"],
            at=row["moment"],
            reason=row["why"],
            claims=row["claims"],
            subject=_subject(row, labels),
        )
        for row in rows
    ]
    _mark(found, Undo.objects.filter(person=person, at__gte=since - timedelta(minutes=MINUTES)))
    return found


def last_deed(person: User) -> Deed | None:
    """What the key for undo takes back: the last thing done that stands."""
    passed = (deed for deed in deeds(person) if not (deed.undoes or deed.is_undone))
    return next((deed for deed in passed if deed.action not in BESIDE), None)


def last_undo(person: User) -> Deed | None:
    """What the key for redo does again: what was taken back last and stays so."""
    return next(
        (deed for deed in deeds(person) if deed.action == kinds.UNDO and not deed.is_undone), None
    )


def find_deed(person: User, key: int) -> Deed | None:
    """The deed whose newest event has this number, if it is one of the last ten minutes."""
    return next((deed for deed in deeds(person) if deed.key == key), None)


def done_first(person: User, deed: Deed) -> str:
    """The kind of what was done first, where a deed takes something back or does it again."""
    transaction, action = deed.transaction, deed.action
    while action in {kinds.UNDO, kinds.REDO}:
        taken_back = Undo.objects.filter(person=person, undone_in=transaction)
        transaction, action = taken_back.values_list("transaction", "action").get()
    return action


def _mark(found: Iterable[Deed], undos: Iterable[Undo]) -> None:
    """Say of each deed whether it is taken back: by an undo that was not taken back itself."""
    by_deed: dict[tuple[int, str], list[int]] = {}
    undone_in = set()
    by_transaction: dict[int, list[int]] = {}
    for undo in undos:
        by_deed.setdefault((undo.transaction, undo.action), []).append(undo.undone_in)
        by_transaction.setdefault(undo.transaction, []).append(undo.undone_in)
        undone_in.add(undo.undone_in)

    def stands(transaction: int) -> bool:
        return not any(stands(later) for later in by_transaction.get(transaction, []))

    for deed in found:
        deed.undoes = deed.transaction in undone_in
        deed.is_undone = any(
            stands(later) for later in by_deed.get((deed.transaction, deed.action), [])
        )


def _subject(row: Mapping[str, Any], labels: Mapping[tuple[str, int], str]) -> str:
    if row["claims"] > 1:
        return f"{row['claims']} claims"
    named = (labels.get((one, row[one])) for one in NAMED if row[one] is not None)
    return next(filter(None, named), "")


def _labels(rows: Iterable[Mapping[str, Any]]) -> dict[tuple[str, int], str]:
    """What the one thing of each row is called: a claim, else an article or a source."""
    rows = list(rows)
    found: dict[tuple[str, int], str] = {}
    for one, (model, column) in NAMED.items():
        keys = {row[one] for row in rows if row[one] is not None and row["claims"] < 2}
        names = model.objects.filter(pk__in=keys).values_list("pk", column)
        found |= {(one, key): name for key, name in names}
    return found
