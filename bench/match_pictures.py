"""How well, and how fast, `maodun match` finds a design in the pictures of many listings.

    python -m bench.match_pictures --data $MAODUN_DATA [--out DIR] [--listings 2000] --json

One photo for each listing, none twice: what ``bench.photos_distractors`` makes of CC0 photos,
renders of scanned objects, drawings and prints. Among them, evenly spread, are the planted
ones: renders of an object whose line drawings are the registered design, made smaller, turned
round, recoloured, set on a plain ground or on a cutting of a photo. No other picture shows that
object. The commands are those that people use: ``register add``, ``register pictures``,
``match``; time is that of the processor, of all processes together.

The set and what was seen of it stay under ``--out``, so that a run that was killed goes on: ask
again. ``recall@shipped`` is the share of the planted ones that come near by the shipped cut,
``recall@planted`` the share among as many best listings as were planted.
"""

import argparse
import csv
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from bench.photos_attacks import Pixels, colour_shift, resized
from bench.photos_distractors import Workshop, read
from bench.photos_training import photos_of

DESIGNS = ("pitcher",)
PLANTED = 200
KEPT = Path(tempfile.gettempdir()) / "maodun-match"
SIDE = 400  # pixels, the long side of a listing's photo
AT_ONCE = 250  # photos made by one process before it is given the next
MOST = 5_000  # listings that the ranking keeps
PAPER = 12  # of 255: what differs more from the ground of a render is the thing
QUALITY = 85


@dataclass(frozen=True, slots=True)
class Asked:
    """One set of listings.

    Attributes:
        designs: Objects that are registered designs.
        planted: How many listings show one of them.
    """

    data: Path
    out: Path
    listings: int
    planted: int
    designs: tuple[str, ...]

    def planted_at(self, number: int) -> str | None:
        """Return the design that listing ``number`` shows; None: it shows none."""
        before = number * self.planted // self.listings
        if (number + 1) * self.planted // self.listings == before:
            return None
        return self.designs[before % len(self.designs)]

    def photo(self, number: int) -> Path:
        """Return where the photo of a listing lies."""
        return self.out / "pictures" / f"{number // 1000:04d}" / f"{number:07d}.jpg"


class Shop(Workshop):
    """A workshop that has no render of the registered objects."""

    @cached_property
    def renders(self) -> tuple[Pixels, ...]:
        """Return coloured renders of the objects that are nobody's design here."""
        found = sorted((self.data / "objects").rglob("*.jpg"))
        return tuple(
            resized(one, 180 / max(one.shape[:2]))
            for one in (read(path) for path in found if path.parent.name not in DESIGNS)
        )


@cache
def shop_of(data: Path) -> Shop:
    """Return what pictures are made of, read once in each process."""
    return Shop(tuple(photos_of(data)), data)


def make(asked: Asked) -> None:
    """Write what is not there yet of the listings and of our designs."""
    starts = range(0, asked.listings, AT_ONCE)
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(_make_photos, [asked] * len(starts), starts))
    rows = [
        (f"L-{n}", f"Article {n}", asked.photo(n).relative_to(asked.out))
        for n in range(asked.listings)
    ]
    with (asked.out / "listings.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("sku", "title", "image"), *rows])
    with (asked.out / "designs.jsonl").open("w", encoding="utf-8") as file:
        for n, design in enumerate(asked.designs):
            file.write(json.dumps(_record(number_of(n), design)) + "\n")
            _draw(asked, number_of(n), design)


def number_of(place: int) -> str:
    """Return the number under which a design is registered here."""
    return f"USD{9_990_001 + place}S1"


def _record(number: str, design: str) -> dict[str, object]:
    return {
        "publication_number": number,
        "title": design.replace("_", " ").capitalize(),
        "kind": "design",
        "stage": "grant",
        "kind_code": "S1",
        "office": "US",
        "language": "en",
        "publication_date": "2024-01-02",
        "grant_date": "2024-01-02",
        "filing_date": "2023-01-03",
        "application_number": f"29{number[3:9]}",
    }


def _draw(asked: Asked, number: str, design: str) -> None:
    folder = asked.out / "drawings" / number
    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted((asked.data / "objects" / design).glob("line_*.png")):
        (folder / path.name).write_bytes(path.read_bytes())


def _make_photos(asked: Asked, start: int) -> None:
    cv2.setNumThreads(1)
    for number in range(start, min(start + AT_ONCE, asked.listings)):
        path = asked.photo(number)
        if path.exists():
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        design = asked.planted_at(number)
        shop = shop_of(asked.data)
        shown = shop.make(number).pixels if design is None else _plant(shop, design, number)
        shown = resized(shown, SIDE / max(shown.shape[:2]))
        coded = cv2.imencode(".jpg", shown[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, QUALITY])[1]
        half = path.with_suffix(".part")
        half.write_bytes(coded.tobytes())
        half.replace(path)


def _plant(shop: Shop, design: str, number: int) -> Pixels:
    """Return a render of the object as a seller of copies would photograph it."""
    rng = np.random.default_rng([29, number])
    found = sorted((shop.data / "objects" / design).glob("*.jpg"))
    render = read(found[int(rng.integers(len(found)))])
    paper = render[0, 0].astype(np.int16)
    thing = np.abs(render - paper).max(axis=-1, keepdims=True) > PAPER
    render = colour_shift(render, rng) if rng.random() < 1 / 2 else render
    if rng.random() < 1 / 2:
        render, thing = render[:, ::-1], thing[:, ::-1]
    scale = rng.uniform(0.5, 1.0) * SIDE / max(render.shape[:2])
    render, whole = resized(render, scale), resized(thing[..., 0].astype(np.uint8), scale)
    ground = _ground(shop, rng)
    top, left = (
        int(rng.integers(0, side - part + 1))
        for side, part in zip(ground.shape[:2], render.shape[:2], strict=True)
    )
    place = ground[top : top + render.shape[0], left : left + render.shape[1]]
    place[...] = np.where(whole[..., None] > 0, render, place)
    return ground


def _ground(shop: Shop, rng: np.random.Generator) -> Pixels:
    ground = np.empty((SIDE, SIDE, 3), np.uint8)
    ground[:] = rng.integers(120, 256, 3)
    if rng.random() < 1 / 2:
        photo = shop.photos[shop.pick(rng, 1)[0]]
        side = int(min(photo.shape[:2]) * rng.uniform(0.3, 0.7))
        top, left = (int(rng.integers(0, one - side)) for one in photo.shape[:2])
        ground[:] = cv2.resize(photo[top : top + side, left : left + side], (SIDE, SIDE))
    return ground


def matched(asked: Asked) -> tuple[dict[str, Any], dict[str, float]]:
    """Return what the command says, and what it cost."""
    _maodun(asked, "register", "add", str(asked.out / "designs.jsonl"))
    _maodun(asked, "register", "pictures", str(asked.out / "drawings"))
    rights = [word for n in range(len(asked.designs)) for word in ("--right", number_of(n))]
    answer = asked.out / "match.json"
    start = time.monotonic()
    used = _maodun(
        asked, "match", *rights, str(asked.out / "listings.csv"), "--top", str(MOST),
        "--output", str(answer),
    )  # fmt: skip
    spent = used.ru_utime + used.ru_stime
    cost = {
        "cpu_s": round(spent, 1),
        "wall_s": round(time.monotonic() - start, 1),
        "cpu_ms_a_listing": round(1000 * spent / asked.listings, 1),
        "largest_process_mb": used.ru_maxrss // 1024,
    }
    return json.loads(answer.read_text("utf-8")), cost


def _maodun(asked: Asked, *words: str) -> resource.struct_rusage:
    """Run a command and return what it used, with the processes that it started."""
    environment = {**os.environ, "MAODUN_HOME": str(asked.out / "home")}
    command = [sys.executable, "-m", "maodun.project.main", *words]
    started = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)  # noqa: S603 - our own
    _, status, used = os.wait4(started.pid, 0)
    if status:
        raise SystemExit(f"maodun {words[0]} ended with {status}")
    return used


def told(asked: Asked, answer: dict[str, Any]) -> dict[str, object]:
    """Return how the planted listings fared."""
    (ranking,) = (one for one in answer["rankings"] if one["by"] == "pictures")
    true = {f"L-{n}" for n in range(asked.listings) if asked.planted_at(n)}
    ranked = [row["sku"] for row in ranking["rows"]]
    near = [row["sku"] for row in ranking["rows"] if _is_near(row)]
    first = ranked[: len(true)]
    return {
        "listings": answer["listings"],
        "compared": ranking["compared"],
        "planted": len(true),
        "near": ranking["near"],
        "near_kept": len(near),
        "recall@shipped": round(len(true & set(near)) / len(true), 4),
        "precision@shipped": round(len(true & set(near)) / max(len(near), 1), 4),
        "recall@planted": round(len(true & set(first)) / len(true), 4),
        f"recall@{MOST}": round(len(true & set(ranked)) / len(true), 4),
    }


def _is_near(row: dict[str, Any]) -> bool:
    return any(one["closeness"] != "far" for one in row["resemblances"])


def main(arguments: Sequence[str] | None = None) -> int:
    """Print one JSON object."""
    parser = argparse.ArgumentParser(prog="python -m bench.match_pictures", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=KEPT, help="folder that keeps the set")
    parser.add_argument("--listings", type=int, default=2000)
    parser.add_argument("--planted", type=int, default=PLANTED)
    parser.add_argument("--json", action="store_true", help="one JSON object (the default)")
    given = parser.parse_args(arguments)
    out = given.out.resolve()
    asked = Asked(given.data, out, given.listings, given.planted, DESIGNS)
    out.mkdir(parents=True, exist_ok=True)
    make(asked)
    answer, cost = matched(asked)
    print(json.dumps({**told(asked, answer), **cost}, indent=2))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
