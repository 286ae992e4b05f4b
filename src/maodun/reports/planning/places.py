"""Names of offices, markets and platforms in place of the codes that a plan works with."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar, cast

from maodun.domain.text import T, Text, Value
from maodun.reports.lawbook.naming import PLACES, joined

V = TypeVar("V")
NAMES: Mapping[str, Text] = {
    **{code: name for code, name in PLACES.items() if len(code) > len("us")},
    **{code.upper(): name for code, name in PLACES.items() if len(code) == len("us")},
    "EP": T("European Patent Office"),
    "EU": T("European Union"),
    "WO": T("WIPO"),
}
"""By the code in a plan: ST.3 for offices and markets, folders of law files for platforms."""

CODED = frozenset({"office", "offices", "first", "market", "markets", "platform"})
"""Places of sentences in which such a code stands."""


def place(code: str) -> Text | str:
    """Return the name of an office, market or platform; an unknown code stays as it is."""
    return NAMES.get(code, code)


def spelled_out(value: V) -> V:
    """Return data with the codes in all its sentences replaced by names."""
    return everywhere(value, _named)


def everywhere(value: V, change: Callable[[object], object]) -> V:
    """Return data with ``change`` applied to every part of it, the whole first.

    Where ``change`` returns something else than it was given, that part is done.
    """
    changed = change(value)
    if changed is not value:
        return cast("V", changed)
    if isinstance(value, tuple):
        return cast("V", tuple(everywhere(one, change) for one in value))
    if not is_dataclass(value) or isinstance(value, type):
        return value
    parts = {field.name: getattr(value, field.name) for field in fields(value)}
    new = {name: everywhere(part, change) for name, part in parts.items()}
    moved = {name: part for name, part in new.items() if part is not parts[name]}
    return replace(value, **moved) if moved else value


def _named(value: object) -> object:
    if not isinstance(value, Text) or not value.values:
        return value
    return replace(
        value,
        values=tuple((name, _value(name, one)) for name, one in value.values),
    )


def _value(name: str, value: Value) -> Value:
    if isinstance(value, Text):
        return spelled_out(value)
    if name not in CODED or not isinstance(value, str):
        return value
    codes = value.split(", ")
    return joined(place(code) for code in codes) if set(codes) <= set(NAMES) else value
