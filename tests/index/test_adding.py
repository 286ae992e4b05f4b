"""Adding: nothing twice, nothing lost, the newer text counts."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from maodun.domain.clearance import Window
from maodun.domain.errors import MixedRegister, RegisterBusy
from maodun.domain.lives import Fate
from maodun.domain.ports import Query, Scope
from maodun.domain.records import EventKind, Read, Record
from maodun.domain.rights import Origin, Paragraph, Right
from maodun.index.adding import AddReport, Records, add, add_all
from maodun.index.register import open_register
from maodun.index.storage.locking import writer_lock
from maodun.index.writing import Settings
from tests.index.samples import NOW, bad, event, finish, put, right, stream, suit, week

WINDOW = Window(date(2027, 1, 1), date(2029, 1, 1))


def report(**counts: int) -> AddReport:
    names = ("added", "replaced", "unchanged", "withdrawn", "bad", "events", "suits")
    return AddReport(**{name: counts.get(name, 0) for name in names})


def state(folder: Path) -> object:
    register = open_register(folder)
    return register.coverage(), register.get(list(register.numbers(Scope())))


def test_the_same_week_twice_changes_nothing(tmp_path: Path) -> None:
    records: list[Record] = [
        right(),
        right("US9000001B2"),
        event("US9000001", EventKind.LAPSED, date(2023, 1, 1)),
        suit("Wheel Works", "US9000001"),
        bad(400),
    ]
    first = put(tmp_path, *records)
    before = state(tmp_path)
    second = put(tmp_path, *records)
    assert first == report(added=2, events=1, suits=1, bad=1)
    assert second == report(unchanged=2, bad=1)
    assert state(tmp_path) == before


def test_the_file_it_came_in_does_not_make_a_right_another(tmp_path: Path) -> None:
    moved = Origin("uspto_grants", "again.xml", 700, "2")
    put(tmp_path, right())
    assert put(tmp_path, right(origin=moved), name="again.xml") == report(unchanged=1)


def test_a_correction_replaces_and_stays_when_the_old_week_is_read_again(
    tmp_path: Path,
) -> None:
    old, new = right(title="Tire"), right(title="Tyre")
    put(tmp_path, old)
    assert put(tmp_path, new, name="correction.xml") == report(replaced=1)
    assert put(tmp_path, old) == report(unchanged=1)
    assert open_register(tmp_path).get(["US11427642B2"])[0].right.title == "Tyre"


def test_an_older_text_does_not_replace_a_newer_one(tmp_path: Path) -> None:
    put(tmp_path, right(title="New", publication_date=date(2023, 1, 3)))
    older = right(title="Old", publication_date=date(2022, 1, 4))
    assert put(tmp_path, older, name="old.xml") == report(unchanged=1)


def test_another_source_with_less_text_does_not_replace(tmp_path: Path) -> None:
    put(tmp_path, right())
    poor = right(claims=(), description=(), origin=Origin("patsnap", "list.xlsx", 0, "1"))
    assert put(tmp_path, poor, name="list.xlsx") == report(unchanged=1)
    rich = replace(right(title="Tyre, airless"), origin=Origin("epo_ops", "o.xml", 0, "1"))
    assert put(tmp_path, rich, name="o.xml") == report(replaced=1)


@pytest.mark.parametrize("spelled", ["US11427642B2", "US11427642"])
@pytest.mark.parametrize("first", ["event", "right"])
def test_withdrawn_stays_withdrawn(tmp_path: Path, spelled: str, first: str) -> None:
    withdrawn = event(spelled, EventKind.WITHDRAWN, date(2022, 9, 6))
    pair: list[Record] = [withdrawn, right()]
    records = pair if first == "event" else reversed(pair)
    for n, record in enumerate(records):
        put(tmp_path, record, name=f"{n}.xml")
    assert put(tmp_path, right(), name="again.xml") == report(unchanged=1, withdrawn=1)
    corrected = right(title="Another title")
    assert put(tmp_path, corrected, name="more.xml") == report(replaced=1, withdrawn=1)
    register = open_register(tmp_path)
    assert register.fates(Scope(), WINDOW) == {Fate.WITHDRAWN: 1}
    assert register.count(Scope(alive=WINDOW)) == 0


def test_an_event_names_one_publication_where_it_has_a_kind_code(tmp_path: Path) -> None:
    put(tmp_path, right("US9000001B1"), right("US9000001C1", application_number=None))
    put(tmp_path, event("US9000001C1", EventKind.REVOKED, date(2020, 1, 1)), name="e.csv")
    register = open_register(tmp_path)
    assert list(register.numbers(Scope(alive=WINDOW))) == ["US9000001B1"]


def test_sample_and_real_never_mix(tmp_path: Path) -> None:
    put(tmp_path, right())
    with pytest.raises(MixedRegister, match="real"):
        finish(add(tmp_path, week([]), stream([]), now=NOW, sample=True))
    fictional = right("US1B2", origin=replace(right().origin, sample=True))
    with pytest.raises(MixedRegister, match="mixes"):
        put(tmp_path, fictional, name="other.xml")
    assert open_register(tmp_path).count(Scope()) == 1


def test_a_second_writer_is_told_to_wait(tmp_path: Path) -> None:
    with writer_lock(tmp_path), pytest.raises(RegisterBusy, match="try again later"):
        put(tmp_path, right())
    assert put(tmp_path, right()) == report(added=1)


def test_closing_keeps_what_was_read_and_going_on_reads_the_rest(tmp_path: Path) -> None:
    records = [right(f"US{9_000_000 + n}B2") for n in range(250)]
    opened: list[int] = []

    def watched(start: int) -> object:
        opened.append(start)
        return stream(records)(start)

    steps = add(tmp_path, week(records), watched, now=NOW, memory_mb=32)  # type: ignore[arg-type]
    told = [next(steps).done, next(steps).done, next(steps).done]
    steps.close()
    register = open_register(tmp_path)
    (file,) = register.coverage().files
    assert (file.complete, file.rights, register.count(Scope())) == (False, 200, 200)
    again = finish(add(tmp_path, week(records), watched, now=NOW, memory_mb=32))  # type: ignore[arg-type]
    assert (told, opened) == ([0, 10_000, 20_000], [0, 20_000])
    assert again == report(added=50)
    (file,) = register.coverage().files
    assert (file.complete, file.rights, register.count(Scope())) == (True, 250, 250)


def test_searching_while_adding_sees_whole_batches_only(tmp_path: Path) -> None:
    records = [right(f"US{9_000_000 + n}B2", title="pump") for n in range(450)]
    put(tmp_path, right("US1000001B2", title="pump"), name="before.xml")
    register, seen = open_register(tmp_path), []
    settings = Settings(memory_mb=32, sample=False, batch_records=70)
    for _ in add_all(tmp_path, [(week(records), stream(records))], now=NOW, settings=settings):
        found = register.search(Query("pump", ""), Scope(), limit=1000)
        assert sorted(hit.publication_number for hit in found) == list(
            register.numbers(Scope())
        )
        seen.append(len(found) - 1)
    assert seen == [0, 70, 140, 280, 350, 420]


def test_a_stream_that_breaks_keeps_the_batches_before(tmp_path: Path) -> None:
    records = [right(f"US{9_000_000 + n}B2") for n in range(30)]

    def breaking(start: int) -> object:
        for read in stream(records)(start):
            if read.next_offset > 2500:
                raise OSError("the disk is gone")
            yield read

    settings = Settings(memory_mb=32, sample=False, batch_records=10)
    with pytest.raises(OSError, match="gone"):
        finish(add_all(tmp_path, [(week(records), breaking)], now=NOW, settings=settings))  # type: ignore[list-item]
    assert open_register(tmp_path).count(Scope()) == 20


def test_a_bad_record_that_is_good_now_is_no_longer_listed(tmp_path: Path) -> None:
    put(tmp_path, bad(0), right())
    put(tmp_path, right("US9B2"), right())
    register = open_register(tmp_path)
    assert (register.coverage().bad, register.count(Scope())) == (0, 2)


def test_another_file_of_the_same_name_and_size_is_read_from_its_start(tmp_path: Path) -> None:
    first = [right(f"US{9_000_000 + n}B2") for n in range(30)]
    steps = add_all(
        tmp_path,
        [(week(first, "export.csv", "a"), _breaking_after(first, 20))],
        now=NOW,
        settings=Settings(memory_mb=32, sample=False, batch_records=10),
    )
    with pytest.raises(OSError, match="gone"):
        finish(steps)
    second = [right(f"US{8_000_000 + n}B2") for n in range(30)]
    assert put(tmp_path, *second, name="export.csv", head="b") == report(added=30)
    register = open_register(tmp_path)
    assert register.count(Scope()) == 50
    assert [file.complete for file in register.coverage().files] == [False, True]


def test_another_file_of_the_same_name_and_size_keeps_the_bad_of_the_first(
    tmp_path: Path,
) -> None:
    put(tmp_path, bad(0), right(), name="export.csv", head="a")
    put(tmp_path, right("US9B2"), right("US8B2"), name="export.csv", head="b")
    assert open_register(tmp_path).coverage().bad == 1


@pytest.mark.parametrize("order", [("cut", "whole"), ("whole", "cut", "whole")])
def test_the_whole_week_stands_for_the_one_cut_off(
    tmp_path: Path, order: tuple[str, ...]
) -> None:
    whole = [right(f"US{9_000_000 + n}B2") for n in range(4)]
    weeks: dict[str, list[Record]] = {"whole": [*whole], "cut": [*whole[:2], bad(200)]}
    for week_read in order:
        put(tmp_path, *weeks[week_read], head="a")
    register = open_register(tmp_path)
    (file,) = register.coverage().files
    assert (file.rights, file.bad, file.complete, register.count(Scope())) == (4, 0, True, 4)
    stored = register.get(["US9000000B2"])[0]
    assert stored.right.origin.file == "week.xml"


def _breaking_after(records: list[Right], count: int) -> Records:
    def start_at(start: int) -> Iterator[Read]:
        yield from stream(records[:count])(start)
        raise OSError("the disk is gone")

    return start_at


def test_one_session_adds_several_files(tmp_path: Path) -> None:
    files = [([right(f"US{n}B2")], f"{n}.xml") for n in range(9_000_000, 9_000_003)]
    reports = finish(
        add_all(
            tmp_path,
            [(week(records, name), stream(records)) for records, name in files],
            now=NOW,
            settings=Settings(memory_mb=32, sample=False),
        )
    )
    assert reports == (report(added=1),) * 3
    assert [file.file for file in open_register(tmp_path).coverage().files] == [
        name for _, name in files
    ]


def test_unicode_and_empty_texts_survive(tmp_path: Path) -> None:
    odd = right(title="", abstract="轮胎 \u2028 é", description=(Paragraph("", ""),), claims=())
    put(tmp_path, odd)
    assert open_register(tmp_path).get(["US11427642B2"])[0].right == odd
