"""What the state of a claim allows: every verdict with every combination of grounds."""

import itertools
from collections.abc import Callable

import pytest

from factcheck.accounts.models import User
from factcheck.accounts.roles import Role
from factcheck.claims import rules
from factcheck.claims.models import Claim, Evidence
from factcheck.lib.errors import NotAllowed, RuleBroken

STANCES = [stance.value for stance in Evidence.Stance]
GROUNDS = [
    (set(stances), rationale)
    for size in range(len(STANCES) + 1)
    for stances in itertools.combinations(STANCES, size)
    for rationale in ("", "   ", "We asked the port authority.")
]
PAIRS = [
    (rules.check_decide, rules.can_decide),
    (rules.check_correct, rules.can_correct),
    (rules.check_link, rules.can_link),
    (rules.check_restore, rules.can_restore),
]


def has_grounds(verdict: str, stances: set[str], rationale: str) -> bool:
    """DESIGN's sentence on verdicts, a second time."""
    written = rationale.strip() != ""
    match verdict:
        case "":
            return True
        case "verified":
            return "supports" in stances
        case "disputed":
            return "contradicts" in stances or written
        case "unattributed":
            return written
        case _:
            return False


def person(role: Role) -> User:
    made = User(username=role, name=role)
    made.__dict__["roles"] = (role,)
    return made


@pytest.mark.parametrize("verdict", ["", "verified", "disputed", "unattributed", "true", "0"])
@pytest.mark.parametrize(("stances", "rationale"), GROUNDS)
def test_verdicts_and_their_grounds(verdict: str, stances: set[str], rationale: str) -> None:
    if has_grounds(verdict, stances, rationale):
        rules.check_verdict(verdict=verdict, rationale=rationale, stances=stances)
    else:
        with pytest.raises(RuleBroken) as refusal:
            rules.check_verdict(verdict=verdict, rationale=rationale, stances=stances)
        assert refusal.value.field in {"verdict", "rationale"}


@pytest.mark.parametrize(("stances", "rationale"), GROUNDS)
def test_the_page_says_what_is_missing_exactly_where_the_rule_refuses(
    stances: set[str], rationale: str
) -> None:
    missing = rules.missing_for(rationale=rationale, stances=stances)
    for verdict in ("verified", "disputed", "unattributed"):
        assert (verdict not in missing) is has_grounds(verdict, stances, rationale)
    assert all(words.endswith(".") for words in missing.values())


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("status", Claim.Status)
@pytest.mark.parametrize(("check", "can"), PAIRS)
def test_check_and_can_agree(
    role: Role,
    status: Claim.Status,
    check: Callable[[User, Claim], None],
    can: Callable[[User, Claim], bool],
) -> None:
    claim = Claim(status=status)
    if can(person(role), claim):
        check(person(role), claim)
    else:
        refusal = NotAllowed if role is Role.REPORTER else RuleBroken
        with pytest.raises(refusal):
            check(person(role), claim)


@pytest.mark.parametrize("status", Claim.Status)
def test_only_standing_claims_are_worked_on_and_only_others_restored(status: Claim.Status) -> None:
    claim, checker = Claim(status=status), person(Role.CHECKER)
    stands = status == Claim.Status.ACTIVE
    assert rules.can_decide(checker, claim) is stands
    assert rules.can_correct(checker, claim) is stands
    assert rules.can_link(checker, claim) is stands
    without_place = status in {Claim.Status.UNPLACED, Claim.Status.GONE}
    assert rules.can_restore(checker, claim) is not (stands or without_place)
    assert rules.can_place(checker, claim) is without_place
    assert rules.can_say_gone(checker, claim) is (status == Claim.Status.UNPLACED)


@pytest.mark.parametrize(("role", "may"), [(Role.REPORTER, False), (Role.CHECKER, True)])
def test_only_a_stale_verdict_can_be_said_to_hold(role: Role, may: bool) -> None:
    stale = Claim(verdict="verified", stale_reason="text changed")
    assert rules.can_still_holds(person(role), stale) is may
    assert not rules.can_still_holds(person(role), Claim(verdict="verified"))


@pytest.mark.parametrize(
    ("values", "state"),
    [
        ({}, "open"),
        ({"verdict": "verified"}, "verified"),
        ({"verdict": "verified", "stale_reason": "text changed"}, "stale"),
        ({"status": "dismissed", "verdict": "verified"}, "dismissed"),
        ({"status": "superseded"}, "superseded"),
        ({"status": "gone", "verdict": "verified", "stale_reason": "text changed"}, "gone"),
        ({"status": "unplaced"}, "unplaced"),
    ],
)
def test_the_word_for_a_state(values: dict[str, str], state: str) -> None:
    assert Claim(**values).state == state
