"""Do names of merchants come out as experts judged them?

    python -m bench.cases --cases confusion-cases-zh.csv --json

Each case is a text of a merchant and a mark. ``balanced_accuracy`` is what the package itself
says: the likeness of the words under ``marks-1``, which weighs that a text claims to be an
outlet of the brand, from the score of tier ``medium`` on. Nothing is fitted to the cases.
``left_out`` is the same likeness with a threshold from all other cases, anew for each. The
trade of either side takes no part: the cells are mostly empty, and that they are filled at
all says more than what stands in them (``trades_given`` tells how much by itself). The column
``reasoning_trace`` is never read.

Floors: plain edit distance, its threshold likewise from the other cases, and always yes.

The characters of the published set are scrambled, so neither sound nor meaning can be judged
or tuned on it. That claims of outlets count, and most of their words, was seen while the 88
published rows lay open, which makes the result on them kinder than on rows that nobody has
seen.
"""

import argparse
import csv
import json
import math
import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

import numpy as np
from rapidfuzz.distance import Levenshtein

from maodun.compare.marks.comparing import compare_marks
from maodun.compare.marks.recipe import MARKS_1
from maodun.compare.marks.sides import MarkSide

RESAMPLES = 1000
_HAN = re.compile(r"[一-鿿]+")


@dataclass(frozen=True, slots=True)
class Case:
    """One row without its reasoning."""

    text: str
    mark: str
    trades: tuple[str, str]
    confusable: bool


def cases_of(path: Path) -> list[Case]:
    """Return the rows of the file."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [_case(row) for row in csv.DictReader(file)]


def _case(row: Mapping[str, str | None]) -> Case:
    merchant = _trade(row.get("merchant_industry_category"))
    mark = _trade(row.get("trademark_industry_category"))
    return Case(
        text=row["target_content"] or "",
        mark=row["trademark_name"] or "",
        trades=(merchant, mark),
        confusable=(row["label"] or "").strip() == "1",
    )


def _trade(cell: str | None) -> str:
    """Return the trades of a cell as written; ``[nan]`` and quotes alone are nothing."""
    return "；".join(_HAN.findall(cell or ""))


def likeness(case: Case) -> float:
    """Return how near the text is to the mark as the package has it, whatever the trade."""
    return compare_marks(MarkSide(case.mark), MarkSide(case.text)).marks


def left_out(cases: Sequence[Case], scores: Sequence[float]) -> list[float]:
    """Return for each case its score less the threshold that suits the others best."""
    found = []
    for at, score in enumerate(scores):
        others = [n for n in range(len(cases)) if n != at]
        found.append(score - _cut([cases[n] for n in others], [scores[n] for n in others]))
    return found


def floor(cases: Sequence[Case]) -> list[float]:
    """Return for each case edit similarity less the threshold that suits the others best."""
    scores = [Levenshtein.normalized_similarity(case.text, case.mark) for case in cases]
    return left_out(cases, scores)


def _cut(cases: Sequence[Case], scores: Sequence[float]) -> float:
    """Return the lowest score from which yes tells the cases best."""
    found = np.array(scores)
    labels = np.array([case.confusable for case in cases])
    yes, no = np.sort(found[labels]), np.sort(found[~labels])
    cuts = np.unique(found)
    told = (len(yes) - np.searchsorted(yes, cuts)) / max(1, len(yes))
    left = np.searchsorted(no, cuts) / max(1, len(no))
    return float(cuts[int(np.argmax(told + left))])


def balanced(cases: Sequence[Case], odds: Sequence[float]) -> float:
    """Return the mean share told right of either label; from 0.0 on a case counts as yes."""
    shares = []
    for label in (True, False):
        told = [
            (score >= 0) == label
            for case, score in zip(cases, odds, strict=True)
            if case.confusable is label
        ]
        shares += [fmean(told)] if told else []
    return fmean(shares) if shares else 0.0


def interval(
    cases: Sequence[Case],
    odds: Sequence[float],
    figure: Callable[[Sequence[Case], Sequence[float]], float] = balanced,
) -> dict[str, float]:
    """Return the figure with its bootstrap interval (95 %) over cases."""
    draw = random.Random(1)
    places = range(len(cases))
    drawn = []
    for _ in range(RESAMPLES):
        chosen = draw.choices(places, k=len(cases))
        drawn.append(figure([cases[n] for n in chosen], [odds[n] for n in chosen]))
    drawn.sort()
    low, high = drawn[int(0.025 * RESAMPLES)], drawn[int(0.975 * RESAMPLES) - 1]
    return {
        "value": round(figure(cases, odds), 4),
        "low": round(low, 4),
        "high": round(high, 4),
    }


def answer(cases: Sequence[Case]) -> dict[str, object]:
    """Return the figures under their published names."""
    near = [likeness(case) for case in cases]
    ours = [score - MARKS_1.medium for score in near]
    given = [float(all(case.trades)) - 0.5 for case in cases]
    return {
        "balanced_accuracy": round(balanced(cases, ours), 4),
        "maodun": interval(cases, ours),
        "left_out": interval(cases, left_out(cases, near)),
        "floor": interval(cases, floor(cases)),
        "trades_given": interval(cases, given),
        "always_yes": round(balanced(cases, [math.inf] * len(cases)), 4),
        "cases": len(cases),
        "confusable": sum(case.confusable for case in cases),
    }


def main() -> int:
    """Print one JSON object."""
    parser = argparse.ArgumentParser(prog="python -m bench.cases", description=__doc__)
    parser.add_argument("--cases", type=Path, required=True, help="CSV of judged cases")
    parser.add_argument("--json", action="store_true", help="one JSON object (the default)")
    arguments = parser.parse_args()
    print(json.dumps(answer(cases_of(arguments.cases)), indent=2))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
