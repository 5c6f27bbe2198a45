"""The cup final: just begun."""

from factcheck.ops.demo import materials as m
from factcheck.ops.demo.newsdesk import Newsdesk

WON = "Orrin Vale won the League Cup for the first time in 44 years on Saturday"
STOOD = "Vale stood 21st in the second division"
HAD_WON = "had won two of their first 17 matches"
BOTH = "Vale stood 21st in the second division and had won two of their first 17 matches"
SHIELD = "It also takes Vale into the Continental Shield for the first time in the club’s history"
WAGES = "Vale spend £14m a year on wages and United £131m"
TOUCHLINE = "the ball had crossed the touchline before it was played to Adeyemi"
PAY = "it was ready to pay £20m for him"


def check(desk: Newsdesk) -> None:
    """Everything that was done on the article."""
    desk.merge(
        "aiko",
        STOOD,
        HAD_WON,
        reason="One table of one day shows both.",
    )
    desk.reword(
        "aiko",
        BOTH,
        label="Vale were 21st with 2 wins in 17 when Bertolini took over",
        statement="When Carla Bertolini took over in November, Vale stood 21st in the second "
        "division and had won two of their first 17 matches.",
        kind="statistic",
    )
    desk.link(
        "aiko",
        SHIELD,
        m.SHIELD,
        "contradicts",
        passage="1968–69, first round: Orrin Vale 1–1 Lisandra; Lisandra 2–0 Orrin Vale",
    )
    desk.reword(
        "aiko",
        SHIELD,
        label="Vale reach the Continental Shield for the first time",
        statement="Orrin Vale will play in the Continental Shield for the first time in the "
        "club’s history.",
        kind="event",
    )
    desk.decide(
        "aiko",
        SHIELD,
        "disputed",
        "Vale played two matches in the Shield of 1968–69 and went out. It is the second time.",
    )
    desk.link(
        "aiko",
        WAGES,
        m.ACCOUNTS,
        "supports",
        passage="Wages and salaries: Orrin Vale £14.2m; Castellan United £131.0m",
    )
    desk.decide("aiko", WAGES, "verified")
    _transfer(desk)
    desk.second_check(
        "lena", SHIELD, "disputed", "The union’s own list has two matches of Vale in 1968."
    )


def _transfer(desk: Newsdesk) -> None:
    desk.assign("maya", TOUCHLINE, PAY, to="kofi")
    desk.decide(
        "kofi",
        PAY,
        "unattributed",
        "One unnamed person “close to” a club that is not named either. The agent, both chairmen "
        "and three clubs that we guessed at did not confirm it.",
    )
    desk.dismiss(
        "kofi",
        "He is not for sale",
        reason="A stance in a negotiation; it will be true until it is not.",
    )
