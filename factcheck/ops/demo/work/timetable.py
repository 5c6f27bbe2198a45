"""The night ferries: a brief that was checked and signed off."""

from factcheck.ops.demo import materials as m
from factcheck.ops.demo.newsdesk import Newsdesk

LAST_FERRY = "The last ferry to the Tolle islands will leave Wexmouth at 11:40 p.m. from Monday"
CUT = "The board cut the late sailings in 2022 to save 1.1 million crowns a year"
ISLANDERS = "About 640 people live on the three islands"


def check(desk: Newsdesk) -> None:
    """Everything that was done on the article."""
    desk.link(
        "kofi",
        LAST_FERRY,
        m.SAILINGS,
        "supports",
        passage="Wexmouth–Great Tolle, weekdays: 18.10, 21.40, 23.40",
    )
    desk.decide("kofi", LAST_FERRY, "verified")
    desk.link(
        "kofi",
        CUT,
        m.BOARD_MINUTES,
        "supports",
        passage="Item 4: late sailings end on 1 October. Saving: 1.1 million a year.",
    )
    desk.decide("kofi", CUT, "verified")
    desk.decide(
        "lena",
        ISLANDERS,
        "unattributed",
        "The last census counted the islands together with the town. The board and the parish have "
        "no number of their own.",
    )
    desk.comment("tomas", "Good to go. Keep “about” before the 640.")
    desk.sign_off("tomas", note="Checked against the new timetable.", waive="Not a fact to check.")
