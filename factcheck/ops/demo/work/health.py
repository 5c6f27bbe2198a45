"""The trial of nurses' visits: mostly one study, read closely."""

from factcheck.claims.actions.corrections import Said
from factcheck.ops.demo import materials as m
from factcheck.ops.demo.floor import Floor

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


def check(floor: Floor) -> None:
    """Everything that was done on the article."""
    floor.deadline("maya", hours=50)
    floor.assign("maya", POINTS, STROKES, DROPPED, LEFT, FEES, to="lena")
    floor.extend(
        "lena",
        TWICE,
        to="Home visits by nurses lowered blood pressure almost twice as much as ordinary care in "
        "a clinic",
        reason="The trial is the source, not part of the claim.",
    )
    floor.reword(
        "lena",
        TWICE,
        label="Nurse visits lower blood pressure twice as much as clinics",
        statement="Home visits by nurses lowered blood pressure almost twice as much as ordinary "
        "care in a clinic.",
        kind="comparison",
    )
    _study(floor)
    floor.attribute(
        "aiko",
        DISTRICTS,
        Said("Radomir Kos", title="Health Minister", cue="told"),
        Said("Orban Radio", role="outlet", cue="told the broadcaster"),
        Said("The Castellan Times", role="outlet", cue="reported"),
        reason="Kos said it on the radio; the Times reported that.",
    )
    floor.prioritize("maya", DISTRICTS, MILLIONS, priority=1)
    floor.decide(
        "lena",
        LARGER,
        "unattributed",
        "The article names nobody. Nothing in the registers of trials; Diallo’s team and the Fund "
        "would not say.",
    )
    floor.dismiss(
        "lena",
        "It is not the tablet that is new, it is the doorstep",
        reason="The author’s turn of phrase; the numbers behind it are claims of their own.",
    )


def _study(floor: Floor) -> None:
    numbers = (
        "Mean change in systolic pressure at 18 months: visits −11.2 mmHg, clinic −5.9 mmHg "
        "(difference 5.3, 95 % interval 4.1 to 6.5)."
    )
    floor.link("lena", POINTS, m.TRIAL, "supports", passage=numbers, note="Table 2.")
    floor.decide("lena", POINTS, "verified")
    floor.link("lena", TWICE, m.TRIAL, "supports", passage=numbers, note="11.2 / 5.9 = 1.9.")
    floor.decide("lena", TWICE, "verified", "“Almost twice” is fair.")
    floor.link(
        "lena",
        STROKES,
        m.TRIAL,
        "supports",
        passage="Strokes: 29 of 2,410 with visits, 47 of 2,402 in clinics.",
        note="Table 4. Not an outcome that was planned for.",
    )
    floor.decide("lena", STROKES, "verified")
    floor.link(
        "lena",
        LEFT,
        m.TRIAL,
        "contradicts",
        passage="Lost to follow-up: visits 287, clinic 401.",
        note="Brandt may have read an earlier version of the figure.",
    )
    floor.decide("lena", LEFT, "disputed", "401 against 287 is 1.4 times as many, not twice.")
    floor.link(
        "lena",
        FEES,
        m.TRIAL,
        "supports",
        passage="A. Moreau and T. Vance report personal fees from Cardelle.",
    )
