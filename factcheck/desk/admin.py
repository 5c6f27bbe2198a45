"""Claims in the admin site, where many are assigned or dismissed at once."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.db.models import ForeignKey, Q, QuerySet
from django.http import HttpRequest, HttpResponse

from factcheck.accounts.admin_base import ActionAdmin, ActionForm, person_of
from factcheck.accounts.models import User
from factcheck.accounts.people import who_may
from factcheck.accounts.roles import Permission
from factcheck.audit.admin_base import ReadOnlyAdmin, ReadOnlyInline, ValuesFilter
from factcheck.claims.actions.corrections import edit_claim
from factcheck.claims.models import Anchor, Attribution, Claim, Evidence
from factcheck.desk import admin_bulk
from factcheck.desk.actions.assignment import PRIORITIES, assign, set_priority
from factcheck.desk.blindness import TOLD_BY
from factcheck.desk.models import ReviewPeriod, SecondCheck
from factcheck.desk.rules import hidden_from, sees_verdict
from factcheck.lib.errors import Conflict

WORDS = ("label", "statement", "kind")
DECISION = (
    "verdict",
    "rationale",
    "decided_by",
    "decided_at",
    "stale_reason",
    "legal_risk",
    "second_check",
)
TELLING = TOLD_BY["claims.claim"] - {"stage"} | {"decided_by"}
STANDING = ("status", "dismissal_reason", "origin", "splitter_version", "created_at")


class ClaimForm(ActionForm):
    """A claim's words, assignee and priority, which is chosen by a word."""

    priority = forms.TypedChoiceField(choices=list(PRIORITIES.items()), coerce=int)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "assignee" in self.fields:  # people are managed on their own pages
            widget: Any = self.fields["assignee"].widget
            widget.can_add_related = widget.can_change_related = widget.can_view_related = False


class AnchorInline(ReadOnlyInline):
    """Where the claim stands."""

    model = Anchor
    fields = readonly_fields = ("revision", "start", "end", "quote", "carried")


class AttributionInline(ReadOnlyInline):
    """Who said it, through whom."""

    model = Attribution
    fields = readonly_fields = ("order", "role", "name", "title", "cue", "quote_type", "anonymous")


class EvidenceInline(ReadOnlyInline):
    """What sources show about it."""

    model = Evidence
    fields = readonly_fields = ("stance", "source", "passage", "note", "linked_by", "removed_at")


@admin.register(Claim)
class ClaimAdmin(ActionAdmin):
    """Claims: their words, assignee and priority; verdicts are given on the claim's own page."""

    form = ClaimForm
    permission = Permission.CORRECT
    event_field = "claim_id"
    list_display = (
        "label",
        "article",
        "state",
        "checkworthiness",
        "assignee",
        "priority",
        "kind",
        "origin",
    )
    list_filter = (
        "status",
        ("stage", ValuesFilter),
        "kind",
        "priority",
        "origin",
        ("assignee", admin.RelatedOnlyFieldListFilter),
    )
    list_select_related = ("article", "assignee")
    search_fields = ("label", "statement", "article__title", "attributions__name")
    search_help_text = "Words of the claim, its article’s title or who said it"
    date_hierarchy = "created_at"
    readonly_fields = ("article", "checkworthiness", "hidden", *DECISION, *STANDING)
    fieldsets = (
        (None, {"fields": ("article", *WORDS, "assignee", "priority", "reason", "seen_version")}),
        ("Verdict", {"fields": DECISION}),
        ("Standing", {"fields": ("checkworthiness", *STANDING)}),
    )
    inlines = (AnchorInline, AttributionInline, EvidenceInline)
    actions = ("assign_claims", "dismiss_claims")

    @admin.display(description="state", ordering="stage")
    def state(self, claim: Claim) -> str:
        """The claim's state in a word."""
        return claim.state

    @admin.display(description="verdict")
    def hidden(self, claim: Claim) -> str:
        """What stands in place of a verdict that waits for its second check."""
        return "A verdict was given. It is shown after the second check."

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """The form's parts, without a verdict that the person may not see yet."""
        shown = super().get_fieldsets(request, obj)
        if obj is None or sees_verdict(person_of(request), obj):
            return shown
        return [
            (name, {"fields": ("hidden",)} if name == "Verdict" else part) for name, part in shown
        ]

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """No list is narrowed by what tells a verdict."""
        column, _, _ = lookup.partition("__")
        return column not in TELLING and super().lookup_allowed(lookup, value, request)

    def formfield_for_foreignkey(
        self, db_field: ForeignKey[Any], request: HttpRequest, **kwargs: Any
    ) -> Any:
        """Offer only those who may give verdicts, and whoever has the claim now."""
        if db_field.name == "assignee":
            match = request.resolver_match
            key = unquote(match.kwargs.get("object_id", "")) if match else ""
            offered = Q(pk__in=who_may(Permission.DECIDE))
            if key.isdecimal():
                offered |= Q(claims__pk=key)
            kwargs["queryset"] = User.objects.filter(offered).distinct()
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def act(self, *, by: User, form: ActionForm, row: Any) -> Claim:
        """Change what was changed in the form: words, assignee, priority, one action each."""
        data, changed = form.cleaned_data, form.changed_data
        claim: Claim = row
        if claim.version != data["seen_version"]:
            raise Conflict("Someone else changed this claim in the meantime.")
        if set(WORDS).intersection(changed):
            edit_claim(
                by=by,
                claim=claim,
                version=claim.version,
                **{name: data[name] for name in WORDS},
                reason=data["reason"],
            )
        if "assignee" in changed:
            assign(by=by, claims=[claim], to=data["assignee"], reason=data["reason"])
        if "priority" in changed:
            set_priority(by=by, claims=[claim], priority=data["priority"])
        return claim

    def has_assign_permission(self, request: HttpRequest) -> bool:
        """Whether the person may give claims to others."""
        return person_of(request).may(Permission.ASSIGN)

    def has_correct_permission(self, request: HttpRequest) -> bool:
        """Whether the person may put claims aside."""
        return person_of(request).may(Permission.CORRECT)

    @admin.action(description="Assign to a person …", permissions=["assign"])
    def assign_claims(self, request: HttpRequest, queryset: QuerySet[Claim]) -> HttpResponse | None:
        """Ask to whom and why, then assign all chosen claims."""
        return admin_bulk.run(self, request, queryset, admin_bulk.ASSIGN)

    @admin.action(description="Dismiss …", permissions=["correct"])
    def dismiss_claims(
        self, request: HttpRequest, queryset: QuerySet[Claim]
    ) -> HttpResponse | None:
        """Ask why, then dismiss all chosen claims or none."""
        return admin_bulk.run(self, request, queryset, admin_bulk.DISMISS)


@admin.register(SecondCheck)
class SecondCheckAdmin(ReadOnlyAdmin):
    """Second verdicts beside the first; given and decided on the claim's own page."""

    list_display = ("claim", "first_verdict", "first_by", "verdict", "by", "at", "resolved_verdict")
    list_select_related = ("claim", "first_by", "by")
    list_filter = ("verdict", ("withdrawn_at", admin.EmptyFieldListFilter))
    search_fields = ("claim__label",)
    date_hierarchy = "at"

    def get_queryset(self, request: HttpRequest) -> QuerySet[SecondCheck]:
        """All but those that were taken back while the first verdict waits for another."""
        hidden = Claim.objects.filter(hidden_from(person_of(request))).order_by().values("pk")
        shown: QuerySet[SecondCheck] = super().get_queryset(request).exclude(claim__in=hidden)
        return shown


@admin.register(ReviewPeriod)
class ReviewPeriodAdmin(ReadOnlyAdmin):
    """After how many days verdicts are looked at again; set on the page of review dates."""

    list_display = ("kind", "days")
