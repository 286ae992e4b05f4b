"""Logos found in a product's pictures against the figures of marks, and their Vienna codes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from maodun.compare.looks.pairing import Sides, counts
from maodun.compare.looks.resembling import resemblance_of
from maodun.compare.looks.scales import Seen
from maodun.domain.evidence import Compared, Evidence, NotCompared
from maodun.domain.pictures import Resemblance
from maodun.domain.text import T

RECIPE = "signs-1"

SECTION = 2
"""Levels of a Vienna code, of three, from which two figures show a thing of one kind."""

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
        for code in {_section(code) for code in codes}:
            weights[code] = weights.get(code, 0.0) + likeness
    shown = sorted((-weight, code) for code, weight in weights.items())
    return tuple(code for weight, code in shown if -weight >= AGREED * everything)


def vienna_overlap(of_right: Sequence[str], of_logo: Sequence[str]) -> Evidence:
    """Compare what two figures show, by the categories and divisions of their codes.

    Score: share of the logo's things that the mark shows too.
    """
    if not of_right or not of_logo:
        return NotCompared(T("What one of the two figures shows is not coded."))
    ours, theirs = {_section(one) for one in of_right}, {_section(one) for one in of_logo}
    shared = sorted(ours & theirs)
    told = ", ".join(of_right), ", ".join(of_logo)
    if not shared:
        return Compared(0.0, T("By their Vienna codes they show other things."), *told)
    return Compared(
        len(shared) / len(theirs),
        T("Marks like this logo show things of {codes} (Vienna), as this one does.",
          codes=", ".join(shared)),
        *told,
    )  # fmt: skip


def _section(code: str) -> str:
    return ".".join(code.split(".")[:SECTION])
