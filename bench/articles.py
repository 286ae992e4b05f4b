"""Does the title of a thing tell which class of articles its design is filed in?

    python -m bench.articles --data DIR --json

Titles of US design grants, of 2007 and 2021; the class is the Locarno main class of their US
class (``compare/designs/lists/us_classes.yaml``). One title of five is held back by a hash of
its words in any order, so that no held title stands among those that were counted
(``bench.articles_titles``); only held ones are asked, each wording once. ``unseen`` are those
of them whose last word ends no counted title.

``at_1`` and ``at_2``: the class is the likeliest, or one of the two likeliest. ``named``: it is
among those that a clearance would name, ``names`` of them on average, where it names any
(``told``: how often it does). Floors: the commonest classes, and the classes of the nearest
titles by TF-IDF. Intervals are bootstrapped over wordings.

``pictured``: the held designs of 2007 that have a picture, told by the title, by the designs
that look nearest among all the others, and by both (``bench.articles_pictures``).
"""

import argparse
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from math import log, sqrt
from pathlib import Path
from statistics import fmean

from bench.articles_pictures import told_by_pictures
from bench.articles_titles import Title, titles
from maodun.compare.designs.articles import article_of
from maodun.compare.designs.titles import likely, pieces
from maodun.domain.products import Product

RESAMPLES = 1000
NOWHERE = 99
Answer = Callable[[str], Sequence[str]]
Figures = dict[str, float | list[float]]


def measure(data: Path) -> dict[str, object]:
    """Return how often each system is right, on all held titles and on the unseen of them."""
    every = titles(data)
    learnt = [one for one in every if not one.held]
    asked = list({one.key: one for one in every if one.held and one.key}.values())
    known = {head for one in learnt for head in _head(one)}
    unseen = [one for one in asked if not known.intersection(_head(one))]
    systems: dict[str, Answer] = {
        "maodun": _maodun,
        "floor_common": _common(learnt),
        "floor_tfidf": _nearest(learnt),
    }
    return {
        "learnt": len(learnt),
        "held": _group(asked, systems),
        "unseen": _group(unseen, systems),
        "pictured": {
            name: _share("at_1", right) for name, right in told_by_pictures(data).items()
        },
    }


def _group(asked: Sequence[Title], systems: dict[str, Answer]) -> dict[str, object]:
    found: dict[str, object] = {"titles": len(asked)}
    for name, answer in systems.items():
        ranks = [_rank(one, answer) for one in asked]
        found[name] = {
            **_share("at_1", [rank < 1 for rank in ranks]),
            **_share("at_2", [rank < 2 for rank in ranks]),
        }
    named = [(one, _named(one.words)) for one in asked]
    told = [(one.main in classes, len(classes)) for one, classes in named if classes]
    found["told"] = round(len(told) / len(asked), 3)
    found.update(_share("named", [right for right, _ in told]))
    found["names"] = round(fmean(count for _, count in told), 2)
    return found


def _rank(one: Title, answer: Answer) -> int:
    given = list(answer(one.words))
    return given.index(one.main) if one.main in given else NOWHERE


def _share(name: str, right: Sequence[bool]) -> Figures:
    draw = random.Random(5)
    means = sorted(fmean(draw.choices(right, k=len(right))) for _ in range(RESAMPLES))
    low, high = means[RESAMPLES // 40], means[-RESAMPLES // 40 - 1]
    return {name: round(fmean(right), 3), f"{name}_interval": [round(low, 3), round(high, 3)]}


def _maodun(words: str) -> Sequence[str]:
    shares = likely([(words, 1.0)])
    return sorted(shares, key=lambda main: -shares[main])


def _named(words: str) -> tuple[str, ...]:
    product = Product(sku="", title=words, facts=(), source="")
    return tuple(main for main, _ in article_of(product).classes)


def _common(learnt: Sequence[Title]) -> Answer:
    ordered = [main for main, _ in Counter(one.main for one in learnt).most_common()]
    return lambda _: ordered


def _nearest(learnt: Sequence[Title]) -> Answer:
    """Answer with the classes of the nearest counted titles, by the cosine of TF-IDF."""
    every = [_plain(one.words) for one in learnt]
    rarity = Counter(word for words in every for word in words)
    common = _common(learnt)("")

    def vector(words: Counter[str]) -> dict[str, float]:
        weights = {
            word: times * log((1 + len(every)) / (1 + rarity[word]))
            for word, times in words.items()
        }
        length = sqrt(sum(weight**2 for weight in weights.values())) or 1.0
        return {word: weight / length for word, weight in weights.items()}

    holding: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for place, words in enumerate(every):
        for word, weight in vector(words).items():
            holding[word].append((place, weight))

    def answer(words: str) -> Sequence[str]:
        scores: dict[int, float] = defaultdict(float)
        for word, weight in vector(_plain(words)).items():
            for place, other in holding[word]:
                scores[place] += weight * other
        order = sorted(scores, key=lambda place: (-scores[place], place))
        return list(dict.fromkeys((*(learnt[place].main for place in order), *common)))

    return answer


def _plain(words: str) -> Counter[str]:
    return Counter({piece: n for piece, n in pieces(words).items() if piece.isalnum()})


def _head(one: Title) -> list[str]:
    return [piece for piece in pieces(one.words) if piece.startswith("=")]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    found = measure(asked.data)
    sys.stdout.write(json.dumps(found, indent=None if asked.json else 2) + "\n")


if __name__ == "__main__":
    main()
