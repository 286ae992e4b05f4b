"""Numbers of marks as registers print them, to one form: ``CNTM12345678``."""

import re
import unicodedata

from maodun.domain.errors import SourceError
from maodun.domain.text import T

LONGEST = 40
EM_DIGITS = 9
US_DIGITS = 8
_BETWEEN = re.compile(r"[\s,./·'’-]+")
_NAMED = re.compile(r"^(?:NO|NR|№|第|注册号|申请号|IR)[:：]?|号$")
_NUMBER = re.compile(r"[A-Z]{0,3}\d{1,14}[A-Z]{0,2}", re.ASCII)


def mark_number(printed: str, *, office: str) -> str:
    """Return the canonical number of a mark at ``office`` (ST.3).

    EU numbers have nine digits and those of the United States eight, with zeros in front;
    letters are kept, as the ``G`` and ``W`` of international registrations in national
    registers.

    Raises:
        SourceError: It cannot be the number of a mark.
    """
    body = plain_number(printed, office=office)
    if body.isdigit() and office in _FILLED:
        body = body.zfill(_FILLED[office])
    if office == "WO":
        body = body.lstrip("0")
    return f"{office}TM{body}"


def plain_number(printed: str, *, office: str) -> str:
    """Return a number as printed without separators and without the office in front.

    Raises:
        SourceError: It has other signs than letters around digits.
    """
    folded = _BETWEEN.sub("", unicodedata.normalize("NFKC", printed[:LONGEST]).upper())
    body = _NAMED.sub("", _NAMED.sub("", folded)).removeprefix(office).removeprefix("TM")
    if len(printed) > LONGEST or not _NUMBER.fullmatch(body):
        raise SourceError(
            T("{text} is not the number of a trademark", text=printed[:LONGEST] or "-")
        )
    return body


_FILLED = {"EM": EM_DIGITS, "US": US_DIGITS}
