"""What was said since is applied to a stored clearance without the register."""

from collections.abc import Generator
from dataclasses import replace
from datetime import UTC, datetime
from typing import TypeVar

from maodun.domain.clearance import Clearance, Ruling
from maodun.domain.progress import Progress
from maodun.domain.rulings import Decision, Remembered, Verdict, Waiver
from maodun.rules.places.markets import market
from maodun.screening.options import Options
from maodun.screening.revising import revise
from maodun.screening.shield import clear
from tests.screening.rights import TODAY, WINDOW, product, register, right

Result = TypeVar("Result")
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
NUMBER = "US99000001B2"
LATCH = right(NUMBER, "A scooter comprising: a deck; and a latch at the deck.")


def finish(work: Generator[Progress, None, Result]) -> Result:
    while True:
        try:
            next(work)
        except StopIteration as stop:
            result: Result = stop.value
            return result


def cleared() -> Clearance:
    return finish(
        clear(
            product("Electric scooter", "The scooter has a deck"),
            market=market("US"),
            window=WINDOW,
            register=register(LATCH),
            remembered=Remembered(),
            on=TODAY,
            options=Options(),
        )
    )


def test_what_is_said_counts_where_a_later_recipe_reads_claims() -> None:
    made = replace(cleared(), recipe="claims-0")
    said = Decision(NUMBER, f"sha of {NUMBER}", Verdict.CLOSE, "Li Wei", NOON)
    waiver = Waiver("marks", "Li Wei", NOON, "no brand")
    now = revise(made, Remembered(decisions=(said,), waivers=(waiver,)))
    (finding,) = now.findings
    assert finding.ruling is Ruling.CLOSE
    assert finding.readings == made.findings[0].readings
    assert [gap.what for gap in now.gaps if gap.waiver] == ["marks"]


def test_nothing_said_leaves_an_older_recipes_clearance_as_it_was() -> None:
    made = replace(cleared(), recipe="claims-0")
    assert revise(made, Remembered()) == made
