"""People and their roles in the admin site."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.password_validation import validate_password
from django.db.models import Max, Q, QuerySet
from django.http import HttpRequest

from factcheck.accounts import actions
from factcheck.accounts.admin_base import ActionAdmin, ActionForm, person_of
from factcheck.accounts.models import User
from factcheck.accounts.roles import Permission, Role
from factcheck.audit.models import Event, EventQuerySet
from factcheck.lib.errors import Conflict

NAMES = ("username", "name", "email")
ASIDE = ("reason", "seen_version")


class PersonForm(ActionForm):
    """A person's names, roles and account; a password only when it is to be set."""

    roles = forms.TypedMultipleChoiceField(
        choices=[(role.value, role.value.capitalize()) for role in Role],
        coerce=Role,
        widget=forms.CheckboxSelectMultiple,
        help_text="A checker may do what a reporter may, an editor what a checker may.",
    )
    new_password = forms.CharField(
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text="Leave empty to keep what is set. Tell it to the person yourself.",
    )

    class Meta:
        """What is asked of the model's own fields."""

        model = User
        fields = (*NAMES, "is_active")
        labels = {"username": "Sign-in name", "is_active": "Account is open"}
        help_texts = {"is_active": "Close it when somebody leaves; what they did stays theirs."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["roles"] = [role.value for role in self.instance.roles]

    def present_version(self) -> int:
        """The newest event about the person, who has no version of their own."""
        return latest_event(self.instance.pk)

    def clean_new_password(self) -> str:
        """The password, when it is good enough."""
        password = str(self.cleaned_data["new_password"])
        if password:
            validate_password(password, self.instance)
        return password


@admin.register(User)
class PersonAdmin(ActionAdmin):
    """People, for those who manage them; nobody is deleted, accounts are closed."""

    form = PersonForm
    permission = Permission.MANAGE_PEOPLE
    event_field = "person_id"
    list_display = ("name", "username", "email", "held_roles", "is_active", "last_login")
    list_filter = ("groups", "is_active")
    search_fields = ("name", "username", "email")
    date_hierarchy = "date_joined"
    readonly_fields = ("last_login", "date_joined")
    fieldsets = (
        (
            None,
            {"fields": (*NAMES, "roles", "is_active", "new_password", "reason", "seen_version")},
        ),
        ("Dates", {"fields": readonly_fields}),
    )

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Only those who manage people see this part."""
        return super().has_view_permission(request, obj) and person_of(request).may(self.permission)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Whoever may change people may add them."""
        return self.has_change_permission(request)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        """All fields; a new person has no dates yet."""
        fields = list(super().get_fields(request, obj))
        return fields if obj else [name for name in fields if name not in self.readonly_fields]

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        """People with their roles fetched along."""
        return super().get_queryset(request).prefetch_related("groups")

    def events_of(self, obj: Any) -> EventQuerySet:
        """What was done to the person's account, and what the person did."""
        return Event.objects.filter(Q(person_id=obj.pk) | Q(actor_id=obj.pk))

    @admin.display(description="roles")
    def held_roles(self, person: User) -> str:
        """The person's roles in one line."""
        return ", ".join(person.roles)

    def act(self, *, by: User, form: ActionForm, row: Any) -> User:
        """Add a person, or change what was changed in the form, one action each."""
        data = form.cleaned_data
        if row is None:
            added = actions.add_person(
                by=by,
                **{name: data[name] for name in NAMES},
                password=data["new_password"] or None,
                roles=data["roles"],
            )
            if not data["is_active"]:
                actions.set_active(by=by, person=added, active=False, reason=data["reason"])
            return added
        person: User = row
        if latest_event(person.pk) != data["seen_version"]:
            raise Conflict("Someone else changed this person in the meantime.")
        changed = form.changed_data
        if set(NAMES).intersection(changed):
            actions.edit_person(by=by, person=person, **{name: data[name] for name in NAMES})
        if "roles" in changed:
            actions.set_roles(by=by, person=person, roles=data["roles"], reason=data["reason"])
        if "is_active" in changed:
            active = data["is_active"]
            actions.set_active(by=by, person=person, active=active, reason=data["reason"])
        if data["new_password"]:
            actions.set_password(by=by, person=person, password=data["new_password"])
        return person

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Write by the actions; whoever changed their own password stays signed in."""
        super().save_model(request, obj, form, change)
        if change and obj.pk == request.user.pk and form.cleaned_data["new_password"]:
            update_session_auth_hash(request, User.objects.get(pk=obj.pk))


def latest_event(person_id: int) -> int:
    """The newest event about a person's account; 0 when there is none."""
    newest = Event.objects.filter(person_id=person_id).aggregate(newest=Max("pk"))
    return newest["newest"] or 0
