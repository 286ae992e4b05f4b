"""Is a copied photo found again among 10^5 others, and is it told from them?

    python -m bench.photos --json --data DIR [--distractors N] [--split held] [--sheet FILE]

DIR is the folder of all real data: the 816 CC0 photos are read from ``photos/clothing-cc0``,
and distractors are made as ``photos_distractors`` says. Each photo of the split is attacked in
ten ways (``photos_attacks``), and each attacked photo is asked twice: with its original in the
register, where the original should come first, and without it, where whatever comes first is
wrong. ``recall`` is the share of attacked photos whose original comes first with a score
above which, over both times, 99 of 100 answers are right; for each attack by itself.

- ``maodun``: the nearest thirty by their vectors, each then laid over (``encoders/copies``);
- ``floor``: one HOG vector; ``hash``: one perceptual hash. Both answer with the nearest one.

Weights were fitted on ``train/``; the split ``held`` is ``validation/`` and ``test/``. All 816
originals are in the register either way. ``shipped`` is the same at the fixed score 0.5.
Intervals are 95 %, from 1,000 draws of the photos with replacement. Distractors' vectors are
kept in the temporary folder; ``--sheet`` draws the ten best and ten worst answers.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from bench.photos_asking import Register, answers, register
from bench.photos_attacks import ATTACKS
from bench.photos_measuring import Answer, found, likeness, recall, shipped
from bench.photos_sheet import draw_sheet

WAYS = ("maodun", "floor", "hash")


def answer(asked: Sequence[Answer]) -> dict[str, object]:
    """Return every figure by way of looking up, then by attack."""
    by_way: dict[str, object] = {}
    for way in WAYS:
        by_way[way] = {
            "recall": {attack: recall(_of(asked, way, attack)) for attack in ATTACKS},
            "all_attacks": recall(_of(asked, way, "")),
        }
    own = _of(asked, "maodun", "")
    return {
        **by_way,
        "shipped": {attack: shipped(_of(asked, "maodun", attack)) for attack in ATTACKS},
        "among_nearest": {attack: found(_of(asked, "maodun", attack)) for attack in ATTACKS},
        "likeness": {attack: likeness(_of(asked, "maodun", attack)) for attack in ATTACKS},
        "photos": len({one.photo for one in own}),
        "asked": len(own),
    }


def _of(asked: Sequence[Answer], way: str, attack: str) -> list[Answer]:
    return [one for one in asked if one.way == way and attack in ("", one.attack)]


def main() -> int:
    """Print one JSON object."""
    parser = argparse.ArgumentParser(prog="python -m bench.photos", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the real data")
    parser.add_argument("--distractors", type=int, default=100_000)
    parser.add_argument("--split", default="held", choices=("held", "train", "all"))
    parser.add_argument("--photos", type=int, default=0, help="at most so many are attacked")
    parser.add_argument("--sheet", type=Path, help="PNG of the ten best and ten worst")
    parser.add_argument("--json", action="store_true", help="one JSON object (the default)")
    arguments = parser.parse_args()
    started = perf_counter()
    held = register(arguments.data, arguments.distractors)
    made = perf_counter()
    asked = answers(held, held.split(arguments.split, most=arguments.photos))
    took = {"register_seconds": round(made - started), **_pace(asked, perf_counter() - made)}
    shown = {"split": arguments.split, "distractors": arguments.distractors, **answer(asked)}
    if arguments.sheet:
        draw_sheet(held, asked, arguments.sheet)
    print(json.dumps({**shown, **took, **_speed(held)}, indent=2))
    return 0


def _pace(asked: Sequence[Answer], seconds: float) -> dict[str, float]:
    return {"asking_seconds": round(seconds), "asked_per_second": len(asked) / 3 / seconds}


def _speed(held: Register) -> dict[str, float]:
    """Return pictures per second on one core: to a vector, and two laid over each other."""
    return held.speed()


if __name__ == "__main__":
    raise SystemExit(main())
