"""Splitting and merging claims, what goes along, and undoing both."""

import pytest

from factcheck.accounts.models import User
from factcheck.claims.actions.corrections import Said, dismiss, restore, set_attribution
from factcheck.claims.actions.reshape import merge_claims, split_claim
from factcheck.claims.actions.verdicts import decide
from factcheck.claims.models import Claim
from factcheck.lib.errors import RuleBroken
from tests.factories import (
    make_article,
    make_claim,
    make_evidence,
    make_person,
    make_source,
    stretch_of,
)

pytestmark = pytest.mark.django_db

WHOLE = "Repairs will cost 3.2 million crowns, the port authority estimates"
COST, WHO = "Repairs will cost 3.2 million crowns", "the port authority estimates"


@pytest.fixture
def checker() -> User:
    return make_person()


def split(by: User, claim: Claim, first: str = COST, second: str = WHO) -> tuple[Claim, Claim]:
    revision = claim.article.revisions.get()
    return split_claim(
        by=by,
        claim=claim,
        version=claim.version,
        revision=revision,
        first=stretch_of(revision, first),
        second=stretch_of(revision, second),
    )


def merge(by: User, claim: Claim, other: Claim) -> Claim:
    return merge_claims(
        by=by,
        claim=claim,
        version=claim.version,
        other=other,
        other_version=other.version,
        revision=claim.article.revisions.get(),
    )


def status(*claims: Claim) -> list[str]:
    return [Claim.objects.get(pk=claim.pk).status for claim in claims]


def test_both_parts_keep_chain_sources_and_assignee_and_have_no_verdict(checker: User) -> None:
    claim = make_claim(by=checker, quote=WHOLE, kind="statistic")
    chain = [Said("port authority", cue="estimates"), Said("Post", role="outlet")]
    set_attribution(by=checker, claim=claim, version=claim.version, chain=chain)
    linked = make_evidence(claim=claim, by=checker, passage="3.2 million", note="p. 4")
    decide(by=checker, claim=claim, version=claim.version, verdict="verified")
    parts = split(checker, claim)
    assert status(claim, *parts) == ["superseded", "active", "active"]
    for part, quote in zip(parts, (COST, WHO), strict=True):
        assert part.anchors.get().quote == quote
        assert [link.name for link in part.attributions.all()] == ["port authority", "Post"]
        copy = part.evidence.get()
        assert (copy.source_id, copy.stance, copy.passage, copy.note, copy.linked_by_id) == (
            linked.source_id,
            "supports",
            "3.2 million",
            "p. 4",
            checker.pk,
        )
        assert (part.verdict, part.kind, part.replaces.get().claim) == ("", "statistic", claim)


def test_parts_may_overlap_but_not_be_the_same(checker: User) -> None:
    claim = make_claim(by=checker, quote=WHOLE)
    with pytest.raises(RuleBroken, match="the same"):
        split(checker, claim, COST, COST)
    first, second = split(checker, claim, COST, WHOLE)
    assert first.anchors.get().end < second.anchors.get().end


def test_undoing_a_split(checker: User) -> None:
    claim = make_claim(by=checker, quote=WHOLE)
    parts = split(checker, claim)
    restore(by=checker, claim=claim, version=claim.version)
    assert status(claim, *parts) == ["active", "dismissed", "dismissed"]
    again = split(checker, claim)
    assert status(claim, *again) == ["superseded", "active", "active"]


def test_a_split_is_not_undone_over_a_verdict(checker: User) -> None:
    claim = make_claim(by=checker, quote=WHOLE)
    first, second = split(checker, claim)
    decide(by=checker, claim=first, version=first.version, verdict="disputed", rationale="It is 4.")
    with pytest.raises(RuleBroken, match="worked on since"):
        restore(by=checker, claim=claim, version=claim.version)
    assert status(claim, first, second) == ["superseded", "active", "active"]


def test_a_dismissed_part_does_not_keep_a_split_from_being_undone(checker: User) -> None:
    claim = make_claim(by=checker, quote=WHOLE)
    first, second = split(checker, claim)
    dismiss(by=checker, claim=first, version=first.version, reason="No claim")
    restore(by=checker, claim=claim, version=claim.version)
    assert status(claim, first, second) == ["active", "dismissed", "dismissed"]
    assert Claim.objects.get(pk=first.pk).dismissal_reason == "No claim"


def test_a_part_that_was_split_again_is_restored_first(checker: User) -> None:
    claim = make_claim(by=checker, quote=WHOLE)
    first, second = split(checker, claim)
    split(checker, first, "Repairs", "3.2 million crowns")
    with pytest.raises(RuleBroken, match="worked on since"):
        restore(by=checker, claim=claim, version=claim.version)
    restore(by=checker, claim=first, version=first.version)
    restore(by=checker, claim=claim, version=claim.version)
    assert status(claim, first, second) == ["active", "dismissed", "dismissed"]


def test_merged_from_the_first_word_to_the_last_with_all_sources(checker: User) -> None:
    article, source = make_article(), make_source()
    early = make_claim(by=checker, article=article, quote="14 ferries")
    late = make_claim(by=checker, article=article, quote=COST)
    set_attribution(by=checker, claim=early, version=early.version, chain=[Said("Ada Brandt")])
    make_evidence(claim=early, by=checker, source=source, passage="same")
    make_evidence(claim=late, by=checker, source=source, passage="same")
    make_evidence(claim=late, by=checker, stance="contradicts")
    merged = merge(checker, late, early)
    assert merged.anchors.get().quote == f"14 ferries were damaged. {COST}"
    assert [link.name for link in merged.attributions.all()] == ["Ada Brandt"]
    assert sorted(merged.evidence.values_list("stance", flat=True)) == ["contradicts", "supports"]
    assert {link.claim for link in merged.replaces.all()} == {early, late}
    assert status(early, late, merged) == ["superseded", "superseded", "active"]


def test_a_passage_that_supports_one_and_contradicts_the_other_gives_context(
    checker: User,
) -> None:
    """The same passage was read as support on one claim and as contradiction on the other."""
    article, source = make_article(), make_source()
    one = make_claim(by=checker, article=article, quote="14 ferries")
    two = make_claim(by=checker, article=article, quote=COST)
    make_evidence(claim=one, by=checker, source=source, passage="same", stance="supports")
    make_evidence(claim=two, by=checker, source=source, passage="same", stance="contradicts")
    merged = merge(checker, one, two)
    assert [(item.source, item.passage) for item in merged.evidence.all()] == [(source, "same")]
    assert merged.evidence.get().stance == "context"


def test_undoing_a_merge_brings_both_back(checker: User) -> None:
    article = make_article()
    one = make_claim(by=checker, article=article, quote="14 ferries")
    two = make_claim(by=checker, article=article, quote=COST)
    merged = merge(checker, one, two)
    one.refresh_from_db()
    restore(by=checker, claim=one, version=one.version)
    assert status(one, two, merged) == ["active", "active", "dismissed"]


def test_only_claims_of_one_article_are_merged(checker: User) -> None:
    one, two = make_claim(by=checker), make_claim(by=checker)
    with pytest.raises(RuleBroken, match="same article"):
        merge(checker, one, two)
    with pytest.raises(RuleBroken, match="same article"):
        merge(checker, one, one)


def test_restoring_one_of_two_split_merged_claims_leaves_the_others_be(checker: User) -> None:
    article = make_article()
    one = make_claim(by=checker, article=article, quote="14 ferries")
    two = make_claim(by=checker, article=article, quote=COST)
    merged = merge(checker, one, two)
    first, second = split(checker, merged, "14 ferries", COST)
    restore(by=checker, claim=merged, version=merged.version)
    assert status(one, two, merged, first, second) == [
        "superseded",
        "superseded",
        "active",
        "dismissed",
        "dismissed",
    ]
