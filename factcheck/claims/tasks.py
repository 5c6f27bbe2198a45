"""What the worker does: read revisions, and take over what a dead worker left."""

import logging
import time
from datetime import date

from django.utils import timezone
from procrastinate import JobContext
from procrastinate.contrib.django import app

from factcheck.articles.models import Revision
from factcheck.claims.actions import lines, reading
from factcheck.claims.models import KeptLine
from factcheck.nlp import predict

logger = logging.getLogger(__name__)

ATTEMPTS = 3
PROGRESS_SECONDS = 0.5
STALLED_SECONDS = 15
INTERRUPTED = (
    "Reading this article was interrupted three times. Try again; if it happens once more, "
    "bring the article in in parts."
)
UNREAD_LINE = "The splitter could not read the line. Mark its claims by hand."
BROKEN = "The splitter could not read this article. The text is kept; try again."


@app.task(name=reading.READ_REVISION, pass_context=True)
def read_revision(context: JobContext, *, revision_id: int) -> None:
    """Split one revision and store its claims, once, however often the job is started."""
    revision = Revision.objects.select_related("article").get(pk=revision_id)
    if not reading.start_reading(revision=revision):
        return
    if context.job.attempts >= ATTEMPTS:
        reading.fail_reading(revision=revision, message=INTERRUPTED)
        return
    try:
        kept = lines.kept_starts(revision)
        split = predict.split(
            revision.text, keep=kept, published=_day(revision), progress=_reporter(revision)
        )
        reading.store_split(revision=revision, split=split)
    except Exception:
        logger.exception("revision %s could not be split", revision_id)
        reading.fail_reading(revision=revision, message=BROKEN)


@app.task(name=lines.READ_LINE)
def read_line(*, line_id: int) -> None:
    """Find the claims of a line that a person brought back."""
    line = KeptLine.objects.select_related("revision__article").get(pk=line_id)
    try:
        kept, published = lines.kept_starts(line.revision), _day(line.revision)
        split = predict.split(line.revision.text, keep=kept, published=published)
        lines.store_line(line=line, split=split)
    except Exception:
        logger.exception("line %s could not be read", line_id)
        lines.fail_line(line=line, problem=UNREAD_LINE)


@app.periodic(cron="* * * * * */5")  # the sixth field is seconds
@app.task(name="factcheck.claims.tasks.rescue", queue="rescue", queueing_lock="rescue")
async def rescue(timestamp: int) -> None:
    """Give the jobs of workers that stopped answering to those that live."""
    manager = app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=STALLED_SECONDS):
        logger.warning("taking over job %s of a worker that stopped", job.id)
        await manager.retry_job(job)


def _day(revision: Revision) -> date | None:
    """The day the article came out, from which "last week" is counted."""
    published = revision.article.published_at
    return None if published is None else timezone.localdate(published)


def _reporter(revision: Revision) -> predict.Progress:
    last = 0.0

    def report(lines_done: int, lines_total: int, claims_found: int) -> None:
        nonlocal last
        if time.monotonic() - last >= PROGRESS_SECONDS:
            last = time.monotonic()
            reading.report_progress(
                revision=revision,
                lines_done=lines_done,
                lines_total=lines_total,
                claims_found=claims_found,
            )

    return report
