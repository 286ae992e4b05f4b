import json
from functools import cache

import pytest

from maodun.reports.forms.terminal import SIGNS
from maodun.reports.naming.building import build
from maodun.reports.naming.rendering import NAME_FORMS, NameForm, render_names
from maodun.reports.naming.words import HINTS, REMARKS, STATES, TIERS
from maodun.screening.naming.findings import NameReport, NameState
from tests.screening.naming.marks import CLOUD, EU_QUILLOX, QUILLOX, asked

ONE = ("BestScooter",)
SEVERAL = ("Quillox", "云猫/CloudCat", "Paris Quill", "Brantavo", "A4")


@cache
def report(names: tuple[str, ...] = SEVERAL) -> NameReport:
    return asked(names, QUILLOX, CLOUD, EU_QUILLOX, markets="US,EU,CN", proposals=2)


@pytest.mark.parametrize("form", NAME_FORMS)
@pytest.mark.parametrize("names", [ONE, SEVERAL], ids=["one", "several"])
def test_every_form_is_made_the_same_twice(form: NameForm, names: tuple[str, ...]) -> None:
    found = report(names)
    one, other = (render_names(found, form=form, language="en") for _ in range(2))
    assert one == other


def test_what_was_not_looked_at_is_the_first_panel() -> None:
    built = build(report())
    assert next(str(panel.title) for panel in built.panels) == "Not looked at"


def test_nothing_is_called_free_or_safe() -> None:
    text = render_names(report(), form="text", language="en").decode().lower()
    words = set(text.replace("“", " ").replace(",", " ").split())
    assert not words & {"free", "safe", "available", "infringes", "clear", "cleared"}


def test_every_state_has_words_and_a_sign_on_the_terminal() -> None:
    assert set(STATES) == set(NameState)
    assert all(tone.value in SIGNS for _, tone in STATES.values())
    assert all(str(words) for words in (*HINTS.values(), *REMARKS.values()))
    assert len({str(words) for words, _ in TIERS.values()}) == len(TIERS)


def test_json_keeps_values_beside_sentences() -> None:
    document = json.loads(render_names(report(), form="json", language="en"))
    assert document["names_version"] == 1
    because = document["findings"][0]["markets"][0]["because"]
    assert set(because) == {"text", "msgid", "values"}


def test_a_rule_behind_a_hint_is_shown_with_its_words() -> None:
    text = render_names(report(ONE), form="text", language="en").decode()
    assert "us.mark.distinctiveness" in text
    assert "商标法" in text
    assert "draft" in text


def test_page_one_alone_is_shorter() -> None:
    found = report()
    whole = render_names(found, form="text", language="en")
    front = render_names(found, form="text", language="en", front_only=True)
    assert whole.startswith(front[:200])
    assert len(front) < len(whole) / 2
