"""Class symbols in their folded form: CPC, IPC, USPC, Locarno."""

import re
from collections.abc import Iterable, Iterator

from maodun.domain.rights import Classification
from maodun.sources.uspto_xml.texts import facts
from maodun.sources.uspto_xml.trees import Element

_IPC = re.compile(r"([A-H]\d\d[A-Z])\s*0*(\d{1,4})\s*/\s*(\d{2,6})", re.ASCII)
_IPC_PLACES = re.compile(
    r"(?P<class>[A-H]\d\d[A-Z])(?P<group>(?: {0,2})\d{1,3})(?P<subgroup>\d{2,4})", re.ASCII
)
_USPC = re.compile(r"(?P<class>.{3})(?P<main>.{0,3})(?P<rest>.*)", re.DOTALL)
_LOCARNO = re.compile(r"(\d{2})-?(\d{2})", re.ASCII)


def cpc(element: Element) -> Iterator[Classification]:
    """Yield the symbols of ``classifications-cpc``, the main one marked."""
    mains = element.findall("main-cpc/classification-cpc")
    for symbol in element.iter("classification-cpc"):
        yield Classification("cpc", _symbol(symbol), symbol in mains)


def ipcr(element: Element) -> Iterator[Classification]:
    """Yield the symbols of ``classifications-ipcr``; the first printed is the main one."""
    for position, symbol in enumerate(element.iterchildren("classification-ipcr")):
        yield Classification("ipc", _symbol(symbol), position == 0)


def ipc(element: Element) -> Iterator[Classification]:
    """Yield the symbols of the IPC as it was before 2006: ``G06F015/16``."""
    for text, main in _printed(element):
        if (symbol := ipc_symbol(text)) is not None:
            yield Classification("ipc", symbol, main)


def uspc(element: Element) -> Iterator[Classification]:
    """Yield the symbols of the office's own classes."""
    for text, main in _printed(element):
        if (symbol := uspc_symbol(text)) is not None:
            yield Classification("uspc", symbol, main)


def locarno(element: Element) -> Iterator[Classification]:
    """Yield the Locarno classes: ``2803`` is ``28-03``."""
    for text, main in _printed(element):
        if (symbol := locarno_symbol(text)) is not None:
            yield Classification("locarno", symbol, main)


def once(found: Iterable[Classification]) -> tuple[Classification, ...]:
    """Return each symbol once, as it came first; combination sets name symbols again."""
    seen: dict[tuple[str, str], Classification] = {}
    for symbol in found:
        seen.setdefault((symbol.scheme, symbol.symbol), symbol)
    return tuple(seen.values())


def ipc_symbol(text: str) -> str | None:
    """Return ``G06F 15/16`` for ``G06F015/16``; None where it is no symbol."""
    found = _IPC.search(text.upper())
    return f"{found[1]} {found[2]}/{found[3]}" if found else None


def ipc_places(text: str) -> str | None:
    """Return ``G06F 15/16`` for ``G06F 1516``: three places of group, then the subgroup."""
    found = _IPC_PLACES.fullmatch(text.strip().upper())
    if found is None:
        return ipc_symbol(text)
    return f"{found['class']} {found['group'].strip()}/{found['subgroup']}"


def uspc_symbol(text: str) -> str | None:
    """Return ``D28/47``, ``180/65.27``, ``290/40C``: three places each, then the decimals.

    Places are filled with blanks or zeros on the left; nine digits have three decimals.
    """
    found = _USPC.fullmatch(text)
    if found is None or not any(character.isdigit() for character in found["class"]):
        return None
    first = re.sub(r"^([A-Z]*)[\s0]+", r"\1", found["class"].strip()) or "0"
    main, rest = found["main"].strip().lstrip("0"), found["rest"].strip()
    if rest.isdigit():
        rest = f".{rest.rstrip('0')}" if rest.rstrip("0") else ""
    return f"{first}/{main}{rest}" if main or rest else first


def locarno_symbol(text: str) -> str | None:
    """Return ``28-03`` for ``2803``; None where it is no class."""
    found = _LOCARNO.fullmatch(text.strip())
    return f"{found[1]}-{found[2]}" if found else None


def _printed(element: Element) -> Iterator[tuple[str, bool]]:
    for child in element:
        if child.tag in ("main-classification", "further-classification"):
            yield child.text or "", child.tag == "main-classification"


def _symbol(element: Element) -> str:
    named = facts(element)
    return (
        f"{named.get('section', '')}{named.get('class', '')}{named.get('subclass', '')} "
        f"{named.get('main-group', '')}/{named.get('subgroup', '')}"
    )
