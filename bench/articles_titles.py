"""Titles of US designs with the main class of Locarno they are filed in, in two halves.

    python -m bench.articles_titles --data DIR --write FILE

writes the counts that ``compare.designs.titles`` works with, from the titles that are not held
back. A title is held back by a hash of its words, whatever their order: no held title stands
among the others in the same words.
"""

import argparse
import csv
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from maodun.compare.designs.articles import locarno_of_us
from maodun.compare.designs.titles import pieces

LEAST = 2
"""Times that a word or pair of words has to stand in titles to be kept."""

_SPLIT = re.compile(r"D ?(\d+)-([\d.]+)|D (\d)(.*)|D(\d\d)(.*)")


@dataclass(frozen=True, slots=True)
class Title:
    """The title of one design and its main class, told by its US class."""

    words: str
    main: str

    @property
    def key(self) -> str:
        """Its words in order of the alphabet: titles that say the same have the same."""
        return " ".join(sorted(piece for piece in pieces(self.words) if piece.isalnum()))

    @property
    def held(self) -> bool:
        """Whether it is held back: one of five."""
        return sha256(self.key.encode()).digest()[0] % 5 == 0


def titles(data: Path) -> tuple[Title, ...]:
    """Return every title whose US class has a main class."""
    found = ((words, main_class(us)) for words, us in _rows(data / "uspto"))
    return tuple(Title(words, main) for words, main in found if main)


def counted(learnt: Sequence[Title]) -> dict[str, object]:
    """Return the counts of these titles, in the form of ``title_counts.json``."""
    words: dict[str, Counter[str]] = {}
    for one in learnt:
        for piece, times in pieces(one.words).items():
            words.setdefault(piece, Counter())[one.main] += times
    kept = {
        piece: dict(sorted(n.items()))
        for piece, n in sorted(words.items())
        if n.total() >= LEAST
    }
    designs = Counter(one.main for one in learnt)
    return {
        "made": (
            f"by bench.articles_titles from {len(learnt)} titles of US design grants of 2007 "
            "and 2021 (US government work); every fifth title is held back for measuring"
        ),
        "designs": dict(sorted(designs.items())),
        "words": kept,
    }


def _rows(folder: Path) -> Iterator[tuple[str, str]]:
    with (folder / "design-titles-2021.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield row["title"], row["class"].split(",")[0]
    yield from ((words, us) for _, us, words in rows_2007(folder))


def rows_2007(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Yield number, US class and title of the designs of January 2007."""
    text = (folder / "designs-2007" / "metadata_2007.txt").read_text("utf-8", "replace")
    for line in text.splitlines():
        number, us, words, *_ = line.split("\t")
        yield number, us, words


def main_class(us: str) -> str | None:
    """Return the main class of Locarno of a US class as these files write it."""
    found = _SPLIT.match(us.strip())
    if found is None:
        return None
    groups = [group for group in found.groups() if group is not None]
    return locarno_of_us(f"D{groups[0]}/{groups[1].strip()[:3]}")


def main() -> None:
    """Write the counts of the titles that are not held back."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--write", type=Path, required=True)
    asked = parser.parse_args()
    learnt = [one for one in titles(asked.data) if not one.held]
    text = json.dumps(counted(learnt), separators=(",", ":"), ensure_ascii=False)
    asked.write.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
