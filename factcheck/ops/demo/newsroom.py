"""Building the demo newsroom: once, and on from where it was interrupted."""

from collections.abc import Callable
from enum import StrEnum

from factcheck.accounts.models import User
from factcheck.ops.demo.newsdesk import Newsdesk
from factcheck.ops.demo.people import STEP, add_people, find_people
from factcheck.ops.demo.steps import steps_done
from factcheck.ops.demo.stories import STORIES, Story, add_story, find_revision, read_story
from factcheck.ops.demo.work import WORK
from factcheck.ops.environment import Environment

type Report = Callable[[int, int, str], None]
"""Gets stages done, stages in all, and what comes next."""


class Outcome(StrEnum):
    """What building came to."""

    BUILT = "built"
    THERE = "there"
    OTHERS = "others"


def build(environment: Environment, *, report: Report) -> Outcome:
    """Make what is missing of the demo newsroom; nothing where other people work already."""
    done = steps_done()
    if STEP not in done and User.objects.exists():
        return Outcome.OTHERS
    before = len(done)
    stages = 1 + 2 * len(STORIES)
    if STEP not in done:
        report(0, stages, "Adding people")
        add_people(environment)
        done.add(STEP)
        before = -1
    people = find_people()
    for number, story in enumerate(STORIES):
        report(1 + number, stages, f"Reading “{story.title}”")
        bring(story, people, done)
    for number, story in enumerate(STORIES):
        report(1 + len(STORIES) + number, stages, f"Checking “{story.title}”")
        check(story, people, done)
    report(stages, stages, "Done")
    return Outcome.THERE if len(done) == before else Outcome.BUILT


def bring(story: Story, people: dict[str, User], done: set[str]) -> None:
    """Bring one article in and read it, as far as that was not done."""
    if story.step not in done:
        add_story(story, people)
        done.add(story.step)
    read_story(find_revision(story))


def check(story: Story, people: dict[str, User], done: set[str]) -> None:
    """Do the checkers' work on one article, as far as that was not done."""
    WORK[story.name](Newsdesk(story.step, find_revision(story), people, done))
