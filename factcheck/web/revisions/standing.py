"""The claims of a former text as a person may see them: with the verdicts they had."""

from dataclasses import dataclass

from factcheck.accounts.models import User
from factcheck.articles.models import Revision
from factcheck.claims.models import Claim
from factcheck.claims.past import ClaimThen, claims_at
from factcheck.desk.blindness import hidden_claims
from factcheck.web.revisions.drawing import Mark

ASIDE = frozenset({Claim.Status.DISMISSED.value, Claim.Status.SUPERSEDED.value})
VERDICTS = frozenset(value for value in Claim.Verdict.values if value)
HIDDEN = "second_check"
"""The state that is shown instead of a verdict that a person may not know yet."""


@dataclass(frozen=True, slots=True)
class ClaimShown:
    """A claim as it stood in a revision.

    Attributes:
        quote: Its words in that text.
        state: As far as the person may see it.
        tells: Whether verdict and rationale may be shown.
    """

    mark: Mark
    quote: str
    claim: ClaimThen
    tells: bool

    @property
    def state(self) -> str:
        """Its state, in one word for pages."""
        return self.mark.state


def claims_shown(revision: Revision, person: User) -> list[ClaimShown]:
    """The claims that stood in a revision, in text order; four queries whatever their number."""
    standings = [found for found in claims_at(revision) if found.claim.status not in ASIDE]
    unseen = hidden_claims([found.claim.pk for found in standings], person)
    shown: list[ClaimShown] = []
    for found in standings:
        claim, anchor = found.claim, found.anchor
        tells = claim.pk not in unseen and claim.state not in {HIDDEN, "disagreement"}
        state = HIDDEN if claim.pk in unseen and claim.state in VERDICTS else claim.state
        mark = Mark(anchor.start, anchor.end, claim.pk, state, claim.label)
        shown.append(ClaimShown(mark, anchor.quote, claim, tells))
    return shown
