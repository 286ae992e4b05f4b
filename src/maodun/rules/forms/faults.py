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

FORMS = (basics, lengths, values, rule)
Place = Sequence[str | int]


def fault(error: ValueError | yaml.YAMLError, *, file: str, text: str) -> BadLawFile:
    """Return the error that a reader of law files can act on."""
    if not isinstance(error, ValidationError):
        mark = getattr(error, "problem_mark", None)
        line = None if mark is None else mark.line + 1
        because = getattr(error, "because", None) or T(
            "not YAML of the plain kind: {why}", why=str(getattr(error, "problem", error))
        )
        return BadLawFile(file=file, line=line, because=because)
    first = error.errors(include_url=False)[0]
    line = line_of(text, first["loc"])
    return BadLawFile(file=file, line=line, because=_because(dict(first)))


def line_of(text: str, place: Place) -> int | None:
    """Return the line (from 1) of the deepest part of ``place`` that the file has."""
    node = yaml.compose(text, Loader=yaml.BaseLoader)
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


def _because(error: dict[str, Any]) -> Text:
    name = str(error["loc"][-1]) if error["loc"] else ""
    near = _near(error, name)
    if error["type"] == "extra_forbidden":
        said = T("no rule has the key '{name}'", name=name)
    elif error["type"] == "missing":
        said = T("the key '{name}' is missing", name=name)
    else:
        said = T(
            "{name}: '{value}' does not do: {why}",
            name=name,
            value=str(error["input"])[:80],
            why=error["msg"],
        )
    return T("{said}; did you mean '{near}'?", said=said, near=near) if near else said


def _near(error: dict[str, Any], name: str) -> str | None:
    if error["type"] == "extra_forbidden":
        return next(iter(get_close_matches(name, sorted(set(_keys())), n=1)), None)
    known = findall(r"'([^']+)'", str(error.get("ctx", {}).get("expected", "")))
    return next(iter(get_close_matches(str(error["input"]), known, n=1)), None)


def _keys() -> Iterator[str]:
    for module in FORMS:
        for model in vars(module).values():
            if isinstance(model, type) and issubclass(model, BaseModel):
                for name, field in model.model_fields.items():
                    yield field.alias or name
