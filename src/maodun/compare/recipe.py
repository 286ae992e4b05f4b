"""The recipe ``claims-1``: every weight and threshold of comparing claims, in one table.

It is frozen: another number here is another name.
"""

from dataclasses import dataclass

from maodun.domain.claims import Part


@dataclass(frozen=True, slots=True)
class Recipe:
    """Weights and thresholds under a name.

    Attributes:
        sentence: Share of a limitation's words in one sentence from which it is ``met``.
        sentence_with_rest: The same where other sentences about the thing hold the rest.
        around: That rest: share of the words in all sentences that name the thing.
        unnamed: Share in one sentence where the limitation names no new thing.
        parts: Weight of a limitation by what it is within its claim.
        product, near, best, phrase: Weights of the four shares that make up ``rank``: words
            anywhere in the product, in sentences on the thing, in the best sentence, and
            neighbouring pairs of words.
        topic: Weight of the share of the product's main words that the claim uses, beside 1
            for the limitations.
        doubt: Standard deviations taken off the shared part, more for claims of few words.
        rounding: Share by which a number may lie outside a range and still be in it.
        doubtful: Share up to which a number outside a range is too near to contradict.
        about: The same as ``rounding`` where either side says "about".
        out: Factor on the rank of a claim with a contradicted or absent limitation.
    """

    name: str
    sentence: float
    sentence_with_rest: float
    around: float
    unnamed: float
    parts: tuple[tuple[Part, float], ...]
    product: float
    near: float
    best: float
    phrase: float
    topic: float
    doubt: float
    rounding: float
    doubtful: float
    about: float
    out: float


CLAIMS_1 = Recipe(
    name="claims-1",
    sentence=0.55,
    sentence_with_rest=0.3,
    around=0.75,
    unnamed=0.6,
    parts=(
        (Part.PREAMBLE, 0.5),
        (Part.ELEMENT, 1.0),
        (Part.SUB_ELEMENT, 0.75),
        (Part.WHEREIN, 0.75),
        (Part.STEP, 1.0),
    ),
    product=0.3,
    near=0.1,
    best=0.1,
    phrase=0.5,
    topic=0.6,
    doubt=0.5,
    rounding=0.005,
    doubtful=0.02,
    about=0.1,
    out=0.2,
)
