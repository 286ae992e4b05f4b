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
            mask &= ~self.out(scope.alive)
        if scope.published_before is not None:
            mask &= self.facts.before("published", scope.published_before)
        if scope.owner.strip():
            mask &= self._owned_by(folded_words(scope.owner))
        if scope.classes:
            mask &= self._in_classes(scope.classes)
        mask[rows_of(self.connection, scope.without)] = False
        return mask

    def out(self, window: Window) -> Mask:
        """Return which rows are known to be over before the window, or open only after it."""
        return self.over(window) | self._not_begun(window)

    def over(self, window: Window) -> Mask:
        """Return which rows are known to be over before the window."""
        return self.facts.before("ends", window.starts_on)

    def _not_begun(self, window: Window) -> Mask:
        return self.facts.after("begins", window.ends_on)

    def _named(self, column: str, words: Iterable[str]) -> Mask:
        return self.facts.among(column, known_ids(self.connection, words))

    def _offices(self, scope: Scope) -> Mask:
        if scope.offices is None:
            return np.ones(self.facts.rows, bool)
        mask = self._named("office", scope.offices)
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
