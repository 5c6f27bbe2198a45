"""Writes on the working state beside the history: which forms were sent."""

from datetime import timedelta

from django.utils import timezone

from factcheck.audit.models import Once

KEPT = timedelta(days=7)


def remember_answer(*, key: str, answer: str) -> None:
    """Note where somebody was led after what they sent, to lead them there again."""
    Once.objects.filter(key=key).update(answer=answer)


def clear_away() -> int:
    """Forget what was sent more than a week ago; returns how much."""
    return Once.objects.filter(at__lt=timezone.now() - KEPT).delete()[0]
