"""Labels that could not be read, found from the order of a design's sheets."""

from collections.abc import Sequence
from dataclasses import replace

from maodun.encoders.figures.cutting import CutFigure

AGREEING = 0.9  # share of the labels read that must stand where the count puts them

Sheets = tuple[tuple[CutFigure, ...], ...]


def settled(sheets: Sequence[Sequence[CutFigure]], labels: Sequence[str]) -> Sheets:
    """Return the sheets of one design with the labels that the others leave no choice for.

    Where there are as many figures as labels, and nine in ten of the labels that were read
    stand on the sheet where they fall when all are counted through, the others were misread or
    not read, and take the labels left for their sheet, in reading order. Otherwise only a
    sheet with one figure, between two whose labels leave exactly one between them, is given
    that one.

    Args:
        sheets: Figures of each sheet, in the office's order without the front page.
        labels: Labels that the description names, in its order.
    """
    cut = tuple(tuple(sheet) for sheet in sheets)
    shares = _counted_through(cut, labels)
    if shares is not None:
        return tuple(_given(sheet, share) for sheet, share in zip(cut, shares, strict=True))
    return _between(cut, labels)


def _counted_through(cut: Sheets, labels: Sequence[str]) -> list[Sequence[str]] | None:
    """Return the labels that fall on each sheet; None where those that were read disagree."""
    if sum(map(len, cut)) != len(labels):
        return None
    shares: list[Sequence[str]] = []
    begin = agreeing = 0
    for sheet in cut:
        share = labels[begin : begin + len(sheet)]
        agreeing += sum(one.label in share for one in sheet if one.label)
        shares.append(share)
        begin += len(sheet)
    read = sum(bool(one.label) for sheet in cut for one in sheet)
    return shares if agreeing >= AGREEING * read else None


def _given(sheet: tuple[CutFigure, ...], share: Sequence[str]) -> tuple[CutFigure, ...]:
    read = {one.label for one in sheet}
    left = iter([label for label in share if label not in read])
    return tuple(
        one if one.label in share else replace(one, label=next(left, "")) for one in sheet
    )


def _between(cut: Sheets, labels: Sequence[str]) -> Sheets:
    place = {label: number for number, label in enumerate(labels)}
    settled_sheets = list(cut)
    for number in range(1, len(cut) - 1):
        sheet = cut[number]
        before = [place.get(one.label) for one in cut[number - 1]]
        after = [place.get(one.label) for one in cut[number + 1]]
        if len(sheet) != 1 or sheet[0].label or None in before or None in after:
            continue
        last = max((one for one in before if one is not None), default=-1)
        first = min((one for one in after if one is not None), default=-1)
        if first - last == 2:  # noqa: PLR2004 - one label lies between
            settled_sheets[number] = (replace(sheet[0], label=labels[last + 1]),)
    return tuple(settled_sheets)
