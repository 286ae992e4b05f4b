"""What became of pictures, for the doors; needs no encoder and no reader of pictures."""

from dataclasses import dataclass

from maodun.domain.errors import BadRecord
from maodun.domain.pictures import LookKind
from maodun.domain.ports import Pictured
from maodun.domain.rights import RightKind
from maodun.domain.text import Text


@dataclass(frozen=True, slots=True)
class PicturesTaken:
    """What became of every picture file that was found.

    Attributes:
        sheets: Files that were new, or pages of them; each once for each of its rights.
        figures: Figures cut from those.
        rights: Rights that those belong to.
        kept: Sheets that were here already.
        front: Front pages, which repeat a later figure and are left out.
        elsewhere: Drawings of rights that are not compared by their pictures.
        strangers: Files that merely lie beside others and belong to no right here.
        bad: Files that were not taken, each with its reason.
        refused: Why no picture was looked at; None: they were.
    """

    sheets: int = 0
    figures: int = 0
    rights: int = 0
    kept: int = 0
    front: int = 0
    elsewhere: int = 0
    strangers: int = 0
    bad: tuple[BadRecord, ...] = ()
    refused: Text | None = None


@dataclass(frozen=True, slots=True)
class PicturesRenewed:
    """What looking at every kept picture anew came to.

    Attributes:
        figures: How many have the vector of the present encoder now.
        bad: Kept pictures that cannot be seen any more.
    """

    figures: int
    bad: tuple[BadRecord, ...]


@dataclass(frozen=True, slots=True)
class HeldPictures:
    """The pictures that the register has of one kind of right.

    Attributes:
        encoder: Name of the model that looked at them; "" while there are none.
    """

    kind: RightKind
    look: LookKind
    encoder: str
    counts: Pictured
