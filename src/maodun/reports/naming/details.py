"""What stands beside the marks: hints of the offices, sound, domain spellings, law."""

from collections.abc import Iterator, Sequence

from maodun.domain.lives import Applied, official_first
from maodun.domain.text import T, Text
from maodun.reports.model import (
    Block,
    Cell,
    Column,
    Heading,
    Items,
    Line,
    Paragraph,
    Table,
    Tone,
)
from maodun.reports.naming.words import HINTS, LOOK, REMARKS
from maodun.reports.planning.places import place
from maodun.screening.naming.findings import HintKind, NameFinding, NameHint, NameRemark

LANGUAGES: dict[str, Text] = {"zh": T("Chinese"), "en": T("English")}


def hint_blocks(hints: Sequence[NameHint]) -> Iterator[Block]:
    """Yield for what the offices may refuse a name, and the rule behind each."""
    note = T("Found by lists of words; an office looks at more, and may see it otherwise.")
    yield Heading(T("What an office may object to"), note)
    if not hints:
        yield Paragraph((Line(T("Nothing in the lists speaks against it."), Tone.NOTE),))
        return
    columns = (Column(T("Office"), 16), Column(T("Ground"), 20), Column(T("Why"), 64))
    together: dict[tuple[HintKind, Text], list[NameHint]] = {}
    for hint in hints:
        together.setdefault((hint.kind, hint.because), []).append(hint)
    yield Table(columns, tuple(_ground(some) for some in together.values()), LOOK)


def remark_blocks(remarks: Sequence[NameRemark]) -> Iterator[Block]:
    """Yield how the forms of a name sound and what they call to mind, by language."""
    note = T(
        "From tables of this program; that nothing is said does not mean nothing is heard."
    )
    yield Heading(T("Sound and sense"), note)
    columns = (
        Column(T("Form"), 18),
        Column(T("Language"), 12),
        Column(T("Kind"), 18),
        Column(T("What"), 52),
    )
    if remarks:
        yield Table(columns, tuple(_remark(one) for one in remarks), LOOK)
    else:
        yield Paragraph((Line(T("The tables say nothing about it."), Tone.NOTE),))


def label_blocks(finding: NameFinding) -> Iterator[Block]:
    """Yield spellings near the name's domain label."""
    note = T("Nothing was looked up: whether any of these is registered is not known.")
    yield Heading(T("Domain names that look alike"), note)
    if not finding.domains:
        yield Paragraph((Line(T("The name gives no domain label."), Tone.NOTE),))
        return
    by_how: dict[Text, list[str]] = {}
    for one in finding.domains:
        by_how.setdefault(one.how, []).append(one.label)
    own = (Line(T("Own label: {label}", label=finding.label), Tone.STRONG),)
    yield Items(
        (
            own,
            *(
                (Line(how), Line(", ".join(labels), Tone.NUMBER))
                for how, labels in by_how.items()
            ),
        )
    )


def rules_block(hints: Sequence[NameHint]) -> tuple[Block, ...]:
    """Return each rule of law behind a hint once, with its sources."""
    applied = {hint.applied.rule: hint.applied for hint in hints if hint.applied is not None}
    if not applied:
        return ()
    columns = (Column(T("Rule"), 28), Column(T("Source"), 60), Column(T("State"), 12))
    rows = tuple(_rule(one) for _, one in sorted(applied.items()))
    return (Table(columns, rows, LOOK),)


def _ground(hints: Sequence[NameHint]) -> tuple[Cell, ...]:
    """Return one row for what several offices may say alike."""
    offices = {hint.office: hint.applied for hint in hints}
    return (
        tuple(Line(place(office)) for office in offices),
        (Line(HINTS[hints[0].kind], Tone.STRONG),),
        (Line(hints[0].because), *(Line(_behind(*one), Tone.NOTE) for one in offices.items())),
    )


def _behind(office: str, rule: Applied | None) -> Text:
    if rule is None:
        return T("{office}: no law file speaks of it.", office=place(office))
    cite = official_first(rule.sources)[0].cite
    return T("{office}: {cite} ({rule})", office=place(office), cite=cite, rule=rule.rule)


def _remark(one: NameRemark) -> tuple[Cell, ...]:
    tone = Tone.WARN if one.heavy else Tone.PLAIN
    return (
        (Line(one.form, Tone.STRONG),),
        (Line(LANGUAGES[one.language]),),
        (Line(REMARKS[one.kind], Tone.NOTE),),
        (Line(one.because, tone),),
    )


def _rule(one: Applied) -> tuple[Cell, ...]:
    sources = tuple(
        line
        for source in official_first(one.sources)
        for line in _source(source.cite, says=source.says, url=source.url)
    )
    state = T("draft") if one.draft else T("checked")
    return ((Line(one.rule, Tone.NUMBER),), sources, (Line(state),))


def _source(cite: str, *, says: str, url: str) -> Iterator[Line]:
    yield Line(cite)
    if says:
        yield Line(says, Tone.QUOTE)
    if url:
        yield Line(url, Tone.NUMBER)
