"""Which language a short text is in, from its script and its commonest words."""

import re
from functools import cache

SCRIPTS = (
    ("ja", re.compile(r"[\u3041-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7a3]")),
    ("zh", re.compile(r"[\u3400-\u9fff]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
)
SCRIPT_SHARE = 0.15
"""Part of the letters that must be of a script; below it, it is a foreign word in the text."""

COMMON_WORDS = {
    "en": "the of and to with for is in on it this that are from your by or you as be at an",
    "de": "der die das und mit für ist ein eine von zu den im auf nicht auch oder bei sich aus",
    "fr": "le la les et des pour avec est une un dans du sur au en par pas vous votre ce cette",
    "es": "el la los las y de para con es una un en del por que su no se al lo como más",
    "it": "il la gli e di per con è una un in del della che non si da le dei alla sono più",
    "nl": "de het een en van met voor is op te zijn niet aan dat door bij deze ook uit naar",
    "pt": "o a os as e de para com é uma um em do da que não se por no na mais seu",
    "pl": "i w z na do nie się jest dla o to od oraz jak po przez ze są lub ten",
    "sv": "och i att med för är en ett på av som till den det inte om från eller kan din",
    "tr": "ve bir bu için ile de da çok daha olarak olan en veya gibi kadar her ya ne",
    "id": "dan yang untuk dengan di dari ini tidak pada adalah atau dalam ke anda bisa",
    "vi": "và của cho với các là không trong được có một những khi này để từ bạn",
}
FEWEST = 2
"""Common words that must appear before a text counts as being in another language."""

SHARE = 0.2
CLEARLY = 1.5
ENOUGH = 2_000
"""Characters that are looked at; more say nothing new."""

LETTER = re.compile(r"[^\W\d_]")
WORD = re.compile(r"[^\W\d_]+")

TAG = re.compile(r"[A-Za-z]{2}(-[A-Za-z0-9]{2,8})*")
SPOKEN = frozenset(
    {tag for tag, _ in SCRIPTS} | COMMON_WORDS.keys() | {"bg", "cs", "da", "et", "fi"}
    | {"hr", "hu", "lt", "lv", "ms", "nb", "no", "ro", "sk", "sl", "sr", "uk"}
)  # fmt: skip

TRADITIONAL_ONLY = frozenset(
    "個們來這為與國學對會發動時實現機種電無關點經過開門間長東車馬魚鳥麼說讓產業線質壓彈輪裝組膠條單雙號專當請種後從樣"
)
SIMPLIFIED_ONLY = frozenset(
    "个们来这为与国学对会发动时实现机种电无关点经过开门间长东车马鱼鸟么说让产业线质压弹轮装组胶条单双号专当请种后从样"
)


def language_of(text: str, *, default: str = "en") -> str:
    """Return the BCP 47 tag of the language of ``text``; ``default`` where nothing decides.

    Script decides first; Latin script by common words. Chinese is ``zh-Hans`` unless it is
    clearly written in the traditional way (``zh-Hant``).
    """
    text = text[:ENOUGH]
    if not text.isascii():
        letters = len(LETTER.findall(text))
        for tag, script in SCRIPTS:
            if letters and len(script.findall(text)) >= max(1, SCRIPT_SHARE * letters):
                return _written(text) if tag == "zh" else tag
    return _by_words(text, default)


def _written(text: str) -> str:
    traditional, simplified = _only()
    old = sum(character in traditional for character in text)
    new = sum(character in simplified for character in text)
    return "zh-Hant" if old > new else "zh-Hans"


@cache
def _only() -> tuple[frozenset[str], frozenset[str]]:
    return TRADITIONAL_ONLY - SIMPLIFIED_ONLY, SIMPLIFIED_ONLY - TRADITIONAL_ONLY


def _by_words(text: str, default: str) -> str:
    words = [word.lower() for word in WORD.findall(text)]
    speaking = _speaking()
    votes = dict.fromkeys(COMMON_WORDS, 0)
    for word in words:
        for tag in speaking.get(word, ()):
            votes[tag] += 1
    home = default.partition("-")[0]
    best = max(votes, key=lambda tag: (votes[tag], tag == home, tag == "en"))
    enough = max(FEWEST if home in votes else 2 * FEWEST, SHARE * len(words))
    clear = votes[best] >= enough and votes[best] > CLEARLY * votes.get(home, 0)
    return best if clear else default


@cache
def _speaking() -> dict[str, tuple[str, ...]]:
    """Return the languages in which each common word is common."""
    words = {word for common in COMMON_WORDS.values() for word in common.split()}
    return {
        word: tuple(tag for tag, common in COMMON_WORDS.items() if word in common.split())
        for word in words
    }


@cache
def plain_tag(tag: str) -> str:
    """Return a BCP 47 tag in its usual form: ``zh`` and ``zh-CN`` are ``zh-Hans``."""
    parts = tag.strip().replace("_", "-").split("-")
    primary = parts[0].lower()
    if primary == "zh":
        rest = {part.lower() for part in parts[1:]}
        return "zh-Hant" if rest & {"hant", "tw", "hk", "mo"} else "zh-Hans"
    region = [part.upper() for part in parts[1:] if len(part) == len("US")]
    return "-".join([primary, *region])


def is_tag(tag: str) -> bool:
    """Return whether ``tag`` is a BCP 47 tag of a language that shops use."""
    return bool(TAG.fullmatch(tag)) and tag.partition("-")[0].lower() in SPOKEN
