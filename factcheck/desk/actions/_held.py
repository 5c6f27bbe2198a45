"""A claim as it is, held while an action works on what hangs on it."""

from factcheck.claims.actions._change import ClaimConflict
from factcheck.claims.models import Claim


def held(claim: Claim, version: int) -> Claim:
    """The claim with its article and who gave its verdict, locked to the transaction's end.

    Raises:
        ClaimConflict: it has another version by now.
    """
    rows = Claim.objects.select_for_update(of=("self",)).select_related("decided_by", "article")
    present = rows.get(pk=claim.pk)
    if present.version != version:
        raise ClaimConflict(present)
    return present
