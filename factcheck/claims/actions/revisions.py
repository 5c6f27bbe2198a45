"""A new text for an article: its claims come along, or a person is asked."""

from collections import Counter
from dataclasses import dataclass, field

from django.conf import settings
from django.db import transaction

from factcheck.accounts.models import User
from factcheck.articles.actions import add_revision
from factcheck.articles.models import Article, Revision
from factcheck.articles.text import accept
from factcheck.audit.record import recorded
from factcheck.claims import kinds
from factcheck.claims.actions._carrying import Carrying, Fate
from factcheck.claims.actions._change import change, hold_text
from factcheck.claims.actions.corrections import Stretch, fit
from factcheck.claims.actions.fresh import mostly_the_same
from factcheck.claims.actions.reading import queue_reading
from factcheck.claims.actions.stale import with_reason
from factcheck.claims.models import Anchor, Claim, Reading
from factcheck.claims.rules import check_place, check_say_gone
from factcheck.lib.carry import Outcome
from factcheck.lib.words import same_words

OTHER_WORDS = "It was placed at other words."


@dataclass(frozen=True, slots=True)
class Revised:
    """What a new text did to its article.

    Attributes:
        revision: The present one.
        created: Whether it was made just now; False where it had this text already.
        outcomes: How many of the claims that stood came to which ``Outcome``.
        returned: How many that were gone are back, because their words are.
        stale: How many verdicts need another look.
        turned_stale: The claims among these, by key, whose verdicts did not before.
    """

    revision: Revision
    created: bool
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    returned: int = 0
    stale: int = 0
    turned_stale: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What a new text would do to its article's claims; nothing was written.

    Attributes:
        former: The present revision.
        revision: The one that would be made, unsaved, with the text as it would be stored.
        fates: What would become of each claim, in the order of the present text.
    """

    former: Revision
    revision: Revision
    fates: list[Fate]


def foresee(*, article: Article, text: str) -> Foreseen:
    """What ``revise`` would do with a text now, by the same comparison, without doing it.

    Takes five queries, whatever the number of claims.

    Raises:
        RuleBroken: the text is not fit to be stored.
    """
    text = accept(text, longest=settings.ARTICLE_MAX_CHARACTERS)
    former = Revision.objects.newest(article)
    revision = Revision(article=article, number=former.number + 1, text=text)
    claims = Claim.objects.of_article(article).defer("search").order_by("pk").in_bulk()
    return Foreseen(former, revision, Carrying(former, revision, claims).fates)


def revise(*, by: User, article: Article, seen: int, text: str, reason: str = "") -> Revised:
    """Give an article a new text, carry its claims over and have what is new in it read.

    ``seen`` is the number of the revision that the text was made from. The text that the article
    has already is answered with the revision there is.

    Raises:
        NotAllowed, RuleBroken, TextConflict: as ``add_revision``.
    """
    with transaction.atomic():
        reading = _hold_reading(article)
        Article.objects.select_for_update(of=("self",), no_key=True).get(pk=article.pk)
        # Claims are held before the revision is made, so that what was done to them before is
        # earlier in the history too.
        claims = Claim.objects.select_for_update(of=("self",)).filter(article=article)
        present = claims.defer("search").order_by("pk").in_bulk()
        new = add_revision(by=by, article=article, seen=seen, text=text, reason=reason)
        if new.former is None:
            return Revised(new.revision, created=False)
        if reading is not None and not reading.is_over:
            Reading.objects.filter(pk=reading.pk).update(state=Reading.State.REPLACED)
        carrying = Carrying(new.former, new.revision, present)
        with recorded(by=by, action=kinds.CARRY, reason=reason.strip()):
            carrying.write()
        queue_reading(new.revision)
    return Revised(
        new.revision,
        created=True,
        outcomes=carrying.outcomes,
        returned=carrying.returned,
        stale=carrying.stale_count,
        turned_stale=carrying.turned_stale,
    )


def place_claim(
    *, by: User, claim: Claim, version: int, revision: Revision, stretch: Stretch, reason: str = ""
) -> Claim:
    """Say where a claim stands that was unplaced or gone; its verdict is stale on other words.

    What the splitter found at this place and nobody touched is put aside in its favor.

    Raises:
        NotAllowed, RuleBroken, ClaimConflict: as for every correction.
        TextConflict: the revision is not the newest.
    """
    check_place(by, claim)
    start, end = fit(revision, stretch)
    with recorded(by=by, action=kinds.PLACE, reason=reason.strip()):
        hold_text(revision)
        anchor = Anchor.at(claim, revision, start, end)
        former = claim.anchors.order_by("-revision__number").first()
        if former is not None and same_words(former.quote, anchor.quote):
            anchor.carried, stale = Anchor.Carried.MOVED, claim.stale_reason
        else:
            anchor.carried, stale = Anchor.Carried.CHANGED, with_reason(claim, OTHER_WORDS)
        change(claim, version=version, status=Claim.Status.ACTIVE, stale_reason=stale)
        anchor.save()
        _put_aside_doubles(anchor)
    return claim


def say_gone(*, by: User, claim: Claim, version: int, reason: str = "") -> Claim:
    """Say that a claim stands at none of the places in question: it is no longer in the text.

    Raises:
        NotAllowed, RuleBroken, ClaimConflict: as for every correction.
    """
    check_say_gone(by, claim)
    with recorded(by=by, action=kinds.SAY_GONE, reason=reason.strip()):
        change(claim, version=version, status=Claim.Status.GONE)
    return claim


def _put_aside_doubles(anchor: Anchor) -> None:
    """Dismiss what the splitter found where a claim is placed now, if nobody touched it."""
    place = (anchor.start, anchor.end)
    there = Anchor.objects.filter(
        revision=anchor.revision,
        carried=Anchor.Carried.FOUND,
        claim__status=Claim.Status.ACTIVE,
        claim__origin=Claim.Origin.MACHINE,
        claim__version=1,
    ).select_related("claim")
    for double in there.exclude(claim=anchor.claim).order_by("claim_id"):
        if mostly_the_same(place, (double.start, double.end)):
            change(
                double.claim,
                version=double.claim.version,
                status=Claim.Status.DISMISSED,
                dismissal_reason=f"“{anchor.claim.label}” stands here",
            )


def _hold_reading(article: Article) -> Reading | None:
    """The reading of the present text, held so that it stores its claims before or not at all."""
    readings = Reading.objects.select_for_update(of=("self",)).filter(revision__article=article)
    return readings.order_by("-revision__number").first()
