"""Why a hand-written YAML file cannot be read, in words that say what to write instead."""

import re
from typing import Any

import yaml

from maodun.domain.text import T, Text
from maodun.rules.forms.plain_yaml import Refused
from maodun.sources.shops.product_yaml.form import NAMES

MEANT = {
    "：": ": ", "，": ", ", "、": ", ", "｛": "{", "｝": "}", "【": "[", "】": "]",
    "［": "[", "］": "]",
    "“": '"', "”": '"', "\u3000": " ",
}  # fmt: skip
"""Signs of a Chinese keyboard, and the ones of YAML that were meant."""

NAME = rf"(?:{'|'.join(NAMES)}|[a-z]{{2}}(?:-[A-Za-z]+)?)"
STRUCTURAL = tuple(
    re.compile(form)
    for form in (
        rf"^\s*(?:-\s+)?[\"'“”]?{NAME}[\"'“”]?\s*(?P<sign>：)",
        rf"[{{,，、｛]\s*{NAME}\s*(?P<sign>：)",
        rf"(?P<sign>[，、])\s*{NAME}\s*[:：]",
        r"^[^:：]*:\s*(?P<sign>[｛【［])",
        rf"^\s*(?P<sign>[“”])\s*{NAME}\s*[“”]",
        r"^ *(?P<sign>\u3000)",
    )
)
IN_BRACKETS = re.compile(r"[{\[].*?(?P<sign>[：，、｛｝【】［］])")
NO_SPACE = re.compile(rf"^\s*(?:-\s+)?(?P<name>{'|'.join(NAMES)}):(?=[^\s/])")
SECOND_COLON = re.compile(r":\s.*:(\s|$)")

PROBLEMS: tuple[tuple[str, Text], ...] = (
    ("mapping values", T("it is indented as if it belonged to the line before")),
    ("stream", T("a quotation mark or bracket is opened and never closed")),
    ("expected ','", T("a bracket is not closed, or a comma between two values is missing")),
    ("node content", T("a value is missing, or there is one comma too many")),
    ("expected ':'", T("there is no colon and space after the name")),
    ("document", T("a file is one document; write a list, each product beginning with - sku:")),
    ("block end", T("it does not fit the lines before; see how far it is indented")),
    ("escape", T("a backslash stands between double quotes; use single quotes")),
    ("special characters", T("it holds a sign that is not text; delete it")),
    (
        "cannot start",
        T("a value begins with a sign that YAML keeps; put it between double quotes"),
    ),
)
OTHERWISE = T("it is not written as YAML; put values with signs between double quotes")


def not_yaml(error: yaml.YAMLError, text: str, file: str) -> Text:
    """Return what is wrong with a text that is no YAML: the line, and what to write."""
    if isinstance(error, Refused) and error.problem_mark is None:
        return T("{file}: {because}", file=file, because=error.because)
    at = _line(error, text)
    lines = text.splitlines()
    for number, line in enumerate(lines[: at + 1], start=1):
        if said := wrong_sign(line):
            return _said(file, number, said)
    if isinstance(error, Refused):
        return _said(file, at + 1, error.because)
    mark: Any = getattr(error, "context_mark", None)
    for place in dict.fromkeys((at, mark.line if mark else at, max(0, at - 1))):
        if place < len(lines) and (found := _typed(lines[place], str(error))):
            return _said(file, place + 1, found)
    begun = mark is not None and ("simple key" in str(error) or "quoted" in str(error))
    problem = str(getattr(error, "problem", "") or error)
    because = next((text for part, text in PROBLEMS if part in problem), OTHERWISE)
    return _said(file, (mark.line if begun else min(at, max(0, len(lines) - 1))) + 1, because)


def wrong_sign(line: str) -> Text | None:
    """Return the complaint about a sign of a Chinese keyboard where YAML wants its own."""
    for form in STRUCTURAL:
        if found := form.search(line):
            return _full_width(found["sign"])
    return None


def _full_width(sign: str) -> Text:
    """Return the complaint about one sign, by name where it has one."""
    if sign == "：":
        return T("it has a full-width colon {sign}; write : and a space", sign=sign)
    if sign in "，、":
        return T("it has a full-width comma {sign}; write , and a space", sign=sign)
    if sign == "\u3000":
        return T("it has a full-width space; write ordinary spaces")
    return T("it has the sign {sign}; write {meant}", sign=sign, meant=MEANT[sign])


def _typed(line: str, problem: str) -> Text | None:
    if "\t" in line and r"'\t'" in problem:
        return T("it has a tab; write spaces")
    if found := IN_BRACKETS.search(line):
        return _full_width(found["sign"])
    if found := NO_SPACE.search(line):
        return T("it has no space after {name}: ; write one", name=found["name"])
    if "mapping values" in problem and SECOND_COLON.search(line):
        return T("it has a second colon and space; put the whole value between double quotes")
    return None


def _line(error: yaml.YAMLError, text: str) -> int:
    mark: Any = getattr(error, "problem_mark", None)
    if mark is not None:
        return int(mark.line)
    position: Any = getattr(error, "position", 0)
    return text.count("\n", 0, position if isinstance(position, int) else 0)


def _said(file: str, line: int, because: Text) -> Text:
    return T("{file}, line {line}: {because}", file=file, line=line, because=because)
