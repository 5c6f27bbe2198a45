"""Who else is on an article, as its page shows it."""

from dataclasses import dataclass

from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.desk.actions.presence import FORGOTTEN
from factcheck.desk.models import Presence


@dataclass(frozen=True, slots=True)
class Present:
    """One person who is on the article.

    Attributes:
        claims: The keys of the claims that they have open, separated by spaces.
    """

    person: User
    claims: str


def others_on(article: int, *, than: User) -> list[Present]:
    """Who is on the article besides one person, by name; one query."""
    recent = timezone.now() - FORGOTTEN
    there = Presence.objects.filter(article=article, left=False, seen_at__gt=recent)
    there = there.exclude(person=than)
    claims: dict[int, set[str]] = {}
    people: dict[int, User] = {}
    for tab in there.select_related("person"):
        people[tab.person_id] = tab.person
        open_claims = claims.setdefault(tab.person_id, set())
        if tab.claim_id:
            open_claims.add(str(tab.claim_id))
    ordered = sorted(people.values(), key=lambda person: (str(person), person.pk))
    return [Present(person, " ".join(sorted(claims[person.pk]))) for person in ordered]
