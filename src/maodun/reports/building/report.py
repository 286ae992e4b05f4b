"""Puts the parts of a report together."""

from dataclasses import replace

from maodun.domain.clearance import Clearance, Finding, Ruling
from maodun.domain.text import T, Text
from maodun.reports.building.changes import changes_section, listing_changes
from maodun.reports.building.front import head, panels
from maodun.reports.building.marks import words_sections
from maodun.reports.building.pictures.album import album_section
from maodun.reports.building.rights import dossier
from maodun.reports.building.tables import (
    appendix,
    gate_section,
    product_section,
    questions_section,
    reused_section,
    rights_section,
)
from maodun.reports.building.words import GATE, is_of_words, product_title
from maodun.reports.model import Line, Report, Section, Tone

CHARTED_OPEN = 30
"""Open rights that get their own pages; close ones always do. The rest stand in a table."""

NOTICE = T(
    "This report states what was compared with what, how near it came, and what was not looked "
    "at. It is no legal advice; people decide."
)

OPEN = (Ruling.OPEN, Ruling.OPEN_MAY_CHANGE)


def build(clearance: Clearance, review: int | None = None) -> Report:
    """Return the report of a clearance; needs nothing but the clearance itself.

    With the number of its ``review``, the commands it names can be typed as they are.
    """
    return Report(
        title=T("Clearance report"),
        subject=product_title(clearance.product),
        made_on=clearance.made_on,
        sample=_sample(clearance),
        counsel=_counsel(clearance),
        overall=Line(GATE[clearance.overall], Tone(clearance.overall.value)),
        overall_label=T("Overall"),
        head=head(clearance),
        notice=NOTICE,
        contents=T("Contents"),
        panels=panels(clearance),
        sections=tuple(section for section in _sections(clearance, review) if section),
    )


def one_right(finding: Finding, clearance: Clearance) -> Section:
    """Return everything shown about one right, whatever its kind and wherever it stands."""
    if not is_of_words(finding):
        return dossier(finding, on=clearance.made_on)
    alone = replace(clearance, findings=(finding,), funnel=())
    return next(iter(words_sections(alone)))


def _sample(clearance: Clearance) -> Text | None:
    if not clearance.sample_data:
        return None
    return T("SAMPLE DATA: the rights in this report are fictional.")


def _counsel(clearance: Clearance) -> Text | None:
    if not clearance.counsel:
        return None
    return T("Prepared at the request of counsel: {name}", name=clearance.counsel)


def _sections(clearance: Clearance, review: int | None) -> list[Section | None]:
    close = _ruled(clearance, Ruling.CLOSE)
    opened = _ruled(clearance, *OPEN)
    return [
        gate_section(clearance, review),
        *words_sections(clearance),
        changes_section(listing_changes(clearance)),
        *(dossier(one, on=clearance.made_on) for one in (*close, *opened[:CHARTED_OPEN])),
        rights_section(
            "open",
            T("Further open rights"),
            T("Open as well, but further away; their charts are in the XLSX and JSON forms."),
            opened[CHARTED_OPEN:],
        ),
        *_rest(clearance),
        questions_section(clearance.questions),
        reused_section(clearance.reused),
        album_section(clearance),
        product_section(clearance.product),
        appendix(clearance),
    ]


def _rest(clearance: Clearance) -> list[Section | None]:
    return [
        rights_section(
            "out",
            T("Rights ruled out"),
            T(
                "Ruled out literally. Equivalents, and parts, kits or uses of the claimed "
                "thing, stay for a reviewer where a flag says so."
            ),
            _ruled(clearance, Ruling.OUT_BY_PERSON, Ruling.OUT_BY_ANSWER, Ruling.OUT_BY_FACT),
        ),
        rights_section(
            "not-compared",
            T("Rights that could not be compared"),
            T("These are not far away: nothing is known about how near they come."),
            _ruled(clearance, Ruling.NOT_COMPARED),
        ),
        rights_section(
            "below",
            T("Rights below the cut that were looked at"),
            T("Looked at one by one although they lie below the cut."),
            _ruled(clearance, Ruling.BELOW_CUT),
        ),
    ]


def _ruled(clearance: Clearance, *rulings: Ruling) -> list[Finding]:
    """Return the rights that ended so, without marks and works: they have their own parts."""
    return [
        finding
        for finding in clearance.findings
        if finding.ruling in rulings and not is_of_words(finding)
    ]
