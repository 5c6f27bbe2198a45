"""Two of an article's texts side by side, with their claims, and what differs word by word."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from factcheck.articles.models import Article
from factcheck.lib.compare import Comparison, compare
from factcheck.web.requests import signed_in
from factcheck.web.revisions.drawing import Drawing, Mark, Piece
from factcheck.web.revisions.past import find_revision, revisions_of
from factcheck.web.revisions.standing import claims_shown

AROUND = 1
"""How many unchanged passages stay in sight before and after what changed."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of one text beside that of the other; either may be empty."""

    old: list[Piece]
    new: list[Piece]
    same: bool


@dataclass(frozen=True, slots=True)
class Part:
    """Passages that follow each other; folded ones are unchanged and shown on demand."""

    folded: bool
    passages: list[Passage] = field(default_factory=list)

    @property
    def words(self) -> int:
        """How many words the newer text has here."""
        return sum(len(piece.text.split()) for row in self.passages for piece in row.new)


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Two texts as a page shows them.

    Attributes:
        comparison: What differs.
        parts: All passages in reading order.
    """

    comparison: Comparison
    parts: list[Part]

    @property
    def changed(self) -> int:
        """How many passages differ."""
        return sum(not row.same for row in self.comparison.rows)


def side_by_side(
    old: str, new: str, old_marks: Iterable[Mark] = (), new_marks: Iterable[Mark] = ()
) -> SideBySide:
    """Two texts compared and drawn with their claims; time is about linear in their length."""
    comparison = compare(old, new)
    before = Drawing(old, old_marks, changes=comparison.removed)
    after = Drawing(new, new_marks, changes=comparison.added)
    passages = [
        Passage(before.passage(row.old), after.passage(row.new), row.same)
        for row in comparison.rows
    ]
    return SideBySide(comparison, _folded(passages))


def _folded(passages: list[Passage]) -> list[Part]:
    """Passages with long unchanged runs folded, but for what stands right around a change."""
    parts = [Part(folded=False)]
    runs = [(same, list(run)) for same, run in groupby(passages, key=lambda row: row.same)]
    for number, (same, run) in enumerate(runs):
        before = AROUND if number else 0
        after = AROUND if number < len(runs) - 1 else 0
        if not same or len(runs) == 1 or len(run) <= before + after + 1:
            parts[-1].passages.extend(run)
            continue
        parts[-1].passages.extend(run[:before])
        parts += [
            Part(folded=True, passages=run[before : len(run) - after]),
            Part(folded=False, passages=run[len(run) - after :]),
        ]
    return [part for part in parts if part.passages]


@require_safe
def compare_revisions(request: HttpRequest, pk: int) -> HttpResponse:
    """The revisions ``from`` and ``to`` of an article; the last two where none is named."""
    article = get_object_or_404(Article, pk=pk)
    revisions = list(revisions_of(article))
    newest = revisions[0].number
    to = _number(request.GET.get("to", ""), newest)
    old = find_revision(article, _number(request.GET.get("from", ""), max(1, to - 1)))
    new = find_revision(article, to)
    person = signed_in(request)
    marks = [[shown.mark for shown in claims_shown(found, person)] for found in (old, new)]
    context = {
        "article": article,
        "revisions": revisions,
        "old": old,
        "new": new,
        "before": f"Revision {old.number}",
        "after": f"Revision {new.number}",
        "shown": side_by_side(old.text, new.text, *marks),
    }
    return render(request, "revisions/compare.html", context)


def _number(given: str, otherwise: int) -> int:
    """A revision's number; ``otherwise`` where none is given, 0 where it cannot be read."""
    if not given:
        return otherwise
    return int(given) if given.isascii() and given.isdigit() and len(given) < 9 else 0
