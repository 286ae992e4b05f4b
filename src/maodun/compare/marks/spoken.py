"""How English readers speak a written word, as a short spelling of its sounds.

One sign per sound: small letters, and ``S`` sh, ``C`` ch, ``J`` j, ``T`` th, ``N`` ng. Vowels
are kept as one of ``a i o`` (front ones as ``i``, back and round ones as ``o``), because brands
are misspelt in vowels first.
"""

import re
from functools import lru_cache

_CONSONANTS = (
    (r"^(?:kn|gn|pn)", "n"),
    (r"^ps", "s"),
    (r"^pf", "f"),
    (r"^wr", "r"),
    (r"^x", "s"),
    (r"^wh", "w"),
    (r"^rh", "r"),
    (r"^mc", "mk"),
    (r"mb$", "m"),
    (r"t(?:s?ch)", "C"),
    (r"^sch(?=[eo])", "sk"),
    (r"sch", "S"),
    (r"gn$", "n"),
    (r"(?:[st]ion|cian)", "Son"),
    (r"sh", "S"),
    (r"ch(?=[rl])", "k"),
    (r"ch", "C"),
    (r"ph", "f"),
    (r"th", "T"),
    (r"igh", "Y"),
    (r"eigh", "A"),
    (r"ough", "O"),
    (r"^gh", "g"),
    (r"gh", ""),
    (r"dge?(?=$|[eiy])", "J"),
    (r"g(?=[eiy])", "J"),
    (r"j", "J"),
    (r"c?k+w?(?=u?w)|c?q+u?(?=[aeiouy])|kw", "kw"),
    (r"[cs]c(?=[eiy])", "s"),
    (r"c(?=[eiy])", "s"),
    (r"[ckq]+", "k"),
    (r"x", "ks"),
    (r"z", "s"),
    (r"ng(?=$|[bdfgkmpstvz])", "N"),
    (r"(?<=[a-zA-Z])h(?![aeiouy])|(?<=[bdgklmnprtvw])h", ""),
    (r"(?<=[aeiou])w(?![aeiouyr])", "u"),
    (r"^y(?=[aeiou])|(?<=[aeiou])y(?=[aeiou])", "j"),
)
_VOWELS = (
    (r"(?<=[a-zA-Z])e$", ""),
    (r"(?<=[sSCJ])e(?=s$)", "i"),
    (r"Y+", "i"),
    (r"A", "a"),
    (r"O", "o"),
    (r"ei|ai|ay|ey(?!$)", "a"),
    (r"[iey]{2,}|ea|ie", "i"),
    (r"[eiy](?:[uw])|oo|ou|ow|aw|au|o[aeiou]", "o"),
    (r"[eiy]", "i"),
    (r"[ou]", "o"),
)
_RULES = tuple((re.compile(pattern), put) for pattern, put in (*_CONSONANTS, *_VOWELS))
_PINYIN = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        (r"zh|j", "J"),
        (r"ch|q", "C"),
        (r"sh|x", "S"),
        (r"[zc]", "s"),
        (r"ng", "N"),
        (r"y", "j"),
        (r"ai|ei", "a"),
        (r"ao|ou|iu|uo", "o"),
        (r"ie|ue|ui", "i"),
        (r"[eu]", lambda found: "i" if found[0] == "e" else "o"),
    )
)
_DOUBLE = re.compile(r"(.)\1+")
_HAS_VOWEL = re.compile(r"[aeiouy].*[aeiouy]")


@lru_cache(maxsize=1 << 16)
def spoken(word: str) -> str:
    """Return how a word of the letters a to z is spoken; its final ``e`` is silent."""
    text = _DOUBLE.sub(r"\1", word) if "oo" not in word and "ee" not in word else word
    if not _HAS_VOWEL.search(text):
        text = text.removesuffix("e") + ("y" if text.endswith("e") else "")
    for pattern, put in _RULES:
        text = pattern.sub(put, text)
    return _DOUBLE.sub(r"\1", text)


def spoken_pinyin(syllables: tuple[str, ...]) -> str:
    """Return how syllables of pinyin are spoken, in the same signs."""
    text = "".join(syllables)
    for pattern, put in _PINYIN:
        text = pattern.sub(put, text)
    return _DOUBLE.sub(r"\1", text)


def spoken_in_full(word: str) -> str:
    """Return how it is spoken with its final ``e`` sounded, as in *Nike* and *Porsche*."""
    return spoken(f"{word}y" if word.endswith("e") else word)
