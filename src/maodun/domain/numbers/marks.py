"""Numbers of marks and of registered works, from any spelling that says it means one.

Digits alone never do: ``76044902`` is a patent, ``US TM 76/044,902`` a mark. So every spelling
here has a word or letters of its own; ``rights`` reads the rest. ``IR`` is the code of
Iran, whose numbers are shorter: only a seven-digit number from 1,000,000 on is one of Madrid.
"""

import re
from collections.abc import Callable

Spelled = tuple[str, str]
"""Office and body of the number: ``US``, ``TM76044902``."""

SERIAL_DIGITS = 8
"""Of an application for a US mark, with its series; a US registration has seven at most."""
EU_DIGITS = 9
WORK_DIGITS = 10

_SEPARATORS = re.compile(r"[-/.]")
_HINT = re.compile("TM|MARK|RN|SN|REG|IR|INTERNATIONAL|MADRID|WK|VA|TX|PA|SR|商标|注册|作登字")
_US = r"(?P<us>UNITEDSTATES(?:OFAMERICA)?|U\.?S\.?A?\.?|USPTO)?-?"
_MARK = r"(?:TRADE-?MARK|SERVICE-?MARK|TM)-?"
_FILED = r"(?:APPLICATION|APPLN?\.?|APP\.?)?(?:SERIAL|SER\.?|SN)?"
_REGISTERED = r"(?:REGISTRATION|REGISTERED|REGN?\.?)"
_NO = r"(?:NUMBER|NUM\.|NOS?\.?|#|:|-)*"
_OFFICE_MARKS = rf"(?:{_FILED}|{_REGISTERED}){_NO}"
_LANDS = {"中国": "CN", "美国": "US", "欧盟": "EM", "国际": "WO", "马德里": "WO"}
_ALIASES = {"EU": "EM"}


def spelled_mark(plain: str, office: str) -> Spelled | None:
    """Return office and body of the mark or work meant, None where the text names neither.

    Args:
        plain: Capitals, without blanks, commas and quotation marks.
        office: Assumed where the text names none.
    """
    if _HINT.search(plain) is None:
        return None
    for pattern, build in _SPELLINGS:
        found = pattern.fullmatch(plain)
        if found is not None and (spelled := build(found, office)) is not None:
            return spelled
    return None


def _of_office(found: re.Match[str], office: str) -> Spelled | None:
    named = "US" if found["us"] else office
    return _numbered(named, found["digits"])


def _numbered(office: str, printed: str) -> Spelled | None:
    """Return the number of a mark by the way its office writes numbers."""
    body = _SEPARATORS.sub("", printed)
    if office == "US":
        return _of_us(body)
    if office == "EM" and body.isdigit():
        return office, f"TM{body:0>{EU_DIGITS}}"
    return office, f"TM{body}"


def _of_us(body: str) -> Spelled | None:
    if not body.isdigit() or len(body) > SERIAL_DIGITS or not int(body):
        return None
    if len(body) == SERIAL_DIGITS and not body.startswith("0"):
        return "US", f"TM{body}"
    return "US", f"RN{body.lstrip('0')}"


def _serial(found: re.Match[str], office: str) -> Spelled | None:
    return _of_us(found["digits"].replace("/", "")) if office == "US" or found["us"] else None


def _registration(found: re.Match[str], office: str) -> Spelled | None:
    named = "US" if found["us"] else office
    return _us_registration(found, "US") if named == "US" else _numbered(named, found["digits"])


def _us_registration(found: re.Match[str], _office: str) -> Spelled | None:
    digits = found["digits"].lstrip("0")
    return ("US", f"RN{digits}") if 0 < len(digits) < SERIAL_DIGITS else None


def _eu(found: re.Match[str], _office: str) -> Spelled | None:
    return _numbered("EM", found["digits"])


def _international(found: re.Match[str], _office: str) -> Spelled:
    return "WO", f"TM{found['digits']}"


def _chinese_words(found: re.Match[str], office: str) -> Spelled | None:
    """A number of eight digits in Chinese words is of China, unless another land is named."""
    digits = found["digits"]
    named = _LANDS.get(found["land"] or "")
    if named is None:
        named = "CN" if len(digits) >= SERIAL_DIGITS and office == "US" else office
    return _numbered(named, digits)


def _numbered_in_china(found: re.Match[str], _office: str) -> Spelled | None:
    return _numbered("CN", found["digits"])


def _anywhere(found: re.Match[str], _office: str) -> Spelled | None:
    return _numbered(_ALIASES.get(found["code"], found["code"]), found["digits"])


def _us_work(found: re.Match[str], _office: str) -> Spelled | None:
    digits = found["digits"].replace("-", "")
    sure = found["us"] or found["word"] or "-" in found["digits"] or digits.startswith("000")
    return ("US", f"WK{found['letters']}{digits:0>{WORK_DIGITS}}") if sure else None


def _chinese_work(found: re.Match[str], _office: str) -> Spelled:
    return "CN", "WK" + _SEPARATORS.sub("", found["number"])


def _work(found: re.Match[str], _office: str) -> Spelled | None:
    body = _SEPARATORS.sub("", found["number"])
    return (found["code"], f"WK{body}") if body else None


_Build = Callable[[re.Match[str], str], Spelled | None]
_SPELLINGS: tuple[tuple[re.Pattern[str], _Build], ...] = tuple(
    (re.compile(pattern), build)
    for pattern, build in (
        (rf"{_US}{_MARK}{_OFFICE_MARKS}(?P<digits>[0-9]{{2}}/?[0-9]{{6}})", _of_office),
        (rf"{_US}SN{_NO}(?P<digits>[789][0-9]/?[0-9]{{6}})", _serial),
        (
            rf"{_US}(?:{_MARK})?{_REGISTERED}(?:{_MARK})?{_NO}(?P<digits>[0-9]{{1,8}})",
            _registration,
        ),
        (rf"(?:US-?)?RN{_NO}(?P<digits>[0-9]{{1,7}})", _us_registration),
        (rf"{_US}{_MARK}{_NO}(?P<digits>[0-9]{{1,7}})", _of_office),
        (
            r"(?:EUTM|CTM|(?:EU|EUROPEANUNION|COMMUNITY)TRADE-?MARK|(?:EM|EU|EUIPO)-?TM)"
            rf"{_OFFICE_MARKS}(?P<digits>W?[0-9]{{1,9}})",
            _eu,
        ),
        (
            r"(?:(?:WO|IR|WIPO)-?TM|INTERNATIONAL(?:TRADE-?MARK)?(?:REGISTRATION)?"
            rf"|MADRID(?:REGISTRATION|TM)?){_NO}(?P<digits>[0-9]{{3,7}}[A-Z]?)",
            _international,
        ),
        (rf"IR{_NO}(?P<digits>1[0-9]{{6}})", _international),
        (
            rf"(?:CHINA|CHINESE|PRC){_MARK}{_OFFICE_MARKS}(?P<digits>[0-9]{{1,9}}[A-Z]?)",
            _numbered_in_china,
        ),
        (
            r"(?P<land>中国|美国|欧盟|国际|马德里)?(?:注册商标|商标注册|商标申请|商标|注册)证?"
            r"(?:编?号码?)?:?第?(?P<digits>[0-9]{1,9}[A-Z]?)号?",
            _chinese_words,
        ),
        (r"(?:中国)?第(?P<digits>[0-9]{1,9}[A-Z]?)号(?:注册)?商标", _numbered_in_china),
        (
            r"(?P<code>[A-Z]{2})-?TM-?(?P<digits>[A-Z]{0,4}[0-9](?:[-/.]?[0-9A-Z])*)",
            _anywhere,
        ),
        (
            rf"{_US}(?P<word>COPYRIGHT|WK-?)?(?:{_REGISTERED})?{_NO}"
            r"(?P<letters>VAU|VA|TXU|TX|PAU|PA|SRU|SR)-?"
            r"(?P<digits>[0-9]-?[0-9]{3}-?[0-9]{3}|[0-9]{10})",
            _us_work,
        ),
        (
            r"(?:CN-?(?:WK-?)?)?(?P<number>[\u4e00-\u9fff]{1,2}作登字-?[0-9]{4}-?[A-Z]-?[0-9]{8})号?",
            _chinese_work,
        ),
        (r"(?P<code>[A-Z]{2})-?WK-?(?P<number>[^\W_](?:[-/.]?[^\W_]){0,39})", _work),
    )
)
