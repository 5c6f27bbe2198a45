"""Which action an undo took back."""

from django.conf import settings
from django.db import models


class Undo(models.Model):
    """One action of a person that was taken back by another of theirs.

    Both are in the history: what was done under ``transaction`` and ``action`` there, what took it
    back under the transaction ``undone_in``. Taking that back in its turn does the first again.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    transaction = models.BigIntegerField()
    action = models.CharField(max_length=64)
    undone_in = models.BigIntegerField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """Asked for by person and time."""

        indexes = (models.Index(fields=["person", "-at"], name="undo_person"),)

    def __str__(self) -> str:
        return f"{self.action} of transaction {self.transaction}, taken back in {self.undone_in}"
