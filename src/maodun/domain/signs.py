"""What a mark is made of: the sign, and the goods and services it is registered for."""

from dataclasses import dataclass
from enum import StrEnum


class SignKind(StrEnum):
    """What the register shows of a mark."""

    WORD = "word"  # letters, digits, characters in no particular form
    COMBINED = "combined"  # words with a figure, or in a particular form
    FIGURE = "figure"  # no words at all
    OTHER = "other"  # sound, shape, colour, position, movement
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Goods:
    """Goods or services of one class, as the office prints them.

    Attributes:
        text: In the language of the record; "" where the source gives the class only.
        nice_class: 1 to 45 (Nice Agreement), or None where the office used another scheme.
    """

    text: str
    nice_class: int | None


@dataclass(frozen=True, slots=True)
class Sign:
    """The sign of a mark as registered.

    Attributes:
        words: Every word of it as printed, in any script; "" where it has none, or where the
            source does not give them (a figure).
        disclaimed: Parts of the words in which no exclusive right is claimed.
        transliteration: How the office writes the words in Latin letters, or "".
        translation: What the office says the words mean, or "".
        vienna: Codes of figurative elements, ``02.09.01``.
        registration_number: Digits as printed, where the office numbers applications and
            registrations apart; else None.
        names_person: Whether the record says that a living person is named; None: not said.
    """

    words: str
    kind: SignKind
    disclaimed: tuple[str, ...] = ()
    transliteration: str = ""
    translation: str = ""
    vienna: tuple[str, ...] = ()
    registration_number: str | None = None
    names_person: bool | None = None
