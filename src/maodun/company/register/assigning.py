"""To which right a picture file belongs: by the office's file name, a number, or the record."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from maodun.domain.errors import BadNumber
from maodun.domain.numbers import parse_number
from maodun.domain.pictures import LOOK_OF, LookKind
from maodun.domain.ports import Register
from maodun.domain.rights import Right
from maodun.sources.pictures.finding import FoundPicture

_USPTO = re.compile(r"US([A-Z]{0,2})0*(\d+)-\d{8}(?:-D\d+)?", re.ASCII | re.IGNORECASE)
"""As the weekly files name sheets: letters, number with zeros, day, sheet."""

_ENDING = re.compile(r"\.(?:tiff?|png|jpe?g|gif|bmp|webp|avif|zip|tar)$", re.IGNORECASE)

_BETWEEN = re.compile(r"[-_ .(]+")
"""Stands between a number and what tells its pictures apart: ``-1``, ``_front``, `` (3)``."""

MOST_CUT = 3
"""Such ends that are taken off a name, one after the other."""

RIGHTS_KEPT = 100
"""Rights whose text is at hand: the sheets of one mostly follow each other."""

FOLDERS_UP = 3
"""Folders above a file whose names are looked at, the nearest first."""


class Assigning:
    """Finds the rights of picture files in one register."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._files: Mapping[str, Sequence[str]] = {}
        self._known: dict[str, tuple[Right, LookKind | None]] = {}

    def by_number(self, found: FoundPicture) -> tuple[str, ...]:
        """Return the rights that a file is named after, those compared by pictures first."""
        others: tuple[str, ...] = ()
        for spelling in _spellings(found):
            rights = self._found(spelling)
            compared = tuple(one for one in rights if self.right(one)[1] is not None)
            if compared:
                return compared
            others = others or rights
        return others

    def learn(
        self, places: Iterable[str], named: Iterable[tuple[str, tuple[str, ...]]]
    ) -> None:
        """Note which rights name which of these files in their record."""
        wanted = {name: place for place in places for name in _names_of(place)}
        found: defaultdict[str, list[str]] = defaultdict(list)
        for number, files in named:
            for file in files:
                place = wanted.get("/".join(_parts(file)))
                if place is not None and number not in found[place]:
                    found[place].append(number)
        self._files = dict(found)

    def by_record(self, place: str) -> Sequence[str]:
        """Return the rights whose record names a file, of those that were learnt."""
        return self._files.get(place, ())

    def right(self, publication_number: str) -> tuple[Right, LookKind | None]:
        """Return a right and what its pictures are compared by; None: they are not."""
        if publication_number not in self._known:
            if len(self._known) >= RIGHTS_KEPT:
                self._known.clear()
            (stored,) = self._register.get([publication_number])
            self._known[publication_number] = stored.right, LOOK_OF.get(stored.right.kind)
        return self._known[publication_number]

    def _found(self, spelling: str) -> tuple[str, ...]:
        try:
            return self._register.find(parse_number(spelling))
        except BadNumber:
            return ()


def _names_of(place: str) -> Iterator[str]:
    """Yield a file's place as a record may name it: whole, then with fewer folders in front."""
    parts = _parts(place)
    for start in range(len(parts)):
        yield "/".join(parts[start:])


def _parts(place: str) -> list[str]:
    """Return the folders, archives and the file on a way, without case or dots."""
    ways = place.casefold().replace("\\", "/").replace("!", "/").split("/")
    return [way for way in ways if way not in ("", ".")]


def _spellings(found: FoundPicture) -> Iterator[str]:
    """Yield what may be a number in a file's name or on the way to it, the likeliest first."""
    way = found.place.replace("\\", "/").replace("!", "/").split("/")[:-1]
    above = [found.folder, *reversed(way)][: FOLDERS_UP + 1]
    for written in dict.fromkeys([found.name, *above]):
        name = _ENDING.sub("", written)
        office = _USPTO.fullmatch(name)
        if office is not None:
            yield f"US{office[1]}{office[2]}"
            continue
        yield name
        ends = [between.start() for between in _BETWEEN.finditer(name)]
        yield from (name[:end] for end in ends[: -MOST_CUT - 1 : -1])
