"""What every command gets from outside: settings, and the clock."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from maodun.domain.errors import BadRequest
from maodun.domain.settings import Settings
from maodun.domain.text import T, Text

if TYPE_CHECKING:
    from maodun.company.pictures.looking import Viewer


@dataclass(frozen=True, slots=True)
class Place:
    """A register and the company store that goes with it.

    Attributes:
        register: Folder of the register.
        database: File of the company store.
    """

    register: Path
    database: Path

    @property
    def pictures(self) -> Path:
        """Folder of the products' pictures, beside the company store."""
        return self.database.parent / "pictures"


@dataclass(frozen=True, slots=True)
class Door:
    """Settings of this run and the clock, which is read nowhere else.

    Attributes:
        now: Returns the present instant, aware, in UTC.
    """

    settings: Settings
    now: Callable[[], datetime]

    @property
    def today(self) -> date:
        """The calendar day where the reader is."""
        return self.now().astimezone().date()

    @property
    def user(self) -> str:
        """Name to write beside what is kept; ``?`` where nobody is known."""
        return self.settings.user or "?"

    @property
    def reviewer(self) -> str:
        """Name to write beside a ruling or an answer, which somebody must stand for.

        Raises:
            BadRequest: Nobody is known.
        """
        if not self.settings.user:
            raise BadRequest(
                T(
                    "Nobody is named who says this. Set MAODUN_USER to your name, and say it "
                    "again."
                )
            )
        return self.settings.user

    def place(self, *, sample: bool) -> "Place":
        """Return where to work: the real register and store, or those of the demo."""
        settings = self.settings
        if sample:
            return Place(settings.sample_register, settings.home / "demo" / "company.sqlite3")
        return Place(settings.register, settings.company_database)

    def viewer(self, places: Sequence[str], *, sample: bool, fetch: bool) -> "Viewer":
        """Return what looks at the pictures of products that are read from these places.

        Nothing is fetched where the settings keep this program off the network.
        """
        from maodun.company.pictures.looking import Viewer  # noqa: PLC0415 - help needs none

        return Viewer(
            self.place(sample=sample).pictures,
            tuple(places),
            network=fetch and self.settings.network,
            model=self.settings.looks_model,
        )

    def speaking(self, language: str | None) -> "Door":
        """Return the same door for a reader of ``language``; None changes nothing."""
        if language is None:
            return self
        return replace(self, settings=replace(self.settings, language=language))

    def say(self, text: Text) -> str:
        """Return the sentence in the reader's language."""
        from maodun.reports.language import translator  # noqa: PLC0415 - slow start otherwise

        return text.render(translator(self.settings.language))
