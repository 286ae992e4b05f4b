"""The product's pictures against everything in the register that has pictures."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from maodun.compare.designs.articles import Article, article_of, class_symbols
from maodun.compare.designs.resembling import with_field
from maodun.compare.looks.pairing import Sides
from maodun.compare.looks.scales import Seen, looks_1
from maodun.domain.pictures import LOOK_OF, Album, Closeness, LookKind, Resemblance
from maodun.domain.ports import Gallery, Pictured, Pictures, Register, Scope
from maodun.domain.products import Product
from maodun.domain.rights import Right, RightKind
from maodun.domain.text import T, Text
from maodun.screening.looking.earlier import Fields
from maodun.screening.looking.judging import Looking, judge_of
from maodun.screening.looking.looked import Looked, LookedKind, LookFor

READ_AT_ONCE = 200
PER_LOOK = 20
"""Rights that each picture may bring up at least, however many pictures there are."""

CLOSER = 30
"""Works that each picture is held against point by point, which takes its time: the nearest."""

FIELDS = 20
"""Designs whose field is looked at: the nearest."""


def look_at_pictures(
    register: Register,
    product: Product,
    scope: Scope,
    *,
    pictures: Pictures | None,
    asked: LookFor,
) -> Looked:
    """Hold every design, work and mark within ``scope`` against the product's pictures.

    Without pictures, or without one model that looked at both sides, nothing is compared, and
    the answer says so for each kind.
    """
    case = _Case(register, product, scope, pictures, asked)
    found = {kind: _kind(case, kind) for kind in LOOK_OF}
    return Looked(case.album, {kind: one for kind, one in found.items() if one is not None})


@dataclass(frozen=True, slots=True)
class _Case:
    """What one pass is about."""

    register: Register
    product: Product
    scope: Scope
    pictures: Pictures | None
    asked: LookFor

    @property
    def album(self) -> Album:
        """The product's pictures, none where nobody gave any."""
        return self.pictures.album if self.pictures else Album()


def _kind(case: _Case, kind: RightKind) -> LookedKind | None:
    """Return how one kind was looked at; None where nothing of it is in scope."""
    look = LOOK_OF[kind]
    scope = replace(case.scope, kinds=frozenset({kind}))
    pictured = case.register.pictured(scope, look)
    if not (pictured.rights or pictured.unsaid):
        return None
    if case.pictures is None and case.product.photos:
        return LookedKind(pictured, T("nobody looked at the product's pictures"))
    because = _why_not(case.album, look, pictured)
    if because is not None or case.pictures is None:
        return LookedKind(pictured, because)
    gallery = case.register.gallery(scope, look)
    if gallery.encoder != case.album.encoder(look):
        return LookedKind(pictured, _other_model(gallery.encoder, case.album.encoder(look)))
    looking = Looking(
        case.register, case.product, case.pictures, gallery, case.album.looks(look)
    )
    if kind is RightKind.DESIGN:
        return _designs(case, looking, scope, pictured)
    return _compared(looking, kind, pictured, case.asked)


def _designs(case: _Case, looking: Looking, scope: Scope, pictured: Pictured) -> LookedKind:
    """Return how designs were looked at: which article the product is counts too."""
    beside = ((right.classes, like) for right, like in looking.nearest())
    looking = replace(looking, article=article_of(case.product, beside))
    narrowed = _narrowed(case, scope, looking.article)
    if narrowed == scope:
        return _compared(looking, RightKind.DESIGN, pictured, case.asked)
    kept = replace(looking, gallery=case.register.gallery(narrowed, LookKind.SHAPE))
    compared = _compared(kept, RightKind.DESIGN, pictured, case.asked)
    return _left_out(case, compared, narrowed, whole=looking.gallery, kept=kept.gallery)


def _left_out(
    case: _Case, compared: LookedKind, narrowed: Scope, *, whole: Gallery, kept: Gallery
) -> LookedKind:
    """Return the same with the designs that only their class left out."""
    in_class = case.register.pictured(narrowed, LookKind.SHAPE).with_pictures
    return replace(
        compared,
        other_class=compared.pictured.with_pictures - in_class,
        left_out=frozenset(
            number
            for number in case.asked.also
            if whole.of_right(number) and not kept.of_right(number)
        ),
    )


def _why_not(album: Album, look: LookKind, pictured: Pictured) -> Text | None:
    if not (album.seen or album.unseen):
        return T("the product comes without pictures")
    if not album.seen:
        files = ", ".join(one.file for one in album.unseen)
        return T("none of the product's pictures could be looked at ({files})", files=files)
    if not pictured.with_pictures:
        return T("the register has no pictures of them")
    if not album.encoder(look):
        return T("no model looked at the product's pictures for this")
    return None


def _other_model(registers: str, albums: str) -> Text:
    return T(
        "the model {register} looked at the register's pictures and {product} at the "
        "product's; make them one with: maodun register pictures --again",
        register=registers,
        product=albums,
    )


def _narrowed(case: _Case, scope: Scope, article: Article) -> Scope:
    if not case.asked.locarno_only:
        return scope
    symbols = class_symbols(article)
    return replace(scope, classes=symbols) if symbols else scope


def _compared(
    looking: Looking, kind: RightKind, pictured: Pictured, asked: LookFor
) -> LookedKind:
    of = Seen(LOOK_OF[kind], looking.gallery.encoder)
    found = _candidates(looking, of, asked.limit)
    places = _places(looking, (*found, *sorted(asked.also)))
    rights = _rights(looking, list(places))
    compared = _resemblances(looking, kind, of, places=places, rights=rights)
    ordered = sorted(compared, key=lambda one: (-one.score, one.publication_number))
    near = [one for one in ordered if one.closeness is not Closeness.FAR]
    by_number = {one.publication_number: one for one in ordered}
    if kind is RightKind.DESIGN:
        fields = Fields(looking.register, looking.gallery, of)
        for one in near[: min(FIELDS, asked.cut)]:
            earlier = fields.around(rights[one.publication_number], one, looking.looks)
            if earlier is not None:
                by_number[one.publication_number] = with_field(one, earlier)
    return LookedKind(
        pictured=pictured,
        encoder=of.encoder,
        looks=len(looking.looks),
        by_number=by_number,
        found=frozenset(found) & by_number.keys(),
        shown=tuple(one.publication_number for one in near[: asked.cut]),
        rough=not looks_1().set_for(of.look, of.encoder),
    )


def _candidates(looking: Looking, of: Seen, limit: int) -> tuple[str, ...]:
    """Return the rights that one of the looks comes nearest to, nearest first."""
    if not limit or not looking.looks:
        return ()
    recipe = looks_1()
    each = max(PER_LOOK, limit // len(looking.looks))
    hits = looking.gallery.nearest(looking.vectors, limit=each)
    figures = looking.figures(at for row in hits for at, _ in row)
    of_picture: dict[str, dict[str, float]] = {}
    for (picture, _), row in zip(looking.looks, hits, strict=True):
        best = of_picture.setdefault(picture.sha256, {})
        for at, product in row:
            between = (picture.kind, figures[at].kind)
            score = float(recipe.likeness(np.asarray(product), between, of=of))
            number = figures[at].publication_number
            best[number] = max(score, best.get(number, 0.0))
    most = CLOSER if of.look is LookKind.COPY else limit
    return _nearest(of_picture.values(), most=most)


def _nearest(of_pictures: Iterable[Mapping[str, float]], *, most: int) -> tuple[str, ...]:
    """Return the ``most`` nearest rights of each picture, nearest of all first."""
    kept: dict[str, float] = {}
    for best in of_pictures:
        for number in sorted(best, key=lambda one: (-best[one], one))[:most]:
            kept[number] = max(best[number], kept.get(number, 0.0))
    return tuple(sorted(kept, key=lambda one: (-kept[one], one)))


def _places(looking: Looking, numbers: Iterable[str]) -> dict[str, Sequence[int]]:
    """Return the figures of each of these rights that has any in the gallery."""
    unique = dict.fromkeys(numbers) if looking.looks else ()
    found = ((number, looking.gallery.of_right(number)) for number in unique)
    return {number: places for number, places in found if places}


def _rights(looking: Looking, numbers: Sequence[str]) -> dict[str, Right]:
    return {
        stored.right.publication_number: stored.right
        for start in range(0, len(numbers), READ_AT_ONCE)
        for stored in looking.register.get(numbers[start : start + READ_AT_ONCE])
    }


def _resemblances(
    looking: Looking,
    kind: RightKind,
    of: Seen,
    *,
    places: Mapping[str, Sequence[int]],
    rights: Mapping[str, Right],
) -> Iterator[Resemblance]:
    judge = judge_of(kind, looking)
    every = [at for ats in places.values() for at in ats]
    figures = looking.figures(every)
    products = np.asarray(looking.gallery.likeness(looking.vectors, every))
    column = {at: column for column, at in enumerate(every)}
    for number, ats in places.items():
        mine = products[:, [column[at] for at in ats]]
        sides = Sides(looking.looks, [figures[at] for at in ats], mine)
        judged = judge(rights[number], sides, of)
        if isinstance(judged, Resemblance):
            yield judged
