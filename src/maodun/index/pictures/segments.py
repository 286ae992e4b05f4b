"""One segment: the figures of some sheets as columns that are mapped, never loaded.

Vectors stand in it twice: in bytes for the scan (``coding``), and in half precision for the
exact products of the few that the scan leaves.
"""

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import msgspec
import numpy as np
from numpy.typing import NDArray

from maodun.domain.pictures import PictureKind, RegisteredFigure, View
from maodun.index.pictures.coding import SAMPLE, Codes, Floats, coded, directions

ARRAYS = (
    "rows",
    "places",
    "sheets",
    "codes",
    "scales",
    "turn",
    "halves",
    "slack",
    "ends",
    "facts",
)
AT_ONCE = 16_384
"""Figures copied at once where segments are joined; some 15 MB."""

Numbers = NDArray[np.int64]
Keys = NDArray[np.uint64]
Mask = NDArray[np.bool_]

_encode = msgspec.msgpack.Encoder().encode


class FigureFacts(msgspec.Struct, frozen=True, array_like=True, omit_defaults=True):
    """What is kept of a figure; view and words are told anew from the text of its right.

    Attributes:
        label: As it was read from the sheet, "" where none was.
    """

    publication_number: str
    label: str
    kind: PictureKind
    sheet: str
    sha256: str
    width: int
    height: int
    claimed_sha256: str | None = None
    broken: float | None = None

    def figure(self, view: View, *, label: str, said: str) -> RegisteredFigure:
        """Return the figure with what the text says about it."""
        return RegisteredFigure(
            publication_number=self.publication_number,
            label=label,
            view=view,
            kind=self.kind,
            sheet=self.sheet,
            sha256=self.sha256,
            width=self.width,
            height=self.height,
            said=said,
            claimed_sha256=self.claimed_sha256,
            broken=self.broken,
        )


_decode = msgspec.msgpack.Decoder(FigureFacts).decode


@dataclass(frozen=True, slots=True)
class NewSheet:
    """One sheet on its way into a segment.

    Attributes:
        row: Of the right in the register.
        file: Name of the sheet.
        sha256: Of the sheet's bytes as the office gives them.
        figures: What was cut from it, in printed order; may be nothing.
        looks: One vector for each figure, of length 1, or 0 where nothing is claimed in it.
    """

    row: int
    publication_number: str
    file: str
    sha256: str
    figures: tuple[FigureFacts, ...]
    looks: Floats


@dataclass(frozen=True, slots=True)
class Segment:
    """Figures and their vectors.

    Attributes:
        rows: Row of each figure's right when it was kept; those of one sheet stand together.
        places: Key of the right and sheet that each figure was cut from.
        sheets: Keys of right and bytes of every sheet, also of those without figures; sorted.
        codes: Vectors in bytes, as ``coding`` makes them with ``turn``, to be multiplied with
            ``scales``.
        halves: Vectors as exact as they are kept.
        slack: How far rounding is off at most.
        ends: Where the facts of each figure end in ``facts``.
    """

    rows: NDArray[np.uint32]
    places: Keys
    sheets: Keys
    codes: Codes
    scales: Floats
    turn: Floats
    halves: NDArray[np.float16]
    slack: Floats
    ends: Keys
    facts: NDArray[np.uint8]

    def __len__(self) -> int:
        """Return how many figures it holds."""
        return len(self.rows)

    def fact(self, place: int) -> FigureFacts:
        """Return what is kept of one figure.

        Raises:
            ValueError: Its bytes are not what was written.
        """
        start = int(self.ends[place - 1]) if place else 0
        try:
            return _decode(bytes(self.facts[start : int(self.ends[place])]))
        except msgspec.MsgspecError as error:
            raise ValueError(str(error)) from error

    def looks(self, places: Numbers) -> Floats:
        """Return the vectors of some figures, as exact as they are kept."""
        return np.asarray(self.halves[places], np.float32)


def sheet_key(publication_number: str, sha256: str) -> int:
    """Return the key of a sheet's bytes for one right: the same bytes are kept once for it."""
    return _key("bytes", publication_number, sha256)


def place_key(publication_number: str, file: str) -> int:
    """Return the key of a sheet's name for one right: new bytes replace what stood there."""
    return _key("file", publication_number, file)


def build(sheets: Sequence[NewSheet], dims: int) -> Segment:
    """Return the segment of these sheets."""
    figures = [figure for sheet in sheets for figure in sheet.figures]
    counts = [len(sheet.figures) for sheet in sheets]
    texts = [_encode(figure) for figure in figures]
    looks = np.concatenate([np.zeros((0, dims), np.float32), *(one.looks for one in sheets)])
    halves = looks.astype(np.float16)
    exact = halves.astype(np.float32)
    turn = directions(exact)
    codes, scales, slack = coded(exact, turn)
    places = [place_key(sheet.publication_number, sheet.file) for sheet in sheets]
    keys = [sheet_key(sheet.publication_number, sheet.sha256) for sheet in sheets]
    return Segment(
        rows=np.repeat(np.array([one.row for one in sheets], np.uint32), counts),
        places=np.repeat(np.array(places, np.uint64), counts),
        sheets=np.unique(np.array(keys, np.uint64)),
        codes=codes,
        scales=scales,
        turn=turn,
        halves=halves,
        slack=np.array([slack], np.float32),
        ends=np.cumsum([len(text) for text in texts], dtype=np.uint64),
        facts=np.frombuffer(b"".join(texts), np.uint8),
    )


def save(segment: Segment, folder: Path) -> None:
    """Write the columns of a segment to the disk, complete when this returns."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ARRAYS:
        _save_whole(getattr(segment, name), folder / f"{name}.npy")


def save_joined(segments: Sequence[Segment], stay: Sequence[Mask], folder: Path) -> None:
    """Write one segment of several, without the figures that do not stay, in bounded memory."""
    folder.mkdir(parents=True, exist_ok=True)
    kept = [np.flatnonzero(mask) for mask in stay]
    joined = list(zip(segments, kept, strict=True))
    for name in ("rows", "places", "halves"):
        parts = [(getattr(segment, name), places) for segment, places in joined]
        _save_rows(parts, folder / f"{name}.npy")
    lengths = [_lengths(segment)[places] for segment, places in joined]
    ends = np.cumsum(np.concatenate(lengths), dtype=np.uint64)
    _save_whole(ends, folder / "ends.npy")
    _save_facts(joined, int(ends[-1]) if len(ends) else 0, folder / "facts.npy")
    sheets = np.unique(np.concatenate([segment.sheets for segment in segments]))
    _save_whole(sheets, folder / "sheets.npy")
    _save_codes(_mapped(folder / "halves.npy"), folder)


def load(folder: Path) -> Segment:
    """Return the segment in a folder, its columns mapped, not read.

    Raises:
        OSError: A file of it is missing.
        ValueError: A file is no column of figures, or was cut short.
    """
    columns: dict[str, NDArray[Any]] = {
        name: _mapped(folder / f"{name}.npy") for name in ARRAYS
    }
    return Segment(**columns)


def faults(segment: Segment) -> Iterator[str]:
    """Yield what does not fit together in a segment; nothing is good."""
    columns = (segment.places, segment.codes, segment.scales, segment.halves, segment.ends)
    if any(len(column) != len(segment.rows) for column in columns):
        yield "rows"
        return
    ends = segment.ends
    if len(ends) and int(ends[-1]) != len(segment.facts):
        yield "ends and facts"
    if len(ends) and bool((ends[1:] < ends[:-1]).any()):
        yield "order of ends"
    if bool((segment.sheets[1:] <= segment.sheets[:-1]).any()):
        yield "order of sheets"


def _key(*words: str) -> int:
    digest = hashlib.sha256("\0".join(words).encode()).digest()
    return int.from_bytes(digest[:8], "little")


def _lengths(segment: Segment) -> Keys:
    return np.diff(segment.ends, prepend=np.uint64(0))


class _Column:
    """A file of one column that is written piece by piece."""

    def __init__(self, path: Path, shape: tuple[int, ...], kind: type[np.generic]) -> None:
        self._file = path.open("wb")
        header = {
            "descr": np.lib.format.dtype_to_descr(np.dtype(kind)),
            "fortran_order": False,
            "shape": shape,
        }
        np.lib.format.write_array_header_1_0(self._file, header)

    def write(self, part: NDArray[Any]) -> None:
        """Append the next values of the column."""
        self._file.write(np.ascontiguousarray(part).data)

    def close(self) -> None:
        """Bring all of it to the disk; once is enough."""
        if self._file.closed:
            return
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()


class OtherLooks:
    """A segment on its way to the disk with other vectors, which come in order."""

    def __init__(self, segment: Segment, *, dims: int, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        for name in ("rows", "places", "sheets", "ends", "facts"):
            _save_whole(getattr(segment, name), folder / f"{name}.npy")
        self._folder = folder
        self._halves = _Column(folder / "halves.npy", (len(segment), dims), np.float16)

    def write(self, looks: Floats) -> None:
        """Append the vectors of the next figures."""
        self._halves.write(looks.astype(np.float16))

    def complete(self) -> None:
        """Bring the segment to the disk, when every figure has its vector."""
        self._halves.close()
        _save_codes(_mapped(self._folder / "halves.npy"), self._folder)

    def __enter__(self) -> Self:
        """Write within a ``with``, which lets go of the file whatever happens."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of the file."""
        self._halves.close()


def _save_rows(parts: Sequence[tuple[NDArray[Any], Numbers]], path: Path) -> None:
    first = parts[0][0]
    size = sum(len(places) for _, places in parts)
    column = _Column(path, (size, *first.shape[1:]), first.dtype.type)
    for values, places in parts:
        for start in range(0, len(places), AT_ONCE):
            column.write(values[places[start : start + AT_ONCE]])
    column.close()


def _save_codes(halves: NDArray[np.float16], folder: Path) -> None:
    """Write what the scan reads, from the vectors as they are kept."""
    every = max(len(halves) // SAMPLE, 1)
    turn = directions(halves[::every].astype(np.float32))
    codes = _Column(folder / "codes.npy", (len(halves), len(turn) + 1), np.int8)
    scales = _Column(folder / "scales.npy", (len(halves),), np.float32)
    slack = 0.0
    for start in range(0, len(halves), AT_ONCE):
        part = coded(halves[start : start + AT_ONCE].astype(np.float32), turn)
        codes.write(part.codes)
        scales.write(part.scales)
        slack = max(slack, part.slack)
    codes.close()
    scales.close()
    _save_whole(turn, folder / "turn.npy")
    _save_whole(np.array([slack], np.float32), folder / "slack.npy")


def _save_facts(joined: Sequence[tuple[Segment, Numbers]], size: int, path: Path) -> None:
    column = _Column(path, (size,), np.uint8)
    for segment, places in joined:
        ends = segment.ends.astype(np.int64)
        starts = ends - _lengths(segment).astype(np.int64)
        for place in places.tolist():
            column.write(segment.facts[starts[place] : ends[place]])
    column.close()


def _save_whole(values: NDArray[Any], path: Path) -> None:
    column = _Column(path, values.shape, values.dtype.type)
    column.write(values)
    column.close()


def _mapped(path: Path) -> NDArray[Any]:
    """Map a column; one without figures has nothing to map and is read."""
    try:
        return np.asarray(np.load(path, mmap_mode="r", allow_pickle=False))
    except ValueError:
        column = np.load(path, allow_pickle=False)
        if column.size:
            raise
        return np.asarray(column)
