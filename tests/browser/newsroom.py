"""The people of the browser tests: one for each role, a second checker, each signed in once."""

from dataclasses import dataclass, field

from django.test import override_settings
from playwright.sync_api import Browser, Page, StorageState

from factcheck.accounts.models import User
from factcheck.accounts.roles import Role
from tests.factories import PASSWORD, make_person

CAST: dict[str, tuple[Role, str]] = {
    "reporter": (Role.REPORTER, "Rosa Winther"),
    "checker": (Role.CHECKER, "Chen Abidi"),
    "colleague": (Role.CHECKER, "Cora Lind"),
    "editor": (Role.EDITOR, "Edda Moreau"),
    "admin": (Role.ADMIN, "Anders Okoro"),
}
# The workbench runs under its own settings, which know no quick way to keep a password.
REAL_PASSWORDS = {"PASSWORD_HASHERS": ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]}


@dataclass
class Newsroom:
    """Makes people when they are first asked for, and keeps what their browsers know."""

    browser: Browser
    base_url: str
    _people: dict[str, User] = field(default_factory=dict)
    _states: dict[str, StorageState] = field(default_factory=dict)

    def person(self, who: str) -> User:
        """The person of this name in ``CAST``."""
        if who not in self._people:
            role, name = CAST[who]
            self._people[who] = real_person(role, username=who, name=name)
        return self._people[who]

    def state(self, who: str) -> StorageState:
        """Cookies of the person's browser after signing in, as a browser context takes them."""
        self.person(who)
        if who not in self._states:
            context = self.browser.new_context(base_url=self.base_url)
            sign_in(context.new_page(), who)
            self._states[who] = context.storage_state()
            context.close()
        return self._states[who]


def real_person(*roles: Role, username: str, name: str = "") -> User:
    """A person who can sign in to the running workbench with ``PASSWORD``."""
    with override_settings(**REAL_PASSWORDS):
        return make_person(*roles, username=username, name=name)


def sign_in(page: Page, username: str, password: str = PASSWORD) -> None:
    """Sign in on the sign-in page, where the page is led to when it is not there."""
    if "/sign-in" not in page.url:
        page.goto("/sign-in")
    page.get_by_label("Sign-in name").fill(username)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(lambda url: "/sign-in" not in url)
