"""The page between choosing many claims and changing them: it asks for the person or the reason."""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from factcheck.accounts.admin_base import ActionAdmin, person_of
from factcheck.accounts.models import User
from factcheck.accounts.people import who_may
from factcheck.accounts.roles import Permission
from factcheck.claims.models import Claim
from factcheck.desk.actions.bulk import MOST, BulkRefused, Seen, assign_many, dismiss_many
from factcheck.lib.errors import DomainError


class BulkForm(forms.Form):
    """The claims a person saw, each with the version they saw."""

    seen = forms.CharField(widget=forms.HiddenInput)

    def clean_seen(self) -> dict[int, int]:
        """Claims' keys, each with its version."""
        try:
            pairs = (pair.split(":") for pair in self.cleaned_data["seen"].split(","))
            return {int(key): int(version) for key, version in pairs}
        except ValueError:
            raise forms.ValidationError("Choose the claims again.") from None


class AssignForm(BulkForm):
    """To whom, and why."""

    to = forms.ModelChoiceField(
        User.objects.none(), required=False, empty_label="Nobody", label="Assign to"
    )
    reason = forms.CharField(required=False, max_length=300)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["to"].queryset = who_may(Permission.DECIDE)  # type: ignore[attr-defined]


class DismissForm(BulkForm):
    """Why these are not claims."""

    reason = forms.CharField(
        max_length=300, help_text="Kept in the history. The claims can be restored."
    )


@dataclass(frozen=True, slots=True)
class Bulk:
    """One thing done to many claims.

    Attributes:
        action: Its name among the admin's actions.
        title: What the page says, and its button.
        form: What the page asks.
        act: Does it with the form's answers; returns how many claims changed.
        done: The word that follows their number.
    """

    action: str
    title: str
    form: type[BulkForm]
    act: Callable[[User, Seen, BulkForm], int]
    done: str


def run(
    admin: ActionAdmin, request: HttpRequest, queryset: QuerySet[Claim], bulk: Bulk
) -> HttpResponse | None:
    """Show the page, or do it when the page was sent; None leads back to the list."""
    confirmed = "confirmed" in request.POST
    form = bulk.form(request.POST if confirmed else None)
    problem, status = "", 200
    if confirmed and form.is_valid():
        try:
            changed = bulk.act(person_of(request), form.cleaned_data["seen"], form)
        except DomainError as error:
            form.add_error(error.field if error.field in form.fields else None, _told(error))
            problem, status = "Nothing was changed.", error.status
        else:
            noun = "claim" if changed == 1 else "claims"
            admin.message_user(request, f"{changed} {noun} {bulk.done}.", messages.SUCCESS)
            return None
    chosen = queryset
    if confirmed and isinstance(seen := form.cleaned_data.get("seen"), dict):
        chosen = Claim.objects.filter(pk__in=seen)
    claims = list(chosen.select_related("article", "assignee")[: MOST + 1])
    if len(claims) > MOST:
        admin.message_user(request, f"Choose at most {MOST} claims at once.", messages.WARNING)
        return None
    return _page(admin, request, bulk, form, claims, problem, status)


def _page(
    admin: ActionAdmin,
    request: HttpRequest,
    bulk: Bulk,
    form: BulkForm,
    claims: list[Claim],
    problem: str,
    status: int,
) -> HttpResponse:
    context = {
        **admin.admin_site.each_context(request),
        "title": bulk.title,
        "button": bulk.title,
        "opts": admin.opts,
        "action": bulk.action,
        "form": form,
        "problem": problem,
        "claims": claims,
        "seen": ",".join(f"{claim.pk}:{claim.version}" for claim in claims),
        "back": request.get_full_path(),
    }
    return TemplateResponse(request, "admin/workbench/bulk.html", context, status=status)


def _told(error: DomainError) -> list[str]:
    """What stands against it, claim by claim where it is some of them."""
    refused = error.refused if isinstance(error, BulkRefused) else ()
    return [error.message, *(f"“{one.claim.label}”: {one.words}" for one in refused)]


def _assign(by: User, seen: Seen, form: BulkForm) -> int:
    data = form.cleaned_data
    return assign_many(by=by, seen=seen, to=data["to"], reason=data["reason"])


def _dismiss(by: User, seen: Seen, form: BulkForm) -> int:
    return dismiss_many(by=by, seen=seen, reason=form.cleaned_data["reason"])


ASSIGN = Bulk("assign_claims", "Assign claims", AssignForm, _assign, "assigned")
DISMISS = Bulk("dismiss_claims", "Dismiss claims", DismissForm, _dismiss, "dismissed")
