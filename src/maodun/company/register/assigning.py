"""To which right a picture file belongs: by the office's file name, a number, or the record."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from maodun.domain.errors import BadNumber
from maodun.domain.numbers import parse_number
from maodun.domain.pictures import LOOK_OF, LookKind
from maodun.domain.ports import Register
from maodun.domain.rights import Right

_USPTO = re.compile(r"US([A-Z]{0,2})0*(\d+)-\d{8}(?:-D\d+)?", re.ASCII | re.IGNORECASE)
"""As the weekly files name sheets: letters, number with zeros, day, sheet."""

_COUNTED = re.compile(
    r"[-_ .(]+(?:fig|figure|sheet|page|view|图)?[-_ ]?\w{1,4}\)?", re.IGNORECASE
)
"""What people put behind a number to tell its pictures apart: ``-1``, ``_fig2a``, `` (3)``."""

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

    def learn(self, named: Iterable[tuple[str, str]]) -> None:
        """Note which right names which file, for files whose own name says nothing."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for number, file in named:
            found[file.casefold()].append(number)
        self._files = dict(found)

    def rights_of(self, place: str) -> tuple[str, ...]:
        """Return the rights that a picture is of, those compared by pictures before others."""
        by_record = self._files.get(place.casefold())
        if by_record is not None:
            return tuple(dict.fromkeys(by_record))
        others: tuple[str, ...] = ()
        for spelling in _spellings(place):
            found = self._found(spelling)
            compared = tuple(one for one in found if self._kind(one) is not None)
            if compared:
                return compared
            others = others or found
        return others

    def look_of(self, publication_number: str) -> tuple[Right, LookKind | None]:
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

    def _kind(self, publication_number: str) -> LookKind | None:
        return self.look_of(publication_number)[1]


def names_of(file: str) -> Iterator[str]:
    """Yield a file's place as a record may name it: whole, then with fewer folders in front."""
    parts = PurePosixPath(file.replace("\\", "/")).parts
    for start in range(len(parts)):
        yield "/".join(parts[start:])


def _spellings(place: str) -> Iterator[str]:
    """Yield what may be a number in a file's place, the likeliest first."""
    path = PurePosixPath(place.replace("\\", "/"))
    for name in (path.stem, *(one.name for one in list(path.parents)[:FOLDERS_UP])):
        office = _USPTO.fullmatch(name)
        if office is not None:
            yield f"US{office[1]}{office[2]}"
            continue
        yield name
        counted = list(_COUNTED.finditer(name))
        if counted and counted[-1].end() == len(name):
            yield name[: counted[-1].start()]
