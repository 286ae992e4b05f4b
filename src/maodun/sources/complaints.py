"""What a closed schema has against a document, as sentences that help to repair it."""

import difflib
import types
import typing
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from maodun.domain.text import T, Text

Place = tuple[int | str, ...]

SHOWN = 5
"""Complaints in one message; the rest are counted."""

KINDS = {
    "missing": "{place} is missing",
    "string_type": "{place} must be text",
    "string_too_short": "{place} is empty",
    "bool_parsing": "{place} must be true or false, not {value}",
    "bool_type": "{place} must be true or false, not {value}",
    "int_parsing": "{place} must be a whole number, not {value}",
    "int_type": "{place} must be a whole number, not {value}",
    "list_type": "{place} must be a list",
    "tuple_type": "{place} must be a list",
    "dict_type": "{place} must have named values, not {value}",
    "model_type": "{place} must have named values, not {value}",
    "model_attributes_type": "{place} must have named values, not {value}",
    "date_type": "{place} must be a day like 2027-01-31, not {value}",
    "date_parsing": "{place} must be a day like 2027-01-31, not {value}",
    "date_from_datetime_parsing": "{place} must be a day like 2027-01-31, not {value}",
    "date_from_datetime_inexact": "{place} must be a day like 2027-01-31, not {value}",
}


@dataclass(frozen=True, slots=True)
class Complaint:
    """One thing that is wrong: where in the document, and why."""

    place: Place
    because: Text


def complaints(error: ValidationError, model: type[BaseModel]) -> tuple[Complaint, ...]:
    """Return everything ``error`` says about a document of ``model``, in document order."""
    return tuple(
        Complaint(_document_place(detail["loc"], model), _sentence(detail, model))
        for detail in error.errors(include_url=False)
    )


def in_one(sentences: Iterable[Text]) -> Text:
    """Return several sentences as one; after the first few only their number is said."""
    first, *rest = list(sentences)
    if not rest:
        return first
    if len(rest) >= SHOWN:
        more = T("and {count} more", count=len(rest) - SHOWN + 1)
        rest = [*rest[: SHOWN - 1], more]
    return T("{first}; {more}", first=first, more=in_one(rest))


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that was probably meant, or None."""
    folded = {one.casefold(): one for one in known}
    matches = difflib.get_close_matches(name.casefold(), folded, n=1, cutoff=0.6)
    return folded[matches[0]] if matches else None


def _sentence(detail: ErrorDetails, model: type[BaseModel]) -> Text:
    place = as_path(_document_place(detail["loc"], model))
    if detail["type"] == "extra_forbidden":
        return _unknown_field(
            place, str(detail["loc"][-1]), _names_at(model, detail["loc"][:-1])
        )
    if detail["type"] in ("literal_error", "enum"):
        expected = str(detail["ctx"].get("expected", ""))
        return T(
            "{place} is {value}; it can be {expected}",
            place=place, value=_short(detail["input"]), expected=expected,
        )  # fmt: skip
    if template := KINDS.get(detail["type"]):
        named = {"place": place, "value": _short(detail["input"])}
        return T(template, **{k: v for k, v in named.items() if f"{{{k}}}" in template})
    return T(
        "{place} cannot be {value}: {reason}",
        place=place, value=_short(detail["input"]), reason=detail["msg"],
    )  # fmt: skip


def _unknown_field(place: str, name: str, known: tuple[str, ...]) -> Text:
    meant = nearest(name, known)
    if meant:
        return T("{place} is not a field; did you mean {meant}?", place=place, meant=meant)
    return T("{place} is not a field; there are {known}", place=place, known=", ".join(known))


def as_path(place: Place) -> str:
    """Return a place as people write it: ``facts[2].text``."""
    path = ""
    for part in place:
        path += f"[{part + 1}]" if isinstance(part, int) else f".{part}"
    return path.lstrip(".") or "document"


def _short(value: object) -> str:
    shown = value if isinstance(value, str) else repr(value)
    return shown if len(shown) <= 60 else f"{shown[:57]}..."  # noqa: PLR2004 - one line


def _document_place(place: Place, model: type[BaseModel]) -> Place:
    """Return the place without the names that pydantic gives to members of a union."""
    return tuple(
        part for part in place if isinstance(part, int) or not _is_member_name(part, model)
    )


def _is_member_name(part: str, model: type[BaseModel]) -> bool:
    if part in ("str", "[key]") or "[" in part:
        return True
    return part in {inner.__name__ for inner in _models_in(model)}


def _names_at(model: type[BaseModel], place: Place) -> tuple[str, ...]:
    current = model
    for part in place:
        field = current.model_fields.get(part) if isinstance(part, str) else None
        if field is not None:
            current = next(_models_of(field.annotation), current)
    return tuple(current.model_fields)


def _models_in(model: type[BaseModel], seen: frozenset[type] = frozenset()) -> Iterator[type]:
    for field in model.model_fields.values():
        for inner in _models_of(field.annotation):
            if inner not in seen:
                yield inner
                yield from _models_in(inner, seen | {inner})


def _models_of(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and not isinstance(annotation, types.GenericAlias):
        if issubclass(annotation, BaseModel):
            yield annotation
        return
    for argument in typing.get_args(annotation):
        yield from _models_of(argument)
