"""The options of ``name`` as what is asked."""

from datetime import date
from pathlib import Path
from typing import TypedDict

import click

from maodun.cli.door import Door
from maodun.cli.options import refuse
from maodun.cli.products import markets_of
from maodun.company.naming import NamesWanted, candidate_of
from maodun.domain.errors import BadOption
from maodun.domain.numbers import parse_number
from maodun.domain.text import T
from maodun.reports.naming.rendering import NameForm


class NameWords(TypedDict):
    """The options of ``name`` as click hands them over."""

    goods: str
    market: str
    classes: tuple[int, ...]
    ours: tuple[str, ...]
    proposals: int
    today: date | None
    out: Path | None
    forms: tuple[NameForm, ...]
    sample: bool
    as_json: bool


class Name(click.ParamType[str]):
    """A name, in one form or several; what is none is refused."""

    name = "NAME"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """Return the name as typed."""
        try:
            candidate_of(str(value))
        except BadOption as error:
            refuse(error.text, param, ctx)
        return str(value)


class ClassNumbers(click.ParamType[tuple[int, ...]]):
    """Nice classes, separated by commas."""

    name = "N,..."

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, ...]:
        """Return the numbers; whether there are such classes is asked later."""
        if isinstance(value, tuple):
            return value
        asked = [one.strip() for one in str(value).split(",") if one.strip()]
        for one in asked:
            if not (one.isascii() and one.isdigit()):
                refuse(T("'{value}' is no number of a class.", value=one), param, ctx)
        return tuple(int(one) for one in asked)


def wanted_of(names: tuple[str, ...], words: NameWords, door: Door) -> NamesWanted:
    """Return what is asked.

    Raises:
        UnknownMarket: There is no data about one of the markets.
        BadNumber: One of our own marks is written in no way known here.
        BadOption: No market is named.
    """
    return NamesWanted(
        names=names,
        goods=words["goods"],
        classes=words["classes"],
        markets=markets_of(words["market"]),
        on=words["today"] or door.today,
        ours=tuple(str(parse_number(number)) for number in words["ours"]),
        max_age_days=door.settings.register_max_age_days,
        proposals=words["proposals"],
    )
