"""What a sheet's values are called: ``{% load sheets %}{{ claim.verdict|verdict_words }}``."""

from datetime import datetime

from django import template
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format

from factcheck.claims.models import Claim, Evidence
from factcheck.sources.models import Source

register = template.Library()


@register.filter
def when(at: str | datetime | None) -> str:
    """A moment in full, as paper needs it: "3 May 2026, 14:02 UTC"; "" for none."""
    moment = parse_datetime(at) if isinstance(at, str) and at else at
    if not isinstance(moment, datetime):
        return ""
    return date_format(timezone.localtime(moment), "j F Y, H:i T")


@register.filter
def verdict_words(value: str) -> str:
    """A verdict's name."""
    return _label(Claim.Verdict.choices, value)


@register.filter
def claim_kind(value: str) -> str:
    """What sort of claim it is."""
    return _label(Claim.Kind.choices, value)


@register.filter
def stance_words(value: str) -> str:
    """How a source bears on a claim."""
    return _label(Evidence.Stance.choices, value)


@register.filter
def source_kind(value: str) -> str:
    """What sort of source it is."""
    return _label(Source.Kind.choices, value)


def _label(choices: list[tuple[str, str]], value: str) -> str:
    return str(dict(choices).get(value, value))
