"""What is typed about an article."""

from typing import Any

from django import forms

from factcheck.articles.actions import Details
from factcheck.articles.models import Article


class LocalMoment(forms.DateTimeInput):
    """A date and time as browsers let one choose it."""

    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M")


class RawText(forms.CharField):
    """Text exactly as it was given; what it may hold is the action's matter."""

    widget = forms.Textarea

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(strip=False, required=False, **kwargs)
        # The action says better what is wrong with binary data.
        self.validators = []


class DetailsForm(forms.Form):
    """What is known of an article beside its text; all of it may be left empty."""

    title = forms.CharField(max_length=300, required=False)
    outlet = forms.CharField(max_length=120, required=False, help_text="Who published it.")
    byline = forms.CharField(max_length=200, required=False, help_text="Who wrote it.")
    url = forms.CharField(
        label="Address",
        max_length=2000,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "url", "placeholder": "https://"}),
    )
    published_at = forms.DateTimeField(label="Published", required=False, widget=LocalMoment)
    desk = forms.CharField(
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"list": "desks", "autocomplete": "off"}),
        help_text="Its own queue on the page Desk.",
    )
    deadline = forms.DateTimeField(required=False, widget=LocalMoment)

    def __init__(self, *args: Any, may_prioritize: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_prioritize:
            del self.fields["deadline"]

    def details(self) -> Details:
        """What was typed, as the actions take it."""
        data = self.cleaned_data
        details = Details(
            title=data["title"],
            outlet=data["outlet"],
            byline=data["byline"],
            url=data["url"],
            published_at=data["published_at"],
            desk=data["desk"],
        )
        if "deadline" in self.fields:
            details["deadline"] = data["deadline"]
        return details


class NewArticleForm(DetailsForm):
    """A text, pasted or as a file, and what is known of it."""

    text = RawText(
        widget=forms.Textarea(attrs={"rows": 14, "class": "article-text", "spellcheck": "false"})
    )
    file = forms.FileField(
        label="Or a text file",
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".txt,.md,text/plain,text/markdown"}),
        help_text=".txt or .md, in UTF-8.",
    )


class EditArticleForm(DetailsForm):
    """The details of an article that exists, with the version they were read at."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    title = forms.CharField(max_length=300)

    @classmethod
    def of(cls, article: Article, *, may_prioritize: bool) -> "EditArticleForm":
        """The form with the article's details in it."""
        names = ("title", "outlet", "byline", "url", "published_at", "desk", "deadline", "version")
        initial = {name: getattr(article, name) for name in names}
        return cls(initial=initial, may_prioritize=may_prioritize)


class DeadlineForm(forms.Form):
    """An article's deadline alone, with the version of the details that were read."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    deadline = forms.DateTimeField(required=False, widget=LocalMoment)

    @classmethod
    def of(cls, article: Article) -> "DeadlineForm":
        """The form with the article's deadline in it."""
        return cls(initial={"version": article.version, "deadline": article.deadline})
