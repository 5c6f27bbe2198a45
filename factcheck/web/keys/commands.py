"""Everything that can be done by a key: the one table that pages, scripts and help read.

A key is written as it is pressed: ``j``, ``?``, ``Shift+J``, ``Ctrl+Enter`` (or Cmd on a Mac), or
two presses in a row, ``g d``. Letters without Shift are small.

A command acts through whatever the page has for it, in this order: a handler that a script bound
(``bindCommands`` of ``static/js/keys.js``), a control that names it by ``data-command``, the page
at ``address``. Where there is none of these it does nothing.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.urls import reverse


class Group(StrEnum):
    """Where a command works, as the help sheet heads it."""

    MOVE = "Move"
    CLAIM = "On a claim"
    PLACE = "On a claim to be placed"
    MANY = "On several claims"
    ANYWHERE = "Everywhere"
    GO = "Go to"


@dataclass(frozen=True, slots=True)
class Command:
    """Something that can be done by a key.

    Attributes:
        id: How templates and scripts name it.
        words: What it does, as a person would say it.
        key: The key it has unless a person chose another.
        group: Where it works.
        page: The name of the address it leads to, where it leads to one.
        typing: Whether it also acts while somebody types, as a key with Ctrl may.
        told: Whether the help sheet tells it, and not another one that stands for it.
    """

    id: str
    words: str
    key: str
    group: Group
    page: str = ""
    typing: bool = False
    told: bool = True

    @property
    def address(self) -> str:
        """The page that the command leads to, "" where it leads to none."""
        return reverse(self.page) if self.page else ""


COMMANDS = (
    Command("next", "Next claim, or next row of a list", "j", Group.MOVE),
    Command("previous", "Previous claim, or row", "k", Group.MOVE),
    Command("next-open", "Next claim without a verdict", ".", Group.MOVE),
    Command("open", "Open what has the focus", "o", Group.MOVE),
    Command("queue.next", "Take the next claim from the queue", "n", Group.MOVE),
    Command("verdict.verified", "Verified", "v", Group.CLAIM),
    Command("verdict.disputed", "Disputed", "d", Group.CLAIM),
    Command("verdict.unattributed", "Unattributed", "u", Group.CLAIM),
    Command("save", "Save what you typed", "Ctrl+Enter", Group.CLAIM, typing=True),
    Command("claim.source", "Add a source", "s", Group.CLAIM),
    Command("claim.comment", "Comment", "m", Group.CLAIM),
    Command("claim.assign", "Assign", "a", Group.CLAIM),
    Command("claim.take", "Take the claim", "t", Group.CLAIM),
    Command("claim.hand-back", "Hand the claim back", "b", Group.CLAIM),
    Command("claim.holds", "Say that the verdict still holds", "h", Group.CLAIM),
    Command("claim.edit", "Change the words", "e", Group.CLAIM),
    Command("claim.dismiss", "Put aside what is not a claim", "r", Group.CLAIM),
    Command("claim.add", "Make the selected words a claim", "c", Group.CLAIM),
    Command("place.1", "Choose place 1; 2 to 9 likewise", "1", Group.PLACE),
    *(
        Command(f"place.{n}", f"Choose place {n}", str(n), Group.PLACE, told=False)
        for n in range(2, 10)
    ),
    Command("place.0", "At none of them: no longer in the text", "0", Group.PLACE),
    Command(
        "select",
        "Select the claim, or leave it out again; so does a click with Ctrl",
        "x",
        Group.MANY,
    ),
    Command("select.down", "Select on to the next claim", "Shift+J", Group.MANY),
    Command("select.up", "Select on to the previous claim", "Shift+K", Group.MANY),
    Command("select.all", "Select all claims of the list", "Shift+A", Group.MANY),
    Command("select.priority", "Set the priority of what is selected", "p", Group.MANY),
    Command("palette", "Find anything, do anything", "Ctrl+k", Group.ANYWHERE, typing=True),
    Command("search", "Search", "/", Group.ANYWHERE),
    Command("undo", "Undo what you did last", "z", Group.ANYWHERE),
    Command("redo", "Do it again after all", "Shift+Z", Group.ANYWHERE),
    Command("help", "Show the keys", "?", Group.ANYWHERE),
    Command("go.desk", "Desk", "g d", Group.GO, page="desk"),
    Command("go.articles", "Articles", "g a", Group.GO, page="articles"),
    Command("go.claims", "Claims", "g c", Group.GO, page="claims"),
    Command("go.sources", "Sources", "g s", Group.GO, page="sources"),
    Command("go.inbox", "Inbox", "g i", Group.GO, page="inbox"),
    Command("go.numbers", "Numbers", "g n", Group.GO, page="dashboard"),
    Command("go.history", "History", "g h", Group.GO, page="history"),
    Command("go.undo", "What you can undo", "g z", Group.GO, page="undo"),
    Command("go.keys", "Your keys", "g k", Group.GO, page="keys"),
)
"""All commands, in the order in which help tells them."""

BY_ID = {command.id: command for command in COMMANDS}
