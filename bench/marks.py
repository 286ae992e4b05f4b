"""Does the recipe ``marks-1`` tell marks that people took for each other from others?

    python -m bench.marks --pairs bench/mark_pairs.csv --json

Each pair is scored with the words and the goods of both sides. From the score of tier
``medium`` a pair counts as confusable. The floor is plain edit distance between the words; its
threshold is chosen on the tune half of the same table, on which ``marks-1`` was tuned too.
The halves are drawn by a hash of the words (``half``), so a pair never moves. Intervals are
bootstrapped over pairs.

``balanced_accuracy`` and ``auc`` are those of the half that is held back. The groups stand
each with both systems: ``decided`` (an office or a court said so, and the row says where it
was read), ``constructed`` (written for the purpose), ``tune`` and ``held``, and of the
decided ones those held back. ``answered_by_list`` are the pairs that a line of the list of
meanings answers by itself: they show that the list is read, nothing more, and are in no half.

A pair whose label is ``strong`` must come out right; ``tests/bench/test_marks.py`` fails if
one of the project's table does not.
"""

import argparse
import csv
import json
import random
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from statistics import fmean
from typing import TypeGuard

from rapidfuzz.distance import Levenshtein

from maodun.compare.marks.comparing import compare_marks
from maodun.compare.marks.recipe import MARKS_1
from maodun.compare.marks.sides import MarkSide
from maodun.domain.evidence import Compared, Evidence

RESAMPLES = 1000
PAIRS = Path(__file__).parent / "mark_pairs.csv"


@dataclass(frozen=True, slots=True)
class Pair:
    """One row of the table."""

    mark: MarkSide
    other: MarkSide
    confusable: bool
    strength: str
    reason: str
    source: str

    @property
    def half(self) -> str:
        """``tune`` or ``held``, by a hash of the words of both marks in any order.

        A row whose source says that it was tuned on is never held.
        """
        if self.source.endswith("tuned on"):
            return "tune"
        words = " | ".join(sorted((self.mark.words, self.other.words)))
        return "tune" if sha256(words.encode()).digest()[0] % 2 else "held"

    @property
    def decided(self) -> bool:
        """Whether an office or a court decided it."""
        return not self.source.startswith("constructed")


@dataclass(frozen=True, slots=True)
class Scored:
    """One pair with the score of one system; confusable from ``threshold`` on."""

    pair: Pair
    score: float
    threshold: float

    @property
    def right(self) -> bool:
        """Whether the score is on the side of the label."""
        return (self.score >= self.threshold) == self.pair.confusable


def pairs_of(path: Path) -> list[Pair]:
    """Return the rows of the table."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [
            Pair(
                MarkSide(row["mark"], row["goods"] or ""),
                MarkSide(row["other_mark"], row["other_goods"] or ""),
                row["confusable"].strip() == "1",
                row.get("strength") or "",
                row.get("reason") or "",
                row.get("source") or "",
            )
            for row in csv.DictReader(file)
        ]


def scored(pairs: Sequence[Pair]) -> list[Scored]:
    """Return the pairs with their scores under ``marks-1``."""
    return [
        Scored(pair, compare_marks(pair.mark, pair.other).score, MARKS_1.medium)
        for pair in pairs
    ]


def floor(pairs: Sequence[Pair]) -> list[Scored]:
    """Return the pairs with plain edit similarity, cut where the tune half is told best."""
    scores = [
        Levenshtein.normalized_similarity(
            pair.mark.words.casefold(), pair.other.words.casefold()
        )
        for pair in pairs
    ]
    tune = [(score, pair) for score, pair in zip(scores, pairs, strict=True)]
    tune = [(score, pair) for score, pair in tune if pair.half == "tune"] or tune
    best = max(
        sorted({score for score, _ in tune}),
        key=lambda cut: balanced([Scored(pair, score, cut) for score, pair in tune]),
    )
    return [Scored(pair, score, best) for score, pair in zip(scores, pairs, strict=True)]


def balanced(of: Sequence[Scored]) -> float:
    """Return the mean share told right of confusable and of other pairs."""
    shares = [
        fmean(one.right for one in of if one.pair.confusable is label)
        for label in (True, False)
        if any(one.pair.confusable is label for one in of)
    ]
    return fmean(shares) if shares else 0.0


def area(of: Sequence[Scored]) -> float:
    """Return how often a confusable pair scores above another; a tie counts half."""
    yes = [one.score for one in of if one.pair.confusable]
    no = [one.score for one in of if not one.pair.confusable]
    if not yes or not no:
        return 0.5
    no.sort()
    return fmean((bisect_left(no, one) + bisect_right(no, one)) / 2 / len(no) for one in yes)


def interval(
    of: Sequence[Scored], figure: Callable[[Sequence[Scored]], float], *, resamples: int
) -> dict[str, float]:
    """Return a figure with its bootstrap interval (95 %)."""
    draw = random.Random(1)
    drawn = sorted(figure(draw.choices(of, k=len(of))) for _ in range(resamples))
    low, high = drawn[int(0.025 * resamples)], drawn[int(0.975 * resamples) - 1]
    return {
        "value": round(figure(of), 4),
        "low": round(low, 4),
        "high": round(high, 4),
    }


def figures(of: Sequence[Scored], *, resamples: int) -> dict[str, object]:
    """Return the figures of one system over some pairs."""
    return {
        "pairs": len(of),
        "confusable": sum(one.pair.confusable for one in of),
        "balanced_accuracy": interval(of, balanced, resamples=resamples),
        "auc": interval(of, area, resamples=resamples),
    }


def by_list(pairs: Sequence[Pair]) -> frozenset[Pair]:
    """Return the pairs of which the list of meanings says another thing than sight and sound.

    It says more of two words that it has on one line, and less of two that it has on two.
    """
    found = []
    for pair in pairs:
        compared = compare_marks(pair.mark, pair.other)
        meant = compared.meaning
        near = [one.score for one in (compared.sight, compared.sound) if _is_compared(one)]
        if _is_compared(meant) and (meant.score == 0 or meant.score > max(near, default=0)):
            found.append(pair)
    return frozenset(found)


def _is_compared(one: Evidence) -> TypeGuard[Compared]:
    return isinstance(one, Compared)


def group_of(pairs: Sequence[Pair]) -> dict[str, list[Pair]]:
    """Return the pairs by the groups that are told of; a pair is in several."""
    listed = by_list(pairs)
    free = [pair for pair in pairs if pair not in listed]
    held = [pair for pair in free if pair.half == "held"]
    return {
        "held": held,
        "tune": [pair for pair in free if pair.half == "tune"],
        "decided": [pair for pair in pairs if pair.decided],
        "decided_held": [pair for pair in held if pair.decided],
        "constructed": [pair for pair in pairs if not pair.decided],
        "answered_by_list": sorted(listed, key=pairs.index),
    }


def answer(pairs: Sequence[Pair], *, resamples: int) -> dict[str, object]:
    """Return the figures under their published names."""
    ours, plain = scored(pairs), floor(pairs)
    groups = {name: frozenset(group) for name, group in group_of(pairs).items()}
    held = [one for one in ours if one.pair in groups["held"]]
    return {
        "balanced_accuracy": round(balanced(held), 4),
        "auc": round(area(held), 4),
        **{
            name: {
                system: figures([one for one in of if one.pair in group], resamples=resamples)
                for system, of in (("maodun", ours), ("floor", plain))
            }
            for name, group in groups.items()
            if group
        },
        "strong_right": _share([one for one in ours if one.pair.strength == "strong"]),
        "by_reason": {
            reason: {
                "pairs": sum(one.pair.reason == reason for one in ours),
                "right": _share([one for one in ours if one.pair.reason == reason]),
                "floor_right": _share([one for one in plain if one.pair.reason == reason]),
            }
            for reason in sorted({pair.reason for pair in pairs})
        },
        "misses": [_told(one) for one in ours if not one.right],
    }


def _share(of: Sequence[Scored]) -> float | None:
    return round(fmean(one.right for one in of), 4) if of else None


def _told(one: Scored) -> dict[str, object]:
    pair = one.pair
    return {
        "mark": pair.mark.words,
        "goods": pair.mark.goods,
        "other_mark": pair.other.words,
        "other_goods": pair.other.goods,
        "confusable": pair.confusable,
        "strength": pair.strength,
        "reason": pair.reason,
        "half": pair.half,
        "score": round(one.score, 3),
    }


def main() -> int:
    """Print one JSON object; without ``--json`` the misses as lines before it."""
    parser = argparse.ArgumentParser(prog="python -m bench.marks", description=__doc__)
    parser.add_argument("--pairs", type=Path, default=PAIRS, help="CSV of labelled pairs")
    parser.add_argument("--json", action="store_true", help="one JSON object and nothing else")
    arguments = parser.parse_args()
    found = answer(pairs_of(arguments.pairs), resamples=RESAMPLES)
    if not arguments.json:
        misses = found.pop("misses")
        assert isinstance(misses, list)
        for miss in misses:
            print(json.dumps(miss, ensure_ascii=False), file=sys.stderr)
    print(json.dumps(found, indent=2, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
