"""Pictures of rights and products: what was cut from them, and how an encoder sees them."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from maodun.domain.evidence import Compared
from maodun.domain.rights import RightKind
from maodun.domain.text import Text

Vector = tuple[float, ...]


class PictureKind(StrEnum):
    """How a picture was made; drawings and photos are compared in different ways."""

    DRAWING = "drawing"
    PHOTO = "photo"  # also shaded renderings


class LookKind(StrEnum):
    """What an encoder compares pictures by. Vectors of two kinds are never held together."""

    SHAPE = "shape"  # the look of a thing, whatever the view: designs
    COPY = "copy"  # the same picture, cropped, mirrored or written over: works, photos
    SIGN = "sign"  # the look of a sign: logos


LOOK_OF: dict[RightKind, LookKind] = {
    RightKind.DESIGN: LookKind.SHAPE,
    RightKind.WORK: LookKind.COPY,
    RightKind.MARK: LookKind.SIGN,
}
"""Rights of other kinds are not compared by their pictures."""


class View(StrEnum):
    """From where a figure shows the thing."""

    PERSPECTIVE = "perspective"
    FRONT = "front"
    BACK = "back"
    LEFT = "left"
    RIGHT = "right"
    TOP = "top"
    BOTTOM = "bottom"
    SECTION = "section"
    DETAIL = "detail"
    REFERENCE = "reference"  # shows use or surroundings; forms no part of the design
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class RegisteredFigure:
    """One single picture of a right, cut from its sheet, as the register keeps it.

    Attributes:
        label: As printed, without the word "FIG.": ``1``, ``1.1``, ``7A``; counted through
            where it could not be read and one possibility is left; else "".
        said: What the description says about it, or "".
        sheet: File of the office that it was cut from.
        sha256: Of the kept picture, labels and frames taken out.
        claimed_sha256: Of the same without its broken lines; None: it has none, they could not
            be told apart, or they are compared like all others.
        broken: Share of its ink that looks like broken lines, 0 to 1; None: not told apart
            (photos).
    """

    publication_number: str
    label: str
    view: View
    kind: PictureKind
    sheet: str
    sha256: str
    width: int
    height: int
    said: str = ""
    claimed_sha256: str | None = None
    broken: float | None = None

    @property
    def left_out(self) -> float:
        """Share of its ink that is not compared, because it is broken lines."""
        return 0.0 if self.claimed_sha256 is None else self.broken or 0.0


@dataclass(frozen=True, slots=True)
class Look:
    """One picture, or part of one, as an encoder sees it.

    Attributes:
        encoder: Name of the model with its version; other names mean other numbers.
        vector: Of length 1, so that the product of two is their likeness, -1 to 1.
        region: Left, top, right, bottom as shares of the picture; the whole by default.
    """

    kind: LookKind
    encoder: str
    vector: Vector
    region: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True)
class SeenPicture:
    """A picture of a product that could be read.

    Attributes:
        file: Name or address as the product gives it.
        sha256: Of the kept picture.
        words: What is written in it, line by line; None: nobody read it.
        notes: What the reader should know: no single thing stood out, first of several frames.
    """

    file: str
    sha256: str
    kind: PictureKind
    width: int
    height: int
    looks: tuple[Look, ...]
    words: tuple[str, ...] | None = None
    notes: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class UnseenPicture:
    """A picture of a product that was not looked at, and why."""

    file: str
    because: Text


@dataclass(frozen=True, slots=True)
class Album:
    """Every picture of a product: each one is either seen or unseen.

    Attributes:
        encoders: Which model looked for what; a kind that is missing was not looked for.
    """

    seen: tuple[SeenPicture, ...] = ()
    unseen: tuple[UnseenPicture, ...] = ()
    encoders: tuple[tuple[LookKind, str], ...] = ()

    def looks(self, kind: LookKind) -> tuple[tuple[SeenPicture, Look], ...]:
        """Return the looks of one kind, each with the picture it is of."""
        return tuple(
            (seen, look) for seen in self.seen for look in seen.looks if look.kind is kind
        )

    def bare(self) -> "Album":
        """Return the same without the looks, which are long and tell people nothing."""
        return replace(
            self,
            seen=tuple(replace(one, looks=()) for one in self.seen),
            encoders=tuple((kind, name) for kind in LookKind if (name := self.encoder(kind))),
        )

    def encoder(self, kind: LookKind) -> str:
        """Return the name of the model that looked for this kind; "" where none did."""
        named = dict(self.encoders)
        made = (look.encoder for seen in self.seen for look in seen.looks if look.kind is kind)
        return named.get(kind) or next(made, "")


@dataclass(frozen=True, slots=True)
class Pair:
    """One picture of the product beside one of the right.

    Attributes:
        score: 0 (nothing in common) to 1 (the same), comparable within one ``LookKind``.
        picture: Of the product.
        region: Part of the product's picture that was compared.
    """

    score: float
    picture: SeenPicture
    figure: RegisteredFigure
    region: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An earlier design of somebody else that looks like the right: the field it stands in.

    Attributes:
        score: Likeness of the two designs on the average of the views compared, each with its
            counterpart, on the scale of ``Pair``.
        figure: The one beside the figure of the right that is nearest to the product.
        to_product: Likeness of the earlier design and the product, measured as that of the
            right is; None: not compared.
        views: Views of the two designs that were compared; 0: not known, it was kept earlier.
    """

    publication_number: str
    title: str
    published_on: date | None
    score: float
    figure: RegisteredFigure
    to_product: float | None = None
    views: int = 0


class Closeness(StrEnum):
    """How near two pictures are, in three steps that reports print as words."""

    NEAR = "near"
    SOME = "some"
    FAR = "far"


@dataclass(frozen=True, slots=True)
class Resemblance:
    """The pictures of one right against those of a product.

    Attributes:
        score: Of the best views together, 0 to 1.
        pairs: Best pairs, best first; each figure at most once.
        because: One sentence for the person who decides.
        article: Whether the product is an article of the right's class, or of a mark's goods;
            None: that cannot be told, or does not matter.
        earlier: Nearest earlier designs of others; empty where none is nearer than chance.
        figures: Every figure of the right in printed order, for looking at.
    """

    publication_number: str
    kind: LookKind
    closeness: Closeness
    score: float
    pairs: tuple[Pair, ...]
    because: Text
    article: Compared | None
    earlier: tuple[Neighbour, ...] = ()
    figures: tuple[RegisteredFigure, ...] = ()
