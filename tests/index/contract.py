"""What every register must do, whatever it is made of; subclasses say how one is filled.

Another implementation passes these tests by giving the fixtures ``register`` and ``stored``.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maodun.domain.clearance import Window
from maodun.domain.errors import UnknownRight
from maodun.domain.numbers import parse_number
from maodun.domain.ports import Query, Register, Route, Scope, StoredRight
from maodun.domain.records import EventKind, Record
from maodun.domain.rights import Classification, Party, Priority, Right, RightKind, Stage
from tests.index.reference import Reference
from tests.index.samples import event, right

OFFICES = ("US", "CN", "EM")
KINDS = (RightKind.PATENT, RightKind.DESIGN, RightKind.UTILITY_MODEL)
SYMBOLS = ("A63C 17/12", "A63C 5/03", "B60C 7/10", "28-03", "D28/47")
OWNERS = ("Wheel Works, Inc.", "Works of Art LLC", "Nobody Ltd.")
DAY = date(2000, 1, 1)
TITLES = ("scooter tyre", "tyre pump", "scooter deck and tyre", "hair dryer")
COUNT = 240

days = st.integers(0, 15_000).map(lambda n: DAY + timedelta(days=n))
windows = st.tuples(days, days).map(lambda pair: Window(min(pair), max(pair)))
routes = st.builds(
    Route,
    name=st.just("paris"),
    offices=st.none() | st.frozensets(st.sampled_from(OFFICES)),
    kinds=st.frozensets(st.sampled_from(KINDS)),
    earliest_from=days,
)
scopes = st.builds(
    Scope,
    offices=st.none() | st.frozensets(st.sampled_from((*OFFICES, "ZZ"))),
    kinds=st.none() | st.frozensets(st.sampled_from(KINDS)),
    alive=st.none() | windows,
    published_before=st.none() | days,
    owner=st.sampled_from(("", "works", "Wheel Works", "works inc", "nobody", "elsewhere")),
    classes=st.lists(
        st.sampled_from(("A63C", "A63C17", "B60C 7/10", "28", "ZZ")), max_size=2
    ).map(tuple),
    routes=st.lists(routes, max_size=2).map(tuple),
    without=st.frozensets(st.sampled_from(["US1000000B2", "EM1000005S1"])),
)
queries = st.builds(
    Query,
    title=st.sampled_from((*TITLES, "")),
    text=st.sampled_from(("a tyre for a scooter", "pump", "none of these", "")),
    classes=st.lists(st.sampled_from(SYMBOLS), max_size=1).map(tuple),
)


def many_records() -> Iterator[Record]:
    """Rights of several offices that differ in everything that a scope asks."""
    for n in range(COUNT):
        yield _made_up(n)
    yield event("US1000003B2", EventKind.LAPSED, date(2020, 5, 1))
    yield event("US1000006", EventKind.WITHDRAWN, date(2021, 5, 1))
    yield event("CN1000001B2", EventKind.OWNER, date(2021, 5, 1), "Elsewhere GmbH")


def _made_up(n: int) -> Right:
    office = OFFICES[n % 3]
    kind = RightKind.DESIGN if office == "EM" else KINDS[n % 2 * 2]
    code = "S1" if kind is RightKind.DESIGN else "B2"
    filed = DAY + timedelta(days=37 * n)
    asked = None if n % 11 == 0 else filed
    return right(
        f"{office}{1_000_000 + n}{code}",
        kind=kind,
        stage=Stage.APPLICATION if n % 5 == 4 else Stage.GRANT,
        title=TITLES[n % 4] + " large" * (n % 7),
        abstract="" if n % 6 else "The tyre of a scooter.",
        filing_date=asked,
        grant_date=filed + timedelta(days=700),
        publication_date=None if n % 13 == 0 else filed + timedelta(days=700),
        priorities=(Priority("CN", "1", filed - timedelta(days=200), "national"),) * (n % 2),
        classes=(Classification("cpc", SYMBOLS[n % 5], main=True),),
        parties=(Party(OWNERS[n % 3], None, "assignee"), Party("A B", None, "inventor")),
    )


class RegisterContract:
    """Tests on a register that holds ``many_records``."""

    @pytest.fixture
    def reference(self, stored: Sequence[StoredRight]) -> Reference:
        return Reference(stored)

    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
    @given(scope=scopes)
    def test_a_scope_means_the_same_as_looking_at_every_right(
        self, register: Register, reference: Reference, scope: Scope
    ) -> None:
        expected = reference.within(scope)
        assert list(register.numbers(scope)) == expected
        assert register.count(scope) == len(expected)

    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
    @given(scope=scopes, window=windows)
    def test_fates_account_for_every_right_that_is_not_alive(
        self, register: Register, reference: Reference, scope: Scope, window: Window
    ) -> None:
        assert dict(register.fates(scope, window)) == reference.fates(scope, window)

    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
    @given(query=queries, scope=scopes, limit=st.integers(1, 60))
    def test_filtering_comes_before_ranking(
        self, register: Register, reference: Reference, query: Query, scope: Scope, limit: int
    ) -> None:
        within = set(reference.within(scope))
        known = Scope(published_before=scope.published_before, without=scope.without)
        everything = register.search(query, known, limit=2 * COUNT)
        ranked = [hit for hit in everything if hit.publication_number in within]
        found = register.search(query, scope, limit=limit)
        assert [hit.publication_number for hit in found] == [
            hit.publication_number for hit in ranked[:limit]
        ]

    def test_ties_stand_in_order_of_number(self, register: Register) -> None:
        hits = register.search(Query("hair dryer", ""), Scope(), limit=30)
        assert len(hits) == 30
        assert all(
            before.score > after.score or before.publication_number < after.publication_number
            for before, after in pairwise(hits)
        )

    def test_nothing_asked_finds_nothing(self, register: Register) -> None:
        assert register.search(Query("", ""), Scope(), limit=5) == []

    def test_get_keeps_the_order_asked_for(self, register: Register) -> None:
        numbers = ["US1000009B2", "US1000000B2", "US1000009B2"]
        assert [item.right.publication_number for item in register.get(numbers)] == numbers

    def test_get_refuses_a_number_that_is_not_here(self, register: Register) -> None:
        with pytest.raises(UnknownRight, match="US7B2"):
            register.get(["US1000000B2", "US7B2"])

    @pytest.mark.parametrize(
        ("asked", "found"),
        [
            pytest.param("US1000003B2", ("US1000003B2",), id="with its kind"),
            pytest.param("US1000003", ("US1000003B2",), id="without kind"),
            pytest.param("US7", (), id="not here"),
        ],
    )
    def test_find_by_number(
        self, register: Register, asked: str, found: tuple[str, ...]
    ) -> None:
        assert register.find(parse_number(asked)) == found

    def test_coverage_counts_every_right_once(
        self, register: Register, stored: Sequence[StoredRight]
    ) -> None:
        coverage = register.coverage()
        assert coverage.rights == len(stored) == sum(row.rights for row in coverage.rows)
        assert sum(count for _, count in coverage.languages) == len(stored)
        assert coverage.sample is False
