"""What to change in a listing so that it names nobody else's sign, as one diff."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import unified_diff

from maodun.compare.listings.reading import BRAND, TITLE, said_by, spoken_in
from maodun.compare.listings.uses import UseFound, use_of
from maodun.domain.marks import Likeness, Sighting, Use
from maodun.domain.products import Product

KEPT = frozenset({Use.HELD, Use.OWN_BRAND, Use.ORDINARY, Use.SHOP})
"""Uses whose words stay: ours, the goods' own brand, and words of the language."""
_SIGNS_BEHIND = re.compile(r"\s*[®™]")
_DOUBLED = re.compile(r"\s{2,}|\s+(?=[,.;:!?，。；：])")
_LEADING = re.compile(r"^[\s,;:|/–—-]+")


@dataclass(frozen=True, slots=True)
class Change:
    """One field of a listing before and after.

    Attributes:
        field: Name of the fact: ``title``, ``bullet-2``.
    """

    field: str
    old: str
    new: str


def rewrite(product: Product, sightings: Sequence[Sighting]) -> tuple[Change, ...]:
    """Return the fields that say somebody else's sign, and how they read without it.

    Signs that raise an alarm are replaced wherever the listing says them, by the wording
    that is known, or left out; those that say what the goods fit only where their wording
    changes. What stays is for a person to read: sentences may need mending.
    """
    wanted = {one.words for one in sightings if one.is_alarm}
    meant = [one for one in sightings if one.words in wanted and one.use not in KEPT]
    changes = []
    languages = spoken_in(product, said_by(product)) if meant else ()
    for field, text in _fields(product):
        new = _without(text, [one for one in meant if one.spot.field == field], languages)
        if new != text:
            changes.append(Change(field, text, new))
    return tuple(changes)


def diff(product: Product, changes: Iterable[Change]) -> str:
    """Return the changes as one unified diff; every field is a file of one listing."""
    lines: list[str] = []
    for change in changes:
        lines += unified_diff(
            change.old.splitlines(),
            change.new.splitlines(),
            f"{product.sku}/{change.field}",
            f"{product.sku}/{change.field}",
            lineterm="",
        )
    return "\n".join(lines) + "\n" if lines else ""


def _fields(product: Product) -> list[tuple[str, str]]:
    fields = [(fact.name, fact.text) for fact in product.facts]
    if all(name != TITLE for name, _ in fields):
        fields.insert(0, (TITLE, product.title))
    return [*fields, (BRAND, product.brand)] if product.brand else fields


def _without(text: str, sightings: Sequence[Sighting], languages: tuple[str, ...]) -> str:
    """Return the text with each stretch replaced, last first so that places stay."""
    free = len(text) + 1
    for one in sorted(sightings, key=lambda one: (-one.spot.end, one.spot.start)):
        start, end = one.spot.start, one.spot.end
        if end > free or text[start:end] != one.spot.text:
            continue
        put = one.instead if one.instead is not None else _left(one)
        told = use_of(text, start, end, languages=languages)
        start = _from(text, one, put, told)
        behind = text[end:] if put else _behind(text[end:], told)
        text, free = text[:start] + put + behind, start
    return _LEADING.sub("", _DOUBLED.sub(_closed, text)) if sightings else text


def _behind(text: str, told: UseFound | None) -> str:
    """Return what stays behind a sign left out: words that only make sense beside it go too."""
    left = _SIGNS_BEHIND.sub("", text, count=1)
    if told is not None and told.behind and told.use is Use.COMPARED:
        return left.lstrip().removeprefix(told.words)
    return left


def _from(text: str, one: Sighting, put: str, told: UseFound | None) -> int:
    """Return where the change begins: words that lead to the sign go with it."""
    ahead = text[: one.spot.start].rstrip()
    if put == one.spot.text or told is None or told.behind or not ahead.endswith(told.words):
        return one.spot.start
    return len(ahead) - len(told.words)


def _left(one: Sighting) -> str:
    """Return what stays where no wording is known: a name that fits keeps its place."""
    stays = one.use is Use.COMPATIBLE and one.likeness is Likeness.EXACT
    return one.spot.text if stays else ""


def _closed(match: re.Match[str]) -> str:
    at_end = (
        match.end() < len(match.string) and match.string[match.end()] in ",.;:!?，。；：！？"
    )
    return "" if at_end else " "
