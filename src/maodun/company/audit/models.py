"""The table of changes."""

from django.db import models


class AuditRow(models.Model):
    """One change; never changed itself.

    ``own`` is the hash of everything in the row with ``previous``, the hash of the row before,
    so that a row that is altered, taken out or put in breaks the chain from there on.
    """

    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    deed = models.CharField(max_length=40)
    about = models.CharField(max_length=300)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    previous = models.CharField(max_length=64, unique=True)
    own = models.CharField(max_length=64, unique=True)

    class Meta:
        """Rows are looked for by what they are about."""

        indexes = (models.Index(fields=["about"]),)

    def __str__(self) -> str:
        """Who did what to what."""
        return f"{self.by}: {self.deed} {self.about}"
