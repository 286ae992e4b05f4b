"""One case file of the daily and annual XML to a draft of its mark."""

from collections.abc import Callable
from functools import lru_cache

from maodun.domain.rights import Priority, Relation
from maodun.sources.uspto_trademarks import codes, statements
from maodun.sources.uspto_trademarks.draft import MarkDraft, Owner
from maodun.sources.uspto_xml.days import day_or_none
from maodun.sources.uspto_xml.parties import country_code
from maodun.sources.uspto_xml.texts import facts, fold
from maodun.sources.uspto_xml.trees import Element

TRUE = "T"
_AGENTS = ("attorney-name", "domestic-representative-name")
_HEADER = (
    "filing-date",
    "registration-date",
    "status-code",
    "status-date",
    "mark-identification",
    "mark-drawing-code",
    "published-for-opposition-date",
    "renewal-date",
    "standard-characters-claimed-in",
    *_AGENTS,
)
"""Of the header's more than eighty elements, which are most of a case file."""

_OWNER = ("party-type", "party-name", "country", "state")
CLASS_DIGITS = 3
_MOST_OWNERS = 1_000


def read_case_file(root: Element) -> MarkDraft:
    """Return what a ``case-file`` says of its mark."""
    draft = MarkDraft()
    for part in root.iterchildren(*_PARTS):
        _PARTS[part.tag](draft, part)
    return draft


def _serial(draft: MarkDraft, part: Element) -> None:
    draft.serial = part.text or ""


def _registration(draft: MarkDraft, part: Element) -> None:
    draft.registration = part.text or ""


def _header(draft: MarkDraft, part: Element) -> None:
    found = {child.tag: child.text or "" for child in part.iterchildren(*_HEADER)}
    get = found.get
    draft.filed = day_or_none(get("filing-date", ""))
    draft.registered = day_or_none(get("registration-date", ""))
    draft.published = day_or_none(get("published-for-opposition-date", ""))
    draft.status = fold(get("status-code", ""))
    draft.status_on = day_or_none(get("status-date", ""))
    draft.renewed = day_or_none(get("renewal-date", ""))
    draft.words = fold(get("mark-identification", ""))
    draft.drawing = get("mark-drawing-code", "").strip()
    draft.standard_characters = get("standard-characters-claimed-in", "").strip() == TRUE
    for tag in _AGENTS:
        if name := fold(get(tag, "")):
            draft.agents.append(name)


def _statements(draft: MarkDraft, part: Element) -> None:
    for element in part:
        found = facts(element)
        code, text = found.get("type-code", "").strip(), found.get("text", "")
        if code.startswith(codes.GOODS):
            printed = code[len(codes.GOODS) :][:CLASS_DIGITS]
            draft.goods.setdefault(printed, []).append(statements.goods_text(text))
        elif text.strip():
            _about_sign(draft, code, text)


def _about_sign(draft: MarkDraft, code: str, text: str) -> None:
    if code.startswith(codes.DISCLAIMERS):
        draft.disclaimed += statements.disclaimed(text)
    elif code.startswith(codes.DESCRIPTION):
        draft.description = fold(text)
    elif code.startswith(codes.OVERFLOW):
        draft.words = fold(f"{draft.words} {text}")
    elif code.startswith(codes.NAMES):
        draft.names_person = statements.names_person(text)
    elif code.startswith(codes.TRANSLATION):
        draft.translation = draft.translation or statements.translation(text)
    elif code.startswith(codes.TRANSLITERATION):
        draft.transliteration, meant = statements.transliteration(text)
        draft.translation = draft.translation or meant


def _classes(draft: MarkDraft, part: Element) -> None:
    for element in part:
        international: list[str] = []
        primary = ""
        for code in element.iterchildren("international-code", "primary-code"):
            printed = (code.text or "").strip()
            if code.tag == "primary-code":
                primary = printed
            else:
                international.append(printed)
        if international:
            draft.nice[primary or international[0]] = tuple(international)


def _owners(draft: MarkDraft, part: Element) -> None:
    for element in part:
        found = {child.tag: child.text or "" for child in element.iterchildren(*_OWNER)}
        name, party_type = fold(found.get("party-name", "")), found.get("party-type", "")
        if name and len(draft.owners) < _MOST_OWNERS:
            draft.owners.append(Owner(_number(party_type), name, _country(element, found)))


def _country(owner: Element, found: dict[str, str]) -> str | None:
    """Return where the owner's address is, else its nationality; a state is one of the US."""
    country = country_code(found.get("country"))
    if country is None and found.get("state", "").strip():
        return "US"
    return country or country_code(owner.findtext("nationality/country"))


def _design_codes(draft: MarkDraft, part: Element) -> None:
    draft.design_codes += [(code.text or "").strip() for code in part.iter("code")]


def _foreign(draft: MarkDraft, part: Element) -> None:
    for element in part:
        found = facts(element)
        country = country_code(found.get("country"))
        if country and found.get("foreign-priority-claim-in", "").strip() == TRUE:
            number = fold(found.get("application-number", ""))
            filed = day_or_none(found.get("filing-date", ""))
            draft.priorities.append(Priority(country, number, filed, "national"))


def _international(draft: MarkDraft, part: Element) -> None:
    found = facts(part)
    number = fold(found.get("international-registration-number", "")).lstrip("0")
    if not number:
        return
    registered = day_or_none(found.get("international-registration-date", ""))
    draft.relations.append(Relation("other", f"WOTM{number}", registered))
    if found.get("priority-claimed-in", "").strip() == TRUE:
        claimed = day_or_none(found.get("priority-claimed-date", ""))
        draft.priorities.append(Priority("WO", number, claimed, "international"))


@lru_cache(maxsize=256)
def _number(text: str) -> int:
    plain = text.strip()
    return int(plain) if plain.isascii() and plain.isdigit() and len(plain) <= 2 else 0  # noqa: PLR2004 - of two digits


_Read = Callable[[MarkDraft, Element], None]
_PARTS: dict[str, _Read] = {
    "serial-number": _serial,
    "registration-number": _registration,
    "case-file-header": _header,
    "case-file-statements": _statements,
    "classifications": _classes,
    "case-file-owners": _owners,
    "design-searches": _design_codes,
    "foreign-applications": _foreign,
    "international-registration": _international,
}
"""What is read of a case file, by the element under its root."""
