"""What is typed about a source."""

from django import forms

from factcheck.sources.actions import SourceDetails
from factcheck.sources.models import Source

DETAILS = ("kind", "title", "publisher", "url", "date", "reliability_note")


class SourceForm(forms.Form):
    """The details of a source; the actions say what is valid."""

    kind = forms.ChoiceField(choices=Source.Kind.choices)
    title = forms.CharField(max_length=300)
    publisher = forms.CharField(max_length=200, required=False)
    url = forms.CharField(
        label="Address",
        max_length=2000,
        required=False,
        help_text="A document or an interview need not have one.",
        widget=forms.TextInput(attrs={"inputmode": "url", "placeholder": "https://"}),
    )
    date = forms.DateField(
        required=False, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    reliability_note = forms.CharField(
        label="How far can it be relied on?",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="What colleagues should know before they rest a verdict on it.",
    )

    def details(self) -> SourceDetails:
        """What was typed, as the actions take it."""
        data = self.cleaned_data
        return SourceDetails(
            kind=data["kind"],
            title=data["title"],
            publisher=data["publisher"],
            url=data["url"],
            date=data["date"],
            reliability_note=data["reliability_note"],
        )


class EditSourceForm(SourceForm):
    """The details of a source that exists, with the version they were read at."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    @classmethod
    def of(cls, source: Source) -> "EditSourceForm":
        """The form with the source's details in it."""
        return cls(initial={name: getattr(source, name) for name in (*DETAILS, "version")})
