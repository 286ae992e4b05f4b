"""What a listing can say in place of somebody else's sign."""

from functools import cache
from pathlib import Path

import yaml
from pydantic import TypeAdapter

from maodun.compare.listings.folding import has_han, letters
from maodun.compare.listings.judging import Weighed
from maodun.domain.marks import Likeness, Use

_FILE = Path(__file__).parent / "generic_words.yaml"
_TABLE = TypeAdapter(dict[str, dict[str, str]])
_FITS = frozenset({"compatible", "compatiblewith", "fits", "kompatibelmit", "适用于", "兼容"})


def instead(found: Weighed) -> str | None:
    """Return wording to put in place of the stretch, where one is known.

    The word for the kind of goods, where the sign is used for a whole kind; where the goods
    are said to fit somebody's, the sign as its owner writes it, introduced as such.
    """
    kind = plain_word(found.near.words.words)
    if kind is not None:
        return kind
    if found.use.use is Use.COMPATIBLE:
        return _introduced(found)
    return None


def plain_word(sign: str) -> str | None:
    """Return what goods are called that readers call by this sign; None: not known."""
    return _kinds().get(letters(sign))


def _introduced(found: Weighed) -> str | None:
    sign = found.near.words.words
    if letters(found.use.words) in _FITS:
        return sign if found.likeness is not Likeness.EXACT else None
    chinese = has_han(found.place.said.text)
    return f"适用于 {sign}" if chinese else f"compatible with {sign}"


@cache
def _kinds() -> dict[str, str]:
    tables = _TABLE.validate_python(yaml.safe_load(_FILE.read_text("utf-8")))
    return {letters(name): kind for table in tables.values() for name, kind in table.items()}
