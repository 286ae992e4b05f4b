"""Which claims a claim names, read from its words where the office does not mark them."""

import re

_JOINED = (
    r"(?:,\s?and/or|,\s?or|,\s?and|and/or|through|thru|and|or|to|[,;/–—~-]"
    r"|至|到|或|和|及|与|、)"
)
_NUMBERS = (
    rf"\d{{1,4}}(?:\s{{0,2}}{_JOINED}\s{{0,2}}"
    r"(?:any\s)?(?:one\s)?(?:of\s)?(?:claims?\s)?\d{1,4}){0,60}"
)
_ENGLISH = re.compile(
    rf"\bclaims?\s{{0,3}}(?:nos?\.?\s|numbers?\s)?({_NUMBERS})", re.IGNORECASE
)
_CHINESE = re.compile(rf"权利要求书?第?\s{{0,2}}({_NUMBERS})")
_RANGE = re.compile(
    r"(\d{1,4})\s*(?:-|–|—|~|to|through|thru|至|到)\s*(?:claims?\s)?(\d{1,4})", re.IGNORECASE
)
_NUMBER = re.compile(r"\d{1,4}")
_EARLIER = (
    "prec",
    "Prec",
    "previous",
    "foregoing",
    "prior",
    "above",
    "aforem",
    "述",
    "面",
    "前",
)
_EVERY_EARLIER = re.compile(
    r"\b(?:any|one|either|each|all)(?:\s(?:one|or more|of|the)){0,4}\s"
    r"(?:preceding|previous|foregoing|prior|above|aforementioned)(?:\s(?:numbered|patent))?\sclaims?\b"
    r"|\b(?:the\s)?(?:preceding|previous|foregoing)\sclaims\b"
    r"|(?:上述|前述|前面|之前)(?:的)?(?:任一|任意一|任何一)?(?:项)?(?:所述)?(?:的)?权利要求",
    re.IGNORECASE,
)


def named_claims(text: str, *, number: int) -> tuple[int, ...]:
    """Return the numbers of the other claims this claim's text names, in order, each once.

    Ranges are written out; "any of the preceding claims" is every number below ``number``.
    """
    if "laim" not in text and "LAIM" not in text and "权利要求" not in text:
        return ()
    found: dict[int, None] = {}
    for pattern in (_ENGLISH, _CHINESE):
        for match in pattern.finditer(text):
            found.update(dict.fromkeys(_written_out(match[1])))
    if any(word in text for word in _EARLIER) and _EVERY_EARLIER.search(text):
        found.update(dict.fromkeys(range(1, number)))
    return tuple(claim for claim in found if claim != number and claim > 0)


def first_mention(text: str) -> int | None:
    """Return where the first mention of another claim ends, or None."""
    if "laim" not in text and "权利要求" not in text:
        return None
    ends = [
        match.end()
        for pattern in (_ENGLISH, _CHINESE, _EVERY_EARLIER)
        if (match := pattern.search(text))
    ]
    return min(ends) if ends else None


def _written_out(numbers: str) -> list[int]:
    out: list[int] = []
    at = 0
    for match in _RANGE.finditer(numbers):
        out.extend(int(n) for n in _NUMBER.findall(numbers[at : match.start()]))
        low, high = int(match[1]), int(match[2])
        out.extend(range(low, high + 1) if low <= high else (low, high))
        at = match.end()
    return [*out, *(int(n) for n in _NUMBER.findall(numbers[at:]))]
