"""The table of rights that are ours or licensed to us."""

from django.db import models
from django.db.models import Q


class HeldRight(models.Model):
    """One right in the portfolio; taking it out keeps the row and says who did it."""

    number = models.CharField(max_length=60)
    how = models.CharField(max_length=20)
    until = models.DateField(null=True)
    note = models.TextField(blank=True)
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=200)
    removed_at = models.DateTimeField(null=True)
    removed_by = models.CharField(max_length=200, blank=True)

    class Meta:
        """Held once at a time; own or licensed, nothing else."""

        constraints = (
            models.UniqueConstraint(
                fields=["number"], condition=Q(removed_at=None), name="held_once_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(how__in=["own", "licensed"]), name="held_own_or_licensed"
            ),
        )

    def __str__(self) -> str:
        """Its number and how it is held."""
        return f"{self.number} ({self.how})"
