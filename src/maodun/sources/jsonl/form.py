"""The form of one line, as closed models that mirror ``domain.rights``."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from maodun.domain.rights import RightKind, Stage

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
Tag = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
Days = Annotated[int, Field(ge=0, le=36_525)]


class _Closed(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=False)


class PartyForm(_Closed):
    """A person or company."""

    name: Line
    country: Country | None = None
    role: Literal["applicant", "assignee", "inventor", "agent", "examiner"]


class PartForm(_Closed):
    """One piece of a claim with the pieces nested under it."""

    text: str
    parts: list["PartForm"] = []


class ClaimForm(_Closed):
    """One claim."""

    number: Annotated[int, Field(ge=1, le=100_000)]
    text: Line
    refers_to: list[Annotated[int, Field(ge=1, le=100_000)]] = []
    nested: PartForm | None = None


class ClassForm(_Closed):
    """One class symbol."""

    scheme: Literal["cpc", "ipc", "uspc", "locarno"]
    symbol: Line
    main: bool = False


class CitationForm(_Closed):
    """An earlier document."""

    cited: Line
    is_patent: bool = True
    by: Literal["examiner", "applicant", "other", "unknown"] = "unknown"
    dated: date | None = None


class PriorityForm(_Closed):
    """An earlier filing whose date is claimed."""

    country: Country
    number: Line
    filing_date: date | None = None
    kind: Literal["national", "regional", "international", "provisional"] = "national"


class RelationForm(_Closed):
    """An earlier application of the same family."""

    kind: Literal[
        "continuation", "continuation_in_part", "division", "reissue", "national_stage",
        "provisional", "reexamination", "substitution", "correction", "publication", "other",
    ]  # fmt: skip
    application_number: Line
    filing_date: date | None = None
    patent_number: Line | None = None
    parent_status: Line | None = None


class FigureForm(_Closed):
    """One drawing."""

    label: str
    file: Line


class ParagraphForm(_Closed):
    """One paragraph of the description."""

    text: Line
    number: str = ""
    heading: bool = False


class RightForm(_Closed):
    """One right."""

    publication_number: Line
    title: Line
    kind: RightKind
    stage: Stage
    language: Tag
    office: Country | None = None
    kind_code: str | None = None
    publication_date: date | None = None
    application_number: Line | None = None
    filing_date: date | None = None
    grant_date: date | None = None
    parties: list[PartyForm] = []
    classes: list[ClassForm] = []
    priorities: list[PriorityForm] = []
    relations: list[RelationForm] = []
    abstract: str = ""
    description: list[ParagraphForm | Line] = []
    claims: list[ClaimForm] = []
    figures: list[FigureForm] = []
    citations: list[CitationForm] = []
    term_extension_days: Days | None = None
    terminal_disclaimer: bool | None = None
    term_of_grant_years: Annotated[int, Field(ge=1, le=100)] | None = None
    reissue_of: Line | None = None
