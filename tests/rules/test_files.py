from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from maodun.domain.errors import UnknownRule
from maodun.domain.rights import RightKind
from maodun.rules.files import FORM, LAW, rule_for, rule_of, rules
from maodun.rules.forms.plain_yaml import load


def law(name: str) -> Any:
    return load((LAW / f"{name.replace('.', '/')}.yaml").read_text("utf-8"))


def put(document: Any, path: tuple[str | int, ...], value: Any) -> Any:
    inner = document
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    return document


@pytest.mark.parametrize("name", sorted(rules()))
def test_every_rule_names_its_sources_and_both_titles(name: str) -> None:
    rule = rules()[name]
    assert rule.title.en
    assert rule.title.zh
    assert all(version.sources for version in rule.versions)


@pytest.mark.parametrize("name", sorted(rules()))
def test_a_rule_nobody_with_a_name_has_checked_is_a_draft(name: str) -> None:
    assert rules()[name].draft


@pytest.mark.parametrize(
    ("path", "value", "place"),
    [
        pytest.param(
            ("versions", 1, "uprating"), "cpi", r"versions\.1\.uprating", id="in a version"
        ),
        pytest.param(
            ("versions", 0, "value"), {"years": "14", "dayz": "1"}, "dayz", id="in a value"
        ),
        pytest.param(("chosen_by",), "invention_date", "chosen_by", id="unknown day"),
        pytest.param(("covers_from",), "1950-01-01", "start on covers_from", id="a gap"),
        pytest.param(("versions", 1, "from"), "1953-01-01", "each day once", id="a day twice"),
        pytest.param(("checked", "by"), "li.lawyer", "nobody has read", id="unread but signed"),
        pytest.param(
            ("versions", 0, "value"),
            {"at": [{"months": "1"}], "moves": "none"},
            "Extra inputs",
            id="a fee in a term",
        ),
        pytest.param(
            ("versions", 0, "value"),
            {"years": "1", "months": "1"},
            "exactly one",
            id="two units",
        ),
        pytest.param(
            ("versions", 1, "sources", 1, "says"),
            "words",
            "without the address",
            id="words from nowhere",
        ),
    ],
)
def test_a_mistake_in_a_law_file_is_an_error_that_names_its_place(
    path: tuple[str | int, ...], value: Any, place: str
) -> None:
    with pytest.raises(ValidationError, match=place):
        FORM.validate_python(put(law("us.design.term"), path, value))


def test_an_unknown_rule_is_named() -> None:
    with pytest.raises(UnknownRule, match=r"us\.desing\.term"):
        rule_of("us.desing.term")


@pytest.mark.parametrize(
    ("subject", "office", "kind", "code", "expected"),
    [
        ("term", "US", RightKind.PATENT, "", "us.patent.term"),
        ("term", "US", RightKind.PLANT, "", "us.patent.term"),
        ("term", "US", RightKind.DESIGN, "", "us.design.term"),
        ("renewals", "US", RightKind.PATENT, "", "us.patent.renewals"),
        ("renewals", "US", RightKind.DESIGN, "", None),
        ("renewals", "US", RightKind.PLANT, "", None),
        ("reissue", "US", RightKind.PATENT, "E1", "us.patent.reissue"),
        ("reissue", "US", RightKind.PATENT, "B2", None),
        ("term", "IN", RightKind.PATENT, "", None),
    ],
)
def test_the_rule_for_a_kind_of_right(
    subject: str, office: str, kind: RightKind, code: str, expected: str | None
) -> None:
    rule = rule_for(subject, office, kind, code)
    assert (rule.rule if rule else None) == expected


def test_law_holds_only_data() -> None:
    assert {path.suffix for path in Path(LAW).rglob("*.*")} == {".yaml"}


@pytest.mark.parametrize("subject", ["term", "renewals", "response", "opposition"])
@pytest.mark.parametrize("office", ["US", "CN", "EM", "GB", "DE"])
@pytest.mark.parametrize("right", list(RightKind), ids=str)
def test_a_rule_about_a_right_is_never_one_of_customs_or_courts(
    subject: str, office: str, right: RightKind
) -> None:
    found = rule_for(subject, office, right)
    assert found is None or found.rule.split(".")[1] not in {"customs", "court", "tribunal"}


def test_the_rule_in_the_folder_of_the_right_goes_first() -> None:
    found = rule_for("protection", "DE", RightKind.DESIGN)
    assert found is not None
    assert found.rule == "de.design.protection"


def test_a_period_at_a_platform_names_whose_closing_days_count() -> None:
    document = law("etsy.notice.restoration")
    assert document["versions"][0]["value"].pop("calendar")
    with pytest.raises(ValidationError, match="name a calendar"):
        FORM.validate_python(document)
