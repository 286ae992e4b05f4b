"""Earlier designs of others beside each design that is shown: the field it stands in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from maodun.compare.designs.crowd import (
    likeness_of_designs,
    nearest_earlier,
    of_others,
    pair_beside,
)
from maodun.compare.looks.pairing import LookOfPicture, Sides, counts, pairs, together
from maodun.compare.looks.scales import Seen, looks_1
from maodun.domain.pictures import (
    Look,
    Neighbour,
    Pair,
    RegisteredFigure,
    Resemblance,
    SeenPicture,
    Vector,
)
from maodun.domain.ports import Gallery, Register, Scope
from maodun.domain.rights import Right
from maodun.rules.lives.earliest import earliest_date
from maodun.screening.candidates import BY_LOOKS

FIGURES = 8
"""Figures of one design that its field is searched with."""

LIMIT = 24
"""Designs that are compared view by view as its field; its owner's own are among them."""


@dataclass(frozen=True, slots=True)
class _Earlier:
    """An earlier design and how its views pair with those of the right.

    Attributes:
        vectors: How the encoder sees each of its figures; kept rather than the gallery, which
            holds something of every figure of the register.
    """

    right: Right
    views: tuple[Pair, ...]
    figures: Sequence[RegisteredFigure]
    vectors: Sequence[Vector]


class Fields:
    """Finds what was earlier; each right is looked up once."""

    def __init__(self, register: Register, gallery: Gallery, of: Seen) -> None:
        """Look into a register.

        Args:
            register: Where earlier designs are.
            gallery: Has the figures of the rights whose field is asked for.
            of: How both were looked at.
        """
        self._register = register
        self._gallery = gallery
        self._of = of
        self._known: dict[str, tuple[_Earlier, ...] | None] = {}

    def around(
        self, right: Right, found: Resemblance, looks: Sequence[LookOfPicture]
    ) -> tuple[Neighbour, ...] | None:
        """Return the nearest earlier designs of others, best first.

        None: its day or its owner is not known, so that it cannot be said which those are.

        Args:
            right: The design.
            found: Its pictures against the product's.
            looks: The product's, which the earlier designs are held against too.
        """
        number = right.publication_number
        if number not in self._known:
            self._known[number] = self._field(right)
        field = self._known[number]
        if field is None:
            return None
        best = found.pairs[0].figure
        neighbours = {one.right.publication_number: _neighbour(one, best) for one in field}
        near = nearest_earlier(neighbours.values(), from_score=looks_1().some)
        held = {one.right.publication_number: one for one in field}
        return tuple(self._beside(one, held[one.publication_number], looks) for one in near)

    def _field(self, right: Right) -> tuple[_Earlier, ...] | None:
        day = earliest_date(right, parents=True)
        if day is None or not right.owners:
            return None
        scope = Scope(kinds=BY_LOOKS, published_before=day)
        gallery = self._register.gallery(scope, self._of.look)
        own = self._own(right)
        places = self._nearest(right, own, gallery)
        rights = [one.right for one in self._register.get(list(places))]
        found = (
            self._earlier(other, own, gallery, places[other.publication_number])
            for other in rights
            if of_others(right, other)
        )
        return tuple(one for one in found if one.views)

    def _earlier(
        self, right: Right, own: Sequence[LookOfPicture], gallery: Gallery, at: Sequence[int]
    ) -> _Earlier:
        figures, vectors = gallery.figures(at), gallery.looks(at)
        return _Earlier(right, self._views(own, figures, vectors), figures, vectors)

    def _own(self, right: Right) -> list[LookOfPicture]:
        """Return the figures of the design that claim something, as pictures of their own."""
        places = list(self._gallery.of_right(right.publication_number))
        known = zip(self._gallery.figures(places), self._gallery.looks(places), strict=True)
        return [
            (_picture(figure), Look(self._of.look, self._of.encoder, vector))
            for figure, vector in known
            if counts(figure)
        ][:FIGURES]

    def _nearest(
        self, right: Right, own: Sequence[LookOfPicture], gallery: Gallery
    ) -> dict[str, Sequence[int]]:
        """Return the figures of the designs that most of the views come near to."""
        hits = gallery.nearest([look.vector for _, look in own], limit=LIMIT)
        unique = list(dict.fromkeys(place for row in hits for place, _ in row))
        figures = dict(zip(unique, gallery.figures(unique), strict=True))
        sums: dict[str, float] = {}
        for (picture, _), row in zip(own, hits, strict=True):
            for number, score in self._best(picture, row, figures).items():
                sums[number] = sums.get(number, 0.0) + score
        sums.pop(right.publication_number, None)
        nearest = sorted(sums, key=lambda one: (-sums[one], one))[:LIMIT]
        return {number: gallery.of_right(number) for number in nearest}

    def _best(
        self,
        picture: SeenPicture,
        row: Sequence[tuple[int, float]],
        figures: Mapping[int, RegisteredFigure],
    ) -> dict[str, float]:
        """Return how near one view comes to each design, by the best of its figures."""
        best: dict[str, float] = {}
        for place, product in row:
            other = figures[place]
            between = (picture.kind, other.kind)
            score = float(looks_1().likeness(np.asarray(product), between, of=self._of))
            number = other.publication_number
            best[number] = max(score, best.get(number, 0.0))
        return best

    def _views(
        self,
        own: Sequence[LookOfPicture],
        figures: Sequence[RegisteredFigure],
        vectors: Sequence[Vector],
    ) -> tuple[Pair, ...]:
        products = np.asarray([look.vector for _, look in own]) @ np.asarray(vectors).T
        return pairs(Sides(own, figures, products), self._of)

    def _beside(
        self, one: Neighbour, earlier: _Earlier, looks: Sequence[LookOfPicture]
    ) -> Neighbour:
        """Return the same with how near the earlier design comes to the product."""
        views = self._views(looks, earlier.figures, earlier.vectors)
        return replace(one, to_product=together([pair.score for pair in views]))


def _neighbour(one: _Earlier, best: RegisteredFigure) -> Neighbour:
    return Neighbour(
        publication_number=one.right.publication_number,
        title=one.right.title,
        published_on=one.right.publication_date,
        score=likeness_of_designs(one.views),
        figure=pair_beside(best, one.views).figure,
        views=len(one.views),
    )


def _picture(figure: RegisteredFigure) -> SeenPicture:
    """Return the figure as a picture that others can be paired with."""
    return SeenPicture(
        figure.sheet, figure.sha256, figure.kind, figure.width, figure.height, looks=()
    )
