"""Goods that an office describes in many languages, in the one that describes most."""

from collections.abc import Mapping

from maodun.domain.signs import Goods
from maodun.sources.languages import plain_tag

PREFERRED = "en"
"""Language in which goods are taken where the record has several."""

Described = Mapping[int, Mapping[str, str]]
"""What is said of a class (Nice) by language; "" where none is named."""


def goods_of(described: Described, home: str) -> tuple[tuple[Goods, ...], str]:
    """Return one entry per class in one language, and that language.

    ``home`` is the language of the application, taken where none describes more.
    """
    language = _common(described, home)
    goods = tuple(
        Goods(said.get(language) or said.get("") or "", number)
        for number, said in described.items()
    )
    return goods, plain_tag(language or home or PREFERRED)


def _common(described: Described, home: str) -> str:
    known = [language for said in described.values() for language in said if language]
    if not known:
        return home
    return max(known, key=lambda tag: (known.count(tag), tag == PREFERRED, tag == home))
