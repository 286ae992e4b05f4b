"""``maodun portfolio``: rights of our own, and those we may use."""

from datetime import date

import click

from maodun.cli.door import Door
from maodun.cli.lazy import Later, LazyGroup
from maodun.cli.options import FIRST_DAY, as_json, lines_of_stdin, sample
from maodun.cli.output import echo, echo_json, echo_table
from maodun.company.portfolio.services import HeldSeen, held_add, held_list, held_remove
from maodun.company.store import store_open
from maodun.domain.rulings import Held
from maodun.domain.text import T

HERE = "maodun.cli.portfolio"
HOWS = {"own": T("own"), "licensed": T("licensed")}


class PortfolioGroup(LazyGroup):
    """Commands on what is ours."""

    later = {  # noqa: RUF012 - read only
        "add": Later(f"{HERE}:add_command", "Put rights into the portfolio."),
        "list": Later(f"{HERE}:list_command", "List the portfolio."),
        "remove": Later(f"{HERE}:remove_command", "Take rights out of the portfolio."),
    }


@click.group(cls=PortfolioGroup)
def portfolio() -> None:
    """Keep the rights that are ours or licensed; they rule themselves out of clearances.

    \b
    Example:
        maodun portfolio add US9827127B2
    """


@click.command()
@click.argument("numbers", nargs=-1, required=True)
@click.option("--licensed", is_flag=True, help="Licensed to us, not our own.")
@click.option("--until", type=FIRST_DAY, help="Last day of the licence.")
@click.option("--note", default="", help="Kept with it.")
@sample
@as_json
@click.pass_obj
def add_command(  # noqa: PLR0913 - one argument per option
    door: Door,
    *,
    numbers: tuple[str, ...],
    licensed: bool,
    until: date | None,
    note: str,
    sample: bool,
    as_json: bool,
) -> None:
    """Put rights into the portfolio by NUMBERS; a - reads them from stdin.

    \b
    Example:
        maodun portfolio add US9827127B2 --licensed --until 2029-12-31
    """
    store_open(door.place(sample=sample).database)
    how = "licensed" if licensed else "own"
    added = [
        held_add(held=Held(number, how, until, note), by=door.user, now=door.now())
        for number in _numbers(numbers)
    ]
    return echo_json(added, door) if as_json else _show(added, door)


@click.command()
@sample
@as_json
@click.pass_obj
def list_command(door: Door, *, sample: bool, as_json: bool) -> None:
    """List what is ours or licensed, and who said so.

    \b
    Example:
        maodun portfolio list
    """
    store_open(door.place(sample=sample).database)
    held = held_list()
    return echo_json(held, door) if as_json else _show(held, door)


@click.command()
@click.argument("numbers", nargs=-1, required=True)
@sample
@as_json
@click.pass_obj
def remove_command(
    door: Door, *, numbers: tuple[str, ...], sample: bool, as_json: bool
) -> None:
    """Take rights out of the portfolio; who did it stays on record.

    \b
    Example:
        maodun portfolio remove US9827127B2
    """
    store_open(door.place(sample=sample).database)
    taken_out = _numbers(numbers)
    for number in taken_out:
        held_remove(number=number, by=door.user, now=door.now())
        if not as_json:
            echo(T("Taken out: {number}", number=number), door)
    return echo_json(taken_out, door) if as_json else None


def _numbers(given: tuple[str, ...]) -> tuple[str, ...]:
    return lines_of_stdin() if given == ("-",) else given


def _show(held: list[HeldSeen] | tuple[HeldSeen, ...], door: Door) -> None:
    if not held:
        return echo(
            T("The portfolio is empty. Fill it with: maodun portfolio add NUMBER"), door
        )
    return echo_table(
        (T("Number"), T("How"), T("Until"), T("Note"), T("Added by"), T("Added at")),
        [
            (
                seen.held.number,
                HOWS[seen.held.how],
                seen.held.until,
                seen.held.note,
                seen.added_by,
                f"{seen.added_at:%Y-%m-%d %H:%M}",
            )
            for seen in held
        ],
        door,
    )
