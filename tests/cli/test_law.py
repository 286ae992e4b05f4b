"""``maodun law`` as people call it: arguments in, answer or one clear sentence out."""

import inspect
import json
import shlex
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from maodun.cli.door import Door
from maodun.cli.law.group import LawGroup
from maodun.cli.main import cli
from maodun.reports.lawbook.entries import question
from maodun.rules.files import rule_names, rule_of

Maodun = Callable[..., Result]
RESPONSE = ("law", "period", "us.patent.response")


def examples() -> Iterator[str]:
    """The first example of every command that needs no folder."""
    for name, later in LawGroup.later.items():
        if name not in {"copy", "diff", "book", "check"}:
            text = inspect.cleandoc(later.load().help or "")
            yield text.partition("Example:")[2].strip().splitlines()[0]


@pytest.fixture
def proposal(maodun: Maodun, tmp_path: Path) -> Path:
    """A copy of the law in which a US office action is to be answered in two months."""
    folder = tmp_path / "proposal"
    assert maodun("law", "copy", str(folder)).exit_code == 0
    rule = folder / "us/patent/response.yaml"
    changed = rule.read_text("utf-8").replace("months: 3\n", "months: 2\n", 1)
    rule.write_text(changed, "utf-8")
    return folder


@pytest.mark.parametrize("example", list(examples()))
def test_the_example_of_a_command_is_answered(maodun: Maodun, example: str) -> None:
    ran = maodun(*shlex.split(example)[1:])
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert ran.stdout


def test_the_list_counts_rules_and_drafts(maodun: Maodun) -> None:
    found = json.loads(maodun("law", "list", "--json").stdout)
    assert found["count"] == len(found["rules"]) == len(rule_names())
    assert found["drafts"] == sum(rule["draft"] for rule in found["rules"])


def test_the_list_keeps_to_what_is_asked_for(maodun: Maodun) -> None:
    argv = ("law", "list", "--office", "us", "--right", "design", "--kind", "term", "--json")
    found = json.loads(maodun(*argv).stdout)
    assert [rule["rule"] for rule in found["rules"]] == ["us.design.term"]


def test_an_office_without_rules_gets_a_suggestion(maodun: Maodun) -> None:
    ran = maodun("law", "list", "--office", "usa")
    assert (ran.exit_code, "Did you mean us?" in ran.stderr) == (1, True)


def test_a_rule_is_shown_with_versions_sources_and_cases(maodun: Maodun) -> None:
    said = maodun("law", "show", "us.design.term").stdout
    for words in (
        "From 2015-05-13 on",
        "From 1953-01-01 to 2015-05-12",
        "15 years from the grant date.",
        "(secondary)",
        "(not read yet)",
        "nobody with a name has compared it",
        "File: us/design/term.yaml",
        "Cases: 6",
    ):
        assert words in said


@pytest.mark.parametrize("name", rule_names()[::4])
def test_the_command_that_a_rule_is_asked_with_gets_an_answer(
    maodun: Maodun, name: str
) -> None:
    command = question(rule_of(name))
    if command:
        ran = maodun(*shlex.split(command)[1:])
        assert (ran.exit_code, ran.stderr) == (0, "")


def test_a_rule_for_programs_speaks_both_languages(maodun: Maodun) -> None:
    shown = json.loads(maodun("law", "show", "us.design.term", "--json").stdout)
    assert shown["title"] == {
        "en": "Term of a US design patent",
        "zh": "美国外观设计专利的保护期限",
    }
    assert [version["from"] for version in shown["versions"]] == ["1953-01-01", "2015-05-13"]
    assert set(shown["versions"][0]["said"][0]) == {"en", "zh"}


def test_a_period_is_answered_with_its_rule_steps_and_sources(maodun: Maodun) -> None:
    ran = maodun(*RESPONSE, "--on", "document_date=2024-01-31", "--json")
    found = json.loads(ran.stdout)
    assert found["answer"] == {
        "last_day": "2024-04-30",
        "nominal": "2024-04-30",
        "extended": ["2024-05-31", "2024-07-01", "2024-07-31"],
    }
    assert {
        "rule",
        "title",
        "kind",
        "answer",
        "version_from",
        "confidence",
        "draft",
        "steps",
        "sources",
        "conflicts",
        "note",
        "also",
    } == set(found)
    assert (found["rule"], found["version_from"]) == ("us.patent.response", "1982-10-01")
    assert found["steps"]


def test_deemed_receipt_is_told_as_a_rule_of_its_own(maodun: Maodun) -> None:
    argv = ("law", "period", "ep.patent.response", "--on", "document_date=2023-10-02", "--json")
    found = json.loads(maodun(*argv).stdout)
    assert [also["rule"] for also in found["also"]] == ["ep.patent.notification"]


def test_a_renewal_is_answered_by_number(maodun: Maodun) -> None:
    argv = ("law", "windows", "us.patent.renewals", "--on", "filing_date=2020-03-02")
    ran = maodun(*argv, "--on", "grant_date=2022-08-30", "--number", "2", "--json")
    (window,) = json.loads(ran.stdout)["windows"]
    assert (window["answer"]["number"], window["answer"]["due"]) == (2, "2030-02-28")
    every = json.loads(maodun(*argv, "--on", "grant_date=2022-08-30", "--json").stdout)
    assert [one["answer"]["number"] for one in every["windows"]] == [1, 2, 3]


def test_the_surcharge_begins_after_the_day_that_payment_moved_to(maodun: Maodun) -> None:
    argv = ("law", "windows", "us.patent.renewals", "--on", "filing_date=2014-03-03")
    first = (*argv, "--on", "grant_date=2016-07-05", "--number", "1")
    (window,) = json.loads(maodun(*first, "--json").stdout)["windows"]
    days = [window["answer"][name] for name in ("pay_by", "late_from", "surcharge_from")]
    assert days == ["2020-01-06", "2020-01-06", "2020-01-07"]
    told = maodun(*first).stdout.splitlines()
    assert "surcharge from: 2020-01-07" in told
    assert "2020-01-06" not in "".join(line for line in told if "surcharge from" in line)


def test_a_sentence_about_closings_is_said_once_for_all_windows(maodun: Maodun) -> None:
    argv = ("law", "windows", "us.patent.renewals", "--on", "filing_date=2020-03-02")
    told = maodun(*argv, "--on", "grant_date=2022-08-30").stdout.splitlines()
    assert sum("Closing days after" in line for line in told) == 1


@pytest.mark.parametrize(
    ("rule", "first", "second"),
    [
        pytest.param(
            "cn.design.grace",
            "publication against their will, publication at a recognised academic meeting",
            "every other disclosure, also what the applicant itself shows or sells",
            id="own disclosures are not forgiven",
        ),
        pytest.param(
            "us.design.grace",
            "publication against their will, publication by the maker or through them",
            "every other disclosure, unless the note says otherwise",
            id="own disclosures are forgiven",
        ),
    ],
)
def test_grace_says_first_what_is_forgiven(
    maodun: Maodun, rule: str, first: str, second: str
) -> None:
    days = ("--on", "disclosure_date=2026-09-10", "--on", "filing_date=2026-11-02")
    told = maodun("law", "grace", rule, *days).stdout.splitlines()
    assert told[0].startswith(f"forgiven only: {first}")
    assert told[1] == f"not forgiven: {second}"
    assert told[2].startswith("to be filed by: 2027-")


def test_official_sources_are_named_first(maodun: Maodun) -> None:
    told = maodun("law", "show", "gb.mark.opposition").stdout.splitlines()
    ranks = [
        2 if line.endswith("(not read yet)") else int(line.endswith("(secondary)"))
        for line in told[
            : told.index(
                "  Another source says otherwise: The last day is the "
                "one before the corresponding day: published 4 July, last day 3 September"
            )
        ]
        if line.startswith("  Source: ")
    ]
    assert ranks == sorted(ranks)


def test_a_folder_that_is_there_is_not_copied_over(maodun: Maodun, tmp_path: Path) -> None:
    ran = maodun("law", "copy", str(tmp_path))
    assert (ran.exit_code, ran.stdout) == (1, "")
    assert f"{tmp_path} is there already" in ran.stderr.replace("\n", "")


def test_chinese_readers_see_no_codes_beside_a_case(maodun: Maodun) -> None:
    told = maodun("--lang", "zh", "law", "show", "cn.mark.term").stdout
    assert "not_covered" not in told
    plain = maodun("law", "show", "cn.mark.term").stdout
    assert "registration date 1983-02-28: no answer: that day is not covered" in plain


def test_a_fee_is_money_and_not_a_float(maodun: Maodun) -> None:
    argv = ("law", "fee", "us.design.fees", "filing_total", "--on", "payment_date=2026-01-31")
    assert json.loads(maodun(*argv, "--json").stdout)["answer"]["amount"] == "1300"


@pytest.mark.parametrize(
    ("argv", "code", "said"),
    [
        pytest.param(
            ("term", "us.desing.term"), 1, "The nearest name is us.design.term", id="rule"
        ),
        pytest.param(
            ("term", "us.design.term", "--on", "grantdate=2026-01-01"),
            2,
            "Did you mean grant_date?",
            id="name of a day",
        ),
        pytest.param(
            ("term", "us.design.term", "--on", "grant_date=2026-02-30"),
            2,
            "There is no day 2026-02-30: 2026-02 has 28 days.",
            id="30 February",
        ),
        pytest.param(
            ("term", "us.design.term", "--on", "grant_date=2026-13-01"),
            2,
            "There is no month 2026-13.",
            id="a 13th month",
        ),
        pytest.param(
            ("term", "us.design.term", "--on", "grant_date=1 May 2026"),
            2,
            "'1 May 2026' is no day. Write it as 2026-01-31.",
            id="a day in words",
        ),
        pytest.param(
            ("term", "us.design.term", "--on", "2026-01-01"),
            2,
            "'2026-01-01' is no day with its name",
            id="a day without a name",
        ),
        pytest.param(
            (
                "adjustment",
                "us.patent.pta",
                *("--on", "filing_date=2020-01-31"),
                *("--delay", "a=10"),
                *("--delay", "a=20"),
            ),
            2,
            "a is given as 10 and as 20.",
            id="one delay with two numbers",
        ),
        pytest.param(
            (
                "term",
                "us.design.term",
                *("--on", "grant_date=2026-01-01"),
                *("--on", "grant_date=2026-01-02"),
            ),
            2,
            "grant_date is given as 2026-01-01 and as 2026-01-02.",
            id="a day twice",
        ),
        pytest.param(
            (
                "term",
                "us.design.term",
                *("--on", "grant_date=2026-01-01"),
                *("--on", "filing_date=2026-02-01"),
            ),
            1,
            "The grant date (2026-01-01) lies before the filing date (2026-02-01)",
            id="grant before filing",
        ),
        pytest.param(
            ("term", "us.design.term"),
            1,
            "Say it with: --on filing_date=2026-01-31 --on grant_date=2026-01-31",
            id="days missing",
        ),
        pytest.param(
            ("period", "us.design.term", "--on", "grant_date=2026-01-01"),
            1,
            "us.design.term answers another question (term). Ask it with: maodun law term "
            "us.design.term --on filing_date=2026-01-30 --on grant_date=2026-01-30",
            id="another kind of rule",
        ),
        pytest.param(
            (*RESPONSE[1:], "--on", "document_date=2026-01-02", "--months", "2"),
            1,
            "us.patent.response says itself how long the period is",
            id="a length for a rule with its own",
        ),
        pytest.param(
            ("period", "us.office.counting", "--months", "2", "--days", "3"),
            1,
            "Give either --months or --days, not both.",
            id="two units",
        ),
        pytest.param(
            (*RESPONSE[1:], "--on", "document_date=1982-09-30"),
            1,
            "it covers 1982-10-01 and later",
            id="before the law is covered",
        ),
        pytest.param(
            ("fee", "us.design.fees", "filingtotal", "--on", "payment_date=2026-01-31"),
            1,
            "the nearest is filing_total",
            id="a fee that is none",
        ),
        pytest.param(
            (
                *("fee", "us.design.fees", "filing", "--units", "3"),
                *("--on", "payment_date=2026-01-31"),
            ),
            1,
            "filing is one amount, whatever --units says",
            id="units of a fee that is one amount",
        ),
        pytest.param(
            ("windows", "em.design.renewals"),
            1,
            "needs: filing date. Say it with: --on filing_date=2026-01-31",
            id="a day that may be missing is not asked for",
        ),
        pytest.param(
            ("grace", "cn.design.grace", "--on", "disclosure_date=2026-09-10"),
            1,
            "cn.design.grace needs: filing date. The rule in force on the filing date counts. "
            "Say it with: --on filing_date=2026-01-31",
            id="a day that only chooses the version",
        ),
        pytest.param(
            ("check", "us.dezign"), 1, "Did you mean us.design?", id="nothing begins so"
        ),
        pytest.param(
            ("adjustment", "us.patent.pta", "--delay", "a"),
            2,
            "'a' is no number of days with its name",
            id="a delay without days",
        ),
    ],
)
def test_a_wrong_question_is_told_what_is_wrong(
    maodun: Maodun, argv: tuple[str, ...], code: int, said: str
) -> None:
    ran = maodun("law", *argv)
    assert (ran.exit_code, ran.stdout) == (code, "")
    assert said in " ".join(ran.stderr.split())


def test_checking_part_of_the_law_counts_rules_and_cases(maodun: Maodun) -> None:
    ran = maodun("law", "check", "us.design.term", "calendars.us_office", "--json")
    found = json.loads(ran.stdout)
    assert (ran.exit_code, found["rules"], found["calendars"], found["faults"]) == (0, 1, 1, [])


def test_corrected_law_files_are_used_by_every_command_and_named(
    door: Door, proposal: Path
) -> None:
    corrected = replace(door, settings=replace(door.settings, law=proposal))
    argv = (*RESPONSE, "--on", "document_date=2024-01-31")
    ran = CliRunner().invoke(cli, argv, obj=corrected)
    assert ran.stdout.startswith("last day: 2024-04-01")
    assert str(proposal) in "".join(ran.stderr.split())
    assert str(proposal) in ran.stdout
    checked = CliRunner().invoke(cli, ["law", "check", "us.patent.response"], obj=corrected)
    assert checked.exit_code == 1
    ours = CliRunner().invoke(cli, argv, obj=door)
    assert ours.stdout.startswith("last day: 2024-04-30")
    assert ours.stderr == ""


def test_a_fault_is_told_with_its_file_and_line(maodun: Maodun, proposal: Path) -> None:
    ran = maodun("law", "check", "us.patent.response", "--in", str(proposal))
    assert ran.exit_code == 1
    assert "us/patent/response.cases.yaml, line 3: case 'an action of 28 Feb" in ran.stdout


def test_a_change_is_told_by_the_cases_and_answers_it_moves(
    maodun: Maodun, proposal: Path
) -> None:
    ran = maodun("law", "diff", "us.patent.re", "--with", str(proposal), "--json")
    found = json.loads(ran.stdout)
    assert ran.exit_code == 1
    assert {one["rule"] for one in found["moved"]} == {"us.patent.response"}
    moved = {one["case"]: one for one in found["moved"] if one["shifted_days"] == 0}
    ordinary = moved["an action of 31 January ends on 30 April"]
    assert ordinary["before"]["last_day"] == "2024-04-30"
    assert ordinary["after"]["last_day"] == "2024-04-01"
    assert {fault["file"] for fault in found["faults"]} == {"us/patent/response.cases.yaml"}


def test_an_answer_that_is_no_longer_given_is_told_in_words(
    maodun: Maodun, proposal: Path
) -> None:
    rule = proposal / "us/patent/response.yaml"
    later = rule.read_text("utf-8").replace("1982-10-01", "2025-01-01")
    rule.write_text(later, "utf-8")
    told = maodun("law", "diff", "us.patent.response", "--with", str(proposal)).stdout
    assert "-> no answer that day is not covered" in told
    assert "no answer not_covered" not in told


def test_a_copy_that_changes_nothing_moves_nothing(maodun: Maodun, tmp_path: Path) -> None:
    maodun("law", "copy", str(tmp_path / "same"))
    ran = maodun("law", "diff", "de.design", "--with", str(tmp_path / "same"))
    assert (ran.exit_code, ran.stdout.count("\n")) == (0, 1)
    assert "0 answers of 0 rules move" in ran.stdout


def test_a_folder_without_rules_is_no_copy(maodun: Maodun, tmp_path: Path) -> None:
    ran = maodun("law", "diff", "--with", str(tmp_path))
    assert (ran.exit_code, "maodun law copy" in ran.stderr) == (1, True)


def test_the_book_is_written_below_the_folder_in_both_languages(
    maodun: Maodun, tmp_path: Path
) -> None:
    ran = maodun("law", "book", "--out", str(tmp_path / "book"), "--both", "--json")
    found = json.loads(ran.stdout)
    assert ran.exit_code == 0
    assert found["files"] == len(list((tmp_path / "book").rglob("*.html")))
    assert [Path(file).parent.name for file in found["open"]] == ["en", "zh"]
    assert "../zh/index.html" in Path(found["open"][0]).read_text("utf-8")


def test_the_book_in_one_language_is_in_the_readers(maodun: Maodun, tmp_path: Path) -> None:
    ran = maodun("--lang", "zh", "law", "book", "--out", str(tmp_path / "book"))
    assert ran.exit_code == 0
    assert [path.name for path in (tmp_path / "book").iterdir()] == ["zh"]
