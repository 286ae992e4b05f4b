"""The words of a product's listing against every mark and work in scope, in one pass."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from maodun.compare.listings.keys import is_sought
from maodun.compare.listings.scanning import scan
from maodun.domain.clearance import Planted, Step
from maodun.domain.marks import Sighting, Spot
from maodun.domain.ports import Register, Scope, StoredRight
from maodun.domain.products import Product
from maodun.domain.rights import words_of
from maodun.domain.text import T
from maodun.rules.places.known import platforms
from maodun.screening.candidates import BY_WORDS, Found
from maodun.screening.funnel import counted

WORDS = "words"
"""The path by which a sign was found: its words are in the listing."""

LONG_WORD = 20
"""Characters within which a space is looked for to cut at; some scripts have none."""


@dataclass(frozen=True, slots=True)
class Sighted:
    """What the pass over the listing's words brought. Every mark and work is in one count.

    Attributes:
        signs: Marks and works within the scope.
        by_number: Where the words of each right were seen, weightiest first.
        shown: Rights that people are to see: those with an alarm, weightiest first, then what
            was planted.
        quieter: The others that were seen, sorted.
        unsought: Those whose words cannot be sought: too long, or signs only.
        wordless: Those without words.
    """

    signs: int = 0
    by_number: Mapping[str, tuple[Sighting, ...]] = field(default_factory=dict)
    shown: tuple[str, ...] = ()
    quieter: tuple[str, ...] = ()
    unsought: int = 0
    wordless: int = 0

    @property
    def not_found(self) -> int:
        """How many were sought and not found."""
        rest = len(self.shown) + len(self.quieter) + self.unsought + self.wordless
        return self.signs - rest


def look_for_words(
    register: Register, product: Product, scope: Scope, planted: Sequence[str] = ()
) -> Sighted:
    """Hold every mark and work within ``scope`` against everything the product's texts say.

    ``planted`` are marks and works of the scope that are shown whatever is found.
    """
    of_words = replace(scope, kinds=BY_WORDS)
    signs = register.count(of_words)
    if not signs:
        return Sighted()
    lexicon = register.lexicon(of_words)
    found = _sightings_by_number(scan([product], lexicon, platforms=platforms())[0])
    alarms = [number for number, seen in found.items() if any(one.is_alarm for one in seen)]
    shown = tuple(dict.fromkeys((*alarms, *planted)))
    wordless, unsought = _not_sought(register.get([n for n in planted if n not in found]))
    return Sighted(
        signs=signs,
        by_number=found,
        shown=shown,
        quieter=tuple(sorted(found.keys() - set(shown))),
        unsought=lexicon.unsought() - unsought,
        wordless=signs - len(lexicon) - lexicon.unsought() - wordless,
    )


def _not_sought(planted: Sequence[StoredRight]) -> tuple[int, int]:
    """Return how many of these rights have no words, and words that cannot be sought."""
    words = [words_of(one.right).strip() for one in planted]
    return (
        sum(not said for said in words),
        sum(bool(said) and not is_sought(said) for said in words),
    )


def _sightings_by_number(sightings: Sequence[Sighting]) -> dict[str, tuple[Sighting, ...]]:
    """Return the sightings of each right, in their order."""
    found: dict[str, list[Sighting]] = {}
    for sighting in sightings:
        for number in sighting.numbers:
            found.setdefault(number, []).append(sighting)
    return {number: tuple(seen) for number, seen in found.items()}


def said_at(product: Product, spot: Spot) -> str | None:
    """Return the whole statement that the spot is in; None where it is no longer said so."""
    texts = [fact.text for fact in product.facts if fact.name == spot.field]
    texts += [product.title] if spot.field == "title" else []
    texts += [product.brand] if spot.field == "brand" and product.brand else []
    return next((text for text in texts if text[spot.start : spot.end] == spot.text), None)


def around(product: Product, spot: Spot, *, most: int) -> tuple[str, str]:
    """Return what stands before and behind a spot, up to ``most`` characters of each.

    What is longer is cut between words. Both are empty where the words are no longer said.
    """
    text = said_at(product, spot)
    if text is None:
        return "", ""
    before, behind = text[: spot.start], text[spot.end :]
    if (cut := len(before) - most) > 0:
        before = "…" + before[before.find(" ", cut, cut + LONG_WORD) + 1 or cut :]
    if len(behind) > most:
        space = behind.rfind(" ", most - LONG_WORD, most)
        behind = behind[: space if space >= 0 else most] + "…"
    return before, behind


def words_step(sighted: Sighted) -> tuple[Step, ...]:
    """Return the step of the funnel that only marks and works go through; none without them."""
    if not sighted.signs:
        return ()
    return (
        Step(
            "words",
            T("marks and works whose words stand in the listing, or words like them"),
            len(sighted.shown),
            (
                *counted(T("not found in the listing's words"), sighted.not_found),
                *counted(
                    T("only far likenesses or ordinary words of it"), len(sighted.quieter)
                ),
                *counted(T("with words that cannot be sought"), sighted.unsought),
                *counted(T("without words, so nothing to look for"), sighted.wordless),
            ),
        ),
    )


def planted_among(found: Found, sighted: Sighted) -> tuple[Planted, ...]:
    """Return what became of the planted rights, marks and works by the pass over the words."""
    return tuple(
        replace(one, paths=(WORDS,)) if one.number in sighted.by_number else one
        for one in found.planted
    )
