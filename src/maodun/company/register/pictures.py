"""Pictures of rights into the register: found, assigned, cut into figures, looked at, kept."""

import hashlib
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from maodun.company.register.assigning import Assigning, names_of
from maodun.company.register.cutting import (
    Cut,
    looks_of,
    pieces_of,
    seen_figures,
)
from maodun.domain.errors import BadPicture, BadRecord, SourceError
from maodun.domain.pictures import LookKind
from maodun.domain.ports import PictureEncoder
from maodun.domain.progress import Progress
from maodun.domain.text import T, Text
from maodun.encoders.figures.names import is_front_page
from maodun.encoders.reading.pictures import ReadPicture, read_pages
from maodun.index.pictures.keeping import Keeper, Model, keeping
from maodun.index.pictures.segments import NewSheet
from maodun.index.register import LocalRegister, open_register

SOURCE = "pictures"
COMMIT_EVERY = 500
"""Sheets from one commit to the next: what a crash can cost at most."""

Encoders = Mapping[LookKind, PictureEncoder]


@dataclass(frozen=True, slots=True)
class Found:
    """A picture file, not read yet.

    Attributes:
        place: Its name with the folders or the archive it lies in, by slashes.
    """

    place: str
    load: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Means:
    """What pictures are looked at with.

    Attributes:
        encoders: One for each kind of look that is wanted.
        cut: Takes sheets of designs apart.
    """

    encoders: Encoders
    cut: Cut


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
        bad: Files that were not taken, each with its reason.
    """

    sheets: int
    figures: int
    rights: int
    kept: int
    front: int
    elsewhere: int
    bad: tuple[BadRecord, ...]


@dataclass(slots=True)
class _Tally:
    sheets: int = 0
    figures: int = 0
    rights: set[str] = field(default_factory=set)
    kept: int = 0
    front: int = 0
    elsewhere: int = 0
    bad: list[BadRecord] = field(default_factory=list)

    def refuse(self, place: str, reason: Text, number: str | None = None) -> None:
        """Note a picture that is not taken, and why."""
        self.bad.append(
            BadRecord(
                source=SOURCE, file=place, offset=0, reason=reason, number=number, place=place
            )
        )

    def report(self) -> PicturesTaken:
        """Return the counts as they stand."""
        return PicturesTaken(
            sheets=self.sheets,
            figures=self.figures,
            rights=len(self.rights),
            kept=self.kept,
            front=self.front,
            elsewhere=self.elsewhere,
            bad=tuple(self.bad),
        )


def register_pictures(
    *, paths: Sequence[Path], folder: Path, means: Means
) -> Generator[Progress, None, PicturesTaken]:
    """Keep the pictures under ``paths`` for the rights they belong to.

    Closing the generator keeps what was taken so far; a sheet that is here is never read into
    figures again, so that the same call goes on where it stopped.

    Raises:
        RegisterMissing: There is no register.
        RegisterBusy: Another process is writing.
        OtherEncoder: The register's pictures were looked at by another encoder.
    """
    models = {kind: Model(one.name, one.dims) for kind, one in means.encoders.items()}
    register = open_register(folder)
    with keeping(folder, models) as keeper:
        taking = _Taking(register, keeper, means)
        try:
            yield from taking.all(paths)
        finally:
            keeper.commit()
            register.close()
    return taking.tally.report()


class _Taking:
    """One run over picture files."""

    def __init__(self, register: LocalRegister, keeper: Keeper, means: Means) -> None:
        self.tally = _Tally()
        self._register = register
        self._keeper = keeper
        self._means = means
        self._assigning = Assigning(register)

    def all(self, paths: Sequence[Path]) -> Generator[Progress, None, None]:
        """Take every picture; those that no number leads to are sought in the records."""
        total = sum(isinstance(one, Found) for one in found_under(paths))
        done = 0
        unnamed: set[str] = set()
        for found in found_under(paths):
            if isinstance(found, BadRecord):
                self.tally.bad.append(found)
                continue
            yield Progress(done, total, "pictures", T("Looking at pictures"))
            done += 1
            rights = self._assigning.rights_of(found.place)
            if rights:
                self._take(found, rights)
            else:
                unnamed.add(found.place)
        if unnamed:
            yield from self._by_record(paths, unnamed, total)

    def _by_record(
        self, paths: Sequence[Path], unnamed: set[str], total: int
    ) -> Generator[Progress, None, None]:
        wanted = {name.casefold(): place for place in unnamed for name in names_of(place)}
        what = T("Seeking pictures in the records")
        named: list[tuple[str, str]] = []
        for number, files in self._register.figure_files():
            for file in files:
                whole = "/".join(Path(file.replace("\\", "/")).parts)
                if place := wanted.get(whole.casefold()):
                    named.append((number, place))
        self._assigning.learn(named)
        for found in found_under(paths):
            if isinstance(found, Found) and found.place in unnamed:
                yield Progress(total, total, "pictures", what)
                self._take(found, self._assigning.rights_of(found.place))

    def _take(self, found: Found, rights: Sequence[str]) -> None:
        if is_front_page(found.place.rsplit("/", 1)[-1]):
            self.tally.front += 1
            return
        if not rights:
            return self.tally.refuse(found.place, _NOBODYS)
        kinds = {number: self._assigning.look_of(number)[1] for number in rights}
        if not any(kinds.values()):
            self.tally.elsewhere += 1
            return
        try:
            data = found.load()
        except (SourceError, OSError) as error:
            reason = error.text if isinstance(error, SourceError) else _unread(error)
            return self.tally.refuse(found.place, reason)
        for number, kind in kinds.items():
            if kind is not None:
                self._keep(found.place, data, number=number, kind=kind)

    def _keep(self, place: str, data: bytes, *, number: str, kind: LookKind) -> None:
        encoder = self._means.encoders.get(kind)
        if encoder is None:
            return self.tally.refuse(place, _NO_ENCODER, number)
        sha256 = hashlib.sha256(data).hexdigest()
        if self._keeper.holds(kind, number, sha256):
            self.tally.kept += 1
            return
        for n, page in enumerate(read_pages(data, name=place)):
            if isinstance(page, BadPicture):
                self.tally.refuse(place, page.reason, number)
                continue
            name = place.rsplit("/", 1)[-1]
            sheet = name if n == 0 else f"{name}#{n + 1}"
            one = sha256 if n == 0 else f"{sha256}#{n + 1}"
            self._keep_page(page, number=number, encoder=encoder, sheet=sheet, sha256=one)

    def _keep_page(
        self,
        page: ReadPicture,
        *,
        number: str,
        encoder: PictureEncoder,
        sheet: str,
        sha256: str,
    ) -> None:
        row = self._keeper.row_of(number)
        if row is None:
            return
        pieces = pieces_of(page, encoder.kind, labels=(), cut=self._means.cut)
        seen = list(
            seen_figures(pieces, publication_number=number, sheet=sheet, put=self._keeper.put)
        )
        looks = looks_of([one.seen for one in seen], [p.kind for p in pieces], encoder)
        facts = tuple(one.facts for one in seen)
        self._keeper.add(encoder.kind, NewSheet(row, number, sheet, sha256, facts, looks))
        self.tally.sheets += 1
        self.tally.figures += len(facts)
        self.tally.rights.add(number)
        if len(self._keeper) >= COMMIT_EVERY:
            self._keeper.commit()


_NOBODYS = T(
    "no right in the register has a number that the file or its folder is named after, and no "
    "record names the file"
)
_NO_ENCODER = T("no encoder for pictures of this kind of right is installed")

_ENDINGS = (".tif", ".tiff", ".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp", ".avif")


def found_under(paths: Sequence[Path]) -> Iterator[Found | BadRecord]:
    """Yield every picture file under these paths, in order of name."""
    for path in paths:
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in files:
            if file.is_file() and file.suffix.lower() in _ENDINGS:
                place = file.relative_to(path).as_posix() if file != path else file.name
                yield Found(f"{path.name}/{place}" if file != path else place, file.read_bytes)


def _unread(error: OSError) -> Text:
    return T("the file cannot be opened: {error}", error=type(error).__name__)
