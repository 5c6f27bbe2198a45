"""Which claims somebody selected: each with the version they saw, or all of a list."""

from urllib.parse import urlsplit

from django.http import QueryDict
from django.urls import Resolver404, resolve

from factcheck.accounts.models import User
from factcheck.claims.models import Claim, ClaimQuerySet
from factcheck.desk.actions.bulk import MOST
from factcheck.desk.queue import Tray, in_order, waiting
from factcheck.lib.errors import RuleBroken
from factcheck.web.claims.filtering import ClaimFilterForm


def chosen(sent: QueryDict, *, person: User) -> dict[int, int]:
    """Keys and versions of the claims that a form names.

    ``claim`` are "key:version", or keys alone for claims as they are now; ``all`` stands for every
    claim of the list whose address is ``list``; ``without`` takes some away again.

    Raises:
        RuleBroken: more than can be changed at once.
    """
    if sent.get("all"):
        found = listed(sent.get("list", ""), person=person).values_list("pk", "version")
        seen = dict(found[: MOST + 1])
    else:
        pairs = [pair.split(":") for pair in sent.getlist("claim") if _is_pair(pair)]
        seen = {int(pair[0]): int(pair[1]) for pair in pairs if len(pair) == 2}
        bare = [int(pair[0]) for pair in pairs if len(pair) == 1]
        seen |= dict(Claim.objects.filter(pk__in=bare).values_list("pk", "version"))
    if len(seen) > MOST:
        raise RuleBroken(f"Select at most {MOST} claims at once: narrow the list down first.")
    away = {int(key) for key in sent.get("without", "").split(",") if key.isdecimal()}
    return {key: version for key, version in seen.items() if key not in away}


def listed(address: str, *, person: User) -> ClaimQuerySet:
    """The claims of a list, by the address of its page."""
    parts = urlsplit(address)
    asked = QueryDict(parts.query)
    try:
        match = resolve(parts.path)
    except Resolver404:
        return Claim.objects.none()
    match match.url_name:
        case "claims":
            return ClaimFilterForm(asked, user=person).filter.in_order()
        case "desk":
            tray = asked.get("tray", "")
            known = Tray(tray) if tray in Tray else Tray.MINE
            return in_order(waiting(known, person=person, desk=asked.get("desk", "").strip()))
        case "article":
            return Claim.objects.active().filter(article=match.kwargs["pk"]).order_by("pk")
        case _:
            return Claim.objects.none()


def _is_pair(pair: str) -> bool:
    parts = pair.split(":")
    return len(parts) <= 2 and all(p.isascii() and p.isdigit() and len(p) < 19 for p in parts)
