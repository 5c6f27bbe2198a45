"""Saving a new text of an article, and telling the people whose verdicts it puts in question."""

from django.db import transaction

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.actions.revisions import Revised, revise
from factcheck.desk.actions.another_look import tell_of_another_look


def save_text(*, by: User, article: Article, seen: int, text: str, reason: str = "") -> Revised:
    """Give an article a new text as ``revise`` does, in one transaction with the notices of it.

    Whoever gave a verdict that now needs another look is told, and who has the claim.

    Raises:
        NotAllowed, RuleBroken, TextConflict: as ``revise``.
    """
    with transaction.atomic():
        revised = revise(by=by, article=article, seen=seen, text=text, reason=reason)
        why = f"Its words changed in revision {revised.revision.number}."
        tell_of_another_look(revised.turned_stale, by=by, reason=why)
    return revised
