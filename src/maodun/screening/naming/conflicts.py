"""Marks of a register that come near a name: found by the keys of its words, then compared."""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, product

from maodun.compare.listings.folding import spellings
from maodun.compare.listings.keys import FEWEST, Form, hashed, mark_keys
from maodun.compare.marks.comparing import compare_marks
from maodun.compare.marks.lists import lines
from maodun.compare.marks.recipe import MARKS_1
from maodun.compare.marks.sides import MarkComparison, MarkSide
from maodun.compare.marks.words import parts_of_compound, plain_words
from maodun.compare.wording import has_han
from maodun.domain.evidence import Compared
from maodun.domain.marks import RegisteredWords, Tier
from maodun.domain.ports import Lexicon
from maodun.screening.naming.findings import GoodsMeant

JUDGED = 300
"""Marks found by keys that are compared one by one, for one form of a name."""
CROWD = 20_000
"""A key that more owners hold finds none by itself, unless it is that of the whole form."""
IDENTICAL = 100.0
"""Added where the whole form agrees, so that such a mark is compared whatever else is."""
SHOWN_FROM = 0.3
"""Score from which a mark that is neither strong nor medium is shown as weak."""
SAME_WORDS_FROM = 0.8
"""Likeness of the words alone from which a mark is shown even for far goods."""
TRANSLATIONS = 12
MOST_PARTS = 3


@dataclass(frozen=True, slots=True)
class Near:
    """A mark, the form of the name it is near to, and how they compare."""

    form: str
    sign: RegisteredWords
    compared: MarkComparison

    @property
    def closeness(self) -> float:
        """How near it is, 0.0 to 1.0."""
        return closeness(self.compared)

    @property
    def tier(self) -> Tier:
        """Of the comparison, as ``tier_of`` says."""
        return tier_of(self.compared)


@dataclass(frozen=True, slots=True)
class Reached:
    """Signs of a lexicon that share keys with one form of a name.

    Attributes:
        judged: Those that are compared one by one.
        left: Others, which share less.
        crowded: Keys that too many signs hold to look at each.
    """

    judged: tuple[int, ...] = ()
    left: tuple[int, ...] = ()
    crowded: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """Marks that share keys with a name.

    Attributes:
        near: Those that were compared, nearest first, each once.
        reached: By form, those and the others.
    """

    near: tuple[Near, ...]
    reached: tuple[Reached, ...]


def near_marks(
    forms: Sequence[str], goods: GoodsMeant, lexicon: Lexicon, *, language: str
) -> Found:
    """Return the marks near any of the forms.

    Args:
        forms: Of one name.
        goods: What it is for; without text or classes the goods take no part.
        lexicon: The marks within the scope.
        language: BCP 47 tag of the goods.
    """
    best: dict[str, Near] = {}
    reached = tuple(_reached(form, lexicon) for form in forms)
    for form, found in zip(forms, reached, strict=True):
        mine = MarkSide(form, goods.text, goods.numbers, language)
        for sign in lexicon.signs(found.judged):
            other = MarkSide(sign.words, nice_classes=sign.classes)
            one = Near(form, sign, compare_marks(mine, other))
            known = best.get(sign.number)
            if known is None or one.closeness > known.closeness:
                best[sign.number] = one
    return Found(tuple(sorted(best.values(), key=_order)), reached)


def left_out(found: Found, lexicon: Lexicon) -> int:
    """Return how many marks share a key with any form and were not compared with one."""
    judged = {sign for one in found.reached for sign in one.judged}
    left = {sign for one in found.reached for sign in one.left}
    crowded = sorted({key for one in found.reached for key in one.crowded})
    if crowded:
        left.update(int(sign) for _, sign in lexicon.find(crowded))
    return len(left - judged)


def has_keys(form: str) -> bool:
    """Whether marks near this form can be sought at all: it is not too short, nor too long."""
    longest = max((len(spelling) for spelling in spellings(form)), default=0)
    return longest >= FEWEST and any(mark_keys(words) for words in sought(form))


def closeness(compared: MarkComparison) -> float:
    """Return how near a mark is: its score, or its words alone where no goods were compared.

    What is not known of the goods makes no mark farther.
    """
    return compared.score if isinstance(compared.goods, Compared) else compared.marks


def tier_of(compared: MarkComparison) -> Tier:
    """Return the tier by the recipe's thresholds; what shares too little is ``quiet``.

    Words that are nearly the same are shown whatever the goods: their owner may extend them.
    """
    close = closeness(compared)
    if close >= MARKS_1.medium:
        return Tier.STRONG if close >= MARKS_1.strong else Tier.MEDIUM
    shown = close >= SHOWN_FROM or compared.marks >= SAME_WORDS_FROM
    return Tier.WEAK if shown else Tier.QUIET


def _reached(form: str, lexicon: Lexicon) -> Reached:
    """Return the marks that share keys with a form or with what it means.

    Marks with the same whole come first, then those that share the rarest keys.
    """
    every = {key for words in sought(form) for key in mark_keys(words)}
    if not every or not len(lexicon):
        return Reached()
    whole = {int(key) for key in hashed([*spellings(form)], Form.WHOLE)}
    held = dict(zip(sorted(every), map(int, lexicon.crowds(sorted(every))), strict=True))
    keys = [key for key in held if key in whole or held[key] <= CROWD]
    weight: defaultdict[int, float] = defaultdict(float)
    for place, sign in lexicon.find(keys):
        key = keys[place]
        same = IDENTICAL if key in whole else 0.0
        weight[int(sign)] += same + math.log1p(CROWD / max(held[key], 1))
    ranked = sorted(weight, key=lambda sign: (-weight[sign], sign))
    crowded = tuple(key for key in held if key not in whole and held[key] > CROWD)
    return Reached(tuple(ranked[:JUDGED]), tuple(ranked[JUDGED:]), crowded)


def sought(form: str) -> Iterator[str]:
    """Yield the words whose keys are looked for: the form, its parts, what they mean."""
    yield form
    parts = [part for word in plain_words(form) for part in _parts(word)]
    if len(parts) > 1:
        yield " ".join(parts)
    if 0 < len(parts) <= MOST_PARTS:
        senses = [senses_of(part) for part in parts]
        if all(senses):
            said = product(*senses)
            yield from (" ".join(words) for words in islice(said, TRANSLATIONS))


def _parts(word: str) -> tuple[str, ...]:
    """Return the words in a word; Chinese ones of no known sense by their characters."""
    if has_han(word):
        return (word,) if senses_of(word) else tuple(word)
    return parts_of_compound(word)


def senses_of(word: str) -> tuple[str, ...]:
    """Return the other words of the same meaning in every language the lists know."""
    found = (line for line in lines("meanings") if word in line)
    return tuple(other for line in found for other in line if other != word)


def _order(one: Near) -> tuple[float, str]:
    return (-one.closeness, one.sign.number)
