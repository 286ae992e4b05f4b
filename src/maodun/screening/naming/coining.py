"""Other names made from a name, in a fixed order: no chance, no model, no list of marks."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest

from maodun.compare.listings.folding import letters
from maodun.compare.marks.sounds import pinyin_syllables
from maodun.compare.marks.words import zipf
from maodun.compare.wording import has_han
from maodun.domain.text import T, Text
from maodun.screening.naming.chinese import chinese_forms
from maodun.screening.naming.conflicts import senses_of
from maodun.screening.naming.english import english_words
from maodun.screening.naming.findings import Candidate
from maodun.screening.naming.tables import coinage

Coined = tuple[Candidate, Text]
MADE = 60
"""Names made from one candidate."""
SHORTEST, LONGEST = 4, 12
WRITTEN = 3
"""Characters of the longest Chinese form that is made for a made-up word."""
LONGEST_CHINESE, KEPT = 3, 2
"""Characters of a Chinese name that is changed as it is; of a longer one so many are kept."""
ORDINARY_FROM = 2.5
"""Zipf frequency from which a made-up word is no made-up word."""
_UGLY = re.compile(r"[^aeiouy]{4}|[aeiou]{3}|(.)\1\1|^[^aeiouy]{3}|[^aeiouy]{3}$|q(?!u)")
_VOWELS = "aeiou"


def coined(candidate: Candidate) -> tuple[Coined, ...]:
    """Return up to ``MADE`` other names, ways of making taken in turn, none twice.

    A candidate with Chinese and Latin forms gets names with both; the Latin form of a changed
    Chinese one is its pinyin.
    """
    latin = next((form for form in candidate.forms if not has_han(form)), "")
    chinese = next((form for form in candidate.forms if has_han(form)), "")
    ways: list[Iterable[Coined]] = []
    word = "".join(one for one in letters(latin) if one.isalpha())
    if word and word.isascii():
        ways.append(_paired(english_words(latin), both=bool(chinese)))
        ways += [_latin(how, made, both=bool(chinese)) for how, made in _made(word, latin)]
        if not chinese:
            ways.append(_written(latin))
    if chinese:
        ways.append(_chinese(chinese, both=bool(latin)))
    own = {letters(form) for form in candidate.forms}
    found: dict[str, Coined] = {}
    for turn in zip_longest(*ways):
        for one in filter(None, turn):
            if letters(one[0].forms[0]) not in own or len(one[0].forms) > len(candidate.forms):
                found.setdefault(one[0].name.lower(), one)
    return tuple(found.values())[:MADE]


def _made(word: str, form: str) -> Iterator[tuple[Text, Iterator[str]]]:
    yield T("another vowel"), _changed(word, coinage().vowels)
    yield T("another consonant"), _changed(word, coinage().consonants)
    yield T("another ending"), _ended(word)
    yield T("another beginning"), _begun(word)
    yield T("its parts blended"), _blended(english_words(form))
    yield T("a syllable put in"), _widened(word)


def _latin(how: Text, made: Iterator[str], *, both: bool) -> Iterator[Coined]:
    for word in made:
        if not _is_fit(word):
            continue
        shown = word.capitalize()
        if not both:
            yield Candidate((shown,)), how
        elif (written := chinese_forms(shown)) and len(written[0].characters) <= WRITTEN:
            yield Candidate((written[0].characters, shown)), how


def _paired(parts: tuple[str, ...], *, both: bool) -> Iterator[Coined]:
    """Yield two ordinary words with one of them replaced, and the same in Chinese."""
    if len(parts) != 2:  # noqa: PLR2004 - a pair
        return
    first, second = parts
    for other, character in coinage().pairs.items():
        for one, two in ((first, other), (other, second)):
            kept = first if two == other else second
            written = next((said for said in senses_of(kept) if _is_one(said)), "")
            if other in parts or (both and not written):
                continue
            latin = one.capitalize() + two.capitalize()
            chinese = written + character if two == other else character + written
            yield Candidate((chinese, latin) if both else (latin,)), T("another word of two")


def _is_one(word: str) -> bool:
    return len(word) == 1 and has_han(word)


def _is_fit(word: str) -> bool:
    if not SHORTEST <= len(word) <= LONGEST or _UGLY.search(word):
        return False
    return (zipf(word) or 0.0) < ORDINARY_FROM


def _written(latin: str) -> Iterator[Coined]:
    for form in chinese_forms(latin):
        yield Candidate((latin, form.characters)), T("with a Chinese form beside it")


def _chinese(form: str, *, both: bool) -> Iterator[Coined]:
    """Yield the form with one character replaced, the last first, or one put behind it.

    Of a long form the first two characters are kept.
    """
    if len(form) > LONGEST_CHINESE:
        form = form[:KEPT]
    places = [place for place, one in enumerate(form) if has_han(one)]
    for character in coinage().characters:
        if character in form:
            continue
        changed = [form[:at] + character + form[at + 1 :] for at in reversed(places)]
        more = [form + character] if len(places) < LONGEST_CHINESE else []
        for word in (*changed, *more):
            latin = "".join(pinyin_syllables(word)).capitalize()
            forms = (word, latin) if both and latin else (word,)
            yield Candidate(forms), T("another character")


def _changed(word: str, table: Mapping[str, str]) -> Iterator[str]:
    for rank in range(max(map(len, table.values()), default=0)):
        for place in range(len(word) - 1, -1, -1):
            choices = table.get(word[place], "")
            if rank < len(choices):
                yield word[:place] + choices[rank] + word[place + 1 :]


def _ended(word: str) -> Iterator[str]:
    stem = word.rstrip(_VOWELS)
    for end in coinage().endings:
        yield stem + end
        if len(stem) > SHORTEST:
            yield stem[: SHORTEST - 1].rstrip(_VOWELS) + end


def _begun(word: str) -> Iterator[str]:
    tail = word.lstrip("bcdfghjklmnpqrstvwxyz")
    for start in coinage().beginnings:
        yield start.rstrip(_VOWELS) + tail if tail else start + word


def _blended(parts: tuple[str, ...]) -> Iterator[str]:
    """Yield two words run into each other, either one first."""
    if len(parts) < 2:  # noqa: PLR2004 - one word has nothing to blend with
        return
    first, second = parts[0], parts[-1]
    for one, other in ((first, second), (second, first)):
        for head in (one[:-1], one[:-2], one[:3]):
            for tail in (other[1:], other, other[-3:]):
                yield head + tail


def _widened(word: str) -> Iterator[str]:
    for middle in coinage().middles:
        for place in range(2, len(word) - 1):
            if word[place] in _VOWELS:
                yield word[:place] + word[place] + middle + word[place:]
