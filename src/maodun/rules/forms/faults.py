"""What is wrong with a law file, said with its line and the nearest name that would do."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from re import findall
from typing import Any

import yaml
from pydantic import BaseModel, ValidationError

from maodun.domain.errors import BadLawFile
from maodun.domain.text import T, Text
from maodun.rules.forms import basics, lengths, rule, values
from maodun.rules.forms.basics import Misfit

FORMS = (basics, lengths, values, rule)
Place = Sequence[str | int]
NUMBER = T("it must be a whole number")
DAY = T("it must be a day that exists, such as 2026-01-31")
MUST_BE = {
    "int_parsing": NUMBER,
    "int_type": NUMBER,
    "int_from_float": NUMBER,
    "greater_than": T("it is too small"),
    "greater_than_equal": T("it is too small"),
    "less_than": T("it is too great"),
    "less_than_equal": T("it is too great"),
    "date_parsing": DAY,
    "date_type": DAY,
    "date_from_datetime_parsing": DAY,
    "date_from_datetime_inexact": DAY,
    "decimal_parsing": T("it must be a number"),
    "decimal_type": T("it must be a number"),
    "bool_parsing": T("it must be true or false"),
    "url_parsing": T("it must be the address of a page"),
    "url_scheme": T("it must be the address of a page"),
    "string_too_short": T("it must not be empty"),
    "string_type": T("it must be text"),
}
"""What a value must be, by the kind of mistake."""


def fault(
    error: ValueError | yaml.YAMLError,
    *,
    file: str,
    text: str,
    forms: Sequence[type[BaseModel]] = (),
) -> BadLawFile:
    """Return the error that a reader of law files can act on.

    Args:
        error: What reading the file raised.
        file: Its place below the law folder.
        text: What it holds, to find the line.
        forms: Models of the file, if it is no rule; their keys are suggested first.
    """
    if not isinstance(error, ValidationError):
        mark = getattr(error, "problem_mark", None)
        line = None if mark is None else mark.line + 1
        because = getattr(error, "because", None) or T(
            "not YAML of the plain kind: {why}", why=str(getattr(error, "problem", error))
        )
        return BadLawFile(file=file, line=line, because=because)
    found: list[dict[str, Any]] = [dict(one) for one in error.errors(include_url=False)]
    known = [*(key for form in forms for key in _keys_of(form)), *_keys()]
    misspelt = (one for one in found if _is_misspelt(one, known))
    first = next(misspelt, found[0])
    raised = _raised(first)
    line = line_of(text, (*first["loc"], *(raised.place if raised else ())))
    missing = [str(one["loc"][-1]) for one in found if one["type"] == "missing"]
    return BadLawFile(file=file, line=line, because=_because(first, (missing, known)))


def line_of(text: str, place: Place) -> int | None:
    """Return the line (from 1) of the deepest part of ``place`` that the file has.

    None: it has none of it, or the parsers differ on what it is (a tab where none belongs).
    """
    try:
        node = yaml.compose(text, Loader=yaml.BaseLoader)
    except yaml.YAMLError:
        return None
    line = None
    for step in place:
        found = _below(node, step)
        if found is not None:
            node, line = found
    return line


def _below(node: yaml.Node | None, step: str | int) -> tuple[yaml.Node, int] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == step:
                return value, key.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step].start_mark.line + 1
    return None


def _is_misspelt(error: dict[str, Any], known: Sequence[str]) -> bool:
    """Whether a key is one that no form has; then others only seem to be missing."""
    return error["type"] == "extra_forbidden" and error["loc"][-1] not in known


def _raised(error: dict[str, Any]) -> Misfit | None:
    found = error.get("ctx", {}).get("error")
    return found if isinstance(found, Misfit) else None


def _because(error: dict[str, Any], keys: Sequence[Sequence[str]]) -> Text:
    raised = _raised(error)
    if raised is not None:
        return raised.because
    name = str(error["loc"][-1]) if error["loc"] else ""
    near = _near(error, name, keys)
    if error["type"] == "extra_forbidden":
        said = T("no rule has the key '{name}'", name=name)
    elif error["type"] == "missing":
        said = T("the key '{name}' is missing", name=name)
    elif isinstance(error["input"], dict | list):
        return T("{name}: {why}", name=name, why=error["msg"].removeprefix("Value error, "))
    elif near:
        said = T("{name}: '{value}' does not do", name=name, value=str(error["input"])[:80])
    else:
        said = T(
            "{name}: '{value}' does not do: {why}",
            name=name,
            value=str(error["input"])[:80],
            why=_why(error),
        )
    return T("{said}; did you mean '{near}'?", said=said, near=near) if near else said


def _why(error: dict[str, Any]) -> Text:
    """Return what the value must be; in English alone where that is seldom asked."""
    if error["type"] in MUST_BE:
        return MUST_BE[error["type"]]
    if error["type"] in {"literal_error", "enum"}:
        return T("it can be {words}", words=str(error["ctx"]["expected"]).replace(" or ", ", "))
    return T("{why}", why=error["msg"].removeprefix("Value error, "))


def _near(error: dict[str, Any], name: str, keys: Sequence[Sequence[str]]) -> str | None:
    if error["type"] == "extra_forbidden":
        near = (get_close_matches(name, sorted(set(some)), n=1) for some in keys)
        return next((one for found in near for one in found), None)
    known = findall(r"'([^']+)'", str(error.get("ctx", {}).get("expected", "")))
    return next(iter(get_close_matches(str(error["input"]), known, n=1)), None)


def _keys() -> Iterator[str]:
    for module in FORMS:
        for model in vars(module).values():
            if isinstance(model, type) and issubclass(model, BaseModel):
                yield from _keys_of(model)


def _keys_of(model: type[BaseModel]) -> Iterator[str]:
    for name, field in model.model_fields.items():
        yield field.alias or name
