"""Things sold: what a seller or a listing says about a product."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement about the product, kept word for word.

    Attributes:
        name: Stable within the product: ``bullet-2``, ``material``, ``answer:pump``.
        text: The statement.
        language: BCP 47 tag.
        source: Where it comes from: file and place, URL, or the person who answered.
        closed: The statement lists everything of its kind ("made of: rubber, steel" and
            nothing else), so that what it leaves out is not there.
    """

    name: str
    text: str
    language: str
    source: str
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Disclosure:
    """A day on which the product became public, and how (listing, video, fair, sale)."""

    on: date
    how: str
    source: str


@dataclass(frozen=True, slots=True)
class Product:
    """A product in one version.

    Attributes:
        sku: The seller's own number, an ASIN, or another stable name.
        title: In the first language given.
        facts: Everything said about it, titles and bullets included, in reading order.
        brand: As written, or None.
        category: The shop's category path as written, or None.
        cpc: Class symbols the seller gives, may be empty.
        locarno: The same for designs.
        photos: File names or URLs, never opened by the core.
        source: File or URL it was read from.
        markets: Where it is to be sold, as the seller lists them; may be empty.
    """

    sku: str
    title: str
    facts: tuple[Fact, ...]
    source: str
    brand: str | None = None
    category: str | None = None
    cpc: tuple[str, ...] = ()
    locarno: tuple[str, ...] = ()
    photos: tuple[str, ...] = ()
    disclosures: tuple[Disclosure, ...] = ()
    url: str | None = None
    markets: tuple[str, ...] = ()

    def in_language(self, language: str) -> tuple[Fact, ...]:
        """Return the facts in this language; regional variants count (``en-GB`` for ``en``)."""
        return tuple(
            fact
            for fact in self.facts
            if fact.language.partition("-")[0] == language.partition("-")[0]
        )
