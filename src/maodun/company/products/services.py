"""Save products and read them back."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

import msgspec
from django.db import transaction
from django.db.models import OuterRef, Subquery

from maodun.company import models
from maodun.company.audit.services import Change, audit_write
from maodun.domain.errors import UnknownProduct
from maodun.domain.products import Product
from maodun.domain.text import T


@dataclass(frozen=True, slots=True)
class SavedProduct:
    """A product as it stands in the store.

    Attributes:
        version: From 1; a new one wherever anything was changed.
    """

    product: Product
    version: int
    saved_at: datetime
    saved_by: str


@transaction.atomic
def product_save(*, product: Product, by: str, now: datetime) -> SavedProduct:
    """Keep the product; what is already kept word for word makes no new version."""
    content = msgspec.json.encode(product)
    digest = hashlib.sha256(content).hexdigest()
    row, _ = models.Product.objects.get_or_create(sku=product.sku)
    last = row.versions.order_by("-number").first()
    if last is not None and last.content_sha256 == digest:
        return _saved(last)
    made = row.versions.create(
        number=last.number + 1 if last else 1,
        content=content.decode(),
        content_sha256=digest,
        saved_at=now,
        saved_by=by,
    )
    before, after = (_told(one) if one else None for one in (last, made))
    audit_write(Change("product.saved", f"product:{row.sku}", before, after), by=by, now=now)
    return _saved(made)


def product_get(*, sku: str, version: int | None = None) -> SavedProduct:
    """Return a product as it was in ``version``, or as it is now.

    Raises:
        UnknownProduct: Nothing is kept under this number.
    """
    rows = models.ProductVersion.objects.filter(product__sku=sku).order_by("-number")
    row = (rows if version is None else rows.filter(number=version)).first()
    if row is None:
        raise UnknownProduct(
            T(
                "No product is kept under the number '{sku}'. Clear it first with: "
                "maodun clear FILE",
                sku=sku,
            )
        )
    return _saved(row)


def product_list() -> tuple[SavedProduct, ...]:
    """Return every product in its latest version, in order of number."""
    newest = models.ProductVersion.objects.filter(product=OuterRef("product")).order_by(
        "-number"
    )
    rows = models.ProductVersion.objects.filter(number=Subquery(newest.values("number")[:1]))
    return tuple(map(_saved, rows.order_by("product__sku")))


def _told(row: models.ProductVersion) -> dict[str, object]:
    return {"version": row.number, "sha256": row.content_sha256}


def _saved(row: models.ProductVersion) -> SavedProduct:
    product = msgspec.json.decode(row.content, type=Product)
    return SavedProduct(product, row.number, row.saved_at, row.saved_by)
