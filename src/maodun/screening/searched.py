"""What all ways of searching brought together, each right once."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from maodun.domain.clearance import Planted
from maodun.domain.rights import RightKind
from maodun.screening.candidates import PLANTED, Found
from maodun.screening.looking.looked import PICTURES, Looked
from maodun.screening.sighting import WORDS, Sighted, planted_among


@dataclass(frozen=True, slots=True)
class Searched:
    """What was found by text and class, what by words and what by pictures.

    Attributes:
        in_suit: Designs among them that a suit names, not of other articles.
    """

    found: Found
    sighted: Sighted
    looked: Looked
    in_suit: frozenset[str] = frozenset()

    @property
    def signs(self) -> tuple[str, ...]:
        """Marks and works that people are to see: by their words, then by pictures only."""
        by_pictures = self.looked.shown(RightKind.MARK, RightKind.WORK)
        return tuple(dict.fromkeys((*self.sighted.shown, *by_pictures)))

    @property
    def farther(self) -> frozenset[str]:
        """Rights that words or pictures brought up, but not near."""
        return frozenset(self.sighted.quieter) | self.looked.farther

    @property
    def paths(self) -> Mapping[str, tuple[str, ...]]:
        """How each right was found; a planted one that was found by itself is not planted."""
        found: dict[str, tuple[str, ...]] = {}
        for path, numbers in ((WORDS, self.sighted.by_number), (PICTURES, self.looked.brought)):
            for number in numbers:
                found[number] = (*found.get(number, ()), path)
        by_text = {
            number: tuple(path for path in how if path != PLANTED or number not in found)
            for number, how in self.found.paths.items()
        }
        return {
            number: (*by_text.get(number, ()), *found.get(number, ()))
            for number in (*by_text, *found)
        }

    @property
    def planted(self) -> tuple[Planted, ...]:
        """What became of the planted rights by every way of searching."""
        return tuple(
            replace(one, paths=(*one.paths, PICTURES))
            if one.number in self.looked.brought
            else one
            for one in planted_among(self.found, self.sighted)
        )

    def designs(self, *, cut: int, pinned: Collection[str]) -> tuple[str, ...]:
        """Return the designs that people rule on: near by pictures first, then by text.

        Designs that were found by title or class and whose pictures are far lie below the cut,
        unless they were ruled on before or planted. Those in suit are never below it: they
        come last.
        """
        by_text = self.found.by_looks
        in_suit = [number for number in by_text if number in self.in_suit]
        if not self.looked.compared(RightKind.DESIGN):
            return tuple(dict.fromkeys((*by_text[:cut], *in_suit)))
        compared, left_out = self.looked.by_number, self.looked.left_out
        near = self.looked.shown(RightKind.DESIGN)
        kept = [number for number in by_text if number in pinned]
        unseen = [n for n in by_text if n not in compared and n not in left_out]
        last = [number for number in in_suit if number not in left_out]
        return tuple(dict.fromkeys((*near, *kept, *unseen[:cut], *last)))
