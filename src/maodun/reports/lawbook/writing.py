"""Writes the law book as pages that need nothing else and run nothing."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from maodun.reports.language import CHINESE, ENGLISH, spelled
from maodun.reports.lawbook.building import entries, index_page, place_pages, state_page
from maodun.reports.lawbook.counting import calendars_page, counting_page
from maodun.reports.lawbook.disputes import known_bad_page
from maodun.reports.lawbook.labels import LABELS
from maodun.reports.lawbook.pages import NOTICE, TITLE, Page
from maodun.reports.lawbook.screening import screening_page
from maodun.reports.localise import localise

FOLDERS: Mapping[str, str] = {ENGLISH: "en", CHINESE: "zh"}
"""Folder of each language within the book."""


def law_book(*, language: str, today: date, other: bool) -> Iterator[tuple[str, bytes]]:
    """Yield each file of the book in one language, by its name below the folder.

    Args:
        language: ``en`` or ``zh-Hans``.
        today: Closing days of its year and the next are listed.
        other: Whether the book of the other language lies beside it, to link to.

    Raises:
        BadLawFile: A law file breaks its form.
        UnknownLanguage: Another language.
    """
    pages = tuple(_pages(today))
    tag = spelled(language)
    beside = next(one for one in FOLDERS if one != tag)
    frame = {
        "title": localise(TITLE, tag),
        "notice": localise(NOTICE, tag),
        "language": tag,
        "made_on": today.isoformat(),
        "links": [(page.file, localise(page.title, tag)) for page in pages if _first(page)],
        "beside": FOLDERS[beside] if other else "",
        "beside_title": "中文" if beside == CHINESE else "English",
        "words": {name: localise(words, tag) for name, words in LABELS.items()},
    }
    for page in pages:
        template = _templates().get_template(f"lawbook/{page.layout}.html.jinja")
        written = template.render(frame=frame, page=localise(page, tag))
        yield f"{FOLDERS[tag]}/{page.file}", written.encode("utf-8")


def _pages(today: date) -> Iterator[Page]:
    known = entries()
    yield index_page(known)
    yield screening_page(known)
    yield counting_page()
    yield calendars_page(today)
    yield known_bad_page()
    yield state_page(known)
    yield from place_pages(known)


def _first(page: Page) -> bool:
    """Whether every page links to it."""
    return page.layout != "place"


@cache
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("maodun.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
