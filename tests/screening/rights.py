"""Small fictional rights, and a register of them in memory, for tests of the screening."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from maodun.compare.listings.lexicon import WordList
from maodun.domain.clearance import DataFile, Window
from maodun.domain.lives import Fate, Life
from maodun.domain.marks import RegisteredWords
from maodun.domain.numbers import RightNumber
from maodun.domain.pictures import LOOK_OF, LookKind
from maodun.domain.ports import (
    Coverage,
    CoverageRow,
    Hit,
    Pictured,
    Query,
    Scope,
    StoredRight,
)
from maodun.domain.products import Disclosure, Fact, Product
from maodun.domain.records import Suit
from maodun.domain.rights import (
    Claim,
    Classification,
    Origin,
    Party,
    Relation,
    Right,
    RightKind,
    Stage,
)
from maodun.domain.signs import Goods, Sign, SignKind
from tests.screening.pictured import Drawn, FakeGallery

SIGNS = (RightKind.MARK, RightKind.WORK)
ORIGIN = Origin("test", "week.xml", 0, "1", sample=True)
TODAY = date(2026, 11, 22)
WINDOW = Window(date(2027, 1, 1), date(2029, 6, 30))


def right(
    number: str,
    *claims: str,
    kind: RightKind = RightKind.PATENT,
    stage: Stage = Stage.GRANT,
    parent: str = "",
) -> Right:
    return Right(
        publication_number=number,
        office=number[:2],
        kind=kind,
        kind_code=number[-2:],
        stage=stage,
        language="en",
        title=f"Thing of {number}",
        origin=ORIGIN,
        publication_date=date(2024, 1, 2),
        application_number=f"US17{number[-8:-2]}",
        filing_date=date(2021, 5, 3),
        grant_date=date(2024, 1, 2) if stage is Stage.GRANT else None,
        parties=(Party("Fictional Wheels LLC", "US", "assignee"),),
        classes=(Classification("cpc", "B62K 3/00", main=True),),
        relations=(Relation("continuation", parent, date(2020, 1, 1)),) if parent else (),
        claims=tuple(Claim(place, text) for place, text in enumerate(claims, start=1)),
    )


def mark(
    number: str,
    words: str,
    *,
    kind: RightKind = RightKind.MARK,
    stage: Stage = Stage.GRANT,
) -> Right:
    """A registered word, a figure without words, or a work with this title."""
    sign = Sign(words, SignKind.WORD if words else SignKind.FIGURE)
    return replace(
        right(number, kind=kind, stage=stage),
        kind_code="",
        title=words,
        sign=sign if kind is RightKind.MARK else None,
        goods=(Goods("Scooters", 12),) if kind is RightKind.MARK else (),
    )


def product(*facts: str, sku: str = "SC-1", sold_on: date | None = None) -> Product:
    return Product(
        sku=sku,
        title=facts[0],
        facts=tuple(
            Fact("title" if place == 0 else f"bullet-{place}", text, "en", "test")
            for place, text in enumerate(facts)
        ),
        source="test",
        disclosures=(Disclosure(sold_on, "listing", "test"),) if sold_on else (),
    )


@dataclass(frozen=True)
class ListedRegister:
    """Rights in the order in which every search finds them."""

    rights: tuple[Right, ...]
    ends: Mapping[str, tuple[date, Fate]]
    suits: tuple[Suit, ...] = ()
    bad: int = 0
    newest: date = date(2026, 11, 17)
    oldest: date = date(2006, 11, 7)
    drawn: tuple[Drawn, ...] = ()

    def coverage(self) -> Coverage:
        kinds = {(one.office, one.kind) for one in self.rights}
        return Coverage(
            rows=tuple(
                CoverageRow(office, kind, 2, self.oldest, self.newest, applications=1)
                for office, kind in kinds
            ),
            files=(
                DataFile(
                    "week.xml", "test", len(self.rights), self.bad, date(2024, 1, 2),
                    self.newest, "2026-11-22T00:00:00+00:00", complete=True,
                ),
            ),
            languages=(("en", len(self.rights)),),
            rights=len(self.rights),
            bad=self.bad,
            sample=True,
            suits=len(self.suits),
        )  # fmt: skip

    def search(self, query: Query, scope: Scope, *, limit: int) -> Sequence[Hit]:
        assert query.text or query.title
        within = [one for one in self.rights if self._within(one, scope)]
        return [
            Hit(one.publication_number, float(-place), ("text",))
            for place, one in enumerate(within[:limit])
        ]

    def count(self, scope: Scope) -> int:
        return sum(self._within(one, scope) for one in self.rights)

    def fates(self, scope: Scope, window: Window) -> Mapping[Fate, int]:
        counts: dict[Fate, int] = {}
        for one in self.rights:
            life = self._life(one)
            if self._within(one, scope) and life.ends_on and life.ends_on < window.starts_on:
                fate = life.fate_on(window.starts_on)
                counts[fate] = counts.get(fate, 0) + 1
        return counts

    def numbers(self, scope: Scope) -> Iterator[str]:
        yield from sorted(
            one.publication_number for one in self.rights if self._within(one, scope)
        )

    def get(self, publication_numbers: Sequence[str]) -> Sequence[StoredRight]:
        by_number = {one.publication_number: one for one in self.rights}
        return [
            StoredRight(
                by_number[number],
                f"sha of {number}",
                (),
                self._life(by_number[number]),
                suits=tuple(suit for suit in self.suits if number in suit.rights),
            )
            for number in publication_numbers
        ]

    def find(self, number: RightNumber) -> tuple[str, ...]:
        return tuple(
            one.publication_number
            for one in self.rights
            if one.publication_number in (str(number), f"{number}{one.kind_code}")
        )

    def continuations(self, application_number: str) -> tuple[str, ...]:
        return tuple(
            one.publication_number
            for one in self.rights
            if one.stage is Stage.APPLICATION
            and any(rel.application_number == application_number for rel in one.relations)
        )

    def lexicon(self, scope: Scope) -> WordList:
        signs = [one for one in self.rights if one.kind in SIGNS and self._within(one, scope)]
        return WordList(
            [
                RegisteredWords(one.publication_number, one.title, one.kind)
                for one in signs
                if one.title
            ]
        )

    def pictured(self, scope: Scope, kind: LookKind) -> Pictured:
        within = self._numbers(scope, kind)
        held = [figure.publication_number for figure, _ in self.gallery(scope, kind).drawn]
        return Pictured(len(within), len(set(held)), len(held))

    def gallery(self, scope: Scope, kind: LookKind) -> FakeGallery:
        within = self._numbers(scope, kind)
        return FakeGallery(
            tuple(one for one in self.drawn if one[0].publication_number in within)
        )

    def picture(self, sha256: str) -> bytes | None:
        kept = {figure.sha256: figure.sheet.encode() for figure, _ in self.drawn}
        return kept.get(sha256)

    def _numbers(self, scope: Scope, kind: LookKind) -> frozenset[str]:
        return frozenset(
            one.publication_number
            for one in self.rights
            if LOOK_OF.get(one.kind) is kind and self._within(one, scope)
        )

    def _life(self, one: Right) -> Life:
        ends_on, ends_by = self.ends.get(
            one.publication_number, (date(2041, 5, 3), Fate.EXPIRED)
        )
        return Life(one.stage, one.grant_date, ends_on, ends_by)

    def _within(self, one: Right, scope: Scope) -> bool:
        life = self._life(one)
        alive = scope.alive is None or not life.ends_on or life.ends_on >= scope.alive.starts_on
        counts = (
            scope.offices is None
            or one.office in scope.offices
            or any(
                route.earliest_from <= (one.filing_date or route.earliest_from)
                and one.kind in route.kinds
                and (route.offices is None or one.office in route.offices)
                for route in scope.routes
            )
        )
        return (
            alive
            and counts
            and (scope.kinds is None or one.kind in scope.kinds)
            and (
                not scope.classes
                or any(c.symbol.startswith(scope.classes) for c in one.classes)
            )
            and one.publication_number not in scope.without
            and (
                scope.published_before is None
                or (one.publication_date or date.max) < scope.published_before
            )
        )


def register(
    *rights: Right,
    ends: Mapping[str, tuple[date, Fate]] | None = None,
    suits: tuple[Suit, ...] = (),
    bad: int = 0,
    drawn: tuple[Drawn, ...] = (),
) -> ListedRegister:
    return ListedRegister(rights, ends or {}, suits, bad, drawn=drawn)
