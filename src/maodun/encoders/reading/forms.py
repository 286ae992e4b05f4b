"""What a file is, told by its first bytes and never by its name."""

from collections.abc import Mapping

from maodun.domain.text import T, Text

HEAD = 4096
_BRANDS = {b"avif": "AVIF", b"avis": "AVIF", b"heic": "HEIC", b"heix": "HEIC", b"mif1": "HEIC"}
_STARTS: Mapping[bytes, str] = {
    b"\x89PNG\r\n\x1a\n": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF87a": "GIF",
    b"GIF89a": "GIF",
    b"II*\x00": "TIFF",
    b"MM\x00*": "TIFF",
    b"II+\x00": "TIFF",
    b"MM\x00+": "TIFF",
    b"BM": "BMP",
    b"%PDF": "PDF",
    b"PK\x03\x04": "ZIP",
    b"8BPS": "PSD",
    b"\x00\x00\x01\x00": "ICO",
    b"\x00\x00\x00\x0cjP  ": "JPEG 2000",
    b"\x00\x00\x00\x0cJXL ": "JPEG XL",
    b"\xff\x0a": "JPEG XL",
}
READ = frozenset(("PNG", "JPEG", "GIF", "TIFF", "BMP", "WEBP", "AVIF"))
"""What is decoded here."""


def form_of(data: bytes) -> str:
    """Return the name of the form: ``PNG``, ``SVG``, ``PDF``, ...; "" where it is unknown."""
    for start, form in _STARTS.items():
        if data.startswith(start):
            return form
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP"
    if data[4:8] == b"ftyp":
        return _brand(data)
    return _markup(data[:HEAD])


def refusal(form: str) -> Text:
    """Return why a file of this form is not read, and what to do."""
    if form == "SVG":
        return T("an SVG drawing is not read; save it as PNG and give that")
    if form == "HTML":
        return T("this is a page of the web, not a picture; perhaps a shop's error page")
    if form == "PDF":
        return T("this is a PDF, not a picture; save its pages as PNG or TIFF and give those")
    if form == "ZIP":
        return T("this is an archive, not a picture; unpack it and give its pictures")
    if form:
        return T("the form {form} is not read; save it as PNG or JPEG and give that", form=form)
    return T(
        "this is no picture in a form known here; those are PNG, JPEG, WebP, GIF, TIFF, BMP "
        "and AVIF"
    )


def _brand(data: bytes) -> str:
    """Return the form of a file of the ISO family, by the brands that it names."""
    length = min(int.from_bytes(data[:4], "big"), 256)
    brands = [data[8:12], *(data[at : at + 4] for at in range(16, length - 3, 4))]
    known = [_BRANDS[brand] for brand in brands if brand in _BRANDS]
    return "AVIF" if "AVIF" in known else next(iter(known), "")


def _markup(head: bytes) -> str:
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if not text.startswith(b"<"):
        return ""
    if b"<svg" in text:
        return "SVG"
    return "HTML" if b"<html" in text or text.startswith(b"<!doctype html") else ""
