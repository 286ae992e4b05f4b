"""What free statements of a record say about its sign and its goods."""

import re

from maodun.sources.uspto_xml.texts import fold

LONGEST = 20_000
"""Characters of a statement that are looked through; goods are kept whole."""

_DELETED = re.compile(r"\[[^\[\]]*\]")
_QUOTED = re.compile('["“”]([^"“”]{1,300})["“”]')
_TO_USE = re.compile(
    r"(?:exclusive\s+right\s+to\s+use|\bto\s+use)\s+(?:of\s+)?"
    r"(?:the\s+(?:words?|wording|terms?|letters?)\s+)?(.{1,300}?),?\s+apart\s+from",
    re.IGNORECASE,
)
_NO_CLAIM = re.compile(r"\bno\s+claim\b", re.IGNORECASE)
_MEANS = re.compile(r"\b(?:is|are|means?|meaning|into|to|as)\b", re.IGNORECASE)
_MEAN = re.compile(r"\b(?:means?|meaning|translat\w+)\b", re.IGNORECASE)
_NO_MEANING = re.compile(
    r"\bno\s+(?:meaning|significance|english\s+translation)", re.IGNORECASE
)
_TRANSLITERATE = re.compile(r"\btransliterat\w*", re.IGNORECASE)
_NOT_A_PERSON = re.compile(
    r"\b(?:does|do|is|are)\s+not\s+(?:\w+\s+){0,3}?(?:identify|represent|depict|the\s+name)",
    re.IGNORECASE,
)
_A_PERSON = re.compile(r"\bidentif|\bconsent|\bname\s+of\b|\blikeness", re.IGNORECASE)


def goods_text(printed: str) -> str:
    """Return goods and services as they are now: deleted ones and the marks of added ones gone.

    ``((...))``, what is taken out of the goods, stays.
    """
    return fold(_DELETED.sub(" ", printed).replace("*", "")).strip(" ;,.")


def disclaimed(printed: str) -> tuple[str, ...]:
    """Return the parts of the words in which no exclusive right is claimed."""
    text = fold(printed[:LONGEST])
    parts = tuple(fold(part).rstrip(",.") for part in _QUOTED.findall(text))
    if parts or not text:
        return parts
    if (found := _TO_USE.search(text)) is not None:
        return (found[1],)
    return () if _NO_CLAIM.search(text) else (text.rstrip("."),)


def translation(printed: str) -> str:
    """Return what the words mean in English, "" where the office says they mean nothing."""
    text = fold(printed[:LONGEST])
    if _NO_MEANING.search(text):
        return ""
    return _after(text, _MEANS) or text


def transliteration(printed: str) -> tuple[str, str]:
    """Return how the signs are written in Latin letters and what they mean; "": not said."""
    text = fold(printed[:LONGEST])
    begins = _TRANSLITERATE.search(text)
    if begins is None:
        return text, ""
    blank = _masked(text)
    turn = _MEAN.search(blank, begins.end())
    until = turn.start() if turn else len(text)
    spelled = "; ".join(_QUOTED.findall(text[begins.end() : until]))
    meant = "" if turn is None or _NO_MEANING.search(blank) else text[turn.end() :]
    return spelled, "; ".join(_QUOTED.findall(meant))


def names_person(printed: str) -> bool | None:
    """Return whether a living person is named; None where the statement does not say."""
    text = printed[:LONGEST]
    if _NOT_A_PERSON.search(text):
        return False
    return True if _A_PERSON.search(text) else None


def _after(text: str, word: re.Pattern[str]) -> str:
    """Return what is quoted behind the first such word that is not quoted itself."""
    found = word.search(_masked(text))
    if found is None:
        return ""
    rest = text[found.end() :]
    return "; ".join(_QUOTED.findall(rest)) or rest.strip(" .")


def _masked(text: str) -> str:
    return _QUOTED.sub(lambda quoted: "_" * len(quoted[0]), text)
