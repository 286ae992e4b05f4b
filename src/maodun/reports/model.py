"""A report as values: what every form shows, before any language or layout is chosen.

``Text`` and ``Either`` are our sentences and are translated; a plain ``str`` is quoted from
somebody else (a title, a claim, a fact) and stays as it is.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from maodun.domain.text import Text


@dataclass(frozen=True, slots=True)
class Either:
    """Words that come from data in both languages."""

    en: str
    zh: str


Words = Text | Either | str


class Tone(StrEnum):
    """How words are meant, so that a form can set and colour them."""

    PLAIN = "plain"
    STRONG = "strong"
    NOTE = "note"
    QUOTE = "quote"
    NUMBER = "number"
    WARN = "warn"
    NOTHING_OPEN = "nothing_open"
    CHANGE = "change"
    HOLD = "hold"
    CANNOT_SAY = "cannot_say"
    MET = "met"
    CONTRADICTED = "contradicted"
    RULED_ABSENT = "ruled_absent"
    UNKNOWN = "unknown"
    FLAG = "flag"


class Pen(StrEnum):
    """How a stretch within a line is set."""

    PLAIN = "plain"
    FOUND = "found"  # what a sentence is shown for
    GONE = "gone"  # to be taken out
    NEW = "new"  # to be put in


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a line."""

    words: Words
    pen: Pen = Pen.PLAIN


@dataclass(frozen=True, slots=True)
class Line:
    """Words set on a line of their own.

    Attributes:
        runs: The same words in stretches, where some of them stand out.
    """

    words: Words
    tone: Tone = Tone.PLAIN
    runs: tuple[Run, ...] = ()


Cell = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines under each other, outside any table."""

    lines: Cell


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within a section."""

    words: Words
    note: Words = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """A label and what it stands for."""

    label: Text
    cell: Cell


@dataclass(frozen=True, slots=True)
class Pairs:
    """Labels with values, such as the dates of a right."""

    rows: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Items:
    """A list of points, side by side in ``columns`` where they are short."""

    rows: tuple[Cell, ...]
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table; ``width`` is its share beside the others' shares.

    Attributes:
        number: Amounts, set to the right.
        day: Days, which are not broken over lines.
    """

    title: Text
    width: int
    number: bool = False
    day: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under titled columns; ``look``: ``plain``, ``plan``, ``gate``, ``chart``."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    look: str = "plain"


@dataclass(frozen=True, slots=True)
class FunnelStep:
    """One band of the funnel drawing.

    Attributes:
        left: Rights left after the step, written out.
        before: Width of the band at its upper edge, 0.0 to 1.0 of the drawing.
        after: Width at its lower edge.
        removed: Reasons why others went, each with its count.
    """

    title: Words
    left: str
    before: float
    after: float
    removed: Cell


@dataclass(frozen=True, slots=True)
class Funnel:
    """The way from the whole register to what is left; widths are logarithmic."""

    steps: tuple[FunnelStep, ...]


class Fill(StrEnum):
    """How an area is filled; every one can be told from the others in grey."""

    EMPTY = "empty"
    LIGHT = "light"
    DOTS = "dots"
    HATCH = "hatch"
    CROSS = "cross"
    SOLID = "solid"


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float
    fill: Fill


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line; ``strong`` ones stand out, ``dashed`` ones are limits."""

    x1: float
    y1: float
    x2: float
    y2: float
    strong: bool = False
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Sign:
    """A small mark: ``diamond``, ``ring``, ``dot``, ``cross``, ``triangle`` or ``bar``."""

    x: float
    y: float
    shape: str


@dataclass(frozen=True, slots=True)
class Label:
    """Words in a drawing; ``anchor`` is ``start``, ``middle`` or ``end`` of them."""

    x: float
    y: float
    words: Words
    anchor: str = "start"
    size: float = 9.0
    strong: bool = False
    reversed: bool = False


Shape = Area | Stroke | Sign | Label


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing in its own units; ``described`` says the same in lines of words."""

    title: Words
    width: float
    height: float
    shapes: tuple[Shape, ...]
    described: Cell


Region = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Image:
    """A picture that is kept elsewhere, under the hash of its bytes.

    Attributes:
        width: Pixels of the kept picture, for the room that is left where it is not at hand.
        described: What it is, for those who cannot see it.
        caption: Lines under it.
        framed: Part of it that is meant: left, top, right, bottom as shares; None: all of it.
    """

    sha256: str
    width: int
    height: int
    described: Words
    caption: Cell = ()
    framed: Region | None = None


@dataclass(frozen=True, slots=True)
class Beside:
    """Pictures that belong together, with what is said of them together."""

    images: tuple[Image, ...]
    words: Cell = ()


@dataclass(frozen=True, slots=True)
class Images:
    """Pictures beside each other.

    Attributes:
        folded: Where a form can do that they lie behind a click on these words, which stand
            above them otherwise; "": they are shown at once.
        large: The pictures are what the part is about; others are thumbnails.
        again: The same stand further above; only a form that folds shows them once more.
    """

    groups: tuple[Beside, ...]
    folded: Words = ""
    large: bool = False
    again: bool = False


Block = Paragraph | Heading | Pairs | Items | Table | Funnel | Picture | Images


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report after page one.

    Attributes:
        anchor: Stable name for links inside the document.
        right: It is about one right and starts apart from the one before.
        badge: What became of the right, or None.
    """

    anchor: str
    title: Words
    blocks: tuple[Block, ...]
    right: bool = False
    badge: Line | None = None


class Place(StrEnum):
    """Where a panel stands on page one, for forms that have two columns."""

    WIDE = "wide"
    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Panel:
    """A framed part of page one."""

    title: Text
    blocks: tuple[Block, ...]
    place: Place = Place.WIDE


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a report says.

    Attributes:
        sample: The warning that the rights are fictional, or None.
        counsel: Who asked for it, or None.
        overall: The gate as a whole.
        notice: What the report is and what it is not.
        contents: Title of the list of sections; None: they are too few to list.
        panels: Page one, in reading order.
        contents_first: The list of sections stands right after the title.
    """

    title: Text
    subject: Words
    made_on: date
    sample: Text | None
    counsel: Text | None
    overall: Line
    overall_label: Text
    head: Pairs
    notice: Text
    contents: Text | None
    panels: tuple[Panel, ...]
    sections: tuple[Section, ...]
    contents_first: bool = False


@dataclass(frozen=True, slots=True)
class GateList:
    """The gates of many products.

    Attributes:
        tally: How many products stand at each state.
        table: One row per product, for forms with room beside each other.
        narrow: The same for forms of a terminal's width.
    """

    title: Text
    sample: Text | None
    notice: Text
    tally: Cell
    table: Table
    narrow: "NarrowList"


@dataclass(frozen=True, slots=True)
class NarrowList:
    """The gates of many products, one line of short values and one reason each.

    Attributes:
        columns: Titles of the short values of a product, in their order.
        kinds: Kinds of right, in the order of the signs.
        signs: What each sign means, best state first.
    """

    columns: tuple[Words, ...]
    kinds: tuple[Words, ...]
    signs: Cell
    products: tuple["ProductGate", ...]


@dataclass(frozen=True, slots=True)
class ProductGate:
    """One product of a narrow list.

    Attributes:
        values: SKU, market, overall, rights that are close, rights that wait, title.
        states: Its gate by kind; None where it does not speak of a kind.
    """

    values: tuple[Words, ...]
    states: tuple[Line | None, ...]
    because: Words
