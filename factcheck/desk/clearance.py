"""What stands in the way of a sign-off, and what to do about it, in words."""

from collections.abc import Mapping

from factcheck.articles.models import Revision
from factcheck.claims.models import Claim, KeptLine, Reading
from factcheck.desk.sheet import ClaimSaid, SheetSaid
from factcheck.lib.errors import RuleBroken

ADVICE = {
    Claim.Stage.OPEN: "Nobody has it. Assign it, or give it a verdict.",
    Claim.Stage.IN_REVIEW: "It has no verdict yet.",
    Claim.Stage.STALE: "Its verdict needs another look. Say that it still holds, or give another.",
    Claim.Stage.SECOND_CHECK: "It waits for a second person’s verdict.",
    Claim.Stage.DISAGREEMENT: "Two verdicts disagree. An editor who gave neither decides.",
    Claim.Stage.UNPLACED: "Say where it stands in the new text, or that it is gone.",
}
"""For each stage but the settled one, what is missing and what to do."""


class SignOffRefused(RuleBroken):
    """Claims are open and were not waived.

    Attributes:
        missing: For each of them, by its key, what to do.
    """

    def __init__(self, claims: list[ClaimSaid]) -> None:
        which = f"{len(claims)} claims are" if len(claims) > 1 else "1 claim is"
        super().__init__(f"{which} not settled. Settle each, or say why it may pass.")
        self.missing = {claim["id"]: advice(claim) for claim in claims}


def in_the_way(sheet: SheetSaid) -> list[ClaimSaid]:
    """The claims of a sheet that are not settled, in its order."""
    return [claim for claim in sheet["claims"] if claim["stage"] != Claim.Stage.SETTLED]


def advice(claim: ClaimSaid) -> str:
    """What to do about a claim that is not settled."""
    words = ADVICE[Claim.Stage(claim["stage"])]
    if claim["stage"] == Claim.Stage.IN_REVIEW:
        return f"{claim['assignee']} has it. {words}"
    return words


def check_waived(sheet: SheetSaid, waivers: Mapping[int, str]) -> None:
    """Raise SignOffRefused unless each claim is settled or has a reason in ``waivers``."""
    missing = [claim for claim in in_the_way(sheet) if not waivers.get(claim["id"])]
    if missing:
        raise SignOffRefused(missing)


def check_read(revision: Revision, reading: Reading | None) -> None:
    """Raise RuleBroken while the splitter still looks for claims in this text."""
    if reading is not None and not reading.is_over:
        raise RuleBroken(
            "The text is still being read, so claims may be missing. Wait until it is done."
        )
    if KeptLine.objects.filter(revision=revision, read_at=None, problem="").exists():
        raise RuleBroken("A line that was brought back is still being read. Wait until it is done.")
