"""Earlier documents named in a grant, and who named them."""

from collections.abc import Iterator, Sequence

from maodun.domain.rights import Citation
from maodun.sources.uspto_xml.days import day_or_none
from maodun.sources.uspto_xml.family import canonical, publication
from maodun.sources.uspto_xml.texts import facts, plain
from maodun.sources.uspto_xml.trees import Element

BY = {
    "cited by examiner": "examiner",
    "cited by applicant": "applicant",
    "cited by other": "other",
    "cited by third party": "other",
}
TAKEN = "taken-citations"
"""Element that stands where citations were taken out; ``n`` is how many."""

_SECTION = (b"<us-references-cited>", b"</us-references-cited>")
_BEFORE = 1 << 16
"""Classes and title, which come before the section, take a few KB."""
_OPEN, _CLOSE = b"<us-citation>", b"</us-citation>"


def take_out(body: bytes) -> tuple[bytes, list[Citation]]:
    """Return the body without its citations of patents, and those.

    Grants cite up to thousands of patents, all written alike; they are most of the elements of
    a grant and half the time of reading it, so they do not go through the tree. A citation that
    holds anything unusual (entities, comments, letters beyond ASCII) stays where it is.
    """
    start = body.find(_SECTION[0], 0, _BEFORE)
    end = body.find(_SECTION[1], start) if start >= 0 else -1
    if end < 0:
        return body, []
    first, *pieces = body[start:end].split(_OPEN)
    taken: list[Citation] = []
    left, run = [body[:start], first], 0
    for piece in pieces:
        written, close, after = piece.partition(_CLOSE)
        cited = _written_as_usual(written) if close and not after.strip() else None
        if cited is None:
            left += (_mark(run), _OPEN, piece)
            run = 0
        else:
            taken.append(cited)
            run += 1
    return b"".join((*left, _mark(run), body[end:])), taken


def all_marked(root: Element, taken: Sequence[Citation]) -> bool:
    """Return whether the tree holds a mark for everything that was taken out."""
    if not taken:
        return True
    return sum(int(mark.get("n", "0")) for mark in root.iter(TAKEN)) == len(taken)


def citations(element: Element, taken: Sequence[Citation]) -> Iterator[Citation]:
    """Yield patents and other literature in printed order."""
    at = 0
    for cited in element:
        if cited.tag == TAKEN:
            count = int(cited.get("n", "0"))
            yield from taken[at : at + count]
            at += count
        else:
            yield from _cited(cited)


def _mark(run: int) -> bytes:
    return b'<%s n="%d"/>' % (TAKEN.encode(), run) if run else b""


def _written_as_usual(written: bytes) -> Citation | None:
    if not written.isascii() or b"&" in written or b"<!" in written:
        return None
    head, _, rest = written.decode("ascii").partition("</document-id>")
    country, number = _between(head, "<country>"), _between(head, "<doc-number>")
    if not rest or not country or not number or "<patcit" not in head:
        return None
    by = BY.get(_between(rest, "<category>"), "unknown")
    dated = day_or_none(_between(head, "<date>"))
    return Citation(canonical(number, country, _between(head, "<kind>")), True, by, dated)  # noqa: FBT003 - faster by position


def _between(text: str, opening: str) -> str:
    return text.partition(opening)[2].partition("<")[0]


def _cited(element: Element) -> Iterator[Citation]:
    patent = literature = None
    by = "unknown"
    for child in element:
        if child.tag == "patcit":
            patent = child
        elif child.tag == "nplcit":
            literature = child
        elif child.tag == "category":
            by = BY.get((child.text or "").strip().lower(), "unknown")
    if patent is not None:
        yield from _patent(patent, by)
    elif literature is not None and (text := plain(literature)):
        yield Citation(text, is_patent=False, by=by)


def _patent(element: Element, by: str) -> Iterator[Citation]:
    named = next((facts(document) for document in element.iter("document-id")), {})
    if named.get("doc-number"):
        dated = day_or_none(named.get("date", ""))
        yield Citation(publication(named), is_patent=True, by=by, dated=dated)
    elif text := plain(element):
        yield Citation(text, is_patent=True, by=by)
