"""People."""

from functools import cached_property
from typing import Any, ClassVar

from django.contrib.auth.hashers import check_password
from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.urls import reverse

from factcheck.accounts import kinds
from factcheck.accounts.roles import PERMISSIONS, Permission, Role
from factcheck.audit.record import Machine, recorded


class PersonManager(UserManager["User"]):
    """Makes people under the name of the command line, where nobody is signed in."""

    use_in_migrations = False

    def create_superuser(
        self,
        username: str,
        email: str | None = None,
        password: str | None = None,
        **extra_fields: Any,
    ) -> "User":
        """A person who may do everything, as ``manage.py createsuperuser`` makes one."""
        person = self.model(username=username, email=email or "", is_superuser=True, **extra_fields)
        person.set_password(password)
        with recorded(by=Machine("Command line"), action=kinds.ADD):
            person.save(using=self._db)
        return person


class User(AbstractUser):
    """A person of the newsroom. Their roles are Django groups; nobody is ever deleted.

    ``keys`` are the keys that the person changed, by command, under ``own`` ("" where one is
    switched off), and under ``off`` whether single keys are switched off altogether.
    """

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    name = models.CharField(max_length=120, help_text="As colleagues know them: Maya Okafor.")
    keys = models.JSONField("own keys", default=dict, db_default={}, blank=True, editable=False)
    mail_notices = models.BooleanField(
        "notices by mail", default=True, db_default=True, editable=False
    )

    objects: ClassVar[PersonManager] = PersonManager()

    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        """People by name."""

        ordering = ("name", "pk")

    def __str__(self) -> str:
        return self.name or self.username

    def get_absolute_url(self) -> str:
        """The page of what this person did."""
        return reverse("person", args=[self.pk])

    def get_full_name(self) -> str:
        """The person's name."""
        return str(self)

    def get_short_name(self) -> str:
        """The person's name."""
        return str(self)

    @property
    def actor_id(self) -> int | None:
        """The key under which history knows the person."""
        return self.pk

    @property
    def actor_name(self) -> str:
        """The name that history keeps."""
        return str(self)

    @property
    def initials(self) -> str:
        """One or two letters for a badge."""
        words = str(self).split()
        return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()

    @cached_property
    def roles(self) -> tuple[Role, ...]:
        """The person's roles, least powerful first; kept for the life of this object."""
        held = {group.name for group in self.groups.all()} if self.pk else set()
        if self.is_superuser:
            held.add(Role.ADMIN)
        return tuple(role for role in Role if role in held)

    @cached_property
    def permissions(self) -> frozenset[Permission]:
        """All that the person's roles permit."""
        return frozenset().union(*(PERMISSIONS[role] for role in self.roles))

    def may(self, permission: Permission) -> bool:
        """Whether one of the person's roles permits this."""
        return self.is_active and permission in self.permissions

    def check_password(self, raw_password: str | None) -> bool:
        """Whether this is the person's password; an old hash is renewed, with an event."""

        def renew(raw: str) -> None:
            self.set_password(raw)
            self._password = None
            with recorded(by=self, action=kinds.PASSWORD_RENEWED):
                self.save(update_fields=["password"])

        return check_password(raw_password, self.password, renew)


class FailedSignIn(models.Model):
    """A sign-in with a wrong name or password, kept for minutes to slow down guessing.

    Working state, not history: it is not tracked.
    """

    key = models.CharField(max_length=64)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """Asked for by key and time."""

        indexes = (models.Index(fields=["key", "at"], name="failed_sign_in"),)

    def __str__(self) -> str:
        return f"failed at {self.at}"
