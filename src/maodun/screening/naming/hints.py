"""What an office may refuse a name for, whoever has a mark, with the rule of law behind it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from maodun.compare.marks.words import (
    is_bare,
    is_descriptive,
    is_place,
    is_plain,
    is_surname,
    plain_words,
    zipf,
)
from maodun.compare.wording import folded, has_han
from maodun.domain.errors import NotCovered
from maodun.domain.lives import Applied
from maodun.domain.text import T, Text
from maodun.rules.facts import Facts
from maodun.rules.files import is_rule, rule_of
from maodun.rules.statements import said
from maodun.screening.naming.english import english_words
from maodun.screening.naming.findings import Candidate, GoodsMeant, HintKind, NameHint
from maodun.screening.naming.tables import barred, places, surnames

COMMON_FROM = 4.5
"""Zipf frequency from which a word is called ordinary: three times in 100,000 words."""
SHORT = 2
LONGEST_PLACE = 6
"""Characters of the longest name of a place in the tables."""
DISTINCTIVE, BARRED, NAMES = "distinctiveness", "barred_signs", "names"
RULES: dict[HintKind, str] = {
    HintKind.DESCRIPTIVE: DISTINCTIVE,
    HintKind.PRAISE: DISTINCTIVE,
    HintKind.COMMON_WORD: DISTINCTIVE,
    HintKind.SHORT: DISTINCTIVE,
    HintKind.FIGURES: DISTINCTIVE,
    HintKind.DECEPTIVE: BARRED,
    HintKind.BARRED: BARRED,
    HintKind.PLACE: NAMES,
    HintKind.SURNAME: NAMES,
}
SURNAME_OFFICES = frozenset({"US"})
"""Offices whose law files say something of surnames."""
STATE_OFFICES = frozenset({"CN"})
"""Offices whose law bars names of states; elsewhere they are names of places."""
_SIGNS: dict[str, tuple[HintKind, Text]] = {
    "state": (HintKind.BARRED, T("“{word}” names a state or one of its bodies.")),
    "body": (HintKind.BARRED, T("“{word}” is the name or emblem of a body that is protected.")),
    "official": (HintKind.DECEPTIVE, T("“{word}” claims an approval or a rank.")),
    "praise": (HintKind.PRAISE, T("“{word}” praises the goods.")),
    "moral": (HintKind.BARRED, T("“{word}” may offend.")),
    "origin": (HintKind.BARRED, T("“{word}” is or recalls a protected indication of origin.")),
}


@dataclass(frozen=True, slots=True)
class Desk:
    """An office at which the name would be filed, for one market, on a day."""

    market: str
    office: str
    on: date


_Ground = tuple[HintKind, str, Text]


def hints(candidate: Candidate, goods: GoodsMeant, desk: Desk) -> tuple[NameHint, ...]:
    """Return what the office may refuse the name for, each ground and word once."""
    found: dict[tuple[HintKind, str], NameHint] = {}
    for form in candidate.forms:
        for kind, part, because in _grounds(form, goods, desk.office):
            applied = _rule(desk, RULES[kind])
            hint = NameHint(kind, desk.market, desk.office, part, because, applied)
            found.setdefault((kind, part.lower()), hint)
    return tuple(found.values())


def _grounds(form: str, goods: GoodsMeant, office: str) -> Iterator[_Ground]:
    yield from _signs(form, office)
    yield from _qualities(form, goods)
    yield from _descriptive(form, goods)
    yield from _names(form, office)
    yield from _shape(form)


def _signs(form: str, office: str) -> Iterator[_Ground]:
    for entry in barred().signs:
        if entry.offices and office not in entry.offices:
            continue
        for word in _standing(entry.words, form):
            kind, sentence = _SIGNS[entry.kind]
            yield kind, word, T(sentence.msgid, word=word)


def _qualities(form: str, goods: GoodsMeant) -> Iterator[_Ground]:
    """Yield words for a quality: the goods have it, or may be thought to have it."""
    for quality in barred().qualities:
        for word in _standing(quality.words, form):
            if any(True for _ in _standing(quality.words, goods.text)):
                because = T("“{word}” says what the goods are.", word=word)
                yield HintKind.DESCRIPTIVE, word, because
            elif goods.text:
                because = T(
                    "“{word}” promises something that the goods as described do not say of "
                    "themselves.",
                    word=word,
                )
                yield HintKind.DECEPTIVE, word, because


def _descriptive(form: str, goods: GoodsMeant) -> Iterator[_Ground]:
    words = [word for word in _words(form) if not is_bare(word)]
    told = [word for word in words if is_descriptive(word, goods.text)]
    if told and all(word in told or is_plain(word) for word in words):
        because = T(
            "Every part of “{form}” describes the goods or is common in marks.", form=form
        )
        yield HintKind.DESCRIPTIVE, form, because
    else:
        for word in told:
            because = T("The part “{word}” describes the goods.", word=word)
            yield HintKind.DESCRIPTIVE, word, because


def _names(form: str, office: str) -> Iterator[_Ground]:
    whole = folded(form)
    state = next((one for one in _states() if _stands(one, form)), "")
    if state:
        kind = HintKind.BARRED if office in STATE_OFFICES else HintKind.PLACE
        yield kind, state, T("“{word}” is the name of a country.", word=state)
    for word in dict.fromkeys((whole, *_words(form), *_stretches(form))):
        if word != folded(state) and (is_place(word) or word in _places()):
            yield HintKind.PLACE, word, T("“{word}” is the name of a place.", word=word)
    if office in SURNAME_OFFICES and (is_surname(form) or whole in _surnames()):
        yield HintKind.SURNAME, form, T("“{word}” is a common surname.", word=form)


def _shape(form: str) -> Iterator[_Ground]:
    letters = "".join(one for one in form if one.isalnum())
    if letters.isdigit():
        yield HintKind.FIGURES, form, T("“{form}” is digits only.", form=form)
    elif len(letters) <= SHORT and not has_han(form):
        yield HintKind.SHORT, form, T("“{form}” is one or two letters or digits.", form=form)
    elif len(letters) == 1:
        yield HintKind.SHORT, form, T("“{form}” is a single character.", form=form)
    elif not any(one in "aeiouy" for one in folded(letters)) and letters.isascii():
        because = T("“{form}” reads as letters, not as a word.", form=form)
        yield HintKind.SHORT, form, because
    language = "zh" if has_han(form) else "en"
    if (zipf(form, (language,)) or 0.0) >= COMMON_FROM:
        because = T("“{form}” is an ordinary word that many people use.", form=form)
        yield HintKind.COMMON_WORD, form, because


def _words(form: str) -> tuple[str, ...]:
    return plain_words(form) if has_han(form) else english_words(form)


def _stretches(form: str) -> Iterator[str]:
    """Yield every stretch of Chinese characters that could be the name of a place."""
    han = form if has_han(form) else ""
    for length in range(LONGEST_PLACE, 1, -1):
        for start in range(len(han) - length + 1):
            yield han[start : start + length]


def _standing(words: Iterable[str], text: str) -> Iterator[str]:
    return (word for word in words if _stands(word, text))


def _stands(word: str, text: str) -> bool:
    """Whether a word stands in a text: Chinese anywhere, others as whole words."""
    if has_han(word):
        return word in text
    return f" {word.lower()} " in f" {' '.join(english_words(text))} {folded(text)} "


@cache
def _states() -> tuple[str, ...]:
    return tuple(name for pair in places().states for name in pair)


@cache
def _places() -> frozenset[str]:
    rows = (*places().china, *places().known)
    return frozenset(folded(name) for pair in rows for name in pair)


@cache
def _surnames() -> frozenset[str]:
    table = surnames()
    return frozenset(folded(f"{table.us} {table.pinyin} {table.cn}").split())


def _rule(desk: Desk, about: str) -> Applied | None:
    """Return the law file of the office that speaks of this, or None where there is none."""
    name = f"{desk.office.lower()}.mark.{about}"
    if not is_rule(name):
        return None
    try:
        _, applied = said(rule_of(name), Facts(days={"filing_date": desk.on}))
    except NotCovered:
        return None
    return applied
