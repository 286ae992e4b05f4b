"""What every law file is made of: sentences in two languages, sources, scope, who checked."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, HttpUrl, model_validator

from maodun.domain.lives import LawSource
from maodun.domain.rights import RightKind
from maodun.domain.text import T, Text, bilingual

DRAFT = "draft"
Sentence = Annotated[str, Field(min_length=1)]
OfficeCode = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
PlatformName = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
RuleName = Annotated[str, Field(pattern=r"^[a-z0-9_]+(\.[a-z0-9_]+)+$")]


class Misfit(ValueError):
    """What is wrong with a part of a file, in words, and where within that part.

    Attributes:
        place: Keys and numbers that lead to the line meant.
    """

    def __init__(self, because: Text, *place: str | int) -> None:
        super().__init__(str(because))
        self.because, self.place = because, place


class Closed(BaseModel):
    """A model that refuses keys it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Bilingual(Closed):
    """One sentence or name in both languages of the project."""

    en: Sentence
    zh: Sentence

    @property
    def words(self) -> Text:
        """The same as the domain carries it."""
        return bilingual(self.en, zh=self.zh)


class Source(Closed):
    """Where the law says so, in a form a reviewer can open and compare.

    ``url`` and ``says`` are filled only from a text that somebody opened; ``says`` repeats its
    words. A page that is not the office's or the legislator's own is ``kind: secondary``.
    """

    cite: Sentence
    url: HttpUrl | None = None
    says: Sentence | None = None
    kind: Literal["official", "secondary"] = "official"

    @model_validator(mode="after")
    def _words_come_from_somewhere(self) -> Self:
        if self.says is not None and self.url is None:
            raise ValueError("words without the address they were read at")
        return self

    @property
    def unread(self) -> Text:
        """Why a rule that rests on this source cannot be signed, if ``says`` is missing."""
        return T(
            "nobody has read the source '{cite}' (it has no 'says'), so the file stays 'by: "
            "draft'",
            cite=self.cite,
        )

    @property
    def plain(self) -> LawSource:
        """The source as an answer carries it."""
        return LawSource(
            self.cite,
            str(self.url or ""),
            self.says or "",
            secondary=self.kind == "secondary",
        )


class OtherView(Closed):
    """What another source says instead of the value; both are kept and shown."""

    value: Bilingual
    source: Source


class Scope(Closed):
    """What a rule is about.

    Attributes:
        kind_codes: The office's kind codes it is limited to; empty: all of ``kinds``.
    """

    office: OfficeCode | None = None
    platform: PlatformName | None = None
    kinds: frozenset[RightKind] = Field(min_length=1)
    kind_codes: frozenset[str] = frozenset()

    @model_validator(mode="after")
    def _one_place(self) -> Self:
        if (self.office is None) == (self.platform is None):
            raise ValueError("give an office or a platform, not both and not neither")
        return self


class Checked(Closed):
    """Who last compared the file with its sources, and when."""

    day: date
    by: Sentence
