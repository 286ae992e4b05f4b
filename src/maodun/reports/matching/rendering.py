"""The door of the match reports: what came near, in the form somebody asks for."""

from collections.abc import Callable
from typing import Literal, get_args

from maodun.domain.listings.matches import Matches
from maodun.reports.forms import html, pdf, terminal, workbook
from maodun.reports.forms.images import Pictures, none_at_hand
from maodun.reports.language import spelled
from maodun.reports.localise import encoded, machine
from maodun.reports.matching.building import build
from maodun.reports.matching.sheets import match_sheets

MatchForm = Literal["table", "html", "pdf", "xlsx", "json"]
MATCH_FORMS: tuple[MatchForm, ...] = get_args(MatchForm)
MATCH_VERSION = 1
"""Goes up with each key of the JSON form that is renamed or removed."""


def render_matches(
    matches: Matches, *, form: MatchForm, language: str, pictures: Pictures = none_at_hand
) -> bytes:
    """Return the matches in one form; the same matches give the same bytes.

    Args:
        matches: Complete in themselves; no register is needed.
        form: ``table`` (text of 80 columns), ``html``, ``pdf``, ``xlsx`` or ``json``.
        language: ``en`` or ``zh-Hans``; ``zh`` is accepted.
        pictures: Returns a kept picture by its hash, of listings and of rights alike.

    Raises:
        UnknownLanguage: Another language.
        SetupIncomplete: The catalogue or the font was not made when the program was set up.
    """
    return _FORMS[form](matches, spelled(language), pictures)


def _document(matches: Matches, language: str, _: Pictures) -> bytes:
    return encoded({"match_version": MATCH_VERSION, **machine(matches, language)})


_FORMS: dict[MatchForm, Callable[[Matches, str, Pictures], bytes]] = {
    "table": lambda matches, language, _: terminal.text(
        build(matches, in_pictures=False), language
    ),
    "html": lambda matches, language, pictures: html.page(build(matches), language, pictures),
    "pdf": lambda matches, language, pictures: pdf.document(build(matches), language, pictures),
    "xlsx": lambda found, language, pictures: workbook.written(
        match_sheets(found), found.made_on, language, pictures
    ),
    "json": _document,
}
