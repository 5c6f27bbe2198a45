"""Splitting one claim into two, and merging two into one."""

from factcheck.accounts.models import User
from factcheck.articles.models import Revision
from factcheck.audit.record import recorded
from factcheck.claims import kinds
from factcheck.claims.actions._change import change, hold_text, lock
from factcheck.claims.actions.corrections import PLACES, Stretch, fit
from factcheck.claims.actions.evidence import copy_evidence
from factcheck.claims.models import Anchor, Attribution, Claim, Replacement
from factcheck.claims.models.claim import LABEL_LENGTH
from factcheck.claims.rules import check_correct
from factcheck.lib.errors import RuleBroken
from factcheck.lib.fields import check_fields
from factcheck.lib.text import shorten


def split_claim(
    *,
    by: User,
    claim: Claim,
    version: int,
    revision: Revision,
    first: Stretch,
    second: Stretch,
    reason: str = "",
) -> tuple[Claim, Claim]:
    """Put two claims in the place of one, at two stretches of the text that may overlap.

    Both keep its attribution, sources, kind and assignee; neither has a verdict yet.

    Raises:
        NotAllowed, RuleBroken, ClaimConflict: as for every correction; RuleBroken too when both
            stretches are the same.
    """
    check_correct(by, claim)
    places = [fit(revision, first), fit(revision, second)]
    if places[0] == places[1]:
        raise RuleBroken("The two parts are the same. Choose different words for each.")
    with recorded(by=by, action=kinds.SPLIT, reason=reason.strip()):
        hold_text(revision)
        change(claim, version=version, status=Claim.Status.SUPERSEDED)
        parts = [_part(claim, revision, start, end) for start, end in places]
        copy_evidence([claim], to=parts)
    return parts[0], parts[1]


def merge_claims(
    *,
    by: User,
    claim: Claim,
    version: int,
    other: Claim,
    other_version: int,
    revision: Revision,
    reason: str = "",
) -> Claim:
    """Put one claim in the place of two of the same article, from the first word to the last.

    It keeps the attribution of the one that stands first and the sources of both, and has no
    verdict yet.

    Raises:
        NotAllowed, RuleBroken, ClaimConflict: as for every correction; RuleBroken too when the
            claims are of different articles or the same claim twice.
    """
    check_correct(by, claim)
    check_correct(by, other)
    if claim.pk == other.pk or claim.article_id != other.article_id:
        raise RuleBroken("Choose another claim of the same article.", field="other")
    anchors = list(
        Anchor.objects.filter(claim__in=[claim, other], revision=revision)
        .select_related("claim")
        .order_by("start", "end")
    )
    if len(anchors) != 2:
        raise RuleBroken("Both claims must stand in the present text.", field="other")
    leading = claim if anchors[0].claim_id == claim.pk else other
    with recorded(by=by, action=kinds.MERGE, reason=reason.strip()):
        hold_text(revision)
        lock([claim, other])
        change(other, version=other_version, status=Claim.Status.SUPERSEDED)
        change(claim, version=version, status=Claim.Status.SUPERSEDED)
        merged = _part(leading, revision, anchors[0].start, max(anchor.end for anchor in anchors))
        trailing = other if leading is claim else claim
        Replacement.objects.create(new=merged, claim=trailing)
        copy_evidence([claim, other], to=[merged])
    return merged


def _part(claim: Claim, revision: Revision, start: int, end: int) -> Claim:
    quote = revision.text[start:end]
    part = Claim(
        article_id=claim.article_id,
        label=shorten(quote, LABEL_LENGTH),
        statement=shorten(quote, 5000),
        kind=claim.kind,
        checkworthiness=claim.checkworthiness,
        priority=claim.priority,
        assignee_id=claim.assignee_id,
        origin=Claim.Origin.PERSON,
    )
    check_fields(part, exclude=["article"])
    part.save()
    Anchor.at(part, revision, start, end).save()
    Attribution.objects.bulk_create(
        Attribution(
            claim=part,
            order=link.order,
            role=link.role,
            name=link.name,
            title=link.title,
            cue=link.cue,
            quote_type=link.quote_type,
            hedge=link.hedge,
            anonymous=link.anonymous,
            from_context=link.from_context,
            **{name: getattr(link, name) for name in PLACES},
        )
        for link in claim.attributions.order_by("order")
    )
    Replacement.objects.create(new=part, claim=claim)
    return part
