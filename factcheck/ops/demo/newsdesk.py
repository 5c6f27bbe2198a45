"""What several people do on one article of the demo newsroom: the actions of the desk."""

from collections.abc import Mapping

from factcheck.articles.models import Article, Revision
from factcheck.claims.models import Claim
from factcheck.desk.actions.reopen import flag_legal_risk
from factcheck.desk.actions.second_check import second_check
from factcheck.desk.actions.sign_off import sign_off
from factcheck.desk.actions.talk import add_comment
from factcheck.desk.actions.texts import save_text
from factcheck.desk.queue import AT_WORK
from factcheck.ops.demo.finding import add_or_find
from factcheck.ops.demo.floor import Floor
from factcheck.ops.demo.stories import read_story


class Newsdesk(Floor):
    """One article with those who check it, and those who look over their shoulders."""

    def second_check(self, by: str, words: str, verdict: str, rationale: str) -> None:
        """Give a second verdict."""
        self._do(
            lambda claims: second_check(
                **self._target(by, claims), verdict=verdict, rationale=rationale
            ),
            words,
        )

    def flag(self, by: str, words: str, *, reason: str) -> None:
        """Flag a claim as a legal risk, so that two people give its verdict."""
        self._do(
            lambda claims: flag_legal_risk(**self._target(by, claims), on=True, reason=reason),
            words,
        )

    def comment(self, by: str, text: str, *, on: str = "") -> None:
        """Say something on the claim at words of the article, or on the article."""
        with self._step() as todo:
            if todo:
                person = self._people[by]
                add_comment(
                    by=person,
                    article=self._article(),
                    claim=self._claim_at(on) if on else None,
                    text=text,
                )

    def new_text(self, by: str, changes: Mapping[str, str], *, reason: str) -> None:
        """Save a new text in which words are replaced by others, and have it read."""
        with self._step() as todo:
            if todo:
                text = self._newest().text
                for old, new in changes.items():
                    if text.count(old) != 1:
                        raise ValueError(f"{old!r} does not stand once in the article")
                    text = text.replace(old, new)
                seen = self._newest().number
                save_text(
                    by=self._people[by],
                    article=self._article(),
                    seen=seen,
                    text=text,
                    reason=reason,
                )
        read_story(self._newest())

    def sign_off(self, by: str, *, note: str, waive: str) -> None:
        """Sign the article off; what is not settled passes for the reason ``waive``."""
        with self._step() as todo:
            if todo:
                open_claims = Claim.objects.of_article(self._article()).filter(stage__in=AT_WORK)
                sign_off(
                    by=self._people[by],
                    article=self._article(),
                    revision=self._newest(),
                    waivers=dict.fromkeys(open_claims.values_list("pk", flat=True), waive),
                    note=note,
                )

    def _claim_at(self, words: str) -> Claim:
        active = Claim.Status.ACTIVE
        return add_or_find(self.revision, words, by=self._people["lena"], status=active, but=[])

    def _article(self) -> Article:
        return Article.objects.get(pk=self.revision.article_id)

    def _newest(self) -> Revision:
        return Revision.objects.newest(self._article())
