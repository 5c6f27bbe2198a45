"""The stages of a claim, the ways between them, and who may take which: one table.

The database works the stage out from the claim's row (``claims.models.claim.STAGE``); this table
says which actions lead from where to where. Pages ask it what a person may do next, the diagram in
docs/workflow.md is drawn from it, and a test takes every way of it with real actions and sees that
no other is open.

``claim.undo`` stands beside the table: it leads back to where the claim was before.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from factcheck.accounts.models import User
from factcheck.accounts.roles import Permission
from factcheck.claims import kinds as claims
from factcheck.claims import rules as claim_rules
from factcheck.claims.models import Claim
from factcheck.desk import kinds, rules
from factcheck.lib.errors import DomainError

Stage = Claim.Stage

type Check = Callable[[User, Claim], None]

UNDECIDED = (Stage.OPEN, Stage.IN_REVIEW)
GIVEN = (Stage.STALE, Stage.SECOND_CHECK, Stage.DISAGREEMENT, Stage.SETTLED)
STANDING = (*UNDECIDED, *GIVEN)
FRESH = (Stage.SECOND_CHECK, Stage.DISAGREEMENT, Stage.SETTLED)
"""The stages of a verdict that nothing asks to look at again."""


@dataclass(frozen=True, slots=True)
class Move:
    """An action that moves claims, or may.

    Attributes:
        action: Its kind in the history.
        words: What a person does, as they would say it.
        permission: What their role must permit; None: the workbench does it by itself.
        check: The rule that says no in words, where it needs no more than person and claim.
    """

    action: str
    words: str
    permission: Permission | None
    check: Check | None = None


@dataclass(frozen=True, slots=True)
class Transition:
    """One way of a claim: from a stage (None: it is made), by an action, to a stage."""

    stage: Claim.Stage | None
    action: str
    to: Claim.Stage
    when: str = ""


MOVES = {
    move.action: move
    for move in (
        Move(claims.FIND, "find the claim", None),
        Move(claims.ADD, "add the claim", Permission.CORRECT),
        Move(kinds.ASSIGN, "give it to a person, or to nobody", Permission.DECIDE),
        Move(kinds.HAND_BACK, "hand it back", Permission.DECIDE),
        Move(claims.DECIDE, "give a verdict", Permission.DECIDE, claim_rules.check_decide),
        Move(
            kinds.SECOND_CHECK,
            "give the second verdict, without seeing the first",
            Permission.SECOND_CHECK,
            rules.check_second_check,
        ),
        Move(
            kinds.RESOLVE,
            "decide between two verdicts",
            Permission.SETTLE,
            rules.check_resolve,
        ),
        Move(
            claims.STILL_HOLDS,
            "say that the verdict still holds",
            Permission.DECIDE,
            claim_rules.check_still_holds,
        ),
        Move(claims.REOPEN, "have it checked anew", Permission.REOPEN, rules.check_reopen),
        Move(kinds.FLAG_RISK, "flag a legal risk", Permission.FLAG_RISK, rules.check_flag),
        Move(kinds.UNFLAG_RISK, "take the flag off", Permission.FLAG_RISK, rules.check_flag),
        Move(
            claims.UNDO_VERDICT,
            "take the last verdict back",
            Permission.DECIDE,
            claim_rules.check_undo_verdict,
        ),
        Move(
            kinds.UNDO_SECOND_CHECK,
            "take one’s second verdict back",
            Permission.SECOND_CHECK,
            rules.check_take_back_second_check,
        ),
        Move(
            kinds.UNDO_RESOLVE,
            "take back what one decided",
            Permission.SETTLE,
            rules.check_take_back_resolution,
        ),
        Move(claims.STALE, "ask for another look", None),
        Move(claims.CARRY, "save a new text", Permission.BRING_IN),
        Move(claims.PLACE, "say where it stands", Permission.CORRECT, claim_rules.check_place),
        Move(
            claims.SAY_GONE,
            "say that it is no longer there",
            Permission.CORRECT,
            claim_rules.check_say_gone,
        ),
        Move(claims.EXTENT, "change its place", Permission.CORRECT, claim_rules.check_correct),
        Move(claims.DISMISS, "dismiss it", Permission.CORRECT, claim_rules.check_correct),
        Move(claims.SPLIT, "split it", Permission.CORRECT, claim_rules.check_correct),
        Move(claims.MERGE, "merge it", Permission.CORRECT, claim_rules.check_correct),
        Move(claims.RESTORE, "restore it", Permission.CORRECT, claim_rules.check_restore),
    )
}
"""Each action that moves claims, with who may take it."""


def _ways(
    stages: tuple[Claim.Stage | None, ...], action: str, to: tuple[Claim.Stage, ...], when: str = ""
) -> Iterator[Transition]:
    for stage in stages:
        for goal in to:
            yield Transition(stage, action, goal, when)


def _staying(stages: tuple[Claim.Stage, ...], action: str, when: str = "") -> Iterator[Transition]:
    for stage in stages:
        yield Transition(stage, action, stage, when)


OPEN, REVIEW, STALE, SECOND, APART, SETTLED = STANDING
UNPLACED, OUT = Stage.UNPLACED, Stage.OUT
AS_IT_WAS = "as it was"
PLAIN, WEIGHTY = "verified or unattributed, no legal risk", "disputed, or a legal risk"
OTHER_WORDS, SAME_WORDS = "at other words", "at the same words"

TRANSITIONS: tuple[Transition, ...] = (
    # A claim is made.
    *_ways((None,), claims.FIND, (OPEN,)),
    *_ways((None,), claims.ADD, (OPEN,)),
    *_ways((None,), claims.SPLIT, (OPEN, REVIEW), "with whoever had the former"),
    *_ways((None,), claims.MERGE, (OPEN, REVIEW), "with whoever had the former"),
    # Somebody has it.
    *_ways((OPEN,), kinds.ASSIGN, (REVIEW,), "to a person"),
    *_ways((REVIEW,), kinds.ASSIGN, (OPEN,), "to nobody"),
    *_staying((REVIEW, *GIVEN), kinds.ASSIGN, "to somebody else"),
    *_ways((REVIEW,), kinds.HAND_BACK, (OPEN,), "by whoever has it"),
    *_staying(GIVEN, kinds.HAND_BACK, "by whoever has it"),
    # A verdict, and the second.
    *_ways((OPEN, REVIEW, STALE), claims.DECIDE, (SETTLED,), PLAIN),
    *_ways((OPEN, REVIEW, STALE), claims.DECIDE, (SECOND,), WEIGHTY),
    *_ways((SECOND,), claims.DECIDE, (SETTLED,), f"by whoever gave the first: {PLAIN}"),
    *_ways((SECOND,), claims.DECIDE, (SECOND,), f"by whoever gave the first: {WEIGHTY}"),
    *_ways((SETTLED,), claims.DECIDE, (SETTLED,), f"if one person checked it: {PLAIN}"),
    *_ways((SETTLED,), claims.DECIDE, (SECOND,), f"if one person checked it: {WEIGHTY}"),
    *_ways((SECOND,), kinds.SECOND_CHECK, (SETTLED,), "by somebody else, who agrees"),
    *_ways((SECOND,), kinds.SECOND_CHECK, (APART,), "by somebody else, who does not agree"),
    *_ways((APART,), kinds.RESOLVE, (SETTLED,), "by an editor who gave neither"),
    # Another look.
    *_ways(FRESH, claims.STALE, (STALE,), "its source changed, or its review date is past"),
    *_staying((STALE,), claims.STALE),
    *_ways((STALE,), claims.STILL_HOLDS, (SETTLED, APART), AS_IT_WAS),
    *_ways((STALE,), claims.STILL_HOLDS, (SECOND,), "by whoever gave the verdict"),
    *_ways(GIVEN, claims.REOPEN, (OPEN,), "nobody has it"),
    *_ways(GIVEN, claims.REOPEN, (REVIEW,), "somebody has it"),
    *_ways((SETTLED,), kinds.FLAG_RISK, (SECOND,), "if one person checked it"),
    *_ways((SETTLED,), kinds.FLAG_RISK, (SETTLED,), "if two people checked it"),
    *_staying((OPEN, REVIEW, STALE, APART), kinds.FLAG_RISK),
    *_ways((SECOND,), kinds.UNFLAG_RISK, (SETTLED,), "by whoever flagged the verdict they saw"),
    *_staying((OPEN, REVIEW, STALE, APART, SETTLED), kinds.UNFLAG_RISK),
    # Taking back.
    *_ways(
        (SECOND, SETTLED),
        claims.UNDO_VERDICT,
        (OPEN, REVIEW, STALE, SECOND, SETTLED),
        "what was before",
    ),
    *_ways((STALE,), claims.UNDO_VERDICT, (OPEN, REVIEW, STALE), "what was before"),
    *_ways(UNDECIDED, claims.UNDO_VERDICT, (STALE, SECOND, SETTLED), "what was before"),
    *_ways(UNDECIDED, claims.UNDO_VERDICT, (APART,), "an editor takes a reopening back"),
    *_ways((SETTLED, APART), kinds.UNDO_SECOND_CHECK, (SECOND,), "by whoever gave it"),
    *_ways((SETTLED,), kinds.UNDO_RESOLVE, (APART,), "by whoever decided"),
    # The text changes.
    *_staying(STANDING, claims.CARRY, "its words stand"),
    *_ways(FRESH, claims.CARRY, (STALE,), "its words changed"),
    *_ways(STANDING, claims.CARRY, (UNPLACED,), "several places fit"),
    *_ways(STANDING, claims.CARRY, (OUT,), "its words are gone"),
    *_ways((UNPLACED,), claims.CARRY, STANDING, "one place is left"),
    *_staying((UNPLACED,), claims.CARRY, "several places fit"),
    *_ways((UNPLACED,), claims.CARRY, (OUT,), "no place is left"),
    *_ways((OUT,), claims.CARRY, STANDING, "its words are back"),
    *_ways(
        (UNPLACED, OUT), claims.PLACE, STANDING, "where its words stand; other words make it stale"
    ),
    *_ways((UNPLACED,), claims.SAY_GONE, (OUT,)),
    *_staying(STANDING, claims.EXTENT, SAME_WORDS),
    *_ways(FRESH, claims.EXTENT, (STALE,), OTHER_WORDS),
    # It is no claim, or another.
    *_ways(STANDING, claims.DISMISS, (OUT,)),
    *_ways(STANDING, claims.SPLIT, (OUT,)),
    *_ways(STANDING, claims.MERGE, (OUT,)),
    *_ways((OUT,), claims.RESTORE, STANDING, AS_IT_WAS),
    *_ways((OUT,), claims.RESTORE, (OUT,), "its words are gone by now"),
)
"""Every way of a claim over the desk."""

_OPEN_WAYS = frozenset((way.stage, way.action) for way in TRANSITIONS)

NEXT = {
    Stage.OPEN: "Nobody has it yet. Take it, or give it a verdict.",
    Stage.IN_REVIEW: "A verdict is next.",
    Stage.STALE: "Say whether the verdict still holds, or give another.",
    Stage.SECOND_CHECK: "Somebody else gives a second verdict, without seeing the first.",
    Stage.DISAGREEMENT: "Two verdicts disagree. An editor who gave neither decides.",
    Stage.SETTLED: "",
    Stage.UNPLACED: "Say where it stands in the new text, or that it is gone.",
    Stage.OUT: "",
}
"""What happens next at each stage, in a newsroom's words."""


def stage_of(claim: Claim) -> Claim.Stage:
    """The stage of a claim as its values are now, saved or not; the database says the same."""
    if claim.status == Claim.Status.UNPLACED:
        return Stage.UNPLACED
    if not claim.is_active:
        return Stage.OUT
    if claim.stale_reason:
        return Stage.STALE
    if not claim.verdict:
        return Stage.OPEN if claim.assignee_id is None else Stage.IN_REVIEW
    if claim.second_check == Claim.SecondCheck.DISAGREED:
        return Stage.DISAGREEMENT
    return Stage.SECOND_CHECK if claim.needs_second_check else Stage.SETTLED


def may(person: User, claim: Claim, action: str) -> bool:
    """Whether a person may take this action on this claim now, by the table and by its rule."""
    move = MOVES[action]
    if move.permission is None or not person.may(move.permission):
        return False
    if (stage_of(claim), action) not in _OPEN_WAYS:
        return False
    try:
        if move.check is not None:
            move.check(person, claim)
    except DomainError:
        return False
    return True


def next_step(person: User, claim: Claim) -> str:
    """What is to be done next with a claim, said to this person; "" where nothing is."""
    stage = stage_of(claim)
    if stage == Stage.SECOND_CHECK and claim.decided_by_id == person.pk:
        return "Your verdict waits for somebody else’s, who does not see it before."
    if stage == Stage.SECOND_CHECK and may(person, claim, kinds.SECOND_CHECK):
        return "A second verdict is asked for. You can give it."
    if stage == Stage.DISAGREEMENT and may(person, claim, kinds.RESOLVE):
        return "Two verdicts disagree. Read both, then decide."
    if stage == Stage.STALE and not claim_rules.sees_verdict(person, claim):
        return "Whoever gave the verdict says whether it still holds. Or give one of your own."
    if stage == Stage.IN_REVIEW and claim.assignee_id == person.pk:
        return "Yours: a verdict is next."
    return NEXT[stage]
