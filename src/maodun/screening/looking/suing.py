"""Designs that a suit names: those for the product's articles are shown, near or far."""

from collections.abc import Iterable, Mapping, Sequence

from maodun.compare.designs.articles import article_of, same_article
from maodun.domain.clearance import Finding, Flag
from maodun.domain.evidence import Compared, Evidence
from maodun.domain.pictures import Resemblance
from maodun.domain.ports import Register
from maodun.domain.products import Product
from maodun.screening.candidates import BY_LOOKS

READ_AT_ONCE = 200


def in_suit(
    register: Register,
    product: Product,
    numbers: Sequence[str],
    resemblances: Mapping[str, Resemblance],
) -> frozenset[str]:
    """Return the designs that a suit names and that are not for articles of another class.

    Args:
        register: Knows the suits.
        product: What its articles are told from where no pictures were compared.
        numbers: Designs that were found by title or class.
        resemblances: Those of them whose pictures were compared.
    """
    article = article_of(product)
    kept = set()
    for start in range(0, len(numbers), READ_AT_ONCE):
        for stored in register.get(numbers[start : start + READ_AT_ONCE]):
            number = stored.right.publication_number
            seen = resemblances.get(number)
            same = seen.article if seen else same_article(stored.right, article)
            of_looks = stored.right.kind in BY_LOOKS
            if of_looks and stored.suits and not _set_apart(same):
                kept.add(number)
    return frozenset(kept)


def in_suit_again(findings: Iterable[Finding]) -> frozenset[str]:
    """Return the same of designs that were looked at before, without the register."""
    return frozenset(
        one.right.publication_number
        for one in findings
        if one.resemblance is not None
        and not _set_apart(one.resemblance.article)
        and any(flagged.flag is Flag.IN_SUIT for flagged in one.flags)
    )


def _set_apart(article: Evidence | None) -> bool:
    """Whether the class of articles is known to be another; one that is not known is not."""
    return isinstance(article, Compared) and article.score == 0
