"""The table of long work."""

from django.db import models
from django.db.models import Q

from maodun.company.people.models import Person

WAITING, RUNNING, DONE, FAILED, STOPPED = "waiting", "running", "done", "failed", "stopped"
STATES = (WAITING, RUNNING, DONE, FAILED, STOPPED)


class Job(models.Model):
    """One piece of long work, and how far it is.

    ``given`` is what it works on; ``what`` and ``error`` are sentences, kept as values;
    ``result`` says what came of it.
    """

    kind = models.CharField(max_length=20)
    given = models.JSONField()
    person = models.ForeignKey(Person, models.PROTECT, related_name="jobs")
    state = models.CharField(max_length=10, default=WAITING)
    done = models.PositiveBigIntegerField(default=0)
    total = models.PositiveBigIntegerField(null=True)
    what = models.JSONField(null=True)
    error = models.JSONField(null=True)
    result = models.JSONField(null=True)
    stop_asked = models.BooleanField(default=False)
    asked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """States are those that are known."""

        constraints = (
            models.CheckConstraint(condition=Q(state__in=STATES), name="job_has_a_state"),
        )

    def __str__(self) -> str:
        """Its number and kind."""
        return f"{self.pk}: {self.kind}"
