"""Makes people, articles, claims and sources for tests, through the actions as people do."""

import itertools
from typing import Any

from factcheck.accounts import actions as accounts
from factcheck.accounts.models import User
from factcheck.accounts.roles import Role
from factcheck.articles.actions import add_article
from factcheck.articles.models import Article, Revision
from factcheck.audit.record import Machine
from factcheck.claims.actions.corrections import Stretch, add_claim
from factcheck.claims.actions.evidence import link_source
from factcheck.claims.actions.verdicts import decide
from factcheck.claims.models import Claim, Evidence
from factcheck.sources.actions import add_source
from factcheck.sources.models import Source

PASSWORD = "ink and paper 1887"
TEXT = (
    "Harbor reopens after storm\n\n"
    "The harbor at Lindholm reopened on Tuesday, mayor Ada Brandt said. "
    "Some 14 ferries were damaged. Repairs will cost 3.2 million crowns, "
    "the port authority estimates.\n"
)
_numbers = itertools.count(1)


def make_person(*roles: Role, name: str = "", username: str = "") -> User:
    """A person with these roles; a checker when none is given."""
    number = next(_numbers)
    return accounts.add_person(
        by=Machine("Tests"),
        username=username or f"person{number}",
        name=name or f"Person {number}",
        password=PASSWORD,
        roles=roles or (Role.CHECKER,),
    )


def make_article(*, by: User | None = None, text: str = "", **details: Any) -> Article:
    """An article; without a text one that differs from every other."""
    own_text = text or f"{TEXT}\nEdition {next(_numbers)}.\n"
    return add_article(by=by or make_person(), text=own_text, **details).article


def stretch_of(revision: Revision, quote: str) -> Stretch:
    """Where a quote stands first."""
    start = revision.text.index(quote)
    return Stretch(start, start + len(quote), quote)


def make_claim(
    *,
    by: User | None = None,
    article: Article | None = None,
    quote: str = "Some 14 ferries were damaged",
    **words: Any,
) -> Claim:
    """A claim at a quote of an article."""
    person = by or make_person()
    revision = (article or make_article(by=person)).revisions.get()
    return add_claim(by=person, revision=revision, stretch=stretch_of(revision, quote), **words)


def make_source(*, by: User | None = None, **details: Any) -> Source:
    """A source; without an address one that has its own."""
    number = next(_numbers)
    given = {"title": f"Report {number}", "url": f"https://example.org/{number}", **details}
    return add_source(by=by or make_person(), **given)


def make_evidence(
    *, claim: Claim, by: User | None = None, stance: str = Evidence.Stance.SUPPORTS, **more: Any
) -> Evidence:
    """A source linked to a claim, whose ``version`` rises."""
    person = by or make_person()
    given = {"source": more.pop("source", None) or make_source(by=person), **more}
    return link_source(by=person, claim=claim, version=claim.version, stance=stance, **given)


def make_verified_claim(*, by: User | None = None, **words: Any) -> Claim:
    """A claim marked verified, with the source that supports it."""
    person = by or make_person()
    claim = make_claim(by=person, **words)
    make_evidence(claim=claim, by=person)
    return decide(by=person, claim=claim, version=claim.version, verdict=Claim.Verdict.VERIFIED)
