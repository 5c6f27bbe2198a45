"""Port Alder's budget: split, corrected, half decided."""

from factcheck.ops.demo import materials as m
from factcheck.ops.demo.newsdesk import Newsdesk

VOTE = "The City Council voted 7–2 late Tuesday to approve a $412.6 million budget"
LARGER = "The budget is 5.8 percent larger than this year’s plan of $390 million."
HOMEOWNER = "A homeowner whose house is assessed at $300,000 will pay about $84 more a year"
SMALLEST = "the increase was “the smallest in the county.”"
NEIGHBORS = "the neighboring towns of Halse and Brook Ferry raised their rates by less"
VACANT = "The council found the money instead by leaving 22 police positions vacant"
STAY_EMPTY = "34 positions would stay empty"
RIDERS = (
    "The four routes carried 1,130 riders on an average Sunday last year, down from 2,480 in 2019, "
    "according to the transit authority."
)
RIDERS_NOW = "The four routes carried 1,130 riders on an average Sunday last year"
RIDERS_ONCE = "down from 2,480 in 2019"
VOLUNTEERS = "his volunteers counted 1,900 riders on each of two Sundays in May"
ROUTE_11 = "the mayor had offered to keep Route 11 in exchange for two votes"
ROADS = "Road repair will receive $31 million, more than double the $14.5 million it received"
DOLLAR = "Every dollar we do not spend on a street today becomes six dollars in ten years"


def check(desk: Newsdesk) -> None:
    """Everything that was done on the article."""
    desk.deadline("tomas", hours=26)
    desk.assign("tomas", LARGER, HOMEOWNER, SMALLEST, NEIGHBORS, ROADS, to="lena")
    desk.assign("lena", RIDERS, to="lena")
    _money(desk)
    _neighbors(desk)
    _police(desk)
    _buses(desk)
    _dismissed(desk)
    desk.second_check(
        "kofi", SMALLEST, "disputed", "The assessor’s table has Halse and Brook Ferry below."
    )
    desk.comment("tomas", "The headline says “spares libraries”. Please check the opening hours.")


def _money(desk: Newsdesk) -> None:
    desk.link(
        "lena",
        VOTE,
        m.ADOPTED_BUDGET,
        "supports",
        passage="Ayes 7, nays 2 (Barszcz, Mercer). Total appropriations: $412,600,000.",
    )
    desk.decide("lena", VOTE, "verified")
    desk.link(
        "lena",
        LARGER,
        m.ADOPTED_BUDGET,
        "supports",
        passage="Total, current year: $390,000,000. Total, coming year: $412,600,000.",
        note="412.6 / 390 = 1.0579.",
    )
    desk.decide("lena", LARGER, "verified", "The sum is right: 5.79 percent.")
    desk.link(
        "lena",
        ROADS,
        m.ADOPTED_BUDGET,
        "supports",
        passage="Street maintenance: $14,500,000 (current), $31,000,000 (coming).",
    )
    desk.decide("lena", ROADS, "verified")


def _neighbors(desk: Newsdesk) -> None:
    desk.reword(
        "lena",
        SMALLEST,
        label="Port Alder’s tax increase is the smallest in the county",
        statement="Port Alder’s property tax increase is the smallest in Alder County.",
        kind="comparison",
        reason="Say whose increase.",
    )
    desk.link(
        "lena",
        SMALLEST,
        m.TAX_RATES,
        "contradicts",
        passage="Halse +0.9 %; Brook Ferry +1.6 %; Port Alder +2.2 %; Tollgate +3.0 %",
        note="Third smallest of eleven towns.",
    )
    desk.decide("lena", SMALLEST, "disputed", "Two towns raised their rates by less.")
    desk.link(
        "lena",
        NEIGHBORS,
        m.TAX_RATES,
        "supports",
        passage="Halse +0.9 %; Brook Ferry +1.6 %; Port Alder +2.2 %",
    )
    desk.reword(
        "lena",
        NEIGHBORS,
        label="Halse and Brook Ferry raised their tax rates by less",
        statement="The towns of Halse and Brook Ferry raised their property tax rates by less than "
        "Port Alder did.",
        kind="comparison",
    )
    desk.decide("lena", NEIGHBORS, "verified")


def _police(desk: Newsdesk) -> None:
    desk.link(
        "lena",
        VACANT,
        m.ADOPTED_BUDGET,
        "supports",
        passage="Police, positions authorized but not funded: 22.",
    )
    desk.link(
        "lena",
        STAY_EMPTY,
        m.ADOPTED_BUDGET,
        "contradicts",
        passage="Police, positions authorized but not funded: 22.",
        note="The union may count the 12 officers on long leave. Ask Sgt. Ruiz.",
    )


def _buses(desk: Newsdesk) -> None:
    desk.split(
        "lena",
        RIDERS,
        RIDERS_NOW,
        RIDERS_ONCE,
        reason="Two counts by two methods: sensors since 2021, drivers’ tallies before.",
    )
    desk.reword(
        "lena",
        RIDERS_NOW,
        label="Four bus routes carried 1,130 riders on a Sunday last year",
        kind="statistic",
    )
    desk.reword(
        "lena",
        RIDERS_ONCE,
        label="Four bus routes carried 2,480 riders on a Sunday in 2019",
        statement="The four bus routes carried 2,480 riders on an average Sunday in 2019.",
        kind="statistic",
    )
    desk.link(
        "lena",
        RIDERS_NOW,
        m.RIDERSHIP,
        "supports",
        passage="Sunday, 2025: route 4 412, route 11 305, route 12 228, route 19 185",
        note="Adds up to 1,130.",
    )
    desk.decide("lena", RIDERS_NOW, "verified")
    desk.link(
        "aiko",
        VOLUNTEERS,
        m.HADDAD,
        "supports",
        passage="1,912 on the tenth and 1,887 on the seventeenth.",
        note="Their own count. The authority’s sensors for May are not out yet.",
    )
    desk.link("aiko", VOLUNTEERS, m.RIDERSHIP, "context", passage="Sunday, 2025: sum 1,130")
    desk.decide(
        "tomas",
        ROUTE_11,
        "unattributed",
        "Two unnamed aides, denied by the mayor’s office. Asked all nine members of the council: "
        "seven say they heard of no offer, two did not call back. No paper, no message.",
    )


def _dismissed(desk: Newsdesk) -> None:
    desk.dismiss("lena", DOLLAR, reason="Rhetoric.")
    desk.restore(
        "tomas",
        DOLLAR,
        reason="She said it to the council as a reason to vote. There are studies; let us look.",
    )
    desk.dismiss(
        "lena",
        "the Fenwick branch was the warmest room in our life",
        reason="A memory, not a claim that could be checked.",
    )
