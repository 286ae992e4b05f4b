"""What the codes of the fee events mean for a right. FIELDS.md says where each was read.

A code is here only if its meaning was read. Every other code is kept as ``EventKind.OTHER``,
which ends nothing and makes an earlier lapse doubtful; the description file lists it once.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from maodun.domain.records import EventKind, fee_value

PAID: Mapping[int, str] = {
    1: "M1551 M2551 M3551 M170 M173 M183 M273 M283 F170 F173 F273",
    2: "M1552 M2552 M3552 M171 M174 M184 M274 M284 F171 F174 F274",
    3: "M1553 M2553 M3553 M172 M175 M185 M275 M285 F172 F175 F275",
}
"""Payments, by which of the three fees was paid."""

UNPAID = "EXP."
"""A fee was not paid by the end of the late period."""

REINSTATED = "EXPX PMFG"
"""The office takes an expiry back: payment confirmed; petition granted."""

SOUGHT = "PMFP M1558 M2558 M3558"
"""A petition to accept a late payment, or the fee for one; what came of it is not said."""

PASSED_OVER = (
    "REM. BIG. STOL LTOS STOM MTOS M1554 M1555 M1556 M2554 M2555 M2556 M3554 M3555 M3556"
)
"""Reminders, sizes of the payer, and surcharges, whose fee has a line of its own."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one code becomes.

    Attributes:
        kind: None: the line says nothing about whether the right is in force.
        value: Of the event.
    """

    kind: EventKind | None
    value: str


def _of(kind: EventKind | None, codes: str) -> dict[str, Meaning]:
    return {code: Meaning(kind, code) for code in codes.split()}


MEANINGS: Mapping[str, Meaning] = {
    code: Meaning(EventKind.FEE_PAID, fee_value(number, code))
    for number, codes in PAID.items()
    for code in codes.split()
} | (
    _of(EventKind.FEE_UNPAID, UNPAID)
    | _of(EventKind.REINSTATED, REINSTATED)
    | _of(EventKind.OTHER, SOUGHT)
    | _of(None, PASSED_OVER)
)
