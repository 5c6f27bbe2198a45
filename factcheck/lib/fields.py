"""The fields of a row, checked before it is written, with the first mistake as a sentence."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import models

from factcheck.lib.errors import RuleBroken


def check_fields(instance: models.Model, *, exclude: Iterable[str] = ()) -> None:
    """Raise RuleBroken for the first field of an unsaved row that is not valid, naming it."""
    try:
        instance.clean_fields(exclude=list(exclude))
    except ValidationError as error:
        field, messages = next(iter(error.message_dict.items()))
        raise RuleBroken(messages[0], field=field) from error
