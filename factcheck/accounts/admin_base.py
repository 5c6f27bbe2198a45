"""Pages of the admin site that write, each through an action, so that all rules hold there too."""

from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse

from factcheck.accounts.models import User
from factcheck.accounts.roles import Permission
from factcheck.audit.admin_base import ReadOnlyAdmin
from factcheck.lib.errors import Conflict, DomainError, NotAllowed

if TYPE_CHECKING:
    PlainForm = forms.ModelForm[Any]
else:
    PlainForm = forms.ModelForm

REFUSAL = "factcheck.refusal"


class ActionForm(PlainForm):
    """A form that carries the version it was made from, and shows what an action refused.

    Attributes:
        refusal: The error of the action that was tried with these data, if there was one.
    """

    refusal: DomainError | None = None
    seen_version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    reason = forms.CharField(
        required=False,
        max_length=300,
        help_text="Kept in the history.",
        widget=forms.TextInput(attrs={"size": 80}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and "seen_version" in self.fields:
            self.fields["seen_version"].required = True
            self.initial["seen_version"] = self.present_version()

    def present_version(self) -> int:
        """The number that rises with every change of the row."""
        return int(self.instance.version)

    def validate_constraints(self) -> None:
        """Leave it to the action, whose message is for people, and to the database."""

    def clean(self) -> dict[str, Any]:
        """Show what the action refused; after a conflict also what each field holds now."""
        cleaned = super().clean() or self.cleaned_data
        if self.refusal is None:
            return cleaned
        field = self.refusal.field if self.refusal.field in self.fields else None
        self.add_error(field, self.refusal.message)
        if isinstance(self.refusal, Conflict):
            for name in set(self.changed_data) - {"seen_version", "reason"}:
                now = self.get_initial_for_field(self.fields[name], name)
                self.add_error(name, f"Now: {now or '–'}. Save again to put yours in its place.")
        return cleaned


class ActionAdmin(ReadOnlyAdmin):
    """Rows that are changed by actions; what an action refuses is shown in the form, kept as typed.

    Attributes:
        permission: What a person must be permitted to change rows here.
    """

    form = ActionForm
    permission: Permission

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether the person's role permits it; the action asks again."""
        return self.has_view_permission(request, obj) and person_of(request).may(self.permission)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Write by an action under the name of who is signed in."""
        # The form has put its values into ``obj``; rules must look at the row as it is.
        rows = self.get_queryset(request).select_for_update(of=("self",))
        row = rows.get(pk=obj.pk) if change else None
        obj.pk = self.act(by=person_of(request), form=form, row=row).pk

    def act(self, *, by: User, form: ActionForm, row: Any) -> Any:
        """Carry out the action for a valid form on a row, None for a new one; returns the row.

        Raises:
            DomainError: the action refuses; here, where there is none, always.
        """
        raise NotAllowed("This cannot be changed here.")

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Write nothing beside the action."""

    def construct_change_message(
        self, request: HttpRequest, form: Any, formsets: Any, add: bool = False
    ) -> list[dict[str, Any]]:
        """Say nothing for Django's own log."""
        return []

    def get_form(
        self,
        request: HttpRequest,
        obj: Any = None,
        change: bool = False,
        **kwargs: Any,
    ) -> Any:
        """The form; told what was refused when it is shown once more."""
        form = super().get_form(request, obj, change, **kwargs)
        return type(form.__name__, (form,), {"refusal": request.META.get(REFUSAL)})

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The form; shown once more, as it was sent, when the action refuses."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except DomainError as error:
            request.META[REFUSAL] = error
            if isinstance(error, Conflict) and object_id:
                self._read_anew(request, object_id)
            response = super().changeform_view(request, object_id, form_url, extra_context)
            response.status_code = error.status
            return response

    def tell(self, request: HttpRequest, error: DomainError) -> None:
        """Show why an action on several rows was refused."""
        self.message_user(request, error.message, messages.ERROR)

    def _read_anew(self, request: HttpRequest, object_id: str) -> None:
        """Let the form that is shown once more carry the present version."""
        obj = self.get_object(request, object_id)
        form = self.get_form(request, obj, change=True)(instance=obj)
        data = request.POST.copy()
        data["seen_version"] = str(form.initial["seen_version"])
        request.POST = data  # type: ignore[assignment]


def person_of(request: HttpRequest) -> User:
    """The person who is signed in; the admin site lets nobody else in."""
    return cast(User, request.user)
