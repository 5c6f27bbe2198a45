"""What the article page shows beside the chosen claim: the text, the claims, how far reading is."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, QuerySet, Value
from django.shortcuts import get_object_or_404

from factcheck.accounts.models import User
from factcheck.accounts.roles import Permission
from factcheck.articles.models import Article, Revision
from factcheck.audit.since import Moment
from factcheck.claims.models import Claim, KeptLine, Reading
from factcheck.web.articles.rows import Row, rows
from factcheck.web.articles.text import Line, lines
from factcheck.web.tally import SHOWN, Tally


@dataclass(frozen=True, slots=True)
class Reader:
    """An article as it is read.

    Attributes:
        revision: The newest one.
        reading: How far the splitter is with it; None where it was never asked.
        lines: Its lines that have words.
        claims: Those that stand, in text order, with ``start`` and ``end``.
        put_aside: Dismissed and replaced ones.
        unplaced: Those of which a person has to say where they stand.
        gone: Those that are no longer in the text.
        chosen: The key of the claim in the panel.
        being_read: Where the lines begin that were brought back and whose claims are looked for.
        since: The moment from which changes of the page are to be asked for.
        least: Claims of a lower check-worthiness are hidden, but for the one in the panel.
        may_correct, may_read_again: What the person's role permits.
    """

    article: Article
    revision: Revision
    reading: Reading | None
    lines: list[Line]
    claims: list[Claim]
    put_aside: list[Claim]
    chosen: int | None
    may_correct: bool
    may_read_again: bool
    being_read: frozenset[int] = frozenset()
    unplaced: Sequence[Claim] = ()
    gone: Sequence[Claim] = ()
    since: int = 0
    least: float = 0

    @property
    def rows(self) -> list[Row]:
        """The list of the claims that stand."""
        return rows(self.claims, chosen=self.chosen, least=self.least)

    @property
    def put_aside_rows(self) -> list[Row]:
        """The list of the others."""
        return rows(self.put_aside, chosen=self.chosen)

    @property
    def unplaced_rows(self) -> list[Row]:
        """The list of the claims that have to be placed."""
        return rows(self.unplaced, chosen=self.chosen)

    @property
    def gone_rows(self) -> list[Row]:
        """The list of the claims that are no longer in the text."""
        return rows(self.gone, chosen=self.chosen)

    @property
    def shown(self) -> int:
        """How many of the claims are not hidden."""
        return sum(
            claim.checkworthiness >= self.least or claim.pk == self.chosen for claim in self.claims
        )

    @property
    def tally(self) -> Tally:
        """How many of the claims are in which state."""
        counts = dict.fromkeys(SHOWN, 0)
        for claim in self.claims:
            counts[claim.state] += 1
        return Tally(counts)

    @property
    def words(self) -> int:
        """How many words the text has."""
        return len(self.revision.text.split())

    @property
    def language(self) -> str:
        """The language of the text, for the browser and what reads aloud."""
        return self.article.language or "en"


def newest_revisions() -> "QuerySet[Revision]":
    """Revisions with their article, their reading and the places of lines that wait for it."""
    unread = KeptLine.objects.filter(revision=OuterRef("pk"), read_at=None)
    return Revision.objects.select_related("reading", "article").annotate(
        being_read=ArraySubquery(unread.values("start")), moment=Moment()
    )


def newest_revision(article: Article) -> Revision:
    """The present text of an article, with its reading where there is one.

    ``being_read`` are the places of lines that were brought back and wait for the splitter,
    ``moment`` is the present one, from which changes can be asked for.
    """
    return newest_revisions().filter(article=article).latest("number")


def reading_of(revision: Revision) -> Reading | None:
    """How far the splitter is with a revision; None where it was never asked."""
    return getattr(revision, "reading", None)


def _placeless(article: Article) -> QuerySet[Claim]:
    """An article's claims that are unplaced or gone, as the list takes them."""
    statuses = [Claim.Status.UNPLACED, Claim.Status.GONE]
    found = Claim.objects.of_article(article).filter(status__in=statuses)
    return (
        found.annotate(start=Value(0), end=Value(0))
        .with_chain()
        .select_related("assignee")
        .defer("search", "statement", "rationale", "reasons", "insertions", "unresolved")
        .order_by("pk")
    )


def reader(article_pk: int, *, person: User, chosen: int | None = None, least: float = 0) -> Reader:
    """An article's page in four queries; 404 where there is no such article."""
    article = get_object_or_404(Article, pk=article_pk)
    revision = newest_revision(article)
    reading = reading_of(revision)
    anchored = (
        Claim.objects.of_article(article)
        .filter(~Q(status=Claim.Status.SUPERSEDED) | Q(pk=chosen))
        .in_text_order(revision)
        .with_chain()
        .select_related("assignee")
        .defer("search", "statement", "rationale", "reasons", "insertions", "unresolved")
    )
    claims = list(anchored)
    placeless = list(_placeless(article))
    standing = [claim for claim in claims if claim.is_active]
    return Reader(
        article=article,
        revision=revision,
        reading=reading,
        lines=lines(
            revision.text,
            standing,
            reading.excluded if reading else (),
            chosen=chosen,
            least=least,
        ),
        claims=standing,
        put_aside=[claim for claim in claims if not claim.is_active],
        unplaced=[claim for claim in placeless if claim.status == Claim.Status.UNPLACED],
        gone=[claim for claim in placeless if claim.status == Claim.Status.GONE],
        chosen=chosen,
        may_correct=person.may(Permission.CORRECT),
        may_read_again=person.may(Permission.BRING_IN),
        being_read=frozenset(revision.being_read),  # type: ignore[attr-defined] # annotated
        since=revision.moment,  # type: ignore[attr-defined] # annotated
        least=least,
    )
