"""What a register must answer, worked out the plain way: every right looked at, one by one."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from maodun.domain.clearance import Window
from maodun.domain.lives import Fate
from maodun.domain.ports import Route, Scope, StoredRight
from maodun.rules.lives.earliest import earliest_date


@dataclass(frozen=True)
class Reference:
    """Answers by brute force from the rights themselves."""

    stored: Sequence[StoredRight]

    def within(self, scope: Scope) -> list[str]:
        return sorted(
            item.right.publication_number for item in self.stored if _is_within(item, scope)
        )

    def fates(self, scope: Scope, window: Window) -> dict[Fate, int]:
        found = Counter(
            _fate(item, window)
            for item in self.stored
            if _is_within(item, scope) and not _is_alive(item, window, scope)
        )
        return dict(found)


def _is_within(item: StoredRight, scope: Scope) -> bool:
    right = item.right
    published = right.publication_date
    return all(
        (
            _office_counts(item, scope),
            scope.kinds is None or right.kind in scope.kinds,
            scope.alive is None or _is_alive(item, scope.alive, scope),
            scope.published_before is None
            or (published is not None and published < scope.published_before),
            not scope.owner or _is_owned_by(item, scope.owner.lower().split()),
            not scope.classes
            or _has_class((c.symbol for c in right.classes), tuple(scope.classes)),
            right.publication_number not in scope.without,
        )
    )


def _office_counts(item: StoredRight, scope: Scope) -> bool:
    if scope.offices is None or item.right.office in scope.offices:
        return True
    return any(_may_come(item, route) for route in scope.routes)


def _may_come(item: StoredRight, route: Route) -> bool:
    earliest = earliest_date(item.right, parents=False)
    return (
        (route.offices is None or item.right.office in route.offices)
        and item.right.kind in route.kinds
        and (earliest is None or earliest >= route.earliest_from)
    )


def _is_alive(item: StoredRight, window: Window, scope: Scope) -> bool:
    if scope.offices is not None and item.right.office not in scope.offices:
        return True
    life = item.life
    over = life.out_after is not None and life.out_after < window.starts_on
    not_begun = life.begins_on is not None and life.begins_on > window.ends_on
    return not over and not not_begun


def _fate(item: StoredRight, window: Window) -> Fate:
    life = item.life
    if life.out_after is not None and life.out_after < window.starts_on:
        assert life.ends_by is not None
        return life.ends_by
    return Fate.PENDING


def _is_owned_by(item: StoredRight, words: list[str]) -> bool:
    names = [party.name for party in item.right.owners]
    names += [event.value for event in item.events if event.kind == "owner"]
    folded = [name.lower().replace(",", " ").replace(".", "").split() for name in names]
    return any(all(word in name for word in words) for name in folded)


def _has_class(symbols: Iterable[str], prefixes: tuple[str, ...]) -> bool:
    folded = tuple(prefix.replace(" ", "") for prefix in prefixes)
    return any(symbol.replace(" ", "").startswith(folded) for symbol in symbols)
