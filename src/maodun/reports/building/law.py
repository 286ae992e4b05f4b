"""The rules behind the dates, each shown once however many rights they were used on."""

from collections.abc import Iterable
from datetime import date
from urllib.parse import urlsplit

from maodun.domain.clearance import Clearance
from maodun.domain.lives import Applied, Conflict, LawSource
from maodun.domain.text import T
from maodun.reports.model import Block, Cell, Heading, Items, Line, Tone


def rules(clearance: Clearance) -> tuple[Block, ...]:
    """Return every rule version that was applied, with the words of the law relied on."""
    versions: dict[tuple[str, date], list[Applied]] = {}
    for applied in _applied(clearance):
        versions.setdefault((applied.rule, applied.version_from), []).append(applied)
    if not versions:
        return ()
    listed = Items(tuple(_rule(versions[version]) for version in sorted(versions)))
    return (Heading(T("The rules behind the dates")), listed)


def drafts(clearance: Clearance) -> Cell:
    """Return the sentence of page one about rules that nobody has checked, if there are any."""
    used = {applied.rule: applied.draft for applied in _applied(clearance)}
    unchecked = sum(used.values())
    if not unchecked:
        return ()
    words = T(
        "Days come from rules of law, of which {drafts} of {rules} are drafts: nobody with a "
        "name has checked them. They are in the appendix.",
        drafts=unchecked,
        rules=len(used),
    )
    return (Line(words, Tone.WARN),)


def _applied(clearance: Clearance) -> Iterable[Applied]:
    return (applied for finding in clearance.findings for applied in finding.life.applied)


def _rule(same: list[Applied]) -> Cell:
    """Return one version; a right may have needed more of its sources than another did."""
    first = same[0]
    words = T("{rule}, version from {day}", rule=first.rule, day=first.version_from)
    if first.draft:
        title = Line(T("{rule} (draft)", rule=words), Tone.WARN)
    else:
        title = Line(words, Tone.STRONG)
    sources = dict.fromkeys(source for applied in same for source in applied.sources)
    return (
        title,
        *(line for source in sources for line in _source(source)),
        *(_other_view(conflict) for conflict in first.conflicts),
    )


def _other_view(conflict: Conflict) -> Line:
    words = T(
        "Another source says otherwise: {value} ({cite})",
        value=conflict.value,
        cite=conflict.source.cite,
    )
    return Line(words, Tone.NOTE)


def _source(source: LawSource) -> list[Line]:
    if not source.url:
        return [Line(T("Source: {cite} (not read yet)", cite=source.cite), Tone.NOTE)]
    if source.secondary:
        site = urlsplit(source.url).hostname or source.url
        words = T("Source: {cite}, read at {site} (secondary)", cite=source.cite, site=site)
        return [Line(words, Tone.NOTE)]
    lines = [Line(T("Source: {cite}, {url}", cite=source.cite, url=source.url), Tone.NOTE)]
    return [*lines, Line(source.says, Tone.QUOTE)] if source.says else lines
