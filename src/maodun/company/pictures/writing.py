"""What is written in a product's pictures, as facts about it, scanned like its own text."""

from collections.abc import Iterator
from dataclasses import replace

from maodun.domain.pictures import Album
from maodun.domain.products import Fact, Product
from maodun.sources.languages import language_of

IMAGE_TEXT = "image-text-"
MOST_LINES = 200
"""Lines of one product that are taken; a table of sizes has a hundred."""


def with_words(product: Product, album: Album) -> Product:
    """Return the product with the words of its pictures behind what it says itself.

    Each line is one fact ``image-text-N``, whose source is the picture. What the listing gives
    as text of its images, or another picture says too, is not repeated.
    """
    first = 1 + max(map(_number, product.facts), default=0)
    said = {_folded(fact.text) for fact in product.facts if fact.name.startswith(IMAGE_TEXT)}
    own = product.facts[0].language if product.facts else "en"
    facts = tuple(
        Fact(f"{IMAGE_TEXT}{number}", line, language_of(line, default=own), file)
        for number, (line, file) in enumerate(_lines(album, said), start=first)
    )
    return replace(product, facts=(*product.facts, *facts[:MOST_LINES])) if facts else product


def _lines(album: Album, said: set[str]) -> Iterator[tuple[str, str]]:
    """Yield each line that nobody said before, with the picture it stands in."""
    known = set(said)
    for seen in album.seen:
        for line in seen.words or ():
            folded = _folded(line)
            if folded and folded not in known:
                known.add(folded)
                yield line.strip(), seen.file


def _folded(line: str) -> str:
    return "".join(line.casefold().split())


def _number(fact: Fact) -> int:
    number = fact.name.removeprefix(IMAGE_TEXT)
    return int(number) if fact.name.startswith(IMAGE_TEXT) and number.isdecimal() else 0
