"""What views ask of a request."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from factcheck.accounts.models import User


def signed_in(request: HttpRequest) -> User:
    """The person who is signed in; the middleware has made sure that there is one."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
