"""Tables of products."""

from django.db import models


class Product(models.Model):
    """Something we sell or mean to sell, under the seller's own number."""

    sku = models.CharField(max_length=200, unique=True)

    def __str__(self) -> str:
        """The seller's number."""
        return self.sku


class ProductVersion(models.Model):
    """What was known of a product at one time; ``content`` is a domain ``Product`` as JSON."""

    product = models.ForeignKey(Product, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    content = models.TextField()
    content_sha256 = models.CharField(max_length=64)
    saved_at = models.DateTimeField()
    saved_by = models.CharField(max_length=200)

    class Meta:
        """Versions of one product count from 1 and never twice."""

        constraints = (
            models.UniqueConstraint(
                fields=["product", "number"], name="one_version_per_number"
            ),
        )

    def __str__(self) -> str:
        """Number of the product and of its version."""
        return f"{self.product} v{self.number}"
