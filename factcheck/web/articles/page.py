"""The article page: the text with its claims, the list of claims, the chosen claim."""

from urllib.parse import parse_qs, urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseStopPolling, trigger_client_event

from factcheck.accounts.roles import Permission
from factcheck.articles.models import Article
from factcheck.claims.actions.reading import read_again
from factcheck.web.articles.reader import newest_revision, reader, reading_of
from factcheck.web.claims.panel import panel
from factcheck.web.requests import signed_in

PAGE = "articles/page.html"


@require_safe
def article(request: HttpRequest, pk: int) -> HttpResponse:
    """The page, with the claim named by ``?claim=`` in its panel if it is one of the article's."""
    person = signed_in(request)
    chosen = _key(request.GET.get("claim", ""))
    shown = panel(chosen, person=person, article_pk=pk) if chosen else None
    key = shown.claim.pk if shown else None
    page = reader(pk, person=person, chosen=key, least=_least(request.GET.get("least", "")))
    return render(request, PAGE, {"reader": page, "panel": shown, "article": page.article})


@require_safe
def body(request: HttpRequest, pk: int) -> HttpResponse:
    """Text and list alone, for a page on which claims have changed."""
    return fresh_body(request, pk)


def fresh_body(request: HttpRequest, pk: int) -> HttpResponse:
    """Text and list as they are now, with what the asking page has in its panel and slider."""
    seen = _address_in_browser(request)
    person = signed_in(request)
    page = reader(pk, person=person, chosen=_key(seen["claim"]), least=_least(seen["least"]))
    return render(request, "articles/body.html", {"reader": page, "article": page.article})


@require_safe
def reading_progress(request: HttpRequest, pk: int) -> HttpResponse:
    """How far the splitter is; asked every second until it is done, then the page fills in."""
    article = get_object_or_404(Article, pk=pk)
    reading = reading_of(newest_revision(article))
    response = _progress(request, article)
    if reading is None or reading.is_over:
        # 286 tells htmx to ask no more.
        stop = HttpResponseStopPolling(response.content)
        return trigger_client_event(stop, "claims-changed")
    return response


@require_POST
def start_reading_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Have an article read again that could not be read or was taken for another language."""
    article = get_object_or_404(Article, pk=pk)
    read_again(by=signed_in(request), article=article)
    if not getattr(request, "htmx", False):
        return redirect(article)
    return _progress(request, article, part="reading")


def _progress(request: HttpRequest, article: Article, part: str = "progress") -> HttpResponse:
    page = {
        "article": article,
        "reading": reading_of(newest_revision(article)),
        "may_read_again": signed_in(request).may(Permission.BRING_IN),
    }
    return render(request, f"articles/reading.html#{part}", page)


def _address_in_browser(request: HttpRequest) -> dict[str, str]:
    """What the address of the page that asks says of the claim in its panel and of the slider."""
    htmx = getattr(request, "htmx", None)
    query = parse_qs(urlsplit((htmx and htmx.current_url) or "").query)
    return {name: query.get(name, [""])[0] for name in ("claim", "least")}


def _least(given: str) -> float:
    """The least check-worthiness to be shown, from 0 to 1; 0 where it cannot be read."""
    try:
        return min(1.0, max(0.0, float(given)))
    except ValueError:
        return 0.0


def _key(given: str) -> int | None:
    return int(given) if given.isascii() and given.isdigit() and len(given) < 19 else None
