"""Names and numbers reduced to what must agree when two spellings mean the same."""

import re
import unicodedata
from functools import lru_cache

from maodun.domain.errors import BadNumber
from maodun.domain.numbers import RightNumber, parse_number
from maodun.domain.records import StatusEvent
from maodun.domain.rights import Right
from maodun.index.storage.entries import REGISTRATION

BETWEEN_HOLDERS = " ; "

LEGAL_FORMS = frozenset(
    {"ag", "bv", "co", "company", "corp", "corporation", "gmbh", "inc", "incorporated", "kg"}
    | {"kk", "limited", "llc", "llp", "lp", "ltd", "nv", "oy", "plc", "pte", "pty", "sa"}
    | {"sarl", "sas", "se", "spa", "srl"}
)
"""Words that say how a company is organised, not who it is; comparing names leaves them out."""

_CHINESE_FORM = re.compile(r"(股份)?(有限)?(责任)?公司$")


def folded_name(name: str) -> str:
    """Return the words of a name that tell who it is, in one spelling."""
    words = folded_words(name)
    kept = [word for word in words if word not in LEGAL_FORMS] or words
    return _CHINESE_FORM.sub("", " ".join(kept))


@lru_cache(maxsize=100_000)
def folded_words(words: str) -> tuple[str, ...]:
    """Return the words of a name, or of what somebody typed to find it, in one spelling."""
    plain = unicodedata.normalize("NFKD", words).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return tuple(re.findall(r"\w+", plain.replace(".", "").replace("'", "")))


def application_key(number: str, office: str) -> str:
    """Return an application number with its office and without separators.

    ``13/123,456`` of the US and ``US13123456`` are the same application.
    """
    folded = re.sub(r"[^0-9A-Z]", "", number.upper())
    return folded if folded[:2].isalpha() else f"{office}{folded}"


def split_number(text: str) -> tuple[str, str]:
    """Return number and kind code of a publication; the code is "" where none is given."""
    try:
        number = parse_number(text)
    except BadNumber:
        return re.sub(r"[^0-9A-Z]", "", text.upper()), ""
    return number.key, number.kind


def mark_key(application: RightNumber) -> str:
    """Return the number of the mark that an application without any word for it may mean."""
    return f"{application.office}TM{application.body.replace('/', '')}"


def registration_key(right: Right) -> str | None:
    """Return the number of a mark's registration where its office numbers that apart."""
    if right.sign is None or not right.sign.registration_number:
        return None
    folded = re.sub(r"[^0-9A-Z]", "", right.sign.registration_number.upper())
    return f"{right.office}{REGISTRATION}{folded}"


def right_key(right: Right) -> str:
    """Return the number of a right without its kind code."""
    return right.publication_number.removesuffix(right.kind_code)


def holder_names(right: Right, events: tuple[StatusEvent, ...]) -> tuple[str, ...]:
    """Return everybody who owns or owned the right, as far as is known, as printed."""
    later = (event.value for event in events if event.kind == "owner" and event.value)
    return tuple(dict.fromkeys([*(party.name for party in right.owners), *later]))
