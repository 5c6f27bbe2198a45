"""The Wexmouth verdict: a company's record against a register."""

from factcheck.claims.actions.corrections import Said
from factcheck.ops.demo import materials as m
from factcheck.ops.demo.newsdesk import Newsdesk

CONVICTED = "Graham Tolliver, 58, was convicted on three of five counts at Wexmouth Crown Court"
CLEARED = "has cleared the ferry company Sandhaven Line of endangering its passengers"
FOURTEEN = "it was travelling at 14 knots, well above the harbour limit of eight"
RECORDER = "the ship’s own recorder had shown 9.5 knots"
NO_ACCIDENT = "it had not had a single serious accident in 40 years"
LISTS_TWO = "The register of the Marine Safety Board lists two: a fire in 1998 and a grounding"
DECKHAND = "the crew had complained about the steering at least four times in the six weeks"
CASES = "Prosecutors have won only three of 14 cases against shipping companies since 2010"
FAMILIES = "19 families would sue the company in the civil courts"


def check(desk: Newsdesk) -> None:
    """Everything that was done on the article."""
    desk.assign("tomas", CONVICTED, CLEARED, FOURTEEN, RECORDER, to="kofi")
    desk.assign("aiko", NO_ACCIDENT, to="aiko")
    desk.prioritize("tomas", NO_ACCIDENT, priority=1)
    _words(desk)
    desk.link(
        "kofi",
        CONVICTED,
        m.VERDICTS,
        "supports",
        passage="Tolliver: counts 2, 3 and 5 guilty; counts 1 and 4 not guilty.",
    )
    desk.decide("kofi", CONVICTED, "verified")
    desk.link(
        "kofi",
        CLEARED,
        m.VERDICTS,
        "supports",
        passage="Sandhaven Line: count 1 not guilty.",
    )
    desk.decide("kofi", CLEARED, "verified")
    desk.link(
        "aiko",
        NO_ACCIDENT,
        m.ACCIDENTS,
        "contradicts",
        passage="1998 Lady Agnes, fire, 4 hurt; 2011 Lady Maud, grounding, hull breached",
    )
    desk.decide(
        "aiko",
        NO_ACCIDENT,
        "disputed",
        "The register has two by the Board’s own measure of serious.",
    )
    desk.link("aiko", LISTS_TWO, m.ACCIDENTS, "supports", passage="1998 Lady Agnes; 2011 Lady Maud")
    desk.decide("aiko", LISTS_TWO, "verified")
    desk.decide(
        "kofi",
        FOURTEEN,
        "disputed",
        "The court did not settle the speed. The harbour’s log for that evening gives no reading "
        "above 11 knots, and an expert of the prosecution called 14 an upper bound.",
    )
    desk.decide(
        "kofi",
        DECKHAND,
        "unattributed",
        "The witness may not be named. The shift books for those weeks are lost, and two other "
        "deckhands whom we reached remember one complaint or none.",
    )
    desk.dismiss(
        "kofi", "I am sorry for it every morning.", reason="A feeling, not a fact to be checked."
    )
    _second_checks(desk)


def _second_checks(desk: Newsdesk) -> None:
    desk.assign("tomas", CASES, FAMILIES, to="lena")
    desk.second_check(
        "lena",
        NO_ACCIDENT,
        "disputed",
        "Two entries in the Board’s register, both with its own mark for serious.",
    )
    desk.second_check(
        "lena",
        FOURTEEN,
        "unattributed",
        "Nobody measured the speed. The two figures are an estimate and a recorder that was found "
        "damaged; neither side can show its own.",
    )
    desk.comment(
        "kofi",
        "The harbor master’s office says the log for that evening is complete. @lena, did they "
        "tell you the same?",
        on=FOURTEEN,
    )
    desk.comment("lena", "They did, but they would not let me see it.", on=FOURTEEN)
    desk.flag("tomas", CLEARED, reason="The acquittal is not final; our lawyer wants two to look.")


def _words(desk: Newsdesk) -> None:
    desk.reword(
        "kofi",
        CONVICTED,
        label="Tolliver convicted on three of five counts",
        statement="Graham Tolliver was convicted on three of five counts at Wexmouth Crown Court.",
        kind="law",
    )
    desk.reword("kofi", FOURTEEN, label="Ferry hit the wall at 14 knots, limit was eight")
    desk.reword(
        "aiko",
        NO_ACCIDENT,
        label="Sandhaven had no serious accident in 40 years",
        statement="Sandhaven Line had not had a single serious accident in 40 years.",
    )
    desk.attribute(
        "aiko",
        NO_ACCIDENT,
        Said("Priscilla Dunmore", title="chief executive of Sandhaven Line", cue="said"),
    )
