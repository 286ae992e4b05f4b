"""Claims of our patents held against listings of others, one listing prepared once."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial

from maodun.compare.claims import RECIPE, PreparedProduct, prepare, read_claim
from maodun.compare.claims_trees import independent_trees
from maodun.compare.vocabulary import in_claim_words
from maodun.domain.claims import ClaimReading, State
from maodun.domain.evidence import NotCompared
from maodun.domain.listings.matches import ClaimMatch, MatchedBy, Ranking
from maodun.domain.products import Product
from maodun.domain.rights import Right
from maodun.screening.spear.gating import Gate
from maodun.screening.spear.ranking import Nearest


class ClaimMatcher:
    """Ranks listings by how near the nearest claim of each patent comes.

    Attributes:
        silent: Listings that say nothing in the language of any of the patents.
    """

    def __init__(self, rights: Sequence[Right], *, most: int) -> None:
        self._trees = tuple(
            (right.publication_number, _language(right), tree)
            for right in rights
            for tree in independent_trees(right)
            if tree.limitations
        )
        self._languages = frozenset(language for _, language, _ in self._trees)
        self._gate = Gate([tree for _, _, tree in self._trees], most=most)
        self._nearest = Nearest(most)
        self.silent = 0

    def __bool__(self) -> bool:
        """Whether there is a claim to hold against anything."""
        return bool(self._trees)

    def take(self, products: Sequence[Product]) -> None:
        """Read the claims against the next listings."""
        for product in products:
            self._read(product)

    def ranking(self) -> Ranking:
        """Return what came nearest by claims so far."""
        return self._nearest.ranking(MatchedBy.CLAIMS, RECIPE)

    def _read(self, product: Product) -> None:
        told = in_claim_words(product)
        if not any(told.in_language(language) for language in self._languages):
            self.silent += 1
            return
        if not self._gate.lets_through(told):
            self._nearest.passed_over += 1
            return
        ready = _prepared(told, self._languages)
        self._nearest.compared += 1
        readings = [
            ClaimMatch(number, read_claim(tree, ready[language]))
            for number, language, tree in self._trees
            if language in ready
        ]
        found = [one for one in _nearest_of_each(readings) if _shares(one.reading)]
        if found:
            shown = partial(replace, claims=tuple(found))
            near = any(_meets(one.reading) for one in found)
            self._nearest.offer((found[0].reading.rank,), product, shown, near=near)
        elif readings and all(one.reading.literally_out for one in readings):
            self._nearest.out += 1


def _language(right: Right) -> str:
    return right.language.partition("-")[0]


def _prepared(told: Product, languages: Iterable[str]) -> dict[str, PreparedProduct]:
    ready = {language: prepare(told, language=language) for language in languages}
    return {
        language: one for language, one in ready.items() if not isinstance(one, NotCompared)
    }


def _nearest_of_each(readings: Sequence[ClaimMatch]) -> list[ClaimMatch]:
    """Return the nearest claim of each right, the nearest right first."""
    best: dict[str, ClaimMatch] = {}
    for one in readings:
        if one.number not in best or one.reading.rank > best[one.number].reading.rank:
            best[one.number] = one
    return sorted(best.values(), key=lambda one: -one.reading.rank)


def _shares(reading: ClaimReading) -> bool:
    """Whether it shares something with the claim and contradicts nothing of it."""
    return reading.rank > 0 and not reading.literally_out


def _meets(reading: ClaimReading) -> bool:
    return any(one.state is State.MET for one in reading.readings)
