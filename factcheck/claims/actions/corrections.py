"""Correcting the machine: adding claims, changing their words, place and attribution."""

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.accounts.models import User
from factcheck.accounts.roles import Permission
from factcheck.accounts.rules import check_may
from factcheck.articles.models import Revision
from factcheck.audit.record import recorded
from factcheck.claims import kinds
from factcheck.claims.actions._change import change, hold_text
from factcheck.claims.actions.stale import with_reason
from factcheck.claims.models import Anchor, Attribution, Claim
from factcheck.claims.models.claim import LABEL_LENGTH
from factcheck.claims.rules import check_correct, check_restore
from factcheck.claims.statement import still_put_in, still_unsure
from factcheck.lib.errors import RuleBroken
from factcheck.lib.fields import check_fields
from factcheck.lib.text import shorten, surroundings
from factcheck.lib.words import same_words

PLACES = ("source_start", "source_end", "cue_start", "cue_end")
"""Where the splitter saw a link; a person gives none, and those of a name they left stay."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where a claim stands: code points, half-open, and the words the person saw there."""

    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Said:
    """One link of the chain as a person gives it, from who said it to who printed it."""

    name: str
    role: str = Attribution.Role.SPEAKER
    title: str = ""
    cue: str = ""
    quote_type: str = Attribution.QuoteType.INDIRECT
    anonymous: bool = False
    hedge: str = ""


def add_claim(
    *,
    by: User,
    revision: Revision,
    stretch: Stretch,
    label: str = "",
    statement: str = "",
    kind: str = Claim.Kind.OTHER,
) -> Claim:
    """Add a claim that a person found at a stretch of the text.

    Label and statement are proposed from the words where they are missing.

    Raises:
        NotAllowed: the person may not correct claims.
        RuleBroken: the stretch is not in the text, holds no words, or is a claim already.
    """
    check_may(by, Permission.CORRECT)
    start, end = fit(revision, stretch)
    same = revision.anchors.filter(
        start=start, end=end, claim__status=Claim.Status.ACTIVE
    ).select_related("claim")
    if known := same.first():
        raise RuleBroken(f"These words are a claim already: “{known.claim.label}”.")
    quote = revision.text[start:end]
    claim = Claim(
        article_id=revision.article_id,
        label=label.strip() or shorten(quote, LABEL_LENGTH),
        statement=statement.strip() or quote,
        kind=kind,
        origin=Claim.Origin.PERSON,
    )
    check_fields(claim, exclude=["article"])
    with recorded(by=by, action=kinds.ADD):
        hold_text(revision)
        claim.save()
        Anchor.at(claim, revision, start, end).save()
    return claim


def edit_claim(
    *, by: User, claim: Claim, version: int, label: str, statement: str, kind: str, reason: str = ""
) -> Claim:
    """Change a claim's label, statement and kind.

    What the splitter put into the statement stays marked where its words stay.

    Raises:
        NotAllowed, RuleBroken, ClaimConflict: as for every correction.
    """
    check_correct(by, claim)
    changed = Claim(
        article_id=claim.article_id, label=label.strip(), statement=statement.strip(), kind=kind
    )
    check_fields(changed, exclude=["article"])
    with recorded(by=by, action=kinds.EDIT, reason=reason.strip()):
        change(
            claim,
            version=version,
            label=changed.label,
            statement=changed.statement,
            kind=kind,
            insertions=still_put_in(claim.statement, changed.statement, claim.insertions),
            unresolved=still_unsure(claim.statement, changed.statement, claim.unresolved),
        )
    return claim


def change_extent(
    *, by: User, claim: Claim, version: int, revision: Revision, stretch: Stretch, reason: str = ""
) -> Claim:
    """Move a claim to another stretch of the text; a verdict on other words is stale then.

    Raises:
        NotAllowed, RuleBroken, ClaimConflict: as for every correction; RuleBroken too when the
            stretch is not in the text.
    """
    check_correct(by, claim)
    start, end = fit(revision, stretch)
    prefix, suffix = surroundings(revision.text, start, end)
    with recorded(by=by, action=kinds.EXTENT, reason=reason.strip()):
        hold_text(revision)
        change(claim, version=version, stale_reason=_stale_at(claim, revision, start, end))
        claim.anchors.filter(revision=revision).update(
            start=start,
            end=end,
            quote=revision.text[start:end],
            prefix=prefix,
            suffix=suffix,
            content_start=None,
            content_end=None,
        )
    return claim


def _stale_at(claim: Claim, revision: Revision, start: int, end: int) -> str:
    """Why the verdict needs another look when the claim stands there."""
    former = claim.anchors.filter(revision=revision).first()
    if former is not None and same_words(former.quote, revision.text[start:end]):
        return claim.stale_reason
    return with_reason(claim, "Its place in the text was changed to other words.")


def set_attribution(
    *, by: User, claim: Claim, version: int, chain: Sequence[Said], reason: str = ""
) -> Claim:
    """Say who said it and through whom, in order; an empty chain is the article's own voice.

    Raises:
        NotAllowed, RuleBroken, ClaimConflict: as for every correction; RuleBroken too when a link
            has no name.
    """
    check_correct(by, claim)
    links = [
        Attribution(
            claim=claim,
            order=order,
            name=said.name.strip(),
            role=said.role,
            title=said.title.strip(),
            cue=said.cue.strip(),
            quote_type=said.quote_type,
            anonymous=said.anonymous,
            hedge=said.hedge.strip(),
        )
        for order, said in enumerate(chain)
    ]
    for link in links:
        if not link.name:
            raise RuleBroken("Every link of the chain needs a name.", field="name")
        check_fields(link, exclude=["claim", *PLACES])
    _keep_places(claim, links)
    with recorded(by=by, action=kinds.ATTRIBUTE, reason=reason.strip()):
        change(claim, version=version)
        claim.attributions.all().delete()
        Attribution.objects.bulk_create(links)
    return claim


def dismiss(*, by: User, claim: Claim, version: int, reason: str) -> Claim:
    """Put aside what is not a claim; it can be restored.

    Raises:
        NotAllowed, RuleBroken, ClaimConflict: as for every correction; RuleBroken too without a
            reason.
    """
    check_correct(by, claim)
    reason = reason.strip()
    if not reason:
        raise RuleBroken("Say why this is not a claim.", field="reason")
    if len(reason) > 300:
        raise RuleBroken("Keep the reason under 300 characters.", field="reason")
    with recorded(by=by, action=kinds.DISMISS, reason=reason):
        change(claim, version=version, status=Claim.Status.DISMISSED, dismissal_reason=reason)
    return claim


def restore(*, by: User, claim: Claim, version: int, reason: str = "") -> Claim:
    """Bring back a dismissed claim, or one that a split or a merge replaced.

    A claim whose words were taken out of the text since is gone, until its place is named.
    Undoing a split or a merge brings back every claim that was replaced with this one and puts
    the replacements aside.

    Raises:
        NotAllowed, RuleBroken, ClaimConflict: as for every correction; RuleBroken too when a
            replacement was decided or replaced in its turn.
    """
    check_restore(by, claim)
    with recorded(by=by, action=kinds.RESTORE, reason=reason.strip()):
        hold_text(Revision.objects.newest(claim.article))
        # Replacements first: whoever restores their other originals at this moment waits there.
        _put_aside_replacements(claim)
        change(claim, version=version, status=_standing(claim), dismissal_reason="")
    return claim


def _standing(claim: Claim) -> str:
    """What a claim is when it is brought back: its words may be out of the text by now."""
    newest = Revision.objects.newest(claim.article)
    there = claim.anchors.filter(revision=newest).exists()
    return Claim.Status.ACTIVE if there else Claim.Status.GONE


def _keep_places(claim: Claim, links: Sequence[Attribution]) -> None:
    """Give links whose name was there before the places where it was seen."""
    known = {link.name: link for link in claim.attributions.all()}
    for link in links:
        if former := known.get(link.name):
            link.from_context = former.from_context
            link.source_start, link.source_end = former.source_start, former.source_end
            if link.cue == former.cue:
                link.cue_start, link.cue_end = former.cue_start, former.cue_end


def _put_aside_replacements(claim: Claim) -> None:
    replacing = Claim.objects.select_for_update(of=("self",)).filter(replaces__claim=claim)
    standing = [new for new in replacing if new.status != Claim.Status.DISMISSED]
    for new in standing:
        if new.status == Claim.Status.SUPERSEDED or new.verdict:
            raise RuleBroken(
                f"“{new.label}”, which replaced this claim, was worked on since. "
                "Take its verdict back or restore it first."
            )
        change(
            new,
            version=new.version,
            status=Claim.Status.DISMISSED,
            dismissal_reason=f"“{claim.label}” was restored in its place",
        )
    siblings = Claim.objects.select_for_update(of=("self",)).filter(
        replaced_by__new__in=standing, status=Claim.Status.SUPERSEDED
    )
    for sibling in siblings.exclude(pk=claim.pk):
        change(sibling, version=sibling.version, status=_standing(sibling))


def fit(revision: Revision, stretch: Stretch) -> tuple[int, int]:
    """Start and end of a stretch without the white space at its edges, code points, half-open.

    Raises:
        RuleBroken: the stretch is not in the text, holds no words, or other words stand there
            than the person saw.
    """
    start, end = stretch.start, stretch.end
    if not 0 <= start < end <= len(revision.text):
        raise RuleBroken("The selection is outside the article’s text. Select the words again.")
    words = revision.text[start:end]
    if stretch.quote.split() != words.split():
        raise RuleBroken(
            "The text changed since this page was loaded, and other words stand there now. "
            "Reload the page and select the words again."
        )
    if not any(character.isalnum() for character in words):
        raise RuleBroken("Select the words of the claim.")
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    return start, end
