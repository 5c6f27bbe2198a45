"""The kinds of action on articles that history knows."""

from factcheck.audit.kinds import register

BRING_IN = register("article.bring_in", "brought in the article")
EDIT = register("article.edit", "changed the article’s details")
REVISE = register("article.revise", "changed the article’s text")
