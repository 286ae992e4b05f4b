"""Puts the answer about names together: first what was not looked at, then the names."""

from collections.abc import Iterator

from maodun.domain.text import T, Text, bilingual
from maodun.planning.words import listed
from maodun.reports.model import (
    Block,
    Cell,
    Column,
    Items,
    Line,
    Pair,
    Pairs,
    Panel,
    Paragraph,
    Report,
    Section,
    Table,
    Tone,
)
from maodun.reports.naming.conflicts import market_blocks
from maodun.reports.naming.details import hint_blocks, label_blocks, remark_blocks, rules_block
from maodun.reports.naming.words import HINTS, LOOK, STATES, state_line
from maodun.reports.planning.places import place, spelled_out
from maodun.screening.naming.findings import (
    GoodsMeant,
    NameFinding,
    NameMarket,
    NameProposal,
    NameReport,
    NameState,
    NiceGuess,
    OfficeSeen,
)

GRAVEST = (
    NameState.NEAR,
    NameState.MEDIUM,
    NameState.CANNOT_SAY,
    NameState.FAR,
    NameState.NONE_IN_PART,
)
"""Of several markets the first of these counts for a name."""
NAMED = 3
"""Names in the title; of more, the rest are counted."""


def build(report: NameReport) -> Report:
    """Return the report; its order is: not looked at, names by markets, others, details."""
    return Report(
        title=T("Name check"),
        subject=_subject(report),
        made_on=report.made_on,
        sample=T("Sample data: these marks are fictional.") if report.sample_data else None,
        counsel=None,
        overall=_overall(report),
        overall_label=_overall_label(report),
        head=_head(report),
        notice=T(
            "What stands here is what was found among the marks looked at, by the comparison "
            "{recipe}. Whether a name can be used or registered is for people to decide. This "
            "is no legal advice.",
            recipe=report.recipe,
        ),
        contents=T("Contents") if len(report.findings) + len(report.proposals) > 1 else None,
        contents_first=False,
        panels=tuple(_panels(report)),
        sections=tuple(_sections(report)),
    )


def overall(finding: NameFinding) -> Line:
    """Return the state with most against a name, over all markets.

    Where nothing near was found and one market cannot be answered, none of it can.
    """
    found = worst(finding)
    if found is NameState.CANNOT_SAY and any(one.seen for one in finding.markets):
        return Line(T("cannot say for every market"), STATES[found][1])
    return state_line(found)


def worst(finding: NameFinding) -> NameState:
    """Return the state that counts for all markets together."""
    return min((market.state for market in finding.markets), key=GRAVEST.index)


def _subject(report: NameReport) -> Text | str:
    names = [finding.candidate.name for finding in report.findings]
    if len(names) == 1:
        return names[0]
    shown: list[Text | str] = list(names[:NAMED])
    if len(names) > NAMED:
        shown.append(T("{count} more", count=len(names) - NAMED))
    return listed([one if isinstance(one, Text) else bilingual(one, zh=one) for one in shown])


def _overall(report: NameReport) -> Line:
    if len(report.findings) == 1:
        return overall(report.findings[0])
    if not any(market.seen for one in report.findings for market in one.markets):
        return state_line(NameState.CANNOT_SAY)
    first = report.findings[0]
    return Line(first.candidate.name, STATES[worst(first)][1])


def _overall_label(report: NameReport) -> Text:
    if len(report.findings) == 1 or isinstance(_overall(report).words, Text):
        return T("Nearest mark")
    return T("Least found against")


def _head(report: NameReport) -> Pairs:
    rows = (
        Pair(T("Made on"), (Line(report.made_on.isoformat()),)),
        Pair(T("Goods"), (Line(report.goods.text or "-"),)),
        Pair(T("Nice classes"), tuple(_classes(report.goods))),
        Pair(T("Marks looked at"), tuple(_looked_at(report))),
    )
    return Pairs(rows)


def _classes(goods: GoodsMeant) -> Iterator[Line]:
    if not goods.classes:
        yield Line(T("none could be guessed; name them with --class"), Tone.WARN)
    for guess in goods.classes:
        yield Line(_class(guess))


def _class(guess: NiceGuess) -> Text:
    if not guess.words:
        return T("{number} {title}", number=guess.nice_class, title=guess.title)
    return T(
        "{number} {title} (guessed from: {words})",
        number=guess.nice_class,
        title=guess.title,
        words=", ".join(guess.words),
    )


def _looked_at(report: NameReport) -> Iterator[Line]:
    markets = report.findings[0].markets if report.findings else ()
    for market in markets:
        if not market.seen:
            yield Line(T("{market}: none", market=market.title), Tone.WARN)
        for one in market.seen:
            yield Line(_seen(market, one))
        if market.unsought:
            yield Line(_with_words(market), Tone.NOTE)


def _with_words(market: NameMarket) -> Text:
    return T(
        "{market}: {marks} of these marks have words to look at, {without} have none",
        market=market.title,
        marks=f"{market.sought:,}",
        without=f"{market.unsought:,}",
    )


def _seen(market: NameMarket, one: OfficeSeen) -> Text:
    marks = T(
        "{market}: {marks} live marks of {office}",
        market=market.title,
        marks=f"{one.marks:,}",
        office=place(one.office),
    )
    if one.last_on is None:
        return T("{marks}, their days of publication not known", marks=marks)
    return T("{marks}, the newest of {day}", marks=marks, day=one.last_on)


def _panels(report: NameReport) -> Iterator[Panel]:
    gaps = tuple((Line(spelled_out(gap.because)),) for gap in report.gaps)
    yield Panel(T("Not looked at"), (Items(gaps),))
    yield Panel(T("Names and markets"), tuple(_table(report)))
    yield Panel(T("Other names, made and checked the same way"), tuple(_others(report)))


def _table(report: NameReport) -> Iterator[Block]:
    if not report.findings:
        return
    columns = (
        Column(T("Name"), 26),
        *(Column(market.title, 34) for market in report.findings[0].markets),
        Column(T("Beside the marks"), 30),
    )
    yield Table(columns, tuple(_row(finding) for finding in report.findings), LOOK)
    if len(report.findings) > 1:
        said = T(
            "In order of what was found: the name with least against it first. Markets in "
            "which nothing was compared put no name before another."
        )
        yield Paragraph((Line(said, Tone.NOTE),))


def _row(finding: NameFinding) -> tuple[Cell, ...]:
    return (
        (Line(finding.candidate.name, Tone.STRONG),),
        *(tuple(_in_cell(one)) for one in finding.markets),
        tuple(_beside(finding)),
    )


def _in_cell(market: NameMarket) -> Iterator[Line]:
    yield state_line(market.state)
    if market.state is not NameState.CANNOT_SAY:
        yield Line(market.because, Tone.NOTE)


def _beside(finding: NameFinding) -> Iterator[Line]:
    for kind in dict.fromkeys(hint.kind for hint in finding.hints):
        found = [hint.found for hint in finding.hints if hint.kind is kind]
        words = ", ".join(dict.fromkeys(found))
        yield Line(T("{ground}: {words}", ground=HINTS[kind], words=words), Tone.WARN)
    for remark in finding.remarks:
        if remark.heavy:
            yield Line(remark.because, Tone.WARN)
    if not finding.hints and not any(remark.heavy for remark in finding.remarks):
        yield Line(T("nothing in the tables"), Tone.NOTE)


def _others(report: NameReport) -> Iterator[Block]:
    if report.proposals:
        columns = (
            Column(T("Name"), 26),
            Column(T("Instead of"), 22),
            Column(T("Found"), 60),
        )
        yield Table(columns, tuple(_other(one) for one in report.proposals), LOOK)
    yield Paragraph((Line(_tried(report), Tone.NOTE),))


def _tried(report: NameReport) -> Text:
    compared = any(market.seen for one in report.findings for market in one.markets)
    if not compared:
        return T("No other name is proposed: there were no marks to check one against.")
    if not report.tried:
        return T("No other name was made: nothing was found against these, or none was wanted.")
    return T(
        "{tried} names were made by rules and checked; shown are those with less found against "
        "them. They have the same gaps.",
        tried=report.tried,
    )


def _other(proposal: NameProposal) -> tuple[Cell, ...]:
    finding = proposal.finding
    return (
        (Line(finding.candidate.name, Tone.STRONG), Line(proposal.how, Tone.NOTE)),
        (Line(proposal.instead_of.name),),
        tuple(
            line
            for market in finding.markets
            if market.state is not NameState.CANNOT_SAY
            for line in (_in_market(market), Line(market.because, Tone.NOTE))
        ),
    )


def _in_market(market: NameMarket) -> Line:
    words, tone = STATES[market.state]
    return Line(T("{market}: {state}", market=market.title, state=words), tone)


def _sections(report: NameReport) -> Iterator[Section]:
    for number, finding in enumerate(report.findings, 1):
        name = finding.candidate.name
        blocks = tuple(_details(finding))
        badge = overall(finding)
        yield Section(f"name-{number}", name, blocks, right=number > 1, badge=badge)
    for number, proposal in enumerate(report.proposals, 1):
        finding = proposal.finding
        title = T(
            "{name}, instead of {other}",
            name=finding.candidate.name,
            other=proposal.instead_of.name,
        )
        blocks = tuple(_details(finding))
        yield Section(f"other-{number}", title, blocks, badge=overall(finding))
    if law := rules_block([hint for one in report.findings for hint in one.hints]):
        yield Section("law", T("Rules used"), law)


def _details(finding: NameFinding) -> Iterator[Block]:
    yield from market_blocks(finding.markets)
    yield from hint_blocks(finding.hints)
    yield from remark_blocks(finding.remarks)
    yield from label_blocks(finding)
