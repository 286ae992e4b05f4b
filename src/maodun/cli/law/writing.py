"""The command that writes the law book."""

from pathlib import Path

import click

from maodun.cli.door import Door
from maodun.cli.options import as_json
from maodun.cli.output import echo, echo_json
from maodun.domain.text import T
from maodun.reports.language import spelled
from maodun.reports.lawbook.writing import FOLDERS, law_book


@click.command()
@click.option(
    "--out",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    help="Folder to write to; files of the same names are replaced.",
)
@click.option("--both", is_flag=True, help="In English and Chinese, linked to each other.")
@as_json
@click.pass_obj
def book_command(door: Door, *, folder: Path, both: bool, as_json: bool) -> None:
    """Write the law book as web pages that need nothing else, below the folder --out.

    \b
    Example:
        maodun law book --out lawbook --both
    """
    asked = tuple(FOLDERS) if both else (spelled(door.settings.language),)
    written = [_write(folder, language, door, both=both) for language in asked]
    first = [str(folder / FOLDERS[language] / "index.html") for language in asked]
    if as_json:
        return echo_json({"files": sum(written), "open": first}, door)
    for file in first:
        echo(T("Open: {file}", file=file), door)
    return None


def _write(folder: Path, language: str, door: Door, *, both: bool) -> int:
    beside = next(name for tag, name in FOLDERS.items() if tag != language)
    other = both or (folder / beside).is_dir()
    count = 0
    for name, content in law_book(language=language, today=door.today, other=other):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        count += 1
    return count
