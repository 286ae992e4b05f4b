"""Numbers under which offices register works, to one form: ``USWKVA0002345678``."""

import re
import unicodedata

from maodun.domain.errors import SourceError
from maodun.domain.text import T

LONGEST = 60
US_DIGITS = 10
"""As the US Copyright Office's catalogue writes numbers: ``VA0002345678``."""

CN_DIGITS = 8
_US = re.compile(r"(TX|VA|PA|SR|RE|CSN|GVA|GTX|MW|TXU|VAU|PAU|SRU)(\d{1,10})", re.ASCII)
_CN = re.compile(r"([\u4e00-\u9fff]{0,2})作登字第?(\d{4})([A-L])(\d{1,10})号?")
_BETWEEN = re.compile(r"[\s\-‐-―－./()（）【】\[\]]+")
_PLAIN = re.compile(r"(?=.*\d)[A-Z0-9]{2,40}", re.ASCII)
_OFFICE = re.compile(r"[A-Z]{2}", re.ASCII)


def work_number(printed: str, *, office: str) -> tuple[str, str]:
    """Return the canonical number of a registered work, and its office.

    US numbers (``VA 2-345-678``) and Chinese ones (国作登字-2020-F-00123456) name their office;
    others are those of ``office`` (ST.3), "" if that is not known.

    Raises:
        SourceError: It is no such number, or nothing says whose.
    """
    folded = _BETWEEN.sub("", unicodedata.normalize("NFKC", printed[:LONGEST]).upper())
    if (found := _US.fullmatch(folded)) and office in ("", "US"):
        return f"USWK{found[1]}{found[2].zfill(US_DIGITS)}", "US"
    if (found := _CN.fullmatch(folded)) and office in ("", "CN"):
        place, year, sort, serial = found.groups()
        return f"CNWK{place}作登字{year}{sort}{serial.zfill(CN_DIGITS)}", "CN"
    if not _PLAIN.fullmatch(folded) or len(printed) > LONGEST:
        raise SourceError(
            T("{text} is not the number of a registered work", text=printed[:LONGEST] or "-")
        )
    if not _OFFICE.fullmatch(office):
        raise SourceError(
            T("nothing says which office {text} is of; add a column office", text=printed)
        )
    return f"{office}WK{folded.removeprefix(office)}", office
