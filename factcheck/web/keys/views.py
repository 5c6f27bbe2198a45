"""One's own keys: changed, switched off, or set back."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from factcheck.accounts.actions import set_keys
from factcheck.accounts.models import User
from factcheck.web.keys.commands import COMMANDS
from factcheck.web.keys.own import changed_from_table, conflicts, problem_of, tidy
from factcheck.web.requests import signed_in

LONGEST = 30


class KeysForm(forms.Form):
    """A field for the key of each command, and whether single keys act at all."""

    single = forms.BooleanField(
        label="Single keys act",
        required=False,
        help_text="Switch them off if keys are pressed by speech input or by accident. Keys with "
        "Ctrl or Alt go on acting.",
    )

    def __init__(self, data: QueryDict | None, *, person: User) -> None:
        own: dict[str, str] = person.keys.get("own", {})
        start: dict[str, Any] = {
            command.id: own.get(command.id, command.key) for command in COMMANDS
        }
        super().__init__(data, initial={"single": not person.keys.get("off", False), **start})
        for command in COMMANDS:
            self.fields[command.id] = forms.CharField(
                label=command.words,
                required=False,
                max_length=LONGEST,
                widget=forms.TextInput(
                    attrs={
                        "autocomplete": "off",
                        "spellcheck": "false",
                        "data-records-key": "",
                        "data-default": command.key,
                    }
                ),
            )

    def clean(self) -> dict[str, Any]:
        """Keys as they are kept; none of two commands, none that cannot be pressed."""
        keys: dict[str, str] = {}
        for command in COMMANDS:
            keys[command.id] = key = tidy(self.cleaned_data.get(command.id, ""))
            if problem := problem_of(key):
                self.add_error(command.id, problem)
        for name, words in conflicts(keys).items():
            self.add_error(name, words)
        return {"single": self.cleaned_data.get("single", False), "keys": keys}

    @property
    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields by group."""
        found: dict[str, list[forms.BoundField]] = {}
        for command in COMMANDS:
            found.setdefault(command.group, []).append(self[command.id])
        return list(found.items())


@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: HttpRequest) -> HttpResponse:
    """The person's keys: one form for all of them."""
    person = signed_in(request)
    if request.method == "POST" and "reset" in request.POST:
        set_keys(by=person, own={}, off=False)
        messages.success(request, "Your keys are as they were at first.")
        return redirect("keys")
    form = KeysForm(request.POST if request.method == "POST" else None, person=person)
    if form.is_bound and form.is_valid():
        own = changed_from_table(form.cleaned_data["keys"])
        set_keys(by=person, own=own, off=not form.cleaned_data["single"])
        messages.success(request, "Your keys are saved.")
        return redirect("keys")
    status = 422 if form.is_bound else 200
    return render(request, "settings/keys.html", {"form": form}, status=status)
