"""Fill the register from published files, look at it, check it, refresh it."""

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from maodun.company.register.nearby import nearby
from maodun.company.register.taken import HeldPictures, PicturesTaken
from maodun.compare.claims import claim_trees
from maodun.domain.claims import ClaimTree
from maodun.domain.errors import BadRecord, UnknownRight
from maodun.domain.numbers import RightNumber, parse_number
from maodun.domain.pictures import LOOK_OF, RegisteredFigure
from maodun.domain.ports import Coverage, Register, Scope, StoredRight
from maodun.domain.progress import Progress
from maodun.domain.records import PublishedFile, Read
from maodun.domain.text import T
from maodun.index.adding import AddReport, add_all
from maodun.index.checking import CheckReport, RefreshReport, check, refresh
from maodun.index.register import open_register
from maodun.index.writing import Settings
from maodun.sources.published import published, records


@dataclass(frozen=True, slots=True)
class FileAdded:
    """What one published file brought."""

    file: str
    source: str
    report: AddReport


@dataclass(frozen=True, slots=True)
class RegisterAdded:
    """What adding brought, file by file.

    Attributes:
        bad: What could not be read: whole files first seen, then single records.
        pictures: What became of the pictures beside them; None: there were none.
    """

    files: tuple[FileAdded, ...]
    bad: tuple[BadRecord, ...]
    pictures: PicturesTaken | None = None


@dataclass(frozen=True, slots=True)
class Writing:
    """Where and how to write.

    Attributes:
        folder: Of the register.
        memory_mb: What the writer may use.
        sample: The register is for fictional rights.
    """

    folder: Path
    memory_mb: int = 256
    sample: bool = False


def register_add(
    *, paths: Sequence[Path], writing: Writing, now: datetime
) -> Generator[Progress, None, RegisterAdded]:
    """Add published files, in order; the same file again changes nothing.

    Closing the generator stops cleanly; running again goes on where it stopped.

    Raises:
        RegisterBusy: Another process is writing.
        MixedRegister: Sample and real rights would meet.
    """
    found = list(published(paths))
    queue = _Queue(
        files=tuple(item for item in found if isinstance(item, PublishedFile)),
        sample=writing.sample,
        bad=[item for item in found if isinstance(item, BadRecord)],
    )
    total = sum(file.size for file in queue.files)
    settings = Settings(writing.memory_mb, writing.sample)
    steps = add_all(writing.folder, queue, now=now, settings=settings)
    with closing(steps):
        try:
            while True:
                step = next(steps)
                yield replace(step, done=queue.before + step.done, total=total)
        except StopIteration as end:
            reports: tuple[AddReport, ...] = end.value
    return RegisterAdded(
        files=tuple(
            FileAdded(file.name, file.source, report)
            for file, report in zip(queue.files, reports, strict=True)
        ),
        bad=tuple(queue.bad),
    )


def register_check(*, folder: Path) -> Generator[Progress, None, CheckReport]:
    """Compare everything in the register with its hashes and counts.

    Raises:
        RegisterMissing: There is nothing to check.
    """
    return (yield from check(folder))


def register_refresh(*, folder: Path) -> Generator[Progress, None, RefreshReport]:
    """Derive every date again, by the rules as they are today.

    Raises:
        RegisterMissing: There is nothing to refresh.
    """
    return (yield from refresh(folder))


@dataclass(frozen=True, slots=True)
class RegisterShown:
    """What the register holds.

    Attributes:
        pictures: For each kind of right that is compared by pictures and is here.
    """

    coverage: Coverage
    pictures: tuple[HeldPictures, ...]


def register_show(*, folder: Path) -> RegisterShown:
    """Return what the register holds, from which files, and of whom it has pictures.

    Raises:
        RegisterMissing: There is none yet.
    """
    register = open_register(folder)
    coverage = register.coverage()
    here = {row.kind for row in coverage.rows}
    pictures = tuple(
        HeldPictures(
            kind,
            look,
            register.gallery(Scope(), look).encoder,
            register.pictured(Scope(), look),
        )
        for kind, look in LOOK_OF.items()
        if kind in here
    )
    return RegisterShown(coverage, pictures)


@dataclass(frozen=True, slots=True)
class RightSeen:
    """One right with its claims taken apart.

    Attributes:
        figures: Its pictures in the register, in printed order.
    """

    stored: StoredRight
    trees: tuple[ClaimTree, ...]
    figures: tuple[RegisteredFigure, ...] = ()


def right_get(*, folder: Path, number: str) -> tuple[RightSeen, ...]:
    """Return every publication meant by ``number``: the application and its grant, say.

    Raises:
        BadNumber: No spelling known here.
        UnknownRight: The register has none of it.
        RegisterMissing: There is no register yet.
    """
    register = open_register(folder)
    found = register.get(numbers_meant(register, number))
    return tuple(
        RightSeen(stored, claim_trees(stored.right), _figures(register, stored))
        for stored in found
    )


def _figures(register: Register, stored: StoredRight) -> tuple[RegisteredFigure, ...]:
    look = LOOK_OF.get(stored.right.kind)
    if look is None:
        return ()
    gallery = register.gallery(Scope(), look)
    return tuple(gallery.figures(gallery.of_right(stored.right.publication_number)))


def numbers_meant(register: Register, number: str) -> tuple[str, ...]:
    """Return the publications meant by a number in any spelling: application and grant, say.

    Raises:
        BadNumber: No spelling known here.
        UnknownRight: The register has none of it; a near one is suggested.
    """
    wanted = parse_number(number)
    found = register.find(wanted)
    if not found:
        raise _unknown(register, wanted)
    return tuple(one for one in found if one == str(wanted)) or found


def _unknown(register: Register, wanted: RightNumber) -> UnknownRight:
    none = T(
        "The register has no right with the number {number}. See what it covers with: "
        "maodun register show",
        number=str(wanted),
    )
    near = nearby(register, wanted)
    return UnknownRight(
        T("{text} Did you mean {near}?", text=none, near=near) if near else none
    )


@dataclass(slots=True)
class _Queue:
    """Hands over file after file, and knows how much lies behind and what could not be read."""

    files: tuple[PublishedFile, ...]
    sample: bool
    bad: list[BadRecord]
    before: int = 0

    def __iter__(self) -> Iterator[tuple[PublishedFile, Callable[[int], Iterator[Read]]]]:
        for file in self.files:
            yield file, partial(self._read, file)
            self.before += file.size

    def _read(self, file: PublishedFile, start: int) -> Iterator[Read]:
        for read in records(file, start=start, sample=self.sample):
            if isinstance(read.record, BadRecord):
                self.bad.append(read.record)
            yield read
