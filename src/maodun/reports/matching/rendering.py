"""The door of the match reports: what came near, in the form somebody asks for."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal, get_args

from maodun.domain.listings.matches import Matches
from maodun.reports.forms import html, pdf, terminal, workbook
from maodun.reports.forms.images import Pictures, none_at_hand
from maodun.reports.language import spelled
from maodun.reports.localise import Plain, encoded, machine
from maodun.reports.matching.building import build
from maodun.reports.matching.sheets import match_sheets

MatchForm = Literal["table", "html", "pdf", "xlsx", "json"]
MATCH_FORMS: tuple[MatchForm, ...] = get_args(MatchForm)
HASHES = ("sha256", "claimed_sha256")
Paths = Callable[[str], Path | None]
"""Returns the file of a kept picture by the SHA-256 of its bytes; None where there is none."""

MATCH_VERSION = 1
"""Goes up with each key of the JSON form that is renamed or removed."""


def render_matches(
    matches: Matches,
    *,
    form: MatchForm,
    language: str,
    pictures: Pictures = none_at_hand,
    paths: Paths = none_at_hand,
) -> bytes:
    """Return the matches in one form; the same matches give the same bytes.

    Args:
        matches: Complete in themselves; no register is needed.
        form: ``table`` (text of 80 columns), ``html``, ``pdf``, ``xlsx`` or ``json``.
        language: ``en`` or ``zh-Hans``; ``zh`` is accepted.
        pictures: Returns a kept picture by its hash, of listings and of rights alike.
        paths: Returns where it lies, which the form ``json`` tells.

    Raises:
        UnknownLanguage: Another language.
        SetupIncomplete: The catalogue or the font was not made when the program was set up.
    """
    if form == "json":
        return _document(matches, spelled(language), paths)
    return _FORMS[form](matches, spelled(language), pictures)


def _document(matches: Matches, language: str, paths: Paths) -> bytes:
    plain = machine(matches, language)
    found = {sha256: paths(sha256) for sha256 in dict.fromkeys(_hashes(plain["rankings"]))}
    files = {sha256: str(path) for sha256, path in found.items() if path is not None}
    return encoded({"match_version": MATCH_VERSION, **plain, "picture_files": files})


def _hashes(plain: Plain) -> Iterator[str]:
    """Yield the hash of every picture and figure, in reading order."""
    if isinstance(plain, dict):
        for name, value in plain.items():
            if name in HASHES and value:
                yield value
            else:
                yield from _hashes(value)
    elif isinstance(plain, list):
        for value in plain:
            yield from _hashes(value)


_FORMS: dict[str, Callable[[Matches, str, Pictures], bytes]] = {
    "table": lambda matches, language, _: terminal.text(
        build(matches, in_pictures=False), language
    ),
    "html": lambda matches, language, pictures: html.page(build(matches), language, pictures),
    "pdf": lambda matches, language, pictures: pdf.document(build(matches), language, pictures),
    "xlsx": lambda found, language, pictures: workbook.written(
        match_sheets(found), found.made_on, language, pictures
    ),
}
