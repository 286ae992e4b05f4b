"""Pictures of rights into the register: found, assigned, cut into figures, looked at, kept."""

import hashlib
from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from maodun.company.register.assigning import Assigning
from maodun.company.register.cutting import (
    Cut,
    Floats,
    Pixels,
    Sheet,
    kept_pixels,
    looks_of,
    pieces_of,
    seen_figures,
)
from maodun.company.register.taken import PicturesRenewed, PicturesTaken
from maodun.compare.designs.views import is_silent_on_broken_lines, views_of
from maodun.domain.errors import BadPicture, BadRecord, PictureDamaged, SourceError
from maodun.domain.pictures import LookKind
from maodun.domain.ports import PictureEncoder
from maodun.domain.progress import Progress
from maodun.domain.text import T, Text
from maodun.encoders.figures.names import is_front_page
from maodun.encoders.reading.pictures import ReadPicture, read_pages
from maodun.index.pictures.keeping import BLOBS, Keeper, Model, keeping
from maodun.index.pictures.renewing import renew
from maodun.index.pictures.segments import FigureFacts, NewSheet
from maodun.index.register import LocalRegister, open_register
from maodun.index.storage.blobs import Blobs
from maodun.sources.pictures.finding import FoundPicture, find_pictures

SOURCE = "pictures"
COMMIT_EVERY = 500
"""Sheets from one commit to the next: what a crash can cost at most."""

Encoders = Mapping[LookKind, PictureEncoder]


@dataclass(frozen=True, slots=True)
class Means:
    """What pictures are looked at with.

    Attributes:
        encoders: One for each kind of look that is wanted.
        cut: Takes sheets of designs apart.
    """

    encoders: Encoders
    cut: Cut


@dataclass(slots=True)
class _Tally:
    sheets: int = 0
    figures: int = 0
    rights: set[str] = field(default_factory=set)
    kept: int = 0
    front: int = 0
    elsewhere: int = 0
    strangers: int = 0
    bad: list[BadRecord] = field(default_factory=list)

    def refuse(self, place: str, reason: Text, number: str) -> None:
        """Note a picture of a right that is not taken, and why."""
        self.bad.append(_bad(place, reason, number))

    def report(self) -> PicturesTaken:
        """Return the counts as they stand."""
        return PicturesTaken(
            sheets=self.sheets,
            figures=self.figures,
            rights=len(self.rights),
            kept=self.kept,
            front=self.front,
            elsewhere=self.elsewhere,
            strangers=self.strangers,
            bad=tuple(self.bad),
        )


def register_pictures(
    *, paths: Sequence[str], folder: Path, means: Means, beside: bool = False
) -> Generator[Progress, None, PicturesTaken]:
    """Keep the pictures under ``paths`` for the rights they belong to.

    Files ``beside`` published ones, which nobody named, are only counted where they belong to
    no right here.

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
        taking = _Taking(register, keeper, means, beside=beside)
        try:
            yield from taking.all(paths)
        finally:
            keeper.commit()
            register.close()
    return taking.tally.report()


def register_pictures_again(
    *, folder: Path, encoders: Encoders
) -> Generator[Progress, None, PicturesRenewed]:
    """Look at every kept picture with the present encoders, where others did before.

    Closing the generator keeps what was done; the same call goes on from there, and until it
    is through the register answers with the vectors it has.

    Raises:
        RegisterMissing: There is no register.
        RegisterBusy: Another process is writing.
    """
    figures = 0
    tally = _Tally()
    for kind, encoder in encoders.items():
        model = Model(encoder.name, encoder.dims)
        again = _Again(Blobs(folder / BLOBS), encoder, tally)
        figures += yield from renew(folder, kind, model=model, see=again.see)
    return PicturesRenewed(figures - len(tally.bad), tuple(tally.bad))


@dataclass(frozen=True, slots=True)
class _Again:
    """Kept pictures as one encoder sees them."""

    blobs: Blobs
    encoder: PictureEncoder
    tally: _Tally

    def see(self, figures: Sequence[FigureFacts]) -> Floats:
        """Return a vector for each figure, 0 for those whose picture is gone."""
        pictures = [self._pixels(figure) for figure in figures]
        return looks_of(pictures, [figure.kind for figure in figures], self.encoder)

    def _pixels(self, figure: FigureFacts) -> Pixels | None:
        claimed = figure.claimed_sha256
        number, sheet = figure.publication_number, figure.sheet
        try:
            data = self.blobs.get(claimed or figure.sha256)
            if data is not None:
                return kept_pixels(data, claimed=claimed is not None, name=sheet)
            self.tally.refuse(sheet, T("its kept picture is missing"), number)
        except BadPicture as error:
            self.tally.refuse(sheet, error.reason, number)
        except PictureDamaged as error:
            self.tally.refuse(sheet, error.text, number)
        return None


class _Taking:
    """One run over picture files."""

    def __init__(
        self, register: LocalRegister, keeper: Keeper, means: Means, *, beside: bool
    ) -> None:
        self.tally = _Tally()
        self._register = register
        self._keeper = keeper
        self._means = means
        self._beside = beside
        self._assigning = Assigning(register)

    def all(self, paths: Sequence[str]) -> Generator[Progress, None, None]:
        """Take every picture; those that no number leads to are sought in the records."""
        total = sum(isinstance(one, FoundPicture) for one in find_pictures(paths))
        done = 0
        unnamed: set[str] = set()
        for found in find_pictures(paths):
            if isinstance(found, BadRecord):
                self._not_found(found)
                continue
            yield Progress(done, total, "pictures", T("Looking at pictures"))
            done += 1
            rights = self._assigning.by_number(found)
            if rights:
                self._take(found, rights)
            else:
                unnamed.add(found.place)
        if unnamed:
            yield from self._by_record(paths, unnamed, total)

    def _by_record(
        self, paths: Sequence[str], unnamed: set[str], total: int
    ) -> Generator[Progress, None, None]:
        """Take the pictures that a record names; the others are nobody's, and told."""
        self._assigning.learn(unnamed, self._register.figure_files())
        for found in find_pictures(paths):
            if isinstance(found, FoundPicture) and found.place in unnamed:
                yield Progress(total, total, "pictures", T("Looking at pictures"))
                self._take(found, self._assigning.by_record(found.place))

    def _take(self, found: FoundPicture, rights: Sequence[str]) -> None:
        if is_front_page(found.name):
            self.tally.front += 1
            return
        if not rights:
            return self._not_found(_nobodys(found.place))
        kinds = {number: self._assigning.right(number)[1] for number in rights}
        if not any(kinds.values()):
            self.tally.elsewhere += 1
            return
        try:
            data = found.load()
        except SourceError as error:
            return self.tally.refuse(found.place, error.text, rights[0])
        for number, kind in kinds.items():
            if kind is not None:
                self._keep(found, data, number=number, kind=kind)

    def _not_found(self, bad: BadRecord) -> None:
        if self._beside:
            self.tally.strangers += 1
        else:
            self.tally.bad.append(bad)

    def _keep(self, found: FoundPicture, data: bytes, *, number: str, kind: LookKind) -> None:
        encoder = self._means.encoders.get(kind)
        if encoder is None:
            return self.tally.refuse(found.place, _NO_ENCODER, number)
        sha256 = hashlib.sha256(data).hexdigest()
        if self._keeper.holds(kind, number, sha256):
            self.tally.kept += 1
            return
        right, _ = self._assigning.right(number)
        as_drawn = is_silent_on_broken_lines(right)
        pages: list[NewSheet] = []
        for n, page in enumerate(read_pages(data, name=found.name)):
            if isinstance(page, BadPicture):
                self.tally.refuse(found.place, page.reason, number)
                continue
            sheet = Sheet(number, found.name, sha256, as_drawn=as_drawn).page(n)
            try:
                pages.append(self._page(page, sheet, encoder))
            except BadPicture as error:
                self.tally.refuse(found.place, error.reason, number)
        self._add(kind, pages)

    def _page(self, page: ReadPicture, sheet: Sheet, encoder: PictureEncoder) -> NewSheet:
        """Cut and look at one page.

        Raises:
            BadPicture: Nothing that can be kept is on it.
        """
        number = sheet.publication_number
        row = self._keeper.row_of(number)
        labels = [label for label in views_of(self._assigning.right(number)[0]) if label]
        pieces = pieces_of(page, encoder.kind, labels=labels, cut=self._means.cut)
        if not pieces:
            raise BadPicture(name=sheet.file, reason=T("no figure was found on this sheet"))
        seen = list(seen_figures(pieces, sheet, put=self._keeper.put))
        looks = looks_of([one.seen for one in seen], [p.kind for p in pieces], encoder)
        facts = tuple(one.facts for one in seen)
        return NewSheet(row, number, sheet.file, sheet.sha256, facts, looks)

    def _add(self, kind: LookKind, pages: Sequence[NewSheet]) -> None:
        """Keep all pages of a file at once: a file of which one page is here counts as done."""
        for page in pages:
            self._keeper.add(kind, page)
            self.tally.sheets += 1
            self.tally.figures += len(page.figures)
            self.tally.rights.add(page.publication_number)
        if len(self._keeper) >= COMMIT_EVERY:
            self._keeper.commit()


_NO_ENCODER = T("no encoder for pictures of this kind of right is installed")


def _nobodys(place: str) -> BadRecord:
    return _bad(
        place,
        T(
            "no right in the register has a number that the file or its folder is named after, "
            "and no record names the file"
        ),
    )


def _bad(place: str, reason: Text, number: str | None = None) -> BadRecord:
    return BadRecord(
        source=SOURCE, file=place, offset=0, reason=reason, number=number, place=place
    )
