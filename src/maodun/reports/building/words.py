"""The words for states, kinds and dates, in one place, so that every form says the same."""

import re
from collections.abc import Sequence
from datetime import date
from functools import reduce

from maodun.domain.claims import ClaimReading, Limitation, Part, State
from maodun.domain.clearance import GATE_OF, Finding, Flag, GateKind, GateState, Ruling
from maodun.domain.errors import UnknownMarket
from maodun.domain.lives import Fate
from maodun.domain.marks import Likeness, Tier, Use
from maodun.domain.products import Product
from maodun.domain.rights import Right, RightKind, Stage
from maodun.domain.rulings import Reply
from maodun.domain.text import T, Text
from maodun.reports.model import Cell, Either, Line, Tone, Words
from maodun.rules.places.markets import market

ROW = re.compile(r"(?P<file>.+), row (?P<row>\d+)", re.ASCII)
"""How a source names a row of a table."""

GATE: dict[GateState, Text] = {
    GateState.NOTHING_OPEN: T("nothing open"),
    GateState.CHANGE: T("change"),
    GateState.HOLD: T("hold"),
    GateState.CANNOT_SAY: T("cannot say"),
}

GATE_KIND: dict[GateKind, Text] = {
    GateKind.PATENTS: T("Patents"),
    GateKind.DESIGNS: T("Designs"),
    GateKind.MARKS: T("Trademarks"),
    GateKind.WORKS: T("Copyright works"),
}

STATE: dict[State, Text] = {
    State.MET: T("met"),
    State.CONTRADICTED: T("contradicted"),
    State.RULED_ABSENT: T("ruled absent"),
    State.UNKNOWN: T("unknown"),
}

RULING: dict[Ruling, Text] = {
    Ruling.OUT_BY_FACT: T("ruled out by fact"),
    Ruling.OUT_BY_ANSWER: T("ruled out by an answer"),
    Ruling.OUT_BY_PERSON: T("ruled out by a person"),
    Ruling.OPEN: T("open"),
    Ruling.OPEN_MAY_CHANGE: T("open (claims may change)"),
    Ruling.CLOSE: T("close"),
    Ruling.NOT_COMPARED: T("not compared"),
    Ruling.BELOW_CUT: T("below the cut"),
}

RULING_TONE: dict[Ruling, Tone] = {
    Ruling.CLOSE: Tone.HOLD,
    Ruling.OPEN: Tone.CANNOT_SAY,
    Ruling.OPEN_MAY_CHANGE: Tone.CANNOT_SAY,
    Ruling.NOT_COMPARED: Tone.CANNOT_SAY,
    Ruling.BELOW_CUT: Tone.CANNOT_SAY,
    Ruling.OUT_BY_FACT: Tone.NOTHING_OPEN,
    Ruling.OUT_BY_ANSWER: Tone.NOTHING_OPEN,
    Ruling.OUT_BY_PERSON: Tone.NOTHING_OPEN,
}

FLAG: dict[Flag, Text] = {
    Flag.EQUIVALENT: T("equivalent?"),
    Flag.PART_OR_USE: T("part, kit or use?"),
    Flag.CONTINUATION_OPEN: T("continuation open"),
    Flag.IN_SUIT: T("in suit"),
    Flag.HOLDER_SUES: T("holder sues"),
    Flag.LATER_THAN_OUR_SALE: T("later than our own sale"),
    Flag.PROVISIONAL_RIGHTS: T("provisional rights"),
    Flag.CHANGED_SINCE: T("changed since"),
    Flag.PLANTED: T("planted"),
}

FATE: dict[Fate, Text] = {
    Fate.IN_FORCE: T("in force as far as the record says"),
    Fate.PENDING: T("pending application"),
    Fate.EXPIRED: T("expired"),
    Fate.LAPSED: T("lapsed"),
    Fate.WITHDRAWN: T("withdrawn by the office"),
    Fate.REPLACED: T("replaced by its grant or reissue"),
    Fate.REVOKED: T("revoked"),
    Fate.UNKNOWN: T("cannot be said from the record"),
}

RIGHT_KIND: dict[RightKind, Text] = {
    RightKind.PATENT: T("Patent"),
    RightKind.UTILITY_MODEL: T("Utility model"),
    RightKind.DESIGN: T("Design"),
    RightKind.PLANT: T("Plant patent"),
    RightKind.MARK: T("Trademark"),
    RightKind.WORK: T("Copyright work"),
}

STAGE: dict[Stage, Text] = {
    Stage.APPLICATION: T("application"),
    Stage.GRANT: T("grant"),
    Stage.UNKNOWN: T("not said whether registered"),
}

PART: dict[Part, Text] = {
    Part.PREAMBLE: T("preamble"),
    Part.ELEMENT: T("element"),
    Part.SUB_ELEMENT: T("part of an element"),
    Part.WHEREIN: T("wherein"),
    Part.STEP: T("step"),
}

REPLY: dict[Reply, Text] = {
    Reply.YES: T("yes"),
    Reply.NO: T("no"),
    Reply.UNKNOWN: T("not known"),
}

PATH: dict[str, Text] = {
    "text": T("text"),
    "class": T("class"),
    "vector": T("vector"),
    "planted": T("planted"),
    "words": T("words"),
    "pictures": T("pictures"),
}

LIKENESS: dict[Likeness, Text] = {
    Likeness.EXACT: T("the same letters"),
    Likeness.SPLIT: T("split up"),
    Likeness.JOINED: T("run together"),
    Likeness.MISSPELT: T("a letter or two apart"),
    Likeness.SOUND: T("sounds alike"),
    Likeness.SCRIPT: T("the same in another script"),
    Likeness.MEANING: T("means the same"),
}

USE: dict[Use, Text] = {
    Use.AS_MARK: T("as a name of the goods"),
    Use.OWN_BRAND: T("as the brand of the listing itself"),
    Use.COMPATIBLE: T("to say what the goods fit"),
    Use.COMPARED: T("to compare with the goods of another"),
    Use.ORDINARY: T("as an ordinary word"),
    Use.SHOP: T("as the name of the platform"),
    Use.HELD: T("our own, or licensed to us"),
}

TIER: dict[Tier, Text] = {
    Tier.STRONG: T("strong"),
    Tier.MEDIUM: T("medium"),
    Tier.WEAK: T("weak"),
    Tier.QUIET: T("quiet"),
}

WORDS_KINDS = frozenset({GateKind.MARKS, GateKind.WORKS})
"""Kinds that are held against the words of a listing, not against what the product is."""

WORDS_STEP = "words"
"""Name of the step of the funnel that only marks and works go through."""

HELD_BACK_BY_ALL = T("all kinds")
NOT_PRINTED = T("not printed in the record")
NOT_READ = T("the record has no date")
NONE = T("none")

CODES_SHOWN = 20

SHORT_TITLE = 160


def count(number: int) -> str:
    """Return a count with separators at the thousands."""
    return f"{number:,}"


def day(value: date | None) -> Words:
    """Return an ISO day, or the sentence that the record has none."""
    return value.isoformat() if value else NOT_READ


def ruling(finding: Finding) -> Text:
    """Return how a right ended; what may change of a mark is that it is registered."""
    if finding.ruling is Ruling.OPEN_MAY_CHANGE and is_of_words(finding):
        return T("open (not registered yet)")
    return RULING[finding.ruling]


def is_of_words(finding: Finding) -> bool:
    """Whether the right is a mark or a work, found by words of the listing."""
    return GATE_OF[finding.right.kind] in WORDS_KINDS


def read_from(source: str) -> Text | str:
    """Return where a product was read, with its row in the reader's language."""
    found = ROW.fullmatch(source)
    return T("{file}, row {row}", file=found["file"], row=found["row"]) if found else source


def market_name(codes: str) -> Either:
    """Return the names of one or several markets with their codes; unknown ones stay codes."""
    named = [_named_market(code) for code in codes.split(", ")]
    return Either(", ".join(one.en for one in named), "、".join(one.zh for one in named))


def short(title: str) -> str:
    """Return a title for a heading, cut with an ellipsis where it is very long."""
    return title if len(title) <= SHORT_TITLE else title[: SHORT_TITLE - 1].rstrip() + "…"


def product_title(product: Product) -> Either:
    """Return the product's title in the reader's language where it is given in both."""
    titles = {
        fact.language.partition("-")[0]: fact.text
        for fact in product.facts
        if fact.name == "title"
    }
    return Either(titles.get("en", product.title), titles.get("zh", product.title))


def percent(share: float | None) -> Words:
    """Return a share in whole per cent; an unknown share is said to be unknown."""
    return T("cannot be said") if share is None else f"{share * 100:.0f} %"


def paths(found: tuple[str, ...]) -> Text:
    """Return the ways of searching in one line; a new way is shown by its code."""
    return together([PATH.get(path) or Text(path) for path in found])


def together(named: Sequence[Text]) -> Text:
    """Return several words in one line."""
    return reduce(_and, named) if named else NONE


def after_each_other(sentences: Sequence[Text]) -> Text:
    """Return several sentences in one line."""
    return reduce(_then, sentences)


def owners(right: Right) -> Words:
    """Return the owners' names with their countries, as printed."""
    named = [f"{p.name} ({p.country})" if p.country else p.name for p in right.owners]
    return "; ".join(named) or NOT_PRINTED


def flags(finding: Finding) -> Cell:
    """Return the flags of a finding."""
    return tuple(Line(FLAG[flagged.flag], Tone.FLAG) for flagged in finding.flags)


def flags_explained(finding: Finding) -> tuple[Cell, ...]:
    """Return each flag of a finding with the sentence that explains it."""
    return tuple(
        (Line(FLAG[flagged.flag], Tone.FLAG), Line(flagged.because))
        for flagged in finding.flags
    )


def and_more(hidden: int) -> Cell:
    """Return the note that so many are not shown; nothing where all are."""
    return (Line(T("and {n} more", n=hidden), Tone.NOTE),) if hidden > 0 else ()


def about_limitation(limitation: Limitation) -> Cell:
    """Return where a limitation stands in its claim, and what is special about it."""
    special = (
        (limitation.negative, T("asks that something be absent")),
        (limitation.alternative, T("any one of several is enough")),
        (limitation.means, T("means-plus-function")),
    )
    place = T("{id} · {part}", id=limitation.id, part=PART[limitation.part])
    return (Line(place, Tone.NOTE), *(Line(words, Tone.NOTE) for yes, words in special if yes))


def nearness(reading: ClaimReading) -> Text:
    """Return closeness and coverage of one claim in one sentence."""
    if reading.closeness is None:
        return T("nothing of this claim is known about the product")
    return T(
        "closeness {closeness} of what is known, coverage {coverage}",
        closeness=f"{reading.closeness * 100:.0f} %",
        coverage=f"{reading.coverage * 100:.0f} %",
    )


def _and(first: Text, then: Text) -> Text:
    return T("{first}, {then}", first=first, then=then)


def _then(first: Text, more: Text) -> Text:
    return T("{first}; {more}", first=first, more=more)


def not_shown(lacking: Sequence[str]) -> Text:
    """Return the note of a PDF whose font lacks some characters, with their codes."""
    codes = ", ".join(f"U+{ord(sign):04X}" for sign in lacking[:CODES_SHOWN])
    hidden = len(lacking) - CODES_SHOWN
    listed: Text | str = codes
    if hidden > 0:
        listed = T("{codes} and {n} more", codes=codes, n=count(hidden))
    return T(
        "Characters shown as □ are not in the font of this PDF: {listed}. The HTML form shows "
        "them.",
        listed=listed,
    )


def page_of() -> Text:
    """Return the foot of a printed page."""
    return T("Page {page} of {pages}", page="%1", pages="%2")


def _named_market(code: str) -> Either:
    try:
        found = market(code)
    except UnknownMarket:
        return Either(code, code)
    return Either(f"{found.title_en} ({code})", f"{found.title_zh}（{code}）")
