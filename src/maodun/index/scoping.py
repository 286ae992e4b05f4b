"""Which rights a scope means, as one mask over the columns of facts."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from maodun.domain.clearance import Window
from maodun.domain.ports import Route, Scope
from maodun.index.folding import BETWEEN_HOLDERS, folded_words
from maodun.index.schema import class_token
from maodun.index.storage.entries import rows_of
from maodun.index.storage.facts import Facts, Mask
from maodun.index.storage.vocabulary import known_ids


@dataclass(frozen=True, slots=True)
class Scoping:
    """Answers scopes from the facts of one state of the register."""

    connection: sqlite3.Connection
    facts: Facts

    def mask(self, scope: Scope) -> Mask:
        """Return which rows are within ``scope``."""
        mask = self.facts.current() & self._offices(scope)
        if scope.kinds is not None:
            mask &= self._named("kind", scope.kinds)
        if scope.alive is not None:
            mask &= ~self.out(scope.alive, scope)
        if scope.published_before is not None:
            mask &= self.facts.before("published", scope.published_before)
        if scope.owner.strip():
            mask &= self._owned_by(folded_words(scope.owner))
        if scope.classes:
            mask &= self._in_classes(scope.classes)
        mask[rows_of(self.connection, scope.without)] = False
        return mask

    def out(self, window: Window, scope: Scope) -> Mask:
        """Return which rows are known to be over before the window, or open only after it."""
        begins_later = self.facts.after("begins", window.ends_on)
        return self.over(window, scope) | (begins_later & self._offices_own(scope))

    def over(self, window: Window, scope: Scope) -> Mask:
        """Return which rows are known to be over before the window.

        What became of a publication at its own office says nothing about the rights that may
        still come from it by a route, so that only rights of the scope's own offices end.
        """
        return self.facts.before("ends", window.starts_on) & self._offices_own(scope)

    def _offices_own(self, scope: Scope) -> Mask:
        if scope.offices is None:
            return np.ones(self.facts.rows, bool)
        return self._named("office", scope.offices)

    def _named(self, column: str, words: Iterable[str]) -> Mask:
        return self.facts.among(column, known_ids(self.connection, words))

    def _offices(self, scope: Scope) -> Mask:
        mask = self._offices_own(scope)
        for route in scope.routes:
            mask |= self._may_come(route)
        return mask

    def _may_come(self, route: Route) -> Mask:
        """Return which rows this route may still bring; an unknown day never closes it."""
        mask = ~self.facts.before("earliest", route.earliest_from)
        mask &= self._named("kind", route.kinds)
        if route.offices is not None:
            mask &= self._named("office", route.offices)
        return mask

    def _owned_by(self, words: tuple[str, ...]) -> Mask:
        pieces = " AND ".join("instr(names, ?)" for _ in words) or "TRUE"
        found = self.connection.execute(
            f"SELECT id, names FROM holders WHERE {pieces}",  # noqa: S608 - marks only
            words,
        )
        wanted = [
            holder
            for holder, names in found
            if any(_has_words(name, words) for name in names.split(BETWEEN_HOLDERS))
        ]
        return np.asarray(np.isin(self.facts.column("holder"), wanted), bool)

    def _in_classes(self, classes: tuple[str, ...]) -> Mask:
        prefixes = tuple(class_token(prefix) for prefix in classes)
        wanted = [
            symbol
            for symbol, token in self.connection.execute("SELECT id, symbol FROM symbols")
            if token.startswith(prefixes)
        ]
        return self.facts.having_class(self.connection, np.array(wanted, np.int64))


def _has_words(name: str, words: tuple[str, ...]) -> bool:
    """Whether all words are in the name; where no spaces part words, as a piece of it."""
    held = set(name.split())
    return all(word in held or (not word.isascii() and word in name) for word in words)
