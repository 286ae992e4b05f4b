"""One mark or sign with its goods, and how holding it against another came out."""

from dataclasses import dataclass

from maodun.domain.evidence import Evidence
from maodun.domain.marks import Tier
from maodun.domain.text import Text


@dataclass(frozen=True, slots=True)
class MarkSide:
    """A sign and what it is used for.

    Attributes:
        words: As registered or used, any script; "" for a sign without words.
        goods: Goods and services in words; "": not known.
        nice_classes: As far as known; empty: not known.
        language: BCP 47 tag of the goods.
        translation: What the office, or a translator, says the words mean; "": nothing said.
        transliteration: How the office writes the words in Latin letters, or "".
    """

    words: str
    goods: str = ""
    nice_classes: tuple[int, ...] = ()
    language: str = "en"
    translation: str = ""
    transliteration: str = ""


@dataclass(frozen=True, slots=True)
class MarkComparison:
    """How near two marks are; nothing here concludes anything about a case.

    Attributes:
        score: 0.0 to 1.0; 1.0 only for the same words for the same goods. Comparable within
            one recipe only.
        marks: 0.0 to 1.0: the words alone, whatever the goods.
        sight, sound, meaning, goods: What each comparator found.
        outlet: Whether one sign says that it is an outlet of the other's brand.
        because: One sentence.
        recipe: Under which weights.
    """

    score: float
    marks: float
    sight: Evidence
    sound: Evidence
    meaning: Evidence
    goods: Evidence
    outlet: Evidence
    tier: Tier
    because: Text
    recipe: str
