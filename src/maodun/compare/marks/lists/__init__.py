"""Lists of words that comparing marks needs, as data with their sources, and their reading."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

Words = tuple[str, ...]


class ClassWords(BaseModel):
    """Words of one class of the Nice Agreement, and the classes it is often near to."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    en: Annotated[Words, Field(min_length=1)]
    zh: Annotated[Words, Field(min_length=1)]
    near: tuple[int, ...]


class WeakWords(BaseModel):
    """Words that set no goods apart, by how little they count and by language."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    bare: Mapping[str, Words]
    plain: Mapping[str, Words]


@cache
def class_words() -> Mapping[int, ClassWords]:
    """Return the words of each Nice class by its number."""
    return TypeAdapter(dict[int, ClassWords]).validate_python(_read("classes"))


@cache
def weak_words() -> WeakWords:
    """Return the words that many marks hold."""
    return WeakWords.model_validate(_read("weak_words"))


@cache
def vienna_shares() -> Mapping[str, float]:
    """Return which share of marks with figures show a thing, where one in a hundred does."""
    return TypeAdapter(dict[str, dict[str, float]]).validate_python(_read("vienna"))["shares"]


@cache
def lines(name: str) -> tuple[Words, ...]:
    """Return a list of lines, each of words that stand for one thing."""
    return TypeAdapter(tuple[Words, ...]).validate_python(_read(name))


@cache
def names(name: str) -> frozenset[str]:
    """Return every word of a list that is kept by language."""
    languages = TypeAdapter(dict[str, Words]).validate_python(_read(name))
    return frozenset(word for words in languages.values() for word in words)


def _read(name: str) -> object:
    text = files(__package__).joinpath(f"{name}.yaml").read_text("utf-8")
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - builds only str, list and dict
