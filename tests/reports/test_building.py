"""What a report says, before any form is chosen."""

from dataclasses import replace

import pytest

from maodun.domain.claims import Limitation, State
from maodun.domain.clearance import Clearance, Elusion, Gap, GateKind, Ruling, Step
from maodun.domain.rulings import SamplePlan
from maodun.domain.text import T
from maodun.reports.building.columns import in_columns
from maodun.reports.building.front import age_of_register, elusion, funnel
from maodun.reports.building.report import CHARTED_OPEN, build
from maodun.reports.building.rights import dossier, in_reading_order, own_readings
from maodun.reports.localise import localise
from maodun.reports.model import Funnel, Line, Panel, Paragraph, Place, Section, Table
from maodun.screening.gate import gate
from tests.reports.clearances import FRAME, MADE_ON, TYRE, clearance, findings, read, reading


def words(value: object, language: str = "en") -> str:
    """Everything said in a part of a report."""
    return str(localise(value, language))


def plan(size: int, pile: int = 5000) -> SamplePlan:
    """A sample of this size."""
    return SamplePlan(size, 1, pile, "00", ())


def sections(made: Clearance) -> dict[str, Section]:
    """The sections of a report by anchor."""
    return {section.anchor: section for section in build(made).sections}


@pytest.mark.parametrize(
    ("found", "says"),
    [
        pytest.param(None, "is not known", id="no sample"),
        pytest.param(Elusion(plan(60), 0, 0, 0.0, 1.0), "is not known", id="none judged"),
        pytest.param(
            Elusion(plan(300), 300, 0, 0.0, 0.0112),
            "At most 12 in 1,000 of the 5,000 below the cut",
            id="the upper bound is rounded up",
        ),
        pytest.param(Elusion(plan(300), 300, 3, 0.0021, 0.03), "At least 2.1", id="some found"),
        pytest.param(Elusion(plan(60), 20, 0, 0.0, 0.2), "40 of 60", id="not finished"),
    ],
)
def test_what_may_have_been_missed_is_said_exactly(found: Elusion | None, says: str) -> None:
    assert says in words(elusion(found, 5000))


def test_an_empty_pile_needs_no_sample() -> None:
    assert words(elusion(None, 0)) == words(elusion(Elusion(plan(0, 0), 0, 0, 0.0, 1.0), 0))


def test_age_of_register_is_counted_from_its_newest_publication() -> None:
    assert "2026-09-24, 7 days" in words(age_of_register(clearance()))


def test_funnel_never_widens() -> None:
    drawn = funnel(clearance().funnel)
    assert isinstance(drawn, Funnel)
    assert all(step.after <= step.before <= 1.0 for step in drawn.steps)
    assert drawn.steps[0].after == 1.0
    assert [s.before for s in drawn.steps[1:]] == [s.after for s in drawn.steps[:-1]]


def test_the_funnel_does_not_narrow_and_widen_where_words_are_looked_at() -> None:
    made = clearance().funnel
    words_step = Step("words", T("Words in the listing"), 6, ((T("not there"), 20),))
    drawn = funnel((*made[:-1], words_step, made[-1]))
    assert all(step.after <= step.before for step in drawn.steps)
    assert drawn.steps[-2].left == "6"


def test_dependent_claims_follow_their_parents() -> None:
    part = (read(FRAME[0], State.MET),)
    made = tuple(
        reading(number, parents, part)
        for number, parents in ((5, ()), (6, (5,)), (3, (2,)), (1, ()), (2, (1,)), (4, (1,)))
    )
    assert [r.claim.number for r in in_reading_order(made)] == [1, 2, 3, 4, 5, 6]


def test_claims_that_name_each_other_are_shown_once() -> None:
    part = (read(FRAME[0], State.MET),)
    made = (reading(1, (2,), part), reading(2, (1,), part))
    assert sorted(r.claim.number for r in in_reading_order(made)) == [1, 2]


def test_a_dependent_chart_repeats_its_parent_only_where_the_parent_has_none() -> None:
    dependent = findings()[0].readings[2]
    assert len(own_readings(dependent, {1, 2})) == 1
    assert len(own_readings(dependent, {2})) == len(dependent.readings)


def test_no_cell_of_a_claim_chart_is_empty() -> None:
    for finding in findings():
        for block in dossier(finding, on=MADE_ON).blocks:
            if isinstance(block, Table) and block.look == "chart":
                assert all(
                    cell and all(line.words for line in cell)
                    for row in block.rows
                    for cell in row
                )


def test_each_rule_is_quoted_once_however_many_rights_it_was_used_on() -> None:
    made = build(clearance())
    said = words(made)
    assert said.count("ends 20 years") == 1
    assert said.count("(draft)") == 1
    assert said.count("of 2 are drafts: nobody") == 1
    assert "us.patent.term" in words(dossier(findings()[0], on=MADE_ON))
    assert "35 USC 154(b) (not read yet)" in words(sections(clearance())["appendix"])


def test_of_a_secondary_source_only_the_site_is_shown() -> None:
    said = words(sections(clearance())["appendix"])
    assert "35 USC 154(a)(3), read at reprint.example (secondary)" in said
    assert "never counted" not in said


def test_checked_rules_need_no_warning() -> None:
    base = findings()[0]
    checked = replace(base.life, applied=base.life.applied[:1])
    made = replace(clearance(), findings=(replace(base, life=checked),))
    assert "draft" not in words(build(made))


def test_every_close_right_has_its_pages_and_far_open_ones_a_row() -> None:
    base = findings()[0]
    many = tuple(
        replace(
            base,
            ruling=ruling,
            right=replace(base.right, publication_number=f"US99{number:06d}B2"),
        )
        for number, ruling in enumerate([Ruling.CLOSE] * 40 + [Ruling.OPEN] * 50)
    )
    made = sections(replace(clearance(), findings=many))
    assert sum(section.right for section in made.values()) == 40 + CHARTED_OPEN
    (table,) = [block for block in made["open"].blocks if isinstance(block, Table)]
    assert len(table.rows) == 50 - CHARTED_OPEN


def test_flags_of_ruled_out_rights_stay_visible() -> None:
    said = words(sections(clearance())["out"])
    assert "equivalent?" in said
    assert "part, kit or use?" in said


def test_page_one_names_who_accepted_a_gap_and_what_nobody_did() -> None:
    said = words(build(clearance()).panels)
    assert "Accepted by Chen Yu on 2026-09-28: Sold without a brand." in said
    assert "Accepted by nobody:" in said
    assert "US: Unpublished applications" in said or "US: Applications of the last" in said


def test_page_one_says_each_gap_once() -> None:
    base = clearance()
    gap = base.gaps[2]
    rows = tuple(replace(row, because=(gap.because, *row.because)) for row in base.gate)
    made = replace(base, gate=rows)
    front = words(build(made).panels)
    assert front.count(str(gap.because)) == 1
    assert front.count("not looked at: see below") == len(rows)
    assert "2 things were not looked at: see below." in front
    assert words(sections(made)["gate"]).count(str(gap.because)) >= len(rows)


def test_what_would_change_the_gate_is_said_in_words_with_the_way_to_waive() -> None:
    base = clearance()
    rows = gate(base.findings, base.gaps)
    said = words(sections(replace(base, gate=rows))["gate"])
    assert "Pictures of designs were not compared. Look at it, or have" in said
    assert "maodun review waive N designs:pictures --by NAME --reason TEXT" in said
    assert said.count("maodun review waive N source:suits") == 1
    assert "waive N marks" not in said


def test_one_gap_of_many_offices_is_said_and_waived_at_once() -> None:
    base = clearance()
    of_offices = tuple(
        Gap(
            f"office:{office}:patents",
            GateKind.PATENTS,
            T("The register holds no {kind} of {office}.", kind=T("patents"), office=office),
        )
        for office in ("AT", "BE", "BG")
    )
    gaps = (*base.gaps, *of_offices)
    made = replace(base, gaps=gaps, gate=gate(base.findings, gaps))
    said = words(build(made, 7))
    assert said.count("The register holds no patents of AT, BE, BG.") == 3
    assert "patents of AT." not in said
    hint = 'maodun review waive 7 "office:*:patents" --by NAME --reason TEXT'
    assert said.count(hint) == 1


def test_questions_say_what_an_answer_settles_alone_and_with_proposals() -> None:
    said = words(sections(clearance())["questions"])
    assert "claims: 41, whole rights: 17" in said
    assert "with the proposed wordings: claims: 48, whole rights: 19" in said
    assert said.count("with the proposed wordings:") == 1


def test_both_columns_of_page_one_are_filled() -> None:
    panels = build(clearance()).panels
    assert [panel.place for panel in panels[:2]] == [Place.WIDE, Place.LEFT]
    assert {panel.place for panel in panels[1:]} == {Place.LEFT, Place.RIGHT}


@pytest.mark.parametrize(
    ("lines", "left"),
    [
        pytest.param((9, 5, 4), (9,), id="the rest beside the first"),
        pytest.param((3, 9, 5), (3, 5), id="not in turn"),
        pytest.param((4,), (4,), id="only one"),
        pytest.param((), (), id="none"),
    ],
)
def test_columns_are_as_even_as_they_can_be(
    lines: tuple[int, ...], left: tuple[int, ...]
) -> None:
    made = [Panel(T("Gate"), (Paragraph((Line("words"),) * n),)) for n in lines]
    placed = zip(lines, in_columns(tuple(made)), strict=True)
    assert tuple(n for n, panel in placed if panel.place is Place.LEFT) == left


def test_unseeable_things_are_named_in_the_readers_language() -> None:
    assert "申请" in words(build(clearance()).panels, "zh")


@pytest.mark.parametrize(
    ("away", "says"),
    [
        pytest.param(None, "no part of claim 1 was found missing", id="all there"),
        pytest.param(FRAME[2], "the facts do not say whether", id="nobody knows"),
        pytest.param(TYRE[3], "what keeps claim 1 away is 1.c", id="found missing"),
    ],
)
def test_design_around_says_only_what_is_known(away: Limitation | None, says: str) -> None:
    base = findings()[2 if away is TYRE[3] else 0]
    assert says in words(dossier(replace(base, separating=away), on=MADE_ON))


@pytest.mark.parametrize("word", ["infringe", "safe", "invalid"])
def test_nothing_is_concluded(word: str) -> None:
    said = words(build(clearance())).lower()
    assert word not in said
