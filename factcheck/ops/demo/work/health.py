"""The trial of nurses' visits: mostly one study, read closely."""

from factcheck.claims.actions.corrections import Said
from factcheck.ops.demo import materials as m
from factcheck.ops.demo.newsdesk import Newsdesk

TWICE = "Home visits by nurses lowered blood pressure almost twice as much as ordinary care"
POINTS = (
    "systolic pressure had fallen by 11.2 points among people who were visited twice a month and "
    "by 5.9 points among those who went to a clinic"
)
STROKES = "Strokes were rarer in the group that was visited, with 29 against 47"
MILLIONS = (
    "would cost 310 million crowns a year, or about 2 percent of the health budget, the health "
    "ministry estimated"
)
DISTRICTS = "nurse visits would be offered in every district by the end of next year"
DROPPED = "one in seven participants had dropped out"
LEFT = "twice as many had left the clinic group as the other"
FEES = (
    "Two of its 14 authors have received fees from Cardelle, a company that makes one of the drugs "
    "used in the trial"
)
LARGER = "A larger trial with 20,000 people is reportedly being planned for next spring."


def check(desk: Newsdesk) -> None:
    """Everything that was done on the article."""
    desk.deadline("maya", hours=50)
    desk.assign("maya", POINTS, STROKES, DROPPED, LEFT, FEES, to="lena")
    desk.extend(
        "lena",
        TWICE,
        to="Home visits by nurses lowered blood pressure almost twice as much as ordinary care in "
        "a clinic",
        reason="The trial is the source, not part of the claim.",
    )
    desk.reword(
        "lena",
        TWICE,
        label="Nurse visits lower blood pressure twice as much as clinics",
        statement="Home visits by nurses lowered blood pressure almost twice as much as ordinary "
        "care in a clinic.",
        kind="comparison",
    )
    _study(desk)
    desk.attribute(
        "aiko",
        DISTRICTS,
        Said("Radomir Kos", title="Health Minister", cue="told"),
        Said("Orban Radio", role="outlet", cue="told the broadcaster"),
        Said("The Castellan Times", role="outlet", cue="reported"),
        reason="Kos said it on the radio; the Times reported that.",
    )
    desk.prioritize("maya", DISTRICTS, MILLIONS, priority=1)
    desk.decide(
        "lena",
        LARGER,
        "unattributed",
        "The article names nobody. Nothing in the registers of trials; Diallo’s team and the Fund "
        "would not say.",
    )
    desk.dismiss(
        "lena",
        "It is not the tablet that is new, it is the doorstep",
        reason="The author’s turn of phrase; the numbers behind it are claims of their own.",
    )
    desk.second_check("aiko", LEFT, "disputed", "Table 1 of the study has 401 and 287.")


def _study(desk: Newsdesk) -> None:
    numbers = (
        "Mean change in systolic pressure at 18 months: visits −11.2 mmHg, clinic −5.9 mmHg "
        "(difference 5.3, 95 % interval 4.1 to 6.5)."
    )
    desk.link("lena", POINTS, m.TRIAL, "supports", passage=numbers, note="Table 2.")
    desk.decide("lena", POINTS, "verified")
    desk.link("lena", TWICE, m.TRIAL, "supports", passage=numbers, note="11.2 / 5.9 = 1.9.")
    desk.decide("lena", TWICE, "verified", "“Almost twice” is fair.")
    desk.link(
        "lena",
        STROKES,
        m.TRIAL,
        "supports",
        passage="Strokes: 29 of 2,410 with visits, 47 of 2,402 in clinics.",
        note="Table 4. Not an outcome that was planned for.",
    )
    desk.decide("lena", STROKES, "verified")
    desk.link(
        "lena",
        LEFT,
        m.TRIAL,
        "contradicts",
        passage="Lost to follow-up: visits 287, clinic 401.",
        note="Brandt may have read an earlier version of the figure.",
    )
    desk.decide("lena", LEFT, "disputed", "401 against 287 is 1.4 times as many, not twice.")
    desk.link(
        "lena",
        FEES,
        m.TRIAL,
        "supports",
        passage="A. Moreau and T. Vance report personal fees from Cardelle.",
    )
