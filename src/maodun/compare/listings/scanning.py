"""Every sign of a register sought in the words of listings, in one pass over the words."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from maodun.compare.listings.distinctness import Crowds
from maodun.compare.listings.folding import letters
from maodun.compare.listings.judging import LISTINGS_1, RECIPE, Place, weigh
from maodun.compare.listings.matching import Asked, Near, near_signs
from maodun.compare.listings.picking import picked
from maodun.compare.listings.reading import (
    Said,
    Window,
    said_by,
    spoken_in,
    stretches,
    window_of,
    windows,
)
from maodun.compare.listings.slips import Slip, only_slip
from maodun.compare.listings.telling import sighting
from maodun.domain.marks import Likeness, Sighting
from maodun.domain.ports import Lexicon
from maodun.domain.products import Product

__all__ = ["RECIPE", "scan"]

_AT_ONCE = 500
_HOST = re.compile(r"https?://(?:[^/?#@]*@)?(?P<host>[\w.-]+)", re.IGNORECASE)
_OF_THE_HAND = frozenset({Slip.SWAPPED, Slip.DOUBLED, Slip.LEFT_OUT})
_INEXACT = frozenset({Likeness.MISSPELT, Likeness.SOUND})


@dataclass(frozen=True, slots=True)
class _Listing:
    """What one listing asks.

    Attributes:
        shop: Letters of the name of the platform it stands on, or "".
        asked: Each stretch, with the place of its answer, beside the text it stands in.
    """

    languages: tuple[str, ...]
    brand: str
    shop: str
    asked: tuple[tuple[Said, tuple[tuple[Window, int], ...]], ...]


class _Questions:
    """What is looked up for several listings, each stretch once."""

    def __init__(self) -> None:
        self._places: dict[str, int] = {}
        self.asked: list[Asked] = []

    def place(self, window: Window) -> int:
        """Return where the answer for a stretch will stand."""
        place = self._places.get(window.form)
        if place is None:
            place = self._places[window.form] = len(self.asked)
            self.asked.append(
                Asked(window.form, window.read, window.near, window.heard, window.known)
            )
        elif window.near:
            before = self.asked[place]
            known = window.known and (before.known or not before.near)
            heard = before.heard or window.heard
            self.asked[place] = Asked(window.form, window.read, True, heard, known)  # noqa: FBT003 - a tuple
        return place


def scan(
    products: Sequence[Product],
    lexicon: Lexicon,
    *,
    held: frozenset[str] = frozenset(),
    platforms: Sequence[str] = (),
) -> list[tuple[Sighting, ...]]:
    """Return, for each product, where its words come near a sign; weightiest first.

    What it takes grows with the words of the listings and hardly with the signs. ``held`` are
    the publication numbers of own and licensed signs. ``platforms`` are names of places where
    many sell (``shein``, ``tiktok_shop``): on a page of its own such a name tells where one is.
    """
    shops = {letters(part) for name in platforms for part in (name, name.partition("_")[0])}
    found: list[tuple[Sighting, ...]] = []
    for start in range(0, len(products), _AT_ONCE):
        found.extend(_scan(products[start : start + _AT_ONCE], lexicon, held, shops))
    return found


def _scan(
    products: Sequence[Product], lexicon: Lexicon, held: frozenset[str], shops: set[str]
) -> Iterator[tuple[Sighting, ...]]:
    texts = [said_by(product) for product in products]
    known = _known_stretches([said for own in texts for said in own], lexicon)
    questions = _Questions()
    listings = [
        replace(_listing(product, own, known, questions), shop=_shop(product.url, shops))
        for product, own in zip(products, texts, strict=True)
    ]
    answers = near_signs(questions.asked, lexicon)
    crowds = Crowds((near.words.words for ones in answers for near in ones), lexicon)
    for listing in listings:
        weighed = [
            weigh(place, near, crowds, held) for place, near in _places(listing, answers)
        ]
        yield tuple(sighting(group, LISTINGS_1) for group in picked(weighed))


def _known_stretches(texts: Sequence[Said], lexicon: Lexicon) -> Iterator[list[Window]]:
    """Yield, for each text, the stretches of plain words that are a sign letter for letter."""
    keys, firsts, many = stretches([said.tokens for said in texts])
    rows = np.asarray(lexicon.find(keys), np.int64).reshape(-1, 2)  # type: ignore[arg-type]  # an array is the cheapest sequence
    hits = np.unique(rows[:, 0])
    ends = np.cumsum([len(said.tokens) for said in texts])
    owners = np.searchsorted(ends, firsts[hits], "right")
    by_text: dict[int, list[tuple[int, int]]] = {}
    for owner, hit in zip(owners.tolist(), hits.tolist(), strict=True):
        by_text.setdefault(owner, []).append((int(firsts[hit]), int(many[hit])))
    for place, said in enumerate(texts):
        before = int(ends[place]) - len(said.tokens)
        yield [
            window_of(said.tokens, first=first - before, words=words)
            for first, words in by_text.get(place, ())
        ]


def _listing(
    product: Product,
    texts: Sequence[Said],
    known: Iterator[list[Window]],
    questions: _Questions,
) -> _Listing:
    languages = spoken_in(product, texts)
    asked = tuple(
        (said, tuple((w, questions.place(w)) for w in _windows(said, languages, next(known))))
        for said in texts
    )
    return _Listing(languages, letters(product.brand or ""), "", asked)


def _shop(url: str | None, shops: set[str]) -> str:
    """Return the platform that the listing's own address names, or ""."""
    found = _HOST.match(url or "")
    host = found["host"] if found else ""
    return next((label for label in map(letters, host.split(".")) if label in shops), "")


def _windows(
    said: Said, languages: tuple[str, ...], known: Iterable[Window]
) -> Iterator[Window]:
    apart = set()
    for window in windows(said, languages):
        apart.add((window.first, window.words))
        yield window
    for window in known:
        if (window.first, window.words) not in apart:
            yield window


def _is_meant(window: Window, near: Near) -> bool:
    """Whether it may be the sign misspelt: counted words by one slip, one alone by the hand."""
    if not (window.near and window.known):
        return window.near
    sign = letters(near.words.words)
    slip = only_slip(window.form, sign=sign)
    if window.words > 1:
        return slip is not None
    return slip in _OF_THE_HAND and sign[:-1] != window.form


def _places(
    listing: _Listing, answers: Sequence[Sequence[Near]]
) -> Iterator[tuple[Place, Near]]:
    for said, asked in listing.asked:
        for window, place in asked:
            meant = [
                near
                for near in answers[place]
                if near.likeness not in _INEXACT or _is_meant(window, near)
            ]
            if meant:
                at = Place(said, window, listing.languages, listing.brand, listing.shop)
                yield from ((at, near) for near in meant)
