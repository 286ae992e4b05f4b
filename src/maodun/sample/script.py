"""Read ``decisions.yaml``: what a reviewer said in the sample reviews, to be played back."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict

from maodun.domain.rulings import Reply, Verdict
from maodun.rules.forms.plain_yaml import load
from maodun.sample import decisions


class _Closed(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class HeldNumber(_Closed):
    """A right of the portfolio."""

    number: str
    how: Literal["own", "licensed"]
    until: date | None = None
    note: str = ""


class ScriptedAnswer(_Closed):
    """An answer about the product.

    Attributes:
        about: Number of the right in whose independent claims the text is found.
        limitation: Words of that limitation; it is the one that contains them.
    """

    about: str
    limitation: str
    reply: Reply
    note: str = ""


class Word(_Closed):
    """A verdict without a right: for every right that still waits."""

    verdict: Verdict
    note: str = ""


class ScriptedDecision(Word):
    """A verdict on one right, with the change of the product that may go with it.

    Attributes:
        same_words: It is for every registration of the same words that was found.
        if_found: Found by its picture alone, so that it may be missing where another model
            looks at pictures.
    """

    number: str
    product_change: str = ""
    same_words: bool = False
    if_found: bool = False


class ScriptedWaiver(_Closed):
    """A gap that the reviewer accepts, or those that a pattern means, if any: ``designs:*``."""

    what: str
    reason: str


class ScriptedReview(_Closed):
    """Everything said about one product."""

    sku: str
    answers: tuple[ScriptedAnswer, ...] = ()
    decisions: tuple[ScriptedDecision, ...] = ()
    others: Word
    waivers: tuple[ScriptedWaiver, ...] = ()


class Script(_Closed):
    """What the sample clearances ask, and what is said in their reviews.

    Attributes:
        on: Day of the clearances.
        from_day: First day of sale.
        months: How long the products are sold.
        cut: Nearest rights of each kind that the reviewer looks at.
    """

    by: str
    on: date
    market: str
    from_day: date
    months: int
    cut: int
    portfolio: tuple[HeldNumber, ...]
    reviews: tuple[ScriptedReview, ...]


def read_script() -> Script:
    """Return the script of the sample reviews."""
    document = load(decisions().read_text("utf-8"))
    document["from_day"] = document.pop("from")
    return Script.model_validate(document)
