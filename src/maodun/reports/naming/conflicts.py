"""Marks near a name, one by one, with what was compared."""

from collections.abc import Iterator, Sequence

from maodun.domain.evidence import Compared, Evidence
from maodun.domain.text import T, Text
from maodun.planning.words import listed
from maodun.reports.model import Block, Cell, Column, Heading, Line, Paragraph, Table, Tone
from maodun.reports.naming.words import LOOK, state_line, tier_line
from maodun.screening.naming.findings import NameConflict, NameMarket, NameState


def market_blocks(markets: Sequence[NameMarket]) -> Iterator[Block]:
    """Yield the marks near a name in each market; markets without any to compare in one."""
    blank = [market for market in markets if market.state is NameState.CANNOT_SAY]
    for market in markets:
        if market.state is not NameState.CANNOT_SAY:
            yield from _market(market)
    if blank:
        yield Heading(listed([market.title for market in blank]))
        yield Paragraph((state_line(blank[0].state), Line(blank[0].because)))


def _market(market: NameMarket) -> Iterator[Block]:
    yield Heading(market.title)
    yield Paragraph((state_line(market.state), Line(market.because)))
    if market.conflicts:
        columns = (Column(T("Mark"), 30), Column(T("Compared"), 54), Column(T("How near"), 16))
        yield Table(columns, tuple(_row(one) for one in market.conflicts), LOOK)
    if counted := tuple(_counted(market)):
        yield Paragraph(counted)


def _counted(market: NameMarket) -> Iterator[Line]:
    if market.judged:
        said = T("{judged} marks were compared one by one.", judged=market.judged)
        yield Line(said, Tone.NOTE)
    if market.unshown:
        said = T("{count} more came near or share something, not shown.", count=market.unshown)
        yield Line(said, Tone.WARN)
    if market.quiet:
        yield Line(T("{count} more were compared and are far.", count=market.quiet), Tone.NOTE)
    if market.left:
        said = T(
            "{count} more share a word, a sound or a meaning with the name; they were not "
            "compared.",
            count=market.left,
        )
        yield Line(said, Tone.WARN)


def _row(one: NameConflict) -> tuple[Cell, ...]:
    return (
        tuple(_mark(one)),
        tuple(_compared(one)),
        (tier_line(one.tier), _percent(one.score)),
    )


def _mark(one: NameConflict) -> Iterator[Line]:
    yield Line(one.words or "-", Tone.STRONG)
    yield Line(one.number, Tone.NUMBER)
    yield Line(one.stands, Tone.NOTE)
    if one.holder:
        yield Line(one.holder, Tone.NOTE)
    classes = ", ".join(map(str, one.classes))
    yield Line(
        T("Nice {classes}", classes=classes) if classes else T("classes not known"), Tone.NOTE
    )


def _compared(one: NameConflict) -> Iterator[Line]:
    yield Line(one.because)
    told = {value for _, value in one.because.values}
    for label, evidence in (
        (T("Sight"), one.sight),
        (T("Sound"), one.sound),
        (T("Meaning"), one.meaning),
        (T("Goods"), one.goods),
    ):
        if evidence.because not in told:
            yield Line(_said(label, evidence), Tone.NOTE)
    for note in one.notes:
        yield Line(note, Tone.WARN)


def _said(label: Text, evidence: Evidence) -> Text:
    if isinstance(evidence, Compared):
        return evidence.because
    return T("{label} not compared: {because}", label=label, because=evidence.because)


def _percent(score: float) -> Line:
    return Line(f"{score:.0%}", Tone.NOTE)
