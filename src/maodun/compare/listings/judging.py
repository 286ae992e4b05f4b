"""How much a sign found in a listing deserves a look: the recipe ``listings-1``."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from math import log2

from maodun.compare.listings.distinctness import Crowds, distinctness, sign_distinctness
from maodun.compare.listings.folding import has_han, letters
from maodun.compare.listings.matching import Near
from maodun.compare.listings.plainness import plainness, zipfs
from maodun.compare.listings.reading import BRAND, NAMING, TITLE, Said, Token, Window, tokens
from maodun.compare.listings.uses import UseFound, use_of
from maodun.domain.marks import ALARMS, Likeness, Tier, Use

RECIPE = "listings-1"
_BARE = 6
"""Letters of the longest word that alone says what goods are for."""
_BESIDE = 2
_FEW_CLASSES = 3
_SIGNED = "®™"
SAME = frozenset({Likeness.EXACT, Likeness.SPLIT, Likeness.JOINED})
"""Letter for letter, but for what stands between them."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """What weighs how much. Frozen with its name.

    Attributes:
        tiers: The least weight of each tier, most first.
        uses: What a use leaves of the weight.
        lengths: What is left of the weight of a sign of 2, 3, ... letters; longer: all.
        likenesses: What is left where the words are not the same.
        ordinary: Distinctness below which a word stands in its ordinary meaning.
        plain_pieces: What is left where the pieces of a sign written apart are plain words.
        kept: Weight below which signs that are only near are not said.
        quiet: How many signs of no more weight are said of one listing, that stand in it
            letter for letter.
        seconds: How many signs are named beside the weightiest of a stretch.
        bare: What "for" alone leaves of the weight, in place of ``uses``.
        disguised: What is left where goods are said to fit a sign that is not written as
            it is registered.
        across: What is left across the end of a phrase.
        cut_anew: What is left where words differ and are cut in other places.
        known: What is left of a single word that languages count, if misspelt it is a sign.
        small: What is left of a word with small letters in running text, unless its
            distinctness is ``rare``.
        sued: What each court case of the holder adds, of what is missing to 1; up to
            ``sued_most``.
        again: What each doubling of a holder's registrations of the same words adds likewise.
        broad: What each class beyond the first three adds likewise; the three together up
            to ``sued_most``.
        named: Least weight of a sign letter for letter where goods are named: the first
            word of a title, the brand, before ® or ™. Not of an ordinary word.
        named_letters: Letters of the shortest such sign.
        run_together: Distinctness of a sign of plain words that stands there as one word
            which nobody counts.
        second: What is left of their weight; they raise no alarm of their own.
    """

    tiers: tuple[tuple[Tier, float], ...]
    uses: Mapping[Use, float]
    lengths: tuple[float, ...]
    likenesses: Mapping[Likeness, float]
    ordinary: float
    plain_pieces: float
    kept: float
    seconds: int
    second: float
    bare: float
    disguised: float
    across: float
    cut_anew: float
    known: float
    small: float
    rare: float
    again: float
    broad: float
    named: float
    named_letters: int
    run_together: float
    quiet: int
    sued: float
    sued_most: float


LISTINGS_1 = Recipe(
    tiers=((Tier.STRONG, 0.75), (Tier.MEDIUM, 0.53), (Tier.WEAK, 0.25)),
    uses={
        Use.AS_MARK: 1.0,
        Use.OWN_BRAND: 0.45,
        Use.COMPATIBLE: 0.45,
        Use.COMPARED: 0.9,
        Use.ORDINARY: 0.6,
        Use.SHOP: 0.1,
        Use.HELD: 0.1,
    },
    lengths=(0.2, 0.45, 0.75, 0.9),
    likenesses={Likeness.MISSPELT: 0.95, Likeness.SOUND: 0.9},
    ordinary=0.5,
    plain_pieces=0.3,
    kept=0.1,
    seconds=2,
    second=0.8,
    bare=0.65,
    disguised=0.8,
    across=0.6,
    cut_anew=0.8,
    known=0.6,
    small=0.8,
    rare=0.8,
    again=0.05,
    broad=0.01,
    named=0.55,
    named_letters=3,
    run_together=0.6,
    quiet=60,
    sued=0.05,
    sued_most=0.3,
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a stretch stands.

    Attributes:
        languages: Of the listing.
        brand: Letters of the brand the listing names, or "".
        shop: Letters of the name of the platform the listing stands on, or "".
    """

    said: Said
    window: Window
    languages: tuple[str, ...]
    brand: str
    shop: str = ""

    @property
    def is_brand(self) -> bool:
        """Whether the stretch is what the listing gives as the brand."""
        return bool(self.brand) and self.window.form == self.brand

    @property
    def covered(self) -> tuple[Token, ...]:
        """The words of the stretch."""
        first = self.window.first
        return self.said.tokens[first : first + max(1, self.window.words)]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A sign at a place, with what it weighs, before it has sentences.

    Attributes:
        distinct: How far its words set goods apart (`distinctness`).
        is_second: It raises no alarm: it overlaps a weightier one, or was raised already.
    """

    place: Place
    near: Near
    likeness: Likeness
    use: UseFound
    distinct: float
    weight: float
    is_second: bool = False


def second(one: Weighed, recipe: Recipe = LISTINGS_1) -> Weighed:
    """Return it as one that overlaps a weightier sign."""
    return replace(one, weight=one.weight * recipe.second, is_second=True)


def weigh(
    place: Place,
    near: Near,
    crowds: Crowds,
    held: frozenset[str],
    recipe: Recipe = LISTINGS_1,
) -> Weighed:
    """Return what a sign near a stretch of a listing weighs there."""
    likeness = _likeness(place, near)
    distinct = _distinct(place, near, likeness, crowds, recipe)
    use = _use(place, near, likeness, distinct, held, recipe)
    weight = near.closeness * distinct * _use_share(use, likeness, recipe)
    weight *= recipe.likenesses.get(likeness, 1.0)
    weight *= _length_share(near.words.words, recipe)
    weight *= _text_side(place, near, likeness, recipe)
    weight *= _form_share(place, distinct, recipe)
    if use.use not in (Use.HELD, Use.SHOP):
        weight += (1.0 - weight) * _renown(near, use, recipe)
    if likeness is Likeness.EXACT and use.use is Use.AS_MARK and _names(place, recipe):
        weight = max(weight, recipe.named)
    return Weighed(place, near, likeness, use, distinct, min(1.0, weight))


def raised(one: Weighed, recipe: Recipe = LISTINGS_1) -> Weighed:
    """Return it with the weight of an alarm."""
    least = next(least for tier, least in recipe.tiers if tier is Tier.MEDIUM)
    return replace(one, weight=max(one.weight, least), is_second=False)


def repeated(one: Weighed) -> Weighed:
    """Return it as one that was raised at another place of the listing."""
    return replace(one, is_second=True)


def tier_of(one: Weighed, recipe: Recipe = LISTINGS_1) -> Tier:
    """Return the tier of what was weighed."""
    tier = next((tier for tier, least in recipe.tiers if one.weight >= least), Tier.QUIET)
    return Tier.WEAK if one.is_second and tier in ALARMS else tier


def _likeness(place: Place, near: Near) -> Likeness:
    """Return the likeness, telling split and joined from letter for letter."""
    if near.likeness is not Likeness.EXACT:
        return near.likeness
    if not place.window.words:
        return Likeness.JOINED
    mine = [token.form for token in place.covered]
    theirs = _words_of(near.words.words)
    if mine == theirs:
        return Likeness.EXACT
    return Likeness.SPLIT if len(mine) > len(theirs) else Likeness.JOINED


@lru_cache(maxsize=1 << 14)
def _words_of(sign: str) -> list[str]:
    """Return the letters of each word of a sign."""
    return [token.form for token in tokens(sign)]


def _distinct(
    place: Place, near: Near, likeness: Likeness, crowds: Crowds, recipe: Recipe
) -> float:
    """Return how far the words set goods apart, as registered and as they stand."""
    apart = sign_distinctness(near.words.words, place.languages, crowds)
    if likeness not in (Likeness.EXACT, Likeness.JOINED) or not place.window.words:
        return apart
    said = distinctness(_runs(place), place.languages, crowds)
    if likeness is Likeness.JOINED and place.window.words == 1 and said > apart:
        plain = max(zipfs(place.covered[0].raw))
        return apart if plain else max(apart, recipe.run_together)
    return min(apart, said)


def _runs(place: Place) -> list[str]:
    """Return the words of the stretch; Chinese characters side by side are one."""
    found: list[str] = []
    wide = False
    for token in place.covered:
        if token.wide and wide:
            found[-1] += token.raw
        else:
            found.append(token.raw)
        wide = token.wide
    return found


def _renown(near: Near, use: UseFound, recipe: Recipe) -> float:
    """Return what the register tells of how a holder keeps a sign."""
    told = recipe.sued * near.words.suits
    if use.use is not Use.ORDINARY:
        told += recipe.again * log2(near.again)
        told += recipe.broad * max(0, near.classes - _FEW_CLASSES)
    return min(recipe.sued_most, told)


def _names(place: Place, recipe: Recipe) -> bool:
    """Whether a sign that stands here names the goods, unless it is an ordinary word."""
    if len(place.window.form) < recipe.named_letters:
        return False
    first = place.said.field == TITLE and place.window.first == 0
    if _is_signed(place) or place.said.field == BRAND:
        return True
    return first and not all(
        plainness(word, place.languages) >= recipe.ordinary for word in _runs(place)
    )


def _use(
    place: Place,
    near: Near,
    likeness: Likeness,
    distinct: float,
    held: frozenset[str],
    recipe: Recipe,
) -> UseFound:
    if near.words.number in held:
        return UseFound(Use.HELD)
    same = likeness in SAME
    if place.shop and letters(near.words.words) == place.shop:
        return UseFound(Use.SHOP)
    if same and place.brand and letters(near.words.words) == place.brand:
        return UseFound(Use.OWN_BRAND)
    window = place.window
    told = use_of(place.said.text, window.start, window.end, languages=place.languages)
    if told is not None:
        return told
    if same and distinct < recipe.ordinary and not _is_signed(place):
        return UseFound(Use.ORDINARY)
    return UseFound(Use.AS_MARK)


def _length_share(sign: str, recipe: Recipe) -> float:
    """Return what is left of a short sign; a Chinese character counts for two letters."""
    own = letters(sign)
    place = len(own) * (2 if has_han(own) else 1) - _BESIDE
    return recipe.lengths[place] if place < len(recipe.lengths) else 1.0


def _use_share(use: UseFound, likeness: Likeness, recipe: Recipe) -> float:
    """Return what a use leaves of the weight.

    A bare "for" tells less than a phrase, and who writes a sign in disguise does not refer
    to it.
    """
    if use.use is Use.COMPATIBLE and likeness is not Likeness.EXACT:
        return recipe.disguised
    if use.use is Use.COMPATIBLE and len(use.words) <= _BARE:
        return recipe.bare
    return recipe.uses[use.use]


def _is_signed(place: Place) -> bool:
    return place.said.text[place.window.end : place.window.end + 1] in set(_SIGNED)


def _text_side(place: Place, near: Near, likeness: Likeness, recipe: Recipe) -> float:
    """Return what the stretch's own words leave of the weight."""
    covered = place.covered
    plain = [plainness(token.raw, place.languages) for token in covered]
    left = recipe.across if any(token.breaks for token in covered[1:]) else 1.0
    if likeness is Likeness.SPLIT and any(len(token.form) > _BESIDE for token in covered):
        return left * (1.0 - (1.0 - recipe.plain_pieces) * min(plain))
    if likeness in (Likeness.MISSPELT, Likeness.SOUND):
        same = len(covered) == len(_words_of(near.words.words))
        left *= recipe.known if place.window.known and len(covered) == 1 else 1.0
        return left * (1.0 - min(plain)) * (1.0 if same else recipe.cut_anew)
    return left


def _form_share(place: Place, distinct: float, recipe: Recipe) -> float:
    """Return what is left of a word with a meaning that stands small in running text."""
    stretch = place.said.text[place.window.start : place.window.end]
    running = place.said.field not in NAMING
    return recipe.small if running and stretch.islower() and distinct < recipe.rare else 1.0
