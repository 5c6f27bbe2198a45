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

SECOND_CHECK = register("claim.second_check", "gave the second verdict")
UNDO_SECOND_CHECK = register("claim.undo_second_check", "took the second verdict back")
RESOLVE = register("claim.resolve", "decided between two verdicts")
UNDO_RESOLVE = register("claim.undo_resolve", "took back what was decided between two verdicts")
FLAG_RISK = register("claim.flag_risk", "flagged the claim as a legal risk")
UNFLAG_RISK = register("claim.unflag_risk", "took the flag of legal risk off")
REVIEW_DATES = register("review.set", "changed the review dates")

UNDO = register("undo", "took something back")
REDO = register("redo", "did something again")
