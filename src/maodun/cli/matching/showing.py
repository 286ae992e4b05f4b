"""What ``match`` ranked: on stdout, or in the file asked for."""

from pathlib import Path

from maodun.cli.door import Door, Place
from maodun.cli.output import note
from maodun.cli.scanning.showing import OneForm, give, tell_unread
from maodun.company.listings.matching import match_report
from maodun.domain.listings.matches import Matches
from maodun.domain.text import T
from maodun.reports.matching.rendering import MATCH_FORMS, MatchForm

MATCH = OneForm(MATCH_FORMS)


def show_matched(
    matches: Matches, form: str, output: Path | None, door: Door, *, place: Place
) -> None:
    """Write the rankings in the form asked for, and on stderr what warns of our rights."""
    tell_unread(matches.bad, door)
    for right in matches.rights:
        for warning in right.warnings:
            note(T("{number}: {warning}", number=right.number, warning=warning), door)
    if not matches.complete:
        note(T("Stopped: this is about the listings read so far."), door)
    asked: MatchForm = next(one for one in MATCH_FORMS if one == form)
    written = match_report(
        matches=matches,
        form=asked,
        language=door.settings.language,
        own=place.pictures,
        register=place.register,
    )
    give(written, output, door)
