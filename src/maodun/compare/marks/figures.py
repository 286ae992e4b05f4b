"""Logos found in a product's pictures against the figures of marks, and their Vienna codes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log

from maodun.compare.looks.pairing import Sides, counts
from maodun.compare.looks.resembling import resemblance_of
from maodun.compare.looks.scales import Seen
from maodun.compare.marks.lists import vienna_shares
from maodun.domain.evidence import Compared, Evidence, NotCompared
from maodun.domain.pictures import Resemblance
from maodun.domain.text import T

RECIPE = "signs-1"

DIVISION, SECTION = 2, 3
"""Levels of a Vienna code at which two figures show a thing of one kind."""

IN_DIVISION = 0.3
"""Weight of a division in common, beside that of a section."""

RARE = 0.01
"""Share of marks that show a thing, where the list has none."""

AGREED = 0.3
"""Share of the nearest marks, weighed by likeness, that have to show a thing."""


@dataclass(frozen=True, slots=True)
class SignBeside:
    """What stands beside the picture of a mark when it is judged.

    Attributes:
        goods: Whether the product is among the mark's goods.
        codes: Whether both show things of one Vienna code.
    """

    goods: Evidence
    codes: Evidence


def sign_resemblance(
    number: str, sides: Sides, of: Seen, beside: SignBeside
) -> Resemblance | NotCompared:
    """Return how near a logo in the product's pictures comes to the mark's figure.

    Score: that of ``resemblance_of``.
    """
    if not sides.looks:
        return NotCompared(T("no logo was found in the product's pictures"))
    if not any(map(counts, sides.figures)):
        return NotCompared(T("the register has no picture of it"))
    codes = beside.codes.because if isinstance(beside.codes, Compared) else None
    return resemblance_of(
        number, sides, of, article=beside.goods, also=lambda _: (codes, beside.goods.because)
    )


def shown_things(neighbours: Iterable[tuple[Sequence[str], float]]) -> tuple[str, ...]:
    """Return the Vienna codes that a logo has by the marks nearest to it, commonest first.

    Args:
        neighbours: Codes and likeness of each near mark.
    """
    weights: dict[str, float] = {}
    everything = 0.0
    for codes, likeness in neighbours:
        everything += likeness if codes else 0.0
        for thing in _things(codes):
            weights[thing] = weights.get(thing, 0.0) + likeness
    shown = sorted((-weight, thing) for thing, weight in weights.items())
    return tuple(thing for weight, thing in shown if -weight >= AGREED * everything)


def vienna_overlap(of_right: Sequence[str], of_logo: Sequence[str]) -> Evidence:
    """Compare what two figures show, by the divisions and sections of their codes.

    Score: what both show by what each shows, every thing weighed by how rare it is. Sections
    count only where those of both are known.
    """
    if not of_right or not of_logo:
        return NotCompared(T("What one of the two figures shows is not coded."))
    ours, theirs = _things(of_right), _things(of_logo)
    known = {_level(one) for one in ours} & {_level(one) for one in theirs}
    ours, theirs = ({one for one in of if _level(one) in known} for of in (ours, theirs))
    shared = sorted(ours & theirs, key=lambda one: (-thing_weight(one), one))
    told = ", ".join(of_right), ", ".join(of_logo)
    if not shared:
        return Compared(0.0, T("By their Vienna codes they show other things."), *told)
    return Compared(
        _weight(shared) / (_weight(ours) * _weight(theirs)) ** 0.5,
        T("Marks like this logo show things of {codes} (Vienna), as this one does.",
          codes=", ".join(_closest(shared))),
        *told,
    )  # fmt: skip


def thing_weight(code: str) -> float:
    """Return how much it tells that two figures show this thing: more, the rarer it is."""
    rarity = -log(vienna_shares().get(code, RARE))
    return rarity if _level(code) == SECTION else IN_DIVISION * rarity


def _weight(things: Iterable[str]) -> float:
    return sum(map(thing_weight, things))


def _things(codes: Iterable[str]) -> set[str]:
    """Return the divisions of the codes, and the sections of those that name one."""
    levels = (code.split(".") for code in codes)
    return {
        ".".join(parts[:level])
        for parts in levels
        for level in (DIVISION, SECTION)
        if len(parts) >= level
    }


def _level(code: str) -> int:
    return code.count(".") + 1


def _closest(shared: Sequence[str]) -> list[str]:
    """Leave out divisions of which a section is named."""
    return [one for one in shared if not any(o.startswith(f"{one}.") for o in shared)]
