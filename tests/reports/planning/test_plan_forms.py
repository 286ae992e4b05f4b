"""A plan in every form: what it says, in both languages, and that it can be read in grey."""

import io
import json
import re
import xml.etree.ElementTree as ET
from datetime import date
from decimal import Decimal

import openpyxl
import pytest

from maodun.domain.launches import Act, Event, Launch, Money, OwnRight, Sort
from maodun.domain.plans import Changed, Plan
from maodun.planning.assumptions import shipped
from maodun.planning.making import Order, compared, plan
from maodun.reports.planning.rendering import PlanForm, render_plan
from tests.planning.offices import TODAY, MadeUpLaw, launch

NAUGHTY = "<script>alert('x')</script> & =1+1, \u202etfel"


def planned(one: Launch, budget: int = 8000) -> Plan:
    order = Order((one,), shipped(), Money(Decimal(budget), "USD"), TODAY)
    return plan(order, MadeUpLaw())


@pytest.fixture(scope="module")
def made() -> Plan:
    shown = Event(date(2026, 11, 21), Act.LISTING, how=NAUGHTY, where="AB")
    fair = Event(date(2027, 1, 12), Act.FAIR, where="CC")
    own = OwnRight("CC 9", Sort.MARK, "CC", granted_on=date(2026, 1, 5))
    one = launch(shown, fair, held=(own,), sku="P=1,<b>")
    rich = tuple(
        type(o)(o.market, tuple(m * 50 for m in o.revenue), o.platforms) for o in one.outlooks
    )
    return planned(
        type(one)(**{name: getattr(one, name) for name in one.__slots__} | {"outlooks": rich})
    )


def rendered(made: Plan, form: PlanForm, language: str = "en") -> str:
    return render_plan(made, form=form, language=language).decode()


@pytest.mark.parametrize("form", ["html", "pdf", "xlsx", "json", "ics", "text"])
def test_the_same_plan_gives_the_same_bytes(made: Plan, form: PlanForm) -> None:
    first = render_plan(made, form=form, language="en")
    assert first == render_plan(made, form=form, language="en")
    assert render_plan(made, form=form, language="zh")


def test_the_page_holds_two_drawings_and_runs_nothing(made: Plan) -> None:
    page = rendered(made, "html")
    assert page.count("<svg") == 2
    assert "<script" not in page
    assert "What to file" in page
    for drawing in re.findall(r"<svg.*?</svg>", page, re.DOTALL):
        ET.fromstring(drawing)  # noqa: S314 - our own drawing


def test_states_of_the_drawings_differ_without_colour(made: Plan) -> None:
    page = rendered(made, "html")
    for pattern in ("url(#dots)", "url(#hatch)", "url(#cross)"):
        assert f'fill="{pattern}"' in page
    for word in ("pending", "possible", "lost", "in force", "last day to file"):
        assert re.search(rf"<text[^>]*>{word}<", page)


def test_no_amount_is_a_float_in_json(made: Plan) -> None:
    whole = json.loads(rendered(made, "json"), parse_float=pytest.fail)
    assert whole["plan_version"] == 1
    assert whole["outcome"]["spent"] == {
        "amount": whole["outcome"]["spent"]["amount"],
        "currency": "USD",
    }
    assert re.fullmatch(r"\d+\.\d\d", whole["outcome"]["spent"]["amount"])


def test_each_rule_is_told_once_in_json(made: Plan) -> None:
    whole = json.loads(rendered(made, "json"))
    used = {
        applied["rule"]
        for product in whole["products"]
        for option in product["options"]
        for applied in option["applied"]
    }
    assert used
    assert used <= set(whole["rules"])


def test_the_calendar_is_one_all_day_event_each(made: Plan) -> None:
    text = rendered(made, "ics")
    lines = text.split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert all(len(line.encode()) <= 75 for line in lines)
    uids = [line for line in lines if line.startswith("UID:")]
    assert len(uids) == len(set(uids)) == len(made.deadlines)
    assert text.count("BEGIN:VALARM") == 2 * sum(one.chosen for one in made.deadlines)
    assert "\\," in text


def test_a_deadline_keeps_its_name_when_its_day_moves(made: Plan) -> None:
    def names(text: str) -> set[str]:
        return {line for line in text.split("\r\n") if line.startswith("UID:")}

    moved = type(made)(
        **{name: getattr(made, name) for name in made.__slots__}
        | {"made_on": date(2026, 12, 1)}
    )
    assert names(rendered(made, "ics")) == names(rendered(moved, "ics"))


def test_no_cell_of_the_workbook_is_a_formula(made: Plan) -> None:
    content = render_plan(made, form="xlsx", language="en")
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert len(book.sheetnames) == 8
    kinds = {cell.data_type for page in book for row in page.iter_rows() for cell in row}
    assert "f" not in kinds
    assert len(list(book["Options"].iter_rows())) == 1 + len(made.products[0].options)


def test_a_what_if_is_shown_beside_the_plan(made: Plan) -> None:
    poor = planned(launch(), budget=0)
    changed: Changed = compared(made, poor, ("budget=0",))
    page = render_plan(made, form="html", language="en", changed=changed).decode()
    assert "With budget=0:" in page
    whole = json.loads(render_plan(made, form="json", language="en", changed=changed))
    assert whole["what_if"]["changes"] == ["budget=0"]
    assert whole["what_if"]["dropped"]


def test_a_plan_with_nothing_to_file_says_so() -> None:
    found = planned(launch(brand=None), budget=0)
    assert "Nothing that could be filed is worth its cost." in rendered(found, "text")


def test_in_the_terminal_the_drawings_are_told_in_words(made: Plan) -> None:
    text = rendered(made, "text")
    assert "listing 2026-11-21" in text
    assert max(len(line) for line in text.splitlines()) <= 80
