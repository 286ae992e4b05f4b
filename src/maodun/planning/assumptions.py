"""The editable numbers of a plan: costs, chances, strengths, rates, each with its source."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Literal, get_args

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from maodun.domain.errors import BadAssumption
from maodun.domain.launches import Money, Newness, Sort
from maodun.domain.plans import Assumed, AssumedTable, Way
from maodun.domain.text import T, Text, bilingual
from maodun.rules.forms import plain_yaml
from maodun.rules.forms.faults import fault, line_of
from maodun.rules.places.known import offices, platforms
from maodun.rules.places.markets import market_codes

FILE = Path(__file__).with_name("assumptions.yaml")
TableName = Literal[
    "general",
    "rates",
    "agent",
    "translation",
    "extra",
    "official",
    "chance",
    "strength",
    "acceptance",
    "before_grant",
    "days_to_file",
    "market_share",
]
SHARES = frozenset({"chance", "strength", "acceptance", "before_grant", "market_share"})
"""Tables whose numbers lie between 0 and 1."""

MOST: Mapping[str, Decimal] = {
    "days_to_file": Decimal(3650),
    "general.pendency_spread": Decimal(1),
    "general.madrid_notified_months": Decimal(120),
    "general.claims": Decimal(10_000),
    "general.pictures": Decimal(10_000),
    "general.classes": Decimal(45),
}
"""The most that numbers of a table can be, or one of them; days and sums must stay possible."""

RATES = (Decimal("0.00001"), Decimal(100_000))
"""Between the currencies of least and of most worth."""

GENERAL: Sequence[str] = (
    "least_return",
    "pendency_spread",
    "claims",
    "pictures",
    "classes",
    "madrid_notified_months",
    "next_budget",
)
ACCEPTANCE: Sequence[str] = (
    "registered",
    "pending",
    "any",
    "programme",
    "court_order",
    "no",
    "unknown",
)

Choose = Callable[[], Sequence[str]]


def _offices() -> Sequence[str]:
    return (*offices(), "WO")


def _sorts() -> Sequence[str]:
    return [one.value for one in Sort]


def _ways() -> Sequence[str]:
    return [one.value for one in Way]


def _newness() -> Sequence[str]:
    return [one.value for one in Newness]


COLUMNS: Mapping[str, tuple[Choose, ...]] = {
    "general": (lambda: GENERAL,),
    "agent": (_offices, _sorts, _ways),
    "translation": (_offices, _sorts, _ways),
    "extra": (_offices, _sorts, _ways),
    "official": (_offices, _sorts, _ways),
    "chance": (_offices, _sorts, _newness),
    "strength": (platforms, _sorts),
    "acceptance": (lambda: ACCEPTANCE,),
    "before_grant": (_sorts,),
    "days_to_file": (_sorts, _ways),
    "market_share": (market_codes, _offices),
}
"""What the parts of a name in each table can be: a run of these columns, in their order."""

Name = Annotated[str, Field(pattern=r"^[A-Za-z_]+(\.[A-Za-z_]+){0,2}$")]
Amount = Annotated[Decimal, Field(ge=0, allow_inf_nan=False)]


class _Closed(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Titles(_Closed):
    en: str
    zh: str


class _Number(_Closed):
    value: Amount
    source: str


class _Table(_Closed):
    title: _Titles
    source: str
    values: Mapping[Name, Amount | _Number]

    @field_validator("values", mode="before")
    @classmethod
    def _nothing_is_empty(cls, value: object) -> object:
        return {} if value == "" else value


class _File(_Closed):
    assumptions: Literal["filing plan"]
    as_of: date
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    size: Literal["large", "small", "micro"]
    tables: Mapping[TableName, _Table]


@dataclass(frozen=True, slots=True)
class Figure:
    """One assumed number and where it comes from."""

    name: str
    value: Decimal
    source: str


@dataclass(frozen=True, slots=True)
class Assumptions:
    """All numbers a plan rests on beside the law.

    Attributes:
        currency: Of every amount in the tables, and of the plan.
        figures: By ``table.name``.
    """

    as_of: date
    currency: str
    size: Literal["large", "small", "micro"]
    titles: Mapping[TableName, Text]
    figures: Mapping[str, Figure]

    def find(self, table: TableName, *parts: str) -> Figure | None:
        """Return the figure whose name is the longest run of ``parts``, later parts first.

        ``find("agent", "US", "design", "hague")`` tries ``US.design.hague``,
        ``design.hague``, ``US.design``, ``hague``, ``design`` and ``US``.
        """
        for length in range(len(parts), 0, -1):
            for start in range(len(parts) - length, -1, -1):
                name = ".".join((table, *parts[start : start + length]))
                if name in self.figures:
                    return self.figures[name]
        return None

    def number(self, table: TableName, *parts: str) -> Decimal:
        """Return the value of that figure.

        Raises:
            BadAssumption: The file has no such number.
        """
        found = self.find(table, *parts)
        if found is None:
            raise BadAssumption(
                T(
                    "No number {name} is assumed; add it to the table {table} or set it with "
                    "--set {name}=VALUE",
                    name=".".join((table, *parts)),
                    table=table,
                )
            )
        return found.value

    def worth(self, money: Money, currency: str) -> Money:
        """Return what ``money`` is worth in another currency, at the rate assumed.

        Raises:
            BadAssumption: No rate is assumed for one of the currencies.
        """
        if money.currency == currency:
            return money
        rate = self.number("rates", money.currency) / self.number("rates", currency)
        return Money(money.amount * rate, currency)

    def chance(self, office: str, sort: Sort, newness: str) -> Decimal:
        """Return the chance that the right is granted."""
        return self.number("chance", office, sort.value, newness)

    def days_to_file(self, sort: Sort, way: Way) -> int:
        """Return how many days it takes to prepare the filing."""
        found = self.find("days_to_file", sort.value, way.value)
        return int(found.value) if found else 0

    def with_value(self, name: str, text: str) -> "Assumptions":
        """Return the assumptions with one number set, as by ``--set name=text``.

        Raises:
            BadAssumption: There is no such table, or ``text`` is no number it can hold.
        """
        table = name.partition(".")[0]
        if table not in self.titles or "." not in name:
            raise BadAssumption(
                T(
                    "There is no table of assumptions called '{table}'; there are {known}",
                    table=table,
                    known=", ".join(self.titles),
                )
            )
        if name not in self.figures:
            _check_name(name)
        figure = Figure(name, _decimal(name, table, text), "--set")
        return replace(self, figures={**self.figures, name: figure})

    @property
    def printed(self) -> tuple[AssumedTable, ...]:
        """Every table, as a report prints it."""
        return tuple(
            AssumedTable(
                table,
                title,
                tuple(
                    Assumed(figure.name.partition(".")[2], str(figure.value), figure.source)
                    for figure in self.figures.values()
                    if figure.name.startswith(f"{table}.")
                ),
            )
            for table, title in self.titles.items()
        )


def read(text: str, *, file: str) -> Assumptions:
    """Return the assumptions in a file of the form of ``assumptions.yaml``.

    Raises:
        BadAssumption: It breaks the form; the error names the place.
    """
    try:
        form = _File.model_validate(plain_yaml.load(text))
    except ValidationError as error:
        raise _unfit(error, file, text) from error
    except yaml.YAMLError as error:
        raise BadAssumption(fault(error, file=file, text=text).text) from error
    figures = {}
    for table, content in form.tables.items():
        for name, number in content.values.items():
            value, source = (
                (number, content.source)
                if isinstance(number, Decimal)
                else (number.value, number.source)
            )
            full = f"{table}.{name}"
            try:
                _check_name(full)
                figures[full] = Figure(full, _decimal(full, table, str(value)), source)
            except BadAssumption as error:
                line = line_of(text, ("tables", table, "values", name))
                raise BadAssumption(_at(file, line, error.text)) from error
    titles = {
        name: bilingual(table.title.en, zh=table.title.zh)
        for name, table in form.tables.items()
    }
    return Assumptions(form.as_of, form.currency, form.size, titles, figures)


def shipped() -> Assumptions:
    """Return the assumptions that come with the program."""
    return read(FILE.read_text("utf-8"), file=FILE.name)


def _check_name(name: str) -> None:
    """Refuse a name that no question asks for, with the one that was probably meant."""
    table, _, rest = name.partition(".")
    columns = COLUMNS.get(table)
    if columns is None:
        return
    parts, column = rest.split("."), 0
    choices = [choose() for choose in columns]
    for number, part in enumerate(parts):
        places = range(column, len(choices) if number == 0 else min(column + 1, len(choices)))
        column = next((place + 1 for place in places if part in choices[place]), -1)
        if column < 0:
            raise _unknown_part(name, part, [one for place in choices for one in place])


def _unknown_part(name: str, part: str, known: Sequence[str]) -> BadAssumption:
    if part in known:
        return BadAssumption(
            T("{name}: '{part}' stands in the wrong place", name=name, part=part)
        )
    near = get_close_matches(part, known, n=1) or get_close_matches(part.upper(), known, n=1)
    if near:
        return BadAssumption(
            T(
                "{name}: '{part}' is not known; did you mean '{near}'?",
                name=name,
                part=part,
                near=near[0],
            )
        )
    listed = ", ".join(dict.fromkeys(known))
    return BadAssumption(
        T(
            "{name}: '{part}' is not known; there are {known}",
            name=name,
            part=part,
            known=listed,
        )
    )


def _decimal(name: str, table: str, text: str) -> Decimal:
    try:
        value = Decimal(text)
    except InvalidOperation:
        value = Decimal("NaN")
    lowest, highest = _bounds(name, table)
    if not value.is_finite() or not lowest <= value <= highest:
        wanted = (
            T("a number from 0 to 1")
            if highest == 1
            else T(
                "a number above 0, from {least} to {most}",
                least=f"{lowest:f}",
                most=f"{highest:f}",
            )
            if table == "rates"
            else T("a number that is not negative and at most {most}", most=f"{highest:f}")
        )
        raise BadAssumption(
            T("{name} is '{text}'; it must be {wanted}", name=name, text=text, wanted=wanted)
        )
    return value


def _bounds(name: str, table: str) -> tuple[Decimal, Decimal]:
    """Return the least and the most that a number can be."""
    if table in SHARES:
        return Decimal(0), Decimal(1)
    if table == "rates":
        return RATES
    return Decimal(0), MOST.get(name, MOST.get(table, Decimal(10**9)))


def _unfit(error: ValidationError, file: str, text: str) -> BadAssumption:
    """Return the first fault of a file with its line and the name that was probably meant."""
    first = error.errors(include_url=False)[0]
    place = [part for part in first["loc"] if part not in ("[key]", "_Number")]
    name = str(place[-1]) if place else ""
    known = (*get_args(TableName), *_File.model_fields, *_Table.model_fields)
    near = get_close_matches(name, known, n=1)
    said = T(
        "{name}: '{value}' does not do: {why}",
        name=".".join(map(str, place)),
        value=str(first["input"])[:80],
        why=first["msg"],
    )
    if near and name not in known:
        said = T("{said}; did you mean '{near}'?", said=said, near=near[0])
    return BadAssumption(_at(file, line_of(text, place), said))


def _at(file: str, line: int | None, because: Text) -> Text:
    if line is None:
        return T("{file}: {because}", file=file, because=because)
    return T("{file}, line {line}: {because}", file=file, line=line, because=because)
