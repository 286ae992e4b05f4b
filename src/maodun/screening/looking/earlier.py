"""Earlier designs of others beside each design that is shown: the field it stands in."""

from dataclasses import replace
from datetime import date

import numpy as np

from maodun.compare.designs.crowd import nearest_earlier, of_others
from maodun.compare.looks.pairing import Sides, counts, pairs, together
from maodun.compare.looks.scales import Seen, looks_1
from maodun.domain.pictures import Neighbour, RegisteredFigure
from maodun.domain.ports import Gallery, Scope
from maodun.domain.rights import Right
from maodun.rules.lives.earliest import earliest_date
from maodun.screening.candidates import BY_LOOKS
from maodun.screening.looking.judging import Looking

FIGURES = 8
"""Figures of one design that its field is searched with."""

LIMIT = 12
"""Designs that are looked at as its field; its owner's own are among them."""


class Fields:
    """Finds what was earlier; galleries of one day are opened once."""

    def __init__(self, looking: Looking, of: Seen) -> None:
        self._looking = looking
        self._of = of
        self._galleries: dict[date, Gallery] = {}

    def around(self, right: Right) -> tuple[Neighbour, ...] | None:
        """Return the nearest earlier designs of others, best first.

        None: its day or its owner is not known, so that it cannot be said which those are.
        """
        day = earliest_date(right, parents=True)
        if day is None or not right.owners:
            return None
        gallery = self._before(day)
        found = self._nearest(right, gallery)
        rights = self._looking.register.get(list(found))
        neighbours = [
            _neighbour(stored.right, *found[stored.right.publication_number])
            for stored in rights
            if of_others(right, stored.right)
        ]
        near = nearest_earlier(neighbours, from_score=looks_1().some)
        return tuple(self._beside_product(one, gallery) for one in near)

    def _before(self, day: date) -> Gallery:
        if day not in self._galleries:
            scope = Scope(kinds=BY_LOOKS, published_before=day)
            self._galleries[day] = self._looking.register.gallery(scope, self._of.look)
        return self._galleries[day]

    def _nearest(
        self, right: Right, gallery: Gallery
    ) -> dict[str, tuple[float, RegisteredFigure]]:
        """Return the likeness and the nearest figure of each earlier design found."""
        own = self._looking.gallery
        places = list(own.of_right(right.publication_number))
        figures = own.figures(places)
        claimed = [at for at, one in enumerate(figures) if counts(one)][:FIGURES]
        hits = gallery.nearest(own.looks([places[at] for at in claimed]), limit=LIMIT)
        unique = list(dict.fromkeys(place for row in hits for place, _ in row))
        others = dict(zip(unique, gallery.figures(unique), strict=True))
        best: dict[str, tuple[float, RegisteredFigure]] = {}
        for figure, row in zip((figures[at] for at in claimed), hits, strict=True):
            for other, product in ((others[place], product) for place, product in row):
                score = self._likeness(product, figure, other)
                number = other.publication_number
                known = best.get(number)
                if counts(other) and (known is None or score > known[0]):
                    best[number] = (score, other)
        best.pop(right.publication_number, None)
        return best

    def _likeness(
        self, product: float, figure: RegisteredFigure, other: RegisteredFigure
    ) -> float:
        between = (figure.kind, other.kind)
        return float(looks_1().likeness(np.asarray(product), between, of=self._of))

    def _beside_product(self, one: Neighbour, gallery: Gallery) -> Neighbour:
        places = list(gallery.of_right(one.publication_number))
        looks = self._looking.looks
        products = gallery.likeness([look.vector for _, look in looks], places)
        found = pairs(Sides(looks, gallery.figures(places), products), self._of)
        return replace(one, to_product=together([pair.score for pair in found]))


def _neighbour(right: Right, score: float, figure: RegisteredFigure) -> Neighbour:
    return Neighbour(
        publication_number=right.publication_number,
        title=right.title,
        published_on=right.publication_date,
        score=score,
        figure=figure,
    )
