"""What the desk keeps beside the claims: second checks, sign-offs, talk, presence."""

from factcheck.desk.models.presence import Presence
from factcheck.desk.models.review_period import ReviewPeriod
from factcheck.desk.models.second_check import SecondCheck
from factcheck.desk.models.sign_off import SignOff, Waiver
from factcheck.desk.models.talk import Comment, LookedAt, Notice
from factcheck.desk.models.undo import Undo

__all__ = [
    "Comment",
    "LookedAt",
    "Notice",
    "Presence",
    "ReviewPeriod",
    "SecondCheck",
    "SignOff",
    "Undo",
    "Waiver",
]
