"""What an office's own statuses do to the life of a mark."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from maodun.domain.lives import Fate, Life
from maodun.domain.records import EventKind, StatusEvent
from maodun.domain.rights import Origin, Right, RightKind, Stage
from maodun.domain.signs import Sign, SignKind
from maodun.rules.files import law_folder, reading, rule_files
from maodun.rules.lives.life import life
from maodun.rules.lives.statuses import (
    Standing,
    StatusCodesFile,
    folded,
    standing_of,
    status_table,
    words_of,
)
from maodun.rules.tables import table_faults

ORIGIN = Origin("made_up", "f.xml", 0, "1")
TODAY = date(2026, 11, 22)
REGISTERED = date(2012, 3, 6)


def mark(office: str = "US", *, registered_on: date | None = REGISTERED) -> Right:
    return Right(
        publication_number=f"{office}TM99912345",
        office=office,
        kind=RightKind.MARK,
        stage=Stage.APPLICATION if registered_on is None else Stage.GRANT,
        kind_code="",
        language="en",
        title="OLEANDRIX",
        origin=ORIGIN,
        publication_date=None,
        application_number=f"{office}TM99/912345",
        filing_date=date(2011, 1, 5),
        grant_date=registered_on,
        sign=Sign("OLEANDRIX", SignKind.WORD),
    )


def event(value: str, on: date | None, kind: EventKind = EventKind.STATUS) -> StatusEvent:
    return StatusEvent("USTM99912345", kind, on, value, ORIGIN)


def notes(found: Life) -> str:
    return " | ".join(map(str, found.notes))


def status_step(found: Life) -> str:
    (used,) = (one for one in found.applied if "status" in one.rule)
    return str(used.steps[0])


LATER = date(2018, 5, 7)


@pytest.mark.parametrize(
    ("office", "value", "fate"),
    [
        pytest.param("US", "800", Fate.IN_FORCE, id="renewed"),
        pytest.param("US", "790 CANCELLATION PENDING", Fate.IN_FORCE, id="attacked only"),
        pytest.param("US", "740", Fate.IN_FORCE, id="papers filed after registration"),
        pytest.param("US", "710", Fate.LAPSED, id="no declaration of use"),
        pytest.param("US", "900", Fate.LAPSED, id="not renewed"),
        pytest.param("US", "713", Fate.REVOKED, id="cancelled by the board"),
        pytest.param("US", "712", Fate.REVOKED, id="cancelled by a court"),
        pytest.param("US", "622", Fate.IN_FORCE, id="indifferent"),
        pytest.param("US", "999", Fate.IN_FORCE, id="unknown code"),
        pytest.param("US", "", Fate.IN_FORCE, id="no code"),
        pytest.param("EM", "Registered", Fate.IN_FORCE, id="word of the register"),
        pytest.param("EM", "CANCELLATION_PENDING", Fate.IN_FORCE, id="name of the service"),
        pytest.param("EM", "Registration cancelled", Fate.REVOKED, id="invalid or revoked"),
        pytest.param("EM", "EXPIRED", Fate.LAPSED, id="expired"),
        pytest.param("EM", "EXPIRED but disputed", Fate.IN_FORCE, id="not the whole word"),
    ],
)
def test_what_a_registered_mark_is_by_its_status(office: str, value: str, fate: Fate) -> None:
    found = life(mark(office), [event(value, LATER)])
    assert found.fate_on(TODAY) is fate
    assert found.begins_on == REGISTERED
    assert found.ends_on == (None if fate is Fate.IN_FORCE else date(2018, 5, 6))
    assert (found.may_return_until is not None) == (fate is Fate.LAPSED)


@pytest.mark.parametrize(
    ("value", "fate"),
    [
        pytest.param("641", Fate.PENDING, id="office action"),
        pytest.param("602", Fate.LAPSED, id="no answer"),
        pytest.param("612", Fate.PENDING, id="petition to revive under way"),
        pytest.param("970", Fate.PENDING, id="indifferent"),
    ],
)
def test_what_an_application_is_by_its_status(value: str, fate: Fate) -> None:
    found = life(mark(registered_on=None), [event(value, LATER)])
    assert found.fate_on(TODAY) is fate
    assert "patent" not in notes(found)


def test_a_lapse_counts_on_for_the_time_of_the_precaution() -> None:
    found = life(mark(), [event("710", LATER)])
    assert found.out_after == date(2020, 5, 6)


def test_a_live_status_takes_back_an_earlier_end_and_an_unknown_one_makes_it_doubtful() -> None:
    dead = event("602", LATER)
    revived = life(mark(), [dead, event("616", date(2018, 9, 1))])
    assert revived.ends_on is None
    assert "Reinstated on 2018-09-01" in notes(revived)
    doubted = life(mark(), [dead, event("999", date(2018, 9, 1))])
    assert doubted.ends_on is None
    assert "may have undone it" in notes(doubted)


def test_the_order_in_which_files_were_read_does_not_matter() -> None:
    events = [event("710", LATER), event("700", REGISTERED), event("702", date(2017, 3, 1))]
    assert life(mark(), events) == life(mark(), events[::-1])
    assert life(mark(), events).fate_on(TODAY) is Fate.LAPSED


def test_the_first_of_several_dead_statuses_says_when_it_ended() -> None:
    found = life(mark(), [event("602", LATER), event("614", date(2019, 1, 1))])
    assert found.ends_on == date(2018, 5, 6)


def test_an_end_without_a_day_ends_nothing() -> None:
    found = life(mark(), [event("710", None)])
    assert found.ends_on is None
    first = str(found.notes[0])
    assert first.startswith("The office calls it “710 CANCELLED")
    assert first.endswith("(ended); since when is not said, so it still counts")


@pytest.mark.parametrize(
    ("office", "value", "meaning"),
    [
        ("EM", "REFUSED", "ended"),
        ("EM", "CANCELLED", "cancelled by a tribunal or the office"),
        ("CN", "无效", "ended"),
    ],
)
def test_an_undated_dead_status_is_said_first_and_the_mark_still_counts(
    office: str, value: str, meaning: str
) -> None:
    found = life(mark(office, registered_on=None), [event(value, None)])
    assert found.fate_on(TODAY) is Fate.PENDING
    assert str(found.notes[0]) == (
        f"The office calls it “{value}” ({meaning}); since when is not said, so it still counts"
    )
    assert status_step(found).startswith(f"Status, of which day is not said: {value}")


def test_an_undated_status_is_the_newest_for_both_the_step_and_the_end() -> None:
    dated = event("700", LATER)
    found = life(mark(), [event("710", None), dated])
    assert "710" in status_step(found)
    assert "still counts" in notes(found)
    alive = life(mark(), [event("710", LATER), event("700", None)])
    assert "700" in status_step(alive)
    assert alive.ends_on is None


def test_an_undated_dead_status_beside_a_dated_one_says_nothing_of_counting() -> None:
    found = life(mark(), [event("710", LATER), event("710", None)])
    assert found.ends_on == date(2018, 5, 6)
    assert "still counts" not in notes(found)


def test_an_undated_live_status_stands_behind_an_undated_dead_one() -> None:
    for events in (
        [event("710", None), event("700", None)],
        [event("700", None), event("710", None)],
    ):
        found = life(mark(), events)
        assert "still counts" not in notes(found)
        assert "700" in status_step(found)


def test_a_status_that_says_use_was_accepted_is_in_the_note() -> None:
    found = life(mark(), [event("702", date(2018, 3, 1)), event("800", date(2022, 3, 1))])
    assert "the office's status says: 702 SECTION 8 & 15-ACCEPTED" in notes(found)
    assert "says whether it was filed" not in notes(found)
    assert "says whether it was filed" in notes(life(mark(), [event("703", LATER)]))


def test_an_unknown_or_indifferent_status_is_noted() -> None:
    assert "999 is not in us.mark.status_codes" in notes(life(mark(), [event("999", LATER)]))
    assert "neither live nor dead" in notes(life(mark(), [event("622", LATER)]))


def test_a_status_of_an_office_without_a_table_ends_nothing_and_is_noted() -> None:
    found = life(mark("XX"), [event("dead", LATER)])
    assert found.ends_on is None
    assert "office XX" in notes(found)


def test_the_life_names_the_table_and_the_offices_words() -> None:
    (used,) = (a for a in life(mark(), [event("800", LATER)]).applied if "status" in a.rule)
    assert (used.rule, used.version_from) == ("us.mark.status_codes", date(2023, 6, 20))
    assert "800 REGISTERED AND RENEWED (registered)" in str(used.steps[0])
    assert used.draft
    assert used.sources


def test_a_registered_mark_is_told_when_to_declare_use_and_renew() -> None:
    found = life(mark(), [event("700", REGISTERED)])
    assert "between 2017-03-06 and 2018-03-06, late until 2018-09-06" in notes(found)
    assert [str(fee.due) for fee in found.fees[:2]] == ["2022-03-06", "2032-03-06"]
    assert "2052-03-06, …" in notes(found)


def test_a_suit_or_a_payment_beside_a_status_stays_what_it_is() -> None:
    found = life(mark(), [event("renewal", date(2022, 3, 6), EventKind.FEE_PAID)])
    assert str(found.fees[0].paid_on) == "2022-03-06"


@pytest.mark.parametrize("path", sorted(law_folder().glob("*/*/status_codes.yaml")), ids=str)
def test_each_table_is_about_its_own_folder_and_finds_all_it_lists(path: Path) -> None:
    office, kind = path.parts[-3].upper(), RightKind(path.parts[-2])
    table = status_table(office, kind)
    assert table is not None
    assert (table.applies_to.office, table.applies_to.kinds) == (office, frozenset({kind}))
    for standing, statuses in table.means.items():
        for code, words in statuses.items():
            assert standing_of(table, code) is standing
            assert standing_of(table, f"{code} {words}") in (standing, None)
            assert table.begins_with_code or standing_of(table, words) is standing


def test_the_office_of_the_united_states_has_169_codes() -> None:
    table = status_table("US", RightKind.MARK)
    assert table is not None
    assert sum(map(len, table.means.values())) == 169
    assert words_of(table, "900") == "900 EXPIRED"
    assert words_of(table, "900 as printed") == "900 as printed"


def test_one_status_with_two_meanings_is_refused() -> None:
    table = status_table("EM", RightKind.MARK)
    assert table is not None
    raw = table.model_dump() | {
        "means": {Standing.LAPSED: {"a_b": "x"}, Standing.REGISTERED: {"A B": "y"}}
    }
    with pytest.raises(ValidationError, match="two meanings"):
        StatusCodesFile.model_validate(raw)


@given(st.lists(st.tuples(st.text(max_size=12), st.dates() | st.none()), max_size=5))
def test_no_status_shortens_a_life_unless_the_table_says_dead(
    statuses: list[tuple[str, date | None]],
) -> None:
    table = status_table("US", RightKind.MARK)
    assert table is not None
    ends = (Standing.LAPSED, Standing.REVOKED)
    dead = any(standing_of(table, value) in ends for value, _ in statuses)
    found = life(mark(), [event(value, on) for value, on in statuses])
    assert dead or found.ends_on is None


def test_capitals_underscores_and_blanks_do_not_count() -> None:
    assert folded(" Application_Published ") == folded("application  PUBLISHED")


def test_a_table_that_breaks_its_form_is_told_and_one_that_is_missing_is_none(
    tmp_path: Path,
) -> None:
    path = tmp_path / "us" / "mark" / "status_codes.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("rule: us.mark.status_codes\nkind: status_codes\nmeans: {dead: {a: b}}\n")
    with reading(tmp_path):
        assert path.relative_to(tmp_path).as_posix() in {fault.file for fault in table_faults()}
        assert status_table("EM", RightKind.MARK) is None
        assert not list(rule_files())
