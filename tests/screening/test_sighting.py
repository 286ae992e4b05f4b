"""Marks and works in a clearance: seen by their words, ruled on, and never left uncounted."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from maodun.domain.clearance import Clearance, Finding, Flag, GateKind, GateState, Ruling, Step
from maodun.domain.lives import Fate
from maodun.domain.marks import Spot
from maodun.domain.products import Product
from maodun.domain.records import Suit
from maodun.domain.rights import Right, RightKind, Stage
from maodun.domain.rulings import Decision, Held, Remembered, Verdict, Waiver
from maodun.rules.places.markets import market
from maodun.screening.options import Options
from maodun.screening.revising import revise
from maodun.screening.shield import clear, inspect
from maodun.screening.sighting import around
from tests.screening.rights import ORIGIN, TODAY, WINDOW, mark, product, register, right
from tests.screening.test_shield import finish

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
PATENT = right("US99000001B2", "A dress comprising a corset.")
VELORA = mark("USTM99900001", "VELORA")
OTHER = mark("USTM99900002", "QUINZAPP")
PENDING = mark("USTM99900003", "Velora", stage=Stage.APPLICATION)
FIGURE = mark("USTM99900004", "")
WORK = mark("USWKVA0009900001", "Velora Garden", kind=RightKind.WORK)
DRESS = product("Velora wedding dress with lace", "A corset of satin")


def cleared(
    *rights: Right,
    of: Product = DRESS,
    remembered: Remembered = Remembered(),  # noqa: B008 - frozen
    known: Sequence[str] = (),
    suits: tuple[Suit, ...] = (),
) -> Clearance:
    return finish(
        clear(
            of,
            market=market("US"),
            window=WINDOW,
            register=register(PATENT, *rights, suits=suits),
            remembered=remembered,
            on=TODAY,
            options=Options(known=tuple(known)),
        )
    )


def of(clearance: Clearance, number: str) -> Finding:
    (found,) = (f for f in clearance.findings if f.right.publication_number == number)
    return found


def step(clearance: Clearance, name: str) -> Step:
    (found,) = (step for step in clearance.funnel if step.name == name)
    return found


def marks_gate(clearance: Clearance) -> GateState:
    (row,) = (row for row in clearance.gate if row.kind is GateKind.MARKS)
    return row.state


def decided(number: str, verdict: Verdict, *, change: str = "") -> Decision:
    return Decision(number, f"sha of {number}", verdict, "Li", NOON, product_change=change)


def waivers(clearance: Clearance) -> tuple[Waiver, ...]:
    return tuple(Waiver(gap.what, "Li", NOON, "known", gap.because) for gap in clearance.gaps)


def test_a_mark_in_the_title_is_open_and_says_where_it_stands() -> None:
    seen = of(cleared(VELORA, OTHER), VELORA.publication_number)
    assert (seen.ruling, seen.paths) == (Ruling.OPEN, ("words",))
    (sighting,) = seen.sightings
    assert (sighting.spot.field, sighting.spot.text) == ("title", "Velora")
    assert seen.because == sighting.because


def test_every_mark_and_work_is_counted_once_in_the_funnel() -> None:
    found = cleared(VELORA, OTHER, FIGURE)
    words = step(found, "words")
    assert (words.left, dict(_plain(words))) == (
        1,
        {"not found in the listing's words": 1, "without words, so nothing to look for": 1},
    )
    counted = step(found, "candidates").left + sum(n for _, n in words.removed) + words.left
    assert counted == step(found, "portfolio").left
    assert step(found, "compared").left == len(found.findings)


def test_an_application_for_a_mark_may_still_change() -> None:
    seen = of(cleared(PENDING), PENDING.publication_number)
    assert seen.ruling is Ruling.OPEN_MAY_CHANGE
    assert "refused" in str(seen.because)
    assert Flag.PROVISIONAL_RIGHTS not in {flagged.flag for flagged in seen.flags}


def test_an_own_mark_is_no_finding() -> None:
    own = Remembered(portfolio=(Held(VELORA.publication_number, "own"),))
    assert VELORA.publication_number not in numbers(cleared(VELORA, remembered=own))


def test_a_work_is_found_by_its_title() -> None:
    gown = product("Dress with Velora Garden print")
    assert WORK.publication_number in numbers(cleared(WORK, of=gown))


def test_a_dead_mark_is_out_by_fact() -> None:
    dead = register(
        PATENT, VELORA, ends={VELORA.publication_number: (date(2020, 1, 1), Fate.LAPSED)}
    )
    found = finish(
        clear(
            DRESS,
            market=market("US"),
            window=WINDOW,
            register=dead,
            remembered=Remembered(),
            on=TODAY,
            options=Options(),
        )
    )
    assert numbers(found) == {PATENT.publication_number}


def test_a_holder_who_sues_is_flagged_beside_the_mark() -> None:
    case = Suit("N.D. Ill.", "1:26-cv-1", TODAY, "Velora", (VELORA.publication_number,), ORIGIN)
    seen = of(cleared(VELORA, suits=(case,)), VELORA.publication_number)
    assert Flag.IN_SUIT in {flagged.flag for flagged in seen.flags}


@pytest.mark.parametrize(
    ("verdict", "change", "state"),
    [
        pytest.param(Verdict.CLOSE, "", GateState.HOLD, id="close"),
        pytest.param(Verdict.CLOSE, "title without it", GateState.CHANGE, id="with a change"),
        pytest.param(Verdict.OUT, "", GateState.NOTHING_OPEN, id="out"),
    ],
)
def test_the_gate_of_marks_follows_what_people_said(
    verdict: Verdict, change: str, state: GateState
) -> None:
    first = cleared(VELORA)
    assert marks_gate(first) is GateState.CANNOT_SAY
    said = Remembered(
        decisions=(decided(VELORA.publication_number, verdict, change=change),),
        waivers=waivers(first),
    )
    assert marks_gate(revise(first, said)) is state
    assert marks_gate(cleared(VELORA, remembered=said)) is state


def test_a_revised_clearance_keeps_what_was_seen() -> None:
    first = cleared(VELORA, OTHER, known=(OTHER.publication_number,))
    again = revise(first, Remembered())
    assert again.findings == first.findings
    assert again.funnel == first.funnel


def test_the_gate_says_which_words_to_leave_out() -> None:
    said = Remembered(decisions=(decided(VELORA.publication_number, Verdict.CLOSE),))
    (row,) = (r for r in cleared(VELORA, remembered=said).gate if r.kind is GateKind.MARKS)
    assert any("Velora" in str(line) and "title" in str(line) for line in row.would_change)


def test_a_planted_mark_says_whether_its_words_were_seen() -> None:
    known = (VELORA.publication_number, OTHER.publication_number)
    found = cleared(VELORA, OTHER, known=known)
    paths = {planted.number: planted.paths for planted in found.planted}
    assert paths == {VELORA.publication_number: ("words",), OTHER.publication_number: ()}
    assert of(found, OTHER.publication_number).ruling is Ruling.BELOW_CUT


def test_a_mark_can_be_looked_at_alone() -> None:
    (seen, unseen) = inspect(
        DRESS,
        [VELORA.publication_number, OTHER.publication_number],
        market=market("US"),
        register=register(PATENT, VELORA, OTHER),
        remembered=Remembered(),
    )
    assert (seen.ruling, len(seen.sightings)) == (Ruling.OPEN, 1)
    assert (unseen.ruling, unseen.sightings) == (Ruling.BELOW_CUT, ())


def test_a_register_without_marks_never_says_that_none_was_seen() -> None:
    gaps = {gap.what for gap in cleared().gaps}
    assert "marks" in gaps
    assert not {"marks:pictures", "office:US:marks"} & gaps


def test_logos_stay_a_gap_where_words_were_compared() -> None:
    gaps = {gap.what for gap in cleared(VELORA).gaps}
    assert "marks:pictures" in gaps
    assert "marks" not in gaps


def test_marks_of_other_offices_are_none_looked_at() -> None:
    elsewhere = replace(VELORA, office="CN", publication_number="CNTM99900001")
    assert "marks" in {gap.what for gap in cleared(elsewhere).gaps}


def test_works_of_other_offices_are_none_looked_at() -> None:
    elsewhere = replace(WORK, office="CN", publication_number="CNWK2026F0000001")
    assert "works" in {gap.what for gap in cleared(elsewhere).gaps}


def test_words_that_cannot_be_sought_are_a_gap_and_counted_apart() -> None:
    found = cleared(mark("USTM99900005", "★★★"), OTHER)
    assert "marks:unsought" in {gap.what for gap in found.gaps}
    assert dict(_plain(step(found, "words"))) == {
        "not found in the listing's words": 1,
        "with words that cannot be sought": 1,
    }


def test_a_planted_right_leaves_the_count_it_was_in() -> None:
    known = (FIGURE.publication_number, OTHER.publication_number)
    found = cleared(OTHER, FIGURE, VELORA, known=known)
    words = step(found, "words")
    assert (words.left, _plain(words)) == (3, [])
    assert step(found, "compared").left == len(found.findings)


def numbers(clearance: Clearance) -> set[str]:
    return {finding.right.publication_number for finding in clearance.findings}


def _plain(step: Step) -> list[tuple[str, int]]:
    return [(str(why), count) for why, count in step.removed]


def test_registrations_of_one_word_are_one_reason_and_one_way_out() -> None:
    again = mark("USTM99900007", "velora")
    said = Remembered(
        decisions=tuple(
            decided(one.publication_number, Verdict.CLOSE) for one in (VELORA, again)
        )
    )
    (row,) = (
        row
        for row in cleared(VELORA, again, remembered=said).gate
        if row.kind is GateKind.MARKS
    )
    close = [line for line in map(str, row.because) if "close" in line]
    assert close == ["VELORA (2 registrations) is close and nothing is done about it."]
    assert sum("Velora" in line and "title" in line for line in map(str, row.would_change)) == 1


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        pytest.param(
            "steady " * 9, " word" * 9, ("…" + "steady " * 3, " word" * 4 + "…"), id="words"
        ),
        pytest.param("长" * 50, "长" * 50, ("…" + "长" * 24, "长" * 24 + "…"), id="no spaces"),
        pytest.param(
            "长" * 50 + " 长",
            "长 " + "长" * 50,
            ("…" + "长" * 22 + " 长", "长 " + "长" * 22 + "…"),
            id="one space, near by",
        ),
        pytest.param("", "", ("", ""), id="nothing else"),
    ],
)
def test_a_long_statement_is_cut_between_words_where_there_are_any(
    before: str, after: str, shown: tuple[str, str]
) -> None:
    said = product(f"{before}MARK{after}")
    spot = Spot("title", len(before), len(before) + 4, "MARK")
    assert around(said, spot, most=24) == shown
