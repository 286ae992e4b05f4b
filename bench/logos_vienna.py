"""Do the Vienna codes of a mark's figure bring up other marks of the same words?

    python -m bench.logos_vienna --data $MAODUN_DATA/marks/euipo-figurative-2020 --json

Marks that have the same words are mostly one owner's, and often show the same things. Each is
held against all other marks by codes alone; right is any mark of the same words. ``maodun``
weighs what is shared by how rare it is, divisions less than sections; ``divisions`` is the
share of divisions in common, ``floor`` that of whole codes, ``chance`` an order drawn blindly.
"""

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from maodun.compare.marks.figures import thing_weight

FILE = "Trademark2020_validation.json"
QUERIES = 600
SEED = 5
DEPTHS = (1, 10, 100)
DIVISION, SECTION = 4, 6
"""Digits of their codes."""

MOST_ALIKE = 20
"""Marks of the same words from which those words are anybody's."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Coded:
    """A mark by its words and what its figure shows, as six digits each."""

    words: str
    codes: tuple[str, ...]


def marks_of(folder: Path) -> list[Coded]:
    """Return every mark with codes."""
    rows = json.loads((folder / FILE).read_text("utf-8")).values()
    return [
        Coded(" ".join(row.get("Text", "").casefold().split()), tuple(sorted(row["Codes"])))
        for row in rows
        if row["Codes"]
    ]


def shown(marks: Sequence[Coded], levels: Sequence[int]) -> Floats:
    """Return which things each mark shows, as rows of 0 and 1."""
    place = {thing: at for at, thing in enumerate(things_of(marks, levels))}
    rows = np.zeros((len(marks), len(place)), np.float32)
    for row, one in zip(rows, marks, strict=True):
        row[[place[code[:level]] for code in one.codes for level in levels]] = 1
    return rows


def things_of(marks: Sequence[Coded], levels: Sequence[int]) -> list[str]:
    """Return every code of these levels that a mark has, sorted."""
    return sorted({code[:level] for one in marks for code in one.codes for level in levels})


def by_rarity(marks: Sequence[Coded], queries: Sequence[int]) -> Floats:
    """Return what both show by what each shows, as ``compare.marks.figures`` weighs it."""
    rows = shown(marks, (DIVISION, SECTION))
    things = things_of(marks, (DIVISION, SECTION))
    weights = np.asarray([thing_weight(_dotted(thing)) for thing in things], np.float32)
    asked = rows[list(queries)]
    whole = np.sqrt(np.maximum(rows @ weights, 1e-9))
    return np.asarray((asked * weights) @ rows.T / (whole[list(queries)][:, None] * whole))


def _dotted(thing: str) -> str:
    return ".".join(thing[at : at + 2] for at in range(0, len(thing), 2))


def by_share(marks: Sequence[Coded], queries: Sequence[int], levels: Sequence[int]) -> Floats:
    """Return the share of the things of both that both show."""
    rows = shown(marks, levels)
    asked = rows[list(queries)]
    shared = asked @ rows.T
    return np.asarray(shared / (asked.sum(1)[:, None] + rows.sum(1)[None] - shared))


def recalls(
    marks: Sequence[Coded], queries: Sequence[int], likeness: Floats
) -> dict[str, float]:
    """Return how often a mark of the same words is among the first; ties count half-way."""
    ranks = np.asarray(list(_ranks(marks, queries, likeness)))
    return {f"recall@{depth}": round(float((ranks <= depth).mean()), 4) for depth in DEPTHS}


def _ranks(marks: Sequence[Coded], queries: Sequence[int], likeness: Floats) -> Iterator[float]:
    words = np.asarray([one.words for one in marks])
    for query, row in zip(queries, likeness, strict=True):
        right = words == words[query]
        right[query] = False
        best = row[right].max()
        others = np.delete(row, np.flatnonzero(right | (np.arange(len(row)) == query)))
        yield 1 + float((others > best).sum() + (others == best).sum() / 2)


def queries_of(marks: Sequence[Coded]) -> list[int]:
    """Return marks whose words another mark has, but not many have."""
    counts = Counter(one.words for one in marks if one.words)
    found = [at for at, one in enumerate(marks) if 1 < counts[one.words] <= MOST_ALIKE]
    return sorted(random.Random(SEED).sample(found, min(QUERIES, len(found))))


def main() -> int:
    """Print one JSON object."""
    parser = argparse.ArgumentParser(prog="python -m bench.logos_vienna", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of EUIPO marks")
    parser.add_argument("--json", action="store_true", help="one JSON object (the default)")
    marks = marks_of(parser.parse_args().data)
    queries = queries_of(marks)
    blind = np.random.default_rng(SEED).random((len(queries), len(marks)), np.float32)
    answer = {
        "maodun": recalls(marks, queries, by_rarity(marks, queries)),
        "divisions": recalls(marks, queries, by_share(marks, queries, (DIVISION,))),
        "floor": recalls(marks, queries, by_share(marks, queries, (SECTION,))),
        "chance": recalls(marks, queries, blind),
        "queries": len(queries),
        "marks": len(marks),
    }
    print(json.dumps(answer, indent=2))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
