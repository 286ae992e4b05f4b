"""The tables of this package, read once: goods, signs, places, surnames, sounds, remarks."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Literal, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

FOLDER = Path(__file__).parent / "tables"
Word = Annotated[str, Field(min_length=1)]
Words = Annotated[tuple[Word, ...], Field(min_length=1)]
Pair = tuple[Word, Word]
Form = TypeVar("Form")


class Table(BaseModel):
    """Part of a table; unknown keys are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Bilingual(Table):
    """A name in both languages."""

    en: Word
    zh: Word


class NiceClass(Table):
    """One class of goods or services and words by which sellers name them."""

    title: Bilingual
    en: Words
    zh: Words


SignKind = Literal["state", "body", "praise", "official", "moral", "origin"]


class BarredSigns(Table):
    """Words for which an office may refuse a name; ``offices``: only there."""

    kind: SignKind
    words: Words
    offices: tuple[Word, ...] = ()


class Quality(Table):
    """Words for one material or quality of goods."""

    words: Words


class Barred(Table):
    """What stands in the way of a name whoever has a mark."""

    signs: tuple[BarredSigns, ...]
    qualities: tuple[Quality, ...]
    empty: Words


class Places(Table):
    """Names of places, in Latin letters and Chinese."""

    states: tuple[Pair, ...]
    china: tuple[Pair, ...]
    known: tuple[Pair, ...]


class Surnames(Table):
    """Common surnames, separated by spaces."""

    us: Word
    cn: Word
    pinyin: Word


class Sounds(Table):
    """How Latin names are put into Chinese syllables, and these into characters."""

    starts: tuple[str, ...]
    rows: Mapping[str, tuple[str, ...]]
    alone: Mapping[str, Word]
    characters: Mapping[str, Mapping[str, Word]]
    senses: Mapping[str, Word]


class HeardAs(Table):
    """Syllables and what they are heard as."""

    said: Word
    as_: Annotated[Word, Field(alias="as")]
    sense: Word
    strong: Literal["yes", "no"]


class Figures(Table):
    """Digits and what they call to mind."""

    digits: Word
    sense: Word
    zh: Word
    strong: Literal["yes", "no"]


class EnglishWords(Table):
    """English words that hurt; ``whole``: only where they stand as a word or syllable."""

    words: Words
    sense: Bilingual
    whole: Literal["yes", "no"] = "no"


class Reading(Table):
    """What English readers make of the beginning of a syllable."""

    start: Word
    like: Word


class Remarks(Table):
    """What names may call to mind."""

    chinese: tuple[HeardAs, ...]
    numbers: tuple[Figures, ...]
    english: tuple[EnglishWords, ...]
    readings: tuple[Reading, ...]
    several: Mapping[str, Word]


class Coinage(Table):
    """Parts from which names are made."""

    endings: Words
    beginnings: Words
    middles: Words
    vowels: Mapping[str, Word]
    consonants: Mapping[str, Word]
    characters: Words
    pairs: Mapping[str, Word]


@cache
def nice_classes() -> Mapping[int, NiceClass]:
    """Return all classes by number."""
    return _read("goods", dict[int, NiceClass])


@cache
def barred() -> Barred:
    """Return signs that offices refuse, and qualities of goods."""
    return _read("barred", Barred)


@cache
def places() -> Places:
    """Return the names of states, divisions of China and places known to many."""
    return _read("places", Places)


@cache
def surnames() -> Surnames:
    """Return the common surnames of two countries."""
    return _read("surnames", Surnames)


@cache
def sounds() -> Sounds:
    """Return the table of syllables and characters."""
    return _read("syllables", Sounds)


@cache
def remarks() -> Remarks:
    """Return what names may call to mind in Chinese and English."""
    return _read("remarks", Remarks)


@cache
def coinage() -> Coinage:
    """Return the parts from which other names are made."""
    return _read("coinage", Coinage)


def _read(name: str, form: type[Form]) -> Form:
    text = (FOLDER / f"{name}.yaml").read_text("utf-8")
    loaded = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - builds only str, list and dict
    return TypeAdapter(form).validate_python(loaded)
