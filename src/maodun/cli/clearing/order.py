"""From the options of ``clear`` to what is to be cleared."""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TypedDict

from maodun.cli.door import Door
from maodun.cli.options import STDIN, Form
from maodun.cli.output import note
from maodun.cli.products import columns_of, markets_of
from maodun.company.reviews.clearing import Order, Waived
from maodun.domain.clearance import Window
from maodun.domain.errors import BadNumber, BadOption
from maodun.domain.numbers import parse_number
from maodun.domain.text import T
from maodun.screening.options import CUT, Options


class Words(TypedDict):
    """The options of ``clear`` as click hands them over."""

    market: str | None
    starts_on: date | None
    months: int
    sku: str
    column: tuple[str, ...]
    known: Path | None
    counsel: str
    waive: tuple[str, ...]
    by: str
    reason: str
    cut: int | None
    locarno_only: bool
    out: Path | None
    lang: str | None
    forms: tuple[Form, ...]
    fetch_pictures: bool
    sample: bool
    as_json: bool


@contextmanager
def order_of(product: str, words: Words, door: Door) -> Iterator[Order]:
    """Give what is to be cleared; a product on stdin lies in a file meanwhile.

    Raises:
        BadOption: Options that do not go together, or a column that nobody knows.
    """
    with tempfile.TemporaryDirectory() as room:
        what = _from_stdin(Path(room)) if product == str(STDIN) else product
        yield Order(
            what=what,
            markets=() if words["market"] is None else markets_of(words["market"]),
            window=Window.of_months(words["starts_on"] or door.today, words["months"]),
            options=Options(
                cut=words["cut"] or CUT,
                locarno_only=words["locarno_only"],
                known=_known(words["known"], door),
                counsel=words["counsel"],
                register_max_age_days=door.settings.register_max_age_days,
            ),
            sku=words["sku"],
            columns=columns_of(words["column"]),
            waived=_waived(words),
            network=door.settings.network,
            look=door.viewer(
                (what,), sample=words["sample"], fetch=words["fetch_pictures"]
            ).look,
        )


def _from_stdin(room: Path) -> str:
    file = room / "stdin.yaml"
    file.write_text(sys.stdin.read(), "utf-8")
    return str(file)


def _known(file: Path | None, door: Door) -> tuple[str, ...]:
    """Read numbers, one in a line; a line that is none is named on stderr and left out."""
    if file is None:
        return ()
    text = sys.stdin.read() if file == STDIN else file.read_text("utf-8-sig")
    numbers = []
    for place, line in enumerate(text.splitlines(), start=1):
        number = line.partition("#")[0].strip()
        try:
            numbers += [str(parse_number(number))] if number else []
        except BadNumber as error:
            left_out = T(
                "{file}, line {line}, was left out: {because}",
                file=str(file),
                line=place,
                because=error.text,
            )
            note(left_out, door)
    return tuple(numbers)


def _waived(words: Words) -> Waived:
    if words["waive"] and not (words["by"] and words["reason"]):
        raise BadOption(
            T("Only a named person can waive something: add --by NAME and --reason TEXT.")
        )
    return Waived(words["waive"], words["by"], words["reason"])
