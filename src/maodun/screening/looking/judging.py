"""What each kind of right asks beside the likeness of pictures."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from maodun.compare.designs.articles import UNTOLD, Article, same_article
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

NEAREST = 20
"""Rights that each picture comes nearest to, by which it is told what it shows."""


@dataclass(frozen=True, slots=True)
class Looking:
    """One gallery, and the product's looks that are held against it.

    Attributes:
        article: What the product is; only designs are compared by it.
    """

    register: Register
    product: Product
    pictures: Pictures
    gallery: Gallery
    looks: Sequence[LookOfPicture]
    article: Article = UNTOLD

    @property
    def vectors(self) -> list[Vector]:
        """How the product's pictures are seen, look by look."""
        return [look.vector for _, look in self.looks]

    def figures(self, places: Iterable[int]) -> dict[int, RegisteredFigure]:
        """Return what is known of these figures, asked for at once."""
        unique = list(dict.fromkeys(places))
        return dict(zip(unique, self.gallery.figures(unique), strict=True))

    def nearest(self) -> list[tuple[Right, float]]:
        """Return the rights that any look comes nearest to, each with how alike they are."""
        best: dict[int, float] = {}
        for row in self.gallery.nearest(self.vectors, limit=NEAREST) if self.looks else ():
            for at, product in row:
                best[at] = max(product, best.get(at, product))
        of: dict[str, float] = {}
        for at, one in self.figures(best).items():
            number = one.publication_number
            of[number] = max(best[at], of.get(number, best[at]))
        stored = self.register.get(list(of))
        return [(one.right, of[one.right.publication_number]) for one in stored]


def judge_of(kind: RightKind, looking: Looking) -> Judge:
    """Return what judges the rights of one kind."""
    if kind is RightKind.DESIGN:
        return _designs(looking)
    return _marks(looking) if kind is RightKind.MARK else _works(looking)


def _designs(looking: Looking) -> Judge:
    def judge(right: Right, sides: Sides, of: Seen) -> Resemblance | NotCompared:
        same = same_article(right, looking.article)
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
    near = looking.nearest()
    return shown_things((right.sign.vienna, like) for right, like in near if right.sign)
