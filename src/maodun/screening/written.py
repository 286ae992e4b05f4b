"""What is written in the pictures of listings, read before the words of others are sought."""

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass

from maodun.domain.errors import BadRecord
from maodun.domain.pictures import UnseenPicture
from maodun.domain.products import Product
from maodun.domain.progress import Progress
from maodun.domain.text import T, Text


@dataclass(frozen=True, slots=True)
class Written:
    """A listing after somebody read its pictures.

    Attributes:
        product: With what is written in them among its facts, each from its picture.
        read: How many pictures were read, whether or not anything is written in them.
        unread: Those that were not, and why.
    """

    product: Product
    read: int = 0
    unread: tuple[UnseenPicture, ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    """A picture of a listing that should have been looked at and was not."""

    sku: str
    picture: UnseenPicture

    @property
    def said(self) -> Text:
        """Which one, and why."""
        return T(
            "{file} of {sku}: {because}",
            file=self.picture.file,
            sku=self.sku,
            because=self.picture.because,
        )


Read = Callable[[Product], Generator[Progress, None, Written]]
"""Reads the pictures of one listing; whoever scans gives it."""

Taken = list[Written | BadRecord]


def read_pictures(
    batch: Sequence[Product | BadRecord], read: Read, *, ready: Taken, before: int
) -> Generator[Progress, None, None]:
    """Put each listing into ``ready`` once its pictures were read; stopped, those done stay.

    Args:
        batch: Listings, and what could not be read as one.
        read: Reads the pictures of one.
        ready: Where they go.
        before: Pictures read in earlier batches, from which progress counts on.
    """
    done = before
    for one in batch:
        if isinstance(one, BadRecord):
            ready.append(one)
            continue
        steps = read(one)
        while True:
            try:
                next(steps)
            except StopIteration as end:
                written: Written = end.value
                break
            yield Progress(done, None, "pictures", T("Reading what is written in pictures"))
            done += 1
        ready.append(written)
