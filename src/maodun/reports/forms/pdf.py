"""Writes a report as a PDF, with the font that came with the program and no other."""

import json
import re
from datetime import UTC, datetime, time
from importlib.resources import as_file, files
from pathlib import Path

import typst

from maodun.domain.errors import SetupIncomplete
from maodun.domain.text import T
from maodun.fonts.characters import FAMILY, FILE, MISSING, shown
from maodun.reports.building.words import not_shown, page_of
from maodun.reports.forms.images import Pictures, images, none_at_hand
from maodun.reports.forms.svg import drawn, embedded
from maodun.reports.localise import Plain, localise
from maodun.reports.model import Report

LONG_WORD = re.compile(r"[^\s\u2e80-\uffef-]{24}(?=[^\s])")
"""A run of letters too long for a column; a place to break is put after it."""

BREAK_HERE = "\u200b"


def document(report: Report, language: str, pictures: Pictures = none_at_hand) -> bytes:
    """Return the report as PDF; what others wrote is handed over as data, never as markup."""
    plain = localise(report, language)
    shown_here = images(plain, pictures, language)
    plain["language"] = language
    plain["family"] = FAMILY
    plain["page"] = localise(page_of(), language)
    ready, missing = fitted(plain)
    ready["not_shown"] = localise(not_shown(missing), language) if missing else ""
    ready["images"] = {sha256: embedded(one) for sha256, one in shown_here.items()}
    with as_file(files("maodun.reports") / "templates") as templates:
        return _compiled(templates / "report.typ", drawn(ready, family=FAMILY), report)


def _compiled(template: Path, data: Plain, report: Report) -> bytes:
    with as_file(files("maodun.fonts")) as fonts:
        if not (fonts / FILE).exists():
            raise SetupIncomplete(
                T(
                    "The font {file} is missing. It is made when the program is set up; make "
                    "it with: pip install --no-deps -e .",
                    file=FILE,
                )
            )
        made = typst.compile(
            template,
            format="pdf",
            font_paths=[fonts],
            ignore_system_fonts=True,
            sys_inputs={"report": json.dumps(data, ensure_ascii=False)},
            pdf_standards=["a-2u"],
            timestamp=datetime.combine(report.made_on, time(), UTC),
        )
    if not isinstance(made, bytes):
        raise TypeError(type(made))
    return made


def fitted(plain: Plain) -> tuple[Plain, tuple[str, ...]]:
    """Return the data with only characters the font has, and which others there were."""
    missing: set[str] = set()

    def fit(value: Plain) -> Plain:
        if isinstance(value, str):
            unknown = set(value) - shown()
            if unknown:
                missing.update(unknown)
                value = value.translate({ord(sign): MISSING for sign in unknown})
            return LONG_WORD.sub(lambda run: run[0] + BREAK_HERE, value)
        if isinstance(value, list):
            return [fit(one) for one in value]
        if isinstance(value, dict):
            return {key: fit(one) for key, one in value.items()}
        return value

    return fit(plain), tuple(sorted(missing))
