"""What is typed into the talk. Rules are the actions' matter; these only read what was sent."""

from datetime import datetime

from django import forms
from django.utils.dateparse import parse_datetime


class TalkForm(forms.Form):
    """A form of the talk, which shows the message of a rule at the field it is about."""

    def add_problem(self, message: str, field: str) -> None:
        """Put a message at its field."""
        self.add_error(field if field in self.fields else None, message)

    @property
    def problems(self) -> list[str]:
        """All that is wrong, in sentences."""
        return [str(message) for messages in self.errors.values() for message in messages]


class CommentForm(TalkForm):
    """A comment's words, which the action judges."""

    text = forms.CharField(required=False, strip=False)


class EditForm(CommentForm):
    """Changed words, and which version of the comment they were made from."""

    seen = forms.CharField(required=False)

    def clean_seen(self) -> datetime | None:
        """When the comment that was seen had been changed last; None for never."""
        typed = self.cleaned_data["seen"]
        if not typed:
            return None
        try:
            moment = parse_datetime(typed)
        except ValueError:
            moment = None
        if moment is None:
            raise forms.ValidationError("Open the comment again and repeat your change.")
        return moment


class RemoveForm(TalkForm):
    """Why a comment is taken back."""

    reason = forms.CharField(required=False)
