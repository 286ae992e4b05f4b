"""The thing a piece of claim asks for: the head of its first indefinite noun phrase."""

import re

from maodun.compare.wording import has_han, singular

LONGEST_THING = 5
"""Words of a noun phrase that are kept; longer ones no longer read as a question."""

_DETERMINER = re.compile(
    r"\b(?:a\s+plurality\s+of|a\s+(?:pair|set|number|series)\s+of|at\s+least\s+(?:one|two|three|a)|"
    r"one\s+or\s+more|two\s+or\s+more|multiple|several|an?|two|three|four|five|six|eight)\s+"
)
_BARE = re.compile(r"^(?:and\s+|or\s+)?(?:wherein\s+)?(?:\(?\w{1,4}\)\s*)?")
_WORD = re.compile(r"[a-z][a-z'’/-]*|[^\sa-z]")
_STOP_WORDS = """
smaller larger greater longer shorter wider higher lower thicker less more than and/or
driven held made wound bent bound fed built hung set placed there thereof therein of for
to having with in on at that which including comprising being is are was were by from the
a an said and or as has have wherein whereby when where if such into onto within between
through along around under over above below adjacent so than then but not each its their
includes comprises consisting containing defining extending can may will shall configured
adapted operable capable able suitable opposite via using upon per near against about
toward towards across without
"""
_STOP = frozenset(_STOP_WORDS.split())
_AFTER_VERB_WORDS = "the a an said to whether that each at from by one"
_AFTER_VERB = frozenset(_AFTER_VERB_WORDS.split())
_ORDINALS_WORDS = """
first second third fourth fifth sixth further additional other another respective said
same different separate corresponding predetermined such more new
"""
_ORDINALS = frozenset(_ORDINALS_WORDS.split())
_EMPTY_HEADS_WORDS = """
plurality number portion part end side surface position direction manner way state
condition case time step one least respect order form function amount value kind type
"""
_EMPTY_HEADS = frozenset(_EMPTY_HEADS_WORDS.split())
_ING_NOUNS_WORDS = """
bearing housing opening ring spring string coating fitting coupling casing lining wing
bushing building covering winding thing king padding railing ceiling clothing dressing
tubing wiring mounting setting reading packaging stitching webbing handling
"""
_ING_NOUNS = frozenset(_ING_NOUNS_WORDS.split())
_ED_NOUNS_WORDS = """
bed seed speed feed need reed shed bead thread head
"""
_ED_NOUNS = frozenset(_ED_NOUNS_WORDS.split())
_MEANS = re.compile(r"\bmeans\s+(?:for|to)\s+((?:[a-z-]+\s?){1,4})")
_HAN_THING = re.compile(
    r"(?:一个或多个|至少一个|至少两个|多个|一个|一种|两个|若干|设有|设置有|包括|包含|具有|安装有|为)"
    r"(?:有)?([㐀-鿿A-Za-z]{1,10}?)(?=[，,；;。、：:（(]|和|与|以及|及|或|设|安装|连接|的|，|$)"
)
_HAN_FIRST = re.compile(
    r"^(?:所述的?)?([㐀-鿿]{1,8}?)(?=[，,；;。、：:（(]|和|与|设|安装|连接|的|$)"
)


LONGEST_SEARCHED = 600
"""Characters in which the thing is looked for; claims name it early."""


def needed_thing(text: str) -> str:
    """Return the thing as a person would name it, without article and singular; "" if unclear.

    The text is folded (``wording.folded``).

    ``a handle pivotally attached to the base`` needs a ``handle``; ``wherein the pump is
    silent`` brings in nothing new and so names nothing.
    """
    if has_han(text):
        return _han_thing(text)
    low = text[:LONGEST_SEARCHED]
    means = _MEANS.search(low)
    if means and (not (first := _DETERMINER.search(low)) or means.start() <= first.start()):
        return f"means for {_phrase(means[1], keep_ing=True)}".strip()
    for match in _DETERMINER.finditer(low):
        thing = _phrase(low[match.end() : match.end() + 80])
        if thing:
            return thing
    return _bare_thing(low)


def _bare_thing(low: str) -> str:
    """Return the thing of a piece that begins with its noun ("pliable hem means", "wheels")."""
    start = _BARE.match(low)
    rest = low[start.end() :] if start else low
    if rest.startswith(("the ", "said ", "wherein", "whereby", "each ")):
        return ""
    words = rest.split()
    if not words or words[0].rstrip(",").endswith("ing"):
        return ""
    is_verb = len(words) > 1 and words[1].rstrip(",") in _AFTER_VERB
    return "" if is_verb else _phrase(rest[:80])


def _phrase(text: str, *, keep_ing: bool = False) -> str:
    words = _WORD.findall(text)
    kept: list[str] = []
    for place, word in enumerate(words):
        if not word[0].isalpha() or word in _STOP or word.endswith("ly"):
            break
        following = words[place + 1] if place + 1 < len(words) else ""
        if kept and not keep_ing and _ends_phrase(word, following):
            break
        kept.append(word)
    kept = kept[-LONGEST_THING:]
    while kept and kept[0] in _ORDINALS:
        del kept[0]
    if not kept or len(kept[-1]) == 1 or (len(kept) == 1 and singular(kept[0]) in _EMPTY_HEADS):
        return ""
    return " ".join([*kept[:-1], singular(kept[-1])])


def _ends_phrase(word: str, following: str) -> bool:
    """Whether a participle after a noun begins a clause ("a strap passing the ring")."""
    if word.endswith("ing") and word not in _ING_NOUNS:
        return not following or not following[0].isalpha() or following in _STOP
    return word.endswith("ed") and word not in _ED_NOUNS


def _han_thing(text: str) -> str:
    match = _HAN_THING.search(text) or _HAN_FIRST.search(text)
    return match[1] if match else ""
