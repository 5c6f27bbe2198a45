"""Which claims a list shows: the filters of the claims page, each by what it asks for."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from factcheck.claims.models import Attribution, Claim, ClaimQuerySet
from factcheck.desk.numbers import older, settled_within
from factcheck.search.claims import best_first, search

ACTIVE = Q(status=Claim.Status.ACTIVE)
SETTLED = Q(stage=Claim.Stage.SETTLED)
STATES: dict[str, Q] = {
    "open": Q(stage__in=[Claim.Stage.OPEN, Claim.Stage.IN_REVIEW]),
    "verified": SETTLED & Q(verdict=Claim.Verdict.VERIFIED),
    "disputed": SETTLED & Q(verdict=Claim.Verdict.DISPUTED),
    "unattributed": SETTLED & Q(verdict=Claim.Verdict.UNATTRIBUTED),
    "second_check": Q(stage=Claim.Stage.SECOND_CHECK),
    "disagreement": Q(stage=Claim.Stage.DISAGREEMENT),
    "stale": Q(stage=Claim.Stage.STALE),
    "unplaced": Q(status=Claim.Status.UNPLACED),
    "gone": Q(status=Claim.Status.GONE),
    "dismissed": Q(status=Claim.Status.DISMISSED),
    "superseded": Q(status=Claim.Status.SUPERSEDED),
}
"""The words of ``Claim.state``, each with the claims that are in it."""

BEST = "best"
ORDERS: dict[str, tuple[str, ...]] = {
    "worth": ("-checkworthiness", "pk"),
    "newest": ("-created_at", "pk"),
    "oldest": ("created_at", "-pk"),
    "article": ("article__title", "article_id", "pk"),
    "label": ("label", "pk"),
    "priority": ("-priority", "-checkworthiness", "pk"),
}
NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """What is asked for; an empty value leaves a filter out.

    Attributes:
        text: Words of label, statement, quote or names.
        state: A key of ``STATES``; empty: every claim that stands.
        article: The key of an article.
        speaker: Part of the name of whoever said it.
        outlet: Part of the name of an outlet that carried it, or of the article's.
        assignee: The key of a person, or ``"nobody"``.
        kind: A ``Claim.Kind``.
        worth: The least check-worthiness, 0 to 1.
        desk: The desk of the article, by its whole name.
        age: A key of ``desk.numbers.AGES``: when the claim was found.
        settled: Only claims that were settled within so many days.
        order: A key of ``ORDERS``, or ``"best"`` for what meets ``text`` best.
    """

    text: str = ""
    state: str = ""
    article: int | None = None
    speaker: str = ""
    outlet: str = ""
    assignee: int | str = ""
    kind: str = ""
    worth: float | None = None
    desk: str = ""
    age: str = ""
    settled: int | None = None
    order: str = "worth"

    def claims(self) -> ClaimQuerySet:
        """The claims asked for, unordered."""
        return self._in_any_state().filter(STATES.get(self.state, ACTIVE))

    def in_order(self) -> ClaimQuerySet:
        """The claims asked for, in the order asked for."""
        if self.order == BEST and self.text:
            return best_first(self.claims(), self.text)
        return self.claims().order_by(*ORDERS.get(self.order, ORDERS["worth"]))

    def counts(self) -> dict[str, int]:
        """How many claims each state has with the other filters kept, "" for all that stand."""
        conditions = {"": ACTIVE, **STATES}
        totals = self._in_any_state().aggregate(
            **{f"of_{name}": Count("pk", filter=which) for name, which in conditions.items()}
        )
        return {name: totals[f"of_{name}"] for name in conditions}

    def _in_any_state(self) -> ClaimQuerySet:
        found: ClaimQuerySet = Claim.objects.order_by()
        if self.article is not None:
            found = found.filter(article_id=self.article)
        if self.kind:
            found = found.filter(kind=self.kind)
        if self.worth is not None:
            found = found.filter(checkworthiness__gte=self.worth)
        if self.desk:
            found = found.filter(article__desk=self.desk)
        if self.settled is not None:
            found = found.filter(settled_within(self.settled))
        if self.age:
            found = found.filter(older(self.age))
        if self.assignee:
            found = found.filter(
                Q(assignee=None) if self.assignee == NOBODY else Q(assignee_id=self.assignee)
            )
        if self.speaker:
            found = found.filter(pk__in=_named(self.speaker, Attribution.Role.SPEAKER))
        if self.outlet:
            carried = Q(pk__in=_named(self.outlet, Attribution.Role.OUTLET))
            found = found.filter(carried | Q(article__outlet__icontains=self.outlet))
        return search(found, self.text)


def _named(name: str, role: str) -> QuerySet[Attribution, int]:
    links = Attribution.objects.filter(name__icontains=name, role=role).order_by()
    return links.values_list("claim_id", flat=True)
