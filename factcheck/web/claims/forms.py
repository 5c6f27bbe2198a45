"""What is typed about a claim. Rules are the actions' matter; these only read what was sent."""

from typing import Any

from django import forms

from factcheck.claims.models import Attribution, Claim, Evidence
from factcheck.claims.models.claim import LABEL_LENGTH
from factcheck.sources.models import Source

NEW = "new"
"""The choice of a source that is not known yet."""


class PanelForm(forms.Form):
    """A form in the panel."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", "panel_%s")
        super().__init__(*args, **kwargs)

    def add_problem(self, message: str, field: str) -> None:
        """Put the message of a rule at the field it is about."""
        self.add_error(field if field in self.fields else None, message)


class ClaimForm(PanelForm):
    """A change of a claim, made from what the person saw.

    ``version`` is the claim's when the form was shown, ``seen`` the newest event then.
    """

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def typed(self) -> list[tuple[str, str]]:
        """Name and value of what can be read of what was typed."""
        values = (
            (bound.label, bound.field, self.cleaned_data.get(bound.name))
            for bound in self.visible_fields()
        )
        return [(str(label), _words(field, value)) for label, field, value in values if value]


class Words(forms.CharField):
    """Words of any length, which the action judges."""

    def __init__(self, *, rows: int = 2, **kwargs: Any) -> None:
        attributes = {"rows": rows, **kwargs.pop("attrs", {})}
        super().__init__(widget=forms.Textarea(attrs=attributes), **kwargs)


class Reason(forms.CharField):
    """Why, for the history; may be left empty."""

    def __init__(self) -> None:
        super().__init__(label="Why", required=False, max_length=300)


class VerdictForm(ClaimForm):
    """A verdict and its grounds."""

    verdict = forms.ChoiceField(choices=Claim.Verdict.choices, required=False)
    rationale = Words(required=False)


class WordsForm(ClaimForm):
    """Label, statement and kind."""

    label = forms.CharField(
        required=False,
        help_text=f"As a headline would put it, up to {LABEL_LENGTH} characters.",
        widget=forms.TextInput(attrs={"maxlength": LABEL_LENGTH, "data-autofocus": True}),
    )
    statement = Words(
        required=False, rows=3, help_text="Complete in itself: who, what, when, for a stranger."
    )
    kind = forms.ChoiceField(choices=Claim.Kind.choices)
    reason = Reason()


class TakeBackForm(ClaimForm):
    """Which of the words that were put into the statement are taken back, by their number."""

    insertion = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class PlaceForm(ClaimForm):
    """The words of the article that are the claim; their place if they were selected there."""

    words = Words(
        label="Words in the article",
        strip=False,
        help_text="Select them in the text, or type or paste them as they stand there.",
        attrs={"data-words": True, "data-autofocus": True},
    )
    start = forms.IntegerField(widget=forms.HiddenInput, required=False)
    end = forms.IntegerField(widget=forms.HiddenInput, required=False)
    reason = Reason()


class ChoosePlaceForm(PlaceForm):
    """One of the places in question ("start:end"), or words that were selected or typed."""

    words = Words(
        label="Words in the article",
        strip=False,
        required=False,
        help_text="Select them in the text, or type or paste them as they stand there.",
        attrs={"data-words": True},
    )
    candidate = forms.CharField(required=False, widget=forms.HiddenInput)
    revision = forms.IntegerField(min_value=1, widget=forms.HiddenInput)

    def clean_candidate(self) -> tuple[int, int] | None:
        """Start and end; None where no place was chosen."""
        given = self.cleaned_data["candidate"]
        start, _, end = given.partition(":")
        if given and not (start.isdecimal() and end.isdecimal() and int(start) < int(end)):
            raise forms.ValidationError("Choose one of the places.")
        return (int(start), int(end)) if given else None


class NewClaimForm(PanelForm):
    """A claim that a person found."""

    words = PlaceForm.base_fields["words"]
    start = forms.IntegerField(widget=forms.HiddenInput, required=False)
    end = forms.IntegerField(widget=forms.HiddenInput, required=False)
    label = forms.CharField(
        required=False,
        help_text="As a headline would put it. Left empty, it is made from the words.",
        widget=forms.TextInput(attrs={"maxlength": LABEL_LENGTH}),
    )
    statement = Words(
        required=False,
        help_text="Complete in itself. Left empty, it is the words as they stand.",
    )
    kind = forms.ChoiceField(choices=Claim.Kind.choices, initial=Claim.Kind.OTHER)


class SplitForm(ClaimForm):
    """The words of each of the two claims that take the place of one."""

    first_words = Words(
        label="First claim", strip=False, attrs={"data-words": True, "data-autofocus": True}
    )
    first_start = forms.IntegerField(widget=forms.HiddenInput, required=False)
    first_end = forms.IntegerField(widget=forms.HiddenInput, required=False)
    second_words = Words(label="Second claim", strip=False, attrs={"data-words": True})
    second_start = forms.IntegerField(widget=forms.HiddenInput, required=False)
    second_end = forms.IntegerField(widget=forms.HiddenInput, required=False)
    reason = Reason()


class MergeForm(ClaimForm):
    """Another claim of the article, with the version at which it was seen."""

    other = forms.ChoiceField(
        label="Merge with", widget=forms.Select(attrs={"data-autofocus": True})
    )
    reason = Reason()

    def __init__(self, *args: Any, others: list[Claim], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "Choose a claim")]
        choices += [(f"{other.pk}:{other.version}", other.label) for other in others]
        sent = self.data.get("other", "")
        if sent and sent not in dict(choices):
            # Its version rose since: sent on as it was, so that the action can tell.
            choices.append((sent, "The claim you chose"))
        self.fields["other"].choices = choices  # type: ignore[attr-defined]

    def clean_other(self) -> tuple[int, int]:
        """Key and version."""
        key, _, version = self.cleaned_data["other"].partition(":")
        if not (key.isdigit() and version.isdigit()):
            raise forms.ValidationError("Choose a claim from the list.")
        return int(key), int(version)


class DismissForm(ClaimForm):
    """Why it is not a claim."""

    reason = forms.CharField(
        label="Why is this not a claim?",
        required=False,
        widget=forms.TextInput(attrs={"list": "dismissal-reasons", "data-autofocus": True}),
    )


class RestoreForm(ClaimForm):
    """Why it comes back."""

    reason = Reason()


class ReasonForm(ClaimForm):
    """Why; the action asks for it."""

    reason = forms.CharField(
        label="Why",
        required=False,
        widget=forms.TextInput(attrs={"maxlength": 300, "data-autofocus": True}),
    )


class RiskForm(ReasonForm):
    """Whether a claim is a legal risk, and why."""

    on = forms.BooleanField(required=False, widget=forms.HiddenInput)


class EvidenceForm(ClaimForm):
    """A source, known or new, and how it bears on the claim."""

    source = forms.CharField(required=False)
    title = forms.CharField(
        required=False, max_length=300, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    url = forms.CharField(
        label="Address",
        required=False,
        max_length=2000,
        help_text="A document or an interview has none.",
        widget=forms.TextInput(attrs={"inputmode": "url", "placeholder": "https://"}),
    )
    publisher = forms.CharField(required=False, max_length=200)
    kind = forms.ChoiceField(choices=Source.Kind.choices, required=False)
    date = forms.DateField(
        required=False, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    stance = forms.ChoiceField(
        label="How does it bear on the claim?",
        choices=Evidence.Stance.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Say how it bears on the claim."},
    )
    passage = Words(
        required=False, max_length=5000, help_text="The exact words that show it, copied from it."
    )
    note = Words(required=False, max_length=2000, rows=1)


class UnlinkForm(ClaimForm):
    """Why a source comes off."""

    reason = Reason()


class LinkForm(forms.Form):
    """One link of the chain of who said it."""

    name = forms.CharField(required=False, max_length=200)
    role = forms.ChoiceField(choices=Attribution.Role.choices)
    title = forms.CharField(
        label="Title or position", required=False, max_length=200, help_text="Mayor, spokesperson…"
    )
    quote_type = forms.ChoiceField(label="How it is given", choices=Attribution.QuoteType.choices)
    cue = forms.CharField(label="Verb", required=False, max_length=200, help_text="said, told…")
    hedge = forms.CharField(
        label="Hedge", required=False, max_length=100, help_text="reportedly, is said to…"
    )
    anonymous = forms.ChoiceField(
        label="Named?", choices=[("", "By name"), ("yes", "Without a name")], required=False
    )


def _words(field: forms.Field, value: Any) -> str:
    if isinstance(field, forms.ChoiceField) and isinstance(value, str):
        return str(dict(field.choices).get(value, value))  # type: ignore[arg-type]
    return str(value)
