"""Fixtures of the pages on new texts; ``by``, who works with them, is each file's own."""

import pytest
from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from tests.factories import make_article
from tests.revising import TEXT


@pytest.fixture
def article(by: User) -> Article:
    """The article that gets new texts."""
    return make_article(by=by, text=TEXT)


@pytest.fixture
def client(by: User) -> Client:
    """The browser of ``by``."""
    client = Client()
    client.force_login(by)
    return client
