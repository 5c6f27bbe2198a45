"""The sources of the demo newsroom. Like its articles, they do not exist outside it."""

from dataclasses import dataclass
from datetime import date

from factcheck.sources.actions import SourceDetails


@dataclass(frozen=True, slots=True)
class Material:
    """A source before somebody adds it."""

    kind: str
    title: str
    publisher: str = ""
    url: str = ""
    dated: date | None = None
    note: str = ""

    def details(self) -> SourceDetails:
        """What the action is told."""
        return SourceDetails(
            kind=self.kind,
            title=self.title,
            publisher=self.publisher,
            url=self.url,
            date=self.dated,
            reliability_note=self.note,
        )


PILOTS = Material(
    "data",
    "Daily vessel counts, Sunder Strait",
    "Sunder Pilots’ Association",
    "https://pilots.example.org/strait/daily-counts.csv",
    date(2026, 5, 20),
    "Every ship over 20 meters takes a pilot on board, so the counts are complete. "
    "Fishing boats are not in them.",
)
LINDGREN = Material(
    "recording",
    "Press conference of Prime Minister Lindgren, Port Isolde",
    "Government of Merrin",
    "https://government.merrin.example.org/press/2026-05-24",
    date(2026, 5, 24),
    "Full recording of 31 minutes; our transcript was read against it.",
)
MAY_CHAIR = Material(
    "statement",
    "Chair’s summary of the video meeting on the Sunder Strait, May 23",
    "Foreign Ministry of Almara",
    "https://foreign.almara.example.org/readouts/2026-05-23",
    date(2026, 5, 23),
    "The ministry led the meeting; its list of those present is the only one published.",
)
MARCH_CHAIR = Material(
    "statement",
    "Chair’s summary of the video meeting on the Sunder Strait, March 14",
    "Foreign Ministry of Almara",
    "https://foreign.almara.example.org/readouts/2026-03-14",
    date(2026, 3, 14),
)
MERIDIAN = Material(
    "article",
    "Vornia would treat foreign warships as party to conflict, paper quotes deputy minister",
    "Meridian Press",
    "https://meridian-press.example.com/wire/vornia-warships",
    date(2026, 5, 24),
    "Relays The Vorn Gazette; the agency says that it did not speak to Belyk itself.",
)
NAVY_LIST = Material(
    "document",
    "Navy List of Merrin, spring edition",
    "Royal Printing Office, Port Isolde",
    "https://navy.merrin.example.org/list/spring-2026.pdf",
    date(2026, 4, 1),
)
CEASE_FIRE = Material(
    "law",
    "Agreement of Kessel on a cease-fire between Vornia and Karelta",
    "Secretariat of the Kessel talks",
    "https://kessel.example.org/agreement",
    date(2026, 4, 30),
)
DELEGATE = Material(
    "interview",
    "Call with a member of Castellan’s delegation",
    dated=date(2026, 5, 25),
    note="Known to Aiko Tanaka by name; spoke for background. Notes are in the desk’s safe.",
)
ADOPTED_BUDGET = Material(
    "document",
    "Adopted budget with amendments, roll call and tax table",
    "City of Port Alder",
    "https://portalder.example.com/finance/adopted-budget.pdf",
    date(2026, 5, 26),
)
TAX_RATES = Material(
    "data",
    "Property tax rates of all towns, this year and next",
    "Alder County Assessor",
    "https://assessor.aldercounty.example.com/rates",
    date(2026, 5, 15),
)
RIDERSHIP = Material(
    "data",
    "Average boardings by route and day, 2015 to 2025",
    "Alder Valley Transit Authority",
    "https://transit.aldercounty.example.com/boardings.csv",
    date(2026, 1, 30),
    "Counted by sensors at the doors; a rider who changes buses counts twice.",
)
HADDAD = Material(
    "interview",
    "Call with Samir Haddad, Wheels for All",
    dated=date(2026, 5, 27),
    note="He read the volunteers’ tally sheets to us and will send photographs of them.",
)
VERDICTS = Material(
    "law",
    "Record of verdicts: Tolliver and Sandhaven Line",
    "Wexmouth Crown Court",
    "https://courts.wexmouth.example.org/records/lady-maud",
    date(2026, 5, 29),
)
ACCIDENTS = Material(
    "data",
    "Register of serious accidents on passenger ships since 1980",
    "Marine Safety Board",
    "https://marine-safety.example.org/register",
    date(2026, 3, 31),
    "An accident counts as serious when someone was hurt or the hull was breached.",
)
TRIAL = Material(
    "study",
    "Nurse home visits or clinic care for high blood pressure: a randomized trial",
    "Quillon Medical Review",
    "https://quillon.example.org/articles/home-visits-trial",
    date(2026, 6, 3),
    "Reviewed by three referees; protocol registered before the first participant.",
)
RESULTS = Material(
    "statement",
    "First-quarter results, with tables",
    "Tarnwell Foods",
    "https://investors.tarnwell.example.com/results/first-quarter",
    date(2026, 6, 4),
)
FILING = Material(
    "document",
    "Annual filing: risks, suppliers and employees",
    "Tarnwell Foods",
    "https://investors.tarnwell.example.com/filings/annual",
    date(2026, 2, 19),
    "Filed under a duty to be complete; an untrue statement in it can be punished.",
)
SAILINGS = Material(
    "data",
    "Summer timetable of all sailings from Wexmouth",
    "Wexmouth Harbor Board",
    "https://harbor.wexmouth.example.org/timetable/summer",
    date(2026, 5, 20),
)
BOARD_MINUTES = Material(
    "document",
    "Minutes of the harbor board, September 2022",
    "Wexmouth Harbor Board",
    "https://harbor.wexmouth.example.org/minutes/2022-09",
    date(2022, 9, 14),
)
SHIELD = Material(
    "data",
    "Continental Shield: all matches since 1961",
    "Continental Football Union",
    "https://football-union.example.org/shield/matches",
)
ACCOUNTS = Material(
    "document",
    "Annual accounts of the clubs in the first two divisions",
    "Register of Companies",
    "https://companies.example.org/football-accounts",
    date(2026, 3, 2),
)
