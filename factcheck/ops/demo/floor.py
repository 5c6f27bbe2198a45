"""One article on the checkers' desks: the actions of the pages, on claims named by their words.

The splitter gets better, so a claim is named by words of the article and found where it overlaps
them best. Words that no claim covers become a claim that a person adds, as they would on the page.
"""

import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import TypedDict

from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.articles.actions import edit_article
from factcheck.articles.models import Article, Revision
from factcheck.claims.actions.corrections import (
    Said,
    change_extent,
    dismiss,
    edit_claim,
    restore,
    set_attribution,
)
from factcheck.claims.actions.evidence import link_source, remove_evidence
from factcheck.claims.actions.reshape import merge_claims, split_claim
from factcheck.claims.actions.verdicts import decide, undo_verdict
from factcheck.claims.models import Claim
from factcheck.desk.actions.assignment import assign, set_priority
from factcheck.ops.demo.finding import add_or_find, stretch_of
from factcheck.ops.demo.materials import Material
from factcheck.ops.demo.steps import step
from factcheck.sources.actions import add_source
from factcheck.sources.models import Source


class Target(TypedDict):
    """What every action on a claim is told: who acts, on what, as read at which version."""

    by: User
    claim: Claim
    version: int


class Floor:
    """The actions on one article, each a step that is done once.

    Args:
        name: The article's step; those of its actions are numbered after it.
        revision: The text.
        people: Who can act, by sign-in name.
        done: Names of the steps that were done; new ones are added.
    """

    def __init__(
        self, name: str, revision: Revision, people: dict[str, User], done: set[str]
    ) -> None:
        self.revision = revision
        self._name = name
        self._people = people
        self._done = done
        self._numbers = itertools.count(1)

    def deadline(self, by: str, *, hours: int) -> None:
        """Set when the article must be checked, in hours from now."""
        with self._step() as todo:
            if todo:
                article = Article.objects.get(pk=self.revision.article_id)
                at = timezone.now().replace(minute=0, second=0, microsecond=0)
                edit_article(
                    by=self._people[by],
                    article=article,
                    version=article.version,
                    deadline=at + timedelta(hours=hours),
                )

    def assign(self, by: str, *wordings: str, to: str) -> None:
        """Give claims to a person."""
        self._do(
            lambda claims: assign(by=self._people[by], claims=claims, to=self._people[to]),
            *wordings,
        )

    def prioritize(self, by: str, *wordings: str, priority: int) -> None:
        """Say how urgent claims are."""
        self._do(
            lambda claims: set_priority(by=self._people[by], claims=claims, priority=priority),
            *wordings,
        )

    def link(
        self,
        by: str,
        words: str,
        material: Material,
        stance: str,
        *,
        passage: str = "",
        note: str = "",
    ) -> None:
        """Link a source to a claim; the first who needs it adds it."""

        def act(claims: list[Claim]) -> None:
            person = self._people[by]
            source = Source.objects.filter(title=material.title).first()
            link_source(
                by=person,
                claim=claims[0],
                version=claims[0].version,
                source=source or add_source(by=person, **material.details()),
                stance=stance,
                passage=passage,
                note=note,
            )

        self._do(act, words)

    def unlink(self, by: str, words: str, material: Material, *, reason: str) -> None:
        """Take a source off a claim."""

        def act(claims: list[Claim]) -> None:
            evidence = claims[0].evidence.linked().filter(source__title=material.title).get()
            remove_evidence(
                by=self._people[by], evidence=evidence, version=claims[0].version, reason=reason
            )

        self._do(act, words)

    def decide(self, by: str, words: str, verdict: str, rationale: str = "") -> None:
        """Give a verdict."""

        def act(claims: list[Claim]) -> None:
            decide(
                **self._target(by, claims),
                verdict=verdict,
                rationale=rationale,
            )

        self._do(act, words)

    def undo(self, by: str, words: str) -> None:
        """Take the last verdict back."""
        self._do(
            lambda claims: undo_verdict(
                **self._target(by, claims),
            ),
            words,
        )

    def dismiss(self, by: str, words: str, *, reason: str) -> None:
        """Put aside what is not a claim."""
        self._do(
            lambda claims: dismiss(**self._target(by, claims), reason=reason),
            words,
        )

    def restore(self, by: str, words: str, *, reason: str) -> None:
        """Bring a dismissed claim back."""
        self._do(
            lambda claims: restore(**self._target(by, claims), reason=reason),
            words,
            status=Claim.Status.DISMISSED,
        )

    def reword(
        self,
        by: str,
        words: str,
        *,
        label: str,
        statement: str = "",
        kind: str = "",
        reason: str = "",
    ) -> None:
        """Change a claim's label, and statement and kind where they are given."""

        def act(claims: list[Claim]) -> None:
            claim = claims[0]
            edit_claim(
                by=self._people[by],
                claim=claim,
                version=claim.version,
                label=label,
                statement=statement or claim.statement,
                kind=kind or claim.kind,
                reason=reason,
            )

        self._do(act, words)

    def attribute(self, by: str, words: str, *chain: Said, reason: str = "") -> None:
        """Say who said it and through whom."""
        self._do(
            lambda claims: set_attribution(
                **self._target(by, claims),
                chain=chain,
                reason=reason,
            ),
            words,
        )

    def extend(self, by: str, words: str, *, to: str, reason: str = "") -> None:
        """Move a claim to other words of the article."""
        self._do(
            lambda claims: change_extent(
                **self._target(by, claims),
                revision=self.revision,
                stretch=stretch_of(self.revision, to),
                reason=reason,
            ),
            words,
        )

    def split(self, by: str, words: str, first: str, second: str, *, reason: str) -> None:
        """Put two claims in the place of one."""
        self._do(
            lambda claims: split_claim(
                **self._target(by, claims),
                revision=self.revision,
                first=stretch_of(self.revision, first),
                second=stretch_of(self.revision, second),
                reason=reason,
            ),
            words,
        )

    def merge(self, by: str, words: str, other: str, *, reason: str) -> None:
        """Put one claim in the place of two."""
        self._do(
            lambda claims: merge_claims(
                **self._target(by, claims),
                other=claims[1],
                other_version=claims[1].version,
                revision=self.revision,
                reason=reason,
            ),
            words,
            other,
        )

    def _do(
        self,
        act: Callable[[list[Claim]], object],
        *wordings: str,
        status: str = Claim.Status.ACTIVE,
    ) -> None:
        with self._step() as todo:
            if todo:
                claims: list[Claim] = []
                for words in wordings:
                    finder = self._people["lena"]
                    claims.append(
                        add_or_find(self.revision, words, by=finder, status=status, but=claims)
                    )
                act(claims)

    @contextmanager
    def _step(self) -> Iterator[bool]:
        """One step; yields whether it is still to be done."""
        name = f"{self._name}.{next(self._numbers):02}"
        if name in self._done:
            yield False
            return
        with step(name):
            yield True
        self._done.add(name)

    def _target(self, by: str, claims: list[Claim]) -> Target:
        return Target(by=self._people[by], claim=claims[0], version=claims[0].version)
