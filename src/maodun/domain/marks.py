"""Where the words of a listing come near a mark or a work, and what they do there."""

from dataclasses import dataclass
from enum import StrEnum

from maodun.domain.text import Text


class Likeness(StrEnum):
    """How the words found are like the words of the mark, nearest first."""

    EXACT = "exact"  # letter for letter; capitals, accents and punctuation do not count
    SPLIT = "split"  # the mark's letters with spaces or signs between them
    JOINED = "joined"  # the mark's words run together, or into a neighbour
    MISSPELT = "misspelt"  # a letter or two differ
    SOUND = "sound"  # spelt differently, spoken alike; pinyin without tones
    SCRIPT = "script"  # the same in another script
    MEANING = "meaning"  # a translation


class Use(StrEnum):
    """What the words do in the listing, as far as the text tells."""

    AS_MARK = "as_mark"  # names the goods, or nothing tells otherwise
    OWN_BRAND = "own_brand"  # the listing itself names it as the brand of the goods
    COMPATIBLE = "compatible"  # says what the goods fit: "for", "compatible with"
    COMPARED = "compared"  # "like", "alternative to", "vs": names another's goods
    ORDINARY = "ordinary"  # a word of the language, used in its ordinary meaning
    SHOP = "shop"  # names the shop whose page the listing is
    HELD = "held"  # ours, or licensed to us


class Tier(StrEnum):
    """How much of the reader's time it deserves, most first."""

    STRONG = "strong"
    MEDIUM = "medium"
    WEAK = "weak"
    QUIET = "quiet"  # looked at and counted, not shown one by one


ALARMS = frozenset({Tier.STRONG, Tier.MEDIUM})


@dataclass(frozen=True, slots=True)
class Spot:
    """A stretch of one statement about a product.

    Attributes:
        field: Name of the fact: ``title``, ``bullet-2``, ``keywords``, ``image-text-1``.
        start: First character within the fact's text.
        end: Behind the last one.
        text: What stands there.
    """

    field: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Sighting:
    """One stretch of a listing and the sign it comes near.

    Attributes:
        words: Of the sign, as registered.
        numbers: Publications with these words, nearest goods first.
        closeness: 0.0 to 1.0: how like the words are, whatever they do there.
        weight: Orders sightings of all listings: closeness, how much the words set goods
            apart, the goods, and what they do there. Comparable within one recipe only.
        because: One sentence: what is like what, and how.
        use_because: One sentence: why this use is taken.
        instead: Wording to put in its place; None: nothing better is known than to leave it
            out.
    """

    spot: Spot
    words: str
    numbers: tuple[str, ...]
    likeness: Likeness
    use: Use
    tier: Tier
    closeness: float
    weight: float
    because: Text
    use_because: Text
    instead: str | None = None

    @property
    def is_alarm(self) -> bool:
        """Whether it is shown to people without their asking."""
        return self.tier in ALARMS


@dataclass(frozen=True, slots=True)
class RegisteredWords:
    """What the register tells about one sign when its words are looked up.

    Attributes:
        number: Its publication.
        words: As registered.
        kind: ``mark`` or ``work``.
        classes: Nice classes, sorted; empty: not known.
        holder: Folded name of the owner; "": not known.
        suits: How many court cases its holder brought, as far as the register knows.
    """

    number: str
    words: str
    kind: str
    classes: tuple[int, ...] = ()
    holder: str = ""
    suits: int = 0
