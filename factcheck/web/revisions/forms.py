"""What is typed when an article gets a new text."""

from typing import Any

from django import forms

from factcheck.articles.actions import REASON_LENGTH
from factcheck.articles.models import Revision
from factcheck.web.articles.forms import RawText


class NewTextForm(forms.Form):
    """A text made from a revision, pasted, uploaded or edited in place, and why.

    ``seen`` is the number of the revision it replaces, ``base`` of the one it was made from; they
    differ while two texts that were saved at once are put together.
    """

    text = RawText(
        widget=forms.Textarea(attrs={"rows": 20, "class": "article-text", "dir": "auto"})
    )
    file = forms.FileField(
        label="Or a text file in its place",
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".txt,.md,text/plain,text/markdown"}),
        help_text=".txt or .md, in UTF-8.",
    )
    reason = forms.CharField(
        label="Why",
        required=False,
        help_text="For the history: “Correction from the desk”, “Cut for length”.",
        widget=forms.TextInput(attrs={"maxlength": REASON_LENGTH, "autocomplete": "off"}),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    base = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    @classmethod
    def of(cls, revision: Revision) -> "NewTextForm":
        """The form with a revision's text, to be edited in place."""
        number = revision.number
        return cls(initial={"text": revision.text, "seen": number, "base": number})

    def with_values(self, **values: Any) -> "NewTextForm":
        """The same form with other values, without the file, which was read."""
        return NewTextForm({**dict(self.data.items()), **values})
