"""Plain text, paragraphs, claims and figures from their elements."""

import re
from collections.abc import Iterator

from lxml import etree

from maodun.domain.rights import Claim, ClaimPart, Figure, Paragraph
from maodun.sources.uspto_xml.trees import Element

_MARK = "\x7f"
"""DEL: one byte that XML allows and no office prints."""
_MARK_BYTES = _MARK.encode()
_LEADING_NUMBER = re.compile(r"(\d{1,6})(?:\s*[.)]+\s*|\s+)", re.ASCII)
_RANGE = re.compile(r"(\d{1,6})\s*(?:-|–|to|through)\s*(\d{1,6})", re.ASCII)
_ONE_CLAIM = len("claim 999")
_CANCELED = re.compile(r"^[\d\s.,–-]*\(cancell?ed\)$", re.IGNORECASE)
_DIGITS = re.compile(r"\d{1,6}", re.ASCII)


def plain(element: Element) -> str:
    """Return the text of an element and everything in it, white space folded."""
    return fold(plain_inline(element))


def fold(text: str) -> str:
    """Return the text with every stretch of white space as one blank, none at the ends."""
    ends = text.strip()
    if ends.isascii() and "  " not in ends and "\n" not in ends and "\t" not in ends:
        return ends
    return " ".join(ends.split())


def plain_inline(element: Element) -> str:
    """Return the text as ``plain`` does, with its white space as it is."""
    if not len(element):
        return element.text or ""
    return etree.tostring(element, method="text", encoding="unicode", with_tail=False)


def facts(element: Element) -> dict[str, str]:
    """Return the text of each child by its tag; of equal tags the last."""
    return {child.tag: child.text or "" for child in element}


def paragraphs(element: Element) -> tuple[Paragraph, ...]:
    """Return paragraphs and headings of a description, empty ones left out."""
    pieces = list(element.iter("p", "heading"))
    found = tuple(
        Paragraph(piece.get("num", ""), text, piece.tag == "heading")
        for piece, text in zip(pieces, _texts(element, pieces), strict=True)
        if text
    )
    return found or tuple(Paragraph("", text) for text in (plain(element),) if text)


def _texts(element: Element, pieces: list[Element]) -> list[str]:
    """Return the text of each piece; taking the whole at once as bytes is four times faster."""
    for piece in pieces:
        piece.tail = _MARK
    whole = etree.tostring(element, method="text", encoding="utf-8", with_tail=False)
    parts = whole.replace(b"\n", b" ").replace(b"\t", b" ").split(_MARK_BYTES)
    if len(parts) == len(pieces) + 1:
        return [_decoded(part.strip()) for part in parts[:-1]]
    return [fold(plain_inline(piece).replace(_MARK, " ")) for piece in pieces]


def _decoded(part: bytes) -> str:
    text = part.decode("utf-8")
    if b"  " not in part and (text.isascii() or text.isprintable()):
        return text
    return " ".join(text.split())


def claims(element: Element) -> Iterator[Claim]:
    """Yield the claims in printed order; ``(canceled)`` is no claim."""
    for position, child in enumerate(element.iterchildren("claim"), start=1):
        claim = _claim(child, position)
        if not claim.text.endswith(")") or _CANCELED.search(claim.text) is None:
            yield claim


def figures(element: Element) -> tuple[Figure, ...]:
    """Return the drawing sheets with the names of their files."""
    return tuple(
        Figure(figure.get("figure-labels") or _label(figure), image.get("file", ""))
        for figure in element.iter("figure")
        for image in figure.iter("img")
    )


def _label(figure: Element) -> str:
    return figure.get("num", "").lstrip("0") or "0"


def _claim(element: Element, position: int) -> Claim:
    printed = _DIGITS.match(element.get("num", ""))
    number = (int(printed[0]) if printed else 0) or position
    parts = [_part(child) for child in element.iterchildren("claim-text")]
    first = parts[0] if parts else ClaimPart(plain(element))
    nested = ClaimPart(without_number(first.text, number), first.parts + tuple(parts[1:]))
    text = " ".join(filter(None, _reading_order(nested))) if nested.parts else nested.text
    return Claim(number, text, _references(element, number), nested)


def without_number(text: str, number: int) -> str:
    """Return the claim's text without its own number in front."""
    found = _LEADING_NUMBER.match(text)
    return text[found.end() :] if found and int(found[1]) == number else text


def _part(element: Element) -> ClaimPart:
    """Return the text before the first nested piece; what follows it comes as pieces too."""
    if next(element.iterchildren("claim-text"), None) is None:
        return ClaimPart(plain(element))
    pieces: list[ClaimPart] = []
    words = [element.text or ""]
    for child in element:
        if child.tag == "claim-text":
            pieces += (ClaimPart(fold("".join(words))), _part(child))
            words = []
        else:
            words.append(plain_inline(child))
        words.append(child.tail or "")
    pieces.append(ClaimPart(fold("".join(words))))
    return ClaimPart(pieces[0].text, tuple(p for p in pieces[1:] if p.text or p.parts))


def _reading_order(part: ClaimPart) -> Iterator[str]:
    yield part.text
    for below in part.parts:
        yield from _reading_order(below)


def _references(element: Element, own: int) -> tuple[int, ...]:
    found: dict[int, None] = {}
    for reference in element.iter("claim-ref"):
        numbers = [int(digits) for digits in _DIGITS.findall(reference.get("idref", ""))]
        printed = reference.text or ""
        if len(printed) > _ONE_CLAIM:
            for first, last in _RANGE.findall(printed):
                numbers += range(int(first), min(int(last), own - 1) + 1)
        found |= dict.fromkeys(number for number in numbers if number != own)
    return tuple(found)
