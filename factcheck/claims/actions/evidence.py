"""Linking sources to claims."""

from django.db.models.functions import Now
from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.audit.record import recorded
from factcheck.claims import kinds
from factcheck.claims.actions._change import change
from factcheck.claims.actions.verdicts import stances
from factcheck.claims.models import Claim, Evidence
from factcheck.claims.rules import check_link, check_unlink, check_verdict
from factcheck.lib.errors import RuleBroken
from factcheck.lib.fields import check_fields
from factcheck.sources.models import Source


def link_source(
    *,
    by: User,
    claim: Claim,
    version: int,
    source: Source,
    stance: str,
    passage: str = "",
    note: str = "",
) -> Evidence:
    """Link a source to a claim with its stance and the passage that shows it.

    The same passage of the same source with the same stance is answered with the link there is.

    Raises:
        NotAllowed: the person may not link sources.
        RuleBroken: an unknown stance, or the same passage is linked with another stance.
        ClaimConflict: someone else changed the claim since ``version`` was read.
    """
    check_link(by, claim)
    passage, note = passage.strip(), note.strip()
    evidence = Evidence(
        claim=claim, source=source, stance=stance, passage=passage, note=note, linked_by=by
    )
    check_fields(evidence, exclude=["claim", "source", "linked_by"])
    known = claim.evidence.linked().filter(source=source, passage=passage).first()
    if known is not None:
        if known.stance != stance:
            raise RuleBroken(
                f"This passage is linked already, as “{known.get_stance_display().lower()}”. "
                "Remove that link first, or choose another passage.",
                field="stance",
            )
        return known
    with recorded(by=by, action=kinds.LINK, reason=note):
        change(claim, version=version)
        evidence.save()
    return evidence


def remove_evidence(*, by: User, evidence: Evidence, version: int, reason: str = "") -> Evidence:
    """Take a source off a claim; the link stays in the history.

    Raises:
        NotAllowed: the person may not link sources.
        RuleBroken: the claim's verdict rests on it, or waits for its second check.
        ClaimConflict: someone else changed the claim since ``version`` was read.
    """
    claim = evidence.claim
    check_unlink(by, claim)
    if evidence.removed_at is not None:
        return evidence
    try:
        check_verdict(
            verdict=claim.verdict,
            rationale=claim.rationale,
            stances=stances(claim, without=evidence),
        )
    except RuleBroken as error:
        raise RuleBroken(
            f"The verdict “{claim.get_verdict_display().lower()}” rests on this source. "
            "Change the verdict first, or link another source."
        ) from error
    with recorded(by=by, action=kinds.UNLINK, reason=reason.strip()):
        change(claim, version=version)
        Evidence.objects.filter(pk=evidence.pk, removed_at=None).update(removed_at=Now())
    evidence.removed_at = timezone.now()
    return evidence


def copy_evidence(claims: list[Claim], *, to: list[Claim]) -> None:
    """Link every source of ``claims`` to each of the new claims ``to``, each passage once.

    A passage that supports one of the claims and contradicts another gives context to the new one:
    how it bears on the whole is for a person to say. Called inside the action that splits or
    merges.
    """
    unique: dict[tuple[int, str], Evidence] = {}
    for item in Evidence.objects.linked().filter(claim__in=claims):
        first = unique.setdefault((item.source_id, item.passage), item)
        if first.stance != item.stance:
            first.stance = Evidence.Stance.CONTEXT
    Evidence.objects.bulk_create(
        Evidence(
            claim=claim,
            source_id=item.source_id,
            stance=item.stance,
            passage=item.passage,
            note=item.note,
            linked_by_id=item.linked_by_id,
        )
        for claim in to
        for item in unique.values()
    )
