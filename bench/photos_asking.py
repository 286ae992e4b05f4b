"""Put originals and distractors in a register and ask it for every attacked photo."""

import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path
from time import process_time
from typing import Any, ClassVar, TypeVar

import cv2
import numpy as np
from numpy.typing import NDArray

from bench.photos_attacks import ATTACKS, Pixels, attacked
from bench.photos_distractors import RECIPES, Workshop, read
from bench.photos_floors import hash_of, hog_of
from bench.photos_measuring import Answer
from maodun.encoders.copies.checking import same_points
from maodun.encoders.copies.encoding import CopyEncoder
from maodun.encoders.copies.patches import Floats
from maodun.encoders.copies.points import Points, points_of

NEAREST = 30  # looked at closely, as a clearance does
LEAST = 0.25  # of the vectors' product: what is less near is not looked at
CORES = 2
_IN = 4  # photos in one distractor at most
_SPLITS = {"held": ("validation/", "test/"), "train": ("train/",), "all": ("",)}
Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Vectors:
    """The vectors of one way for everything in the register, in rows."""

    copies: Floats
    hog: Floats
    hashes: Floats


@dataclass(frozen=True)
class Register:
    """The originals, then the distractors, and what each is made of."""

    shop: Workshop
    names: tuple[str, ...]
    vectors: Vectors
    photos_in: NDArray[np.int16]

    def split(self, name: str, *, most: int) -> list[int]:
        """Return the photos of a split, evenly so many of them where ``most`` is not 0."""
        found = [at for at, path in enumerate(self.names) if path.startswith(_SPLITS[name])]
        step = max(1, len(found) // most) if most else 1
        return found[::step][: most or None]

    def pixels(self, number: int) -> Pixels:
        """Return one picture of the register."""
        if number < len(self.names):
            return self.shop.photos[number]
        return self.shop.make(number - len(self.names)).pixels

    def query(self, photo: int, attack: str) -> Pixels:
        """Return the photo after the attack."""
        name, other = self.names[photo], self.shop.photos[self.partner(photo)]
        return attacked(self.shop.photos[photo], attack, name=name, other=other)

    def partner(self, photo: int) -> int:
        """Return the photo that stands beside this one in ``two_in_one``."""
        return (photo * 31 + 407) % len(self.names)

    def holding(self, photo: int, attack: str) -> NDArray[np.bool_]:
        """Return for each picture whether some of what was asked is in it."""
        asked = [photo, self.partner(photo)] if attack == "two_in_one" else [photo]
        return np.asarray(np.isin(self.photos_in, asked).any(axis=1), np.bool_)

    def speed(self) -> dict[str, float]:
        """Return how many pictures a second one core takes from pixels to vector, and pairs."""
        some = self.shop.photos[::20]
        start = process_time()
        CopyEncoder().looks(some, [])
        vectors = process_time() - start
        start = process_time()
        points = [points_of(photo) for photo in some]
        sought = process_time() - start
        start = process_time()
        for one, other in pairwise(points):
            same_points(one, other)
        laid = process_time() - start
        return {
            "vectors_per_second": round(len(some) / vectors, 1),
            "points_per_second": round(len(some) / sought, 1),
            "checks_per_second": round((len(some) - 1) / laid, 1),
        }


def register(data: Path, distractors: int) -> Register:
    """Return the register; vectors made before are read from the temporary folder."""
    cv2.setNumThreads(1)  # its threads do not survive a fork
    folder = data / "photos" / "clothing-cc0"
    paths = sorted(folder.rglob("*.jpg"))
    names = tuple(path.relative_to(folder).as_posix() for path in paths)
    photos = tuple(read(path) for path in paths)
    shop = Workshop(photos, data)
    own = [(*_described(photo), [at]) for at, photo in enumerate(photos)]
    made = _columns(own), _kept(shop, distractors)
    joined = [np.concatenate(both) for both in zip(*made, strict=True)]
    copies, hog, hashes = (rows.astype(np.float32) for rows in joined[:3])
    return Register(shop, names, Vectors(copies, hog, hashes), joined[3])


def answers(held: Register, photos: Sequence[int]) -> list[Answer]:
    """Return what each way answers for each attacked photo."""
    every = spread(partial(_asked, held), photos)
    return [one for of_photo in every for one in of_photo]


Row = tuple[Floats, Floats, Floats, list[int]]
Table = tuple[NDArray[np.float16], NDArray[np.float16], NDArray[np.float16], NDArray[np.int16]]


def _described(pixels: Pixels) -> tuple[Floats, Floats, Floats]:
    return CopyEncoder().looks([pixels], [])[0], hog_of(pixels), hash_of(pixels)


def _columns(rows: Sequence[Row]) -> Table:
    places = np.full((len(rows), _IN), -1, np.int16)
    for at, row in enumerate(rows):
        places[at, : len(row[3])] = row[3]
    copies, hog, hashes = (np.array([row[at] for row in rows], np.float16) for at in range(3))
    return copies, hog, hashes, places


def _kept(shop: Workshop, count: int) -> Table:
    """Return the distractors' rows, from the temporary folder as far as they are there."""
    told = CopyEncoder().name.encode() + RECIPES.encode()
    told += b"".join(row.tobytes() for row in _described(shop.photos[0]))
    stamp = sha256(told).hexdigest()[:12]
    folder = Path(tempfile.gettempdir()) / f"maodun-photos-{stamp}"
    folder.mkdir(exist_ok=True)
    step = 2_000
    parts = [
        _part(shop, range(at, min(count, at + step)), folder) for at in range(0, count, step)
    ]
    if not parts:
        empty = _columns([(*_described(shop.photos[0]), [])])
        return empty[0][:0], empty[1][:0], empty[2][:0], empty[3][:0]
    copies, hog, hashes, places = (np.concatenate(same) for same in zip(*parts, strict=True))
    return copies, hog, hashes, places


def _part(shop: Workshop, numbers: range, folder: Path) -> Table:
    path = folder / f"{numbers.start}-{numbers.stop}.npz"
    if not path.exists():
        rows = spread(partial(_distractor, shop), numbers)
        half = path.with_suffix(".part.npz")
        a, b, c, d = _columns(rows)
        np.savez(half, a=a, b=b, c=c, d=d)
        half.replace(path)
    with np.load(path) as file:
        return file["a"], file["b"], file["c"], file["d"]


def _distractor(shop: Workshop, number: int) -> Row:
    made = shop.make(number)
    return (*_described(made.pixels), sorted(made.photos))


def spread(work: Callable[[Item], Result], items: Iterable[Item]) -> list[Result]:
    """Return the results of the work, done by as many processes as there are cores."""
    _Job.work = work
    with get_context("fork").Pool(CORES) as pool:
        return list(pool.imap(_Job.run, items, chunksize=4))


class _Job:
    """Holds the work for the processes that are forked: it is too large to be sent."""

    work: ClassVar[Callable[[Any], Any]]

    @staticmethod
    def run(item: Any) -> Any:
        """Do the work on one item, in the process that was forked."""
        return _Job.work(item)


def _asked(held: Register, photo: int) -> list[Answer]:
    queries = {attack: held.query(photo, attack) for attack in ATTACKS}
    points = _Looked(held, {})
    found: list[Answer] = []
    for near, (attack, pixels) in zip(_nearness(held, queries), queries.items(), strict=True):
        sought = _Sought(held, photo, attack)
        found.append(_closely(sought, pixels, near, points))
        found.append(sought.plain("floor", held.vectors.hog @ hog_of(pixels)))
        found.append(sought.plain("hash", held.vectors.hashes @ hash_of(pixels)))
    return found


def _nearness(held: Register, queries: Mapping[str, Pixels]) -> list[Floats]:
    """Return for each query how near it is to each picture, by its nearest look."""
    rows = [CopyEncoder().asked(pixels)[1] for pixels in queries.values()]
    products = np.concatenate(rows) @ held.vectors.copies.T
    ends = np.cumsum([len(one) for one in rows])[:-1]
    return [one.max(axis=0) for one in np.split(products, ends)]


@dataclass(frozen=True, slots=True)
class _Looked:
    """The points of pictures of the register, each sought once for all attacks on a photo."""

    held: Register
    points: dict[int, Points]

    def of(self, number: int) -> Points:
        """Return the points of one picture."""
        if number not in self.points:
            self.points[number] = points_of(self.held.pixels(number))
        return self.points[number]


@dataclass(frozen=True, slots=True)
class _Sought:
    """One attacked photo that is looked up."""

    held: Register
    photo: int
    attack: str

    def plain(self, way: str, near: Floats) -> Answer:
        """Return the answer of a way that takes what is nearest."""
        others = self.others(near)
        first = int(others.argmax())
        own, wrong = float(near[self.photo]), float(others[first])
        right = own if own > wrong else float("-inf")
        return Answer(
            way, self.photo, self.attack, right, wrong, first, own > wrong, own, wrong
        )

    def others(self, near: Floats) -> Floats:
        """Return the same without everything that has some of the photo in it."""
        held = self.held.holding(self.photo, self.attack)
        return np.asarray(np.where(held, -np.inf, near), np.float32)


def _closely(sought: _Sought, pixels: Pixels, near: Floats, looked: _Looked) -> Answer:
    """Return the answer after the nearest were laid over, one by one."""
    others = sought.others(near)
    nearest = np.argpartition(-others, NEAREST)[:NEAREST]
    nearest = nearest[others[nearest] >= LEAST]
    points, own = points_of(pixels), float(near[sought.photo])
    is_near = own >= LEAST and int((others > own).sum()) < NEAREST
    checks: list[tuple[float, int]] = [
        (same_points(points, looked.of(int(one))).score, int(one)) for one in nearest
    ]
    wrong, first = max(checks, default=(float("-inf"), -1))
    score = same_points(points, looked.of(sought.photo)).score if is_near else float("-inf")
    right = score if score > wrong else float("-inf")
    seen = own, float(others.max())
    return Answer("maodun", sought.photo, sought.attack, right, wrong, first, is_near, *seen)
