"""Candidates: what the register finds near the product, by which path."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from maodun.compare.claims import PreparedProduct, prepare
from maodun.compare.vocabulary import in_claim_words
from maodun.domain.clearance import Planted, Window
from maodun.domain.errors import BadNumber, BadProduct
from maodun.domain.evidence import NotCompared
from maodun.domain.numbers import parse_number
from maodun.domain.ports import Query, Register, Route, Scope, StoredRight
from maodun.domain.products import Product
from maodun.domain.rights import Right, RightKind
from maodun.domain.text import T, Text
from maodun.rules.lives.earliest import earliest_date

BY_CLAIMS = frozenset({RightKind.PATENT, RightKind.UTILITY_MODEL, RightKind.PLANT})
BY_LOOKS = frozenset({RightKind.DESIGN})
BY_WORDS = frozenset({RightKind.MARK, RightKind.WORK})
PLANTED = "planted"


@dataclass(frozen=True, slots=True)
class Found:
    """What the searches brought, best first.

    Attributes:
        by_claims: Numbers of rights whose claims can be compared.
        by_looks: Numbers of designs.
        paths: How each was found.
        planted: What became of each known right that was planted.
        planted_words: Numbers of marks and works among them, which no search by text looks for.
    """

    by_claims: tuple[str, ...]
    by_looks: tuple[str, ...]
    paths: Mapping[str, tuple[str, ...]]
    planted: tuple[Planted, ...]
    planted_words: tuple[str, ...] = ()

    @property
    def only_planted(self) -> frozenset[str]:
        """Known rights that no search found; a test of the search must not move the pile."""
        return frozenset(number for number, how in self.paths.items() if how == (PLANTED,))


def prepared(product: Product, languages: Iterable[str]) -> dict[str, PreparedProduct]:
    """Return the product made ready for comparing, by language; silent languages are left out.

    Raises:
        BadProduct: It says nothing in any language of the register.
    """
    wanted = dict.fromkeys(
        [*(language.partition("-")[0] for language in languages), *_languages(product)]
    )
    told = in_claim_words(product)
    ready = {language: prepare(told, language=language) for language in wanted}
    spoken = {
        language: one for language, one in ready.items() if not isinstance(one, NotCompared)
    }
    if not spoken:
        raise BadProduct(T("{sku} says nothing that could be compared.", sku=product.sku))
    return spoken


def retrieve(
    register: Register, product: Product, scope: Scope, *, limit: int, known: Sequence[str]
) -> Found:
    """Search by text and class in every language of the product, and plant the known rights."""
    paths: dict[str, tuple[str, ...]] = {}
    by_claims = _search(register, product, replace(scope, kinds=BY_CLAIMS), limit, paths)
    by_looks = _search(register, product, replace(scope, kinds=BY_LOOKS), limit, paths)
    ranks = {number: place for place, number in enumerate((*by_claims, *by_looks), start=1)}
    planted: list[Planted] = []
    by_words: list[str] = []
    for text in known:
        for number, stored, because in _plant(register, text, scope):
            own = paths.get(number, ())
            planted.append(Planted(number, own, ranks.get(number), because))
            if stored is not None and not own:
                paths[number] = (PLANTED,)
                found_by = {
                    **dict.fromkeys(BY_LOOKS, by_looks),
                    **dict.fromkeys(BY_WORDS, by_words),
                }
                found_by.get(stored.right.kind, by_claims).append(number)
    return Found(tuple(by_claims), tuple(by_looks), paths, tuple(planted), tuple(by_words))


def queries(product: Product) -> Iterator[Query]:
    """Yield one query for each language that the product speaks."""
    told = in_claim_words(product)
    for language in _languages(product):
        facts = told.in_language(language)
        title = next((fact for fact in facts if fact.name.startswith("title")), facts[0])
        yield Query(
            title=title.text,
            text="\n".join(fact.text for fact in facts if fact is not title),
            classes=(*product.cpc, *product.locarno),
            language=language,
        )


def _languages(product: Product) -> list[str]:
    return list(dict.fromkeys(fact.language.partition("-")[0] for fact in product.facts))


def _search(
    register: Register,
    product: Product,
    scope: Scope,
    limit: int,
    paths: dict[str, tuple[str, ...]],
) -> list[str]:
    """Return the best numbers, languages in turn, then what only the classes find.

    ``paths`` learns how each was found.
    """
    asked = list(queries(product))
    by_words = [register.search(query, scope, limit=limit) for query in asked]
    classes = asked[0].classes
    by_class = (
        register.search(Query("", "", classes, asked[0].language), scope, limit=limit)
        if classes
        else ()
    )
    in_turn = [hit for hits in zip_longest(*by_words) for hit in hits if hit is not None]
    ordered = [*in_turn, *by_class]
    kept = list(dict.fromkeys(hit.publication_number for hit in ordered))[:limit]
    among = set(kept)
    for hit in ordered:
        if hit.publication_number in among:
            known = paths.get(hit.publication_number, ())
            paths[hit.publication_number] = tuple(dict.fromkeys((*known, *hit.paths)))
    return kept


def _plant(
    register: Register, text: str, scope: Scope
) -> Iterator[tuple[str, StoredRight | None, Text]]:
    try:
        numbers = register.find(parse_number(text))
    except BadNumber as error:
        yield text, None, error.text
        return
    if not numbers:
        yield text, None, T("not in the register")
    for stored in register.get(numbers):
        number = stored.right.publication_number
        if out := out_of_scope(stored, scope):
            yield number, None, out
        else:
            yield number, stored, T("compared with the product")


def out_of_scope(stored: StoredRight, scope: Scope) -> Text | None:
    """Return why a right is outside the scope by fact, or None if it is within."""
    if stored.right.publication_number in scope.without:
        return T("own or licensed")
    if scope.offices is None or stored.right.office in scope.offices:
        return _out_by_fact(stored, scope.alive)
    if any(_takes(route, stored.right) for route in scope.routes):
        return None
    return T("its office does not count in this market")


def _takes(route: Route, right: Right) -> bool:
    earliest = earliest_date(right, parents=False)
    return (
        right.kind in route.kinds
        and (route.offices is None or right.office in route.offices)
        and (earliest is None or earliest >= route.earliest_from)
    )


def _out_by_fact(stored: StoredRight, window: Window | None) -> Text | None:
    life = stored.life
    if window is None or life.out_after is None or life.out_after >= window.starts_on:
        return None
    return T("out by fact: {fate} after {day}", fate=str(life.ends_by), day=life.out_after)
