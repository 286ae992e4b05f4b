"""Marks in the register: two numbers for one mark, and a text that outlives its statuses."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from maodun.domain.clearance import Window
from maodun.domain.lives import Fate
from maodun.domain.numbers import parse_number
from maodun.domain.ports import Scope
from maodun.domain.records import EventKind, StatusEvent
from maodun.domain.rights import Right, RightKind, Stage
from maodun.domain.signs import Goods, Sign, SignKind
from maodun.index.checking import check, refresh
from maodun.index.register import open_register
from tests.index.samples import event, finish, put, right, suit

SERIAL, REGISTRATION = "USTM99912345", "USRN9991234"


def mark(
    number: str = SERIAL, registration: str | None = "9991234", **changes: object
) -> Right:
    """A mark as the USPTO gives it."""
    values: dict[str, object] = {
        "kind": RightKind.MARK,
        "stage": Stage.APPLICATION if registration is None else Stage.GRANT,
        "kind_code": "",
        "title": "OLEANDRIX",
        "publication_date": date(2011, 12, 13),
        "application_number": f"USTM{number[4:6]}/{number[6:]}",
        "filing_date": date(2011, 1, 5),
        "grant_date": None if registration is None else date(2012, 3, 6),
        "abstract": "",
        "claims": (),
        "description": (),
        "term_extension_days": None,
        "sign": Sign("OLEANDRIX", SignKind.WORD, registration_number=registration),
        "goods": (Goods("Coffee", 30),),
    }
    return right(number, **{**values, **changes})


def status(value: str, on: date, number: str = SERIAL) -> StatusEvent:
    return event(number, EventKind.STATUS, on, value)


@pytest.mark.parametrize(
    "spelling",
    [SERIAL, REGISTRATION, "US Reg. No. 9,991,234", "US TM 99/912,345", "99/912,345"],
)
def test_a_mark_is_found_by_either_number(tmp_path: Path, spelling: str) -> None:
    put(tmp_path, mark())
    assert open_register(tmp_path).find(parse_number(spelling)) == (SERIAL,)


def test_other_numbers_with_its_digits_do_not_lead_to_it(tmp_path: Path) -> None:
    put(tmp_path, mark())
    register = open_register(tmp_path)
    for spelling in ("9,991,234", "99912345", "RN9991235", "EMTM099912345"):
        assert register.find(parse_number(spelling)) == ()


def test_a_patent_application_of_these_digits_goes_before_a_mark(tmp_path: Path) -> None:
    put(tmp_path, mark(), right("US11427642B2", application_number="US99/912345"))
    found = open_register(tmp_path).find(parse_number("99/912,345"))
    assert found == ("US11427642B2",)


def test_a_grant_from_an_application_of_the_same_digits_replaces_no_mark(
    tmp_path: Path,
) -> None:
    put(
        tmp_path,
        mark(registration=None),
        right("US7272630C1", application_number="US99/912345"),
    )
    (stored,) = open_register(tmp_path).get([SERIAL])
    assert stored.life.fate_on(date(2026, 11, 22)) is Fate.PENDING


def test_a_suit_names_it_by_registration_or_serial_number(tmp_path: Path) -> None:
    put(tmp_path, suit("Plume LLC", REGISTRATION, number="1"))
    put(tmp_path, mark(), suit("Plume LLC", SERIAL, number="2"), name="two.xml")
    put(tmp_path, suit("Wheel Works Inc", "USRN1", number="3"), name="three.xml")
    (stored,) = open_register(tmp_path).get([SERIAL])
    assert [one.number for one in stored.suits] == ["1", "2"]
    assert [one.number for one in stored.holder_suits] == ["3"]


def test_events_under_both_numbers_are_one_history(tmp_path: Path) -> None:
    put(tmp_path, status("710", date(2018, 10, 5), REGISTRATION), name="before.xml")
    put(tmp_path, mark(), status("700", date(2012, 3, 6)))
    register = open_register(tmp_path)
    (stored,) = register.get([SERIAL])
    assert [one.value for one in stored.events] == ["700", "710"]
    assert stored.life.ends_on == date(2018, 10, 4)
    assert not finish(check(tmp_path)).problems
    assert finish(refresh(tmp_path)).changed == 0


def test_an_event_under_the_registration_changes_what_filters_see(tmp_path: Path) -> None:
    put(tmp_path, mark())
    scope = Scope(alive=Window(date(2026, 11, 22), date(2027, 11, 22)))
    assert open_register(tmp_path).count(scope) == 1
    put(tmp_path, status("713", date(2018, 10, 5), REGISTRATION), name="later.xml")
    assert open_register(tmp_path).count(scope) == 0


def test_the_same_text_with_a_new_status_is_unchanged_and_has_one_event_more(
    tmp_path: Path,
) -> None:
    first = put(tmp_path, mark(), status("700", date(2012, 3, 6)), name="annual.xml")
    again = put(tmp_path, mark(), status("710", date(2018, 10, 5)), name="daily.xml")
    assert (first.added, again.added, again.replaced, again.unchanged) == (1, 0, 0, 1)
    assert (first.events, again.events) == (1, 1)
    (stored,) = open_register(tmp_path).get([SERIAL])
    assert stored.life.fate_on(date(2026, 11, 22)) is Fate.LAPSED


def test_a_changed_text_replaces_and_keeps_the_history(tmp_path: Path) -> None:
    put(tmp_path, mark(registration=None), status("630", date(2011, 1, 9)), name="annual.xml")
    registered = put(tmp_path, mark(), status("700", date(2012, 3, 6)), name="daily.xml")
    assert (registered.added, registered.replaced) == (0, 1)
    register = open_register(tmp_path)
    assert register.find(parse_number(REGISTRATION)) == (SERIAL,)
    (stored,) = register.get([SERIAL])
    assert stored.right.stage is Stage.GRANT
    assert [one.value for one in stored.events] == ["630", "700"]


def test_a_registration_that_moves_to_another_mark_is_found_there_only(tmp_path: Path) -> None:
    put(tmp_path, mark())
    child = replace(mark("USTM99900001"), title="OLEANDRIX II")
    put(tmp_path, mark(registration=None), child, name="divided.xml")
    assert open_register(tmp_path).find(parse_number(REGISTRATION)) == ("USTM99900001",)
