"""What people decided, and what is remembered of it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from maodun.domain.text import Text


class Reply(StrEnum):
    """An answer to a question about the product."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Answer:
    """A fact about the product, given by a person who was asked about one limitation.

    Attributes:
        limitation_key: ``Limitation.key`` of the text that was asked about.
        limitation_text: That text, as it was shown.
        needs: The thing asked for.
        rests_on: The product's facts that mention the thing, as they were (name, text); the
            answer lapses when they are no longer the same.
        asked_about: Number of the right the text was shown from.
    """

    limitation_key: str
    limitation_text: str
    needs: str
    reply: Reply
    by: str
    at: datetime
    note: str = ""
    rests_on: tuple[tuple[str, str], ...] = ()
    asked_about: str = ""


class Verdict(StrEnum):
    """What a reviewer says of one right."""

    OUT = "out"
    CLOSE = "close"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Decision:
    """A reviewer's word on one right for one product.

    Attributes:
        content_sha256: Of the right as it was seen; another hash in the register reopens it.
        product_change: How the product will be changed to stay clear of it; "" for none.
        product_sha256: Of what was said about the product when it was ruled on; other words
            reopen it. "": not recorded.
    """

    publication_number: str
    content_sha256: str
    verdict: Verdict
    by: str
    at: datetime
    note: str = ""
    product_change: str = ""
    product_sha256: str = ""


@dataclass(frozen=True, slots=True)
class Waiver:
    """A named person accepts that something is not looked at.

    Attributes:
        what: Code of the gap, as printed in the report: ``marks``, ``language:zh``.
        because: What the gap said when it was accepted; the waiver holds as long as its
            values are the same. None: not recorded.
    """

    what: str
    by: str
    at: datetime
    reason: str
    because: Text | None = None


@dataclass(frozen=True, slots=True)
class SamplePlan:
    """A sample below the cut: its size was fixed before it was drawn.

    Attributes:
        size: Rights to judge.
        seed: Of the draw; the same pile and seed give the same sample.
        pile: How many rights lie below the cut.
        pile_sha256: Of the sorted numbers of the pile.
        numbers: What was drawn, in the order of the draw.
    """

    size: int
    seed: int
    pile: int
    pile_sha256: str
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """A right of our own, or one that we may use.

    Attributes:
        number: Canonical.
        how: ``own`` or ``licensed``.
        until: Last day of the licence, or None.
    """

    number: str
    how: str
    until: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Remembered:
    """All that people decided so far about one product, and the company's own rights.

    Attributes:
        samples: Every sample drawn for the product in the market, oldest first; one speaks
            only for the pile that it was drawn from.
    """

    portfolio: tuple[Held, ...] = ()
    answers: tuple[Answer, ...] = ()
    decisions: tuple[Decision, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    sample: SamplePlan | None = None
    samples: tuple[SamplePlan, ...] = ()

    @property
    def drawn(self) -> tuple[SamplePlan, ...]:
        """Return every sample there is."""
        return (*self.samples, *((self.sample,) if self.sample else ()))
