"""May the product go on sale, as far as was looked: per kind of right, and overall."""

from collections.abc import Iterator, Sequence

from maodun.domain.claims import Limitation, State
from maodun.domain.clearance import (
    GATE_OF,
    Finding,
    Gap,
    GateKind,
    GateRow,
    GateState,
    Ruling,
)
from maodun.domain.rights import RightKind
from maodun.domain.rulings import Verdict
from maodun.domain.text import T, Text

WORST_LAST = tuple(GateState)
NEEDS_A_PERSON = (Ruling.OPEN, Ruling.OPEN_MAY_CHANGE)


def gate(findings: Sequence[Finding], gaps: Sequence[Gap]) -> tuple[GateRow, ...]:
    """Return one row per kind of right.

    ``cannot say`` while anything was neither looked at nor waived or waits for a reviewer;
    then ``hold`` if a right is close and nothing is done about it, ``change`` if each close
    one has a recorded product change, else ``nothing open``.
    """
    return tuple(
        _row(
            kind,
            [finding for finding in findings if GATE_OF[finding.right.kind] is kind],
            [gap for gap in gaps if gap.kind in (kind, None) and gap.waiver is None],
        )
        for kind in GateKind
    )


def overall(rows: Sequence[GateRow]) -> GateState:
    """Return the worst state of all rows."""
    return max((row.state for row in rows), key=WORST_LAST.index)


def waits_for_review(finding: Finding) -> bool:
    """Whether a person must still look at this right.

    A design that was not compared waits for nobody: its gap holds the gate. Any other right
    that could not be compared (no claims in the record, another language) waits.
    """
    if finding.decision is not None and finding.decision.verdict is not Verdict.OPEN:
        return False
    if finding.ruling is Ruling.NOT_COMPARED:
        return finding.right.kind is not RightKind.DESIGN
    return finding.ruling in NEEDS_A_PERSON


def _row(kind: GateKind, findings: Sequence[Finding], gaps: Sequence[Gap]) -> GateRow:
    waiting = [finding for finding in findings if waits_for_review(finding)]
    close = [finding for finding in findings if finding.ruling is Ruling.CLOSE]
    may_change = [
        f for f in findings if f.ruling is Ruling.OPEN_MAY_CHANGE and not waits_for_review(f)
    ]
    unchanged = [f for f in close if not (f.decision and f.decision.product_change)]
    return GateRow(
        kind=kind,
        state=_state(blind=bool(gaps or waiting), close=bool(close), hold=bool(unchanged)),
        because=tuple(_because(gaps, waiting, close, may_change=len(may_change))),
        would_change=tuple(_would_change(gaps, waiting, unchanged)),
    )


def _state(*, blind: bool, close: bool, hold: bool) -> GateState:
    if blind:
        return GateState.CANNOT_SAY
    if hold:
        return GateState.HOLD
    return GateState.CHANGE if close else GateState.NOTHING_OPEN


def _because(
    gaps: Sequence[Gap],
    waiting: Sequence[Finding],
    close: Sequence[Finding],
    *,
    may_change: int,
) -> Iterator[Text]:
    yield from (gap.because for gap in gaps)
    if waiting:
        yield T("{count} rights wait for a reviewer.", count=len(waiting))
    for finding in close:
        number = finding.right.publication_number
        if finding.decision and finding.decision.product_change:
            yield T(
                "{number} is close; the product will change: {change}",
                number=number,
                change=finding.decision.product_change,
            )
        else:
            yield T("{number} is close and nothing is done about it.", number=number)
    if may_change:
        yield T(
            "{count} applications were reviewed; their claims may change.", count=may_change
        )
    if not (gaps or waiting or close or may_change):
        yield T("Nothing that was looked at is open.")


def _would_change(
    gaps: Sequence[Gap], waiting: Sequence[Finding], hold: Sequence[Finding]
) -> Iterator[Text]:
    for gap in gaps:
        yield T("{gap} Look at it, or have a named person waive it.", gap=gap.because)
    if waiting:
        yield T("Review the {count} rights that wait.", count=len(waiting))
    for finding in hold:
        yield from _ways_out(finding)


def _ways_out(finding: Finding) -> Iterator[Text]:
    number = finding.right.publication_number
    yield from _other_words(finding)
    if finding.separating is not None:
        yield _separation(finding, finding.separating)
    if finding.life.ends_on is not None:
        yield T(
            "{number}: its longest possible term ends on {day}.",
            number=number,
            day=finding.life.ends_on,
        )
    owners = ", ".join(owner.name for owner in finding.right.owners)
    if owners:
        yield T("{number}: ask {owners} for a licence.", number=number, owners=owners)


def _other_words(finding: Finding) -> Iterator[Text]:
    """Say for each place where a mark's words stand what would take them away."""
    for seen in finding.sightings:
        if seen.instead:
            yield T(
                "{number}: in {field}, write “{instead}” in place of “{words}”.",
                number=finding.right.publication_number,
                field=seen.spot.field,
                words=seen.spot.text,
                instead=seen.instead,
            )
        else:
            yield T(
                "{number}: leave “{words}” out of {field}.",
                number=finding.right.publication_number,
                field=seen.spot.field,
                words=seen.spot.text,
            )


def _separation(finding: Finding, limitation: Limitation) -> Text:
    nearest = finding.nearest
    states = {part.limitation.id: part.state for part in nearest.readings} if nearest else {}
    if states.get(limitation.id) is State.UNKNOWN:
        return T(
            "{number}: nothing says whether the product has this: {limitation}",
            number=finding.right.publication_number,
            limitation=limitation.text,
        )
    return T(
        "{number}: this keeps the product away from the nearest claim: {limitation}",
        number=finding.right.publication_number,
        limitation=limitation.text,
    )
