"""Builds the pages of offices and platforms, the index, and the state of the book."""

from collections.abc import Iterator, Sequence
from datetime import date

from maodun.domain.lives import Confidence
from maodun.domain.text import T, Text
from maodun.reports.lawbook.entries import RuleEntry, entry
from maodun.reports.lawbook.naming import PLACES, SUBJECTS
from maodun.reports.lawbook.pages import (
    Count,
    Group,
    IndexPage,
    Page,
    PlacePage,
    StatePage,
    Unread,
)
from maodun.rules.files import rules
from maodun.rules.forms.documents import unseeable_file

ORDER = (
    "protection",
    "term",
    "grace",
    "priority",
    "pendency",
    "fees",
    "renewals",
    "renewal_fees",
    "response",
    "opposition",
    "invalidity",
)
"""Names of rules that most subjects have, in the order in which people ask for them."""
PLATFORMS = tuple(PLACES)[list(PLACES).index("amazon") :]


def entries() -> tuple[RuleEntry, ...]:
    """Return every rule in words.

    Raises:
        BadLawFile: A file breaks the form.
    """
    return tuple(entry(rule) for rule in rules().values())


def index_page(known: Sequence[RuleEntry]) -> Page:
    """Return the first page."""
    counts = {place: _count(place, known) for place in _places(known)}
    body = IndexPage(
        tuple(count for place, count in counts.items() if place not in PLATFORMS),
        tuple(count for place, count in counts.items() if place in PLATFORMS),
    )
    return Page("index.html", T("Offices and platforms"), "index", body)


def place_pages(known: Sequence[RuleEntry]) -> Iterator[Page]:
    """Yield one page for each office and platform that has rules."""
    for place in _places(known):
        title = PLACES.get(place) or T("{text}", text=place)
        body = PlacePage(
            title,
            _count(place, known),
            tuple(_groups(place, known)),
            tuple(_unseeable(place)),
        )
        yield Page(file_of(place), title, "place", body)


def state_page(known: Sequence[RuleEntry]) -> Page:
    """Return how far the book was read, office by office."""
    body = StatePage(
        _counted("", T("All"), known),
        tuple(_count(place, known) for place in _places(known)),
        tuple(
            Unread(one.rule, file_of(one.place), one.title)
            for one in known
            if one.confidence is Confidence.UNREAD
        ),
    )
    return Page("state.html", T("Drafts"), "state", body)


def file_of(place: str) -> str:
    """Return the page of an office or platform."""
    return f"{place}.html"


def _places(known: Sequence[RuleEntry]) -> Iterator[str]:
    found = {one.place for one in known}
    yield from (place for place in PLACES if place in found)
    yield from sorted(found - PLACES.keys())


def _count(place: str, known: Sequence[RuleEntry]) -> Count:
    title = PLACES.get(place) or T("{text}", text=place)
    return _counted(file_of(place), title, [one for one in known if one.place == place])


def _counted(file: str, title: Text, of: Sequence[RuleEntry]) -> Count:
    read = [one.confidence for one in of]
    return Count(
        file,
        title,
        len(of),
        sum(one.draft for one in of),
        read.count(Confidence.READ),
        read.count(Confidence.PARTLY),
        read.count(Confidence.UNREAD),
        max((one.checked_on for one in of), default=date.min),
    )


def _groups(place: str, known: Sequence[RuleEntry]) -> Iterator[Group]:
    own = [one for one in known if one.place == place]
    found = {one.subject for one in own}
    ordered = [*(one for one in SUBJECTS if one in found), *sorted(found - SUBJECTS.keys())]
    for subject in ordered:
        title = SUBJECTS.get(subject) or T("{text}", text=subject.replace("_", " "))
        of_it = sorted((one for one in own if one.subject == subject), key=_place_of)
        yield Group(subject, title, tuple(of_it))


def _place_of(one: RuleEntry) -> tuple[int, str]:
    name = one.rule.rpartition(".")[2]
    return (ORDER.index(name) if name in ORDER else len(ORDER)), name


def _unseeable(place: str) -> Iterator[Text]:
    file = unseeable_file(place) if place not in PLATFORMS else None
    if file is not None:
        yield from (item.title.words for item in file.items)
