"""Fixtures that several files on claims need; one that a file has itself comes before them."""

import pytest

from factcheck.accounts.models import User
from factcheck.accounts.roles import Role
from factcheck.articles.models import Article
from tests.factories import make_article, make_person
from tests.revising import TEXT


@pytest.fixture
def by() -> User:
    """An editor."""
    return make_person(Role.EDITOR)


@pytest.fixture
def article(by: User) -> Article:
    """The article that gets new texts."""
    return make_article(by=by, text=TEXT)
