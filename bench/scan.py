"""Are disguised signs found in real listings, and how often is there an alarm about nothing?

    python -m bench.scan --register DIR --listings DIR --json

``--register`` holds the records of EU marks (JSON, number to ``Text``); every sign with words
is sought. ``--listings`` holds listings as shops give them.

Recall. A sign is disguised (``bench/scan_planting.py``) and put between two words of a real
title. It counts as found where a sighting on the planted letters names it. ``recall`` is at
the weight that gives one false alarm per untouched listing, ``recall_at_alarm`` at the alarm
threshold of the recipe. Every sign may be planted that has 4 letters or more, or two Chinese
characters, however long it is; errors are as frequent in short signs as in long ones. Signs of
more than 24 letters or three words are kinds of their own (``long_...``). Of these,
``recall`` and ``recall_at_alarm`` count the signs of which one word is no common English word
(Zipf below 4; words of two letters do not count); with ``_any`` they count all,
signs of common words only too. Intervals: by listing, 95 %.

False alarms. Every alarm in any field of an untouched listing counts as false, although the
listings do name other people's brands: see docs/scanning-listings.md for what they are. Only
alarms about what the listing itself gives as its brand are left out of ``false_alarms`` and
counted as ``own_brand_alarms``. A sign that a listing says several times is one alarm;
``false_alarm_spots`` counts each place, ``false_alarms_titles`` the alarms in titles.

The floor is plain edit distance: windows of one to three words of a title against every sign,
by normalised Levenshtein similarity, the nearest few signs of each window, with one false
alarm per title. It is slow, so it reads a sample; ``recall_same_titles`` is what the scan finds
of the same plants in the same titles, also at one false alarm per title.

Listings are cut in halves by a hash of their brand, or else their seller, so that no family
stands in both; signs by a hash of their letters. ``--half tune`` is what the
recipe was tuned on, ``report`` (the default) what is reported.
"""

import argparse
import hashlib
import json
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein
from wordfreq import zipf_frequency

from bench.scan_planting import KINDS
from maodun.compare.listings.folding import letters
from maodun.compare.listings.lexicon import WordList
from maodun.compare.listings.scanning import RECIPE, scan
from maodun.domain.marks import RegisteredWords, Sighting, Use
from maodun.domain.products import Fact, Product
from maodun.rules.places.known import platforms
from maodun.sources.shops.reading import read_products

EACH = 400
FLOOR_TITLES = 100
LONG = {f"long_{kind}": KINDS[kind] for kind in ("exact", "misspelt", "split")}
EVERY = KINDS | LONG
RESAMPLES, CUT_RESAMPLES = 1000, 200
SHORTEST, LONGEST, MOST_WORDS = 4, 24, 3
NEAREST = 5
COMMON_ZIPF = 4.0
ONE_PER_LISTING = 1.0


@dataclass(frozen=True, slots=True)
class Plant:
    """A disguised sign in a title.

    Attributes:
        plain: The sign consists of common words only.
    """

    sign: RegisteredWords
    title: str
    start: int
    end: int
    plain: bool
    listing: str

    def product(self) -> Product:
        """The listing that has this title and says nothing else."""
        fact = Fact("title", self.title, "en", "bench")
        return Product(self.listing, self.title, (fact,), "bench")


def signs(folder: Path) -> list[RegisteredWords]:
    """Return every sign with words in the records of a folder."""
    found = []
    for file in sorted(folder.glob("*.json")):
        for number, record in json.loads(file.read_text("utf-8")).items():
            if record.get("Text"):
                found.append(RegisteredWords(f"EMTM{number}", record["Text"], "mark"))
    return found


def listings(folder: Path) -> list[Product]:
    """Return the products that can be read in a folder, each title once."""
    found: dict[str, Product] = {}
    for file in sorted(path for path in folder.rglob("*") if path.suffix in (".json", ".csv")):
        for product in read_products(str(file)):
            if isinstance(product, Product):
                found.setdefault(product.title, product)
    return list(found.values())


def in_half(name: str, half: str) -> bool:
    """Whether this number belongs to the half."""
    odd = hashlib.sha256(name.encode()).digest()[0] % 2
    return half == "all" or odd == (half == "report")


def family(listing: Product) -> str:
    """Return the brand or else the seller of a listing; without either it is its own family."""
    seller = next((fact.text for fact in listing.facts if fact.name == "seller"), "")
    return letters(listing.brand or seller) or listing.title


def is_plain(sign: RegisteredWords) -> bool:
    """Whether the sign consists of common English words."""
    words = re.findall(r"[^\W_]{3,}", sign.words.lower())
    return all(zipf_frequency(word, "en") >= COMMON_ZIPF for word in words)


def plantable(sign: RegisteredWords) -> bool:
    """Whether the sign is long enough to be disguised."""
    chinese = re.fullmatch(r"[一-鿿]{2,}", sign.words) is not None
    return chinese or len(re.sub(r"[\W_]", "", sign.words)) >= SHORTEST


def is_long(sign: RegisteredWords) -> bool:
    """Whether the sign has more letters or words than most that stand in a title."""
    length = len(re.sub(r"[\W_]", "", sign.words))
    return length > LONGEST or len(sign.words.split()) > MOST_WORDS


def plants(
    kind: str, everyone: Sequence[RegisteredWords], titles: Sequence[Product], *, each: int
) -> list[Plant]:
    """Return up to ``each`` disguised signs of a kind, in titles taken in turn."""
    chance = random.Random(f"{kind} 1")
    order = [one for one in everyone if plantable(one) and is_long(one) == (kind in LONG)]
    chance.shuffle(order)
    found: list[Plant] = []
    for sign in order:
        text = chance.choice(EVERY[kind])(sign.words, chance)
        if text and len(found) < each:
            found.append(_planted(sign, text, titles[len(found) % len(titles)], chance))
    return found


def _planted(
    sign: RegisteredWords, text: str, listing: Product, chance: random.Random
) -> Plant:
    text = chance.choice((text, text.title(), text.upper())) if text.islower() else text
    words = listing.title.split(" ")
    place = chance.randrange(len(words) + 1)
    before = " ".join(words[:place])
    start = len(before) + (1 if before else 0)
    title = " ".join((*words[:place], text, *words[place:]))
    return Plant(sign, title, start, start + len(text), is_plain(sign), listing.sku)


def weight_found(plant: Plant, sightings: Sequence[Sighting]) -> tuple[float, bool]:
    """Return the greatest weight of a sighting of the planted sign, and if it is an alarm."""
    wanted = letters(plant.sign.words)
    found = [
        (one.weight, one.is_alarm)
        for one in sightings
        if one.spot.start < plant.end
        and plant.start < one.spot.end
        and (letters(one.words) == wanted or plant.sign.number in one.numbers)
    ]
    return max(found, default=(0.0, False))


def measure(
    everyone: list[RegisteredWords], products: list[Product], half: str, each: int
) -> dict[str, object]:
    """Return everything this benchmark prints."""
    lexicon = WordList(everyone)
    own = [product for product in products if in_half(family(product), half)]
    mine = [sign for sign in everyone if in_half(letters(sign.words), half)]
    untouched = scan(own, lexicon, platforms=platforms())
    cut = threshold([list(weights(others(ones)).values()) for ones in untouched])
    answer: dict[str, object] = {
        "recipe": RECIPE,
        "half": half,
        "signs": len(everyone),
        "listings": len(own),
        "weight_at_one_false_alarm": cut,
        **alarms(untouched),
    }
    by_kind = {
        kind: recalls(plants(kind, mine, own, each=each), lexicon, cut) for kind in EVERY
    }
    for name in ("recall", "recall_at_alarm", "recall_any", "recall_at_alarm_any", "planted"):
        answer[name] = {kind: found[name] for kind, found in by_kind.items()}
    titles = [_title_only(product) for product in own[:FLOOR_TITLES]]
    return answer | {"floor": floor(everyone, mine, titles, lexicon)}


def others(sightings: Sequence[Sighting]) -> list[Sighting]:
    """Return the sightings of anything but the listing's own brand."""
    return [one for one in sightings if one.use is not Use.OWN_BRAND]


def alarms(untouched: Sequence[Sequence[Sighting]]) -> dict[str, object]:
    """Return how many alarms there are in listings in which nothing was planted."""
    raised = [[one for one in ones if one.is_alarm] for ones in untouched]
    false = [others(ones) for ones in raised]
    in_titles = [[one for one in ones if one.spot.field == "title"] for ones in false]
    every, own = (
        [len(weights(ones)) for ones in raised],
        [sum(one.use is Use.OWN_BRAND for one in ones) for ones in raised],
    )
    return {
        "false_alarms": interval([len(weights(ones)) for ones in false]),
        "own_brand_alarms": interval(own),
        "alarms_together": interval(every),
        "false_alarm_spots": interval([len(ones) for ones in false]),
        "false_alarms_titles": interval([len(weights(ones)) for ones in in_titles]),
    }


def recalls(ones: Sequence[Plant], lexicon: WordList, cut: float) -> dict[str, object]:
    """Return how many of the planted signs are found."""
    sighted = scan([one.product() for one in ones], lexicon, platforms=platforms())
    found = [weight_found(*pair) for pair in zip(ones, sighted, strict=True)]
    rare = [pair for pair, one in zip(found, ones, strict=True) if not one.plain]
    return {
        "recall": interval([weight >= cut for weight, _ in rare]),
        "recall_at_alarm": interval([alarm for _, alarm in rare]),
        "recall_any": interval([weight >= cut for weight, _ in found]),
        "recall_at_alarm_any": interval([alarm for _, alarm in found]),
        "planted": len(rare),
    }


def _title_only(product: Product) -> Product:
    fact = Fact("title", product.title, "en", "bench")
    return Product(product.sku, product.title, (fact,), "bench")


def weights(sightings: Sequence[Sighting]) -> dict[str, float]:
    """Return the greatest weight of each sign sighted, by its letters."""
    found: dict[str, float] = {}
    for one in sightings:
        sign = letters(one.words)
        found[sign] = max(one.weight, found.get(sign, 0.0))
    return found


def threshold(found: Sequence[Sequence[float]]) -> float:
    """Return the least weight at which there is at most one false alarm per listing."""
    every = sorted((weight for ones in found for weight in ones), reverse=True)
    allowed = int(ONE_PER_LISTING * len(found))
    return float(np.nextafter(every[allowed], 2)) if len(every) > allowed else 0.0


def interval(values: Sequence[float]) -> dict[str, float]:
    """Return the mean with the interval that 95 % of resamples by listing give."""
    if not values:
        return {"value": float("nan"), "low": float("nan"), "high": float("nan")}
    drawn = np.random.default_rng(0).choice(np.asarray(values, float), (RESAMPLES, len(values)))
    low, high = np.quantile(drawn.mean(1), (0.025, 0.975))
    return {"value": fmean(values), "low": float(low), "high": float(high)}


def floor(
    everyone: Sequence[RegisteredWords],
    mine: Sequence[RegisteredWords],
    titles: Sequence[Product],
    lexicon: WordList,
) -> dict[str, object]:
    """Return the recall of plain edit distance over windows of titles, and of the scan."""
    forms = list(
        dict.fromkeys(form for sign in everyone if len(form := letters(sign.words)) >= SHORTEST)
    )
    nearest = [list(_nearest(product.title, forms).values()) for product in titles]
    cut = threshold(nearest)
    scanned = threshold([list(weights(ones).values()) for ones in scan(titles, lexicon)])
    recall, same = {}, {}
    for kind in KINDS:
        ones = [one for one in plants(kind, mine, titles, each=len(titles)) if not one.plain]
        recall[kind] = interval(
            [
                _nearest(one.title, forms).get(letters(one.sign.words), 0.0) >= cut
                for one in ones
            ]
        )
        same[kind] = recalls(ones, lexicon, scanned)["recall"]
    return {
        "titles": len(titles),
        "similarity_at_one_false_alarm_per_title": cut,
        "similarity_interval": _cut_interval(nearest),
        "recall": recall,
        "recall_same_titles": same,
    }


def _cut_interval(found: Sequence[Sequence[float]]) -> dict[str, float]:
    """Return the interval of the cut that 95 % of resamples by title give."""
    drawn = np.random.default_rng(0).integers(len(found), size=(CUT_RESAMPLES, len(found)))
    cuts = [threshold([found[place] for place in places]) for places in drawn]
    low, high = np.quantile(cuts, (0.025, 0.975))
    return {"value": threshold(found), "low": float(low), "high": float(high)}


def _nearest(title: str, forms: Sequence[str]) -> dict[str, float]:
    """Return how near the nearest few signs of each window of a title are, each sign once."""
    words = [letters(word) for word in re.findall(r"[^\W_]+", title)]
    windows = {"".join(words[a : a + n]) for a in range(len(words)) for n in (1, 2, 3)}
    asked = sorted(window for window in windows if len(window) >= SHORTEST - 1)
    near = process.cdist(
        asked, forms, scorer=Levenshtein.normalized_similarity, score_cutoff=0.6
    )
    best: dict[str, float] = {}
    for row in near:
        for place in np.argsort(-row, kind="stable")[:NEAREST].tolist():
            if row[place]:
                best[forms[place]] = max(best.get(forms[place], 0.0), float(row[place]))
    return best


def main() -> None:
    """Print one JSON object."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--register", type=Path, required=True)
    parser.add_argument("--listings", type=Path, required=True)
    parser.add_argument("--half", choices=("report", "tune", "all"), default="report")
    parser.add_argument("--each", type=int, default=EACH, help="signs planted of each kind")
    parser.add_argument("--json", action="store_true", help="accepted; the answer is JSON")
    asked = parser.parse_args()
    everyone, products = signs(asked.register), listings(asked.listings)
    print(json.dumps(measure(everyone, products, asked.half, asked.each)))


if __name__ == "__main__":
    main()
