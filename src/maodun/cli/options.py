"""Values and options that several commands share; wrong ones get a suggestion."""

import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Generic, Literal, NoReturn, TypeVar

import click

from maodun.cli.door import Door
from maodun.cli.errors import did_you_mean
from maodun.domain.errors import MaodunError
from maodun.domain.text import T, Text

STDIN = Path("-")

Form = Literal["html", "pdf", "xlsx", "json", "text"]
FORMS: tuple[Form, ...] = ("html", "pdf", "xlsx", "json", "text")
Known = TypeVar("Known", bound=str)


def refuse(text: Text, param: click.Parameter | None, ctx: click.Context | None) -> NoReturn:
    """End the command as wrongly used, in the reader's language."""
    door = ctx.obj if ctx else None
    said = door.say(text) if isinstance(door, Door) else str(text)
    raise click.BadParameter(said, ctx=ctx, param=param)


class Language(click.ParamType[str]):
    """A language of reports; ``zh`` is short for ``zh-Hans``."""

    name = "en|zh"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """Return the BCP 47 tag."""
        from maodun.reports.language import spelled  # noqa: PLC0415 - only where one is given

        try:
            return spelled(str(value))
        except MaodunError as error:
            refuse(error.text, param, ctx)


class FirstDay(click.ParamType[date]):
    """A day, or a month that stands for its first day."""

    name = "YYYY-MM[-DD]"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Return the day."""
        if isinstance(value, date):
            return value
        text = str(value)
        try:
            return date.fromisoformat(f"{text}-01" if text.count("-") == 1 else text)
        except ValueError:
            wrong = T("'{value}' is no day or month. Write 2027-01 or 2027-01-15.", value=text)
            refuse(wrong, param, ctx)


class Forms(click.ParamType[tuple[Known, ...]], Generic[Known]):
    """Forms of an answer, separated by commas."""

    name = "FORM,..."

    def __init__(self, forms: tuple[Known, ...]) -> None:
        self.forms = forms

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[Known, ...]:
        """Return the forms in their own order, each once; what is none is refused."""
        if isinstance(value, tuple):
            return value
        names = [name.strip().lower() for name in str(value).split(",") if name.strip()]
        for name in names:
            if name not in self.forms:
                known = ", ".join(self.forms)
                wrong = T("'{name}' is none of {known}.", name=name, known=known)
                refuse(did_you_mean(wrong, name, self.forms), param, ctx)
        return tuple(form for form in self.forms if form in names)


class Existing(click.ParamType[Path]):
    """A file or folder that is there; ``-`` stands for stdin."""

    name = "FILE"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Path:
        """Return the path."""
        path = Path(str(value))
        if str(value).strip() and (path == STDIN or path.exists()):
            return path
        beside = (item.name for item in path.parent.iterdir()) if path.parent.is_dir() else ()
        missing = T("There is no file '{path}'.", path=str(value))
        refuse(did_you_mean(missing, path.name, beside), param, ctx)


class PathOrAddress(click.ParamType[str]):
    """A file or folder that is there, ``-``, or the address of a page."""

    name = "FILE|URL"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """Return it as text."""
        text = str(value)
        if text.lower().startswith(("http://", "https://")):
            return text
        return str(EXISTING.convert(text, param, ctx))


def named_on_stdin(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return the paths, with ``-`` replaced by those that stdin names, one in a line."""
    return tuple(
        found
        for path in paths
        for found in (map(Path, lines_of_stdin()) if path == STDIN else (path,))
    )


def lines_of_stdin() -> tuple[str, ...]:
    """Return the lines of stdin that say something."""
    return tuple(line.strip() for line in sys.stdin if line.strip())


LANGUAGE = Language()
FIRST_DAY = FirstDay()
EXISTING = Existing()
REPORT_FORMS = Forms(FORMS)
PATH_OR_ADDRESS = PathOrAddress()

as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
fetch_pictures = click.option(
    "--fetch-pictures", is_flag=True, help="Fetch pictures that are named by an address."
)
sample = click.option(
    "--sample", is_flag=True, help="Use the sample register and the store of the demo."
)
