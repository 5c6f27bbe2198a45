"""What is said on a claim, or on an article as a whole, as a section of a page."""

from dataclasses import dataclass

from django.forms import Form
from django.urls import reverse

from factcheck.accounts.models import User
from factcheck.accounts.roles import Permission
from factcheck.articles.models import Article
from factcheck.claims.models import Claim
from factcheck.desk.mentions import people_named
from factcheck.desk.models import Comment, Notice
from factcheck.desk.talk import can_edit_comment, can_remove_comment, is_withheld, unread_by
from factcheck.web.talk.words import Piece, pieces

SHOWN = 50
"""Comments shown before somebody asks for the earlier ones."""


@dataclass(slots=True)
class Shown:
    """A comment as it is shown.

    Attributes:
        withheld: Its words wait for the second check of the claim.
        new: The person has not read it before.
        tool: "edit" or "remove" where that form is open, else "".
    """

    comment: Comment
    pieces: list[Piece]
    withheld: bool
    new: bool
    may_edit: bool
    may_remove: bool
    own: bool
    tool: str = ""


@dataclass(slots=True)
class Talk:
    """The section.

    Attributes:
        claim: None where it is about the article as a whole.
        earlier: How many older comments are not among ``comments``.
        news: Whether there is something to be noted as read.
        form: What was typed and refused, for the tool that is open or a new comment.
    """

    article: Article
    claim: Claim | None
    comments: list[Shown]
    total: int
    earlier: int
    news: bool
    may_comment: bool
    form: Form | None = None
    tool: str = ""
    address: str = ""
    seen_address: str = ""

    @property
    def new(self) -> int:
        """How many comments the person has not read before."""
        return sum(shown.new for shown in self.comments)

    @property
    def name(self) -> str:
        """What tells the section from others of the same page, and its draft from other drafts."""
        return f"{self.claim.pk}" if self.claim else f"article-{self.article.pk}"

    @property
    def typed(self) -> str:
        """What was typed as a new comment and refused."""
        return (
            str(self.form.data.get("text", "")) if self.form is not None and not self.tool else ""
        )

    def open(self, comment: Comment, tool: str, form: Form | None = None) -> None:
        """Open a tool at one of the comments."""
        self.tool, self.form = tool, form
        for shown in self.comments:
            shown.tool = tool if shown.comment.pk == comment.pk else ""


def talk_on(article: Article, claim: Claim | None, *, person: User, whole: bool = False) -> Talk:
    """What is said there; three queries, one more for each of: new words, names, earlier ones."""
    about = Comment.objects.about(article, claim).select_related("by", "claim")
    found = list(about.order_by("-at", "-pk")[: None if whole else SHOWN + 1])
    earlier = 0
    if not whole and len(found) > SHOWN:
        found = found[:SHOWN]
        earlier = Comment.objects.about(article, claim).count() - SHOWN
    found.reverse()
    new = _new(article, claim, person) if found else set()
    people = people_named(comment.text for comment in found)
    on_claim = {"pk": claim.pk} if claim else None
    told = Notice.objects.filter(person=person, article=article, claim=claim).unread().exists()
    return Talk(
        article=article,
        claim=claim,
        comments=[_shown(comment, person, people, new=comment.pk in new) for comment in found],
        total=sum(comment.removed_at is None for comment in found) + earlier,
        earlier=earlier,
        news=told or bool(new),
        may_comment=person.may(Permission.COMMENT),
        address=reverse("claim-talk", kwargs=on_claim)
        if on_claim
        else reverse("article-talk", args=[article.pk]),
        seen_address=reverse("claim-talk-seen", kwargs=on_claim)
        if on_claim
        else reverse("article-talk-seen", args=[article.pk]),
    )


def _new(article: Article, claim: Claim | None, person: User) -> set[int]:
    return set(unread_by(person).filter(article=article, claim=claim).values_list("pk", flat=True))


def _shown(comment: Comment, person: User, people: dict[str, User], *, new: bool) -> Shown:
    withheld = is_withheld(comment, person)
    hidden = withheld or comment.removed_at is not None
    return Shown(
        comment=comment,
        pieces=[] if hidden else pieces(comment.text, people),
        withheld=withheld,
        new=new,
        may_edit=can_edit_comment(person, comment),
        may_remove=can_remove_comment(person, comment),
        own=comment.by_id == person.pk,
    )
