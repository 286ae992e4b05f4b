"""Reports of reviews, as bytes and as files."""

import re
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import overload

from maodun.company.reviews.selectors import review_get
from maodun.domain.clearance import Clearance
from maodun.reports.forms.images import Pictures, none_at_hand
from maodun.reports.rendering import Form, ListForm, render, render_list

FOLDED = 8
"""Signs of a fingerprint that tell apart products whose numbers make one file name."""

SUFFIX: dict[str, str] = {"text": "txt"}


class Clearances(Sequence[Clearance]):
    """Clearances of stored reviews as they stand now, each read when it is asked for.

    A list of a thousand products does not fit into memory at once.
    """

    def __init__(self, numbers: Sequence[int]) -> None:
        self._numbers = tuple(numbers)

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, place: int) -> Clearance: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Clearance]: ...

    def __getitem__(self, place: int | slice) -> Clearance | Sequence[Clearance]:
        if isinstance(place, slice):
            return Clearances(self._numbers[place])
        return review_get(number=self._numbers[place]).now


def report(
    *, review: int, form: Form, language: str, pictures: Pictures = none_at_hand
) -> bytes:
    """Return the report of one review as it stands now.

    Args:
        review: Its number.
        form: How it is written.
        language: Of the reader.
        pictures: Returns kept pictures by their hash (``company.pictures.kept``).

    Raises:
        UnknownReview: None is kept under this number.
        UnknownLanguage: Reports are not written in it.
    """
    now = review_get(number=review).now
    return render(now, form=form, language=language, review=review, pictures=pictures)


def list_report(*, reviews: Sequence[int], form: ListForm, language: str) -> bytes:
    """Return one gate row per review.

    Raises:
        UnknownReview: One of them is not kept.
        UnknownLanguage: Reports are not written in it.
    """
    return render_list(Clearances(reviews), form=form, language=language)


def reports_write(
    *,
    reviews: Sequence[int],
    forms: Sequence[Form],
    language: str,
    folder: Path,
    pictures: Pictures = none_at_hand,
) -> Iterator[Path]:
    """Write each report into ``folder`` and yield its file; a later one takes its place.

    Where several of ``reviews`` are of one number and market, all but the first have the
    number of the review in their names.
    """
    folder.mkdir(parents=True, exist_ok=True)
    named: set[Path] = set()
    for number in reviews:
        clearance = review_get(number=number).now
        for form in forms:
            file = folder / _name(clearance, form, language)
            if file in named:
                file = folder / _name(clearance, form, language, mark=f"-review-{number}")
            named.add(file)
            written = render(
                clearance, form=form, language=language, review=number, pictures=pictures
            )
            file.write_bytes(written)
            yield file


def list_report_write(
    *, reviews: Sequence[int], form: ListForm, language: str, folder: Path
) -> Path:
    """Write the gate rows of several reviews into ``folder`` and return the file."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"gate.{language}.{SUFFIX.get(form, form)}"
    file.write_bytes(list_report(reviews=reviews, form=form, language=language))
    return file


def _name(clearance: Clearance, form: Form, language: str, *, mark: str = "") -> str:
    """Name the file so that every file system takes it, and no two products share it."""
    given = clearance.product.sku
    sku = re.sub(r'[<>:"/\\|?*\x00-\x1f\s]+', "-", given).strip("-. ")
    if sku != given:
        sku = f"{sku or 'product'}-{sha256(given.encode()).hexdigest()[:FOLDED]}"
    return f"{sku}-{clearance.market}{mark}.{language}.{SUFFIX.get(form, form)}"
