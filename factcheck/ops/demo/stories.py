"""The articles of the demo newsroom: written for it, about places and people that do not exist."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from factcheck.accounts.models import User
from factcheck.articles.models import Revision
from factcheck.claims.actions.reading import bring_in, start_reading, store_split
from factcheck.lib.text import canonical, sha256
from factcheck.nlp import predict
from factcheck.ops.demo.steps import PREFIX, step

ARTICLES = Path(__file__).parent / "articles"


@dataclass(frozen=True, slots=True)
class Story:
    """An article and what is known of it; its text is in ``articles/<name>.txt``."""

    name: str
    title: str
    outlet: str
    byline: str
    url: str
    published_at: datetime
    desk: str
    brought_by: str

    @property
    def text(self) -> str:
        """The article's words in canonical form."""
        return canonical((ARTICLES / f"{self.name}.txt").read_text(encoding="utf-8"))

    @property
    def step(self) -> str:
        """The name of the step that brings it in."""
        return f"{PREFIX}{self.name}"


STORIES = (
    Story(
        name="timetable",
        title="Night ferries return to the Tolle islands",
        outlet="The Northgate Herald",
        byline="Alastair Quennell",
        url="https://northgate-herald.example.com/harbor/night-ferries",
        published_at=datetime(2026, 5, 22, 6, 45, tzinfo=UTC),
        desk="City",
        brought_by="jakub",
    ),
    Story(
        name="sports",
        title="Vale come back from two down to win the League Cup",
        outlet="Evening Touchline",
        byline="Dermot Castellanos",
        url="https://touchline.example.com/league-cup-final",
        published_at=datetime(2026, 5, 31, 20, 15, tzinfo=UTC),
        desk="Sports",
        brought_by="jakub",
    ),
    Story(
        name="business",
        title="Tarnwell Foods profit falls by a third as wheat costs rise",
        outlet="The Ledger Tribune",
        byline="Corinne Abara",
        url="https://ledger-tribune.example.com/markets/tarnwell-first-quarter",
        published_at=datetime(2026, 6, 4, 16, 40, tzinfo=UTC),
        desk="Business",
        brought_by="priya",
    ),
    Story(
        name="health",
        title="Nurses at the door lower blood pressure more than clinics, trial finds",
        outlet="The Orban Lantern",
        byline="Wilhelmina Sato",
        url="https://lantern.example.org/health/nurse-visits-trial",
        published_at=datetime(2026, 6, 3, 9, 0, tzinfo=UTC),
        desk="Science",
        brought_by="priya",
    ),
    Story(
        name="court",
        title="Ferry company cleared over Wexmouth collision, manager guilty",
        outlet="The Northgate Herald",
        byline="Alastair Quennell",
        url="https://northgate-herald.example.com/courts/lady-maud-verdict",
        published_at=datetime(2026, 5, 29, 17, 5, tzinfo=UTC),
        desk="Courts",
        brought_by="jakub",
    ),
    Story(
        name="budget",
        title="Council spares libraries, cuts Sunday buses to balance budget",
        outlet="The Alder Valley Gazette",
        byline="Josephine Brandvold",
        url="https://alder-gazette.example.com/city-hall/budget-vote",
        published_at=datetime(2026, 5, 27, 4, 30, tzinfo=UTC),
        desk="City",
        brought_by="jakub",
    ),
    Story(
        name="diplomacy",
        title="Merrin willing to send ships to the Sunder Strait, prime minister says",
        outlet="The Harbor Courier",
        byline="Ines Marchetti",
        url="https://harbor-courier.example.com/world/merrin-sunder-strait",
        published_at=datetime(2026, 5, 24, 18, 20, tzinfo=UTC),
        desk="World",
        brought_by="priya",
    ),
)
"""In the order they come in; the last one stands first on the articles page."""


def add_story(story: Story, people: dict[str, User]) -> None:
    """Bring the article in as its reporter does."""
    with step(story.step):
        bring_in(
            by=people[story.brought_by],
            text=story.text,
            title=story.title,
            outlet=story.outlet,
            byline=story.byline,
            url=story.url,
            published_at=story.published_at,
            desk=story.desk,
        )


def find_revision(story: Story) -> Revision:
    """The article's text as it came in."""
    texts = Revision.objects.select_related("article")
    return texts.filter(sha256=sha256(story.text)).earliest("pk")


def read_story(revision: Revision) -> None:
    """Split the article here and now, unless a worker did so already.

    Bringing it in queued a reading; the worker finds nothing left to do.
    """
    if start_reading(revision=revision):
        store_split(revision=revision, split=predict.split(revision.text))
