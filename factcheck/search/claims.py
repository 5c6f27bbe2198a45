"""Finding claims by the words of their label, statement and quote, and by who said them.

Words are met in any form of English ("vote" meets "votes") and by their beginning, so that a query
that is still being typed finds what it will find. Every term must be met, by whichever of these
texts; names are met as they are written.
"""

from django.contrib.postgres.search import Lexeme, SearchQuery, SearchRank, SearchVectorField
from django.db import connection
from django.db.models import F, Func, QuerySet, Value

from factcheck.claims.models import Anchor, Attribution, Claim, ClaimQuerySet
from factcheck.search.terms import Term, parse

ENGLISH = "english"
AS_WRITTEN = "simple"


class _Words(Func):
    """A column's words, written exactly as the indexes of this app have them."""

    function = "to_tsvector"
    output_field = SearchVectorField()

    def __init__(self, column: str, *, config: str) -> None:
        super().__init__(
            F(column), template=f"%(function)s('{config}'::regconfig, %(expressions)s)"
        )


def search(claims: ClaimQuerySet, text: str) -> ClaimQuerySet:
    """Those of ``claims`` that meet every term of ``text``; all of them for an empty query.

    Words such as "the" are passed over unless nothing else is asked for: they are met by names.
    """
    terms = parse(text)
    terms = _telling(terms) or terms
    for term in terms:
        if term.excluded:
            claims = claims.exclude(pk__in=_met(term))
    wanted = [_met(term) for term in terms if not term.excluded]
    # One intersection, not a join for each term: a join of many with many is slow where the
    # database has no statistics yet.
    return claims.filter(pk__in=wanted[0].intersection(*wanted[1:])) if wanted else claims


def best_first(claims: ClaimQuerySet, text: str) -> ClaimQuerySet:
    """The claims in the order in which their label and statement meet ``text``."""
    wanted = [term for term in parse(text) if not term.excluded]
    if not wanted:
        return claims
    query = _query(wanted[0], ENGLISH)
    for term in wanted[1:]:
        query |= _query(term, ENGLISH)
    return claims.annotate(rank=SearchRank(F("search"), query)).order_by(
        "-rank", "-checkworthiness", "pk"
    )


def _telling(terms: list[Term]) -> list[Term]:
    """The terms that hold more than the words which PostgreSQL leaves out of an English text."""
    if not terms:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT numnode(plainto_tsquery('english', words)) > 0"
            " FROM unnest(%s::text[]) WITH ORDINALITY AS asked(words, place) ORDER BY place",
            [[" ".join(term.words) for term in terms]],
        )
        return [term for term, (tells,) in zip(terms, cursor.fetchall(), strict=True) if tells]


def _met(term: Term) -> QuerySet[Claim, int]:
    english, as_written = _query(term, ENGLISH), _query(term, AS_WRITTEN)
    own = Claim.objects.filter(search=english).values_list("pk", flat=True)
    quotes = (
        Anchor.objects.alias(words=_Words("quote", config=ENGLISH))
        .filter(words=english)
        .order_by()
        .values_list("claim_id", flat=True)
    )
    names = (
        Attribution.objects.alias(words=_Words("name", config=AS_WRITTEN))
        .filter(words=as_written)
        .order_by()
        .values_list("claim_id", flat=True)
    )
    return own.order_by().union(quotes, names)


def _query(term: Term, config: str) -> SearchQuery:
    words = Value(" ".join(term.words))
    if term.phrase:
        return SearchQuery(words, search_type="phrase", config=config)
    whole = SearchQuery(words, search_type="plain", config=config)
    beginning = Lexeme(term.words[0], prefix=True)
    return whole | SearchQuery(beginning, search_type="raw", config=config)
