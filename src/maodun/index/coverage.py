"""What the register holds, counted by office, kind, language and file."""

import sqlite3
from datetime import date

import numpy as np

from maodun.domain.ports import Coverage, CoverageRow
from maodun.domain.rights import RightKind, Stage
from maodun.index.storage.facts import UNKNOWN_DAY, Facts, Mask
from maodun.index.storage.happenings import count_suits
from maodun.index.storage.readings import data_files
from maodun.index.storage.tables import read_state
from maodun.index.storage.vocabulary import all_names


def coverage_of(connection: sqlite3.Connection, facts: Facts) -> Coverage:
    """Return the coverage of one state of the register."""
    names = all_names(connection)
    current = facts.current()
    files = tuple(data_files(connection))
    return Coverage(
        rows=_rows(facts, names, current),
        files=files,
        languages=_languages(facts, names, current & ~_compared_in_any_language(facts, names)),
        rights=int(current.sum()),
        bad=sum(file.bad for file in files),
        sample=read_state(connection).sample,
        suits=count_suits(connection),
    )


def _rows(facts: Facts, names: dict[int, str], current: Mask) -> tuple[CoverageRow, ...]:
    offices, kinds = facts.column("office"), facts.column("kind")
    published = facts.column("published")
    rows: list[CoverageRow] = []
    for office in facts.counts("office", current):
        of_office = current & (offices == office)
        for kind in facts.counts("kind", of_office):
            of_kind = of_office & (kinds == kind)
            days = published[of_kind]
            known = days[days != UNKNOWN_DAY]
            first, last = _day(known.min(initial=_LATE)), _day(known.max(initial=UNKNOWN_DAY))
            stages = {names[i]: count for i, count in facts.counts("stage", of_kind).items()}
            rows.append(
                CoverageRow(
                    names[office],
                    RightKind(names[kind]),
                    len(days),
                    first,
                    last,
                    applications=stages.get(Stage.APPLICATION, 0),
                )
            )
    return tuple(sorted(rows, key=lambda row: (row.office, row.kind)))


_LATE = np.iinfo(np.int32).max


def _day(ordinal: int) -> date | None:
    return None if ordinal in (UNKNOWN_DAY, _LATE) else date.fromordinal(int(ordinal))


def _compared_in_any_language(facts: Facts, names: dict[int, str]) -> Mask:
    """Return the rows of marks and works: their words are sought whatever the language."""
    kinds = [i for i, name in names.items() if name in (RightKind.MARK, RightKind.WORK)]
    return facts.among("kind", kinds)


def _languages(
    facts: Facts, names: dict[int, str], current: Mask
) -> tuple[tuple[str, int], ...]:
    counts = facts.counts("language", current)
    return tuple(sorted((names[i], count) for i, count in counts.items()))
