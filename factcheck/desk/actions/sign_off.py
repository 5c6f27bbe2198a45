"""Signing a revision off, with its sheet frozen, and withdrawing that."""

from collections.abc import Mapping

from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.accounts.roles import Permission
from factcheck.accounts.rules import check_may
from factcheck.articles.actions import TextConflict
from factcheck.articles.models import Article, Revision
from factcheck.audit.record import recorded
from factcheck.claims.models import Claim, Reading
from factcheck.desk import kinds
from factcheck.desk.clearance import check_read, check_waived, in_the_way
from factcheck.desk.models import Notice, SignOff, Waiver
from factcheck.desk.notices import tell
from factcheck.desk.sheet import SheetSaid, checksum, fingerprint, make_sheet
from factcheck.lib.errors import Conflict, RuleBroken

LONGEST_NOTE = 2000
LONGEST_REASON = 300


def sign_off(
    *,
    by: User,
    article: Article,
    revision: Revision,
    waivers: Mapping[int, str] | None = None,
    note: str = "",
    seen: str = "",
) -> SignOff:
    """Say that a revision may be published, and keep its sheet as it is at this moment.

    ``waivers`` give a reason for each claim, by its key, that may pass although it is not settled;
    those of settled claims are left out. ``seen`` is the ``fingerprint`` of the sheet the person
    read, "" where they read none. From the first check to the end of the transaction no claim of
    the article can change and none can be added: reading, article and claims are held, in this
    order.

    Raises:
        NotAllowed: the person may not sign off, or not waive and does.
        SignOffRefused: claims are neither settled nor waived.
        RuleBroken: the text is still being read, or a note or reason is too long.
        TextConflict: the revision is not the newest.
        Conflict: the revision is signed off already, or a claim changed since ``seen``.
    """
    reasons = {key: reason.strip() for key, reason in (waivers or {}).items() if reason.strip()}
    note = note.strip()
    _check_may(by, note, reasons)
    with recorded(by=by, action=kinds.SIGN_OFF, reason=note):
        reading = _hold(article)
        revisions = Revision.objects.select_related("article", "by", "reading")
        present = revisions.filter(article=article).latest("number")
        if present.pk != revision.pk:
            raise TextConflict(present)
        check_read(present, reading)
        _check_unsigned(present)
        sheet = make_sheet(present, seen_by=None)
        if seen and fingerprint(sheet) != seen:
            raise Conflict("Claims changed since you opened this sheet. Look at it again.")
        check_waived(sheet, reasons)
        signed = _freeze(by=by, revision=present, sheet=sheet, reasons=reasons, note=note)
        tell(
            people=_concerned(article),
            kind=Notice.Kind.SIGNED_OFF,
            article=article,
            by=by,
            text=f"Revision {present.number}",
        )
    return signed


def withdraw_sign_off(*, by: User, sign_off: SignOff, reason: str) -> SignOff:
    """Take a sign-off back; the frozen sheet is kept, with who withdrew it and why.

    Raises:
        NotAllowed: the person may not sign off articles.
        RuleBroken: no reason is given, or it is too long.
        Conflict: it was withdrawn already.
    """
    check_may(by, Permission.SIGN_OFF)
    reason = _short(reason, "reason")
    if not reason:
        raise RuleBroken("Say why the sign-off is withdrawn.", field="reason")
    now = timezone.now()
    with recorded(by=by, action=kinds.WITHDRAW, reason=reason):
        changed = SignOff.objects.filter(pk=sign_off.pk, withdrawn_at=None).update(
            withdrawn_by=by, withdrawn_at=now, withdrawn_reason=reason
        )
        if not changed:
            raise Conflict("Someone else withdrew this sign-off already.")
    sign_off.withdrawn_by, sign_off.withdrawn_at, sign_off.withdrawn_reason = by, now, reason
    return sign_off


def _freeze(
    *, by: User, revision: Revision, sheet: SheetSaid, reasons: Mapping[int, str], note: str
) -> SignOff:
    """Keep a sheet with who signs it, and a waiver for each claim that is not settled."""
    sheet["signed_by"], sheet["note"] = str(by), note
    waived = in_the_way(sheet)
    for claim in waived:
        claim["waiver"] = reasons[claim["id"]]
    signed = SignOff.objects.create(
        article=revision.article,
        revision=revision,
        by=by,
        note=note,
        sheet=sheet,
        sha256=checksum(sheet),
    )
    Waiver.objects.bulk_create(
        Waiver(sign_off=signed, claim_id=claim["id"], stage=claim["stage"], reason=claim["waiver"])
        for claim in waived
    )
    return signed


def _check_may(by: User, note: str, reasons: Mapping[int, str]) -> None:
    check_may(by, Permission.SIGN_OFF)
    if reasons:
        check_may(by, Permission.WAIVE)
    if len(note) > LONGEST_NOTE:
        raise RuleBroken("Keep the note under 2,000 characters.", field="note")
    for reason in reasons.values():
        _short(reason, "reason")


def _short(reason: str, field: str) -> str:
    reason = reason.strip()
    if len(reason) > LONGEST_REASON:
        raise RuleBroken("Keep the reason under 300 characters.", field=field)
    return reason


def _hold(article: Article) -> Reading | None:
    """Hold the newest reading, the article and all its claims; returns the reading."""
    readings = Reading.objects.select_for_update(of=("self",)).filter(revision__article=article)
    reading = readings.order_by("-revision__number").first()
    Article.objects.select_for_update(of=("self",), no_key=True).get(pk=article.pk)
    claims = Claim.objects.select_for_update(of=("self",)).filter(article=article)
    list(claims.only("pk").order_by("pk"))
    return reading


def _check_unsigned(revision: Revision) -> None:
    standing = SignOff.objects.filter(revision=revision, withdrawn_at=None).select_related("by")
    for signed in standing:
        raise Conflict(f"{signed.by} signed this revision off already.")


def _concerned(article: Article) -> list[User]:
    """Who brought the article in, and who has or decided its claims."""
    pairs = Claim.objects.active().of_article(article).values_list("assignee", "decided_by")
    keys = {article.created_by_id, *(key for pair in pairs for key in pair)}
    known = [key for key in keys if key is not None]
    return list(User.objects.filter(pk__in=known, is_active=True))
