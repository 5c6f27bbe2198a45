"""The people of the desk's pages."""

import pytest

from factcheck.accounts.models import User
from factcheck.accounts.roles import Role
from tests.factories import make_person


@pytest.fixture
def editor() -> User:
    """Who assigns and signs off."""
    return make_person(Role.EDITOR, name="Edda Lund")


@pytest.fixture
def checker() -> User:
    """Who checks claims."""
    return make_person(name="Chen Abidi")
