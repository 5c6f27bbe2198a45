"""The kinds of action at the desk that history knows."""

from factcheck.audit.kinds import register

ASSIGN = register("claim.assign", "assigned the claim")
PRIORITIZE = register("claim.prioritize", "changed the claim’s priority")
HAND_BACK = register("claim.hand_back", "handed the claim back")
SIGN_OFF = register("article.sign_off", "signed the article off")
WITHDRAW = register("article.withdraw", "withdrew the sign-off of the article")

COMMENT = register("comment.add", "commented")
EDIT_COMMENT = register("comment.edit", "changed a comment")
REMOVE_COMMENT = register("comment.remove", "took a comment back")
