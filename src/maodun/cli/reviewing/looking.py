"""Look at reviews: the list, one of them, its questions, its report."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import click

from maodun.cli.door import Door
from maodun.cli.options import LANGUAGE, REPORT_FORMS, Form, as_json, sample
from maodun.cli.output import echo, echo_json
from maodun.cli.reviewing.showing import (
    questions_told,
    show_list,
    show_questions,
    show_review,
    told,
)
from maodun.company.pictures.kept import kept_pictures
from maodun.company.reviews.reporting import report, reports_write
from maodun.company.reviews.selectors import review_get, review_list
from maodun.company.store import store_open
from maodun.domain.text import T


@click.command()
@click.option("--sku", help="Only reviews of the product with this number.")
@sample
@as_json
@click.pass_obj
def list_command(door: Door, *, sku: str | None, sample: bool, as_json: bool) -> None:
    """List reviews, newest first, with what is left to do.

    \b
    Example:
        maodun review list
    """
    store_open(door.place(sample=sample).database)
    lines = review_list(sku=sku)
    return echo_json(lines, door) if as_json else show_list(lines, door)


@click.command()
@click.argument("number", type=int)
@sample
@as_json
@click.pass_obj
def show_command(door: Door, *, number: int, sample: bool, as_json: bool) -> None:
    """Show where review NUMBER stands: the gate, what waits, what to do next.

    \b
    Example:
        maodun review show 3
    """
    store_open(door.place(sample=sample).database)
    review = review_get(number=number)
    return echo_json(told(review), door) if as_json else show_review(review, door)


@click.command()
@click.argument("number", type=int)
@sample
@as_json
@click.pass_obj
def questions_command(door: Door, *, number: int, sample: bool, as_json: bool) -> None:
    """List what review NUMBER asks about the product, in the order of what it settles.

    \b
    Example:
        maodun review questions 3
    """
    store_open(door.place(sample=sample).database)
    questions = review_get(number=number).now.questions
    if as_json:
        return echo_json(questions_told(questions, door), door)
    return show_questions(questions, door)


@click.command()
@click.argument("number", type=int)
@click.option("--lang", type=LANGUAGE, help="Language of the report: en or zh.")
@click.option(
    "--format", "forms", type=REPORT_FORMS, default="text", help="html, pdf, xlsx, json, text."
)
@click.option("--out", type=click.Path(path_type=Path), help="Folder to write to.")
@sample
@as_json
@click.pass_obj
def report_command(  # noqa: PLR0913 - one argument per option
    door: Door,
    *,
    number: int,
    lang: str | None,
    forms: tuple[Form, ...],
    out: Path | None,
    sample: bool,
    as_json: bool,
) -> None:
    """Write the report of review NUMBER as it stands now; needs no register.

    \b
    Example:
        maodun review report 3 --lang zh --format pdf --out reports
    """
    door = door.speaking(lang)
    place = door.place(sample=sample)
    store_open(place.database)
    pictures = kept_pictures(own=place.pictures, register=place.register)
    asked = _Asked(number, forms, pictures)
    if out is None:
        return _print(asked, door, as_json=as_json)
    return _write(asked, out, door, as_json=as_json)


@dataclass(frozen=True, slots=True)
class _Asked:
    """Which report in which forms, and what hands out its pictures."""

    review: int
    forms: tuple[Form, ...]
    pictures: Callable[[str], bytes | None]


def _print(asked: _Asked, door: Door, *, as_json: bool) -> None:
    form: Form = "json" if as_json else asked.forms[0]
    language = door.settings.language
    made = report(review=asked.review, form=form, language=language, pictures=asked.pictures)
    click.echo(made, nl=False)


def _write(asked: _Asked, out: Path, door: Door, *, as_json: bool) -> None:
    written = []
    for file in reports_write(
        reviews=[asked.review],
        forms=asked.forms,
        language=door.settings.language,
        folder=out,
        pictures=asked.pictures,
    ):
        written.append(file)
        if not as_json:
            echo(T("Written: {file}", file=str(file)), door)
    if as_json:
        echo_json(written, door)
