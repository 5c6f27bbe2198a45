"""What reviewers corrected, as data from which the splitter can learn.

Corrections are read out of the history: for every action with which a person changed a claim, how
the claim stood before and after, in the form of the splitter's own gold (offsets are Unicode code
points, half-open, into the revision whose checksum is named).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from typing import Any

from factcheck.articles.models import Revision
from factcheck.audit.models import Event
from factcheck.claims import kinds
from factcheck.claims.models import Claim

CORRECTIONS = (
    kinds.ADD,
    kinds.EDIT,
    kinds.EXTENT,
    kinds.ATTRIBUTE,
    kinds.SPLIT,
    kinds.MERGE,
    kinds.DISMISS,
    kinds.RESTORE,
)
TABLES = ("claims.claim", "claims.anchor", "claims.attribution")
BATCH = 500


@dataclass(frozen=True, slots=True)
class Correction:
    """One claim changed by one action of a person.

    Attributes:
        before, after: The claim in the form of the gold; None where there was or is none.
        sha256: The checksum of the revision that the offsets count in.
        splitter_version: Of the splitter that found the claim, or "".
    """

    at: datetime
    by: str
    action: str
    reason: str
    article: int
    claim: int
    sha256: str
    splitter_version: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None

    def as_dict(self) -> dict[str, Any]:
        """The correction as JSON keeps it."""
        return {
            "at": self.at.isoformat(),
            "by": self.by,
            "action": self.action,
            "reason": self.reason,
            "article": self.article,
            "claim": self.claim,
            "revision_sha256": self.sha256,
            "splitter_version": self.splitter_version,
            "before": self.before,
            "after": self.after,
        }


@dataclass(slots=True)
class _State:
    """A claim's rows as the events so far made them."""

    claim: dict[str, Any] = field(default_factory=dict)
    anchor: dict[str, Any] = field(default_factory=dict)
    links: dict[int, dict[str, Any]] = field(default_factory=dict)

    def apply(self, event: Event) -> None:
        """Bring one event to bear."""
        after = event.after or {}
        match event.table:
            case "claims.claim":
                self.claim.update(after)
            case "claims.anchor":
                self.anchor.update(after)
            case "claims.attribution" if event.operation == Event.Operation.DELETE:
                self.links.pop(event.row_id, None)
            case "claims.attribution":
                self.links.setdefault(event.row_id, {}).update(after)

    def as_gold(self) -> dict[str, Any] | None:
        """The claim in the form of the gold; None while it does not stand."""
        if self.claim.get("status") != Claim.Status.ACTIVE:
            return None
        chain = sorted(self.links.values(), key=lambda link: int(link["order"]))
        speaker = next((link for link in chain if link["role"] == "speaker"), None)
        relays = [link for link in chain if link is not speaker]
        return {
            "start": self.anchor.get("start"),
            "end": self.anchor.get("end"),
            "text": self.anchor.get("quote"),
            "content": {
                "start": self.anchor.get("content_start"),
                "end": self.anchor.get("content_end"),
            },
            "label": self.claim["label"],
            "statement": self.claim["statement"],
            "claim_type": self.claim["kind"],
            "score": self.claim["checkworthiness"],
            "speaker": speaker and speaker["name"],
            "speaker_role": speaker and (speaker["title"] or None),
            "cue": chain[0]["cue"] or None if chain else None,
            "quote_type": chain[0]["quote_type"] if chain else "none",
            "anonymous": bool(speaker and speaker["anonymous"]),
            "relays": [link["name"] for link in relays if not link["from_context"]],
            "relays_context": [link["name"] for link in relays if link["from_context"]],
        }


def corrections(*, since: datetime | None = None) -> Iterator[Correction]:
    """Every correction since then, claim by claim and oldest first within a claim."""
    changed = Event.objects.filter(table__in=TABLES, action__in=CORRECTIONS, actor_id__isnull=False)
    if since is not None:
        changed = changed.filter(at__gte=since)
    found = set(changed.order_by().values_list("claim_id", flat=True))
    keys = sorted(key for key in found if key is not None)
    for start in range(0, len(keys), BATCH):
        yield from _of_claims(keys[start : start + BATCH], since)


def _of_claims(keys: list[int], since: datetime | None) -> Iterator[Correction]:
    events = Event.objects.filter(table__in=TABLES, claim_id__in=keys).order_by("claim_id", "id")
    checksums = dict(
        Revision.objects.filter(anchors__claim__in=keys).distinct().values_list("pk", "sha256")
    )
    for claim_id, of_claim in groupby(events, key=lambda event: event.claim_id):
        state = _State()
        for (_, action), group in groupby(of_claim, key=lambda e: (e.transaction, e.action)):
            before = state.as_gold()
            for event in group:
                state.apply(event)
            after = state.as_gold()
            wanted = action in CORRECTIONS and event.actor_id is not None and before != after
            if wanted and (since is None or event.at >= since):
                yield Correction(
                    at=event.at,
                    by=event.actor_name,
                    action=action,
                    reason=event.reason,
                    article=state.claim["article_id"],
                    claim=claim_id or 0,
                    sha256=checksums.get(state.anchor.get("revision_id", 0), ""),
                    splitter_version=state.claim["splitter_version"],
                    before=before,
                    after=after,
                )
