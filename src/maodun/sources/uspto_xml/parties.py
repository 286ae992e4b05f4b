"""People and companies named in a publication."""

from collections.abc import Iterator

from maodun.domain.rights import Party
from maodun.sources.uspto_xml.texts import plain
from maodun.sources.uspto_xml.trees import Element

ROLES = {
    "applicant": ("applicant",),
    "us-applicant": ("applicant",),
    "inventor": ("inventor",),
    "deceased-inventor": ("inventor",),
    "us-deceased-inventor": ("inventor",),
    "agent": ("agent",),
    "assignee": ("assignee",),
    "primary-examiner": ("examiner",),
    "assistant-examiner": ("examiner",),
}
_GIVEN = ("prefix", "first-name", "middle-name", "last-name", "suffix")
_CODE = 2


def parties(element: Element) -> Iterator[Party]:
    """Yield everybody named under ``parties``, ``assignees`` or ``examiners``, as printed.

    Until 2012 the applicants of the United States were the inventors and are printed once, as
    ``applicant-inventor``; they come in both roles.
    """
    for named in element.iter(*ROLES):
        words, country = _words(named)
        name = words.get("orgname") or " ".join(
            words[part] for part in _GIVEN if words.get(part)
        )
        name = name or words.get("name", "")
        if not name:
            continue
        for role in ROLES[named.tag]:
            yield Party(name, country, role)
        if named.tag == "applicant" and named.get("app-type") == "applicant-inventor":
            yield Party(name, country, "inventor")


def country_code(text: str | None) -> str | None:
    """Return an ST.3 code, or None for ``unknown``, ``omitted`` and nothing."""
    code = (text or "").strip()
    return code if len(code) == _CODE and code.isalpha() and code.isupper() else None


def _words(named: Element) -> tuple[dict[str, str], str | None]:
    words: dict[str, str] = {}
    country = residence = None
    for piece in named.iterdescendants():
        tag = piece.tag
        if tag == "country":
            within = piece.getparent()
            if within is not None and within.tag == "address":
                country = country or country_code(piece.text)
            elif within is not None and within.tag == "residence":
                residence = country_code(piece.text)
        elif tag in _GIVEN or tag in ("orgname", "name"):
            words.setdefault(tag, plain(piece))
    return words, country or residence
