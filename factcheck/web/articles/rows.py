"""The list of claims as the page draws it: everything worked out, so that a row costs little.

A page may have a thousand rows; each value stands ready as text before the template asks for it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from factcheck.claims.models import Claim
from factcheck.web.worth import worth_in_words

UNCLEAR = "unclear"
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


@dataclass(frozen=True, slots=True)
class Row:
    """One claim of the list; every value is text for the template.

    Attributes:
        key, version: Of the claim.
        place: Where it stands in the text, code points, half-open: "120 164".
        state, sign, state_words: Its state as a class, an icon and a word.
        worth, worth_words: Its check-worthiness, with three and with two decimals and in words.
        bars: How many of the three bars are filled: "1" to "3".
        said: Who said it, and who has the claim.
        chosen: Whether it is in the panel.
        hidden: Whether the slider hides it.
        listed: Whether it stands in the list, or is put aside.
    """

    key: str
    version: str
    place: str
    label: str
    state: str
    sign: str
    state_words: str
    worth: str
    worth_words: str
    bars: str
    said: str
    chosen: bool
    hidden: bool
    listed: bool


def rows(claims: Iterable[Claim], *, chosen: int | None = None, least: float = 0) -> list[Row]:
    """Rows of ``claims``, which carry ``start`` and ``end`` and their chain."""
    return [row(claim, chosen=chosen, least=least) for claim in claims]


def row(claim: Claim, *, chosen: int | None, least: float) -> Row:
    """The row of one claim; those below ``least`` are hidden but for the chosen one."""
    state, score, is_chosen = claim.state, claim.checkworthiness, claim.pk == chosen
    return Row(
        key=str(claim.pk),
        version=str(claim.version),
        place=f"{claim.start} {claim.end}",  # type: ignore[attr-defined] # annotated
        label=claim.label,
        state=state,
        sign=SIGNS.get(state, "○"),
        state_words=WORDS.get(state, state.capitalize()),
        worth=f"{score:.3f}",
        worth_words=f"{worth_in_words(score)} ({score:.2f})",
        bars=str(1 + (score >= 0.4) + (score >= 0.7)),
        said=_said(claim),
        chosen=is_chosen,
        hidden=claim.is_active and score < least and not is_chosen,
        listed=claim.is_active,
    )


def _said(claim: Claim) -> str:
    """Who said it, from the first to the last who carried it, and who has the claim."""
    names = (link.name for link in claim.attributions.all())
    chain = " → ".join("Unclear who" if name == UNCLEAR else name for name in names)
    holder = f" · {claim.assignee} has it" if claim.assignee_id else ""
    return (chain or OWN_VOICE) + holder
