"""The parts after the close rights: tables of the rest, questions, answers, the appendix."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from maodun.domain.clearance import (
    Clearance,
    DataFile,
    Finding,
    GateRow,
    Question,
    Reused,
    Settles,
    Unseeable,
)
from maodun.domain.products import Product
from maodun.domain.rulings import SamplePlan
from maodun.domain.text import T, Text, Value
from maodun.reports.building.front import gate_table
from maodun.reports.building.gathered import gathered, said_once
from maodun.reports.building.law import rules
from maodun.reports.building.pictures.pairs import pictures_of
from maodun.reports.building.pictures.words import nearness_of
from maodun.reports.building.words import (
    GATE,
    GATE_KIND,
    HELD_BACK_BY_ALL,
    NONE,
    REPLY,
    RULING_TONE,
    and_more,
    count,
    day,
    flags,
    nearness,
    owners,
    read_from,
    ruling,
    short,
)
from maodun.reports.model import (
    Block,
    Cell,
    Column,
    Either,
    Heading,
    Items,
    Line,
    Pair,
    Pairs,
    Paragraph,
    Section,
    Table,
    Tone,
)

WAYS_SHOWN = 20
"""Ways to move one gate that are written out; forty registrations of a word have as many."""


def gate_section(clearance: Clearance, review: int | None) -> Section:
    """Return all reasons of the gate and what would move it, in review number ``review``."""
    blocks: list[Block] = [gate_table(clearance), Heading(T("What would change it"))]
    groups = gathered(gap for gap in clearance.gaps if gap.waiver is None)
    waive = {group.because: _waiving(group.what, review) for group in groups}
    for_all = {group.because for group in groups if group.gaps[0].kind is None}
    gate = [
        replace(row, would_change=said_once(row.would_change, groups)) for row in clearance.gate
    ]
    moves = [(HELD_BACK_BY_ALL, _shared(gate, for_all))]
    for row in gate:
        own = [words for words in row.would_change if _gap_of(words) not in for_all]
        title = T("{kind}: {state}", kind=GATE_KIND[row.kind], state=GATE[row.state])
        moves.append((title, own))
    blocks += [Items((_moves(title, ways, waive),)) for title, ways in moves if ways]
    if not any(row.would_change for row in clearance.gate):
        blocks.append(Paragraph((Line(T("Nothing on record would change it.")),)))
    return Section("gate", T("The gate, with every reason"), tuple(blocks))


def rights_section(
    anchor: str, title: Text, intro: Text, findings: Sequence[Finding]
) -> Section | None:
    """Return a short table of rights, or None where there are none."""
    if not findings:
        return None
    columns = (
        Column(T("Right"), 26),
        Column(T("Owner"), 17),
        Column(T("Ruling"), 16),
        Column(T("Because"), 26),
        Column(T("Flags"), 15),
    )
    rows = tuple(_short_row(finding) for finding in findings)
    blocks = (Paragraph((Line(intro),)), Table(columns, rows), *pictures_of(findings))
    return Section(anchor, title, blocks)


def questions_section(questions: tuple[Question, ...]) -> Section | None:
    """Return the questions still open, the one that settles most first."""
    if not questions:
        return None
    columns = (
        Column(T("Is this in the product?"), 38),
        Column(T("Asked about"), 18),
        Column(T("“No” settles"), 26),
        Column(T("Proposed for"), 18),
    )
    rows = tuple(_question_row(question) for question in questions)
    return Section(
        "questions",
        T("Questions about the product that are still open"),
        (
            Paragraph(
                (
                    Line(
                        T(
                            "In the order of what “no” settles once the proposed wordings are "
                            "accepted as well."
                        )
                    ),
                )
            ),
            Table(columns, rows),
        ),
    )


def reused_section(reused: tuple[Reused, ...]) -> Section | None:
    """Return the earlier answers at work here, and those that lapsed."""
    if not reused:
        return None
    columns = (
        Column(T("Asked"), 38),
        Column(T("Answer"), 12),
        Column(T("By"), 22),
        Column(T("Settled here"), 28),
    )
    rows = tuple(_reused_row(one) for one in reused)
    return Section("answers", T("Earlier answers used again"), (Table(columns, rows),))


def product_section(product: Product) -> Section:
    """Return the product as it was read, so that every quote can be found."""
    columns = (
        Column(T("Fact"), 16),
        Column(T("As written"), 52),
        Column(T("Language"), 10),
        Column(T("Source"), 22),
    )
    rows = tuple(
        (
            (Line(fact.name), *((Line(T("complete list"), Tone.NOTE),) if fact.closed else ())),
            (Line(fact.text, Tone.QUOTE),),
            (Line(fact.language),),
            (Line(fact.source, Tone.NOTE),),
        )
        for fact in product.facts
    )
    shown = [(f"{d.on.isoformat()} {d.how} ({d.source})") for d in product.disclosures]
    about = Pairs(
        (
            Pair(T("Read from"), (Line(read_from(product.source)),)),
            Pair(T("Category"), (Line(product.category or NONE),)),
            Pair(T("Classes given"), (Line("; ".join(product.cpc + product.locarno) or NONE),)),
            Pair(T("Public since"), tuple(Line(one) for one in shown) or (Line(NONE),)),
        )
    )
    return Section("product", T("The product as it was read"), (about, Table(columns, rows)))


def appendix(clearance: Clearance) -> Section:
    """Return the recipe, the rule versions, the sample and every data file."""
    blocks: list[Block] = [
        Pairs((Pair(T("Recipe"), (Line(clearance.recipe),)),)),
        *rules(clearance),
    ]
    if clearance.elusion:
        blocks += [Heading(T("The sample below the cut")), _sample(clearance.elusion.plan)]
    if clearance.unseeable:
        by_law = tuple((_by_law(one),) for one in clearance.unseeable)
        blocks += [Heading(T("What cannot be looked at, by law")), Items(by_law)]
    blocks += [Heading(T("Data files")), _files(clearance.data_files)]
    return Section("appendix", T("Appendix: recipe, rules and data"), tuple(blocks))


def _gap_of(words: Text) -> Value | None:
    """Return the sentence of the gap that a way to move the gate speaks of."""
    return dict(words.values).get("gap")


def _shared(rows: Sequence[GateRow], for_all: set[Text]) -> list[Text]:
    """Return the ways that every kind shares, once."""
    ways = [words for row in rows for words in row.would_change if _gap_of(words) in for_all]
    return list(dict.fromkeys(ways))


def _waiving(what: str, review: int | None) -> str:
    """Return the command that keeps that a named person accepts a gap."""
    number = "N" if review is None else review
    name = f'"{what}"' if "*" in what else what
    return f"maodun review waive {number} {name} --by NAME --reason TEXT"


def _moves(title: Text, ways: Sequence[Text], waive: Mapping[Text, str]) -> Cell:
    lines = [Line(title, Tone.STRONG)]
    for words in ways[:WAYS_SHOWN]:
        lines.append(Line(words))
        gap = _gap_of(words)
        if isinstance(gap, Text) and gap in waive:
            lines.append(Line(waive[gap], Tone.NOTE))
    return (*lines, *and_more(len(ways) - WAYS_SHOWN))


def _short_row(finding: Finding) -> tuple[Cell, ...]:
    right = finding.right
    why = [Line(finding.because)]
    if finding.nearest:
        why.append(Line(nearness(finding.nearest), Tone.NOTE))
    if finding.resemblance:
        why.append(Line(nearness_of(finding.resemblance), Tone.NOTE))
    return (
        (Line(right.publication_number, Tone.STRONG), Line(short(right.title))),
        (Line(owners(right)),),
        (Line(ruling(finding), RULING_TONE[finding.ruling]), *_by(finding)),
        tuple(why),
        flags(finding) or (Line(NONE, Tone.NOTE),),
    )


def _by(finding: Finding) -> Cell:
    if finding.decision is None:
        return ()
    decision = finding.decision
    lines = [Line(f"{decision.by}, {decision.at.date()}", Tone.NOTE)]
    return (*lines, Line(decision.note, Tone.NOTE)) if decision.note else tuple(lines)


def _question_row(question: Question) -> tuple[Cell, ...]:
    limitation = question.limitation
    asked = [Line(limitation.text)]
    if limitation.needs:
        asked.insert(0, Line(limitation.needs, Tone.STRONG))
    proposed = tuple(Line(f"{number} {other.id}") for number, other in question.proposed[:5])
    return (
        tuple(asked),
        (Line(question.asked_about), Line(limitation.id, Tone.NOTE)),
        _settled_by_no(question),
        (proposed + and_more(len(question.proposed) - len(proposed)))
        or (Line(NONE, Tone.NOTE),),
    )


def _settled_by_no(question: Question) -> Cell:
    alone, whole = question.settles, question.settles_with_proposed
    if whole == alone or not question.proposed:
        return (Line(_settled(alone)),)
    more = T("with the proposed wordings: {settled}", settled=_settled(whole))
    return (Line(_settled(alone)), Line(more, Tone.NOTE))


def _settled(settles: Settles) -> Text:
    return T(
        "claims: {claims}, whole rights: {rights}",
        claims=settles.claims,
        rights=settles.rights,
    )


def _reused_row(reused: Reused) -> tuple[Cell, ...]:
    answer = reused.answer
    by = [Line(f"{answer.by}, {answer.at.date()}")]
    if answer.note:
        by.append(Line(answer.note, Tone.QUOTE))
    return (
        (Line(answer.needs or NONE, Tone.STRONG), Line(answer.limitation_text)),
        (Line(REPLY[answer.reply]),),
        tuple(by),
        _settled_by(reused),
    )


def _settled_by(reused: Reused) -> Cell:
    if reused.lapsed:
        lapsed = T("lapsed: the facts it rested on changed, so it was not used")
        return (Line(lapsed, Tone.WARN),)
    settled = tuple(Line(f"{number} {part}") for number, part in reused.settled[:8])
    settled += and_more(len(reused.settled) - len(settled))
    return settled or (Line(T("nothing in this clearance"), Tone.NOTE),)


def _by_law(one: Unseeable) -> Line:
    cite = one.rule.partition(": ")[2] or one.rule
    return Line(
        Either(
            f"{one.office}: {one.title_en} ({cite})", f"{one.office}：{one.title_zh}（{cite}）"
        )
    )


def _sample(plan: SamplePlan) -> Pairs:
    return Pairs(
        (
            Pair(T("Size, fixed before the draw"), (Line(count(plan.size)),)),
            Pair(T("Seed"), (Line(str(plan.seed)),)),
            Pair(T("Rights below the cut"), (Line(count(plan.pile)),)),
            Pair(T("Hash of their sorted numbers"), (Line(plan.pile_sha256, Tone.NUMBER),)),
            Pair(T("Drawn"), (Line(", ".join(plan.numbers) or NONE, Tone.NOTE),)),
        )
    )


def _files(files: tuple[DataFile, ...]) -> Table:
    columns = (
        Column(T("File"), 34),
        Column(T("Source"), 18),
        Column(T("Publications"), 12, number=True),
        Column(T("Unreadable"), 10, number=True),
        Column(T("Published"), 14),
        Column(T("Read"), 12),
    )
    return Table(columns, tuple(_file_row(file) for file in files))


def _file_row(file: DataFile) -> tuple[Cell, ...]:
    name = [Line(file.file)]
    if not file.complete:
        name.append(Line(T("read in part so far"), Tone.WARN))
    return (
        tuple(name),
        (Line(file.source),),
        (Line(count(file.rights)),),
        (Line(count(file.bad)),),
        tuple(Line(words) for words in dict.fromkeys((day(file.first_on), day(file.last_on)))),
        (Line(file.read_at[:10]),),
    )
