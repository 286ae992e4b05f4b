"""A plan in every form: what it says, in both languages, and that it can be read in grey."""

import io
import json
import re
import xml.etree.ElementTree as ET
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from icalendar import Calendar

from maodun.domain.launches import Act, Event, Launch, Money, OwnRight, Sort
from maodun.domain.plans import Changed, Plan
from maodun.domain.text import T
from maodun.planning.assumptions import shipped
from maodun.planning.making import Order, compared, plan
from maodun.reports.model import Line
from maodun.reports.planning.amounts import about, estimated, told_in
from maodun.reports.planning.places import spelled_out
from maodun.reports.planning.rendering import PlanForm, render_plan
from maodun.reports.planning.rules import applied_in
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
    assert "Candidate filings, by the assumptions" in page
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
    days = {(one.sku, one.on) for one in made.deadlines}
    assert len(uids) == len(set(uids)) == len(days)
    assert "\\," in text


def test_reminders_lie_ahead_and_an_event_says_what_it_costs(made: Plan) -> None:
    events: Any = Calendar.from_ical(rendered(made, "ics")).walk("VEVENT")
    for event in events:
        day, chosen = event["DTSTART"].dt, event["TRANSP"] == "OPAQUE"
        before = [alarm["TRIGGER"].dt for alarm in event.walk("VALARM")]
        assert bool(before) is (chosen and day >= TODAY)
        assert all(day + one > TODAY or one == timedelta(0) for one in before)
        assert "no legal advice" in event["DESCRIPTION"]
    first = next(event for event in events if event["TRANSP"] == "OPAQUE")
    assert "Planned filing" in first["SUMMARY"]
    assert re.search(r"Cost until grant: [\d,]+ USD", first["DESCRIPTION"])
    assert timedelta(days=-1) in [alarm["TRIGGER"].dt for alarm in first.walk("VALARM")]


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
    assert len(book.sheetnames) == 9
    kinds = {cell.data_type for page in book for row in page.iter_rows() for cell in row}
    assert "f" not in kinds
    assert len(list(book["Options"].iter_rows())) == 1 + len(made.products[0].options)


def test_the_workbook_begins_with_what_the_plan_comes_to(made: Plan) -> None:
    content = render_plan(made, form="xlsx", language="en")
    book: Any = openpyxl.load_workbook(io.BytesIO(content))
    summary = {row[0].value: row[1].value for row in book["Summary"].iter_rows(min_row=2)}
    assert summary["Budget"] == 8000
    assert "drafts" in summary["Rules used"]
    assert "no legal advice" in summary["What this is"]
    for name, column in (("Protected share", 3), ("Assumptions", 1)):
        numbers = [row[column].value for row in book[name].iter_rows(min_row=2)]
        assert numbers
        assert all(isinstance(one, int | float) for one in numbers)
    for row in book["Deadlines"].iter_rows(min_row=2):
        rules = (row[4].value or "").split(", ")
        assert len(rules) == len(set(rules))


def test_the_rules_that_are_drafts_are_counted_on_page_one(made: Plan) -> None:
    used = {applied.rule for applied in applied_in(made)}
    text = " ".join(rendered(made, "text").split())
    assert f"All {len(used)} rules used are drafts; no lawyer has checked them." in text


def test_offices_and_markets_are_named_and_not_coded() -> None:
    text = T("{right}, {office}: {known}", right="R", office="EM", known="EM")
    named = spelled_out((Line(text), Line(T("at {offices}", offices="CN, WO, XX"))))
    assert str(named[0].words) == "R, European Union (EUIPO): EM"
    assert str(named[1].words) == "at CN, WO, XX"
    assert str(spelled_out(T("at {offices}", offices="CN, WO"))) == "at China, WIPO"


def test_estimates_are_round_and_costs_are_not(made: Plan) -> None:
    said = T("{adds} more, at {price}", adds="61,608 USD", price="1,234 USD")
    assert str(estimated(T("X: {said}", said=said))) == "X: 61,600 USD more, at 1,234 USD"
    assert about(Money(Decimal("347"), "USD")) == "350 USD"
    head = dict(re.findall(r"<dt>([^<]+)</dt><dd><span[^>]*>([^<]+)<", rendered(made, "html")))
    assert head["The plan costs"] == str(made.outcome.spent)
    assert re.match(r"about [\d,]+0 USD, \d+%", head["Protected revenue"])


def test_the_sum_of_each_market_gives_what_the_right_protects_alone(made: Plan) -> None:
    lines = re.findall(
        r"revenue ([\d,]+) USD x (\d+)% of it while in force x chance ([\d.]+) x strength "
        r"([\d.]+) = alone about ([\d,]+) USD",
        rendered(made, "html"),
    )
    assert lines
    for revenue, share, chance, strength, alone in lines:
        product = float(revenue.replace(",", "")) * float(share) / 100
        product *= float(chance) * float(strength)
        assert float(alone.replace(",", "")) == pytest.approx(product, rel=0.05, abs=100)


def test_a_plan_told_in_another_currency_keeps_what_is_charged(made: Plan) -> None:
    told = told_in(made, "CNY")
    assert told.budget == Money(Decimal("57142.86"), "CNY")
    assert told.outcome.chosen == made.outcome.chosen
    for old, new in zip(made.products[0].options, told.products[0].options, strict=True):
        assert [line.money for line in new.lines] == [line.money for line in old.lines]
        assert {line.worth.currency for line in new.lines} <= {"CNY"}
    assert not any(
        " USD" in str(value) for one in told.verdicts for _, value in one.because.values
    )
    page = render_plan(told, form="html", language="en").decode()
    assert "1 USD = 7.1429 CNY (assumed)" in page
    assert told_in(made, "USD") is made


def test_one_product_has_no_contents_and_several_have_them_first(made: Plan) -> None:
    assert "<nav>" not in rendered(made, "html")
    two = type(made)(
        **{name: getattr(made, name) for name in made.__slots__}
        | {"products": (*made.products, *made.products)}
    )
    page = rendered(two, "html")
    assert page.index("<nav>") < page.index("Candidate filings")


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
    assert "Nothing fits the budget: the cheapest filing costs" in rendered(found, "text")


def test_in_the_terminal_the_drawings_are_told_in_words(made: Plan) -> None:
    text = rendered(made, "text")
    assert "listing 2026-11-21" in text
    assert max(len(line) for line in text.splitlines()) <= 80


def test_days_and_amounts_are_not_broken_in_the_terminal(made: Plan) -> None:
    table = [line for line in rendered(made, "text").splitlines() if line.startswith("| ")]
    assert any("2026-12-02" in line for line in table)
    assert not [line for line in table if re.search(r"\| (\d{4}-\d{2}|-?\d{2}) *\|", line)]
    assert not [line for line in table if re.search(r"\d,\d{1,2} *\|", line)]


def test_the_words_of_a_page_name_no_office_by_its_code(made: Plan) -> None:
    page = re.sub(r"<svg.*?</svg>|[\w.]+\.[A-Z]{2}\b[\w.]*", "", rendered(made, "html"))
    assert not re.findall(r"[>,;:] (?:EM|EP|WO|US|CN|EU|JP)\b", page)
