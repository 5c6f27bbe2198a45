"""What the worker does for the desk, from time to time."""

import logging

from procrastinate.contrib.django import app

from factcheck.desk.actions.review import mark_overdue

logger = logging.getLogger(__name__)


@app.periodic(cron="7 * * * *")
@app.task(name="factcheck.desk.tasks.review_dates", queueing_lock="review-dates")
def review_dates(timestamp: int) -> None:
    """Ask for another look at verdicts whose review date has passed; hourly."""
    if marked := mark_overdue():
        logger.info("%s verdicts are past their review date", marked)
