"""The admin site: Django's, with our sign-in, our roles and our history in place of its own."""

from collections.abc import Callable
from functools import update_wrapper
from typing import Any, cast

from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.admin.models import LogEntry
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import PasswordChangeForm
from django.contrib.auth.views import redirect_to_login
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache

from factcheck.accounts.actions import set_password
from factcheck.accounts.models import User
from factcheck.accounts.roles import Permission
from factcheck.accounts.rules import check_may
from factcheck.audit.models import Event

LATEST = 10


class OwnPasswordForm(PasswordChangeForm):
    """A new password for oneself, set by the action that records it."""

    def save(self, commit: bool = True) -> User:
        """Set the password."""
        set_password(by=self.user, person=self.user, password=self.cleaned_data["new_password1"])
        return self.user


class WorkbenchAdminSite(AdminSite):
    """Open to those whose role permits it; whoever else is signed in is told so."""

    site_title = "Fact-check workbench"
    site_header = "Fact-check workbench"
    index_title = "Administration"
    index_template = "admin/workbench/index.html"
    password_change_form = OwnPasswordForm

    def has_permission(self, request: HttpRequest) -> bool:
        """Whether the person's role lets them use the admin site."""
        return isinstance(request.user, User) and request.user.may(Permission.ADMIN_SITE)

    def admin_view[View: Callable[..., HttpResponseBase]](
        self, view: View, cacheable: bool = False
    ) -> View:
        """A view of the site, which answers 403 in words to those who may not use it."""
        inner = super().admin_view(view, cacheable)

        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if isinstance(request.user, User):
                check_may(request.user, Permission.ADMIN_SITE)
            return inner(request, *args, **kwargs)

        return cast(View, update_wrapper(guarded, inner))

    @method_decorator(never_cache)
    @login_not_required
    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Lead to the workbench's own sign-in page, and back."""
        wanted = request.GET.get(REDIRECT_FIELD_NAME, "")
        if not url_has_allowed_host_and_scheme(wanted, {request.get_host()}):
            wanted = reverse("admin:index", current_app=self.name)
        if not isinstance(request.user, User):
            return redirect_to_login(wanted, settings.LOGIN_URL)
        check_may(request.user, Permission.ADMIN_SITE)
        return HttpResponseRedirect(wanted)

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        """The list of models, and what the person changed last."""
        latest = Event.objects.by_person(request.user.pk)[:LATEST] if request.user.pk else []
        return super().index(request, {"latest": latest, **(extra_context or {})})

    def get_log_entries(self, request: HttpRequest) -> QuerySet[LogEntry]:
        """None: the database's events are the only history."""
        return LogEntry.objects.none()
