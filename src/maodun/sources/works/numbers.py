"""Numbers under which offices register works, to one form: ``USWKVA0002345678``."""

import re
import unicodedata

from maodun.domain.errors import SourceError
from maodun.domain.text import T

LONGEST = 60
US_LENGTH = 12
"""Letters and digits as the US Copyright Office's catalogue writes them: ``VA0002345678``."""

_US = re.compile(r"(TX|VA|PA|SR|RE|CSN|GVA|GTX|MW|TXU|VAU|PAU|SRU)(\d{1,10})", re.ASCII)
_CN = re.compile(r"(\D?)作登字(?:第)?(\d{4})([A-L])(\d{1,10})号?")
_BETWEEN = re.compile(r"[\s\-‐-―－./()（）【】\[\]]+")
_PLAIN = re.compile(r"(?=.*\d)[A-Z0-9]{2,40}", re.ASCII)
_OFFICE = re.compile(r"[A-Z]{2}", re.ASCII)
PROVINCES = dict(
    zip(
        "国京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔滇藏陕甘青宁新",
        (
            "", "BJ", "TJ", "HE", "SX", "NM", "LN", "JL", "HL", "SH", "JS", "ZJ", "AH", "FJ",
            "JX", "SD", "HA", "HB", "HN", "GD", "GX", "HI", "CQ", "SC", "GZ", "YN", "XZ", "SN",
            "GS", "QH", "NX", "XJ",
        ),
        strict=True,
    )
)  # fmt: skip
"""Letters for the province that registered a work (GB/T 2260); ``国``: the national centre."""


def work_number(printed: str, *, office: str) -> tuple[str, str]:
    """Return the canonical number of a registered work, and its office.

    US numbers (``VA 2-345-678``) and Chinese ones (国作登字-2020-F-00123456) name their office;
    others are those of ``office`` (ST.3), "" if that is not known.

    Raises:
        SourceError: It is no such number, or nothing says whose.
    """
    folded = _BETWEEN.sub("", unicodedata.normalize("NFKC", printed[:LONGEST]).upper())
    if (found := _US.fullmatch(folded)) and office in ("", "US"):
        letters, digits = found[1], found[2]
        return f"USWK{letters}{digits.zfill(US_LENGTH - len(letters))}", "US"
    if (found := _CN.fullmatch(folded)) and office in ("", "CN"):
        place = PROVINCES.get(found[1] or "国")
        if place is not None:
            return f"CNWK{place}{found[2]}{found[3]}{found[4].zfill(8)}", "CN"
    if not _PLAIN.fullmatch(folded) or len(printed) > LONGEST:
        raise SourceError(
            T("{text} is not the number of a registered work", text=printed[:LONGEST] or "-")
        )
    if not _OFFICE.fullmatch(office):
        raise SourceError(
            T("nothing says which office {text} is of; add a column office", text=printed)
        )
    return f"{office}WK{folded.removeprefix(office)}", office
