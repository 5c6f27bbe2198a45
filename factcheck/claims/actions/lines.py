"""Bringing back lines that the splitter left out as furniture."""

from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.tasks import configure_task

from factcheck.accounts.models import User
from factcheck.accounts.roles import Permission
from factcheck.accounts.rules import check_may
from factcheck.articles.models import Revision
from factcheck.audit.record import recorded
from factcheck.claims import kinds
from factcheck.claims.actions._change import hold_text
from factcheck.claims.actions.reading import SPLITTER, store_claims
from factcheck.claims.models import Anchor, KeptLine, Reading
from factcheck.lib.errors import RuleBroken
from factcheck.lib.text import shorten
from factcheck.nlp.types import Split

READ_LINE = "factcheck.claims.tasks.read_line"


def bring_back_line(*, by: User, revision: Revision, start: int) -> KeptLine:
    """Make a line that was left out the article's again, and have the worker read it.

    ``start`` is where it begins, in code points. A line brought back already is answered as it is.

    Raises:
        NotAllowed: the person may not correct claims.
        RuleBroken: no line that begins there was left out.
    """
    check_may(by, Permission.CORRECT)
    with recorded(by=by, action=kinds.KEEP_LINE):
        reading = Reading.objects.select_for_update().get(revision=revision)
        hold_text(revision)
        known = KeptLine.objects.filter(revision=revision, start=start).first()
        if known is not None:
            return known
        line = next((line for line in reading.excluded if line["start"] == start), None)
        if line is None:
            raise RuleBroken("No line that begins there was left out. Reload the page.")
        kept = KeptLine.objects.create(
            article_id=revision.article_id,
            revision=revision,
            start=start,
            end=line["end"],
            words=shorten(revision.text[start : line["end"]], 300),
            by=by,
        )
        reading.excluded = [other for other in reading.excluded if other is not line]
        reading.save(update_fields=["excluded"])
        configure_task(
            name=READ_LINE, job_manager=app.job_manager, queue="reading", lock=f"line-{kept.pk}"
        ).defer(line_id=kept.pk)
    return kept


def kept_starts(revision: Revision) -> frozenset[int]:
    """Where the lines begin that people brought back, in code points."""
    return frozenset(revision.kept_lines.values_list("start", flat=True))


def store_line(*, line: KeptLine, split: Split) -> int:
    """Store the claims that stand in a line that was brought back, each once.

    Returns how many are new; 0 when the article has a newer text, into which the line was carried.
    """
    revision = line.revision
    with recorded(by=SPLITTER, action=kinds.FIND):
        reading = (
            Reading.objects.select_for_update(of=("self",))
            .select_related("revision")
            .get(revision=revision)
        )
        if reading.is_outdated:
            return 0
        there = set(Anchor.objects.filter(revision=revision).values_list("start", "end"))
        found = tuple(
            claim
            for claim in split.claims
            if line.start <= claim.start and claim.end <= line.end
            if (claim.start, claim.end) not in there
        )
        store_claims(revision, found, split.version)
        KeptLine.objects.filter(pk=line.pk).update(read_at=timezone.now(), problem="")
    return len(found)


def fail_line(*, line: KeptLine, problem: str) -> None:
    """Note that a line that was brought back could not be read, in words for a person."""
    KeptLine.objects.filter(pk=line.pk).update(read_at=timezone.now(), problem=problem)
