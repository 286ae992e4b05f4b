"""What each kind of right asks beside the likeness of pictures."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from maodun.compare.designs.articles import article_of, same_article
from maodun.compare.designs.resembling import design_resemblance
from maodun.compare.looks.pairing import LookOfPicture, Sides
from maodun.compare.looks.scales import Seen
from maodun.compare.marks.figures import (
    SignBeside,
    shown_things,
    sign_resemblance,
    vienna_overlap,
)
from maodun.compare.marks.goods import goods_similarity
from maodun.compare.marks.sides import MarkSide
from maodun.compare.photos.copying import work_resemblance
from maodun.domain.evidence import NotCompared
from maodun.domain.pictures import RegisteredFigure, Resemblance, Vector
from maodun.domain.ports import Gallery, Pictures, Register
from maodun.domain.products import Product
from maodun.domain.rights import Right, RightKind

Judge = Callable[[Right, Sides, Seen], Resemblance | NotCompared]

NEAREST_MARKS = 20
"""Marks by which it is told what a logo shows."""


@dataclass(frozen=True, slots=True)
class Looking:
    """One gallery, and the product's looks that are held against it."""

    register: Register
    product: Product
    pictures: Pictures
    gallery: Gallery
    looks: Sequence[LookOfPicture]

    @property
    def vectors(self) -> list[Vector]:
        """How the product's pictures are seen, look by look."""
        return [look.vector for _, look in self.looks]

    def figures(self, places: Iterable[int]) -> dict[int, RegisteredFigure]:
        """Return what is known of these figures, asked for at once."""
        unique = list(dict.fromkeys(places))
        return dict(zip(unique, self.gallery.figures(unique), strict=True))


def judge_of(kind: RightKind, looking: Looking) -> Judge:
    """Return what judges the rights of one kind."""
    if kind is RightKind.DESIGN:
        return _designs(looking)
    return _marks(looking) if kind is RightKind.MARK else _works(looking)


def _designs(looking: Looking) -> Judge:
    article = article_of(looking.product)

    def judge(right: Right, sides: Sides, of: Seen) -> Resemblance | NotCompared:
        same = same_article(right, article)
        return design_resemblance(right.publication_number, sides, of, same)

    return judge


def _works(looking: Looking) -> Judge:
    def judge(right: Right, sides: Sides, of: Seen) -> Resemblance | NotCompared:
        return work_resemblance(right.publication_number, sides, of, looking.pictures.same)

    return judge


def _marks(looking: Looking) -> Judge:
    product = looking.product
    shop = MarkSide("", goods=", ".join(filter(None, (product.title, product.category))))
    things = _things(looking)

    def judge(right: Right, sides: Sides, of: Seen) -> Resemblance | NotCompared:
        goods = "; ".join(one.text for one in right.goods)
        mark = MarkSide("", goods=goods, nice_classes=right.nice_classes)
        vienna = right.sign.vienna if right.sign else ()
        beside = SignBeside(goods_similarity(mark, shop), vienna_overlap(vienna, things))
        return sign_resemblance(right.publication_number, sides, of, beside)

    return judge


def _things(looking: Looking) -> tuple[str, ...]:
    """Return what the product's logos show, by the codes of the marks nearest to them."""
    if not looking.looks:
        return ()
    best: dict[int, float] = {}
    for row in looking.gallery.nearest(looking.vectors, limit=NEAREST_MARKS):
        for figure, product in row:
            best[figure] = max(product, best.get(figure, product))
    numbers = {at: one.publication_number for at, one in looking.figures(best).items()}
    signs = {
        stored.right.publication_number: stored.right.sign
        for stored in looking.register.get(list(dict.fromkeys(numbers.values())))
    }
    named = ((signs[numbers[at]], near) for at, near in best.items())
    return shown_things((sign.vienna, near) for sign, near in named if sign)
