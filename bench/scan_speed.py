"""How long listings take to scan against a million signs, on one core.

    python -m bench.scan_speed --json

10,000 titles of common English words, numbers and one or two rare words each, every second one
with a sign planted, exact or misspelt. They are scanned against 10^4 signs and against
10^6, of which the first 10^4 are the same, so that the same signs are there to be found. The
signs' words lie on the disk as the register keeps them and are mapped. Each size runs in a
process of its own; times are of the processor, not of the clock.

``time_ratio`` is the time against 10^6 signs to that against 10^4 (aim: at most 3).
``to_bare_lookup`` is the time to that of looking up the same number of keys in the same table
and doing nothing else, which no scan can beat.
"""

import argparse
import json
import random
import resource
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

import numpy as np
from wordfreq import top_n_list

from maodun.compare.listings.keys import Keys
from maodun.compare.listings.scanning import scan
from maodun.domain.marks import RegisteredWords
from maodun.domain.products import Fact, Product
from maodun.index.lexicon.looking import RegisterLexicon
from maodun.index.lexicon.segments import SignRow, build, load, merged, save

TITLES = 10_000
SMALL, LARGE = 10_000, 1_000_000
WORDS_IN_TITLE = 15
COMMON = 8_000
WARM_UP = 200
PART = 100_000
_STARTS = (
    *("b", "c", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "w", "z"),
    *("br", "cr", "dr", "fl", "gr", "kl", "pl", "pr", "sk", "sl", "st", "str", "tr", "sh"),
)
_VOWELS = ("a", "e", "i", "o", "u", "ai", "au", "ea", "ie", "io", "oo", "ou")
_ENDS = ("", "", "", "l", "m", "n", "r", "s", "t", "x", "nd", "rt", "ck")


def invented(chance: random.Random) -> str:
    """Return a word of two to four syllables that no language has."""
    return "".join(
        chance.choice(_STARTS) + chance.choice(_VOWELS) + chance.choice(_ENDS)
        for _ in range(chance.choice((2, 2, 3, 3, 4)))
    )


def signs(size: int) -> list[RegisteredWords]:
    """Return signs of one to three words, the first of them alike whatever the size."""
    chance, common = random.Random(1), top_n_list("en", COMMON)
    found = []
    for number in range(size):
        words = [invented(chance)]
        while chance.random() < 0.35 and len(words) < 3:
            words.append(chance.choice(common) if chance.random() < 0.5 else invented(chance))
        found.append(RegisteredWords(f"USTM{number:08}", " ".join(words).upper(), "mark"))
    return found


def titles(known: Sequence[RegisteredWords]) -> list[Product]:
    """Return listings that say a title; every second one holds one of the signs."""
    chance, common = random.Random(2), top_n_list("en", COMMON)
    found = []
    for number in range(TITLES):
        words = [chance.choice(common).title() for _ in range(WORDS_IN_TITLE)]
        words[chance.randrange(WORDS_IN_TITLE)] = f"{chance.randrange(1, 500)}ml"
        words[0] = invented(chance).title()
        if number % 2:
            planted = chance.choice(known).words.lower()
            words.insert(chance.randrange(WORDS_IN_TITLE), _disguised(planted, chance))
        title = " ".join(words)
        found.append(
            Product(f"P{number}", title, (Fact("title", title, "en", "bench"),), "bench")
        )
    return found


def _disguised(words: str, chance: random.Random) -> str:
    place = chance.randrange(len(words))
    return words if chance.random() < 0.5 else words[:place] + words[place + 1 :]


def stored(known: Sequence[RegisteredWords], home: Path) -> None:
    """Keep the signs' words on the disk as a register does."""
    segments = [
        build(
            SignRow(n, known[n].words, ()) for n in range(start, min(start + PART, len(known)))
        )
        for start in range(0, len(known), PART)
    ]
    save(merged(segments), home)


def told(rows: Sequence[SignRow]) -> list[RegisteredWords]:
    """Return what a register would tell of these signs, without its tables."""
    return [RegisteredWords(f"USTM{row.row:08}", row.words, "mark") for row in rows]


class Counted:
    """A lexicon that keeps the keys it is asked for."""

    def __init__(self, words: RegisterLexicon) -> None:
        self._words = words
        self.asked: list[Keys] = []

    def __len__(self) -> int:
        """Return how many signs there are."""
        return len(self._words)

    def find(self, keys: Sequence[int]) -> Sequence[tuple[int, int]]:
        """Look up, and keep what is asked."""
        self.asked.append(np.asarray(keys, np.uint64))
        return self._words.find(keys)

    def crowds(self, keys: Sequence[int]) -> Sequence[int]:
        """Pass on."""
        return self._words.crowds(keys)

    def total(self) -> int:
        """Pass on."""
        return self._words.total()

    def unsought(self) -> int:
        """Pass on."""
        return self._words.unsought()

    def signs(self, signs: Sequence[int]) -> Sequence[RegisteredWords]:
        """Pass on."""
        return self._words.signs(signs)


def keep(size: int, home: Path) -> dict[str, float]:
    """Keep this many signs in ``home``."""
    known = signs(size)
    began = process_time()
    stored(known, home)
    return {"build_seconds": process_time() - began}


def measure(size: int, home: Path) -> dict[str, float]:
    """Scan every title against the signs kept in ``home``."""
    listings = titles(signs(SMALL))
    numbers, within = np.arange(size), np.ones(size, np.bool_)
    lexicon = Counted(RegisterLexicon([load(home)], within, owners=numbers, tell=told))
    scan(listings[:WARM_UP], lexicon)
    lexicon.asked.clear()
    began = process_time()
    found = scan(listings, lexicon)
    spent = process_time() - began
    began = process_time()
    for keys in lexicon.asked:
        lexicon._words.find(keys)  # type: ignore[arg-type]  # noqa: SLF001 - an array is the cheapest sequence; our own class
    bare = process_time() - began
    return {
        "seconds": spent,
        "titles_per_second": TITLES / spent,
        "alarms": sum(one.is_alarm for ones in found for one in ones),
        "sightings": sum(map(len, found)),
        "keys": sum(map(len, lexicon.asked)),
        "bare_lookup_seconds": bare,
        "peak_memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def _apart(size: int) -> dict[str, float]:
    with TemporaryDirectory() as folder:
        return {**_run("keep", size, folder), **_run("measure", size, folder)}


def _run(what: str, size: int, folder: str) -> dict[str, float]:
    command = [sys.executable, "-m", "bench.scan_speed", "--step", what, str(size), folder]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)  # noqa: S603 - our own module
    answer: dict[str, float] = json.loads(done.stdout)
    return answer


def main() -> None:
    """Print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="accepted; the answer is JSON")
    parser.add_argument("--step", nargs=3, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.step:
        what, size, folder = asked.step
        step = {"keep": keep, "measure": measure}[what]
        print(json.dumps(step(int(size), Path(folder) / "lexicon")))
        return
    small, large = _apart(SMALL), _apart(LARGE)
    answer = {
        "titles": TITLES,
        "marks": LARGE,
        "titles_per_second": large["titles_per_second"],
        "time_ratio": large["seconds"] / small["seconds"],
        "to_bare_lookup": large["seconds"] / large["bare_lookup_seconds"],
        "peak_memory_mb": large["peak_memory_mb"],
        "sizes": {str(SMALL): small, str(LARGE): large},
    }
    print(json.dumps(answer))


if __name__ == "__main__":
    main()
