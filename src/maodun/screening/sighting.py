"""The words of a product's listing against every mark and work in scope, in one pass."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from maodun.compare.listings.scanning import scan
from maodun.domain.clearance import Planted, Step
from maodun.domain.marks import Sighting
from maodun.domain.ports import Register, Scope
from maodun.domain.products import Product
from maodun.domain.text import T
from maodun.screening.candidates import BY_WORDS, Found
from maodun.screening.funnel import counted

WORDS = "words"
"""The path by which a sign was found: its words are in the listing."""


@dataclass(frozen=True, slots=True)
class Sighted:
    """What the pass over the listing's words brought.

    Attributes:
        signs: Marks and works within the scope.
        with_words: Those that have words and were therefore looked for.
        by_number: Where the words of each right were seen, weightiest first.
        shown: Rights with a sighting that people are to see, weightiest first.
        quieter: The others that were seen, sorted.
    """

    signs: int = 0
    with_words: int = 0
    by_number: Mapping[str, tuple[Sighting, ...]] = field(default_factory=dict)
    shown: tuple[str, ...] = ()
    quieter: tuple[str, ...] = ()


def look_for_words(register: Register, product: Product, scope: Scope) -> Sighted:
    """Hold every mark and work within ``scope`` against everything the product's texts say."""
    of_words = replace(scope, kinds=BY_WORDS)
    signs = register.count(of_words)
    if not signs:
        return Sighted()
    lexicon = register.lexicon(of_words)
    found = sightings_by_number(scan([product], lexicon)[0])
    shown = [number for number, seen in found.items() if any(one.is_alarm for one in seen)]
    return Sighted(
        signs=signs,
        with_words=len(lexicon),
        by_number=found,
        shown=tuple(shown),
        quieter=tuple(sorted(found.keys() - set(shown))),
    )


def sightings_by_number(sightings: Sequence[Sighting]) -> dict[str, tuple[Sighting, ...]]:
    """Return the sightings of each right, in their order."""
    found: dict[str, list[Sighting]] = {}
    for sighting in sightings:
        for number in sighting.numbers:
            found.setdefault(number, []).append(sighting)
    return {number: tuple(seen) for number, seen in found.items()}


def words_step(sighted: Sighted, *, planted: int) -> tuple[Step, ...]:
    """Return the step of the funnel that only marks and works go through; none without them.

    ``planted`` are those that people named beforehand and whose words nothing brought up.
    """
    if not sighted.signs:
        return ()
    seen = len(sighted.by_number)
    return (
        Step(
            "words",
            T("marks and works whose words stand in the listing, or words like them"),
            len(sighted.shown) + planted,
            (
                *counted(
                    T("no word of it in the listing"), sighted.with_words - seen - planted
                ),
                *counted(
                    T("only far likenesses or ordinary words of it"), len(sighted.quieter)
                ),
                *counted(
                    T("without words, so nothing to look for"),
                    sighted.signs - sighted.with_words,
                ),
            ),
        ),
    )


def planted_among(found: Found, sighted: Sighted) -> tuple[Planted, ...]:
    """Return what became of the planted rights, marks and works by the pass over the words."""
    return tuple(
        replace(one, paths=(WORDS,)) if one.number in sighted.by_number else one
        for one in found.planted
    )
