"""The sheet of marks and works: one row per place of the listing and registration."""

from collections.abc import Iterator, Sequence

from maodun.domain.clearance import Clearance, Finding
from maodun.domain.marks import Sighting
from maodun.domain.text import T, Text
from maodun.reports.building.registered import goods_of, standing
from maodun.reports.building.sighted import place_name, put_instead, statement
from maodun.reports.building.words import (
    FLAG,
    LIKENESS,
    RIGHT_KIND,
    TIER,
    USE,
    after_each_other,
    is_of_words,
    owners,
    ruling,
    together,
)
from maodun.reports.sheet import Sheet, Value

WHOLE = 1_000
"""Characters of the goods of one class that a cell shows."""


def words_sheet(clearance: Clearance) -> Sheet:
    """Return every place of the listing with every registration it comes near."""
    columns = (
        (T("Where"), 16),
        (T("The listing says"), 50),
        (T("Words"), 20),
        (T("As registered"), 24),
        (T("Number"), 20),
        (T("Kind"), 14),
        (T("Owner"), 30),
        (T("Classes and goods"), 50),
        (T("Status"), 24),
        (T("Registered"), 12),
        (T("How near"), 18),
        (T("Closeness"), 10),
        (T("Use"), 24),
        (T("Tier"), 10),
        (T("Because"), 50),
        (T("Why this use"), 50),
        (T("Put instead"), 24),
        (T("Ruling"), 24),
        (T("Flags"), 20),
        (T("Suits"), 8),
        (T("Reviewed by"), 16),
        (T("Recorded change"), 40),
    )
    rows = tuple(
        row
        for finding in clearance.findings
        if is_of_words(finding)
        for row in _rows(finding, clearance)
    )
    return Sheet(T("Marks and works"), columns, rows)


def _rows(finding: Finding, clearance: Clearance) -> Iterator[tuple[Value, ...]]:
    known = _right(finding, clearance)
    ruled = _ruled(finding)
    for sighting in finding.sightings:
        spot = sighting.spot
        place = (place_name(spot.field), statement(clearance.product, sighting), spot.text)
        yield (*place, *known, *_near(sighting), *ruled)
    if not finding.sightings:
        yield (None, None, None, *known, *([None] * 7), *ruled)


def _right(finding: Finding, clearance: Clearance) -> Sequence[Value]:
    right = finding.right
    goods = [
        one if isinstance(one, Text) else Text(one) for one in goods_of(right, longest=WHOLE)
    ]
    return (
        right.title,
        right.publication_number,
        RIGHT_KIND[right.kind],
        owners(right),
        after_each_other(goods) if goods else None,
        standing(finding, clearance.made_on),
        right.grant_date,
    )


def _near(sighting: Sighting) -> Sequence[Value]:
    return (
        LIKENESS[sighting.likeness],
        round(sighting.closeness, 2),
        USE[sighting.use],
        TIER[sighting.tier],
        sighting.because,
        sighting.use_because,
        put_instead(sighting),
    )


def _ruled(finding: Finding) -> Sequence[Value]:
    decision = finding.decision
    return (
        ruling(finding),
        together([FLAG[flagged.flag] for flagged in finding.flags]),
        len(finding.suits),
        decision.by if decision else None,
        decision.product_change if decision else None,
    )
