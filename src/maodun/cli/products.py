"""How products and listings are named on the command line: places, columns, markets, days."""

import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from maodun.cli.errors import did_you_mean
from maodun.cli.options import STDIN
from maodun.domain.errors import BadOption, UnknownMarket
from maodun.domain.text import T
from maodun.rules.places.markets import market, market_codes, market_meant
from maodun.sources.shops.columns import COLUMNS

FIELDS = tuple(COLUMNS)
COLUMN_HELP = f"Column of a table, as sku=Artikel. Fields: {', '.join(FIELDS)}."


def columns_of(pairs: tuple[str, ...]) -> Mapping[str, str]:
    """Return the names of a table's columns by our fields.

    Raises:
        BadOption: It is no ``FIELD=NAME``, or nobody knows the field.
    """
    columns: dict[str, str] = {}
    for pair in pairs:
        name, equals, column = (part.strip() for part in pair.partition("="))
        if not (equals and column):
            raise BadOption(T("--column wants FIELD=NAME, and '{pair}' is not.", pair=pair))
        if name not in FIELDS:
            unknown = T(
                "No field of a product is called '{name}'; these are: {fields}.",
                name=name,
                fields=", ".join(FIELDS),
            )
            raise BadOption(did_you_mean(unknown, name, FIELDS))
        columns[name] = column
    return columns


def markets_of(text: str) -> tuple[str, ...]:
    """Return the codes of the markets in a list with commas, each once, in capital letters.

    Raises:
        UnknownMarket: There is no data about one; what was probably meant is suggested.
        BadOption: None is named.
    """
    codes = [_market_of(code.strip()) for code in text.split(",") if code.strip()]
    if not codes:
        raise BadOption(T("--market wants codes of markets: US,EU"))
    return tuple(dict.fromkeys(codes))


def _market_of(code: str) -> str:
    try:
        return market(code).code
    except UnknownMarket as error:
        meant = market_meant(code)
        known = (meant,) if meant else market_codes()
        raise UnknownMarket(did_you_mean(error.text, meant or code, known)) from error


@contextmanager
def kept_places(places: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Give the places to read, with stdin kept in a file whose name says what it is."""
    with tempfile.TemporaryDirectory() as room:
        yield tuple(_from_stdin(Path(room)) if one == str(STDIN) else one for one in places)


def _from_stdin(room: Path) -> str:
    text = sys.stdin.read()
    file = room / f"stdin{_suffix(text)}"
    file.write_text(text, "utf-8")
    return str(file)


def _suffix(text: str) -> str:
    start = text.lstrip("\ufeff \t\r\n")
    if start[:1] in ("[", "{"):
        return ".json"
    if start[:1] == "<":
        return ".html"
    head = start.partition("\n")[0]
    return ".csv" if "," in head or "\t" in head else ".yaml"
