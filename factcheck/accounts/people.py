"""Finding people by what they may do."""

from django.db.models import Q, QuerySet

from factcheck.accounts.models import User
from factcheck.accounts.roles import Permission, Role, roles_with


def who_may(permission: Permission) -> QuerySet[User]:
    """Those whose role permits something and whose account is open, by name."""
    roles = roles_with(permission)
    held = Q(groups__name__in=roles)
    if Role.ADMIN in roles:
        held |= Q(is_superuser=True)
    return User.objects.filter(held, is_active=True).distinct()
