"""The form of ``product.yaml``, as closed models: a name that is not here is a mistake."""

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    field_validator,
    model_validator,
)

from maodun.domain.launches import Act, By, Newness, Shows, Sort
from maodun.domain.text import T
from maodun.rules.places.known import offices, platforms
from maodun.sources.complaints import Unfit, nearest
from maodun.sources.languages import is_tag

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Words = Line | dict[str, Line]
"""Text in one language (told from the text), or by language tag: ``{en: ..., zh: ...}``."""


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


Several = Annotated[list[Line], BeforeValidator(_as_list)]
"""One text or a list of texts."""


def _languages(words: Words) -> Words:
    for tag in words if isinstance(words, dict) else ():
        if not is_tag(tag):
            raise Unfit(T("{tag} is not a language; write en or zh", tag=tag))
    return words


def _office(code: str) -> str:
    """Return a market's code (WIPO ST.3, or ``EU``) in capitals."""
    if not CODE.fullmatch(code):
        raise Unfit(T("{code} is no code of a market; write two letters: [US, EU]", code=code))
    return code.upper()


CODE = re.compile(r"[A-Za-z]{2}")
Market = Annotated[Line, AfterValidator(_office)]
Office = Annotated[Line, AfterValidator(_office)]
Said = Annotated[Words, AfterValidator(_languages)]


def _as_texts(value: Any) -> Any:
    return value if isinstance(value, list) else [value]


Texts = Annotated[list[Said], BeforeValidator(_as_texts)]
"""One text or several, each in one language or by language tag."""


class _Closed(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class FactForm(_Closed):
    """One statement; a bare text or ``{en: ..., zh: ...}`` is a fact without a name."""

    text: Said
    name: Line | None = None
    closed: bool = False


def _as_fact(value: Any) -> Any:
    if isinstance(value, str):
        return {"text": value}
    if isinstance(value, dict) and value and all(is_tag(str(key)) for key in value):
        return {"text": value}
    return value


class ListForm(_Closed):
    """What something consists of; ``closed``: of nothing else."""

    list: list[Said]
    closed: bool = False


def _as_list_form(value: Any) -> Any:
    return {"list": value} if isinstance(value, list) else value


class MeasureForm(_Closed):
    """One measured property, value and unit as text: ``254 mm``, ``6-8 bar``."""

    name: Said
    value: Line


def _as_measures(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    return [{"name": name, "value": measured} for name, measured in value.items()]


class DisclosureForm(_Closed):
    """A day on which the product was shown or sold to anybody, and how.

    All but ``on`` and ``how`` matter to a filing plan only.
    """

    on: date
    how: Line
    kind: Act = Act.OTHER
    where: Market | None = None
    by: By = By.OWN
    official: bool = False
    shows: Shows = Shows.BOTH


class HeldForm(_Closed):
    """A right that is ours, or applied for."""

    number: Line
    kind: Sort
    office: Office
    filed: date | None = None
    granted: date | None = None
    until: date | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.filed is None:
            return self
        if self.granted is not None and self.granted < self.filed:
            because = T(
                "granted {granted} lies before filed {filed}",
                granted=self.granted,
                filed=self.filed,
            )
            raise Unfit(because)
        if self.until is not None and self.until < self.filed:
            raise Unfit(
                T("until {until} lies before filed {filed}", until=self.until, filed=self.filed)
            )
        return self


Revenue = Annotated[Decimal, Field(ge=0, le=10**12, allow_inf_nan=False)]


def _as_revenues(value: Any) -> Any:
    return value if isinstance(value, list) else [value]


def _as_shares(value: Any) -> Any:
    names = [value] if isinstance(value, str) else value
    if not isinstance(names, list) or not names:
        return names
    return dict.fromkeys(names, str(Decimal(1) / len(names)))


def _whole(shares: dict[str, Decimal]) -> dict[str, Decimal]:
    """Return the shares of a market, which must be all of it, or in hundredths of it."""
    added = sum(shares.values(), Decimal(0))
    if shares and not any(abs(added / whole - 1) <= ROUNDED for whole in (1, 100)):
        raise Unfit(
            T("the shares add up to {sum}; they must add up to 1", sum=str(added.normalize()))
        )
    return shares


ROUNDED = Decimal("0.02")
"""So much may be missing from 1: three times 0.33 is meant to be all."""


def _platform(name: str) -> str:
    known = platforms()
    if name.lower() in known:
        return name.lower()
    return _refused(name, known)


def _home(code: str) -> str:
    known = offices()
    if code.upper() in known:
        return code.upper()
    return _refused(code, known)


def _refused(name: str, known: tuple[str, ...]) -> str:
    """Raise what is wrong with a name that nothing known has, with the one that was meant."""
    if meant := nearest(name, known):
        raise Unfit(T("{name} is not known; did you mean {meant}?", name=name, meant=meant))
    raise Unfit(T("{name} is not known; there are {known}", name=name, known=", ".join(known)))


PlatformName = Annotated[Line, AfterValidator(_platform)]
Shares = Annotated[
    dict[PlatformName, Revenue], BeforeValidator(_as_shares), AfterValidator(_whole)
]


class PlanForm(_Closed):
    """What a filing plan needs to know beside the product.

    Attributes:
        forecast: Revenue of a month by market; a list names the months one by one and its
            last figure holds for the rest.
        platforms: By market, with their share of its revenue where it is not equal.
    """

    new_features: Newness = Newness.UNKNOWN
    new_look: Newness = Newness.UNKNOWN
    launch: date
    months: Annotated[int, Field(ge=1, le=240)] = 30
    currency: Annotated[Line, StringConstraints(pattern=r"^[A-Z]{3}$")] = "USD"
    forecast: dict[
        Market, Annotated[list[Revenue], Field(min_length=1), BeforeValidator(_as_revenues)]
    ]
    platforms: dict[Market, Shares] = {}
    home: Annotated[Line, AfterValidator(_home)] = "CN"
    made_in: Office | None = None
    planned: list[DisclosureForm] = []
    held: list[HeldForm] = []
    size: Literal["large", "small", "micro"] | None = None


class ProductForm(_Closed):
    """One product."""

    sku: Line
    title: Said
    brand: Line | None = None
    category: Line | None = None
    bullets: Texts = []
    description: Said | None = None
    keywords: Texts = []
    aplus: Texts = []
    image_text: Texts = []
    facts: list[Annotated[FactForm, BeforeValidator(_as_fact)]] = []
    materials: Annotated[ListForm, BeforeValidator(_as_list_form)] | None = None
    parts: Annotated[ListForm, BeforeValidator(_as_list_form)] | None = None
    measures: Annotated[list[MeasureForm], BeforeValidator(_as_measures)] = []
    markets: Annotated[list[Market], BeforeValidator(_as_list)] = []
    cpc: Several = []
    locarno: Several = []
    photos: Several = []
    disclosures: list[DisclosureForm] = []
    url: Line | None = None
    plan: PlanForm | None = None

    @field_validator("facts", mode="before")
    @classmethod
    def _one_fact(cls, value: Any) -> Any:
        return _as_list(value)


FORMS = (
    ProductForm, FactForm, ListForm, MeasureForm, DisclosureForm, PlanForm, HeldForm,
)  # fmt: skip
NAMES = tuple(dict.fromkeys(name for form in FORMS for name in form.model_fields))
"""Every name that the form knows."""
