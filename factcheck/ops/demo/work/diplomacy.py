"""Merrin and the Sunder Strait: nearly finished, with claims in every state."""

from factcheck.claims.actions.corrections import Said
from factcheck.ops.demo import materials as m
from factcheck.ops.demo.newsdesk import Newsdesk

WILLING = "Merrin is willing to send patrol ships to the Sunder Strait"
NINETEEN = (
    "Almaran Foreign Minister Joaquim Serrano held a virtual meeting on Saturday with 19 nations "
    "that could take part in the mission"
)
ELEVEN = "11 of the 19 governments had offered ships, aircraft or money"
FIRST_MEETING = "The first such meeting, in March, drew nine nations"
PARTY = (
    "Deputy Foreign Minister Anton Belyk told The Vorn Gazette that any foreign warship in the "
    "strait would be “a party to the conflict,” according to the agency Meridian Press."
)
TRAFFIC = "Traffic fell to 23 vessels a day in April from 64 a day a year earlier"
FIFTH = "carries about a fifth of the region’s grain"
CEASE_FIRE = "A 45-day cease-fire took effect on May 2."
EIGHT_SHIPS = "the mission would need at least eight ships"
MILLIONS = "cost about 90 million marks in its first year"
TENTH = "Castellan had refused to pay more than a tenth of the cost"
IN_DOCK = "two of its six patrol vessels have been in dock since January"
FIT = "five of the six vessels were fit for sea"
NEVER_CLOSED = "Vornia had never closed the strait to merchant ships"
NO_CROSSINGS = (
    "Records of the pilots’ association show no crossings at all between Nov. 9 and Nov. 27"
)


def check(desk: Newsdesk) -> None:
    """Everything that was done on the article."""
    desk.deadline("maya", hours=5)
    desk.assign("maya", WILLING, NINETEEN, FIRST_MEETING, EIGHT_SHIPS, MILLIONS, TENTH, to="aiko")
    desk.assign("maya", TRAFFIC, FIFTH, IN_DOCK, FIT, NEVER_CLOSED, NO_CROSSINGS, to="kofi")
    desk.prioritize("maya", FIT, NEVER_CLOSED, priority=2)
    _correct(desk)
    _meetings(desk)
    _strait(desk)
    _ships(desk)
    _behind_closed_doors(desk)
    desk.second_check(
        "kofi", FIRST_MEETING, "disputed", "Seven states are on the list of those present."
    )
    desk.second_check(
        "lena", NEVER_CLOSED, "disputed", "The counts are zero from November 9 to 27."
    )


def _correct(desk: Newsdesk) -> None:
    desk.dismiss(
        "lena",
        "We will not sail into a war.",
        reason="A figure of speech: nothing in it can be checked.",
    )
    desk.dismiss(
        "lena",
        "You cannot lend what is up on blocks",
        reason="A saying. What it rests on, the ships in dock, is a claim of its own.",
    )
    desk.reword(
        "aiko",
        PARTY,
        label="Vornia: foreign warships would be party to conflict",
        statement="Vornian Deputy Foreign Minister Anton Belyk said that any foreign warship in "
        "the Sunder Strait would be “a party to the conflict.”",
        kind="position",
    )
    desk.attribute(
        "kofi",
        NEVER_CLOSED,
        Said("Anton Belyk", title="Deputy Foreign Minister", cue="told"),
        Said("The Vorn Gazette", role="outlet", cue="told"),
        reason="The Gazette has it alone; Meridian Press did not relay this part.",
    )
    desk.attribute(
        "kofi",
        TRAFFIC,
        Said("Sunder Pilots’ Association", cue="according to"),
    )
    desk.attribute(
        "aiko",
        TENTH,
        Said("A diplomat who took part in the call", cue="said", anonymous=True),
        reason="Say who “one of them” is.",
    )
    desk.reword(
        "aiko",
        WILLING,
        label="Merrin willing to send patrol ships",
        statement="Merrin is willing to send patrol ships to the Sunder Strait.",
        kind="position",
    )
    desk.reword(
        "aiko",
        NINETEEN,
        label="19 nations in virtual meeting on Sunder Strait mission",
        statement="Almaran Foreign Minister Joaquim Serrano held a virtual meeting with 19 nations "
        "that could take part in a mission in the Sunder Strait.",
        kind="event",
    )


def _meetings(desk: Newsdesk) -> None:
    desk.link(
        "aiko",
        WILLING,
        m.LINDGREN,
        "supports",
        passage="We are ready to send two ships and up to 180 sailors, if both sides ask for them.",
        note="At 4:12 in the recording. The condition matters: keep it in the headline if it fits.",
    )
    desk.decide("aiko", WILLING, "verified", "On the recording, in her own words.")
    desk.link(
        "aiko",
        NINETEEN,
        m.MAY_CHAIR,
        "supports",
        passage="Ministers and senior officials of nineteen states took part.",
        note="The annex lists all nineteen.",
    )
    desk.decide("aiko", NINETEEN, "verified", "The chair’s list has 19 names; we counted them.")
    desk.link(
        "aiko",
        FIRST_MEETING,
        m.MARCH_CHAIR,
        "contradicts",
        passage="The representatives of seven states met today by video.",
        note="Two more are named as observers; that may be where nine comes from.",
    )
    desk.decide(
        "aiko",
        FIRST_MEETING,
        "disputed",
        "The chair counted seven states in March. Nine is right only with the two observers.",
    )
    desk.link(
        "aiko",
        ELEVEN,
        m.MAY_CHAIR,
        "context",
        passage="A number of participants announced contributions.",
        note="No figure. Asked the ministry for the list.",
    )
    desk.link(
        "aiko",
        PARTY,
        m.MERIDIAN,
        "supports",
        passage="“Any foreign warship in the strait is a party to the conflict,” the newspaper "
        "quoted Belyk as saying.",
        note="Second hand. The Gazette’s own page is behind a wall; asked its desk for a copy.",
    )
    desk.decide("aiko", PARTY, "verified", "The agency quotes the same words.")


def _strait(desk: Newsdesk) -> None:
    desk.link(
        "kofi",
        TRAFFIC,
        m.PILOTS,
        "supports",
        passage="April mean: 23.1 (2025: 64.4)",
        note="Means of the daily counts, computed again from the file.",
    )
    desk.decide("kofi", TRAFFIC, "verified")
    desk.link(
        "kofi",
        FIFTH,
        m.PILOTS,
        "supports",
        passage="Grain carriers, share of all vessels: 0.21",
    )
    desk.decide("kofi", FIFTH, "verified", "21 percent of vessels carried grain.")
    desk.undo("kofi", FIFTH)
    desk.unlink(
        "kofi",
        FIFTH,
        m.PILOTS,
        reason="Share of ships in the strait, not share of the region’s grain. Wrong table.",
    )
    desk.link(
        "kofi",
        NEVER_CLOSED,
        m.PILOTS,
        "contradicts",
        passage="2025-11-09 to 2025-11-27: 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0",
        note="Nineteen days without one merchant ship. Vornian notices to sailors may say why.",
    )
    desk.decide(
        "kofi",
        NEVER_CLOSED,
        "disputed",
        "No merchant ship passed for 19 days in November. The article says so too; good.",
    )
    desk.link("kofi", NO_CROSSINGS, m.PILOTS, "supports", passage="2025-11-09 to 2025-11-27: 0")
    desk.reword("kofi", NO_CROSSINGS, label="No ship crossed the strait from Nov. 9 to Nov. 27")
    desk.decide("kofi", NO_CROSSINGS, "verified")
    desk.link(
        "lena",
        CEASE_FIRE,
        m.CEASE_FIRE,
        "supports",
        passage="Art. 1. Hostilities shall cease for forty-five days from noon on 2 May.",
    )
    desk.decide("lena", CEASE_FIRE, "verified")


def _ships(desk: Newsdesk) -> None:
    desk.link(
        "kofi",
        IN_DOCK,
        m.NAVY_LIST,
        "supports",
        passage="Patrol Squadron: Heron (in dock since 11 Jan.), Plover (in dock since 26 Jan.), "
        "Curlew, Dunlin, Godwit, Whimbrel.",
    )
    desk.decide("kofi", IN_DOCK, "verified", "Heron and Plover, both since January.")
    desk.link(
        "kofi",
        FIT,
        m.NAVY_LIST,
        "contradicts",
        passage="Patrol Squadron: Heron (in dock since 11 Jan.), Plover (in dock since 26 Jan.), "
        "Curlew, Dunlin, Godwit, Whimbrel.",
        note="Printed on April 1. Lindgren’s office was asked whether one has left the dock since.",
    )
    desk.decide(
        "kofi",
        FIT,
        "disputed",
        "The Navy List has four of six at sea. No answer yet from the office.",
    )


def _behind_closed_doors(desk: Newsdesk) -> None:
    desk.link(
        "aiko",
        EIGHT_SHIPS,
        m.DELEGATE,
        "context",
        note="Heard “eight or ten” mentioned, not as a decision. Would not be named.",
    )
    desk.decide(
        "aiko",
        EIGHT_SHIPS,
        "unattributed",
        "Asked four delegations and the chair: nobody says it on the record, and no paper of the "
        "meeting has a number of ships.",
    )
    desk.decide(
        "aiko",
        MILLIONS,
        "unattributed",
        "Looked in the chair’s summary, the budgets of Almara and Merrin, and both papers’ "
        "archives. The figure comes from two unnamed diplomats and nowhere else.",
    )
    desk.link(
        "aiko",
        TENTH,
        m.DELEGATE,
        "contradicts",
        passage="We have not refused anything. Nobody has sent us a bill.",
        note="One voice against another; waiting for the spokesman.",
    )
