"""What history calls the columns of tracked tables and their values: a newsroom's words."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.contrib.auth.models import Group
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.timezone import localtime

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.audit.models import Event
from factcheck.claims.models import Anchor, Attribution, Claim, Evidence
from factcheck.desk.actions.assignment import PRIORITIES
from factcheck.lib.text import shorten
from factcheck.sources.models import Source

type Value = str | int | float | bool | list[object] | dict[str, object] | None

NAMES: dict[str, dict[str, str]] = {
    "claims.claim": {
        "label": "Label",
        "statement": "Statement",
        "kind": "Kind",
        "checkworthiness": "Check-worthiness",
        "priority": "Priority",
        "assignee_id": "With",
        "status": "Standing",
        "dismissal_reason": "Reason for dismissal",
        "verdict": "Verdict",
        "rationale": "Rationale",
        "decided_by_id": "Verdict by",
        "stale_reason": "Needs another look",
        "legal_risk": "Legal risk",
        "second_check": "Second check",
    },
    "desk.secondcheck": {
        "verdict": "Second verdict",
        "rationale": "Rationale",
        "resolved_verdict": "Decided",
        "withdrawn_at": "Taken back",
    },
    "desk.signoff": {"sha256": "Checksum of the sheet", "withdrawn_at": "Withdrawn"},
    "desk.waiver": {"stage": "Stage", "reason": "May pass because"},
    "desk.reviewperiod": {"kind": "Kind of claim", "days": "Looked at again after days"},
    "claims.evidence": {
        "stance": "Bears on it",
        "passage": "Passage",
        "note": "Note",
        "removed_at": "Removed",
    },
    "claims.anchor": {"quote": "In the text", "carried": "Carried over"},
    "claims.placement": {},
    "claims.keptline": {"words": "Line"},
    # A comment's words stand where it was made, and may have been taken back or wait there.
    "desk.comment": {},
    "articles.article": {
        "title": "Title",
        "outlet": "Outlet",
        "byline": "Byline",
        "url": "Address",
        "published_at": "Published",
        "language": "Language",
        "deadline": "Deadline",
        "desk": "Desk",
    },
    "sources.source": {
        "kind": "Kind",
        "title": "Title",
        "publisher": "Publisher",
        "url": "Address",
        "date": "Date",
        "reliability_note": "Reliability",
    },
    "accounts.user": {
        "name": "Name",
        "username": "Sign-in name",
        "email": "Mail address",
        "is_active": "Account",
        "is_superuser": "All rights",
        "password": "Password",
        "mail_notices": "Notices by mail",
        "keys": "Own keys",
    },
}
"""The columns that history tells of, in the order it tells them; others are left out."""

CHOICES: dict[tuple[str, str], dict[str, str]] = {
    ("claims.claim", "kind"): {str(key): str(word) for key, word in Claim.Kind.choices},
    ("claims.claim", "status"): {str(key): str(word) for key, word in Claim.Status.choices},
    ("claims.claim", "verdict"): {str(key): str(word) for key, word in Claim.Verdict.choices},
    ("claims.claim", "legal_risk"): {"True": "Yes", "False": "No"},
    ("claims.claim", "second_check"): {str(k): str(word) for k, word in Claim.SecondCheck.choices},
    ("desk.secondcheck", "verdict"): {str(key): str(word) for key, word in Claim.Verdict.choices},
    ("desk.secondcheck", "resolved_verdict"): {
        str(key): str(word) for key, word in Claim.Verdict.choices
    },
    ("desk.waiver", "stage"): {str(key): str(word) for key, word in Claim.Stage.choices},
    ("desk.reviewperiod", "kind"): {str(key): str(word) for key, word in Claim.Kind.choices},
    ("claims.evidence", "stance"): {str(key): str(word) for key, word in Evidence.Stance.choices},
    ("claims.anchor", "carried"): {str(key): str(word) for key, word in Anchor.Carried.choices},
    ("claims.attribution", "role"): {str(k): str(word) for k, word in Attribution.Role.choices},
    ("sources.source", "kind"): {str(key): str(word) for key, word in Source.Kind.choices},
    ("claims.claim", "priority"): {str(key): word for key, word in PRIORITIES.items()},
    ("accounts.user", "is_active"): {"True": "Open", "False": "Closed"},
    ("accounts.user", "is_superuser"): {"True": "Yes", "False": "No"},
    ("accounts.user", "password"): {"hidden": "••••••"},
    ("accounts.user", "mail_notices"): {"True": "On", "False": "Off"},
}
TIMES = frozenset({"published_at", "deadline", "removed_at", "withdrawn_at"})
PEOPLE = frozenset({"assignee_id", "decided_by_id"})
PROSE = frozenset(
    {"label", "statement", "rationale", "passage", "note", "quote", "title", "reliability_note"}
)
"""Columns whose old and new text are compared word by word."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What an entry is about, with the page that shows it where there is one."""

    kind: str
    key: int
    label: str
    address: str = ""


@dataclass(slots=True)
class Lookup:
    """What keys stand for, fetched for a page of history at once."""

    people: dict[int, str] = field(default_factory=dict)
    groups: dict[int, str] = field(default_factory=dict)
    claims: dict[int, Subject] = field(default_factory=dict)
    articles: dict[int, Subject] = field(default_factory=dict)
    sources: dict[int, Subject] = field(default_factory=dict)

    @classmethod
    def for_events(cls, events: Iterable[Event]) -> "Lookup":
        """Fetch what these events name, in five queries whatever their number."""
        events = list(events)
        groups = _keys(events, "group_id")
        claims = {event.claim_id for event in events if event.claim_id} | _keys(events, "new_id")
        people = {event.person_id for event in events if event.person_id}
        for column in PEOPLE:
            people |= _keys(events, column)
        return cls(
            people={person.pk: str(person) for person in User.objects.filter(pk__in=people)},
            groups=dict(Group.objects.filter(pk__in=groups).values_list("pk", "name")),
            claims={
                claim.pk: Subject("claim", claim.pk, claim.label, claim.get_absolute_url())
                for claim in Claim.objects.only("label").filter(pk__in=claims)
            },
            articles={
                item.pk: Subject("article", item.pk, item.title, item.get_absolute_url())
                for item in Article.objects.only("title").filter(
                    pk__in={event.article_id for event in events if event.article_id}
                )
            },
            sources={
                source.pk: Subject("source", source.pk, source.title, source.get_absolute_url())
                for source in Source.objects.only("title").filter(
                    pk__in={event.source_id for event in events if event.source_id}
                )
            },
        )

    def person(self, key: Value) -> str:
        """A person's name; nobody for an empty key."""
        if not isinstance(key, int):
            return "nobody"
        return self.people.get(key, f"person {key}")

    def claim(self, key: int) -> Subject:
        """A claim, known by its number alone where it cannot be found."""
        return self.claims.get(key) or Subject("claim", key, f"claim {key}")

    def value(self, table: str, column: str, value: Value) -> str:
        """A column's value in words; empty where there is none."""
        if column in PEOPLE:
            return self.person(value)
        words = CHOICES.get((table, column))
        if words is not None and value is not None:
            return words.get(str(value), str(value))
        if value is None or value == "":
            return ""
        if column in TIMES and isinstance(value, str):
            moment = parse_datetime(value)
            return date_format(localtime(moment), "j M Y, H:i") if moment else value
        if column == "checkworthiness" and isinstance(value, int | float):
            return f"{value:.2f}"
        return value if column in PROSE and isinstance(value, str) else shorten(str(value), 300)


def _keys(events: Iterable[Event], column: str) -> set[int]:
    rows = [row for event in events for row in (event.before, event.after) if row]
    return {row[column] for row in rows if isinstance(row.get(column), int)}
