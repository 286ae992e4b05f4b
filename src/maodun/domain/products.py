"""Things sold: what a seller or a listing says about a product."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


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


class Availability(StrEnum):
    """Whether it can be bought, as the shop says."""

    IN_STOCK = "in_stock"  # also to order, and in few pieces
    OUT_OF_STOCK = "out_of_stock"  # also no longer made


@dataclass(frozen=True, slots=True)
class Offer:
    """What a shop asks for the product, when it was read.

    Attributes:
        price: What is to be paid now, not the struck-out price; None: not said.
        currency: ISO 4217, or the sign as shown (``$`` is the money of many countries), or "".
        availability: None: not said.
    """

    price: Decimal | None = None
    currency: str = ""
    availability: Availability | None = None


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
        gtin: Digits under its bar code (EAN, UPC, ISBN) as written, or None.
        mpn: The maker's own number of the model, or None.
        offer: What one shop asks for it, or None.
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
    gtin: str | None = None
    mpn: str | None = None
    offer: Offer | None = None

    def in_language(self, language: str) -> tuple[Fact, ...]:
        """Return the facts in this language; regional variants count (``en-GB`` for ``en``)."""
        return tuple(
            fact
            for fact in self.facts
            if fact.language.partition("-")[0] == language.partition("-")[0]
        )
