"""Bringing an article in, and storing what the splitter found in it."""

import logging
from collections.abc import Sequence
from dataclasses import asdict
from typing import Unpack

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.tasks import configure_task

from factcheck.accounts.models import User
from factcheck.accounts.roles import Permission
from factcheck.accounts.rules import check_may
from factcheck.articles.actions import BroughtIn, Details, add_article
from factcheck.articles.models import Article, Revision
from factcheck.audit.models import Event
from factcheck.audit.record import Machine, recorded
from factcheck.claims import kinds
from factcheck.claims.actions._change import change
from factcheck.claims.actions.fresh import fresh, mostly_the_same
from factcheck.claims.models import Anchor, Attribution, Claim, KeptLine, Reading
from factcheck.lib.errors import RuleBroken
from factcheck.nlp.types import AttributionFound, ClaimFound, Split

logger = logging.getLogger(__name__)

SPLITTER = Machine("Splitter")
STATEMENT = 5000
"""Characters of a statement that are kept."""
READ_REVISION = "factcheck.claims.tasks.read_revision"
CORRECTED = (kinds.EDIT, kinds.EXTENT, kinds.ATTRIBUTE)
"""What people do to a claim that the splitter does not overrule."""
SAID_BY_SPLITTER = (
    "label",
    "statement",
    "kind",
    "checkworthiness",
    "reasons",
    "insertions",
    "unresolved",
    "splitter_version",
)
PLACED_BY_SPLITTER = (
    "start",
    "end",
    "quote",
    "prefix",
    "suffix",
    "content_start",
    "content_end",
)
KINDS = {
    "demand": Claim.Kind.POSITION,
    "plan": Claim.Kind.POSITION,
    "intent": Claim.Kind.POSITION,
    "causal": Claim.Kind.CAUSE,
    "conditional": Claim.Kind.CONDITION,
    "legal": Claim.Kind.LAW,
    "law or rule": Claim.Kind.LAW,
    **{kind.value: kind for kind in Claim.Kind},
}
"""The splitter's names of kinds, in ours."""


def bring_in(*, by: User, text: str, **details: Unpack[Details]) -> BroughtIn:
    """Store an article and have it read; a text known already is answered with its article.

    The reading is queued in the same transaction, so an article that was accepted is read.

    Raises:
        NotAllowed, RuleBroken: as ``add_article``.
    """
    with transaction.atomic():
        result = add_article(by=by, text=text, **details)
        if result.created:
            queue_reading(result.article.revisions.get())
    return result


def queue_reading(revision: Revision) -> Reading:
    """Have the worker read a revision."""
    reading = Reading.objects.create(revision=revision)
    _defer(revision)
    return reading


def read_again(*, by: User, article: Article) -> Reading:
    """Have the worker try an article again whose reading failed or found another language.

    Raises:
        NotAllowed: the person may not bring in articles.
        RuleBroken: the article was read, or is waiting already.
    """
    check_may(by, Permission.BRING_IN)
    with transaction.atomic():
        reading = (
            Reading.objects.select_for_update(of=("self",))
            .select_related("revision")
            .filter(revision__article=article)
            .latest("revision__number")
        )
        if reading.state not in {Reading.State.FAILED, Reading.State.FOREIGN}:
            raise RuleBroken("This article is being read or was read already.")
        reading.state, reading.message = Reading.State.QUEUED, ""
        reading.queued_at, reading.ended_at = timezone.now(), None
        reading.save(update_fields=["state", "message", "queued_at", "ended_at"])
        _defer(reading.revision)
    return reading


def store_split(*, revision: Revision, split: Split) -> int:
    """Store what the splitter found in a revision, all of it or nothing, once.

    Of a new text only what its new and changed sentences claim is stored (``fresh``), and claims
    on changed words that no person worked on are put into these words.

    Returns the number of claims stored; 0 when the revision was read already.
    """
    with recorded(by=SPLITTER, action=kinds.READ):
        reading = Reading.objects.select_for_update().get(revision=revision)
        if reading.is_over:
            return 0
        # Before claims: whoever anchors one holds the article first.
        Article.objects.select_for_update(no_key=True).get(pk=revision.article_id)
        found: list[ClaimFound] = []
        if split.is_english:
            found = fresh(revision, split.claims)
            with recorded(by=SPLITTER, action=kinds.REWORD):
                _reword(revision, split.claims, split.version)
            with recorded(by=SPLITTER, action=kinds.FIND):
                store_claims(revision, found, split.version)
        reading.state = Reading.State.DONE if split.is_english else Reading.State.FOREIGN
        reading.language = split.language
        reading.splitter_version = split.version
        reading.claims_found = len(found)
        reading.lines_done = reading.lines_total
        reading.message = ""
        reading.excluded = [
            {"start": line.start, "end": line.end, "kind": line.kind, "reason": line.reason}
            for line in split.excluded
        ]
        reading.ended_at = timezone.now()
        reading.save()
        KeptLine.objects.filter(revision=revision, read_at=None).update(read_at=timezone.now())
        Article.objects.filter(pk=revision.article_id).update(language=split.language)
    return len(found)


def report_progress(
    *, revision: Revision, lines_done: int, lines_total: int, claims_found: int
) -> None:
    """Note how far the splitter has come, for the article's page, unless the reading is over."""
    Reading.objects.filter(revision=revision, state=Reading.State.READING).update(
        lines_done=lines_done,
        lines_total=lines_total,
        claims_found=claims_found,
    )


def start_reading(*, revision: Revision) -> bool:
    """Note that a worker reads the revision now; False when it was read already."""
    unread = [Reading.State.QUEUED, Reading.State.READING]
    return bool(
        Reading.objects.filter(revision=revision, state__in=unread).update(
            state=Reading.State.READING, started_at=timezone.now(), lines_done=0, claims_found=0
        )
    )


def fail_reading(*, revision: Revision, message: str) -> None:
    """Note that the splitter could not read the revision, in words for a person."""
    unread = [Reading.State.QUEUED, Reading.State.READING]
    Reading.objects.filter(revision=revision, state__in=unread).update(
        state=Reading.State.FAILED, message=message, ended_at=timezone.now()
    )


def _defer(revision: Revision) -> None:
    # By name: the task's module loads spaCy, which the web server never needs.
    configure_task(
        name=READ_REVISION,
        job_manager=app.job_manager,
        queue="reading",
        lock=f"revision-{revision.pk}",
    ).defer(revision_id=revision.pk)


def store_claims(revision: Revision, found: Sequence[ClaimFound], version: str) -> None:
    """Store claims that the splitter found, inside the action that records them."""
    claims = Claim.objects.bulk_create(_claim(revision, item, version) for item in found)
    pairs = list(zip(claims, found, strict=True))
    Anchor.objects.bulk_create(_anchor(claim, revision, item) for claim, item in pairs)
    Attribution.objects.bulk_create(
        _link(claim, order, link)
        for claim, item in pairs
        for order, link in enumerate(item.attributions)
    )


def _reword(revision: Revision, found: Sequence[ClaimFound], version: str) -> None:
    """Let open claims that only the splitter made say what their changed words say now."""
    anchors = Anchor.objects.filter(
        revision=revision,
        carried=Anchor.Carried.CHANGED,
        claim__status=Claim.Status.ACTIVE,
        claim__verdict="",
        claim__origin=Claim.Origin.MACHINE,
    ).select_related("claim")
    locked = list(anchors.select_for_update(of=("claim",)).order_by("claim_id"))
    by_people = Event.objects.of_claims([anchor.claim_id for anchor in locked]).filter(
        action__in=CORRECTED, actor_id__isnull=False
    )
    corrected = set(by_people.order_by().values_list("claim_id", flat=True))
    for anchor in locked:
        place = (anchor.start, anchor.end)
        same = [item for item in found if mostly_the_same(place, (item.start, item.end))]
        if anchor.claim_id not in corrected and len(same) == 1:
            _put_into_words(anchor, revision, same[0], version)


def _put_into_words(
    anchor: Anchor, revision: Revision, found: ClaimFound, splitter_version: str
) -> None:
    said, stands = _claim(revision, found, splitter_version), _anchor(anchor.claim, revision, found)
    change(
        anchor.claim,
        version=anchor.claim.version,
        **{name: getattr(said, name) for name in SAID_BY_SPLITTER},
    )
    Anchor.objects.filter(pk=anchor.pk).update(
        **{name: getattr(stands, name) for name in PLACED_BY_SPLITTER}
    )
    anchor.claim.attributions.all().delete()
    Attribution.objects.bulk_create(
        _link(anchor.claim, order, link) for order, link in enumerate(found.attributions)
    )


def _claim(revision: Revision, found: ClaimFound, version: str) -> Claim:
    return Claim(
        article_id=revision.article_id,
        label=found.label,
        statement=found.statement[:STATEMENT],
        kind=KINDS.get(found.kind, Claim.Kind.OTHER),
        checkworthiness=found.score,
        reasons=list(found.reasons),
        insertions=[asdict(words) for words in found.insertions if words.end <= STATEMENT],
        unresolved=[list(place) for place in found.unresolved if place[1] <= STATEMENT],
        origin=Claim.Origin.MACHINE,
        splitter_version=version,
    )


def _anchor(claim: Claim, revision: Revision, found: ClaimFound) -> Anchor:
    anchor = Anchor.at(claim, revision, found.start, found.end)
    anchor.content_start, anchor.content_end = found.content_start, found.content_end
    return anchor


def _link(claim: Claim, order: int, link: AttributionFound) -> Attribution:
    return Attribution(
        claim=claim,
        order=order,
        role=link.role,
        name=link.name[:200],
        title=link.title[:200],
        cue=link.cue[:200],
        quote_type=link.quote_type,
        hedge=link.hedge[:100],
        anonymous=link.anonymous,
        from_context=link.from_context,
        source_start=link.source_start,
        source_end=link.source_end,
        cue_start=link.cue_start,
        cue_end=link.cue_end,
    )
