"""Several products in one plan: each once, and each mark of a brand for all of its products."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from maodun.domain.errors import BadProduct
from maodun.domain.launches import Launch
from maodun.domain.plans import Option, ProductPlan
from maodun.domain.text import T


def each_once(launches: Sequence[Launch]) -> tuple[Launch, ...]:
    """Return the launches.

    Raises:
        BadProduct: One product is there twice; its revenue would be counted twice.
    """
    known: dict[str, Launch] = {}
    for one in launches:
        if one.sku in known:
            raise BadProduct(
                T(
                    "{sku} is given twice, in {first} and in {second}; give each product once",
                    sku=one.sku,
                    first=known[one.sku].source or "-",
                    second=one.source or "-",
                )
            )
        known[one.sku] = one
    return tuple(launches)


def with_shared_marks(products: Sequence[ProductPlan]) -> tuple[ProductPlan, ...]:
    """Return the products with each mark of a brand as one option for all its products."""
    groups: dict[str, list[Option]] = {}
    for option in (one for product in products for one in product.options):
        groups.setdefault(option.key, []).append(option)
    shared = {key: joined(group) for key, group in groups.items()}
    return tuple(
        replace(product, options=tuple(shared[one.key] for one in product.options))
        for product in products
    )


def joined(group: Sequence[Option]) -> Option:
    """Return several options of one name as one, whatever their order.

    It is filed when the first product needs it, due with the first, and renewed as long as
    any of them is sold.
    """
    if len(group) == 1:
        return group[0]
    ordered = sorted(
        group, key=lambda one: (one.blocked is not None, one.filed_on or date.max, one.skus)
    )
    days = [one.file_by for one in ordered if one.file_by is not None]
    return replace(
        ordered[0],
        skus=tuple(sorted({sku for one in ordered for sku in one.skus})),
        file_by=min(days, default=None),
        shares=tuple(dict.fromkeys(share for one in ordered for share in one.shares)),
        uses=tuple(dict.fromkeys(use for one in ordered for use in one.uses)),
        renewals=max((one.renewals for one in ordered), key=len),
        needs=tuple(sorted({key for one in ordered for key in one.needs})),
        notes=tuple(dict.fromkeys(note for one in ordered for note in one.notes)),
        applied=tuple(dict.fromkeys(rule for one in ordered for rule in one.applied)),
    )
