"""Write the pages of ``docs`` built from code: ``python -m maodun.project.reference``."""

import os
from pathlib import Path

from maodun.cli.reference import commands
from maodun.project.settings import VARIABLES, Variable

SETTINGS_HEAD = """\
# Settings

Built from the code by `python -m maodun.project.reference`; do not edit.

Everything is set by environment variables, read once when the program starts. A value that
cannot be used is an error that says what it must be; an empty value counts as none.

| variable | meaning | value | without it |
|---|---|---|---|
"""


def settings() -> str:
    """Return the page of all settings in Markdown."""
    return SETTINGS_HEAD + "".join(map(_row, VARIABLES))


def pages() -> dict[str, str]:
    """Return every page that is built from code, by file name."""
    return {"cli.md": commands(), "settings.md": settings()}


def write(folder: Path) -> None:
    """Write the pages into ``folder``."""
    for name, text in pages().items():
        (folder / name).write_text(text, "utf-8", newline="\n")


def _row(variable: Variable) -> str:
    meaning, wanted = (str(text).rstrip(".") for text in (variable.meaning, variable.wanted))
    return f"| `{variable.name}` | {meaning} | {wanted} | {variable.default} |\n"


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "maodun.project.django_settings")
    write(Path("docs"))
