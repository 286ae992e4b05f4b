"""The whole funnel on a handful of fictional rights."""

from collections.abc import Generator
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TypeVar

import pytest

from maodun.domain.clearance import (
    Clearance,
    Finding,
    Flag,
    GateKind,
    GateState,
    Ruling,
)
from maodun.domain.errors import BadProduct
from maodun.domain.lives import Fate
from maodun.domain.products import Product
from maodun.domain.progress import Progress
from maodun.domain.records import Suit
from maodun.domain.rights import RightKind, Stage
from maodun.domain.rulings import Answer, Decision, Held, Remembered, Reply, Verdict, Waiver
from maodun.rules.places.markets import market
from maodun.screening.answers import rests_on
from maodun.screening.options import Options
from maodun.screening.sampling import draw
from maodun.screening.shield import clear
from tests.screening.rights import (
    ORIGIN,
    TODAY,
    WINDOW,
    ListedRegister,
    product,
    register,
    right,
)

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
SCOOTER = product(
    "Electric kick scooter with airless rubber tyres",
    "Folding handlebar with a latch at the deck",
    "Two wheels of 200 mm diameter",
    "Deck made of aluminium",
)
TYRE = right(
    "US99000001B2",
    "A scooter tyre comprising: a rubber body; and a plurality of honeycomb cells in the body.",
)
LATCH = right(
    "US99000002B2",
    "A folding scooter comprising: a deck; a handlebar; and a latch that holds the handlebar "
    "at the deck.",
)
PUMP = right(
    "US99000003B1",
    "A scooter comprising: a deck; two wheels; and a pump mounted under the deck.",
    "A scooter with a seat comprising: a deck; and a pump mounted under the deck.",
)
PENDING = right(
    "US20240900004A1",
    "A scooter comprising a deck and a motor in the front wheel.",
    stage=Stage.APPLICATION,
    parent=TYRE.application_number or "",
)
DESIGN = right("USD9900005S1", "Design for a scooter.", kind=RightKind.DESIGN)
CHINESE = right("CN990000006B", "A scooter comprising a deck.")
T_ = TypeVar("T_")


def finish(work: Generator[Progress, None, T_]) -> T_:
    while True:
        try:
            next(work)
        except StopIteration as stop:
            result: T_ = stop.value
            return result


def run(
    rights: ListedRegister,
    *,
    of: Product = SCOOTER,
    remembered: Remembered | None = None,
    options: Options | None = None,
) -> Clearance:
    return finish(
        clear(
            of,
            market=market("US"),
            window=WINDOW,
            register=rights,
            remembered=remembered or Remembered(),
            on=TODAY,
            options=options or Options(),
        )
    )


def seen(clearance: Clearance, number: str) -> Finding:
    return next(f for f in clearance.findings if f.right.publication_number == number)


def steps(clearance: Clearance) -> dict[str, int]:
    return {step.name: step.left for step in clearance.funnel}


def asked(clearance: Clearance, needs: str) -> Answer:
    question = next(q for q in clearance.questions if needs in q.limitation.needs)
    return Answer(
        limitation_key=question.limitation.key,
        limitation_text=question.limitation.text,
        needs=question.limitation.needs,
        reply=Reply.NO,
        by="Li Wei",
        at=NOON,
        rests_on=rests_on(SCOOTER, question.limitation.needs, question.limitation.text),
        asked_about=question.asked_about,
    )


def decided(finding: Finding, verdict: Verdict, change: str = "") -> Decision:
    return Decision(
        finding.right.publication_number,
        finding.content_sha256,
        verdict,
        "Li Wei",
        NOON,
        product_change=change,
    )


def test_every_right_in_scope_is_counted_at_each_step() -> None:
    dead = replace(PUMP, publication_number="US99000009B1")
    rights = register(
        TYRE, LATCH, PUMP, PENDING, DESIGN, CHINESE, dead,
        ends={"US99000009B1": (date(2026, 1, 1), Fate.LAPSED)},
    )  # fmt: skip
    held = (Held("US 99,000,002", "own"),)
    clearance = run(rights, remembered=Remembered(portfolio=held))
    assert steps(clearance) == {
        "register": 7,
        "offices": 6,
        "alive": 5,
        "portfolio": 4,
        "candidates": 4,
        "compared": 4,
        "waiting": 3,
    }
    reasons = {str(why): count for step in clearance.funnel for why, count in step.removed}
    assert reasons["lapsed or abandoned before the window"] == 1
    assert reasons["own or licensed"] == 1


def test_an_answer_settles_every_claim_with_the_same_text() -> None:
    rights = register(TYRE, PUMP)
    first = run(rights)
    assert seen(first, "US99000003B1").ruling is Ruling.OPEN
    answer = asked(first, "pump")
    second = run(rights, remembered=Remembered(answers=(answer,)))
    assert seen(second, "US99000003B1").ruling is Ruling.OUT_BY_ANSWER
    (used,) = second.reused
    assert {number for number, _ in used.settled} == {"US99000003B1"}
    assert len(used.settled) == 2
    assert seen(second, "US99000001B2").ruling is Ruling.OPEN


def test_a_right_that_is_out_still_shows_what_is_not_literal() -> None:
    rights = register(PUMP)
    answer = asked(run(rights), "pump")
    flags = {
        flagged.flag
        for flagged in seen(
            run(rights, remembered=Remembered(answers=(answer,))), "US99000003B1"
        ).flags
    }
    assert {Flag.EQUIVALENT, Flag.PART_OR_USE} <= flags


def test_an_answer_lapses_when_the_facts_it_rests_on_change() -> None:
    rights = register(PUMP)
    answer = asked(run(rights), "pump")
    changed = product(*(fact.text for fact in SCOOTER.facts), "Comes with a small pump")
    clearance = run(rights, of=changed, remembered=Remembered(answers=(answer,)))
    assert clearance.reused[0].lapsed
    assert seen(clearance, "US99000003B1").ruling is Ruling.OPEN


def test_questions_come_in_the_order_of_what_they_settle() -> None:
    clearance = run(register(TYRE, LATCH, PUMP))
    settled = [question.settles_with_proposed.rights for question in clearance.questions]
    assert settled == sorted(settled, reverse=True)
    assert settled[0] >= 1


def test_a_pending_application_stays_open_and_shows_on_its_parent() -> None:
    clearance = run(register(TYRE, PENDING))
    assert seen(clearance, "US20240900004A1").ruling is Ruling.OPEN_MAY_CHANGE
    parent = seen(clearance, "US99000001B2")
    assert Flag.CONTINUATION_OPEN in {flagged.flag for flagged in parent.flags}


def test_a_reviewer_closes_the_gate_and_a_change_opens_it_half() -> None:
    rights = register(TYRE, DESIGN)
    waivers = tuple(Waiver(gap.what, "Li Wei", NOON, "test") for gap in run(rights).gaps)
    tyre = seen(run(rights), "US99000001B2")
    states = [
        run(
            rights,
            remembered=Remembered(decisions=(decided(tyre, verdict, change),), waivers=waivers),
        ).overall
        for verdict, change in [
            (Verdict.OUT, ""),
            (Verdict.CLOSE, "cells without honeycomb"),
            (Verdict.CLOSE, ""),
        ]
    ]
    assert states == [GateState.NOTHING_OPEN, GateState.CHANGE, GateState.HOLD]


def test_a_decision_on_another_text_is_reopened_and_flagged() -> None:
    rights = register(TYRE)
    old = replace(
        decided(seen(run(rights), "US99000001B2"), Verdict.OUT), content_sha256="older"
    )
    finding = seen(run(rights, remembered=Remembered(decisions=(old,))), "US99000001B2")
    assert finding.ruling is Ruling.OPEN
    assert Flag.CHANGED_SINCE in {flagged.flag for flagged in finding.flags}


def test_our_own_earlier_sale_is_noted_and_rules_nothing_out() -> None:
    sold = product(*(fact.text for fact in SCOOTER.facts), sold_on=date(2019, 3, 1))
    finding = seen(run(register(TYRE), of=sold), "US99000001B2")
    assert Flag.LATER_THAN_OUR_SALE in {flagged.flag for flagged in finding.flags}
    assert finding.ruling is Ruling.OPEN


def test_suits_are_shown() -> None:
    suit = Suit("N.D. Ill.", "26-cv-1", date(2026, 2, 3), "Fictional Wheels LLC",
                ("US99000001B2",), ORIGIN)  # fmt: skip
    finding = seen(run(register(TYRE, suits=(suit,))), "US99000001B2")
    assert finding.suits[0].number == "26-cv-1"
    assert Flag.IN_SUIT in {flagged.flag for flagged in finding.flags}


def test_what_was_not_looked_at_is_said_and_keeps_the_gate_shut() -> None:
    clearance = run(register(TYRE, bad=3))
    gaps = {gap.what for gap in clearance.gaps}
    assert {"marks", "works", "office:US:designs", "records:bad"} <= gaps
    assert {row.state for row in clearance.gate} == {GateState.CANNOT_SAY}
    assert clearance.unseeable


def test_planted_rights_say_which_path_found_them() -> None:
    options = Options(known=("US99000002B2", "US99000777B2", "not a number"))
    clearance = run(register(TYRE, LATCH), options=options)
    found = {one.number: (one.paths, str(one.because)) for one in clearance.planted}
    assert found["US99000002B2"][0] == ("text",)
    assert found["US99000777B2"] == ((), "not in the register")
    assert "not a number" in found


def test_a_planted_right_beyond_the_search_is_compared_all_the_same() -> None:
    options = Options(candidates=1, known=("US99000002B2",))
    clearance = run(register(TYRE, LATCH), options=options)
    assert clearance.planted[0].paths == ()
    assert Flag.PLANTED in {f.flag for f in seen(clearance, "US99000002B2").flags}


def test_the_pile_is_what_lies_below_the_cut_and_carries_the_sample() -> None:
    rights = register(TYRE, LATCH, PUMP)
    first = run(rights, options=Options(cut=1))
    assert first.pile == 2
    plan = draw(first.pile_numbers, size=2, seed=3)
    judged = Remembered(
        sample=plan,
        decisions=tuple(
            Decision(number, f"sha of {number}", Verdict.OUT, "Li Wei", NOON)
            for number in plan.numbers
        ),
    )
    second = run(rights, options=Options(cut=1), remembered=judged)
    assert second.elusion is not None
    assert (second.elusion.judged, second.elusion.found) == (2, 0)


def test_a_close_right_found_by_the_sample_counts_in_the_gate() -> None:
    rights = register(TYRE, LATCH, PUMP)
    plan = draw(run(rights, options=Options(cut=1)).pile_numbers, size=2, seed=3)
    close = Decision(plan.numbers[0], f"sha of {plan.numbers[0]}", Verdict.CLOSE, "Li", NOON)
    clearance = run(
        rights, options=Options(cut=1), remembered=Remembered(sample=plan, decisions=(close,))
    )
    assert seen(clearance, plan.numbers[0]).ruling is Ruling.CLOSE
    assert clearance.elusion is not None
    said = [str(text) for text in clearance.gate[0].because]
    assert f"{plan.numbers[0]} is close and nothing is done about it." in said


def test_a_right_without_claims_waits_for_a_person() -> None:
    clearance = run(register(right("US99000001B2")))
    assert seen(clearance, "US99000001B2").ruling is Ruling.NOT_COMPARED
    assert steps(clearance)["waiting"] == 1


def test_leaving_a_right_open_ends_no_waiting() -> None:
    rights = register(TYRE)
    left = decided(seen(run(rights), "US99000001B2"), Verdict.OPEN)
    assert steps(run(rights, remembered=Remembered(decisions=(left,))))["waiting"] == 1


def test_a_reviewed_application_is_never_called_nothing_open_without_a_word() -> None:
    rights = register(PENDING)
    out = decided(seen(run(rights), "US20240900004A1"), Verdict.OUT)
    row = run(rights, remembered=Remembered(decisions=(out,))).gate[0]
    assert "1 applications were reviewed; their claims may change." in [
        str(text) for text in row.because
    ]


def test_a_foreign_right_that_may_still_come_is_in_scope_and_stays_open() -> None:
    coming = replace(CHINESE, filing_date=date(2026, 6, 1), language="en")
    clearance = run(register(TYRE, coming))
    assert steps(clearance)["offices"] == 2
    assert seen(clearance, "CN990000006B").ruling is Ruling.OPEN_MAY_CHANGE


def test_planting_does_not_move_the_pile() -> None:
    rights = register(TYRE, LATCH, PUMP)
    options = Options(cut=1, candidates=1)
    plain = run(rights, options=options)
    planted = run(rights, options=replace(options, known=("US99000003B1",)))
    assert plain.pile_numbers == planted.pile_numbers
    assert seen(planted, "US99000003B1").rank


def test_designs_below_the_cut_lie_in_the_pile() -> None:
    designs = [right(f"USD990000{n}S1", kind=RightKind.DESIGN) for n in range(3)]
    clearance = run(register(TYRE, *designs), options=Options(cut=1))
    assert set(clearance.pile_numbers) == {"USD9900001S1", "USD9900002S1"}


def test_answers_do_not_move_the_cut() -> None:
    rights = register(PUMP, TYRE, LATCH)
    before = run(rights, options=Options(cut=2))
    pump = [q for q in run(rights).questions if "pump" in q.limitation.needs]
    assert pump
    answer = asked(run(rights), "pump")
    after = run(rights, options=Options(cut=2), remembered=Remembered(answers=(answer,)))
    assert before.pile_numbers == after.pile_numbers


def test_a_design_is_not_compared_and_says_so() -> None:
    finding = seen(run(register(TYRE, DESIGN)), "USD9900005S1")
    assert finding.ruling is Ruling.NOT_COMPARED
    rows = {row.kind: row.state for row in run(register(TYRE, DESIGN)).gate}
    assert rows[GateKind.DESIGNS] is GateState.CANNOT_SAY


def test_a_silent_product_is_refused() -> None:
    with pytest.raises(BadProduct, match="SC-1 says nothing"):
        run(register(TYRE), of=Product("SC-1", "", (), "test"))
