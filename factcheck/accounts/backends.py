"""Signing in, with a person's roles fetched along."""

from django.contrib.auth.backends import ModelBackend

from factcheck.accounts.models import User
from factcheck.accounts.roles import Permission


class RoleBackend(ModelBackend):
    """Django's password check; permissions come from the table of roles alone."""

    def get_user(self, user_id: int) -> User | None:
        """The active person of a session, with their groups, or None."""
        person = User.objects.prefetch_related("groups").filter(pk=user_id).first()
        return person if person is not None and self.user_can_authenticate(person) else None

    def has_perm(self, user_obj: object, perm: str, obj: object = None) -> bool:
        """Django's named permissions are not used: only those who manage people hold them."""
        return isinstance(user_obj, User) and user_obj.may(Permission.MANAGE_PEOPLE)

    def has_module_perms(self, user_obj: object, app_label: str) -> bool:
        """Whether the admin shows an app: to those who may use the admin site."""
        return isinstance(user_obj, User) and user_obj.may(Permission.ADMIN_SITE)
