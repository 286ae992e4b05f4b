"""Spellings of patents, designs and their applications; ``marks`` knows those of marks."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from maodun.domain.errors import BadNumber
from maodun.domain.numbers.marks import spelled_mark
from maodun.domain.text import T

LONGEST = 60
"""Characters of the longest text looked at; the longest spelling known has about 40."""


@dataclass(frozen=True, slots=True)
class RightNumber:
    """The number of a publication or, for some spellings, of an application.

    Attributes:
        office: ST.3 code.
        body: Letters and digits without separators: ``11427642``, ``D1066113``,
            ``20210012345``, ``008123456-0001``; marks and applications as the package says.
        kind: Kind code, or "" where the spelling has none.
        is_application: The spelling names the application, not the publication.
    """

    office: str
    body: str
    kind: str = ""
    is_application: bool = False

    @property
    def key(self) -> str:
        """The number without its kind code; publications of one right may share it."""
        return f"{self.office}{self.body}"

    def __str__(self) -> str:
        """The canonical form."""
        return f"{self.key}{self.kind}"


@lru_cache(maxsize=65_536)
def parse_number(text: str, *, office: str = "US") -> RightNumber:
    """Return the number meant by ``text``; ``office`` is assumed where it names none.

    Raises:
        BadNumber: No spelling we know.
    """
    plain = _plain(text) if len(text) <= LONGEST else ""
    if (mark := spelled_mark(plain, office)) is not None:
        return RightNumber(*mark)
    folded = _folded(plain)
    for pattern, build in _SPELLINGS:
        found = pattern.fullmatch(folded)
        if found is not None and (number := build(found, office)) is not None:
            return number
    code, rest = _split_office(folded, office)
    number = _BY_OFFICE.get(code, _elsewhere)(code, rest)
    if number is None:
        raise _not_known(text)
    return number


def us_application(digits: str, *, series: str = "") -> str:
    """Return the canonical number of a US application from the office's digits.

    ``digits`` are the eight of series and serial number, or only the serial number, and then
    ``series`` says the rest. Separators are ignored.

    Raises:
        BadNumber: Not that many digits.
    """
    plain = re.sub(r"[\s,./-]", "", digits)
    whole = plain if len(plain) > _SERIAL_DIGITS else f"{series:0>2}{plain:0>{_SERIAL_DIGITS}}"
    if not plain or not re.fullmatch(r"\d{8}", whole, re.ASCII):
        raise _not_known(f"{series} {digits}".strip())
    return f"US{whole[:2]}/{whole[2:]}"


_SERIAL_DIGITS = 6
_US_DIGITS = 8
_EP_DIGITS = 7
_CENTURY_TURNS = 78
"""The PCT began in 1978: two digits of year below that are of this century."""
_US_LETTERS = frozenset({"RE", "PP", "AI", "RX"})
_NOT_OFFICES = frozenset({"ZL", "DM", "WO"})
"""Prefixes whose every spelling has its own pattern."""
_CN_WEIGHTS = (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)
"""Of the check digit of Chinese applications: the weighted sum modulo 11, X for ten."""
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−ー", "-"))
_WORDS = re.compile(
    r"(?:UNITEDSTATES|U\.S\.|US)?(?:PATENT|PAT\.|PAT(?=NO|APP|PUB))"
    r"(?:APPLICATION|APPLN\.?|APPL?\.?)?(?:PUBLICATION|PUB\.?)?(?:NUMBER|NOS?\.?)?"
    r"|^(?:APPLICATION|APPLN\.?|APPL?\.?|SERIAL|SER\.?)?(?:NUMBER|NO\.):?"
    r"|(?:中国|美国)?(?:授权|专利|申请|公开|公告)+号:?"
)
_SEPARATORS = re.compile(r"[-/.]")
_OFFICE = re.compile(r"([A-Z]{2})[-/.]?([A-Z]{0,2}[-/.]?\d.*)", re.ASCII)
_NUMBER = re.compile(
    r"(?P<letters>[A-Z]{0,2})[-/.]?(?P<digits>\d(?:[-/.]?\d)*)(?:[-/.]?(?P<kind>[A-Z]\d?))?",
    re.ASCII,
)
_CHECKED = re.compile(r"(?P<body>[A-Z]{0,2}\d(?:[-/]?\d)*)\.(?P<check>[\dX])", re.ASCII)


def _plain(text: str) -> str:
    capitals = unicodedata.normalize("NFKC", text).translate(_DASHES).upper()
    return re.sub(r"[\s,'’]+", "", capitals)


def _folded(plain: str) -> str:
    plain = _WORDS.sub(lambda found: "US" if found[0].startswith("U") else "", plain)
    return plain.replace("U.S.", "US").replace("DES.", "D").strip("-./:;")


def _not_known(text: str) -> BadNumber:
    shown = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
    return BadNumber(
        T("{text} is not a number of a right in any spelling known here", text=shown)
    )


def _split_office(folded: str, office: str) -> tuple[str, str]:
    named = _OFFICE.fullmatch(folded)
    if named is None:
        return office, folded
    return ("US", folded) if named[1] in _US_LETTERS else (named[1], named[2])


def _us_serial(found: re.Match[str], office: str) -> RightNumber | None:
    if office != "US" and not found["us"]:
        return None
    return RightNumber("US", f"{found['series']}/{found['serial']}", is_application=True)


def _us_published(found: re.Match[str], office: str) -> RightNumber | None:
    if office != "US" and not found["us"]:
        return None
    return RightNumber("US", f"{found['year']}{found['serial']:0>7}", found["kind"] or "")


def _pct(found: re.Match[str], _office: str) -> RightNumber:
    body = f"PCT/{found['at']}{_year(found['year'])}/{found['serial']:0>6}"
    return RightNumber("WO", body, is_application=True)


def _wipo(found: re.Match[str], office: str) -> RightNumber | None:
    if office != "WO" and not found["wo"]:
        return None
    return RightNumber(
        "WO", f"{_year(found['year'])}{found['serial']:0>6}", found["kind"] or ""
    )


def _year(digits: str) -> str:
    if len(digits) > 2:  # noqa: PLR2004 - two digits or four
        return digits
    return f"19{digits}" if int(digits) >= _CENTURY_TURNS else f"20{digits}"


def _hague(found: re.Match[str], _office: str) -> RightNumber:
    return RightNumber("WO", f"DM{found['serial']:0>6}")


def _eu_design(found: re.Match[str], _office: str) -> RightNumber:
    return RightNumber("EM", f"{found['serial']:0>9}-{found['view']:0>4}")


def _cn_application(found: re.Match[str], office: str) -> RightNumber | None:
    if not found["cn"] and office not in ("CN", "US"):
        return None
    if not found["cn"] and not found["check"] and office != "CN":
        return None
    serial = found["serial"]
    check = found["check"] or _cn_check(serial)
    return RightNumber("CN", f"{serial}.{check}", is_application=True)


def _cn_check(serial: str) -> str:
    total = sum(int(digit) * weight for digit, weight in zip(serial, _CN_WEIGHTS, strict=False))
    return "0123456789X"[total % 11]


_Build = Callable[[re.Match[str], str], RightNumber | None]
_SPELLINGS: tuple[tuple[re.Pattern[str], _Build], ...] = tuple(
    (re.compile(pattern, re.ASCII), build)
    for pattern, build in (
        (r"(?P<us>US-?)?(?P<series>\d{2})/(?P<serial>\d{6})", _us_serial),
        (
            r"(?P<us>US-?)?(?P<year>20\d{2})[-/](?P<serial>\d{1,7})[-/]?(?P<kind>[A-Z]\d?)?",
            _us_published,
        ),
        (
            r"(?:WO[-/]?)?PCT[-/]?(?P<at>[A-Z]{2})[-/]?"
            r"(?P<year>(?:19|20)\d\d|\d\d)[-/]?(?P<serial>\d{5,6})",
            _pct,
        ),
        (
            r"(?P<wo>WO[-/]?)*(?P<year>(?:19|20)\d\d|\d\d)[-/]?(?P<serial>\d{5,6})"
            r"[-/]?(?P<kind>[A-Z]\d?)?",
            _wipo,
        ),
        (r"(?:WO[-/]?)?DM[-/]?(?P<serial>\d{1,6})", _hague),
        (r"(?P<serial>\d{6,9})-(?P<view>\d{4})", _eu_design),
        (
            r"(?:EM|EU|EUIPO|RCD)[-/]?(?:(?P<serial>\d{4,9})-(?P<view>\d{1,4}))(?:-?[SD]\d?)?",
            _eu_design,
        ),
        (r"(?:EM|EU|EUIPO|RCD)[-/]?(?P<serial>\d{9})(?P<view>\d{4})(?:-?[SD]\d?)?", _eu_design),
        (
            r"(?P<cn>ZL|CN[-/]?(?:ZL)?)?(?P<serial>(?:19|20)\d\d[1-9]\d{7})(?:\.?(?P<check>[\dX]))?",
            _cn_application,
        ),
        (r"(?P<cn>CN[-/]?)(?P<serial>\d\d[1-9]\d{5})\.(?P<check>[\dX])", _cn_application),
        (
            r"(?P<cn>(?:CN[-/]?)?ZL)(?P<serial>\d\d[1-9]\d{5})(?:\.?(?P<check>[\dX]))?",
            _cn_application,
        ),
    )
)


def _us(code: str, rest: str) -> RightNumber | None:
    found = _NUMBER.fullmatch(rest)
    if found is None:
        return None
    letters, digits = found["letters"], _SEPARATORS.sub("", found["digits"]).lstrip("0")
    kind = found["kind"] or ""
    if re.fullmatch(r"20\d{8,9}", digits) and not letters:
        return RightNumber(code, f"{digits[:4]}{digits[4:]:0>7}", kind)
    known = letters in _US_LETTERS or letters in ("", "D", "H", "T", "X")
    if not known or not 1 <= len(digits) <= _US_DIGITS:
        return None
    return RightNumber(code, f"{letters}{digits}", "S1" if kind == "S" else kind)


def _ep(code: str, rest: str) -> RightNumber | None:
    found = re.fullmatch(
        r"(\d{8})(?:\.\d)?", _SEPARATORS.sub("", rest) if "." not in rest else rest
    )
    if found is not None:
        return RightNumber(code, found[1], is_application=True)
    number = _elsewhere(code, rest)
    if number is None or not number.body.isdigit() or len(number.body) > _EP_DIGITS:
        return None
    return RightNumber(code, f"{number.body:0>{_EP_DIGITS}}", number.kind)


def _cn(code: str, rest: str) -> RightNumber | None:
    number = _elsewhere(code, rest)
    known = number is not None and re.fullmatch(r"\d{7,9}", number.body)
    return number if known and number and not number.is_application else None


def _jp(code: str, rest: str) -> RightNumber | None:
    found = re.fullmatch(
        r"(?P<year>[SHR]\d{1,2}|(?:19|20)\d\d)[-/](?P<serial>\d{1,6})[-/]?(?P<kind>[A-Z]\d?)?",
        rest,
    )
    if found is None:
        return _elsewhere(code, rest)
    year = (
        found["year"]
        if found["year"][0] in "12"
        else f"{found['year'][0]}{found['year'][1:]:0>2}"
    )
    return RightNumber(code, f"{year}{found['serial']:0>6}", found["kind"] or "")


def _kr(code: str, rest: str) -> RightNumber | None:
    number = _elsewhere(code, rest.removeprefix("D"))
    if number is None or number.is_application:
        return None
    body = re.sub(r"^(?:10|20)((?:19|20)\d{9})$", r"\1", number.body)
    return RightNumber(code, re.sub(r"^(30\d{7})0000$", r"\1", body), number.kind)


def _elsewhere(code: str, rest: str) -> RightNumber | None:
    if code in _NOT_OFFICES:
        return None
    if (checked := _CHECKED.fullmatch(rest)) is not None:
        body = _SEPARATORS.sub("", checked["body"])
        return RightNumber(code, f"{body}.{checked['check']}", is_application=True)
    found = _NUMBER.fullmatch(rest)
    if found is None or (code == "EM" and len(found["digits"]) > 9):  # noqa: PLR2004 - a mark
        return None
    digits = _SEPARATORS.sub("", found["digits"])
    return RightNumber(code, f"{found['letters']}{digits}", found["kind"] or "")


_BY_OFFICE: dict[str, Callable[[str, str], RightNumber | None]] = {
    "US": _us,
    "EP": _ep,
    "CN": _cn,
    "JP": _jp,
    "KR": _kr,
}
