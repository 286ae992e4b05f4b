"""A mark or work on the terminal: where the listing says its words, and for which goods."""

from collections.abc import Iterator

from maodun.cli.door import Door
from maodun.cli.output import echo, echo_table
from maodun.domain.clearance import Finding
from maodun.domain.marks import Sighting
from maodun.domain.products import Product
from maodun.domain.text import T, Text
from maodun.reports.building.registered import goods_of
from maodun.reports.building.sighted import AROUND, NOWHERE, place_name
from maodun.reports.building.words import LIKENESS, TIER, USE
from maodun.screening.sighting import around

GOODS_SHOWN = 6


def show_words(finding: Finding, product: Product, door: Door) -> None:
    """Write the goods, each place of the listing with its words set off, and the suits."""
    for line in _about(finding):
        echo(line, door)
    if finding.sightings:
        heads = (T("Where"), T("The listing says"), T("How near"), T("Use"), T("Put instead"))
        rows = [_row(sighting, product) for sighting in finding.sightings]
        echo_table(heads, rows, door)
        said = (text for seen in finding.sightings for text in (seen.because, seen.use_because))
        for because in dict.fromkeys(said):
            if because != finding.because:
                echo(because, door)


def in_brackets(product: Product, sighting: Sighting) -> str:
    """Return the statement with the words in double square brackets."""
    before, behind = around(product, sighting.spot, most=AROUND)
    return f"{before}[[{sighting.spot.text}]]{behind}"


def _about(finding: Finding) -> Iterator[Text]:
    goods = list(goods_of(finding.right))
    for one in goods[:GOODS_SHOWN]:
        yield T("Goods: {goods}", goods=one)
    if len(goods) > GOODS_SHOWN:
        yield T("and {n} more", n=len(goods) - GOODS_SHOWN)
    for suit in finding.suits:
        yield T(
            "Suit: {court} {number}, filed {day}, by {plaintiff}",
            court=suit.court,
            number=suit.number,
            day=suit.filed_on or "-",
            plaintiff=suit.plaintiff,
        )
    if not finding.sightings:
        yield NOWHERE


def _row(sighting: Sighting, product: Product) -> tuple[object, ...]:
    name = place_name(sighting.spot.field)
    near = T(
        "{likeness} ({tier})", likeness=LIKENESS[sighting.likeness], tier=TIER[sighting.tier]
    )
    said = in_brackets(product, sighting)
    return (name, said, near, USE[sighting.use], sighting.instead or "-")
