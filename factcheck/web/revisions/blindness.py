"""Which verdicts a person may not know yet, also where a page shows the past."""

from collections.abc import Iterable

from factcheck.accounts.models import User
from factcheck.claims.models import Claim
from factcheck.desk.rules import hidden_from


def unseen_verdicts(claims: Iterable[int], person: User) -> set[int]:
    """The keys of those claims whose verdict is hidden from the person now; one query."""
    hidden = Claim.objects.filter(hidden_from(person), pk__in=list(claims))
    return set(hidden.values_list("pk", flat=True))
