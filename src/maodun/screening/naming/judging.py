"""One name in one market: the marks near it with all that the register knows of them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from maodun.compare.marks.comparing import compare_marks
from maodun.compare.marks.sides import MarkComparison, MarkSide
from maodun.compare.wording import has_han
from maodun.domain.lives import Fate
from maodun.domain.marks import Tier
from maodun.domain.ports import Register, StoredRight
from maodun.domain.rights import Right
from maodun.domain.text import T, Text
from maodun.rules.lives.endings import STILL_COUNTS
from maodun.screening.naming.conflicts import (
    Near,
    closeness,
    has_keys,
    left_out,
    near_marks,
    tier_of,
)
from maodun.screening.naming.findings import (
    WEIGHTS,
    Candidate,
    GoodsMeant,
    NameConflict,
    NameMarket,
    NameState,
)
from maodun.screening.naming.views import MADRID, View

LOOKED_UP = 40
"""Nearest marks of which the goods are read and compared again."""
SHOWN = 12
GOODS_READ = 4000
"""Characters of a mark's goods that are read."""
STANDS: dict[Fate, Text] = {
    Fate.IN_FORCE: T("registered"),
    Fate.PENDING: T("applied for"),
    Fate.UNKNOWN: T("whether it is registered is not known"),
}
WITHOUT_WORDS = T(
    "The live marks that count in this market have no words to look at: nothing was compared."
)
WITHOUT_KEYS = T(
    "The name is too short or too long to look for marks near it: nothing was compared."
)
_STATES = {Tier.STRONG: NameState.NEAR, Tier.MEDIUM: NameState.MEDIUM, Tier.WEAK: NameState.FAR}
_SHARED = {
    Tier.STRONG: T("Marks that come near: {count}, the nearest “{words}” ({number})."),
    Tier.MEDIUM: T("Marks that come half near: {count}, the nearest “{words}” ({number})."),
    Tier.WEAK: T("Marks that share something with it: {count}, most “{words}” ({number})."),
}


def name_in_market(
    candidate: Candidate, goods: GoodsMeant, view: View, register: Register, *, on: date
) -> NameMarket:
    """Return what was found about a name in one market."""
    empty = NameMarket(
        market=view.market.code,
        title=view.title,
        state=NameState.CANNOT_SAY,
        because=T(
            "The register holds no live mark that counts in this market: nothing was compared."
        ),
        seen=view.seen,
        unseen=view.unseen,
        judged=0,
        conflicts=(),
    )
    if view.lexicon is None:
        return empty
    sought = len(view.lexicon)
    unsought = max(0, sum(one.marks for one in view.seen) - sought)
    empty = replace(empty, sought=sought, unsought=unsought)
    if not sought:
        return replace(empty, because=WITHOUT_WORDS)
    if not any(map(has_keys, candidate.forms)):
        return replace(empty, because=WITHOUT_KEYS)
    found = near_marks(candidate.forms, goods, view.lexicon, language=language_of(goods))
    every = [one for one in found.near if one.tier is not Tier.QUIET]
    near = every[:LOOKED_UP]
    stored = register.get([one.sign.number for one in near])
    again = [_conflict(one, right, goods, on) for one, right in zip(near, stored, strict=True)]
    kept = [one for one in again if one.tier is not Tier.QUIET]
    tiers = Counter([*(one.tier for one in kept), *(one.tier for one in every[LOOKED_UP:])])
    told = tuple(sorted(kept, key=lambda one: (-one.score, one.number))[:SHOWN])
    answered = replace(
        empty,
        state=_STATES[told[0].tier] if told else NameState.NONE_IN_PART,
        judged=len(found.near),
        conflicts=told,
        unshown=tiers.total() - len(told),
        quiet=len(found.near) - tiers.total(),
        left=left_out(found, view.lexicon),
    )
    return replace(answered, because=_because(answered, tiers))


def quick_weight(candidate: Candidate, goods: GoodsMeant, views: Sequence[View]) -> float:
    """Return how much speaks against a name by words and classes alone, summed over markets."""
    lexicons = [view.lexicon for view in views if view.lexicon is not None]
    language = language_of(goods)
    return sum(
        WEIGHTS[one.tier] * one.closeness
        for lexicon in lexicons
        for one in near_marks(candidate.forms, goods, lexicon, language=language).near[:SHOWN]
    )


def language_of(goods: GoodsMeant) -> str:
    """Return the language in which the goods are told."""
    return "zh-Hans" if has_han(goods.text) else "en"


def _conflict(one: Near, stored: StoredRight, goods: GoodsMeant, on: date) -> NameConflict:
    right = stored.right
    compared = _again(one, right, goods)
    return NameConflict(
        form=one.form,
        number=right.publication_number,
        office=right.office,
        words=one.sign.words,
        holder=next((party.name for party in right.owners), ""),
        classes=one.sign.classes,
        stands=STANDS.get(stored.life.fate_on(on), STANDS[Fate.UNKNOWN]),
        tier=tier_of(compared),
        score=closeness(compared),
        sight=compared.sight,
        sound=compared.sound,
        meaning=compared.meaning,
        goods=compared.goods,
        because=compared.because,
        suits=len(stored.suits) + len(stored.holder_suits),
        notes=tuple(_notes(right, stored)),
    )


def _again(one: Near, right: Right, goods: GoodsMeant) -> MarkComparison:
    """Compare with the goods as printed, and with what the office says the words mean."""
    mine = MarkSide(one.form, goods.text, goods.numbers, language_of(goods))
    text = "; ".join(some.text for some in right.goods if some.text)[:GOODS_READ]
    other = MarkSide(
        words=one.sign.words,
        goods=text,
        nice_classes=one.sign.classes,
        language=right.language,
        translation=right.sign.translation if right.sign else "",
        transliteration=right.sign.transliteration if right.sign else "",
    )
    return compare_marks(mine, other)


def _notes(right: Right, stored: StoredRight) -> Iterator[Text]:
    yield from (note for note in stored.life.notes if note.msgid == STILL_COUNTS.msgid)
    if right.office == MADRID:
        yield T("International registration: whether it names this market was not looked at.")
    if right.sign is not None and right.sign.disclaimed:
        yield T("No exclusive right in: {parts}.", parts=", ".join(right.sign.disclaimed))
    if stored.suits:
        yield T("{count} court cases name this mark.", count=len(stored.suits))
    if stored.holder_suits:
        yield T("Its holder brought {count} other cases.", count=len(stored.holder_suits))


def _because(market: NameMarket, tiers: Counter[Tier]) -> Text:
    """Return the finding in one sentence, and in another what was not compared for it."""
    said = _nearest(market, tiers) if market.conflicts else _none(market)
    if not market.left:
        return said
    left = T(
        "{left} more share something with the name and were not compared.",
        left=f"{market.left:,}",
    )
    return T("{said} {left}", said=said, left=left)


def _nearest(market: NameMarket, tiers: Counter[Tier]) -> Text:
    nearest = market.conflicts[0]
    return T(
        _SHARED[nearest.tier].msgid,
        count=tiers[nearest.tier],
        words=nearest.words or "-",
        number=nearest.number,
    )


def _none(market: NameMarket) -> Text:
    if not market.unsought:
        return T(
            "None found among the {marks} live marks that were looked at; what was not looked "
            "at is listed.",
            marks=f"{market.sought:,}",
        )
    return T(
        "None found among the {marks} live marks with words to look at; {without} have none, "
        "and what else was not looked at is listed.",
        marks=f"{market.sought:,}",
        without=f"{market.unsought:,}",
    )
