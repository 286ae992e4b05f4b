"""How long the nearest figures take to find among a million, on one core.

    python -m bench.pictures_speed --json

10^6 vectors of 256 numbers lie on the disk as the register keeps them and are mapped. They
are made in families: seven figures of one right lie near each other, rights in loose groups.
``like_designs`` spreads them over directions as the embedded encoder does the figures of 30
real designs, of whose squared length 32 directions carry 99 %; ``even`` spreads them over all
directions alike, the hardest there is. Asked is with one look, as a single photo
gives, and with eight at once, as a product's photos give together. Times are of the processor,
each the best of five, on one core, in a process of its own.

``to_bare_scan`` is the time of one question to that of reading a byte for every number of every
vector once and doing nothing but the largest of them (aim: at most 2); ``to_own_bytes`` the
same against the bytes that the scan really reads; ``same_as_exact`` is the share of questions
whose answer is that of half-precision products over every figure.

With ``--data``, ``flow`` says how long an office's sheet takes from the file to the vectors of
its figures, step by step, on the same one core.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

import numpy as np
from numpy.typing import NDArray

from maodun.company.register.cutting import Cut, Sheet, looks_of, seen_figures
from maodun.company.register.means import means_here
from maodun.domain.pictures import LookKind, PictureKind
from maodun.domain.ports import PictureEncoder
from maodun.encoders.figures.names import is_front_page
from maodun.encoders.reading.pictures import read_picture
from maodun.index.pictures.looking import Held, Here, RegisterGallery
from maodun.index.pictures.segments import FigureFacts, NewSheet, build, load, save

FIGURES = 1_000_000
DIMS = 256
OF_ONE_RIGHT = 7
IN_ONE_GROUP = 500
PART = 100_002
"""Figures of one segment; whole rights."""

LIMIT = 100
TOGETHER = 8
QUESTIONS = 24
REPEATS = 5
SHEETS = 60
ONE_CORE = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}

SPREADS: dict[str, NDArray[np.float32]] = {
    "like_designs": np.asarray((1 + np.arange(DIMS) / 8) ** -2.0, np.float32),
    "even": np.ones(DIMS, np.float32),
}
"""How much of a vector each direction carries."""

Floats = NDArray[np.float32]


def made_up(part: int, size: int, spread: Floats) -> Floats:
    """Return vectors of whole rights, figures of one right near each other."""
    chance = np.random.default_rng(part)
    rights = -(-size // OF_ONE_RIGHT)
    groups = chance.standard_normal((-(-rights // IN_ONE_GROUP), DIMS), np.float32)
    near = np.repeat(groups, IN_ONE_GROUP, axis=0)[:rights]
    near += 1.5 * chance.standard_normal((rights, DIMS), np.float32)
    figures = np.repeat(near, OF_ONE_RIGHT, axis=0)[:size]
    figures += chance.standard_normal((size, DIMS), np.float32)
    figures *= spread
    figures /= np.linalg.norm(figures, axis=1, keepdims=True)
    return np.asarray(figures, np.float32)


def lay(folder: Path, figures: int, spread: Floats) -> None:
    """Write the segments."""
    for part, start in enumerate(range(0, figures, PART)):
        looks = made_up(part, min(PART, figures - start), spread)
        sheets = [
            _sheet(start // OF_ONE_RIGHT + n, looks[at : at + OF_ONE_RIGHT])
            for n, at in enumerate(range(0, len(looks), OF_ONE_RIGHT))
        ]
        save(build(sheets, DIMS), folder / f"{part:08d}")


def _sheet(row: int, looks: Floats) -> NewSheet:
    number = f"USD{row:07d}S1"
    figure = FigureFacts(number, "1", PictureKind.DRAWING, f"{number}.tif", "0" * 64, 400, 400)
    return NewSheet(row, number, f"{number}.tif", number, (figure,) * len(looks), looks)


def gallery(folder: Path, names: Sequence[str]) -> RegisterGallery:
    """Return all of it as the register's readers hold it; every right is within the scope."""
    segments = tuple(load(folder / name) for name in names)
    rows = np.concatenate([one.rows for one in segments]).astype(np.int64)
    held = Held("made-up", DIMS, segments, rows)
    here = Here(lambda _: {}, lambda _: None)
    return RegisterGallery(held, np.ones(int(rows.max()) + 1, bool), here)


def measure(folder: Path, figures: int) -> dict[str, float]:
    """Return the figures of one size; the bare scan reads what the question reads."""
    names = sorted(path.name for path in folder.iterdir() if path.is_dir())
    held = gallery(folder, names)
    codes = [load(folder / name).codes for name in names]
    looks = asked(folder, names)
    held.nearest([tuple(looks[0].tolist())], limit=LIMIT)  # the first also sorts the rows
    whole = np.ones(figures * DIMS // 8, np.uint64)
    bare = _best(whole.max)
    own = _best(
        lambda: [
            int(one.reshape(-1)[: one.size // 8 * 8].view(np.uint64).max()) for one in codes
        ]
    )
    del whole
    wide = [tuple(look) for look in looks[:TOGETHER].tolist()]
    one = _best(lambda: held.nearest(wide[:1], limit=LIMIT))
    many = _best(lambda: held.nearest(wide, limit=LIMIT))
    memory = {"peak_mb": _peak_mb(), "private_mb": _memory("RssAnon")}
    return {
        "figures": figures,
        "bare_scan_ms": round(1000 * bare, 1),
        "own_scan_ms": round(1000 * own, 1),
        "one_look_ms": round(1000 * one, 1),
        "each_of_eight_ms": round(1000 * many / TOGETHER, 1),
        "to_bare_scan": round(one / bare, 2),
        "to_own_bytes": round(one / own, 2),
        "bytes_of_a_figure": codes[0].shape[1],
        "each_of_eight_to_bare_scan": round(many / TOGETHER / bare, 2),
        "same_as_exact": _same(held, looks, folder, names),
        **memory,
    }


def asked(folder: Path, names: Sequence[str]) -> Floats:
    """Return looks like some figures here, but of none of them."""
    chance = np.random.default_rng(99)
    halves = load(folder / names[0]).halves
    some = chance.choice(len(halves), QUESTIONS, replace=False)
    looks = halves[np.sort(some)].astype(np.float32)
    looks += 0.6 * looks.std(axis=0) * chance.standard_normal(looks.shape, np.float32)
    looks /= np.linalg.norm(looks, axis=1, keepdims=True)
    return np.asarray(looks, np.float32)


def _same(held: RegisterGallery, looks: Floats, folder: Path, names: Sequence[str]) -> float:
    products = [
        np.asarray(part, np.float32) @ looks.T
        for name in names
        for part in np.array_split(load(folder / name).halves, 20)
    ]
    exact = np.concatenate(products)
    found = held.nearest([tuple(look) for look in looks.tolist()], limit=LIMIT)
    rights = np.arange(len(exact)) // OF_ONE_RIGHT
    right = 0
    for n, answer in enumerate(found):
        order = np.argsort(-exact[:, n], kind="stable")
        nearest = list(dict.fromkeys(rights[order[: 40 * LIMIT]].tolist()))[:LIMIT]
        answered = list(dict.fromkeys(rights[[figure for figure, _ in answer]].tolist()))
        right += set(answered) == set(nearest)
    return round(right / len(found), 3)


def _best(step: Callable[[], object]) -> float:
    times = []
    for _ in range(REPEATS):
        start = process_time()
        step()
        times.append(process_time() - start)
    return min(times)


def _peak_mb() -> int:
    return _memory("VmHWM") or round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def _memory(what: str) -> int:
    """Return the memory of one sort, in MB; 0 where the system does not tell it."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0
    lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
    return int(lines[what].split()[0]) // 1024


def main(arguments: Sequence[str] | None = None) -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--figures", type=int, default=FIGURES)
    parser.add_argument("--data", default="", help="folder of sheets of designs")
    parser.add_argument("--sheets", type=int, default=SHEETS)
    parser.add_argument("--flow", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--folder", default="", help="segments that were laid before")
    parser.add_argument("--json", action="store_true", help="one JSON object on stdout")
    given = parser.parse_args(arguments)
    if given.flow:
        print(json.dumps(flow(Path(given.data), given.sheets)))
        return
    if given.folder:
        print(json.dumps(measure(Path(given.folder), given.figures)))
        return
    found = {name: _laid_apart(given.figures, spread) for name, spread in SPREADS.items()}
    if given.data:
        found["flow"] = _run("--flow", "--data", given.data, "--sheets", str(given.sheets))
    print(json.dumps(found) if given.json else found)


def _laid_apart(figures: int, spread: Floats) -> dict[str, float]:
    with TemporaryDirectory() as place:
        lay(Path(place), figures, spread)
        return _run("--folder", place, "--figures", str(figures))


def _run(*options: str) -> dict[str, float]:
    ran = subprocess.run(  # noqa: S603 - our own module
        [sys.executable, "-m", "bench.pictures_speed", *options],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        env={**os.environ, **ONE_CORE},
    )
    answer: dict[str, float] = json.loads(ran.stdout)
    return answer


def flow(data: Path, count: int) -> dict[str, float]:
    """Return how long sheets take, each step by itself, and what memory they need."""
    means = means_here()
    encoder = means.encoders[LookKind.SHAPE]
    files = [path for path in sorted(data.rglob("*.TIF")) if not is_front_page(path.name)]
    files = files[:: max(len(files) // count, 1)][:count]
    spent = dict.fromkeys(("read", "cut", "keep", "look"), 0.0)
    _sheet_through(files[0].read_bytes(), means.cut, encoder, dict(spent))
    figures = sum(
        _sheet_through(path.read_bytes(), means.cut, encoder, spent) for path in files
    )
    whole = sum(spent.values())
    return {
        "sheets": len(files),
        "figures": figures,
        "sheets_per_second": round(len(files) / whole, 2),
        "figures_per_second": round(figures / whole, 2),
        **{f"{step}_ms": round(1000 * time / len(files), 1) for step, time in spent.items()},
        "peak_mb": _peak_mb(),
    }


def _sheet_through(
    data: bytes, cut: Cut, encoder: PictureEncoder, spent: dict[str, float]
) -> int:
    times = [process_time()]
    page = read_picture(data, name="sheet")
    times.append(process_time())
    pieces = cut(page, ())
    times.append(process_time())
    sheet = Sheet("USD1S1", "sheet", "")
    seen = list(seen_figures(pieces, sheet, put=lambda held: str(len(held))))
    times.append(process_time())
    looks_of([one.seen for one in seen], [one.kind for one in pieces], encoder)
    times.append(process_time())
    for step, (start, end) in zip(spent, pairwise(times), strict=True):
        spent[step] += end - start
    return len(pieces)


if __name__ == "__main__":
    main()
