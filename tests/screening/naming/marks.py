"""Fictional marks, and a question about names, for the tests of this folder."""

from collections.abc import Sequence
from datetime import date

from maodun.domain.marks import RegisteredWords
from maodun.domain.rights import Right
from maodun.rules.places.markets import market
from maodun.screening.naming.checking import NameQuestion, check_names
from maodun.screening.naming.findings import Candidate, NameReport
from maodun.screening.naming.goods import goods_meant
from tests.screening.rights import ListedRegister, mark

TODAY = date(2026, 11, 22)


def words(*said: str) -> list[RegisteredWords]:
    return [RegisteredWords(f"EMTM{n:09}", one, "mark") for n, one in enumerate(said, 1)]


def register(*rights: Right) -> ListedRegister:
    return ListedRegister(rights, ends={})


def asked(
    names: Sequence[str],
    *rights: Right,
    goods: str = "electric scooters",
    markets: str = "US",
    proposals: int = 0,
    without: frozenset[str] = frozenset(),
) -> NameReport:
    question = NameQuestion(
        candidates=tuple(Candidate(tuple(one.split("/"))) for one in names),
        goods=goods_meant(goods),
        markets=tuple(market(code) for code in markets.split(",")),
        on=TODAY,
        proposals=proposals,
        without=without,
    )
    steps = check_names(question, register(*rights))
    try:
        while True:
            next(steps)
    except StopIteration as end:
        report: NameReport = end.value
    return report


QUILLOX = mark("USTM99000001", "Quillox")
ZEPHORA = mark("USTM99000002", "Zephora")
CLOUD = mark("USTM99000003", "Cloud Cat")
EU_QUILLOX = mark("EMTM999000001", "Quillox")
