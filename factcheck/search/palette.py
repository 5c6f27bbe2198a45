"""What the command palette finds: claims, articles, sources and people by what is being typed."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.audit.models import Event
from factcheck.claims.models import Claim, ClaimQuerySet
from factcheck.search.articles import containing
from factcheck.search.claims import search
from factcheck.sources.models import Source

CLAIMS, OTHERS = 6, 4
LOOKED_AT = 200
"""Events of a person among which what they worked on last is looked for."""
WEIGHED = 300
"""Claims that meet the words, among which the best are chosen."""


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that was found.

    Attributes:
        kind: "claim", "article", "source" or "person".
        detail: What tells it from others of its name.
        state: The word for a claim's state, else "".
    """

    kind: str
    key: int
    title: str
    detail: str
    address: str
    state: str = ""


def find(text: str) -> list[tuple[str, list[Found]]]:
    """What meets ``text``, by group; five queries, whatever there is."""
    words = text.split()
    people = User.objects.filter(is_active=True)
    for word in words:
        people = people.filter(name__icontains=word)
    claims = _best(search(Claim.objects.active().order_by(), text), words)
    articles = containing(Article.objects.order_by("-created_at", "-pk"), text)
    sources = Source.objects.containing(text).order_by("-pk")
    groups = [
        ("Claims", [_claim(claim) for claim in claims]),
        ("Articles", [_article(article) for article in articles[:OTHERS]]),
        ("Sources", [_source(source) for source in sources[:OTHERS]]),
        ("People", [_person(person) for person in people[:OTHERS]]),
    ]
    return [(name, found) for name, found in groups if found]


def recent(person: User) -> list[tuple[str, list[Found]]]:
    """What a person worked on last, the newest first; three queries."""
    events = Event.objects.by_person(person.pk).exclude(claim_id=None, article_id=None)
    rows = list(events.values_list("claim_id", "article_id")[:LOOKED_AT])
    claim_keys = _distinct(claim for claim, _ in rows)[:CLAIMS]
    claims = _shown(Claim.objects.active()).in_bulk(claim_keys)
    in_order = [claims[key] for key in claim_keys if key in claims]
    article_keys = _distinct(
        [*(article for _, article in rows), *(claim.article_id for claim in in_order)]
    )[:OTHERS]
    articles = Article.objects.in_bulk(article_keys)
    found = [_claim(claim) for claim in in_order]
    found += [_article(articles[key]) for key in article_keys if key in articles]
    return [("Recent", found)] if found else []


def _best(claims: ClaimQuerySet, words: list[str]) -> list[Claim]:
    """The best of the claims: those whose label has the words first, then what is worth most."""
    some = claims.values_list("pk", flat=True)[:WEIGHED]
    in_label = Q()
    for word in words:
        in_label &= Q(label__icontains=word)
    ranked = _shown(Claim.objects.filter(pk__in=list(some))).order_by("-checkworthiness", "pk")
    first = list(ranked.filter(in_label)[:CLAIMS]) if words else []
    if len(first) < CLAIMS:
        first += list(ranked.exclude(pk__in=[claim.pk for claim in first])[: CLAIMS - len(first)])
    return first


def _shown(claims: ClaimQuerySet) -> ClaimQuerySet:
    fetched = claims.select_related("article")
    return fetched.defer("search", "statement", "rationale", "reasons", "insertions", "unresolved")


def _claim(claim: Claim) -> Found:
    article = claim.article.title
    return Found("claim", claim.pk, claim.label, article, claim.get_absolute_url(), claim.state)


def _article(article: Article) -> Found:
    detail = " · ".join(filter(None, [article.outlet, article.desk]))
    return Found("article", article.pk, article.title, detail, article.get_absolute_url())


def _source(source: Source) -> Found:
    detail = source.publisher or str(source.get_kind_display())
    return Found("source", source.pk, source.title, detail, source.get_absolute_url())


def _person(person: User) -> Found:
    return Found("person", person.pk, str(person), "", person.get_absolute_url())


def _distinct(keys: Iterable[int | None]) -> list[int]:
    return [key for key in dict.fromkeys(keys) if key is not None]
