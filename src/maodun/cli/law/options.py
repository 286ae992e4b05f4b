"""Days and earlier filings as options; wrong ones are named, with what was probably meant."""

import re
from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeVar, get_args

import click

from maodun.cli.errors import did_you_mean
from maodun.cli.options import refuse
from maodun.domain.rights import Relation
from maodun.domain.text import T
from maodun.rules.facts import DAY_NAMES
from maodun.rules.forms.rule import RelationKind

RELATIONS: tuple[str, ...] = get_args(RelationKind)
DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
MONTHS = 12
Given = TypeVar("Given", date, int)


class NamedDay(click.ParamType[tuple[str, date]]):
    """A day with its name: ``filing_date=2026-01-31``."""

    name = "NAME=DAY"

    def __init__(self, names: Sequence[str]) -> None:
        self.names = names

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, date]:
        """Return the name and the day."""
        name, equals, day = str(value).partition("=")
        if not equals:
            wrong = T(
                "'{value}' is no day with its name. Write it as {example}=2026-01-31.",
                value=str(value),
                example=self.names[0],
            )
            refuse(wrong, param, ctx)
        if name not in self.names:
            unknown = T("No rule knows a day called '{name}'.", name=name)
            refuse(did_you_mean(unknown, name, self.names), param, ctx)
        return name, self._day(day, param, ctx)

    def _day(self, text: str, param: click.Parameter | None, ctx: click.Context | None) -> date:
        found = DAY.fullmatch(text)
        if found is None:
            refuse(T("'{day}' is no day. Write it as 2026-01-31.", day=text), param, ctx)
        year, month, number = map(int, found.groups())
        if year == 0 or not 1 <= month <= MONTHS:
            refuse(T("There is no month {month}.", month=text[:7]), param, ctx)
        last = monthrange(year, month)[1]
        if not 1 <= number <= last:
            wrong = T(
                "There is no day {day}: {month} has {last} days.",
                day=text,
                month=text[:7],
                last=last,
            )
            refuse(wrong, param, ctx)
        return date(year, month, number)


class Delay(click.ParamType[tuple[str, int]]):
    """A number of days with the name of the delay."""

    name = "NAME=DAYS"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, int]:
        """Return the name and the days."""
        name, _, days = str(value).partition("=")
        if not days.isdecimal():
            wrong = T(
                "'{value}' is no number of days with its name. Write it as a=30.",
                value=str(value),
            )
            refuse(wrong, param, ctx)
        return name, int(days)


def by_name(
    ctx: click.Context, param: click.Parameter, given: tuple[tuple[str, Given], ...]
) -> Mapping[str, Given]:
    """Return days or numbers by name; one name with two of them is refused."""
    found: dict[str, Given] = {}
    for name, value in given:
        if found.setdefault(name, value) != value:
            wrong = T(
                "{name} is given as {first} and as {second}.",
                name=name,
                first=found[name],
                second=value,
            )
            refuse(wrong, param, ctx)
    return found


def relations(
    _: click.Context, __: click.Parameter, given: tuple[tuple[str, date], ...]
) -> tuple[Relation, ...]:
    """Return the earlier filings that an application names."""
    return tuple(
        Relation(kind, f"{kind} {number}", day) for number, (kind, day) in enumerate(given, 1)
    )


on = click.option(
    "--on",
    "days",
    type=NamedDay(DAY_NAMES),
    multiple=True,
    callback=by_name,
    help="A day of the case, such as filing_date=2026-01-31. Repeat for each day.",
)
relies_on = click.option(
    "--relies-on",
    "relations",
    type=NamedDay(RELATIONS),
    multiple=True,
    callback=relations,
    help="An earlier filing, such as continuation=2020-05-04.",
)
