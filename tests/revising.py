"""An article whose text changes: its words, and short ways to change them in tests."""

from factcheck.accounts.models import User
from factcheck.articles.models import Article, Revision
from factcheck.claims.actions.reading import store_split
from factcheck.claims.actions.revisions import Revised, revise
from factcheck.claims.actions.verdicts import decide
from factcheck.claims.models import Anchor, Claim
from factcheck.nlp.types import ClaimFound, Split
from tests.factories import make_claim, make_evidence, make_person

HEAD = "Harbor 🚢 reopens after storm"
OPENED = "The harbor at Lindholm reopened on Tuesday, mayor Ada Brandt said."
FERRIES = "Some 14 ferries were damaged by the storm in the night to Monday."
REPAIRS = "Repairs will cost 3.2 million crowns, the port authority estimates."
PIER = "The council votes next week on whether the old pier can be given up."
TEXT = f"{HEAD}\n\n{OPENED}\n\n{FERRIES}\n\n{REPAIRS}\n\n{PIER}\n"


def claim_at(article: Article, quote: str) -> Claim:
    return make_claim(article=article, quote=quote)


def verified(article: Article, quote: str) -> Claim:
    claim, person = claim_at(article, quote), make_person()
    make_evidence(claim=claim, by=person)
    return decide(by=person, claim=claim, version=claim.version, verdict="verified")


def retext(by: User, article: Article, text: str, *, reason: str = "") -> Revised:
    number = Revision.objects.newest(article).number
    return revise(by=by, article=article, seen=number, text=text, reason=reason)


def fresh(claim: Claim) -> Claim:
    return Claim.objects.get(pk=claim.pk)


def anchor_of(claim: Claim, revision: Revision) -> Anchor:
    anchor = claim.anchors.get(revision=revision)
    assert revision.text[anchor.start : anchor.end] == anchor.quote
    return anchor


def found(text: str, quote: str) -> ClaimFound:
    start = text.index(quote)
    end = start + len(quote)
    return ClaimFound(start, end, quote, start, end, quote, quote[:60], "event", 0.5)


def split_into(revision: Revision, *quotes: str) -> int:
    claims = tuple(found(revision.text, quote) for quote in quotes)
    split = Split("en", is_english=True, claims=claims, version="test")
    return store_split(revision=revision, split=split)
