"""Checking law files: each kind of fault is found, and told with its file and line."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from maodun.rules.checking import Fault, check_law
from maodun.rules.files import LAW, reading
from maodun.rules.moving import SHIFTS, compare

TODAY = date(2026, 12, 1)
RULE = "us/design/term.yaml"
CASES = "us/design/term.cases.yaml"
CALENDAR = "calendars/ep.yaml"
KNOWN_BAD = "known_bad.yaml"
CALENDAR_CASES = "calendars/ep.cases.yaml"
TABLES = ("markets.yaml", "routes.yaml", "precautions.yaml")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of one rule that changed once, and of one calendar, with their cases."""
    for name in (RULE, CASES, CALENDAR, CALENDAR_CASES, *TABLES):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(LAW / name, path)
    return tmp_path


def change(folder: Path, name: str, old: str, new: str) -> int:
    """Put ``new`` in the place of ``old`` and return its line."""
    path = folder / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return text[: text.index(old)].count("\n") + 1


def faults(folder: Path, *, today: date = TODAY, only: tuple[str, ...] = ()) -> list[Fault]:
    """What is wrong in a folder of law."""
    with reading(folder):
        return list(check_law(today, only=only))


def dropped(folder: Path, day: str) -> None:
    """Take the case on a day out of the cases of the rule."""
    path = folder / CASES
    cases = path.read_text("utf-8").split("\n  - name:")
    kept = [case for case in cases if f"filing_date: {day}" not in case]
    assert len(kept) < len(cases)
    path.write_text("\n  - name:".join(kept), "utf-8")


def test_a_folder_in_order_has_no_faults(folder: Path) -> None:
    assert faults(folder) == []


def test_the_law_of_the_program_is_read_again_afterwards(folder: Path) -> None:
    change(folder, RULE, "years: 15", "years: 16")
    assert faults(folder)
    assert list(check_law(TODAY, only=("us.design.term",))) == []


def test_a_case_with_another_answer_is_told_with_both(folder: Path) -> None:
    change(folder, RULE, "years: 15", "years: 16")
    told = faults(folder)
    lines = (folder / CASES).read_text("utf-8").splitlines()
    assert {fault.file for fault in told} == {CASES}
    for fault in told:
        assert fault.line is not None
        assert lines[fault.line - 1].startswith("  - name:")
        assert "expects" in str(fault.because)


@pytest.mark.parametrize("day", ["2015-05-13", "2015-05-12"])
def test_a_change_without_a_case_on_each_side_is_told(folder: Path, day: str) -> None:
    dropped(folder, day)
    (fault,) = faults(folder)
    assert (fault.file, str(fault.because)) == (
        RULE,
        f"no case is on {day}, beside a change of law",
    )
    lines = (folder / RULE).read_text("utf-8").splitlines()
    assert "2015-05-13" in lines[(fault.line or 0) - 1]


def test_a_rule_without_a_case_before_it_begins_is_told(folder: Path) -> None:
    dropped(folder, "1952-12-31")
    (fault,) = faults(folder)
    assert "not_covered on 1952-12-31" in str(fault.because)


@pytest.mark.parametrize(
    ("today", "stale"), [(date(2027, 11, 22), False), (date(2027, 11, 23), True)]
)
def test_a_check_of_more_than_a_year_ago_is_stale(
    folder: Path, today: date, *, stale: bool
) -> None:
    told = faults(folder, today=today, only=("us",))
    assert [str(fault.because)[:25] for fault in told] == ["it was last checked on 20"] * stale


def test_a_rule_without_cases_and_cases_without_a_rule_are_told(folder: Path) -> None:
    (folder / CASES).unlink()
    shutil.copy(LAW / CASES, folder / "us/design/grace.cases.yaml")
    told = {fault.file: str(fault.because) for fault in faults(folder)}
    assert told == {
        RULE: "it has no cases; write them in term.cases.yaml",
        "us/design/grace.cases.yaml": "there is no rule beside these cases",
    }


@pytest.mark.parametrize(
    ("name", "old", "new", "because"),
    [
        pytest.param(RULE, "chosen_by:", "choosen_by:", "did you mean 'chosen_by'", id="key"),
        pytest.param(
            CASES, "rule: us.design.term", "rule: us.design.terms", "calls itself", id="name"
        ),
        pytest.param(CASES, "expect:", "expects:", "did you mean 'expect'", id="key of cases"),
        pytest.param(CALENDAR, "weekend:", "week_end:", "did you mean 'weekend'", id="days"),
        pytest.param(
            CALENDAR_CASES,
            "2015-05-06",
            "2015-05-07",
            "expects next_open 2015",
            id="case of days",
        ),
    ],
)
def test_a_fault_is_told_with_its_file_and_line(
    folder: Path, name: str, old: str, new: str, because: str
) -> None:
    line = change(folder, name, old, new)
    (fault,) = faults(folder)
    assert fault.file == name
    assert because in str(fault.because)
    assert fault.line is not None
    assert abs(fault.line - line) <= 2


@pytest.mark.parametrize(
    ("old", "new", "because"),
    [
        pytest.param("ends_on: 2030-03-01", "ends_on: 2030-03-02", "expects ends_on", id="day"),
        pytest.param("    claims:", "    claim:", "did you mean 'claims'", id="key"),
    ],
)
def test_a_known_bad_value_is_checked_too(
    folder: Path, old: str, new: str, because: str
) -> None:
    text = (LAW / KNOWN_BAD).read_text("utf-8").split("  - name: ")
    kept = [part for part in text[1:] if part.startswith("us_design_term")]
    checked = text[-1][text[-1].index("checked:") :]
    (folder / KNOWN_BAD).write_text("  - name: ".join([text[0], *kept]) + checked, "utf-8")
    line = change(folder, KNOWN_BAD, old, new)
    (fault,) = faults(folder, only=("known_bad",))
    assert (fault.file, because in str(fault.because)) == (KNOWN_BAD, True)
    assert abs((fault.line or 0) - line) <= 1


def test_only_what_is_asked_for_is_checked(folder: Path) -> None:
    change(folder, RULE, "years: 15", "years: 16")
    assert faults(folder, only=("calendars",)) == []
    assert faults(folder, only=("us.design",))


def moved(folder: Path) -> Iterator[tuple[int, str, str]]:
    for one in compare(folder, only=("us.design.term",)).moved:
        yield one.shifted_days, str(one.before["ends_on"]), str(one.after["ends_on"])


def test_a_changed_length_moves_the_answers_that_rest_on_it(folder: Path) -> None:
    change(folder, RULE, "years: 15", "years: 16")
    found = list(moved(folder))
    assert (0, "2031-03-01", "2032-03-01") in found
    assert {shift for shift, _, _ in found} == set(SHIFTS)
    assert all(int(after[:4]) == int(before[:4]) + 1 for _, before, after in found)


def test_a_rule_that_only_one_side_has_is_told_as_such(folder: Path) -> None:
    found = compare(folder, only=("us.design.t", "us.design.f"))
    assert (found.added, found.removed) == ((), ("us.design.fees",))
    assert found.moved == ()
    (folder / "us/design/fees.yaml").write_text((LAW / RULE).read_text("utf-8"), "utf-8")
    (folder / RULE).rename(folder / "us/design/terms.yaml")
    assert compare(folder, only=("us.design.t",)).added == ("us.design.terms",)


def test_a_copy_that_cannot_be_read_answers_nothing_and_stops_nothing(folder: Path) -> None:
    change(folder, RULE, "chosen_by:", "choosen_by:")
    found = compare(folder, only=("us.design.term",))
    assert {one.after["error"] for one in found.moved} == {"bad_law_file"}


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        pytest.param("markets.yaml", b"rule: markets\n", "missing", id="a table of one line"),
        pytest.param("precautions.yaml", b"\xff", "UTF-8", id="no text"),
        pytest.param("us/term.yaml", b"rule: us.term\n", "nothing reads", id="a stray file"),
        pytest.param(RULE, b"rule: us.design.term\n\xff\n", "UTF-8", id="a rule of no text"),
    ],
)
def test_what_lies_beside_the_rules_is_checked_too(
    folder: Path, name: str, content: bytes, said: str
) -> None:
    (folder / name).write_bytes(content)
    (fault,) = (one for one in faults(folder) if one.file == name)
    assert said in str(fault.because)


def test_an_empty_folder_is_not_in_order(tmp_path: Path) -> None:
    assert any("no rule" in str(fault.because) for fault in faults(tmp_path))


def test_a_rule_that_points_to_none_is_told(folder: Path) -> None:
    path = folder / "us/patent/renewals.yaml"
    path.parent.mkdir(parents=True)
    for name in ("renewals.yaml", "renewals.cases.yaml"):
        shutil.copy(LAW / "us/patent" / name, path.parent / name)
    told = [one for one in faults(folder) if "us.patent.renewal_fees" in str(one.because)]
    assert [one.line is not None for one in told] == [True]


def test_a_check_of_tomorrow_is_none(folder: Path) -> None:
    fault = faults(folder, today=date(2026, 1, 1))[0]
    assert "yet to come" in str(fault.because)


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        pytest.param(
            RULE,
            "from: 2015-05-13",
            "from: 2015-05-13\n    until: 2015-05-12",
            "until",
            id="ends before it begins",
        ),
        pytest.param(
            RULE,
            "{years: 15}",
            "{business_days: 20}",
            "business days",
            id="a term in business days",
        ),
    ],
)
def test_a_length_or_version_that_cannot_be_is_refused(
    folder: Path, name: str, old: str, new: str, said: str
) -> None:
    change(folder, name, old, new)
    assert any(said in str(fault.because) for fault in faults(folder))
