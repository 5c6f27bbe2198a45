"""The words that a verdict was given on beside those that the claim has now."""

from collections.abc import Iterable
from dataclasses import dataclass

from factcheck.claims.models import Anchor, Claim
from factcheck.lib import diff
from factcheck.lib.words import same_words


@dataclass(frozen=True, slots=True)
class Rewording:
    """How a claim's words changed after its verdict.

    Attributes:
        old, new: The words that were judged, and the present ones.
        since: The number of the revision that had the old ones; ``to`` of the one that has the new.
    """

    old: str
    new: str
    since: int
    to: int

    @property
    def pieces(self) -> list[diff.Piece]:
        """Both compared word by word, for ``components/worddiff.html``."""
        return diff.words(self.old, self.new)


def rewording(claim: Claim, anchors: Iterable[Anchor]) -> Rewording | None:
    """What became of the words of a claim since its verdict; None where they are the same.

    ``anchors`` are the claim's, newest revision first, with their revisions. No query is made.
    """
    newest_first = list(anchors)
    if claim.decided_at is None or not newest_first:
        return None
    judged = next((a for a in newest_first if a.revision.at <= claim.decided_at), None)
    now = newest_first[0]
    if judged is None or same_words(judged.quote, now.quote):
        return None
    return Rewording(judged.quote, now.quote, judged.revision.number, now.revision.number)
