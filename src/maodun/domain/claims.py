"""A claim taken apart, and how each part meets a product."""

from dataclasses import dataclass
from enum import StrEnum

from maodun.domain.text import Text


class State(StrEnum):
    """How one limitation meets one product."""

    MET = "met"
    CONTRADICTED = "contradicted"
    RULED_ABSENT = "ruled_absent"
    UNKNOWN = "unknown"


class Part(StrEnum):
    """What a limitation is within its claim."""

    PREAMBLE = "preamble"
    ELEMENT = "element"
    SUB_ELEMENT = "sub_element"
    WHEREIN = "wherein"
    STEP = "step"


@dataclass(frozen=True, slots=True)
class Limitation:
    """One part of a claim that a product must have to meet the claim literally.

    Attributes:
        id: Claim number and letter path, stable for one text: ``1.a``, ``1.b.2``.
        claim: Number of the claim whose text this is (the parent's, when inherited).
        part: What it is within the claim.
        text: As published.
        key: Folded text; two limitations with one key need the same thing.
        needs: The thing it asks for, short, as a person would ask ("a pump"); "" if unclear.
        negative: It asks that something be absent ("without a pump").
        alternative: It is satisfied by any of several things ("pump or compressor", Markush).
        means: Means-plus-function (35 USC 112(f)).
    """

    id: str
    claim: int
    part: Part
    text: str
    key: str
    needs: str
    negative: bool = False
    alternative: bool = False
    means: bool = False


@dataclass(frozen=True, slots=True)
class ClaimTree:
    """A claim with everything it inherits.

    Attributes:
        number: Of the claim.
        category: ``product``, ``method``, ``use``, ``composition`` or ``unclear``.
        parents: Claims it depends on directly; several: it depends on any one of them.
        limitations: Inherited first, then its own, in reading order (through the first
            parent where there are several; the others are said in ``notes``).
        notes: What a reviewer should know (multiple dependency, product by process).
    """

    number: int
    category: str
    parents: tuple[int, ...]
    limitations: tuple[Limitation, ...]
    notes: tuple[Text, ...] = ()

    @property
    def independent(self) -> bool:
        """Whether the claim stands alone."""
        return not self.parents


@dataclass(frozen=True, slots=True)
class Reading:
    """One limitation against one product.

    Attributes:
        quote: Words of the product that decide, verbatim; "" for ``unknown``.
        fact: Name of the fact the quote is from; "" for ``unknown``.
        because: One sentence.
    """

    limitation: Limitation
    state: State
    quote: str
    fact: str
    because: Text


@dataclass(frozen=True, slots=True)
class ClaimReading:
    """One claim against one product.

    Attributes:
        claim: The claim, taken apart.
        readings: One per limitation, in the same order.
        closeness: Of what is known, how much is met: 0.0 to 1.0, None if nothing is known.
        coverage: How much is known: 0.0 to 1.0.
        rank: Orders candidates, higher first; has no meaning beyond order.
        recipe: Name of the frozen recipe: ``claims-1``.
    """

    claim: ClaimTree
    readings: tuple[Reading, ...]
    closeness: float | None
    coverage: float
    rank: float
    recipe: str

    @property
    def literally_out(self) -> bool:
        """Whether one limitation at least is contradicted or ruled absent."""
        return any(r.state in (State.CONTRADICTED, State.RULED_ABSENT) for r in self.readings)
