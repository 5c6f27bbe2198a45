"""What a new text did to the claims, and what is to be decided because of it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from factcheck.articles.models import Article, Revision
from factcheck.audit.models import Event
from factcheck.claims import kinds
from factcheck.claims.models import Anchor, Claim
from factcheck.claims.past import CLAIM, REVISION
from factcheck.web.articles.reader import reading_of
from factcheck.web.revisions.fates import Effect, Told, groups, quote_of
from factcheck.web.revisions.past import find_revision

ASIDE = (Claim.Status.DISMISSED, Claim.Status.SUPERSEDED)


@require_safe
def outcome(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """What a revision did to the claims it found; what waits for a person comes first."""
    article = get_object_or_404(Article, pk=pk)
    if number < 2:
        return redirect("article-revision", pk=pk, number=number)
    revision = find_revision(article, number)
    new = revision.anchors.filter(carried=Anchor.Carried.FOUND).exclude(claim__status__in=ASIDE)
    context = {
        "article": article,
        "revision": revision,
        "effect": effect_of(revision),
        "found": new.count(),
        "reading": reading_of(revision),
        "is_newest": not article.revisions.filter(number__gt=number).exists(),
    }
    return render(request, "revisions/outcome.html", context)


def effect_of(revision: Revision) -> Effect:
    """What a revision did, read out of anchors and history; four queries.

    Claims that a person placed since are told of where they were placed.
    """
    there = {anchor.claim_id: anchor for anchor in _anchors(revision, revision.number)}
    before = {anchor.claim_id: anchor for anchor in _anchors(revision, revision.number - 1)}
    changed = _changed(revision)
    found, unchanged = groups(), 0
    claims = Claim.objects.filter(pk__in={*there, *changed}).exclude(status__in=ASIDE)
    for claim in claims.defer("search", "statement", "rationale").in_bulk().values():
        anchor, former = there.get(claim.pk), before.get(claim.pk)
        told = Told(claim, quote_of(former), quote_of(anchor))
        key = _group_of(claim, anchor, changed.get(claim.pk, {}))
        if key:
            found[key].told.append(told)
        else:
            unchanged += 1
    for group in found.values():
        group.told.sort(key=lambda told: _place(there, before, told.claim.pk))
    return Effect([group for group in found.values() if group.told], unchanged)


def _anchors(revision: Revision, number: int) -> list[Anchor]:
    found = Anchor.objects.filter(revision__article_id=revision.article_id, revision__number=number)
    if number == revision.number:
        found = found.exclude(carried=Anchor.Carried.FOUND)
    return list(found)


def _changed(revision: Revision) -> dict[int, dict[str, object]]:
    """What the carrying changed in which claim's row, by the claim's key."""
    made = Event.objects.filter(table=REVISION, row_id=revision.pk).values("transaction")
    rows = Event.objects.filter(
        table=CLAIM, action=kinds.CARRY, transaction__in=made, operation=Event.Operation.UPDATE
    )
    changed: dict[int, dict[str, object]] = {}
    for key, after in rows.order_by("pk").values_list("row_id", "after"):
        changed.setdefault(key, {}).update(after or {})
    return changed


def _group_of(claim: Claim, anchor: Anchor | None, changed: dict[str, object]) -> str:
    """The group a claim is told in; "" for one that was carried over unchanged."""
    if anchor is None:
        is_asked = changed.get("status") == Claim.Status.UNPLACED
        return "unplaced" if is_asked and claim.status == Claim.Status.UNPLACED else "gone"
    if changed.get("status") == Claim.Status.ACTIVE:
        return "returned"
    if anchor.carried == Anchor.Carried.CHANGED:
        return "stale" if claim.stale_reason else "changed"
    return "moved" if anchor.carried == Anchor.Carried.MOVED else ""


def _place(there: dict[int, Anchor], before: dict[int, Anchor], key: int) -> int:
    anchor = there.get(key) or before.get(key)
    return anchor.start if anchor else 0
