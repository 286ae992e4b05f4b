"""Gaps that say one thing of many offices, said once: no patents of AT, BE and BG."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from maodun.domain.clearance import Gap
from maodun.domain.text import Text

OFFICE = "office"
"""The value of a gap's sentence that names the office."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """Gaps that differ in nothing but the office.

    Attributes:
        what: Name of the one gap, or the pattern of all: ``office:*:patents``.
        because: The sentence of all of them.
        gaps: In their order.
    """

    what: str
    because: Text
    gaps: tuple[Gap, ...]


def gathered(gaps: Iterable[Gap]) -> tuple[Gathered, ...]:
    """Return the gaps with one entry for all offices of which the same is said."""
    groups: dict[object, list[Gap]] = {}
    for gap in gaps:
        groups.setdefault(_alike(gap), []).append(gap)
    return tuple(_of(tuple(group)) for group in groups.values())


def said_once(sentences: Sequence[Text], groups: Iterable[Gathered]) -> tuple[Text, ...]:
    """Return sentences with that of a group in place of those of its gaps, once."""
    known = {gap.because: one.because for one in groups for gap in one.gaps}
    return tuple(dict.fromkeys(_said(sentence, known) for sentence in sentences))


def _said(sentence: Text, known: Mapping[Text, Text]) -> Text:
    values = tuple(
        (name, known.get(value, value) if isinstance(value, Text) else value)
        for name, value in sentence.values
    )
    return known.get(sentence) or replace(sentence, values=values)


def _alike(gap: Gap) -> object:
    values = dict(gap.because.values)
    if not isinstance(values.pop(OFFICE, None), str):
        return gap.what
    waiver = gap.waiver and (gap.waiver.by, gap.waiver.reason)
    return gap.because.msgid, tuple(values.items()), gap.kind, waiver


def _of(gaps: tuple[Gap, ...]) -> Gathered:
    first = gaps[0]
    if len(gaps) == 1:
        return Gathered(first.what, first.because, gaps)
    offices = [str(dict(gap.because.values)[OFFICE]) for gap in gaps]
    parts = first.what.split(":")
    what = ":".join("*" if part == offices[0] else part for part in parts)
    values = dict(first.because.values) | {OFFICE: ", ".join(offices)}
    return Gathered(what, replace(first.because, values=tuple(values.items())), gaps)
