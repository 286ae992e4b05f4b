"""A product's pictures, looked at already, and a closer look at two that agree."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from maodun.company.pictures.seeing import coloured
from maodun.domain.errors import BadPicture, PictureDamaged
from maodun.domain.evidence import Compared, Evidence, NotCompared
from maodun.domain.pictures import Album, RegisteredFigure, SeenPicture
from maodun.domain.text import T, Text
from maodun.encoders.copies.checking import CopyCheck, same_points
from maodun.encoders.copies.points import Points, points_of
from maodun.encoders.reading.pictures import read_picture

Pixels = NDArray[np.uint8]
Get = Callable[[str], bytes | None]


@dataclass(frozen=True, slots=True)
class ProductPictures:
    """The pictures of one product beside those of the register (the port ``Pictures``).

    Attributes:
        album: Every one of them, seen or unseen.
        ours: Returns a kept picture of the product by its hash.
        theirs: Returns a picture of the register.
        put: Keeps the bytes of a picture for good; None: they are kept already.
    """

    album: Album
    ours: Get
    theirs: Get
    put: Callable[[bytes], object] | None = None
    _points: dict[str, Points] = field(default_factory=dict)

    def same(self, picture: SeenPicture, figure: RegisteredFigure) -> Evidence:
        """Lay one over the other; the score is how sure it is that one is made from the other.

        What has no pattern to be laid over cannot be compared in this way.
        """
        try:
            one = self._of_product(picture)
            other = _points(self.theirs, figure.sha256, figure.publication_number)
        except BadPicture as error:
            return NotCompared(error.text)
        except PictureDamaged as error:
            return NotCompared(error.text)
        for points, name in ((one, picture.file), (other, figure.publication_number)):
            if not len(points.places):
                return NotCompared(
                    T("{name}: the picture has no pattern that could be found again", name=name)
                )
        check = same_points(one, other)
        return Compared(check.score, _because(check), _name_of(figure), picture.file)

    def keep(self, pictures: Sequence[SeenPicture]) -> None:
        """Keep these pictures where reports look for them; one that is gone is left out."""
        for data in (self.ours(one.sha256) for one in pictures if self.put):
            if data is not None and self.put:
                self.put(data)

    def _of_product(self, picture: SeenPicture) -> Points:
        if picture.sha256 not in self._points:
            self._points[picture.sha256] = _points(self.ours, picture.sha256, picture.file)
        return self._points[picture.sha256]


def _points(get: Get, sha256: str, name: str) -> Points:
    data = get(sha256)
    if data is None:
        raise BadPicture(name=name, reason=T("the picture is not kept here any more"))
    return points_of(coloured(read_picture(data, name=name).pixels))


def _because(check: CopyCheck) -> Text:
    if check.transform is None:
        return T("no part of one picture lies on the other")
    values = {"points": check.inliers, "cover": round(100 * check.cover)}
    if check.mirrored:
        return T(
            "mirrored, {points} points of the pictures lie on each other; {cover} % of one is "
            "the same",
            **values,
        )
    return T(
        "{points} points of the pictures lie on each other; {cover} % of one is the same",
        **values,
    )


def _name_of(figure: RegisteredFigure) -> str:
    return f"{figure.publication_number} {figure.label}".strip()
