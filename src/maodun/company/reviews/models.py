"""Tables of reviews: clearances, and everything people said about them."""

from django.db import models
from django.db.models import Q

from maodun.company.products.models import Product, ProductVersion


class Review(models.Model):
    """One clearance as it was made; ``clearance`` is never written again.

    ``overall`` and ``to_rule`` repeat, for lists, what it says after everything said since.
    """

    product = models.ForeignKey(Product, models.PROTECT, related_name="reviews")
    version = models.ForeignKey(ProductVersion, models.PROTECT, related_name="reviews")
    title = models.TextField()
    market = models.CharField(max_length=10)
    starts_on = models.DateField()
    ends_on = models.DateField()
    sample = models.BooleanField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    schema = models.PositiveIntegerField()
    clearance = models.BinaryField()
    overall = models.CharField(max_length=20)
    to_rule = models.PositiveIntegerField()
    to_answer = models.PositiveIntegerField()

    class Meta:
        """Reviews are looked for by product and market."""

        indexes = (models.Index(fields=["product", "market"]),)

    def __str__(self) -> str:
        """Its number, product and market."""
        return f"{self.pk}: {self.product} {self.market}"


class Said(models.Model):
    """Something a person said about a product; taking it back is one more row.

    ``review`` is where it was said; it holds for the product wherever it is cleared.
    """

    product = models.ForeignKey(Product, models.PROTECT, related_name="+")
    review = models.ForeignKey(Review, models.PROTECT, related_name="+", null=True)
    by = models.CharField(max_length=200)
    at = models.DateTimeField()
    undoes = models.OneToOneField("self", models.PROTECT, related_name="undone", null=True)

    class Meta:
        """Only the tables that add what was said exist."""

        abstract = True


class AnswerGiven(Said):
    """A fact about the product, given as an answer to a question about one limitation."""

    limitation_key = models.TextField()
    limitation_text = models.TextField()
    needs = models.TextField(blank=True)
    reply = models.CharField(max_length=10)
    note = models.TextField(blank=True)
    rests_on = models.JSONField(default=list)
    asked_about = models.CharField(max_length=60, blank=True)

    class Meta:
        """Three replies and no other."""

        constraints = (
            models.CheckConstraint(
                condition=Q(reply__in=["yes", "no", "unknown"]), name="answer_is_a_reply"
            ),
        )

    def __str__(self) -> str:
        """The thing asked for and the reply."""
        return f"{self.needs}: {self.reply}"


class DecisionMade(Said):
    """A reviewer's word on one right; ``finding`` is what was seen of one below the cut."""

    publication_number = models.CharField(max_length=60)
    content_sha256 = models.CharField(max_length=64)
    verdict = models.CharField(max_length=10)
    note = models.TextField(blank=True)
    product_change = models.TextField(blank=True)
    product_sha256 = models.CharField(max_length=64, blank=True)
    finding = models.BinaryField(null=True)

    class Meta:
        """Three verdicts and no other."""

        constraints = (
            models.CheckConstraint(
                condition=Q(verdict__in=["out", "close", "open"]), name="decision_is_a_verdict"
            ),
        )

    def __str__(self) -> str:
        """The right and the verdict."""
        return f"{self.publication_number}: {self.verdict}"


class WaiverGiven(Said):
    """A named person accepts that something is not looked at in one market."""

    market = models.CharField(max_length=10)
    what = models.CharField(max_length=100)
    reason = models.TextField()
    because = models.JSONField(null=True)

    class Meta:
        """Nobody in particular can accept nothing."""

        constraints = (
            models.CheckConstraint(condition=~Q(by=""), name="waiver_is_by_somebody"),
        )

    def __str__(self) -> str:
        """What is waived, and by whom."""
        return f"{self.what}: {self.by}"


class SampleDrawn(models.Model):
    """The one sample below the cut of a review; its size stood before it was drawn."""

    review = models.OneToOneField(Review, models.PROTECT, related_name="sample_drawn")
    size = models.PositiveIntegerField()
    seed = models.BigIntegerField()
    pile = models.PositiveIntegerField()
    pile_sha256 = models.CharField(max_length=64)
    numbers = models.JSONField()
    by = models.CharField(max_length=200)
    at = models.DateTimeField()

    def __str__(self) -> str:
        """How many of how many."""
        return f"{self.size} of {self.pile}"
