"""The sheet of an article: every claim of a revision with what is known of it, as plain values.

One shape serves the page of today, the paper that goes to the lawyer and the copy that a sign-off
freezes, so what was signed can be read for good without any other row. People stand in it by name.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any, TypedDict

from django.db.models import Prefetch, Q
from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.articles.models import Revision
from factcheck.claims.models import Anchor, Attribution, Claim, Evidence, Reading
from factcheck.desk.models import SecondCheck
from factcheck.desk.rules import hidden_from, sees_verdict

FORMAT = "factcheck-sheet/1"


class LinkSaid(TypedDict):
    """One link of who said it."""

    name: str
    role: str
    title: str
    anonymous: bool


class EvidenceSaid(TypedDict):
    """A source with its stance and the passage that shows it."""

    stance: str
    passage: str
    note: str
    title: str
    kind: str
    publisher: str
    url: str
    date: str


class CheckSaid(TypedDict):
    """The first verdict, the second, and what an editor made of the two, "" where nobody had to."""

    first_by: str
    first_verdict: str
    by: str
    verdict: str
    rationale: str
    resolved_by: str
    resolved_verdict: str
    resolved_reason: str


class ClaimSaid(TypedDict):
    """A claim as the sheet tells it.

    ``start`` and ``end`` are code points of the revision, half-open; None where a person has to
    say where the claim stands. While its second check is under way ``hidden`` is True and verdict,
    rationale and who gave them are left out. ``waiver`` is why it was let pass, "" if it was not.
    """

    id: int
    version: int
    number: int
    label: str
    statement: str
    kind: str
    start: int | None
    end: int | None
    quote: str
    chain: list[LinkSaid]
    stage: str
    state: str
    hidden: bool
    legal_risk: bool
    verdict: str
    rationale: str
    decided_by: str
    decided_at: str
    second: CheckSaid | None
    stale_reason: str
    assignee: str
    evidence: list[EvidenceSaid]
    waiver: str


class SheetSaid(TypedDict):
    """An article's revision with its claims in text order, those without a place last.

    ``signed_by`` and ``note`` are "" on a sheet that nobody signed.
    """

    format: str
    article: dict[str, Any]
    revision: dict[str, Any]
    made_at: str
    signed_by: str
    note: str
    claims: list[ClaimSaid]


def make_sheet(revision: Revision, *, seen_by: User | None) -> SheetSaid:
    """The sheet of the newest revision of an article as it is now, in five queries.

    ``seen_by`` is who will read it; None: everybody, so verdicts in second check are left out.
    Article, reading and author of ``revision`` should be fetched along.
    """
    claims = _claims(revision)
    checks = _checks([claim for claim in claims if claim.second_check])
    article = revision.article
    return SheetSaid(
        format=FORMAT,
        article={
            "id": article.pk,
            "title": article.title,
            "outlet": article.outlet,
            "byline": article.byline,
            "url": article.url,
            "desk": article.desk,
            "published_at": _moment(article.published_at),
        },
        revision={
            "number": revision.number,
            "sha256": revision.sha256,
            "characters": revision.length,
            "at": _moment(revision.at),
            "by": str(revision.by or ""),
            "reading": _reading(revision),
        },
        made_at=_moment(timezone.now()),
        signed_by="",
        note="",
        claims=[
            _claim(number, claim, checks.get(claim.pk), seen_by)
            for number, claim in enumerate(claims, start=1)
        ],
    )


def veiled(sheet: SheetSaid, person: User) -> SheetSaid:
    """A frozen sheet without the verdicts that wait for a second check of this person's, by now.

    A verdict that was signed may be flagged as a legal risk later: then its second check is to be
    blind as well. The frozen sheet itself stays what it is.
    """
    keys = [claim["id"] for claim in sheet["claims"] if claim["verdict"]]
    waiting = Claim.objects.filter(hidden_from(person), pk__in=keys)
    given = dict(waiting.values_list("pk", "decided_at"))
    return {
        **sheet,
        "claims": [
            _without_verdict(claim)
            if claim["id"] in given and _moment(given[claim["id"]]) == claim["decided_at"]
            else claim
            for claim in sheet["claims"]
        ],
    }


def _without_verdict(claim: ClaimSaid) -> ClaimSaid:
    return {
        **claim,
        "hidden": True,
        "legal_risk": False,
        "state": Claim.Stage.SECOND_CHECK.value,
        "verdict": "",
        "rationale": "",
        "decided_by": "",
        "decided_at": "",
        "second": None,
    }


def canonical(sheet: Mapping[str, Any]) -> str:
    """A sheet as text that is the same for equal sheets: JSON with sorted keys and no spaces."""
    return json.dumps(sheet, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def checksum(sheet: Mapping[str, Any]) -> str:
    """The SHA-256 of the canonical text in UTF-8, in hexadecimal digits."""
    return hashlib.sha256(canonical(sheet).encode()).hexdigest()


def fingerprint(sheet: SheetSaid) -> str:
    """A word that changes with the revision and with every change of a claim on the sheet."""
    versions = {str(claim["id"]): claim["version"] for claim in sheet["claims"]}
    return checksum({"revision": sheet["revision"]["sha256"], "claims": versions})[:16]


def _reading(revision: Revision) -> str:
    """How far the splitter came with the text; "" where it was never asked."""
    reading: Reading | None = getattr(revision, "reading", None)
    return reading.state if reading else ""


def _claims(revision: Revision) -> list[Claim]:
    """Claims that stand in the revision in text order, then those without a place."""
    here = Anchor.objects.filter(revision=revision)
    on_it = Q(status=Claim.Status.ACTIVE, anchors__revision=revision)
    claims = (
        Claim.objects.of_article(revision.article)
        .filter(on_it | Q(status=Claim.Status.UNPLACED))
        .distinct()
        .select_related("assignee", "decided_by")
        .defer("search")
        .prefetch_related(
            Prefetch("anchors", queryset=here, to_attr="places"),
            Prefetch("attributions", queryset=Attribution.objects.order_by("order")),
            Prefetch("evidence", queryset=Evidence.objects.linked()),
        )
    )

    def place(claim: Claim) -> tuple[bool, int, int, int]:
        anchor = _place(claim)
        return (
            anchor is None,
            anchor.start if anchor else 0,
            anchor.end if anchor else 0,
            claim.pk,
        )

    return sorted(claims, key=place)


def _place(claim: Claim) -> Anchor | None:
    places: list[Anchor] = claim.places  # type: ignore[attr-defined] # prefetched by _claims
    return places[0] if places else None


def _checks(claims: list[Claim]) -> dict[int, SecondCheck]:
    """The second check of the verdict that each of these claims has, by the claim's key."""
    present = {claim.pk: claim.decided_at for claim in claims}
    given = SecondCheck.objects.filter(claim__in=present, withdrawn_at=None)
    return {
        check.claim_id: check
        for check in given.select_related("first_by", "by", "resolved_by")
        if present[check.claim_id] in {check.first_at, check.resolved_at}
    }


def _claim(number: int, claim: Claim, check: SecondCheck | None, seen_by: User | None) -> ClaimSaid:
    anchor = _place(claim)
    hidden = not _shows(claim, seen_by)
    decided = bool(claim.verdict) and not hidden
    return ClaimSaid(
        id=claim.pk,
        version=claim.version,
        number=number,
        label=claim.label,
        statement=claim.statement,
        kind=claim.kind,
        start=anchor.start if anchor else None,
        end=anchor.end if anchor else None,
        quote=anchor.quote if anchor else "",
        chain=[_link(link) for link in claim.attributions.all()],
        stage=claim.stage,
        state=claim.state,
        hidden=hidden,
        legal_risk=claim.legal_risk and not hidden,
        verdict=claim.verdict if decided else "",
        rationale=claim.rationale if decided else "",
        decided_by=str(claim.decided_by) if decided else "",
        decided_at=_moment(claim.decided_at) if decided else "",
        second=_check(check) if check and decided else None,
        stale_reason=claim.stale_reason,
        assignee=str(claim.assignee or ""),
        evidence=[_evidence(item) for item in claim.evidence.all()],
        waiver="",
    )


def _shows(claim: Claim, seen_by: User | None) -> bool:
    return not claim.needs_second_check if seen_by is None else sees_verdict(seen_by, claim)


def _link(link: Attribution) -> LinkSaid:
    return LinkSaid(name=link.name, role=link.role, title=link.title, anonymous=link.anonymous)


def _check(check: SecondCheck) -> CheckSaid:
    return CheckSaid(
        first_by=str(check.first_by),
        first_verdict=check.first_verdict,
        by=str(check.by),
        verdict=check.verdict,
        rationale=check.rationale,
        resolved_by=str(check.resolved_by or ""),
        resolved_verdict=check.resolved_verdict,
        resolved_reason=check.resolved_reason,
    )


def _evidence(item: Evidence) -> EvidenceSaid:
    source = item.source
    return EvidenceSaid(
        stance=item.stance,
        passage=item.passage,
        note=item.note,
        title=source.title,
        kind=source.kind,
        publisher=source.publisher,
        url=source.url,
        date=source.date.isoformat() if source.date else "",
    )


def _moment(at: Any) -> str:
    return at.isoformat(timespec="seconds") if at else ""
