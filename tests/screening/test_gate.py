from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from maodun.domain.claims import Limitation, Part
from maodun.domain.clearance import Finding, Gap, GateKind, GateState, Ruling
from maodun.domain.lives import Fate, Life
from maodun.domain.rights import RightKind, Stage
from maodun.domain.rulings import Decision, Verdict, Waiver
from maodun.domain.text import T
from maodun.screening.gate import gate, overall
from tests.screening.rights import right

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
WAIVER = Waiver("marks", "Li Wei", NOON, "counsel looks at marks")
PUMP = Limitation("1.b", 1, Part.ELEMENT, "a pump", "pump", "pump")


def found(
    ruling: Ruling,
    *,
    verdict: Verdict | None = None,
    change: str = "",
    kind: RightKind = RightKind.PATENT,
) -> Finding:
    decision = (
        Decision("US99000001B2", "sha", verdict, "Li Wei", NOON, product_change=change)
        if verdict
        else None
    )
    return Finding(
        right=right("US99000001B2", "A scooter.", kind=kind),
        content_sha256="sha",
        life=Life(Stage.GRANT, date(2024, 1, 2), date(2041, 5, 3), Fate.EXPIRED),
        ruling=ruling,
        because=T("as the test wants it"),
        separating=PUMP,
        decision=decision,
    )


def gap(kind: GateKind | None, *, waived: bool = False) -> Gap:
    return Gap("marks", kind, T("not looked at"), WAIVER if waived else None)


CLOSE = found(Ruling.CLOSE, verdict=Verdict.CLOSE)
CHANGED = found(Ruling.CLOSE, verdict=Verdict.CLOSE, change="no pump")
OUT = found(Ruling.OUT_BY_PERSON, verdict=Verdict.OUT)
WAITING = found(Ruling.OPEN)


@pytest.mark.parametrize(
    ("findings", "gaps", "state"),
    [
        pytest.param([], [], GateState.NOTHING_OPEN, id="nothing found and all looked at"),
        pytest.param([OUT], [], GateState.NOTHING_OPEN, id="ruled out by a person"),
        pytest.param([found(Ruling.OUT_BY_ANSWER)], [], GateState.NOTHING_OPEN, id="by answer"),
        pytest.param([WAITING], [], GateState.CANNOT_SAY, id="unreviewed residue"),
        pytest.param([found(Ruling.OPEN_MAY_CHANGE)], [], GateState.CANNOT_SAY, id="pending"),
        pytest.param([CLOSE], [], GateState.HOLD, id="reviewed and close"),
        pytest.param([CHANGED], [], GateState.CHANGE, id="close with a recorded change"),
        pytest.param([CHANGED, CLOSE], [], GateState.HOLD, id="one of two is changed"),
        pytest.param([CLOSE, WAITING], [], GateState.CANNOT_SAY, id="close, others wait"),
        pytest.param([], [gap(GateKind.PATENTS)], GateState.CANNOT_SAY, id="gap of this kind"),
        pytest.param([], [gap(None)], GateState.CANNOT_SAY, id="gap of every kind"),
        pytest.param([], [gap(GateKind.MARKS)], GateState.NOTHING_OPEN, id="other kind's gap"),
        pytest.param(
            [], [gap(GateKind.PATENTS, waived=True)], GateState.NOTHING_OPEN, id="gap waived"
        ),
    ],
)
def test_the_gate_of_patents(
    findings: list[Finding], gaps: list[Gap], state: GateState
) -> None:
    rows = {row.kind: row for row in gate(findings, gaps)}
    assert rows[GateKind.PATENTS].state is state
    assert rows[GateKind.PATENTS].because


def test_a_design_does_not_hold_back_patents() -> None:
    rows = {
        row.kind: row.state for row in gate([found(Ruling.OPEN, kind=RightKind.DESIGN)], [])
    }
    assert rows[GateKind.DESIGNS] is GateState.CANNOT_SAY
    assert rows[GateKind.PATENTS] is GateState.NOTHING_OPEN


def test_overall_is_the_worst() -> None:
    rows = gate([CLOSE, found(Ruling.OPEN, kind=RightKind.DESIGN)], [])
    assert overall(rows) is GateState.CANNOT_SAY
    assert overall(gate([CLOSE], [])) is GateState.HOLD


def test_a_hold_says_what_would_change_it() -> None:
    row = gate([CLOSE], [])[0]
    said = " ".join(str(text) for text in row.would_change)
    assert "a pump" in said
    assert "2041-05-03" in said
    assert "Fictional Wheels LLC" in said


def test_a_record_that_changed_since_waits_again() -> None:
    reopened = replace(CLOSE, ruling=Ruling.OPEN, decision=None)
    assert gate([reopened], [])[0].state is GateState.CANNOT_SAY
