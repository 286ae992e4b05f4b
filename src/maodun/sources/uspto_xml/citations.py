"""Earlier documents named in a grant, and who named them."""

from collections.abc import Iterator

from maodun.domain.rights import Citation
from maodun.sources.uspto_xml.days import day_or_none
from maodun.sources.uspto_xml.family import publication
from maodun.sources.uspto_xml.texts import facts, plain
from maodun.sources.uspto_xml.trees import Element

BY = {
    "cited by examiner": "examiner",
    "cited by applicant": "applicant",
    "cited by other": "other",
    "cited by third party": "other",
}


def citations(element: Element) -> Iterator[Citation]:
    """Yield patents and other literature in printed order."""
    for cited in element:
        patent = literature = None
        by = "unknown"
        for child in cited:
            if child.tag == "patcit":
                patent = child
            elif child.tag == "nplcit":
                literature = child
            elif child.tag == "category":
                by = BY.get((child.text or "").strip().lower(), "unknown")
        if patent is not None:
            yield _patent(patent, by)
        elif literature is not None and (text := plain(literature)):
            yield Citation(text, False, by)  # noqa: FBT003 - a dataclass, by position for speed


def _patent(element: Element, by: str) -> Citation:
    for child in element:
        if child.tag == "document-id":
            named = facts(child)
            cited, dated = publication(named), day_or_none(named.get("date", ""))
            return Citation(cited, True, by, dated)  # noqa: FBT003 - as above
    return Citation(plain(element), True, by)  # noqa: FBT003 - as above
