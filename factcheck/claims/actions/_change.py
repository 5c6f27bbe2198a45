"""The one way a claim's row is changed: conditionally on the version it was read at."""

from typing import Any

from django.db import connection
from django.db.models import F

from factcheck.articles.actions import TextConflict
from factcheck.articles.models import Revision
from factcheck.claims.models import Claim
from factcheck.lib.errors import Conflict


class ClaimConflict(Conflict):
    """Someone else changed the claim since it was read.

    Attributes:
        claim: The claim as it is now.
    """

    def __init__(self, claim: Claim) -> None:
        super().__init__(
            "Someone else changed this claim in the meantime. Nothing of yours was saved yet."
        )
        self.claim = claim


def change(claim: Claim, *, version: int, **values: Any) -> None:
    """Set ``values`` and raise the version, if the claim still has ``version``.

    The row stays locked until the transaction ends, so whatever else the action writes belongs
    to this version. ``claim`` carries the new values afterwards.

    Raises:
        ClaimConflict: the claim has another version by now.
    """
    changed = Claim.objects.filter(pk=claim.pk, version=version).update(
        version=F("version") + 1, **values
    )
    if not changed:
        raise ClaimConflict(Claim.objects.select_related("decided_by").get(pk=claim.pk))
    for name, value in values.items():
        setattr(claim, name, value)
    claim.version = version + 1
    # Worked out by the database; read anew when somebody asks.
    claim.__dict__.pop("stage", None)


def hold_text(revision: Revision) -> None:
    """Hold an article's text as it is to the transaction's end; others may hold it as well.

    Whoever anchors claims does so first: before claims are locked, and after a reading is.

    Raises:
        TextConflict: the revision is not the newest.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id FROM articles_article WHERE id = %s FOR SHARE", [revision.article_id]
        )
    newer = Revision.objects.filter(article_id=revision.article_id, number__gt=revision.number)
    if newer.exists():
        raise TextConflict(newer.latest("number"))


def lock(claims: list[Claim]) -> None:
    """Hold several claims to the transaction’s end, in one order: nobody waits in a ring."""
    keys = [claim.pk for claim in claims]
    list(Claim.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk"))
