"""The claims page's filters, as they stand in its address and in its form."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.models import Claim
from factcheck.search.filters import BEST, NOBODY, STATES, ClaimFilter
from factcheck.web.people import who_can_check

STATE_WORDS = {
    "": "All that stand",
    **{state: state.capitalize() for state in STATES},
    "superseded": "Replaced",
}
WORTHS = {"0.3": "0.3 and up", "0.5": "0.5 and up", "0.7": "0.7 and up", "0.9": "0.9 and up"}
AGE_WORDS = {
    "": "At any time",
    "day": "Within a day",
    "days": "1 to 3 days ago",
    "week": "3 to 7 days ago",
    "month": "7 to 30 days ago",
    "older": "More than 30 days ago",
}
SETTLED_WORDS = {
    "": "At any time, or not",
    "30": "In the last 30 days",
    "90": "In the last 90 days",
    "365": "In the last year",
}
ORDER_WORDS = {
    "": "Best first",
    "worth": "Check-worthiness",
    "priority": "Priority",
    "newest": "Newest",
    "oldest": "Oldest",
    "article": "Article",
    "label": "Label, A to Z",
}
ARTICLES_OFFERED = 100
ME = "me"


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is on, in words, and the parameters without it."""

    name: str
    words: str
    without: Mapping[str, None]


class ClaimFilterForm(forms.Form):
    """Which claims; everything may be left empty, what cannot be read is left out."""

    q = forms.CharField(
        label="Words, quotes or names",
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    state = forms.ChoiceField(
        choices=list(STATE_WORDS.items()), required=False, widget=forms.RadioSelect
    )
    article = forms.ChoiceField(required=False)
    speaker = forms.CharField(label="Who said it", max_length=200, required=False)
    outlet = forms.CharField(max_length=200, required=False)
    assignee = forms.ChoiceField(label="With", required=False)
    kind = forms.ChoiceField(choices=[("", "All kinds"), *Claim.Kind.choices], required=False)
    worth = forms.ChoiceField(
        label="Check-worthiness", choices=[("", "Any"), *WORTHS.items()], required=False
    )
    desk = forms.CharField(max_length=60, required=False)
    age = forms.ChoiceField(label="Found", choices=list(AGE_WORDS.items()), required=False)
    settled = forms.ChoiceField(choices=list(SETTLED_WORDS.items()), required=False)
    sort = forms.ChoiceField(label="Order", choices=list(ORDER_WORDS.items()), required=False)

    def __init__(self, data: Mapping[str, Any], *, user: User) -> None:
        super().__init__(data)
        self.user = user
        self._offer("article", [("", "All articles"), *_articles(str(data.get("article", "")))])
        colleagues = [(str(p.pk), str(p)) for p in who_can_check() if p.pk != user.pk]
        mine = (str(user.pk), f"Me ({user})")
        self._offer(
            "assignee", [("", "Anybody or nobody"), mine, (NOBODY, "Nobody yet"), *colleagues]
        )
        if data.get("assignee") == ME:
            self.data = {**{name: data.get(name, "") for name in self.fields}, "assignee": mine[0]}
        self.is_valid()

    @property
    def filter(self) -> ClaimFilter:
        """What is asked for."""
        asked = self.cleaned_data
        assignee, article, worth = asked.get("assignee"), asked.get("article"), asked.get("worth")
        text = asked.get("q", "")
        return ClaimFilter(
            text=text,
            state=asked.get("state", ""),
            article=int(article) if article else None,
            speaker=asked.get("speaker", ""),
            outlet=asked.get("outlet", ""),
            assignee=int(assignee) if assignee and assignee != NOBODY else assignee or "",
            kind=asked.get("kind", ""),
            worth=float(worth) if worth else None,
            desk=asked.get("desk", ""),
            age=asked.get("age", ""),
            settled=int(asked["settled"]) if asked.get("settled") else None,
            order=asked.get("sort") or (BEST if text else "worth"),
        )

    @property
    def chips(self) -> list[Chip]:
        """The filters that are on, each to be taken off by a link."""
        return [
            Chip(str(self[name].label), self._words(name, value), {name: None, "page": None})
            for name, value in self.cleaned_data.items()
            if value and name != "sort"
        ]

    def _words(self, name: str, value: str) -> str:
        field = self.fields[name]
        if not isinstance(field, forms.ChoiceField):
            return f"“{value}”"
        choices: list[Any] = list(field.choices)  # type: ignore[arg-type] # it is a list here
        return next((str(words) for key, words in choices if str(key) == value), value)

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices


def _articles(chosen: str) -> list[tuple[str, str]]:
    """The newest articles, and the chosen one wherever it is."""
    newest = Article.objects.values_list("pk", "title")
    offered = list(newest[:ARTICLES_OFFERED])
    if chosen.isascii() and chosen.isdigit() and len(chosen) < 19:
        known = {pk for pk, _ in offered}
        offered += [row for row in newest.filter(pk=chosen) if row[0] not in known]
    return [(str(pk), title) for pk, title in offered]
