"""Signing in and out, one's own password, and what happens when a session was lost."""

from typing import Any, override

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import LoginView
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import urlencode
from django_htmx.http import HttpResponseClientRedirect, reswap, retarget

from factcheck.accounts import throttle
from factcheck.accounts.actions import set_password
from factcheck.web.requests import signed_in


class SignInForm(AuthenticationForm):
    """Sign-in name and password; wrong ones are counted."""

    error_messages = {
        "invalid_login": "The sign-in name or the password is wrong.",
        "inactive": "This account is closed. An admin can open it again.",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = "Sign-in name"
        self.fields["password"].label = "Password"

    @override
    def clean(self) -> dict[str, Any]:
        """Let nobody in who guessed too often; count a wrong guess."""
        attempt = {
            "username": self.cleaned_data.get("username") or "",
            "address": address_of(self.request) if self.request else "",
        }
        if minutes := throttle.minutes_to_wait(**attempt):
            unit = "minute" if minutes == 1 else "minutes"
            raise ValidationError(
                f"Too many wrong attempts. Wait {minutes} {unit} and try again, or ask an admin "
                "for a new password."
            )
        try:
            cleaned = super().clean()
        except ValidationError:
            throttle.note_failure(**attempt)
            raise
        throttle.forget(**attempt)
        return cleaned


class SignIn(LoginView):
    """The one page that is open to everybody."""

    template_name = "session/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    @override
    def form_invalid(self, form: AuthenticationForm) -> HttpResponse:
        """The form again, as what cannot be saved."""
        return self.render_to_response(self.get_context_data(form=form), status=422)


class OwnPasswordForm(PasswordChangeForm):
    """The old password once, the new one twice."""

    error_messages = {
        "password_incorrect": "That is not your present password.",
        "password_mismatch": "The two new passwords differ.",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = {
            "old_password": "Your present password",
            "new_password1": "New password",
            "new_password2": "New password, again",
        }
        for name, label in labels.items():
            self.fields[name].label = label
        helps = "At least 8 characters, not only digits, nothing that everybody uses."
        self.fields["new_password1"].help_text = helps
        self.fields["new_password2"].help_text = ""


def change_password(request: HttpRequest) -> HttpResponse:
    """Set a new password for oneself; other sessions end, this one goes on."""
    person = signed_in(request)
    form: forms.Form = OwnPasswordForm(person, request.POST or None)
    if request.method == "POST" and form.is_valid():
        set_password(by=person, person=person, password=form.cleaned_data["new_password1"])
        update_session_auth_hash(request, person)
        messages.success(request, "Your new password is set. You were signed out elsewhere.")
        return redirect("articles")
    status = 422 if form.is_bound else 200
    return render(request, "session/password.html", {"form": form}, status=status)


ASKED_BY_ITSELF = frozenset({"article-body", "article-line", "article-reading", "inbox-count"})
"""Parts that a page asks for on its own, which nobody waits for."""


class SignInRequiredMiddleware(LoginRequiredMiddleware):
    """Asks for signing in; where htmx had asked, without taking what was typed away."""

    def handle_no_permission(  # type: ignore[override] # Django takes any answer
        self, request: HttpRequest, view_func: Any
    ) -> HttpResponse:
        """To the sign-in page; a notice for a form that htmx sent, so that it can be sent again."""
        htmx = getattr(request, "htmx", None)
        if not htmx:
            return super().handle_no_permission(request, view_func)
        match = request.resolver_match
        if match is not None and match.url_name in ASKED_BY_ITSELF:
            # Leading away from the page would take away what is being typed there.
            return HttpResponse(status=204)
        page = htmx.current_url_abs_path or request.get_full_path()
        address = f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': page})}"
        if request.method in {"GET", "HEAD"}:
            return HttpResponseClientRedirect(address)
        response = render(request, "session/lost.html", {"address": address}, status=403)
        return reswap(retarget(response, "#toasts"), "beforeend")


def address_of(request: HttpRequest) -> str:
    """The network address a request came from, as the proxy in front gives it where there is one.

    A proxy appends the address it saw to X-Forwarded-For, so only the last one can be trusted.
    """
    direct = str(request.META.get("REMOTE_ADDR", ""))
    if not settings.ENVIRONMENT.https:
        return direct
    return request.headers.get("X-Forwarded-For", direct).split(",")[-1].strip()
