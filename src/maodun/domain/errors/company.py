"""What the company store and a review do not allow."""

from maodun.domain.errors.base import MaodunError
from maodun.domain.text import Text


class SetupIncomplete(MaodunError):
    """A file that is made when the program is set up is missing: a catalogue or a font."""

    code = "setup_incomplete"


class StoreError(MaodunError):
    """The company store cannot do it."""

    code = "store"


class StoreNewer(StoreError):
    """The company store was written by a later version of this program."""

    code = "store_newer"


class StoreDamaged(StoreError):
    """The file of the company store cannot be read as one."""

    code = "store_damaged"


class StoreBusy(StoreError):
    """Another process keeps the company store locked."""

    code = "store_busy"


class ReviewError(MaodunError):
    """The review does not allow this step."""

    code = "review"


class ResidueOpen(ReviewError):
    """Rights are left that nobody has ruled on."""

    code = "residue_open"


class SampleFixed(ReviewError):
    """The sample below the cut was drawn already; looking and then extending would bias it."""

    code = "sample_fixed"


class NotInReview(ReviewError):
    """The review has no such right, question or gap.

    Attributes:
        given: What was asked for.
        known: What the review has instead.
    """

    code = "not_in_review"

    def __init__(self, text: Text, *, given: str = "", known: tuple[str, ...] = ()) -> None:
        super().__init__(text)
        self.given, self.known = given, known


class NothingToUndo(ReviewError):
    """Nothing was said in this review that is not undone already."""

    code = "nothing_to_undo"


class SaidMeanwhile(ReviewError):
    """Somebody else said something of the right since this person looked at it."""

    code = "said_meanwhile"


class NotAllowed(MaodunError):
    """The role of the person who asks does not allow it."""

    code = "not_allowed"
