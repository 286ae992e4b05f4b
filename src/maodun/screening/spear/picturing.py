"""Pictures of our designs, works and logos in listings of others."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from maodun.compare.designs.articles import article_of
from maodun.compare.designs.resembling import RECIPE as DESIGNS
from maodun.compare.designs.resembling import with_field
from maodun.compare.looks.pairing import Sides, likenesses
from maodun.compare.looks.scales import Numbers, Seen, looks_1
from maodun.compare.marks.figures import RECIPE as SIGNS
from maodun.compare.photos.copying import RECIPE as WORKS
from maodun.domain.clearance import GATE_OF, Gap
from maodun.domain.listings.matches import MatchedBy, MatchedListing, Ranking
from maodun.domain.pictures import (
    LOOK_OF,
    Album,
    Closeness,
    RegisteredFigure,
    Resemblance,
)
from maodun.domain.ports import Gallery, Pictures, Register, Scope, StoredRight
from maodun.domain.products import Product
from maodun.domain.rights import Right, RightKind
from maodun.domain.signs import SignKind
from maodun.domain.text import T
from maodun.screening.looking.earlier import Fields
from maodun.screening.looking.judging import Looking, judge_of
from maodun.screening.spear.ranking import Nearest
from maodun.screening.written import Unread

RECIPE = f"{DESIGNS} {WORKS} {SIGNS} {looks_1().name}"
See = Callable[[Sequence[Product]], Iterable[Pictures]]
"""Looks at the pictures of some listings, in this order; whoever matches gives it."""

WORTH = 0.25
"""Likeness of the nearest two pictures from which a listing is compared closely."""


@dataclass(frozen=True, slots=True)
class _Shelf:
    """Our rights of one kind that have figures, all figures in one matrix.

    Attributes:
        rights: Each with the columns of its figures.
        figures: In the order of the columns.
        vectors: One column for each figure.
    """

    kind: RightKind
    gallery: Gallery
    rights: tuple[tuple[Right, list[int]], ...]
    figures: Sequence[RegisteredFigure]
    vectors: Numbers

    @property
    def seen(self) -> Seen:
        """How these figures were looked at."""
        return Seen(LOOK_OF[self.kind], self.gallery.encoder)


class PictureMatcher:
    """Ranks listings by how near their pictures come to those of our rights.

    Attributes:
        unpictured: Listings without any picture.
        incomplete: Listings of which some picture could not be looked at.
        unread: These pictures.
        unlooked: Listings that no model looked at for one of our kinds of right.
    """

    def __init__(
        self, rights: Sequence[StoredRight], register: Register, see: See, *, most: int
    ) -> None:
        self._register = register
        self._see = see
        self._shelves = tuple(_shelves([one.right for one in rights], register))
        self._nearest = Nearest(most)
        self._designs = {
            right.publication_number: (right, fields)
            for shelf in self._shelves
            if shelf.kind is RightKind.DESIGN
            for fields in (Fields(register, shelf.gallery, shelf.seen),)
            for right, _ in shelf.rights
        }
        self.unpictured = 0
        self.incomplete = 0
        self.unread: list[Unread] = []
        self.unlooked = 0

    def __bool__(self) -> bool:
        """Whether there is a figure to hold against anything."""
        return bool(self._shelves)

    def take(self, products: Sequence[Product]) -> None:
        """Look at the pictures of the next listings."""
        for product, pictures in zip(products, self._see(products), strict=True):
            if self._count(product, pictures.album):
                self._read(product, pictures)

    def ranking(self) -> Ranking:
        """Return whose pictures came nearest so far."""
        return self._nearest.ranking(MatchedBy.PICTURES, RECIPE)

    def gaps(self) -> Iterator[Gap]:
        """Yield what pictures of listings were not compared."""
        if self.unpictured:
            said = T("Listings without pictures: {count}.", count=self.unpictured)
            yield Gap("listings:unpictured", None, said)
        if self.unread:
            said = T(
                "Listings with pictures that could not be looked at: {count}; the first is "
                "{first}",
                count=self.incomplete,
                first=self.unread[0].said,
            )
            yield Gap("listings:unread", None, said)
        if self.unlooked:
            said = T(
                "Listings looked at by no model that saw all of our rights: {count}.",
                count=self.unlooked,
            )
            yield Gap("listings:model", None, said)

    def _count(self, product: Product, album: Album) -> bool:
        """Count what cannot be compared, and tell whether anything can."""
        self.unpictured += not (album.seen or album.unseen)
        self.incomplete += bool(album.unseen)
        self.unread += [Unread(product.sku, one) for one in album.unseen]
        if not album.seen:
            return False
        fits = [one.seen.encoder == album.encoder(one.seen.look) for one in self._shelves]
        self.unlooked += not all(fits)
        return any(fits)

    def _read(self, product: Product, pictures: Pictures) -> None:
        self._nearest.compared += 1
        found = [
            one
            for shelf in self._shelves
            if shelf.seen.encoder == pictures.album.encoder(shelf.seen.look)
            for one in self._resemblances(shelf, product, pictures)
        ]
        found.sort(key=lambda one: (-one.score, one.publication_number))
        if found and found[0].score > 0:
            near = found[0].closeness is not Closeness.FAR
            shown = partial(self._shown, pictures, _worth_showing(found))
            self._nearest.offer((found[0].score,), product, shown, near=near)

    def _shown(
        self, pictures: Pictures, found: Sequence[Resemblance], bare: MatchedListing
    ) -> MatchedListing:
        """Return the listing with what was found, whose pictures are kept for the report."""
        pictures.keep([pair.picture for one in found for pair in one.pairs])
        shown = tuple(self._in_field(one, pictures.album) for one in found)
        return replace(bare, resemblances=shown)

    def _in_field(self, found: Resemblance, album: Album) -> Resemblance:
        """Return a near design with the earlier designs of others around it."""
        if found.closeness is Closeness.FAR or found.publication_number not in self._designs:
            return found
        right, fields = self._designs[found.publication_number]
        earlier = fields.around(right, found, album.looks(found.kind))
        return found if earlier is None else with_field(found, earlier)

    def _resemblances(
        self, shelf: _Shelf, product: Product, pictures: Pictures
    ) -> Iterator[Resemblance]:
        looks = pictures.album.looks(shelf.seen.look)
        if not looks:
            return
        products = np.array([look.vector for _, look in looks]) @ shelf.vectors
        likeness = likenesses(Sides(looks, shelf.figures, products), shelf.seen)
        worth = [
            (right, columns)
            for right, columns in shelf.rights
            if likeness[:, columns].max() >= WORTH
        ]
        if not worth:
            return
        looking = Looking(self._register, product, pictures, shelf.gallery, looks)
        if shelf.kind is RightKind.DESIGN:
            looking = replace(looking, article=article_of(product))
        judge = judge_of(shelf.kind, looking)
        for right, columns in worth:
            figures = [shelf.figures[column] for column in columns]
            judged = judge(right, Sides(looks, figures, products[:, columns]), shelf.seen)
            if isinstance(judged, Resemblance):
                yield judged


def pictureless(rights: Sequence[StoredRight], register: Register) -> Iterator[Gap]:
    """Yield our rights that have no picture in the register, so that none was compared.

    A mark of words alone needs none.
    """
    mine = [one.right for one in rights if one.right.kind in LOOK_OF]
    shelves = _shelves(mine, register)
    held = {one.publication_number for shelf in shelves for one, _ in shelf.rights}
    for right in mine:
        of_words = right.sign is not None and right.sign.kind is SignKind.WORD
        if right.publication_number not in held and not of_words:
            gate = GATE_OF[right.kind]
            yield Gap(
                f"{gate}:{right.publication_number}",
                gate,
                T(
                    "The register has no picture of {number}, so no picture of a listing was "
                    "held against it.",
                    number=right.publication_number,
                ),
            )


def _shelves(rights: Sequence[Right], register: Register) -> Iterator[_Shelf]:
    for kind, look in LOOK_OF.items():
        mine = [one for one in rights if one.kind is kind]
        if not mine:
            continue
        gallery = register.gallery(_everywhere(kind), look)
        places = {
            one.publication_number: gallery.of_right(one.publication_number) for one in mine
        }
        every = [at for ats in places.values() for at in ats]
        if not every:
            continue
        column = {at: column for column, at in enumerate(every)}
        yield _Shelf(
            kind,
            gallery,
            tuple(
                (one, [column[at] for at in places[one.publication_number]])
                for one in mine
                if places[one.publication_number]
            ),
            gallery.figures(every),
            np.array(gallery.looks(every)).T,
        )


def _everywhere(kind: RightKind) -> Scope:
    return Scope(kinds=frozenset({kind}))


def _worth_showing(found: Sequence[Resemblance]) -> tuple[Resemblance, ...]:
    near = [one for one in found if one.closeness is not Closeness.FAR]
    return tuple(near or found[:1])
