"""The list of claims as the page draws it: everything worked out, so that a row costs little.

A page may have a thousand rows; each value stands ready as text before the template asks for it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from factcheck.claims.models import Claim
from factcheck.web.worth import worth_in_words

UNCLEAR = "unclear"
CURRENT = format_html(' aria-current="{}"', "true")
OWN_VOICE = "Article’s own voice"
SIGNS = {
    "verified": "✓",
    "disputed": "✕",
    "unattributed": "?",
    "second_check": "②",
    "disagreement": "≠",
    "stale": "◍",
    "dismissed": "–",
    "superseded": "⇄",
}
WORDS = {
    "superseded": "Replaced",
    "second_check": "Second check",
    "unplaced": "To be placed",
    "gone": "No longer in the text",
}


START = (
    '<li class="{state}{chosen}" id="row-{key}" data-claim="{key}" data-state="{state}"'
    ' data-worth="{worth}" data-place="{place}" data-version="{version}"{hidden}>'
    '<a id="claim-{key}" data-claim="{key}" href="{address}?claim={key}"{current}>'
    '<strong dir="auto">{label}</strong>'
    '<span class="worth worth-{bars}" role="img" aria-label="Worth checking: {worth_words}">'
    "<i></i><i></i><i></i></span>"
    '<span class="state {state}"><span aria-hidden="true">{sign}</span> {state_words}</span>'
)
"""A row up to who said it. Written here and not in the template, whose twenty values a row made the
page of a thousand claims three times as slow."""


@dataclass(frozen=True, slots=True)
class Row:
    """One claim of the list.

    Attributes:
        key: Of the claim.
        start: Its markup up to who said it.
        said: Who said it, and who has the claim.
    """

    key: str
    start: SafeString
    said: str


def rows(claims: Sequence[Claim], *, chosen: int | None = None, least: float = 0) -> list[Row]:
    """Rows of an article's claims, which carry ``start`` and ``end`` and their chain.

    Those below ``least`` are hidden but for the chosen one.
    """
    if not claims:
        return []
    address = reverse("article", args=[claims[0].article_id])
    return [_row(claim, address, is_chosen=claim.pk == chosen, least=least) for claim in claims]


def _row(claim: Claim, address: str, *, is_chosen: bool, least: float) -> Row:
    state, score, key = claim.state, claim.checkworthiness, str(claim.pk)
    is_hidden = claim.is_active and score < least and not is_chosen
    start = format_html(
        START,
        address=address,
        key=key,
        version=claim.version,
        place=f"{claim.start} {claim.end}",  # type: ignore[attr-defined] # annotated
        label=claim.label,
        state=state,
        sign=SIGNS.get(state, "○"),
        state_words=WORDS.get(state, state.capitalize()),
        worth=f"{score:.3f}",
        worth_words=f"{worth_in_words(score)} ({score:.2f})",
        bars=1 + (score >= 0.4) + (score >= 0.7),
        chosen=" chosen" if is_chosen else "",
        hidden=" hidden" if is_hidden else "",
        current=CURRENT if is_chosen else "",
    )
    return Row(key, start, _said(claim))


def _said(claim: Claim) -> str:
    """Who said it, from the first to the last who carried it, and who has the claim."""
    names = (link.name for link in claim.attributions.all())
    chain = " → ".join("Unclear who" if name == UNCLEAR else name for name in names)
    holder = f" · {claim.assignee} has it" if claim.assignee_id else ""
    return (chain or OWN_VOICE) + holder
