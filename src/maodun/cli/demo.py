"""``maodun demo``: a first look that needs nothing."""

from collections.abc import Iterator
from pathlib import Path

import click

from maodun.cli.door import Door, Place
from maodun.cli.options import Form, as_json
from maodun.cli.output import echo, echo_json
from maodun.cli.progress import follow
from maodun.cli.reviewing.showing import show_gates
from maodun.company.demo import demo_run
from maodun.company.pictures.kept import kept_pictures
from maodun.company.reviews.reporting import reports_write
from maodun.company.store import store_open
from maodun.domain.text import T

LANGUAGES = ("en", "zh-Hans")
FORMS: tuple[Form, ...] = ("html", "pdf")


@click.command()
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default="maodun-demo",
    show_default=True,
    help="Folder to write the reports to.",
)
@as_json
@click.pass_obj
def demo(door: Door, *, out: Path, as_json: bool) -> None:
    """Clear three sample products against a small register of fictional rights.

    Needs no network and touches neither the real register nor the real company store. Look
    around afterwards with --sample: maodun review list --sample.

    \b
    Example:
        maodun demo --out reports
    """
    place = door.place(sample=True)
    store_open(place.database)
    reviews = follow(demo_run(register=place.register, own=place.pictures), door)
    written = _write([review.number for review in reviews], out, place)
    if as_json:
        return echo_json(
            {"reviews": [review.number for review in reviews], "files": list(written)}, door
        )
    show_gates(reviews, door)
    for file in written:
        echo(T("Written: {file}", file=str(file.absolute())), door)
    return echo(T("Look around with: maodun review list --sample"), door)


def _write(reviews: list[int], folder: Path, place: Place) -> Iterator[Path]:
    pictures = kept_pictures(own=place.pictures, register=place.register)
    for language in LANGUAGES:
        yield from reports_write(
            reviews=reviews, forms=FORMS, language=language, folder=folder, pictures=pictures
        )
