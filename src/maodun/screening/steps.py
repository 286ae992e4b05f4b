"""The funnel's last steps: rights ruled on one by one, and how each of them ended."""

from collections import Counter
from collections.abc import Sequence

from maodun.domain.clearance import Finding, Ruling, Step
from maodun.domain.text import T, Text
from maodun.screening.funnel import counted
from maodun.screening.gate import waits_for_review

ENDED: dict[Ruling, Text] = {
    Ruling.OUT_BY_ANSWER: T("out literally, by an answer about the product"),
    Ruling.OUT_BY_PERSON: T("out literally, by a reviewer"),
    Ruling.OPEN: T("left open by a reviewer"),
    Ruling.OPEN_MAY_CHANGE: T("reviewed, but an application may still change"),
    Ruling.CLOSE: T("close, by a reviewer"),
    Ruling.NOT_COMPARED: T("not compared; see what was not looked at"),
    Ruling.BELOW_CUT: T("planted or ruled on before; neither words nor pictures come near"),
}


def last_steps(candidates: int, findings: Sequence[Finding]) -> tuple[Step, Step]:
    """Return the steps after the search; ``candidates`` is how many rights it found."""
    return (
        Step(
            "compared",
            T(
                "nearest by claims, designs by pictures, title and class, marks and works by "
                "words and pictures: ruled on one by one"
            ),
            len(findings),
            counted(T("below the cut"), candidates - len(findings)),
        ),
        Step(
            "waiting",
            T("wait for a reviewer"),
            sum(map(waits_for_review, findings)),
            _ended(findings),
        ),
    )


def _ended(findings: Sequence[Finding]) -> tuple[tuple[Text, int], ...]:
    counts = Counter(item.ruling for item in findings if not waits_for_review(item))
    return tuple((ENDED[ruling], count) for ruling, count in counts.most_common())
