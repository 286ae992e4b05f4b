"""What a workbook contains: the same findings as rows to sort and filter."""

from collections.abc import Iterator, Sequence

from maodun.domain.clearance import Clearance, Finding, Gap, GateKind, Ruling
from maodun.domain.text import T, Text
from maodun.reports.building.changes import changes_sheet
from maodun.reports.building.listed import WAITING, kinds_of, reason, ruled, waiting
from maodun.reports.building.pictures.sheets import album_sheet, pairs_sheet
from maodun.reports.building.report import NOTICE
from maodun.reports.building.rights import in_reading_order
from maodun.reports.building.words import (
    FLAG,
    GATE,
    GATE_KIND,
    HELD_BACK_BY_ALL,
    RIGHT_KIND,
    STAGE,
    STATE,
    owners,
    paths,
    product_title,
    ruling,
    together,
)
from maodun.reports.building.words_sheet import words_sheet
from maodun.reports.sheet import Sheet, Value

Rows = tuple[tuple[Value, ...], ...]


def sheets(clearance: Clearance) -> tuple[Sheet, ...]:
    """Return the sheets of one clearance, the gate first."""
    return (
        _gate(clearance),
        _not_seen(clearance),
        _funnel(clearance),
        _findings(clearance.findings),
        words_sheet(clearance),
        changes_sheet(clearance),
        pairs_sheet(clearance),
        album_sheet(clearance),
        _charts(clearance.findings),
        _questions(clearance),
        _files(clearance),
    )


def list_sheets(clearances: Sequence[Clearance]) -> tuple[Sheet, ...]:
    """Return one sheet with a gate row per product."""
    kinds = kinds_of(clearances)
    columns = (
        (T("SKU"), 18),
        (T("Product"), 50),
        (T("Market"), 10),
        (T("From"), 12),
        (T("To"), 12),
        (T("Overall"), 16),
        *((GATE_KIND[kind], 16) for kind in kinds),
        (T("Close"), 10),
        (WAITING, 10),
        (T("Why"), 60),
        (T("Made on"), 12),
        (T("Sample data"), 14),
    )
    rows = tuple(_listed(clearance, kinds) for clearance in clearances)
    return (Sheet(T("Gates"), columns, rows),)


def _listed(clearance: Clearance, kinds: Sequence[GateKind]) -> tuple[Value, ...]:
    states = {row.kind: GATE[row.state] for row in clearance.gate}
    return (
        clearance.product.sku,
        product_title(clearance.product),
        clearance.market,
        clearance.window.starts_on,
        clearance.window.ends_on,
        GATE[clearance.overall],
        *(states.get(kind) for kind in kinds),
        ruled(clearance, Ruling.CLOSE),
        waiting(clearance),
        reason(clearance),
        clearance.made_on,
        _yes(clearance.sample_data),
    )


def _gate(clearance: Clearance) -> Sheet:
    product = clearance.product
    about: Rows = (
        (T("Product"), product_title(product), None),
        (T("SKU"), product.sku, None),
        (T("Market"), clearance.market, None),
        (T("From"), clearance.window.starts_on, None),
        (T("To"), clearance.window.ends_on, None),
        (T("Made on"), clearance.made_on, None),
        (T("Recipe"), clearance.recipe, None),
        (T("Sample data"), _yes(clearance.sample_data), None),
        (T("Overall"), GATE[clearance.overall], NOTICE),
    )
    if clearance.counsel:
        about = ((T("Prepared at the request of counsel"), clearance.counsel, None), *about)
    kinds: Rows = tuple(
        (GATE_KIND[row.kind], GATE[row.state], because)
        for row in clearance.gate
        for because in row.because or (None,)
    )
    columns = ((T("Kind of right"), 24), (T("Gate"), 40), (T("Why"), 80))
    return Sheet(T("Gate"), columns, about + kinds)


def _not_seen(clearance: Clearance) -> Sheet:
    columns = (
        (T("What"), 24),
        (T("Kind of right"), 18),
        (T("Why"), 60),
        (T("Accepted by"), 20),
        (T("On"), 12),
        (T("Reason"), 40),
    )
    return Sheet(T("Not looked at"), columns, tuple(_gap(gap) for gap in clearance.gaps))


def _gap(gap: Gap) -> tuple[Value, ...]:
    kind = GATE_KIND[gap.kind] if gap.kind else HELD_BACK_BY_ALL
    if gap.waiver is None:
        return (gap.what, kind, gap.because, None, None, None)
    waiver = gap.waiver
    return (gap.what, kind, gap.because, waiver.by, waiver.at.date(), waiver.reason)


def _funnel(clearance: Clearance) -> Sheet:
    columns = ((T("Step"), 40), (T("Left"), 12), (T("Out"), 12), (T("Why"), 60))
    rows: list[tuple[Value, ...]] = []
    for step in clearance.funnel:
        rows.append((step.title, step.left, None, None))
        rows += [(step.title, None, number, because) for because, number in step.removed]
    return Sheet(T("Funnel"), columns, tuple(rows))


def _findings(findings: Sequence[Finding]) -> Sheet:
    columns = (
        (T("Rank"), 8),
        (T("Right"), 18),
        (T("Title"), 50),
        (T("Kind"), 14),
        (T("Stage"), 12),
        (T("Owner"), 36),
        (T("Ruling"), 24),
        (T("Because"), 60),
        (T("Closeness"), 10),
        (T("Coverage"), 10),
        (T("Separating limitation"), 40),
        (T("Enforceable from"), 14),
        (T("Longest possible until"), 14),
        (T("Flags"), 30),
        (T("Found by"), 20),
        (T("Reviewed by"), 16),
        (T("Note"), 40),
        (T("Recorded change"), 40),
    )
    return Sheet(T("Findings"), columns, tuple(_finding(finding) for finding in findings))


def _finding(finding: Finding) -> tuple[Value, ...]:
    right, nearest, decision = finding.right, finding.nearest, finding.decision
    return (
        finding.rank,
        right.publication_number,
        right.title,
        RIGHT_KIND[right.kind],
        STAGE[right.stage],
        owners(right),
        ruling(finding),
        finding.because,
        nearest.closeness if nearest else None,
        nearest.coverage if nearest else None,
        finding.separating.text if finding.separating else None,
        finding.life.begins_on,
        finding.life.ends_on,
        together([FLAG[flagged.flag] for flagged in finding.flags]),
        paths(finding.paths),
        decision.by if decision else None,
        decision.note if decision else None,
        decision.product_change if decision else None,
    )


def _charts(findings: Sequence[Finding]) -> Sheet:
    columns = (
        (T("Right"), 18),
        (T("Claim"), 8),
        (T("Depends on"), 12),
        (T("Limitation"), 12),
        (T("Limitation, as published"), 70),
        (T("State"), 16),
        (T("In the product"), 50),
        (T("Fact"), 18),
        (T("Because"), 50),
    )
    rows = tuple(row for finding in findings for row in _chart(finding))
    return Sheet(T("Claim charts"), columns, rows)


def _chart(finding: Finding) -> Iterator[tuple[Value, ...]]:
    for reading in in_reading_order(finding.readings):
        parents = ", ".join(str(number) for number in reading.claim.parents)
        for one in reading.readings:
            yield (
                finding.right.publication_number,
                reading.claim.number,
                parents or None,
                one.limitation.id,
                one.limitation.text,
                STATE[one.state],
                one.quote or T("not found"),
                one.fact or T("none"),
                one.because,
            )


def _questions(clearance: Clearance) -> Sheet:
    columns = (
        (T("Is this in the product?"), 30),
        (T("Limitation, as published"), 70),
        (T("Asked about"), 18),
        (T("Claims settled by “no”"), 14),
        (T("Rights settled by “no”"), 14),
        (T("Proposed for"), 14),
        (T("Claims settled with the proposed"), 16),
        (T("Rights settled with the proposed"), 16),
    )
    rows = tuple(
        (
            question.limitation.needs or None,
            question.limitation.text,
            question.asked_about,
            question.settles.claims,
            question.settles.rights,
            len(question.proposed),
            question.settles_with_proposed.claims,
            question.settles_with_proposed.rights,
        )
        for question in clearance.questions
    )
    return Sheet(T("Questions"), columns, rows)


def _files(clearance: Clearance) -> Sheet:
    columns = (
        (T("File"), 40),
        (T("Source"), 22),
        (T("Publications"), 14),
        (T("Unreadable"), 12),
        (T("First published"), 14),
        (T("Last published"), 14),
        (T("Read"), 24),
        (T("Complete"), 12),
    )
    rows = tuple(
        (f.file, f.source, f.rights, f.bad, f.first_on, f.last_on, f.read_at, _yes(f.complete))
        for f in clearance.data_files
    )
    return Sheet(T("Data files"), columns, rows)


def _yes(truth: bool) -> Text:  # noqa: FBT001 - one value, said as a word
    return T("yes") if truth else T("no")
