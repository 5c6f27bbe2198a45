"""Tarnwell's quarter: the company's numbers against the company's papers."""

from factcheck.claims.actions.corrections import Said
from factcheck.ops.demo import materials as m
from factcheck.ops.demo.newsdesk import Newsdesk

FELL = "its profit fell by 34 percent in the first quarter"
NET_INCOME = (
    "Net income dropped to $61.4 million, or 48 cents a share, from $93.1 million, or 72 cents a "
    "share, a year earlier"
)
SALES = "Sales rose 3 percent to $1.27 billion, the slowest growth in 11 quarters."
WHEAT = "Wheat costs 38 percent more than it did before ships began to avoid the strait"
SIXTY = "Tarnwell buys 60 percent of its grain from Karelta."
BUYERS = "Tarnwell was talking with two buyers about its frozen-food unit"
MARGINS = "Rivals paid the same prices and kept their margins"
HIGHEST = "it stood at 2.9 times, the highest ratio in the industry"
RUMORS = "The company does not comment on rumors"
EMPLOYS = "employs about 8,700 people in five countries"


def check(desk: Newsdesk) -> None:
    """Everything that was done on the article."""
    desk.assign("tomas", FELL, NET_INCOME, SALES, WHEAT, SIXTY, to="kofi")
    desk.prioritize("tomas", SIXTY, priority=2)
    table = "Net income: 61.4 (93.1). Per share, diluted: 0.48 (0.72). Sales: 1,270 (1,233)."
    desk.link("kofi", NET_INCOME, m.RESULTS, "supports", passage=table)
    desk.decide("kofi", NET_INCOME, "verified")
    desk.link(
        "kofi", FELL, m.RESULTS, "supports", passage=table, note="61.4 / 93.1 = 0.66, down 34 %."
    )
    desk.decide("kofi", FELL, "verified")
    desk.attribute(
        "kofi", SIXTY, Said("Nadia Kowalczyk", title="chief executive of Tarnwell", cue="said")
    )
    desk.link(
        "kofi",
        SIXTY,
        m.FILING,
        "contradicts",
        passage="In the last year 45 percent of our grain came from Karelta.",
    )
    desk.decide(
        "kofi",
        SIXTY,
        "disputed",
        "The filing of February says 45 percent. She may mean this quarter; asked.",
    )
    desk.link(
        "kofi",
        WHEAT,
        m.PILOTS,
        "context",
        passage="April mean: 23.1 (2025: 64.4)",
        note="Shows that ships avoid the strait. The price of wheat needs another source.",
    )
    desk.link(
        "kofi",
        EMPLOYS,
        m.FILING,
        "supports",
        passage="We had 8,712 employees in five countries at the end of the year.",
    )
    desk.decide("kofi", EMPLOYS, "verified")
    desk.decide(
        "lena",
        BUYERS,
        "unattributed",
        "“People familiar with the matter”, and no more. The company, its bank and three likely "
        "buyers did not comment; nothing in the filings.",
    )
    desk.dismiss(
        "lena",
        "We have eaten as much of this as we can",
        reason="An image for higher costs, not a claim.",
    )
    desk.assign("aiko", MARGINS, to="aiko")
    desk.assign("tomas", HIGHEST, RUMORS, to="aiko")
    _new_text(desk)


def _new_text(desk: Newsdesk) -> None:
    desk.new_text(
        "maya",
        {
            "employs about 8,700 people": "employs about 8,400 people",
            "its profit fell by 34 percent": "its profit fell by a third",
            " The company does not comment on rumors, Kowalczyk said.": "",
        },
        reason="The author called: newer number of employees, and a line too much.",
    )
    desk.comment("maya", "@kofi, the number of employees changed. Does the filing still do?")
