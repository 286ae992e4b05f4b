"""Classes of articles and the words that tell them, as data with their sources."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

Words = tuple[str, ...]
Counts = Mapping[str, float]


class _Closed(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class LocarnoClass(_Closed):
    """A main class of the Locarno Agreement: its title, and names of articles filed in it."""

    en: str
    zh: str
    words_en: Annotated[Words, Field(min_length=1)]
    words_zh: Annotated[Words, Field(min_length=1)]


class Range(_Closed):
    """Subclasses of a US design class, both ends counted, that are filed elsewhere."""

    from_: Annotated[float, Field(alias="from")]
    to: float
    main: str


class UsClass(_Closed):
    """A US design class: the main class of Locarno that its designs are filed in now."""

    main: str
    but: tuple[Range, ...] = ()


class TitleCounts(_Closed):
    """How often words of titles stand on designs of each main class; made by ``bench``.

    Attributes:
        made: From which titles, and by what.
        designs: How many titles of each class were counted.
        words: Of each word, pair of words or last word of a name (with ``=``): its counts.
    """

    made: str
    designs: Counts
    words: Mapping[str, Counts]


@cache
def locarno_classes() -> Mapping[str, LocarnoClass]:
    """Return the main classes by their two digits."""
    return TypeAdapter(dict[str, LocarnoClass]).validate_python(_read("locarno"))


@cache
def us_classes() -> Mapping[str, UsClass]:
    """Return the US design classes by their symbols: ``D6``."""
    return TypeAdapter(dict[str, UsClass]).validate_python(_read("us_classes"))


@cache
def title_counts() -> TitleCounts:
    """Return the counts of words in titles."""
    text = files(__package__).joinpath("title_counts.json").read_text("utf-8")
    return TitleCounts.model_validate_json(text)


def _read(name: str) -> object:
    text = files(__package__).joinpath(f"{name}.yaml").read_text("utf-8")
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - builds only str, list and dict
