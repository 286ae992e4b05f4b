"""Which question is meant: by its place in the list now, or by its code, which never moves."""

from hashlib import sha256

from maodun.company.reviews.selectors import StoredReview
from maodun.domain.clearance import Clearance
from maodun.domain.errors import NotInReview
from maodun.domain.text import T

SIGNS = 6
"""Of the fingerprint of the text asked about; a list has some hundred questions."""


def question_code(key: str) -> str:
    """Return the short code of the question about one limitation text: ``q3f09c1``."""
    return f"q{sha256(key.encode()).hexdigest()[:SIGNS]}"


def question_key(review: StoredReview, wanted: str) -> str:
    """Return ``Limitation.key`` of the question meant by a place in the list or by a code.

    A code also finds a question that was answered before, so that it can be answered anew.

    Raises:
        NotInReview: There is no such question.
    """
    asked = review.now.questions
    if wanted.isascii() and wanted.isdigit() and 0 < int(wanted) <= len(asked):
        return asked[int(wanted) - 1].limitation.key
    for key in _keys(review.now):
        if wanted.casefold() == question_code(key):
            return key
    raise NotInReview(
        T(
            "Review {number} has no question '{wanted}'; it has {count} questions now. List "
            "them with: maodun review questions {number}",
            number=review.number,
            wanted=wanted,
            count=len(asked),
        )
    )


def _keys(clearance: Clearance) -> list[str]:
    """List what is asked, then every other limitation that was compared."""
    compared = [
        reading.limitation.key
        for finding in clearance.findings
        for claim in finding.readings
        for reading in claim.readings
    ]
    return [question.limitation.key for question in clearance.questions] + compared
