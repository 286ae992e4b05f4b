"""The product's own pictures: which were looked at, by which models, and which were not."""

from collections.abc import Iterator

from maodun.domain.clearance import Clearance
from maodun.domain.pictures import Album, SeenPicture, UnseenPicture
from maodun.domain.text import T
from maodun.reports.building.pictures.words import LOOK, PICTURE_KIND
from maodun.reports.building.words import count
from maodun.reports.model import (
    Beside,
    Block,
    Cell,
    Image,
    Images,
    Items,
    Line,
    Pair,
    Pairs,
    Paragraph,
    Section,
    Tone,
)

LINES_READ = 6
"""Lines written in one picture that are shown."""


def album_section(clearance: Clearance) -> Section | None:
    """Return every picture of the product, seen or not; None where it names none."""
    album, named = clearance.album, clearance.product.photos
    if not (album.seen or album.unseen or named):
        return None
    return Section("pictures", T("The product's pictures"), tuple(_blocks(album, len(named))))


def _blocks(album: Album, named: int) -> Iterator[Block]:
    seen, unseen = len(album.seen), len(album.unseen)
    if not seen and not unseen:
        words = T("The product names {n} pictures; none was looked at.", n=count(named))
        yield Paragraph((Line(words, Tone.WARN),))
        return
    words = T("Looked at: {seen}. Not looked at: {unseen}.", seen=count(seen), unseen=unseen)
    yield Paragraph((Line(words),))
    if album.unseen:
        yield Items(tuple(_unseen(one) for one in album.unseen))
    if album.seen:
        yield Images(tuple(Beside((_image(one),), _read(one)) for one in album.seen))
        yield Pairs((Pair(T("Looked at for"), _encoders(album)),))


def _image(seen: SeenPicture) -> Image:
    caption = (Line(seen.file, Tone.STRONG), Line(PICTURE_KIND[seen.kind], Tone.NOTE))
    described = T("Picture of the product: {file}", file=seen.file)
    return Image(seen.sha256, seen.width, seen.height, described, caption)


def _unseen(one: UnseenPicture) -> Cell:
    words = T("{file}: not looked at, {because}", file=one.file, because=one.because)
    return (Line(words, Tone.WARN),)


def _read(seen: SeenPicture) -> Cell:
    notes = tuple(Line(note, Tone.NOTE) for note in seen.notes)
    if seen.words is None:
        return (*notes, Line(T("words in it: not read"), Tone.NOTE))
    if not seen.words:
        return (*notes, Line(T("words in it: none found"), Tone.NOTE))
    written = " / ".join(seen.words[:LINES_READ])
    more = " …" if len(seen.words) > LINES_READ else ""
    return (*notes, Line(T("words in it:"), Tone.NOTE), Line(written + more, Tone.QUOTE))


def _encoders(album: Album) -> Cell:
    by = album.bare().encoders
    return tuple(
        Line(T("{what}: {encoder}", what=LOOK[kind], encoder=name)) for kind, name in by
    ) or (Line(T("nothing: no model was at hand"), Tone.WARN),)
