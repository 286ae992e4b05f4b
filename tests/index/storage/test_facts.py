"""Columns in chunks: the same as one long table, whatever changed when."""

import sqlite3

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maodun.index.storage import facts as storage
from maodun.index.storage.facts import Fact, Facts, FactsWriter
from maodun.index.storage.tables import SCHEMA

FACT = Fact(True, 1, 2, 3, 4, 737_000, 736_000, 737_000, 744_000, 5, 6, 7)  # noqa: FBT003 - row

steps = st.lists(
    st.tuples(
        st.integers(1, 6),
        st.lists(st.integers(0, 20)),
        st.lists(st.integers(0, 20)),
        st.lists(st.lists(st.integers(1, 9), max_size=3).map(tuple), min_size=6, max_size=6),
    ),
    min_size=1,
    max_size=5,
)


@pytest.fixture(autouse=True)
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storage, "CHUNK", 4)


def connect() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.executescript(SCHEMA)
    return connection


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(steps)
def test_a_reader_that_follows_sees_what_one_long_table_would_hold(
    commits: list[tuple[int, list[int], list[int], list[tuple[int, ...]]]],
) -> None:
    connection = connect()
    writer, reader = FactsWriter(connection), Facts()
    table: list[Fact] = []
    classes: list[tuple[int, ...]] = []
    for marker, (added, changed, retired, symbols) in enumerate(commits, 1):
        for n in range(added):
            table.append(FACT._replace(ends=marker))
            classes.append(symbols[n])
            writer.put(len(table) - 1, table[-1])
            writer.put_classes(len(table) - 1, symbols[n])
        for row in (row for row in changed if row < len(table)):
            table[row] = table[row]._replace(begins=marker)
            writer.put(row, table[row])
        for row in (row for row in retired if row < len(table)):
            table[row] = table[row]._replace(current=False)
            writer.retire(row)
        writer.write(marker)
        reader.update(connection, marker)
        assert [reader.fact(row) for row in range(reader.rows)] == table
        found = reader.having_class(connection, np.array([1, 5]))
        assert found.tolist() == [bool({1, 5} & set(held)) for held in classes]


def test_nothing_has_no_rows() -> None:
    empty = Facts()
    empty.update(connect(), 0)
    assert empty.rows == 0
    assert not empty.current().any()
    assert not empty.having_class(connect(), np.array([1])).any()
