"""What the core needs from outside, as protocols that others implement."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from maodun.domain.clearance import DataFile, Window
from maodun.domain.evidence import Evidence
from maodun.domain.lives import Fate, Life
from maodun.domain.marks import RegisteredWords
from maodun.domain.numbers import RightNumber
from maodun.domain.pictures import (
    Album,
    LookKind,
    PictureKind,
    RegisteredFigure,
    SeenPicture,
    Vector,
)
from maodun.domain.records import StatusEvent, Suit
from maodun.domain.rights import Right, RightKind


@dataclass(frozen=True, slots=True)
class Route:
    """A way by which a right of another office may still come to this market.

    Attributes:
        name: ``paris``, ``pct``, ``hague``.
        offices: Offices whose publications may take it; None: any.
        kinds: Kinds it is open to.
        earliest_from: Publications whose earliest date (priority, else filing) is this day or
            later can still take it.
    """

    name: str
    offices: frozenset[str] | None
    kinds: frozenset[RightKind]
    earliest_from: date


@dataclass(frozen=True, slots=True)
class Scope:
    """Which rights a question is about. Filters hold before anything is ranked.

    Attributes:
        offices: ST.3 codes; None: all.
        kinds: None: all.
        alive: Only rights that may be enforceable on a day of the window: nothing known ends
            them before it, or opens them only after it.
        published_before: Only publications earlier than this day (prior art).
        owner: Words of an owner's name, all of them.
        classes: Class symbols or prefixes (``A63C``, ``28-03``), any of them.
        routes: Adds rights of other offices that may still come; only with ``offices``.
        without: Publication numbers left out.
    """

    offices: frozenset[str] | None = None
    kinds: frozenset[RightKind] | None = None
    alive: Window | None = None
    published_before: date | None = None
    owner: str = ""
    classes: tuple[str, ...] = ()
    routes: tuple[Route, ...] = ()
    without: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for, in one language.

    Attributes:
        title: Short name of the thing; weighs more than ``text``.
        text: Everything else said about it.
        classes: Class symbols, if known.
        language: BCP 47 tag of both texts.
    """

    title: str
    text: str
    classes: tuple[str, ...] = ()
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Hit:
    """One right found.

    Attributes:
        score: Orders hits of one search; comparable only within it.
        paths: Ways of searching that found it: ``text``, ``class``, ``vector``, ``citation``.
    """

    publication_number: str
    score: float
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StoredRight:
    """A right as the register holds it.

    Attributes:
        content_sha256: Of the record as stored; changes when a correction replaces it.
        events: Everything known to have happened to it, oldest first.
        life: Derived from both by ``rules``.
        suits: Cases that name this right.
        holder_suits: Cases that its holder brought about other rights.
    """

    right: Right
    content_sha256: str
    events: tuple[StatusEvent, ...]
    life: Life
    suits: tuple[Suit, ...] = ()
    holder_suits: tuple[Suit, ...] = ()


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """How much the register holds of one office and kind.

    Attributes:
        applications: How many of them are published applications, not grants.
    """

    office: str
    kind: RightKind
    rights: int
    first_on: date | None
    last_on: date | None
    applications: int = 0


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the register holds, and from where.

    Attributes:
        languages: Languages of the texts that are compared in their own language only (claims,
            titles of designs), with the number of rights in each.
        sample: True: fictional rights; False: real ones; None: empty.
    """

    rows: tuple[CoverageRow, ...]
    files: tuple[DataFile, ...]
    languages: tuple[tuple[str, int], ...]
    rights: int
    bad: int
    sample: bool | None
    suits: int


class Lexicon(Protocol):
    """The words of every mark and work within a scope, found by keys.

    A key is a number of 64 bits that ``compare`` makes from words; the same words give the
    same key on both sides. One look-up costs the same however many words there are.
    """

    def __len__(self) -> int:
        """Return how many signs within the scope are sought in a listing's words."""

    def find(self, keys: Sequence[int]) -> Sequence[tuple[int, int]]:
        """Return every pair (place in ``keys``, sign) that agrees, in order of place."""

    def crowds(self, keys: Sequence[int]) -> Sequence[int]:
        """Return by how many owners in the whole register, of dead signs too, each key is held.

        Registrations of one owner count once; where the owner is not known, each wording
        counts as one.
        """

    def total(self) -> int:
        """Return how many signs the whole register holds: what ``crowds`` is out of."""

    def unsought(self) -> int:
        """Return how many signs within the scope no words of a listing can bring up."""

    def signs(self, signs: Sequence[int]) -> Sequence[RegisteredWords]:
        """Return what is known of each sign, in this order."""


class PictureEncoder(Protocol):
    """A model that turns pictures into vectors; what it makes is compared by their product."""

    @property
    def kind(self) -> LookKind:
        """What pictures are compared by with it."""

    @property
    def name(self) -> str:
        """Name with its version: another name means other numbers."""

    @property
    def dims(self) -> int:
        """Numbers of a vector."""

    def looks(
        self, pixels: Sequence[NDArray[np.uint8]], kinds: Sequence[PictureKind]
    ) -> NDArray[np.float32]:
        """Return one vector of length 1 for each picture, as rows.

        Args:
            pixels: Height x width x 3 (RGB), or height x width (grey), upright.
            kinds: How each of them was made.
        """


@dataclass(frozen=True, slots=True)
class Pictured:
    """How many rights of a scope can be compared by their pictures.

    Attributes:
        rights: Rights of this kind within the scope that have a picture or should have one;
            marks of words alone should not.
        with_pictures: How many of them have at least one figure here.
        figures: How many figures those have together.
        unsaid: Rights without a picture of which nobody says whether they should have one:
            marks of an unknown kind.
    """

    rights: int
    with_pictures: int
    figures: int
    unsaid: int = 0


class Gallery(Protocol):
    """The figures of the rights within a scope, each a number, as one encoder sees them."""

    @property
    def encoder(self) -> str:
        """Name of the model that made the looks; "" while there are none."""

    def __len__(self) -> int:
        """Return how many figures are within the scope."""

    def nearest(
        self, looks: Sequence[Vector], *, limit: int
    ) -> Sequence[Sequence[tuple[int, float]]]:
        """Return for each look its nearest figures, best first: (figure, product of the two).

        ``limit`` counts rights, not figures: a right's other views never push out others.
        """

    def likeness(
        self, looks: Sequence[Vector], figures: Sequence[int]
    ) -> Sequence[Sequence[float]]:
        """Return the product of each look (row) with each figure (column)."""

    def of_right(self, publication_number: str) -> Sequence[int]:
        """Return the figures of one right within the scope, in printed order."""

    def looks(self, figures: Sequence[int]) -> Sequence[Vector]:
        """Return how the encoder sees each figure, in this order."""

    def figures(self, figures: Sequence[int]) -> Sequence[RegisteredFigure]:
        """Return what is known of each figure, in this order."""


class Pictures(Protocol):
    """The pictures of one product, looked at already, and a closer look at two that agree."""

    @property
    def album(self) -> Album:
        """Every picture of the product, seen or unseen."""

    def same(self, picture: SeenPicture, figure: RegisteredFigure) -> Evidence:
        """Hold two pictures against each other point by point: is one a copy of the other?

        The score is how sure it is; ``NotCompared`` where one of the two is not at hand.
        """

    def keep(self, pictures: Sequence[SeenPicture]) -> None:
        """Keep these of its pictures for good, so that a report can show them later."""


class Register(Protocol):
    """A dated copy of the world's rights that can be searched. Reading only."""

    def coverage(self) -> Coverage:
        """Return what is here, from which files."""

    def search(self, query: Query, scope: Scope, *, limit: int) -> Sequence[Hit]:
        """Return the nearest rights within ``scope``, best first, ties in order of number."""

    def count(self, scope: Scope) -> int:
        """Return how many rights are within ``scope``."""

    def fates(self, scope: Scope, window: Window) -> Mapping[Fate, int]:
        """Return how many rights within ``scope`` are out over the whole window, by fate."""

    def numbers(self, scope: Scope) -> Iterator[str]:
        """Yield the publication numbers within ``scope``, sorted."""

    def get(self, publication_numbers: Sequence[str]) -> Sequence[StoredRight]:
        """Return these rights in this order.

        Raises:
            UnknownRight: One of them is not here.
        """

    def find(self, number: RightNumber) -> tuple[str, ...]:
        """Return every publication with this number, whatever its kind; also by application."""

    def continuations(self, application_number: str) -> tuple[str, ...]:
        """Return publications that rely on this application and are still pending."""

    def lexicon(self, scope: Scope) -> Lexicon:
        """Return the words of the marks and works within ``scope``."""

    def pictured(self, scope: Scope, kind: LookKind) -> Pictured:
        """Return how many rights of this kind within ``scope`` have pictures, or should."""

    def gallery(self, scope: Scope, kind: LookKind) -> Gallery:
        """Return the figures of the rights within ``scope`` that are compared in this way."""

    def picture(self, sha256: str) -> bytes | None:
        """Return a kept picture (PNG or JPEG); None where the register does not have it."""
