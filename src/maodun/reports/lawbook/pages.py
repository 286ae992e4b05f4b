"""The shape of the law book: pages as values, before any language or layout is chosen."""

from dataclasses import dataclass
from datetime import date

from maodun.domain.lives import Conflict
from maodun.domain.text import T, Text
from maodun.reports.lawbook.entries import RuleEntry

TITLE = T("Law book")
NOTICE = T(
    "Rules of law as this program applies them, each with the words relied on. It is no legal "
    "advice; a draft is a rule that nobody with a name has compared with its sources."
)


@dataclass(frozen=True, slots=True)
class Link:
    """A way to another page."""

    file: str
    words: Text


@dataclass(frozen=True, slots=True)
class Count:
    """How far the rules of one office or platform were read.

    Attributes:
        file: Its page.
        newest: Last day on which one of them was looked at.
    """

    file: str
    words: Text
    rules: int
    drafts: int
    read: int
    partly: int
    unread: int
    newest: date


@dataclass(frozen=True, slots=True)
class IndexPage:
    """The first page."""

    offices: tuple[Count, ...]
    platforms: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The rules of one subject."""

    anchor: str
    title: Text
    rules: tuple[RuleEntry, ...]


@dataclass(frozen=True, slots=True)
class PlacePage:
    """The rules of one office or platform.

    Attributes:
        unseeable: What nobody can look at there.
    """

    title: Text
    count: Count
    groups: tuple[Group, ...]
    unseeable: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class FamilyRow:
    """One start and one length, counted in each way; None: there is no difference to show."""

    start: date
    months: int
    ends: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Family:
    """One way to count months.

    Attributes:
        used: Where, with how many rules each.
    """

    name: Text
    said: Text
    used: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Worked:
    """One answer with each step."""

    title: Text
    rule: str
    file: str
    given: Text
    answer: Text
    steps: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class CountingPage:
    """How months are counted and where last days move."""

    families: tuple[Family, ...]
    rows: tuple[FamilyRow, ...]
    worked: tuple[Worked, ...]


@dataclass(frozen=True, slots=True)
class ClosedDay:
    """One closing day, or one day worked for it."""

    day: date
    weekday: Text
    because: Text


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One office's closing days of the years shown."""

    name: str
    title: Text
    timezone: str
    covers_from: date
    known_until: date
    draft: bool
    note: Text | None
    closed: tuple[ClosedDay, ...]
    worked: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class CalendarsPage:
    """All calendars."""

    years: tuple[int, ...]
    calendars: tuple[CalendarEntry, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences of ours, and rules that say more, under one heading."""

    anchor: str
    title: Text
    said: tuple[Text, ...]
    rules: tuple[RuleEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class ScreeningPage:
    """What to settle before screening."""

    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class OurAnswer:
    """What we answer to one question."""

    rule: str
    file: str
    given: Text
    answer: Text


@dataclass(frozen=True, slots=True)
class BadValue:
    """One value of others that we do not follow."""

    name: str
    title: Text
    claims: Text
    cite: str
    url: str
    ours: tuple[OurAnswer, ...]
    why: Text


@dataclass(frozen=True, slots=True)
class Disputed:
    """One rule that another source contradicts."""

    rule: str
    file: str
    title: Text
    from_: date
    conflict: Conflict


@dataclass(frozen=True, slots=True)
class KnownBadPage:
    """Values of others that we do not follow, and conflicts kept in the rules."""

    values: tuple[BadValue, ...]
    disputed: tuple[Disputed, ...]


@dataclass(frozen=True, slots=True)
class Unread:
    """One rule of which no source was read in some version."""

    rule: str
    file: str
    title: Text


@dataclass(frozen=True, slots=True)
class StatePage:
    """How far the whole book was read."""

    total: Count
    places: tuple[Count, ...]
    unread: tuple[Unread, ...]


AnyPage = (
    IndexPage
    | PlacePage
    | CountingPage
    | CalendarsPage
    | ScreeningPage
    | KnownBadPage
    | StatePage
)


@dataclass(frozen=True, slots=True)
class Page:
    """One file of the book.

    Attributes:
        file: Its name within the folder of its language.
        layout: Name of its template.
    """

    file: str
    title: Text
    layout: str
    body: AnyPage
