"""Named characters of the old forms, from a fixed table; no DTD is ever read."""

import re
from functools import cache
from html.entities import html5

_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})
_GREEK = {
    "a": "α", "b": "β", "g": "γ", "d": "δ", "e": "ε", "z": "ζ", "ee": "η", "th": "θ",
    "i": "ι", "k": "κ", "l": "λ", "m": "μ", "n": "ν", "x": "ξ", "o": "ο", "p": "π",
    "r": "ρ", "s": "σ", "sf": "ς", "t": "τ", "u": "υ", "ph": "φ", "kh": "χ", "ps": "ψ",
    "oh": "ω",
}  # fmt: skip
"""ISO 8879 "Greek letters" without the closing ``gr``; capitals begin with a capital."""
_NAMED = re.compile(rb"&([A-Za-z][A-Za-z0-9]{0,31});")
_OLD = {"sbsol": "\\", "hearts": "♥", "thinsp": "\u2009", "tilde": "~", "it": ""}


def resolve_names(content: bytes, *, encoding: str) -> bytes:
    """Return the bytes with named characters in place; a name nobody knows stays readable."""
    return _NAMED.sub(lambda found: _character(found[1], encoding), content)


@cache
def _table() -> dict[str, str]:
    table = {name[:-1]: text for name, text in html5.items() if name.endswith(";")}
    for stem, letter in _GREEK.items():
        table[f"{stem}gr"] = letter
        table[f"{stem[0].upper()}{stem[1:]}gr"] = letter.upper()
    return table | _OLD


def _character(name: bytes, encoding: str) -> bytes:
    text = name.decode("ascii")
    if text in _XML:
        return b"&" + name + b";"
    if text not in _table():
        return b"&amp;" + name + b";"
    safe = _table()[text].replace("&", "&amp;").replace("<", "&lt;")
    return safe.encode(encoding, "xmlcharrefreplace")
