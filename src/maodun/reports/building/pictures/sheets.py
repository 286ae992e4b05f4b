"""The rows of a workbook that tell of pictures: each pair, and each picture of the product."""

from collections.abc import Iterator

from maodun.compare.looks.saying import VIEWS
from maodun.domain.clearance import Clearance
from maodun.domain.pictures import Pair, Resemblance, SeenPicture
from maodun.domain.text import T, Text
from maodun.reports.building.pictures.pairs import PRODUCT, figure_image, photo
from maodun.reports.building.pictures.words import CLOSENESS, PICTURE_KIND
from maodun.reports.sheet import Sheet, Value

DIGITS = 4
"""Of a likeness in a workbook, where rows are sorted by it."""


PAIR_COLUMNS = (
    (T("Right"), 18),
    (T("The product, small"), 17),
    (T("The figure, small"), 17),
    (T("How near"), 16),
    (T("Likeness"), 10),
    (T("Pair"), 8),
    (T("Likeness of the pair"), 12),
    (T("Picture of the product"), 24),
    (T("Part compared"), 22),
    (T("Figure"), 10),
    (T("View"), 20),
    (T("File of the office"), 32),
    (T("Broken lines"), 12),
    (T("Class or goods alike"), 12),
    (T("Nearest earlier design of others"), 22),
    (T("SHA-256 of the product's picture"), 20),
    (T("SHA-256 of the figure"), 20),
    (T("SHA-256 of what is claimed"), 20),
    (T("Because"), 60),
)


def pairs_sheet(clearance: Clearance) -> Sheet:
    """Return a row for each pair of pictures that a right was shown for, and for its field."""
    rows = tuple(
        row
        for finding in clearance.findings
        if finding.resemblance is not None
        for row in pair_rows(finding.resemblance)
    )
    return Sheet(T("Pictures"), PAIR_COLUMNS, rows)


def album_sheet(clearance: Clearance) -> Sheet:
    """Return a row for each picture of the product, seen or not."""
    columns = (
        (T("Picture of the product"), 32),
        (T("Looked at"), 12),
        (T("Kind of picture"), 12),
        (T("Width"), 10),
        (T("Height"), 10),
        (T("SHA-256"), 20),
        (T("Words in it"), 60),
        (T("Note"), 60),
    )
    album = clearance.album
    seen = tuple(_seen(one) for one in album.seen)
    unseen = tuple(
        (one.file, T("no"), None, None, None, None, None, one.because) for one in album.unseen
    )
    return Sheet(T("Product pictures"), columns, (*seen, *unseen))


def pair_rows(found: Resemblance) -> Iterator[tuple[Value, ...]]:
    """Yield a row, as ``PAIR_COLUMNS`` names it, for each pair of one right, nearest first."""
    for place, pair in enumerate(found.pairs, start=1):
        yield _row(found, pair, place)


def _row(found: Resemblance, pair: Pair, place: int) -> tuple[Value, ...]:
    figure = pair.figure
    return (
        found.publication_number,
        photo(pair, PRODUCT),
        figure_image(figure),
        CLOSENESS[found.closeness],
        round(found.score, DIGITS),
        place,
        round(pair.score, DIGITS),
        pair.picture.file,
        ", ".join(f"{share:.3f}" for share in pair.region),
        figure.label or None,
        VIEWS.get(figure.view),
        figure.sheet,
        None if figure.broken is None else round(figure.left_out, DIGITS),
        None if found.article is None else round(found.article.score, DIGITS),
        found.earlier[0].publication_number if found.earlier else None,
        pair.picture.sha256,
        figure.sha256,
        figure.claimed_sha256,
        found.because,
    )


def _seen(one: SeenPicture) -> tuple[Value, ...]:
    notes: Text | None = None
    for note in one.notes:
        notes = note if notes is None else T("{first}; {more}", first=notes, more=note)
    words = None if one.words is None else " / ".join(one.words)
    return (
        one.file,
        T("yes"),
        PICTURE_KIND[one.kind],
        one.width,
        one.height,
        one.sha256,
        words,
        notes,
    )
