"""The register in one folder, read as others read it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from maodun.domain.clearance import Window
from maodun.domain.errors import RegisterDamaged, RegisterMissing
from maodun.domain.lives import Fate
from maodun.domain.numbers import RightNumber, parse_number
from maodun.domain.ports import Query, Route, Scope, StoredRight
from maodun.domain.records import EventKind, Record
from maodun.domain.rights import Claim, Relation, RightKind
from maodun.index.register import LocalRegister, open_register
from maodun.index.storage.tables import DATABASE
from tests.index.contract import RegisterContract, many_records
from tests.index.samples import application, bad, event, put, right, suit


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> LocalRegister:
    """Filled in two weeks."""
    folder = tmp_path_factory.mktemp("contract")
    records = list(many_records())
    put(folder, *records[:100], name="first.xml")
    put(folder, *records[100:], name="second.xml")
    return open_register(folder)


@pytest.fixture(scope="module")
def stored(register: LocalRegister) -> Sequence[StoredRight]:
    """Everything in it, as looked at one by one."""
    return register.get(list(register.numbers(Scope())))


class TestLocalRegister(RegisterContract):
    """The contract that every register keeps."""


def numbers(folder: Path, title: str, scope: Scope = Scope()) -> list[str]:  # noqa: B008 - frozen
    hits = open_register(folder).search(Query(title, ""), scope, limit=10)
    return [hit.publication_number for hit in hits]


def test_no_register_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(RegisterMissing, match="maodun register add"):
        open_register(tmp_path)


def test_a_register_that_was_not_laid_out_is_none(tmp_path: Path) -> None:
    (tmp_path / DATABASE).touch()
    with pytest.raises(RegisterMissing):
        open_register(tmp_path)


def test_what_is_stored_comes_back_whole(tmp_path: Path) -> None:
    put(tmp_path, right())
    assert open_register(tmp_path).get(["US11427642B2"])[0].right == right()


def test_a_chinese_right_is_found_by_chinese_words(tmp_path: Path) -> None:
    put(
        tmp_path,
        right("CN111111111A", language="zh-Hans", title="电动滑板车的免充气轮胎", abstract=""),
        right("CN111111112A", language="zh-Hans", title="吹风机", abstract=""),
    )
    found = open_register(tmp_path).search(
        Query("滑板车轮胎", "", (), "zh-Hans"), Scope(), limit=5
    )
    assert [hit.publication_number for hit in found] == ["CN111111111A"]


def test_an_open_register_sees_what_is_added_later(tmp_path: Path) -> None:
    put(tmp_path, right("US1000001B2", title="pump"))
    register = open_register(tmp_path)
    assert len(register.search(Query("pump", ""), Scope(), limit=5)) == 1
    put(tmp_path, right("US1000002B2", title="pump"), name="next.xml")
    assert len(register.search(Query("pump", ""), Scope(), limit=5)) == 2
    assert register.count(Scope()) == 2


def test_a_replaced_text_is_neither_found_nor_counted(tmp_path: Path) -> None:
    put(tmp_path, right(title="hovercraft", abstract=""))
    put(tmp_path, right(title="submarine", abstract=""), name="correction.xml")
    register = open_register(tmp_path)
    assert register.count(Scope()) == 1
    assert numbers(tmp_path, "hovercraft") == []
    assert numbers(tmp_path, "submarine") == ["US11427642B2"]


@pytest.mark.parametrize("first", ["grant", "application"])
def test_a_grant_replaces_its_application_whichever_comes_first(
    tmp_path: Path, first: str
) -> None:
    pair = [
        application(application_number="US16/123,456"),
        right(application_number="16123456"),
    ]
    for n, record in enumerate(reversed(pair) if first == "grant" else pair):
        put(tmp_path, record, name=f"{n}.xml")
    register = open_register(tmp_path)
    window = Window(date(2027, 1, 1), date(2029, 1, 1))
    assert register.get(["US20210012345A1"])[0].life.ends_by is Fate.REPLACED
    assert list(register.numbers(Scope(alive=window))) == ["US11427642B2"]
    assert dict(register.fates(Scope(), window)) == {Fate.REPLACED: 1}


@pytest.mark.parametrize("first", ["reissue", "original"])
def test_a_reissue_replaces_its_original_whichever_comes_first(
    tmp_path: Path, first: str
) -> None:
    pair = [right("US9000001B2"), right("USRE49889E1", reissue_of="US9000001")]
    for n, record in enumerate(reversed(pair) if first == "reissue" else pair):
        put(tmp_path, record, name=f"{n}.xml")
    window = Window(date(2027, 1, 1), date(2029, 1, 1))
    assert dict(open_register(tmp_path).fates(Scope(), window)) == {Fate.REPLACED: 1}


@pytest.mark.parametrize("first", ["event", "right"])
def test_a_grant_taken_back_replaces_nothing(tmp_path: Path, first: str) -> None:
    rights = [
        application(application_number="US16/123456"),
        right("US11427642B2", application_number="US16/123456"),
        right("US9000001B2"),
        right("USRE49889E1", reissue_of="US9000001B2"),
    ]
    events = [
        event("US11427642B2", EventKind.WITHDRAWN, date(2022, 9, 6)),
        event("USRE49889", EventKind.WITHDRAWN),
    ]
    weeks: list[list[Record]] = [[*rights], [*events]]
    for n, records in enumerate(weeks if first == "right" else reversed(weeks)):
        put(tmp_path, *records, name=f"{n}.xml")
    alive = Scope(alive=Window(date(2027, 1, 1), date(2029, 1, 1)))
    assert list(open_register(tmp_path).numbers(alive)) == ["US20210012345A1", "US9000001B2"]


def test_an_end_elsewhere_closes_no_route(tmp_path: Path) -> None:
    put(
        tmp_path,
        application("CN111111111A", kind_code="A", filing_date=date(2026, 3, 1)),
        event("CN111111111A", EventKind.LAPSED, date(2024, 9, 1)),
        right("US9000001B2"),
        event("US9000001B2", EventKind.REVOKED, date(2023, 9, 1)),
    )
    paris = Route("paris", None, frozenset({RightKind.PATENT}), date(2025, 7, 1))
    window = Window(date(2027, 1, 1), date(2029, 1, 1))
    scope = Scope(offices=frozenset({"US"}), routes=(paris,), alive=window)
    register = open_register(tmp_path)
    assert list(register.numbers(scope)) == ["CN111111111A"]
    assert dict(register.fates(replace(scope, alive=None), window)) == {Fate.REVOKED: 1}
    assert list(register.numbers(Scope(alive=window))) == []


def test_a_fresh_lapse_rules_nothing_out(tmp_path: Path) -> None:
    put(
        tmp_path,
        right("US9000001B2"),
        event("US9000001B2", EventKind.LAPSED, date(2026, 9, 1)),
        right("US9000002B2"),
        event("US9000002B2", EventKind.LAPSED, date(2023, 9, 1)),
    )
    window = Window(date(2027, 1, 1), date(2029, 1, 1))
    register = open_register(tmp_path)
    assert list(register.numbers(Scope(alive=window))) == ["US9000001B2"]
    assert dict(register.fates(Scope(), window)) == {Fate.LAPSED: 1}


def test_suits_show_on_the_right_and_on_the_other_rights_of_its_holder(tmp_path: Path) -> None:
    put(tmp_path, suit("WHEEL WORKS INC", "US11427642"), suit("Other LLC", "US5", number="2"))
    put(tmp_path, right(), right("US1000001B2"), name="week2.xml")
    register = open_register(tmp_path)
    named, held = register.get(["US11427642B2", "US1000001B2"])
    assert [item.plaintiff for item in named.suits] == ["WHEEL WORKS INC"]
    assert named.holder_suits == ()
    assert held.suits == ()
    assert [item.plaintiff for item in held.holder_suits] == ["WHEEL WORKS INC"]
    assert register.coverage().suits == 2


def test_a_new_owner_is_found_and_brings_its_suits(tmp_path: Path) -> None:
    put(
        tmp_path,
        right(),
        event("US11427642B2", EventKind.OWNER, date(2024, 1, 1), "Tollgate IP LLC"),
        suit("Tollgate IP", number="9"),
    )
    register = open_register(tmp_path)
    assert register.count(Scope(owner="tollgate")) == 1
    assert len(register.get(["US11427642B2"])[0].holder_suits) == 1


def test_find_also_goes_by_application(tmp_path: Path) -> None:
    put(tmp_path, application(application_number="US16/123456"), right("US9B2"))
    register = open_register(tmp_path)
    asked = RightNumber("US", "16123456", is_application=True)
    assert register.find(asked) == ("US20210012345A1",)


def test_the_digits_of_an_application_are_not_the_number_of_a_patent(tmp_path: Path) -> None:
    put(
        tmp_path,
        right("US9000001B2", application_number="US12/123456"),
        right("US16123456B2", application_number="US18/000001"),
    )
    register = open_register(tmp_path)
    assert register.find(parse_number("US12/123,456")) == ("US9000001B2",)
    assert register.find(parse_number("12,123,456")) == ()
    assert register.find(parse_number("US16/123456")) == ()


def test_continuations_are_the_pending_ones(tmp_path: Path) -> None:
    relies = Relation("continuation", "US15/000001", date(2018, 1, 1))
    put(
        tmp_path,
        application("US20210000001A1", application_number="US16/1", relations=(relies,)),
        application("US20210000002A1", application_number="US16/2", relations=(relies,)),
        right("US11000002B2", application_number="US16/2", relations=(relies,)),
        application("US20210000003A1", application_number="US16/3"),
    )
    assert open_register(tmp_path).continuations("US15000001") == ("US20210000001A1",)


def test_bad_records_can_be_listed(tmp_path: Path) -> None:
    put(tmp_path, right(), bad(100))
    register = open_register(tmp_path)
    (found,) = register.bad_records()
    assert str(found) == str(bad(100))
    (file,) = register.coverage().files
    assert (file.rights, file.bad, file.complete) == (1, 1, True)


def test_long_claims_do_not_change_the_order_of_numbers(tmp_path: Path) -> None:
    claims = (Claim(1, "A tyre. " * 2000),)
    put(tmp_path, right("US1000002B2", claims=claims), right("US1000001B2", claims=claims))
    assert list(open_register(tmp_path).numbers(Scope())) == ["US1000001B2", "US1000002B2"]


def test_a_word_index_of_another_version_is_refused(tmp_path: Path) -> None:
    put(tmp_path, right())
    (tmp_path / "words" / "meta.json").write_text("{}")
    with pytest.raises(RegisterDamaged, match="add the files again"):
        open_register(tmp_path)
