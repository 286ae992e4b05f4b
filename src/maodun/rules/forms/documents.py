"""Law files that are not rules about one right: markets, routes into them, the unseeable."""

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Literal, TypeVar

from pydantic import Field

from maodun.domain.rights import RightKind
from maodun.rules.files import LAW
from maodun.rules.forms.basics import Bilingual, Checked, Closed, OfficeCode, Sentence, Source
from maodun.rules.forms.plain_yaml import load

Months = Annotated[int, Field(ge=0)]
AnyFile = TypeVar("AnyFile", bound=Closed)


class MarketEntry(Closed):
    """One market: whose rights count there, and in which languages they are published."""

    code: OfficeCode
    title: Bilingual
    offices: tuple[OfficeCode, ...] = Field(min_length=1)
    languages: tuple[Sentence, ...] = Field(min_length=1)
    note: str = ""
    sources: tuple[Source, ...] = Field(min_length=1)


class GrantsEntry(Closed):
    """The only kinds of right that one office grants or registers."""

    kinds: frozenset[RightKind] = Field(min_length=1)
    sources: tuple[Source, ...] = Field(min_length=1)


class ReachEntry(Closed):
    """How many years back a publication of one kind may lie and still be in force."""

    years: Annotated[int, Field(gt=0)]
    sources: tuple[Source, ...] = Field(min_length=1)


class MarketsFile(Closed):
    """All markets."""

    rule: Literal["markets"]
    kind: Literal["markets"]
    title: Bilingual
    grants_only: Mapping[OfficeCode, GrantsEntry]
    reaches_back: Mapping[RightKind, ReachEntry]
    markets: tuple[MarketEntry, ...] = Field(min_length=1)
    checked: Checked


class RouteEntry(Closed):
    """One way by which a publication elsewhere may become a right in a market.

    Attributes:
        offices: Offices whose publications may take it; ``any``: all.
        months: From the earliest date (priority, else filing) to the last day to enter.
        months_at: Where an office that counts in the market gives longer.
        unseen_months: How long after that day an entry may stay unpublished.
    """

    name: Sentence
    title: Bilingual
    kinds: frozenset[RightKind] = Field(min_length=1)
    offices: tuple[OfficeCode, ...] | Literal["any"]
    months: Months
    months_at: Mapping[OfficeCode, Months] = {}
    unseen_months: Months
    sources: tuple[Source, ...] = Field(min_length=1)


class RoutesFile(Closed):
    """All routes."""

    rule: Literal["routes"]
    kind: Literal["routes"]
    title: Bilingual
    routes: tuple[RouteEntry, ...] = Field(min_length=1)
    checked: Checked


class UnseeableEntry(Closed):
    """One thing that nobody can look at."""

    title: Bilingual
    sources: tuple[Source, ...] = Field(min_length=1)


class UnseeableFile(Closed):
    """What nobody can look at in one office's territory."""

    rule: Sentence
    kind: Literal["unseeable"]
    title: Bilingual
    items: tuple[UnseeableEntry, ...] = Field(min_length=1)
    checked: Checked


@cache
def markets_file() -> MarketsFile:
    """Return ``law/markets.yaml``."""
    return _read(MarketsFile, "markets")


@cache
def routes_file() -> RoutesFile:
    """Return ``law/routes.yaml``."""
    return _read(RoutesFile, "routes")


@cache
def unseeable_file(office: str) -> UnseeableFile | None:
    """Return the list of one office, or None where nobody has written it yet."""
    name = f"{office.lower()}/unseeable"
    if not (LAW / f"{name}.yaml").is_file():
        return None
    return _read(UnseeableFile, name)


@cache
def unseeable_anywhere() -> UnseeableFile:
    """Return ``law/unseeable.yaml``: what holds for offices without a list of their own."""
    return _read(UnseeableFile, "unseeable")


def _read(model: type[AnyFile], name: str) -> AnyFile:
    document = model.model_validate(load((LAW / f"{name}.yaml").read_text("utf-8")))
    expected = name.replace("/", ".")
    if getattr(document, "rule", None) != expected:
        raise ValueError(f"{name}.yaml does not call itself {expected}")
    return document
