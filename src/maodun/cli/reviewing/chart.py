"""A claim chart on the terminal: limitation, state, quote."""

from collections.abc import Iterator

from maodun.cli.door import Door
from maodun.cli.output import echo, echo_table
from maodun.cli.reviewing.seen_words import show_words
from maodun.cli.words import STATES, ruling_of
from maodun.domain.claims import ClaimReading
from maodun.domain.clearance import Finding
from maodun.domain.products import Product
from maodun.domain.text import T, Text
from maodun.reports.building.words import is_of_words


def show_chart(finding: Finding, product: Product, door: Door) -> None:
    """Write one right with its nearest claim, or its words in the listing, and what stays."""
    for line in _head(finding):
        echo(line, door)
    if is_of_words(finding):
        show_words(finding, product, door)
    if finding.nearest is not None:
        _chart(finding.nearest, door)
        others = len(finding.readings) - 1
        if others:
            echo(T("{count} more claims compared; this one is nearest.", count=others), door)
    for flagged in finding.flags:
        echo(T("Note: {because}", because=flagged.because), door)


def _head(finding: Finding) -> Iterator[Text]:
    right = finding.right
    yield T(
        "{number}  {title}  [{ruling}]",
        number=right.publication_number,
        title=right.title,
        ruling=ruling_of(finding),
    )
    yield T("Owner: {names}", names="; ".join(party.name for party in right.owners) or "-")
    if finding.life.ends_on is not None:
        yield T("Ends on {day} at the latest.", day=finding.life.ends_on)
    yield T("{because}", because=finding.because)


def _chart(reading: ClaimReading, door: Door) -> None:
    echo_table(
        (T("Limitation"), T("State"), T("In the product")),
        [
            (f"{part.limitation.id} {part.limitation.text}", STATES[part.state], part.quote)
            for part in reading.readings
        ],
        door,
    )
    closeness = "-" if reading.closeness is None else f"{reading.closeness:.2f}"
    echo(
        T(
            "Claim {claim}: closeness {closeness} of what is known, coverage {coverage}",
            claim=reading.claim.number,
            closeness=closeness,
            coverage=f"{reading.coverage:.2f}",
        ),
        door,
    )
