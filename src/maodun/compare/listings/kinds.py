"""Signs that readers use for a whole kind of goods, and the word of the kind."""

from functools import cache
from pathlib import Path

import yaml
from pydantic import TypeAdapter

from maodun.compare.listings.folding import letters

_FILE = Path(__file__).parent / "lists" / "generic_words.yaml"
_TABLE = TypeAdapter(dict[str, dict[str, str]])


def plain_word(sign: str) -> str | None:
    """Return what goods are called that readers call by this sign; None: not known."""
    return _kinds().get(letters(sign))


@cache
def _kinds() -> dict[str, str]:
    tables = _TABLE.validate_python(yaml.safe_load(_FILE.read_text("utf-8")))
    return {letters(name): kind for table in tables.values() for name, kind in table.items()}
