"""Review dates: after how many days the verdicts on each kind of claim are looked at again."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from factcheck.accounts.roles import Permission
from factcheck.accounts.rules import check_may
from factcheck.claims.models import Claim
from factcheck.desk.actions.review import periods, set_review_dates
from factcheck.lib.errors import Conflict, DomainError
from factcheck.web.conflict import differences
from factcheck.web.requests import signed_in

PAGE = "settings/review_dates.html"
SEEN = "seen-"


class ReviewDatesForm(forms.Form):
    """Days for each kind of claim, empty for never; with what stood there when it was shown."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind in Claim.Kind:
            self.fields[kind.value] = forms.IntegerField(
                label=str(kind.label),
                required=False,
                min_value=1,
                max_value=3650,
                widget=forms.NumberInput(attrs={"min": 1, "max": 3650, "size": 5}),
            )
            self.fields[SEEN + kind.value] = forms.IntegerField(
                required=False, widget=forms.HiddenInput
            )

    @classmethod
    def of(cls, days: dict[str, int | None]) -> "ReviewDatesForm":
        """The form with what is set now."""
        return cls(initial=days | {SEEN + kind: number for kind, number in days.items()})

    def wished(self) -> dict[str, int | None]:
        """What is asked for, by kind."""
        return {kind.value: self.cleaned_data[kind.value] for kind in Claim.Kind}

    def seen(self) -> dict[str, int | None]:
        """What the person saw, by kind."""
        return {kind.value: self.cleaned_data[SEEN + kind.value] for kind in Claim.Kind}


@require_http_methods(["GET", "HEAD", "POST"])
def review_dates(request: HttpRequest) -> HttpResponse:
    """Show and set the review dates; editors only."""
    person = signed_in(request)
    check_may(person, Permission.PRIORITIZE)
    if request.method != "POST":
        return render(request, PAGE, {"form": ReviewDatesForm.of(periods())})
    form = ReviewDatesForm(request.POST)
    status = 422
    if form.is_valid():
        try:
            set_review_dates(by=person, seen=form.seen(), wished=form.wished())
        except DomainError as error:
            if isinstance(error, Conflict):
                return _conflict(request, form, error)
            form.add_error(None, error.message)
            status = error.status
        else:
            messages.success(request, "The review dates are saved.")
            return redirect("review-dates")
    return render(request, PAGE, {"form": form}, status=status)


def _conflict(request: HttpRequest, form: ReviewDatesForm, error: Conflict) -> HttpResponse:
    """The form as typed, on top of what is saved by now, with where the two differ."""
    now, typed = periods(), form.wished()
    data = {kind: days for kind, days in typed.items() if days is not None}
    data |= {SEEN + kind: days for kind, days in now.items() if days is not None}
    context = {"form": ReviewDatesForm(data), "conflict": differences(form, now)}
    return render(request, PAGE, context, status=error.status)
