"""May the product go on sale, as far as was looked: per kind of right, and overall."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from maodun.compare.looks.saying import figure_named
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
from maodun.domain.pictures import Closeness, LookKind
from maodun.domain.rights import RightKind
from maodun.domain.rulings import Verdict
from maodun.domain.text import T, Text
from maodun.screening.candidates import BY_CLAIMS, BY_WORDS

CLAIMS_MAY_CHANGE = T("{count} applications were reviewed; their claims may change.")
MAY_BE_REFUSED = T("{count} applications were reviewed; they may still be refused or narrowed.")
ONE_LOOKS_NEAR = T("One right waits for a reviewer; its pictures come near the product's.")
OTHER_LOOKS: dict[LookKind, Text] = {
    LookKind.SHAPE: T(
        "{number}: give the product another look where {picture} comes near {figure}."
    ),
    LookKind.COPY: T("{number}: take {picture} away, or what it shows of {figure}."),
    LookKind.SIGN: T("{number}: take the logo in {picture} away; it comes near {figure}."),
}
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
        because=tuple(_because(gaps, waiting, close, may_change)),
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
    may_change: Sequence[Finding],
) -> Iterator[Text]:
    yield from (gap.because for gap in gaps)
    if waiting:
        yield _waiting(waiting)
    for alike in _alike(close):
        change = alike.first.decision.product_change if alike.first.decision else ""
        if change:
            yield T(
                "{number} is close; the product will change: {change}",
                number=alike.name,
                change=change,
            )
        else:
            yield T("{number} is close and nothing is done about it.", number=alike.name)
    if may_change:
        of_claims = may_change[0].right.kind in BY_CLAIMS
        sentence = CLAIMS_MAY_CHANGE if of_claims else MAY_BE_REFUSED
        yield T(sentence.msgid, count=len(may_change))
    if not (gaps or waiting or close or may_change):
        yield T("Nothing that was looked at is open.")


def _waiting(waiting: Sequence[Finding]) -> Text:
    near = sum(_looks_near(finding) for finding in waiting)
    if len(waiting) == 1:
        return ONE_LOOKS_NEAR if near else T("One right waits for a reviewer.")
    if near:
        return T(
            "{count} rights wait for a reviewer; {near} of them have pictures that come near.",
            count=len(waiting),
            near=near,
        )
    return T("{count} rights wait for a reviewer.", count=len(waiting))


def _looks_near(finding: Finding) -> bool:
    looks = finding.resemblance
    return looks is not None and looks.closeness is not Closeness.FAR


@dataclass(frozen=True, slots=True)
class _Alike:
    """Findings that are spoken of at once: registrations of the same words; else one right."""

    name: Text | str
    findings: tuple[Finding, ...]

    @property
    def first(self) -> Finding:
        return self.findings[0]


def _alike(findings: Sequence[Finding]) -> list[_Alike]:
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        change = finding.decision.product_change if finding.decision else ""
        words = finding.right.title.casefold() if finding.right.kind in BY_WORDS else ""
        key = (words or finding.right.publication_number, change)
        groups.setdefault(key, []).append(finding)
    return [_Alike(_name(group), tuple(group)) for group in groups.values()]


def _name(findings: Sequence[Finding]) -> Text | str:
    right = findings[0].right
    if right.kind not in BY_WORDS or not right.title:
        return right.publication_number
    if len(findings) == 1:
        return T("{words} ({number})", words=right.title, number=right.publication_number)
    return T("{words} ({count} registrations)", words=right.title, count=len(findings))


def _would_change(
    gaps: Sequence[Gap], waiting: Sequence[Finding], hold: Sequence[Finding]
) -> Iterator[Text]:
    for gap in gaps:
        yield T("{gap} Look at it, or have a named person waive it.", gap=gap.because)
    if waiting:
        yield _review(len(waiting))
    for alike in _alike(hold):
        yield from _ways_out(alike)


def _review(count: int) -> Text:
    if count == 1:
        return T("Review the right that waits.")
    return T("Review the {count} rights that wait.", count=count)


def _ways_out(alike: _Alike) -> Iterator[Text]:
    finding = alike.first
    yield from _other_words(alike)
    yield from _other_looks(finding)
    if finding.separating is not None:
        yield _separation(finding, finding.separating)
    if finding.life.ends_on is not None and finding.right.kind not in BY_WORDS:
        yield T(
            "{number}: its longest possible term ends on {day}.",
            number=alike.name,
            day=finding.life.ends_on,
        )
    names = (owner.name for one in alike.findings for owner in one.right.owners)
    owners = ", ".join(dict.fromkeys(names))
    if owners:
        yield T("{number}: ask {owners} for a licence.", number=alike.name, owners=owners)


def _other_words(alike: _Alike) -> Iterator[Text]:
    """Say for each place where a mark's words stand what would take them away."""
    seen = dict.fromkeys(
        (one.spot.field, one.spot.text, one.instead)
        for finding in alike.findings
        for one in finding.sightings
        if one.is_alarm
    )
    for field, words, instead in seen:
        if instead:
            yield T(
                "{number}: in {field}, write “{instead}” in place of “{words}”.",
                number=alike.name,
                field=field,
                words=words,
                instead=instead,
            )
        else:
            yield T(
                "{number}: leave “{words}” out of {field}.",
                number=alike.name,
                field=field,
                words=words,
            )


def _other_looks(finding: Finding) -> Iterator[Text]:
    """Say which picture comes nearest, and what would take the likeness away."""
    looks = finding.resemblance
    if looks is None or not looks.pairs or looks.closeness is Closeness.FAR:
        return
    best = looks.pairs[0]
    yield T(
        OTHER_LOOKS[looks.kind].msgid,
        number=looks.publication_number,
        picture=best.picture.file,
        figure=figure_named(best.figure),
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
