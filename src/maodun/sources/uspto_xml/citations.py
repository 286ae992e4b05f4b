"""Earlier documents named in a grant, and who named them."""

from collections.abc import Iterator
from itertools import pairwise

from maodun.domain.rights import Citation
from maodun.sources.uspto_xml.days import day_or_none
from maodun.sources.uspto_xml.family import canonical
from maodun.sources.uspto_xml.texts import plain
from maodun.sources.uspto_xml.trees import Element

BY = {
    "cited by examiner": "examiner",
    "cited by applicant": "applicant",
    "cited by other": "other",
    "cited by third party": "other",
}
_PIECES = ("patcit", "nplcit", "country", "doc-number", "kind", "date", "category")


def citations(element: Element) -> Iterator[Citation]:
    """Yield patents and other literature in printed order.

    One flat pass over the pieces: a grant may cite thousands of documents. Of equal pieces of
    one citation the first counts; later ones belong to its classes.
    """
    pieces = [(piece.tag, piece.text or "") for piece in element.iter(*_PIECES)]
    literature = iter([plain(piece) for piece in element.iter("nplcit")])
    starts = [at for at, (tag, _) in enumerate(pieces) if tag in ("patcit", "nplcit")]
    for start, end in pairwise((*starts, len(pieces))):
        named = dict(reversed(pieces[start:end]))
        by = BY.get(named.get("category", ""), "unknown")
        if "nplcit" in named:
            if text := next(literature):
                yield Citation(text, False, by)  # noqa: FBT003 - faster by position
        elif number := named.get("doc-number"):
            cited = canonical(number, named.get("country", ""), named.get("kind", ""))
            dated = day_or_none(named.get("date", ""))
            yield Citation(cited, True, by, dated)  # noqa: FBT003 - as above
