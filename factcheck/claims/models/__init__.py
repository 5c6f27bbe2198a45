"""Claims and what hangs on them."""

from factcheck.claims.models.attribution import Attribution
from factcheck.claims.models.claim import (
    ASKS_SECOND_CHECK,
    Anchor,
    Claim,
    ClaimQuerySet,
    Replacement,
)
from factcheck.claims.models.evidence import Evidence
from factcheck.claims.models.placement import Placement
from factcheck.claims.models.reading import KeptLine, Reading

__all__ = [
    "ASKS_SECOND_CHECK",
    "Anchor",
    "Attribution",
    "Claim",
    "ClaimQuerySet",
    "Evidence",
    "KeptLine",
    "Placement",
    "Reading",
    "Replacement",
]
