"""What shops call a thing in the words of claims, so that a seller's text can meet a patent's.

The words stand in ``trade_words.yaml``. What they add is a fact of its own, with its source, so
that a reader of a report sees that a word was not the seller's.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field

from maodun.compare.wording import folded, has_han
from maodun.domain.products import Fact, Product

FACT = "claim-words"
SOURCE = "trade_words.yaml"
_FILE = Path(__file__).parent / SOURCE


class _Line(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    trade: Annotated[tuple[str, ...], Field(min_length=1)]
    claims: Annotated[tuple[str, ...], Field(min_length=1)]


def in_claim_words(product: Product) -> Product:
    """Return the product with a fact more per language: its trade words as claims have them."""
    said: dict[str, str] = {}
    for fact in product.facts:
        language = fact.language.partition("-")[0]
        said[language] = f"{said.get(language, '')} {folded(fact.text)}"
    added = tuple(
        Fact(FACT, "; ".join(words) + ".", language, SOURCE)
        for language, text in said.items()
        if (words := _claim_words(language, text))
    )
    return replace(product, facts=(*product.facts, *added))


def _claim_words(language: str, text: str) -> list[str]:
    found = (
        word
        for line in _lines().get(language, ())
        if any(_stands_in(trade, text) for trade in line.trade)
        for word in line.claims
    )
    return list(dict.fromkeys(found))


def _stands_in(trade: str, text: str) -> bool:
    if trade not in text or has_han(trade):
        return trade in text
    return re.search(rf"(?<![\w-]){re.escape(trade)}(?:s|es)?(?![\w-])", text) is not None


@cache
def _lines() -> Mapping[str, tuple[_Line, ...]]:
    document = yaml.load(_FILE.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - builds only str, list and dict
    return {
        language: tuple(_Line.model_validate(line) for line in lines)
        for language, lines in document.items()
    }
