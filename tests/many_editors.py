"""Many editors on one article, each with a session of their own, through the pages.

Everyone reads a claim, thinks for a moment and sends a change made from what they read. What was
answered is then held against the history: an acknowledged change that is not in it is lost; one
that took the place of something its author had not seen is a silent overwrite; a refusal although
nobody had changed the claim is a false conflict.
"""

import random
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from uuid import uuid4

from django.db import connections
from django.test import Client
from django.urls import reverse

from factcheck.accounts.models import User
from factcheck.accounts.roles import Role
from factcheck.audit.models import Event
from factcheck.claims.models import Claim
from tests.factories import make_article, make_claim, make_evidence, make_person

LONGEST_THOUGHT = 0.02  # seconds


@dataclass(frozen=True, slots=True)
class Sent:
    """One change as it was sent: the column that tells of it, what it was, what it should be."""

    person: int
    claim: int
    column: str
    seen: str
    wished: str


@dataclass(slots=True)
class Outcome:
    """What became of all changes; the numbers after ``answers`` should be 0."""

    answers: Counter[int] = field(default_factory=Counter)
    lost: int = 0
    overwritten: int = 0
    false_conflicts: int = 0
    seconds: float = 0.0

    @property
    def done(self) -> int:
        """How many changes were acknowledged."""
        return self.answers[200]

    @property
    def conflicts(self) -> int:
        """How many were refused because somebody had been faster."""
        return self.answers[409]


class Editor:
    """One person at work until enough changes were made by all."""

    def __init__(self, person: User, claims: list[int], seed: int) -> None:
        self.person = person
        self.claims = claims
        self.chance = random.Random(seed)
        self.client = Client(headers={"HX-Request": "true"})
        self.client.force_login(person)
        self.acknowledged: list[Sent] = []
        self.answers: Counter[int] = Counter()
        self.false_conflicts = 0

    def work(self, changes: int) -> None:
        """Send changes until so many were acknowledged."""
        try:
            while len(self.acknowledged) < changes:
                self._change()
        finally:
            connections.close_all()

    def _change(self) -> None:
        claim = Claim.objects.get(pk=self.chance.choice(self.claims))
        time.sleep(self.chance.random() * LONGEST_THOUGHT)
        wished = f"{self.person.pk}-{uuid4().hex[:12]}"
        if self.chance.random() < 0.5:
            sent = Sent(self.person.pk, claim.pk, "label", claim.label, wished)
            address, values = (
                "claim-edit",
                {
                    "label": wished,
                    "statement": claim.statement,
                    "kind": claim.kind,
                },
            )
        else:
            sent = Sent(self.person.pk, claim.pk, "rationale", claim.rationale, wished)
            address, values = "claim-verdict", {"verdict": "verified", "rationale": wished}
        answer = self.client.post(
            reverse(address, args=[claim.pk]), {"version": claim.version, **values}
        )
        self.answers[answer.status_code] += 1
        if answer.status_code == 200:
            self.acknowledged.append(sent)
        elif Claim.objects.get(pk=claim.pk).version == claim.version:
            self.false_conflicts += 1


def simulate(*, editors: int, changes: int, claims: int, seed: int = 1) -> Outcome:
    """Let so many editors make so many changes, in all, to one article's claims.

    Commits: needs a database of its own. Raises nothing for what goes wrong, but counts it.
    """
    people = [make_person(Role.EDITOR) for _ in range(editors)]
    text = " ".join(f"Pier {number} lost {number + 3} planks." for number in range(claims))
    article = make_article(by=people[0], text=text)
    keys = []
    for number in range(claims):
        quote = f"Pier {number} lost {number + 3} planks"
        claim = make_claim(by=people[0], article=article, quote=quote)
        make_evidence(claim=claim, by=people[0])
        keys.append(claim.pk)
    crowd = [Editor(person, keys, seed + place) for place, person in enumerate(people)]
    begin = time.perf_counter()
    with ThreadPoolExecutor(editors) as pool:
        list(pool.map(lambda editor: editor.work(changes // editors), crowd))
    return _judged(crowd, time.perf_counter() - begin)


def _judged(crowd: list[Editor], seconds: float) -> Outcome:
    outcome = Outcome(seconds=seconds)
    told = {
        (event.actor_id, event.claim_id, column, event.after[column]): event.before[column]
        for event in Event.objects.filter(table="claims.claim", operation="update").iterator()
        for column in ("label", "rationale")
        if event.before and event.after and column in event.after
    }
    for editor in crowd:
        outcome.answers += editor.answers
        outcome.false_conflicts += editor.false_conflicts
        for sent in editor.acknowledged:
            key = (sent.person, sent.claim, sent.column, sent.wished)
            if key not in told:
                outcome.lost += 1
            elif told[key] != sent.seen:
                outcome.overwritten += 1
    return outcome
