"""What the worker does for the desk, from time to time."""

import logging

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from factcheck.accounts.models import User
from factcheck.audit.actions import clear_away
from factcheck.desk import mail
from factcheck.desk.actions.review import mark_overdue

logger = logging.getLogger(__name__)


@app.periodic(cron="7 * * * *")
@app.task(name="factcheck.desk.tasks.review_dates", queueing_lock="review-dates")
def review_dates(timestamp: int) -> None:
    """Ask for another look at verdicts whose review date has passed; hourly."""
    if marked := mark_overdue():
        logger.info("%s verdicts are past their review date", marked)


@app.task(name=mail.MAIL_NOTICES, retry=RetryStrategy(max_attempts=6, wait=60, linear_wait=120))
def mail_notices(*, person_id: int) -> None:
    """Mail a person what concerns them and was not mailed; again later if the server refuses it."""
    mail.mail_notices(User.objects.get(pk=person_id))


@app.periodic(cron="23 3 * * *")
@app.task(name="factcheck.desk.tasks.clear_away", queueing_lock="clear-away")
def clear_working_state(timestamp: int) -> None:
    """Forget which forms were sent more than a week ago; nightly."""
    clear_away()
