"""What changed from one sheet of an article to another, claim by claim."""

from dataclasses import dataclass
from typing import Any

from factcheck.claims.models import Claim, Evidence
from factcheck.desk.sheet import CheckSaid, ClaimSaid, EvidenceSaid, SheetSaid
from factcheck.lib import diff

FIELDS = {
    "quote": "Words in the article",
    "statement": "Statement",
    "label": "Label",
    "kind": "Kind",
    "chain": "Who said it",
    "state": "State",
    "stale_reason": "Needs another look",
    "verdict": "Verdict",
    "rationale": "Rationale",
    "decided_by": "Verdict by",
    "second": "Second check",
    "legal_risk": "Legal risk",
    "evidence": "Evidence",
}
"""What is compared of a claim, in words. Who has it is the desk's matter and not the sheet's."""


@dataclass(frozen=True, slots=True)
class Field:
    """One thing of a claim that is no longer what it was, before and after in words.

    Attributes:
        name: A key of ``FIELDS``.
        words: What it is called.
    """

    name: str
    words: str
    before: str
    after: str

    @property
    def pieces(self) -> list[diff.Piece]:
        """What changed in it, word by word."""
        return diff.words(self.before, self.after)


@dataclass(frozen=True, slots=True)
class Changed:
    """A claim that stands on both sheets and differs."""

    claim: ClaimSaid
    fields: list[Field]


@dataclass(frozen=True, slots=True)
class Changes:
    """From a former sheet to a later one of the same article.

    Attributes:
        text: Whether the revisions' texts differ.
        new: Claims on the later sheet alone.
        gone: Claims on the former sheet alone.
        changed: Those that differ.
        moved: Those that are the same at another place of the text.
        same: How many are the same at the same place.
    """

    text: bool
    new: list[ClaimSaid]
    gone: list[ClaimSaid]
    changed: list[Changed]
    moved: list[ClaimSaid]
    same: int

    @property
    def any(self) -> bool:
        """Whether anything that the sheet tells has changed."""
        return bool(self.text or self.new or self.gone or self.changed)


def compare(former: SheetSaid, later: SheetSaid) -> Changes:
    """What became of the claims of ``former``, and which are new."""
    before = {claim["id"]: claim for claim in former["claims"]}
    after = {claim["id"]: claim for claim in later["claims"]}
    changed: list[Changed] = []
    moved: list[ClaimSaid] = []
    both = [key for key in after if key in before]
    for key in both:
        if fields := _fields(before[key], after[key]):
            changed.append(Changed(after[key], fields))
        elif _place(before[key]) != _place(after[key]):
            moved.append(after[key])
    return Changes(
        text=former["revision"]["sha256"] != later["revision"]["sha256"],
        new=[claim for key, claim in after.items() if key not in before],
        gone=[claim for key, claim in before.items() if key not in after],
        changed=changed,
        moved=moved,
        same=len(both) - len(changed) - len(moved),
    )


def _place(claim: ClaimSaid) -> tuple[int | None, int | None]:
    return (claim["start"], claim["end"])


def _fields(before: ClaimSaid, after: ClaimSaid) -> list[Field]:
    was, now = (_comparable(claim) for claim in (before, after))
    return [
        Field(name, words, was[name], now[name])
        for name, words in FIELDS.items()
        if was[name] != now[name]
    ]


def _comparable(claim: ClaimSaid) -> dict[str, str]:
    """Each field of ``FIELDS`` as a person reads it."""
    said: dict[str, Any] = dict(claim)
    second = claim["second"]
    return {name: str(said[name]) for name in FIELDS} | {
        "kind": _label(Claim.Kind, claim["kind"]),
        "chain": " → ".join(link["name"] for link in claim["chain"]),
        "state": claim["state"].replace("_", " ").capitalize(),
        "verdict": _label(Claim.Verdict, claim["verdict"]) if claim["verdict"] else "",
        "second": _second(second) if second else "",
        "legal_risk": "Yes" if claim["legal_risk"] else "",
        "evidence": "\n".join(_evidence(item) for item in claim["evidence"]),
    }


def _evidence(item: EvidenceSaid) -> str:
    told = [
        f"{_label(Evidence.Stance, item['stance'])}: {item['title']}.",
        f"“{item['passage']}”" if item["passage"] else "",
        item["note"],
    ]
    return " ".join(filter(None, told))


def _second(check: CheckSaid) -> str:
    told = f"{_label(Claim.Verdict, check['verdict'])}, {check['by']}. {check['rationale']}"
    if check["resolved_by"]:
        verdict = _label(Claim.Verdict, check["resolved_verdict"])
        told += f" {check['resolved_by']} decided: {verdict}. {check['resolved_reason']}"
    return told.strip()


def _label(choices: Any, value: str) -> str:
    return str(choices(value).label) if value in choices else value
