"""Two people changed the same thing: both versions, field by field, to choose from or to merge."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render

from factcheck.lib import diff
from factcheck.lib.errors import Conflict, DomainError


@dataclass(frozen=True, slots=True)
class Difference:
    """A field whose saved value and typed value differ.

    Attributes:
        name, label: Of the field.
        saved, yours: The two values as a person reads them.
        value: The saved one as the form sends it.
        bound: The field with what was typed.
        pieces: What of the saved words became of them in what was typed, where both are prose.
    """

    name: str
    label: str
    saved: str
    yours: str
    value: str
    bound: forms.BoundField | None = None
    pieces: list[diff.Piece] = field(default_factory=list)

    @property
    def chooser_id(self) -> str:
        """The name of the field in which it is chosen or merged, apart from the tool's own."""
        return f"choose_{self.name}"

    @property
    def chooser(self) -> str:
        """The field with what was typed: a list to choose from, or words to merge."""
        if self.bound is None:
            return ""
        field = self.bound.field
        widget = forms.Select() if isinstance(field, forms.ChoiceField) else field.widget
        if isinstance(field, forms.ChoiceField):
            widget.choices = field.choices
        return self.bound.as_widget(widget, attrs={"id": self.chooser_id})


def differences(form: forms.Form, saved: Mapping[str, Any]) -> list[Difference]:
    """The fields of a valid form whose values differ from those that are saved."""
    return [
        _difference(form[name], value, form.cleaned_data[name])
        for name, value in saved.items()
        if name in form.cleaned_data and _plain(form.cleaned_data[name]) != _plain(value)
    ]


def _difference(bound: forms.BoundField, saved: Any, typed: Any) -> Difference:
    was, now = _words(bound.field, saved), _words(bound.field, typed)
    prose = isinstance(saved, str) and isinstance(typed, str) and bool(was and now)
    is_choice = isinstance(bound.field, forms.ChoiceField)
    return Difference(
        name=bound.name,
        label=str(bound.label),
        saved=was,
        yours=now,
        value=_sent(bound.field, saved),
        bound=bound,
        pieces=diff.words(was, now) if prose and not is_choice else [],
    )


def _plain(value: Any) -> Any:
    return value.strip() if isinstance(value, str) else value


def _words(field: forms.Field, value: Any) -> str:
    """A value as a person reads it."""
    if isinstance(field, forms.ChoiceField):
        return str(dict(field.choices).get(value, value))  # type: ignore[arg-type]
    return "" if value is None else str(value)


def _sent(field: forms.Field, value: Any) -> str:
    """A value as the browser sends it."""
    sent = field.widget.format_value(field.prepare_value(value))
    if isinstance(sent, list):
        return str(sent[0]) if sent else ""
    return "" if sent is None else str(sent)


@dataclass(frozen=True, slots=True)
class DetailsPage:
    """A page on which the details of a thing with a version are changed.

    Attributes:
        template, context: The page, shown again with ``form`` and ``conflict``.
        names: The fields that are compared where somebody was faster.
        told: What is said when it is saved.
    """

    template: str
    context: Mapping[str, Any]
    names: tuple[str, ...]
    told: str

    def answer(
        self,
        request: HttpRequest,
        thing: Any,
        *,
        bind: Callable[[QueryDict], forms.Form],
        save: Callable[[forms.Form], object],
        add_error: Callable[[Any, DomainError], None],
    ) -> HttpResponse:
        """Save what was typed about ``thing``, or show the form again and why it was not.

        Where somebody was faster, both versions are shown field by field (status 409); what they
        typed alike is no conflict. ``bind`` makes the form from what was sent.
        """
        form, status, conflict = bind(request.POST), 422, None
        if form.is_valid():
            try:
                save(form)
                conflict = []
            except Conflict as error:
                thing.refresh_from_db()
                status = error.status
                conflict = differences(form, {name: getattr(thing, name) for name in self.names})
                typed = request.POST.copy()
                typed["version"] = str(thing.version)
                form = bind(typed)
            except DomainError as error:
                add_error(form, error)
                status = error.status
                thing.refresh_from_db()
        if conflict == []:
            messages.success(request, self.told)
            return redirect(thing)
        shown = {**self.context, "form": form, "conflict": conflict}
        return render(request, self.template, shown, status=status)
