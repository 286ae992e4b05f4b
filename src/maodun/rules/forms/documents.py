"""Law files that are not rules about one right: markets, routes into them, the unseeable."""

from collections.abc import Mapping
from typing import Annotated, Literal, TypeVar

from pydantic import Field, ValidationError
from yaml import YAMLError

from maodun.domain.errors import BadLawFile
from maodun.domain.rights import RightKind
from maodun.domain.text import T
from maodun.rules.files import law_folder, per_folder, read_law
from maodun.rules.forms.basics import Bilingual, Checked, Closed, OfficeCode, Sentence, Source
from maodun.rules.forms.faults import fault
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


@per_folder
def markets_file() -> MarketsFile:
    """Return ``law/markets.yaml``."""
    return read_table(MarketsFile, "markets")


@per_folder
def routes_file() -> RoutesFile:
    """Return ``law/routes.yaml``."""
    return read_table(RoutesFile, "routes")


@per_folder
def unseeable_file(office: str) -> UnseeableFile | None:
    """Return the list of one office, or None where nobody has written it yet."""
    name = f"{office.lower()}/unseeable"
    if not (law_folder() / f"{name}.yaml").is_file():
        return None
    return read_table(UnseeableFile, name)


@per_folder
def unseeable_anywhere() -> UnseeableFile:
    """Return ``law/unseeable.yaml``: what holds for offices without a list of their own."""
    return read_table(UnseeableFile, "unseeable")


def read_table(model: type[AnyFile], name: str) -> AnyFile:
    """Return a file of the law folder that is no rule: ``markets``, ``us/unseeable``.

    Raises:
        BadLawFile: It is missing or breaks its form.
    """
    file = f"{name}.yaml"
    path = law_folder() / file
    if not path.is_file():
        raise BadLawFile(file=file, line=None, because=T("the file is missing"))
    text = read_law(path)
    try:
        document = model.model_validate(load(text))
    except (ValidationError, YAMLError) as error:
        raise fault(error, file=file, text=text) from error
    expected = name.replace("/", ".")
    found = getattr(document, "rule", None)
    if found != expected:
        because = T(
            "it calls itself {rule}, not {expected}", rule=str(found), expected=expected
        )
        raise BadLawFile(file=file, line=None, because=because)
    return document
