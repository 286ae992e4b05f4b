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

_MISSING = T("{place} is missing")
_TEXT = T("{place} must be text")
_EMPTY = T("{place} is empty")
_YES_NO = T("{place} must be true or false, not {value}")
_WHOLE = T("{place} must be a whole number, not {value}")
_LIST = T("{place} must be a list")
_NAMED = T("{place} must have named values, not {value}")
_DAY = T("{place} must be a day like 2027-01-31, not {value}")
_OTHER = T("{place} cannot be {value}")

KINDS = {
    "missing": _MISSING,
    "string_type": _TEXT,
    "string_too_short": _EMPTY,
    "bool_parsing": _YES_NO,
    "bool_type": _YES_NO,
    "int_parsing": _WHOLE,
    "int_type": _WHOLE,
    "int_from_float": _WHOLE,
    "list_type": _LIST,
    "tuple_type": _LIST,
    "dict_type": _NAMED,
    "model_type": _NAMED,
    "model_attributes_type": _NAMED,
    "date_type": _DAY,
    "date_parsing": _DAY,
    "date_from_datetime_parsing": _DAY,
    "date_from_datetime_inexact": _DAY,
}


class Unfit(ValueError):
    """A value that a form refuses for a reason of its own, said for people."""

    def __init__(self, because: Text) -> None:
        super().__init__(str(because))
        self.because = because


@dataclass(frozen=True, slots=True)
class Complaint:
    """One thing that is wrong: where in the document, and why."""

    place: Place
    because: Text


def complaints(error: ValidationError, model: type[BaseModel]) -> tuple[Complaint, ...]:
    """Return everything ``error`` says about a document of ``model``, in document order."""
    details = error.errors(include_url=False)
    found = (
        Complaint(_document_place(detail["loc"], model), _sentence(detail, model))
        for detail in details
        if not (_is_one_way(detail["loc"]) and isinstance(detail["input"], dict))
    )
    return tuple(found)


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
        expected = str(detail["ctx"].get("expected", "")).replace(" or ", ", ")
        return T(
            "{place} is {value}; it can be {expected}",
            place=place, value=_short(detail["input"]), expected=expected,
        )  # fmt: skip
    reason = detail.get("ctx", {}).get("error")
    if isinstance(reason, Unfit):
        return T("{place}: {because}", place=place, because=reason.because)
    template = KINDS.get(detail["type"], _OTHER).msgid
    named = {"place": place, "value": _short(detail["input"])}
    return T(template, **{k: v for k, v in named.items() if f"{{{k}}}" in template})


def _unknown_field(place: str | Text, name: str, known: tuple[str, ...]) -> Text:
    meant = nearest(name, known)
    if meant:
        return T("{place} is not a field; did you mean {meant}?", place=place, meant=meant)
    return T("{place} is not a field; there are {known}", place=place, known=", ".join(known))


def as_path(place: Place) -> str | Text:
    """Return a place as people write it: ``facts[2].text``."""
    path = ""
    for part in place:
        path += f"[{part + 1}]" if isinstance(part, int) else f".{part}"
    return path.lstrip(".") or T("the document")


def _short(value: object) -> str | Text:
    if value == "":
        return T("nothing")
    shown = value if isinstance(value, str) else repr(value)
    return shown if len(shown) <= 60 else f"{shown[:57]}..."  # noqa: PLR2004 - one line


def _document_place(place: Place, model: type[BaseModel]) -> Place:
    """Return the place without the names that pydantic gives to members of a union."""
    return tuple(
        part for part in place if isinstance(part, int) or not _is_member_name(part, model)
    )


def _is_one_way(place: Place) -> bool:
    """Whether text is only one way to write it, and what was written takes the other."""
    return bool(place) and place[-1] == "constrained-str"


def _is_member_name(part: str, model: type[BaseModel]) -> bool:
    if part in ("str", "[key]", "constrained-str") or "[" in part:
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
