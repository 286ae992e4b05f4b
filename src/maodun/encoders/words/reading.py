"""Read what is written in pictures, Chinese and English, with the models of ``maodun[ocr]``."""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Protocol, cast

import cv2
import numpy as np
from numpy.typing import NDArray

from maodun.domain.errors import SetupIncomplete
from maodun.domain.text import T, Text

Pixels = NDArray[np.uint8]
Region = tuple[float, float, float, float]

ENGINE = "rapidocr"
SURE = 0.6
"""Sureness from which a line counts as read. Folds and prints of clothes that are taken for
letters mostly stay below it."""

LONGEST = 1280
"""Pixels of the longer side that is read; larger pictures are made smaller first."""

SHORTEST = 24
"""Pixels of the shorter side below which no letter can be told."""

STRIP = 3.0
"""A picture longer than this, by its shorter side, is a page of pictures as shops hang them; it
is read in pieces of two shorter sides, each sharing a fifth of one with the next."""

PIECE, STEP = 2.0, 1.8
MOST_PIECES = 12

ON_END = 1.5
"""Times its width that a line is high from which its writing stands on its end."""

SECONDS = 20.0
"""Processor time for one picture; a page full of small print would take minutes."""

MODELS = {"Det": "*det*.onnx", "Cls": "*cls*.onnx", "Rec": "*rec*.onnx"}
"""Files of the models as they come with the engine: finding lines, their way up, reading."""

_COLOURED = 3
_NOT_INSTALLED = T(
    "Words in pictures are read by a part of the program that is not installed. Install it "
    "with: pip install 'maodun[ocr]'"
)


class _Answer(Protocol):
    """What the engine finds or reads; None where there is nothing."""

    boxes: NDArray[np.float32] | None
    txts: tuple[str, ...] | None
    scores: tuple[float, ...] | None


class _Engine(Protocol):
    """The engine, once it is loaded."""

    def __call__(
        self, picture: Pixels, *, use_det: bool, use_cls: bool, use_rec: bool
    ) -> _Answer:
        """Find lines, turn them upright, read them; blue comes first among the colours."""


@dataclass(frozen=True, slots=True)
class ReadWords:
    """One line of writing in a picture.

    Attributes:
        box: Left, top, right, bottom as shares of the picture.
        sureness: 0 to 1, as the model says.
    """

    text: str
    box: Region
    sureness: float


@dataclass(frozen=True, slots=True)
class Writing:
    """All writing in one picture.

    Attributes:
        lines: Read with enough certainty, in reading order.
        unsure: Found, but not told with certainty, hence left out of ``lines``.
        unread: Seconds after which the rest was left unread; None: nothing was.
        too_long: Whether the picture goes on behind its last piece that is read.
    """

    lines: tuple[ReadWords, ...]
    unsure: tuple[ReadWords, ...]
    unread: float | None = None
    too_long: bool = False

    @property
    def texts(self) -> tuple[str, ...]:
        """The lines, without their places."""
        return tuple(line.text for line in self.lines)

    @property
    def notes(self) -> tuple[Text, ...]:
        """What the reader of an answer should know: what was left out."""
        return (*self._unsure(), *self._unread())

    def _unsure(self) -> Iterator[Text]:
        if self.unsure:
            yield T(
                "{count} lines of writing could not be told with certainty; they were left out",
                count=len(self.unsure),
            )

    def _unread(self) -> Iterator[Text]:
        if self.unread is not None:
            yield T(
                "more is written in it than could be read in {seconds} seconds; the rest was "
                "not read",
                seconds=round(self.unread),
            )
        if self.too_long:
            yield T("the picture is very long; only its first part was read for words")


def is_installed() -> bool:
    """Whether the program can read words in pictures here."""
    return find_spec(ENGINE) is not None


class WordsReader:
    """Reads pictures with one engine, which is loaded for the first of them and kept.

    Args:
        sure: Sureness from which a line counts as read.
        threads: Processor cores for one picture.
        seconds: After which the rest of a picture is left unread.
        clock: Tells the processor time of this thread, in seconds.

    Raises:
        SetupIncomplete: The part that reads, or one of its models, is not installed.
    """

    def __init__(
        self,
        *,
        sure: float = SURE,
        threads: int = 1,
        seconds: float = SECONDS,
        clock: Callable[[], float] = time.thread_time,
    ) -> None:
        if not is_installed():
            raise SetupIncomplete(_NOT_INSTALLED)
        self._sure = sure
        self._threads = threads
        self._seconds = seconds
        self._clock = clock

    @cached_property
    def name(self) -> str:
        """Name of the engine with its version."""
        return f"{ENGINE}-{version(ENGINE)}"

    def writing(self, pixels: Pixels) -> Writing:
        """Return every line found, those that are certain apart from the others."""
        until = self._clock() + self._seconds
        found, unread = [], None
        for line in self._everything(pixels):
            if line.text:
                found.append(line)
            if self._clock() > until:
                unread = self._seconds
                break
        once = list(_once(found))
        return Writing(
            tuple(line for line in once if line.sureness >= self._sure),
            tuple(line for line in once if line.sureness < self._sure),
            unread,
            too_long=_is_too_long(pixels),
        )

    def _everything(self, pixels: Pixels) -> Iterator[ReadWords]:
        """Yield each place of writing, some without a letter, one after the other as read."""
        for piece, within in _pieces(pixels):
            if min(piece.shape[:2]) < SHORTEST:
                continue
            picture = _bounded(piece)
            high, wide = picture.shape[:2]
            found = self._engine(picture, use_det=True, use_cls=False, use_rec=False)
            for box in () if found.boxes is None else found.boxes:
                text, sureness = self._read(upright(picture, box))
                corners = np.asarray(box, float).reshape(-1, 2) / (wide, high)
                yield ReadWords(text, _placed(corners, within), sureness)

    def _read(self, line: Pixels) -> tuple[str, float]:
        answer = self._engine(line, use_det=False, use_cls=True, use_rec=True)
        if not answer.txts or not answer.scores:
            return "", 0.0
        return answer.txts[0].strip(), float(answer.scores[0])

    @cached_property
    def _engine(self) -> _Engine:
        from rapidocr import RapidOCR  # noqa: PLC0415 - seconds to load, and optional

        params: dict[str, Any] = {**_models(), **_settings(self._threads)}
        return cast("_Engine", RapidOCR(params=params))


def upright(picture: Pixels, box: NDArray[np.float32]) -> Pixels:
    """Return what is within four corners, clockwise from the upper left, as one line.

    Writing that stands on its end is laid down, with its top to the left.
    """
    corners = np.asarray(box, np.float32).reshape(4, 2)
    sides = np.linalg.norm(corners - np.roll(corners, -1, axis=0), axis=1)
    wide, high = (max(1, int(max(sides[side], sides[side + 2]))) for side in (0, 1))
    flat = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
    line = cv2.warpPerspective(
        picture,
        cv2.getPerspectiveTransform(corners, flat),
        (wide, high),
        flags=cv2.INTER_CUBIC,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return np.ascontiguousarray(np.rot90(line) if high >= ON_END * wide else line, np.uint8)


def _models() -> dict[str, str]:
    """Return the models that came with the package, by name, so that none is fetched.

    Raises:
        SetupIncomplete: One of them is missing.
    """
    spec = find_spec(ENGINE)
    folder = Path(spec.origin or "").parent / "models" if spec else Path()

    found = {f"{part}.model_path": sorted(folder.glob(name)) for part, name in MODELS.items()}
    if not all(found.values()):
        raise SetupIncomplete(_NOT_INSTALLED)
    return {part: str(paths[0]) for part, paths in found.items()}


def _settings(threads: int) -> dict[str, object]:
    return {
        "Global.log_level": "critical",
        "Global.text_score": 0.0,
        "Global.max_side_len": LONGEST,
        "EngineConfig.onnxruntime.intra_op_num_threads": threads,
    }


def _bounded(piece: Pixels) -> Pixels:
    """Return it in the colours and the size that the engine takes."""
    coloured = piece[..., ::-1] if piece.ndim == _COLOURED else cv2.merge([piece] * _COLOURED)
    scale = LONGEST / max(piece.shape[:2])
    if scale >= 1:
        return np.ascontiguousarray(coloured, np.uint8)
    size = tuple(max(1, round(side * scale)) for side in (piece.shape[1], piece.shape[0]))
    small = cv2.resize(np.ascontiguousarray(coloured), size, interpolation=cv2.INTER_AREA)
    return np.asarray(small, np.uint8)


def _pieces(pixels: Pixels) -> Iterator[tuple[Pixels, Region]]:
    """Yield the picture, or the pieces of a long one, each with its place in it."""
    high, wide = pixels.shape[:2]
    short, long = sorted((high, wide))
    if long <= max(STRIP * short, LONGEST):
        yield pixels, (0.0, 0.0, 1.0, 1.0)
        return
    for number in range(MOST_PIECES):
        first = round(number * STEP * short)
        last = min(long, first + round(PIECE * short))
        if high > wide:
            yield pixels[first:last], (0.0, first / high, 1.0, last / high)
        else:
            yield pixels[:, first:last], (first / wide, 0.0, last / wide, 1.0)
        if last == long:
            return


def _is_too_long(pixels: Pixels) -> bool:
    """Whether writing may stand where no piece reaches."""
    *_, (_, (_, _, right, bottom)) = _pieces(pixels)
    return min(pixels.shape[:2]) >= SHORTEST and min(right, bottom) < 1


def _once(found: Iterable[ReadWords]) -> Iterator[ReadWords]:
    """Yield each line once that two pieces share; the longer reading of the two stands."""
    kept: list[ReadWords] = []
    for line in found:
        twin = next((at for at, other in enumerate(kept) if _same_place(line, other)), None)
        if twin is None:
            kept.append(line)
        elif len(line.text) > len(kept[twin].text):
            kept[twin] = line
    yield from kept


def _same_place(one: ReadWords, other: ReadWords) -> bool:
    """Whether one of two lines lies mostly within the other."""
    across = min(one.box[2], other.box[2]) - max(one.box[0], other.box[0])
    down = min(one.box[3], other.box[3]) - max(one.box[1], other.box[1])
    smaller = min(_area(one.box), _area(other.box))
    return across > 0 and down > 0 and across * down > smaller / 2


def _area(box: Region) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _placed(corners: NDArray[np.float64], within: Region) -> Region:
    """Return the smallest region around corners given as shares of a piece."""
    left, top, right, bottom = within
    (first, above), (last, below) = corners.min(axis=0), corners.max(axis=0)
    wide, high = right - left, bottom - top
    found = (left + first * wide, top + above * high, left + last * wide, top + below * high)
    first, above, last, below = (min(1.0, max(0.0, float(share))) for share in found)
    return (first, above, last, below)
