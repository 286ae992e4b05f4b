"""Numbers of marks as registers print them, to one form: ``CNTM12345678``."""

import re
import unicodedata

from maodun.domain.errors import SourceError
from maodun.domain.text import T

LONGEST = 40
EM_DIGITS = 9
US_DIGITS = 8
US_REGISTRATION = "USRN"
"""Before the number of a US registration, which leads to the mark that has it."""

_BETWEEN = re.compile(r"[\s,./·'’-]+")
_NAMED = re.compile(r"^(?:NO|NR|№|第|注册号|申请号|IR)[:：]?|号$")
_NUMBER = re.compile(r"[A-Z]{0,3}\d{1,14}[A-Z]{0,2}", re.ASCII)


def mark_number(printed: str, *, office: str) -> str:
    """Return the canonical number of a mark at ``office`` (ST.3).

    EU numbers have nine digits, with zeros in front. Letters are kept, as the ``G`` and ``W``
    of international registrations in other registers. Of the United States eight digits are
    the serial number of an application, fewer a registration: ``USRN2178784``.

    Raises:
        SourceError: It cannot be the number of a mark.
    """
    body = plain_number(printed, office=office)
    if office == "US":
        digits = body.lstrip("0")
        return f"USTM{body}" if len(digits) == US_DIGITS else f"{US_REGISTRATION}{digits}"
    if office == "EM" and body.isdigit():
        body = body.zfill(EM_DIGITS)
    return f"{office}TM{body.lstrip('0') if office == 'WO' else body}"


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
