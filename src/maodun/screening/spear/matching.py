"""Rank listings, as they pass by, against marks, works, designs and patents of our own."""

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from maodun.domain.clearance import Gap, GateKind
from maodun.domain.errors import BadRecord
from maodun.domain.listings.matches import Matches, Ranking
from maodun.domain.ports import Register, Scope, StoredRight
from maodun.domain.products import Product
from maodun.domain.progress import Progress, Stopped
from maodun.domain.text import T, Text
from maodun.screening.candidates import BY_CLAIMS, BY_WORDS
from maodun.screening.scanning import Listings, batches, nothing_read, seller_of
from maodun.screening.spear.claiming import ClaimMatcher
from maodun.screening.spear.picturing import PictureMatcher, See, pictureless
from maodun.screening.spear.rights import not_compared, own_right, own_words, unlooked
from maodun.screening.spear.selling import ProductMatcher
from maodun.screening.spear.wording import OwnLexicon, WordMatcher

AT_ONCE = 100
"""Listings between two steps of progress; few, since claims take their time."""

PICTURED_AT_ONCE = 40
"""The same where pictures are looked at; enough for several cores."""


class Matcher(Protocol):
    """One way of comparing listings with our rights."""

    def take(self, products: Sequence[Product]) -> None:
        """Compare the next listings."""

    def ranking(self) -> Ranking:
        """Return the nearest so far."""


@dataclass(frozen=True, slots=True)
class MatchQuestion:
    """Which rights are matched, and how.

    Attributes:
        what: Files, folders or addresses the listings come from.
        numbers: Publication numbers as the register has them.
        portfolio: Publication numbers of what is own or licensed.
        our_sellers: Folded names of our own shops; their listings are left out.
        ours: Products of ours; listings that may sell the same are ranked too.
        most: How many listings each ranking keeps.
    """

    what: str
    on: date
    numbers: tuple[str, ...]
    portfolio: frozenset[str] = frozenset()
    our_sellers: frozenset[str] = frozenset()
    ours: tuple[Product, ...] = ()
    most: int = 100


def match_listings(
    listings: Listings, *, asked: MatchQuestion, register: Register, see: See | None = None
) -> Generator[Progress, None, Matches]:
    """Hold each listing against each right; memory stays the same however many there are.

    Yields progress, returns the whole answer. Told to stop (``Stopped`` thrown into it), it
    answers for the listings read so far.

    Args:
        listings: Those of others, and what could not be read.
        asked: Which rights, and what is left out.
        register: Where our rights are.
        see: Looks at the pictures of listings; None: pictures are not compared.

    Raises:
        UnknownRight: A number that the register has not.
        BadProduct: Nothing could be read as a listing.
    """
    rights = register.get(asked.numbers)
    matchers = _matchers(rights, register, asked, see)
    count = _Count()
    complete = True
    try:
        yield Progress(0, None, "products", T("Matching listings"))
        for batch in batches(listings, PICTURED_AT_ONCE if see else AT_ONCE):
            products = count.taken(batch, asked.our_sellers)
            for matcher in matchers:
                matcher.take(products)
            yield Progress(count.listings, None, "products", T("Matching listings"))
    except Stopped:
        complete = False
    if not count.listings:
        raise nothing_read(asked.what, count.bad)
    coverage = register.coverage()
    return Matches(
        what=asked.what,
        made_on=asked.on,
        rights=tuple(own_right(one, on=asked.on, portfolio=asked.portfolio) for one in rights),
        listings=count.listings,
        ours=count.ours,
        rankings=tuple(matcher.ranking() for matcher in matchers),
        gaps=(*_unseen(rights, register, see), *not_compared(rights), *_silent(matchers)),
        bad=(*count.bad, *_unread(matchers)),
        complete=complete,
        data_files=coverage.files,
        sample_data=bool(coverage.sample),
    )


def folded_seller(name: str) -> str:
    """Return a shop's name without what does not count."""
    return " ".join(name.casefold().split())


@dataclass(slots=True)
class _Count:
    """What passed by."""

    listings: int = 0
    ours: int = 0
    bad: list[Text] = field(default_factory=list)

    def taken(
        self, batch: Sequence[Product | BadRecord], our_sellers: frozenset[str]
    ) -> list[Product]:
        """Count the batch and return the listings of others in it."""
        products = [one for one in batch if isinstance(one, Product)]
        self.bad += [one.text for one in batch if isinstance(one, BadRecord)]
        others = [
            one for one in products if folded_seller(seller_of(one) or "") not in our_sellers
        ]
        self.listings += len(products)
        self.ours += len(products) - len(others)
        return others


def _matchers(
    rights: Sequence[StoredRight], register: Register, asked: MatchQuestion, see: See | None
) -> tuple[Matcher, ...]:
    matchers: list[Matcher] = []
    if words := own_words(rights):
        everything = register.lexicon(Scope(kinds=BY_WORDS))
        matchers.append(WordMatcher(OwnLexicon(words, everything), most=asked.most))
    patents = [one.right for one in rights if one.right.kind in BY_CLAIMS]
    if claims := ClaimMatcher(patents, most=asked.most):
        matchers.append(claims)
    if see and (pictures := PictureMatcher(rights, register, see, most=asked.most)):
        matchers.append(pictures)
    if asked.ours:
        matchers.append(ProductMatcher(asked.ours, most=asked.most))
    return tuple(matchers)


def _unseen(
    rights: Sequence[StoredRight], register: Register, see: See | None
) -> Iterator[Gap]:
    return unlooked(rights) if see is None else pictureless(rights, register)


def _unread(matchers: Sequence[Matcher]) -> Iterator[Text]:
    for matcher in matchers:
        if isinstance(matcher, PictureMatcher):
            yield from (one.said for one in matcher.unread)


def _silent(matchers: Sequence[Matcher]) -> Iterator[Gap]:
    for matcher in matchers:
        if isinstance(matcher, PictureMatcher):
            yield from matcher.gaps()
        if isinstance(matcher, ClaimMatcher) and matcher.silent:
            yield Gap(
                "claims:languages",
                GateKind.PATENTS,
                T(
                    "{count} listings say nothing in the language of the claims and were not "
                    "held against them.",
                    count=matcher.silent,
                ),
            )
