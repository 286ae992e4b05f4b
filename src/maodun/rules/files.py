"""Read law files and choose versions. Unknown keys, gaps and disorder are errors."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import TypeAdapter, ValidationError

from maodun.domain.errors import BadLawFile, NotCovered, UnknownRule
from maodun.domain.lives import Applied
from maodun.domain.rights import RightKind
from maodun.domain.text import T, Text
from maodun.rules.faults import fault
from maodun.rules.forms.rule import AnyRule, Rule, Value, Version
from maodun.rules.plain_yaml import load

LAW = Path(__file__).parent.parent / "law"
CASES = ".cases.yaml"
PROCEEDINGS = frozenset({"customs", "court", "tribunal"})
FORM: TypeAdapter[AnyRule] = TypeAdapter(Rule)


def rule_files(folder: Path = LAW) -> Iterator[Path]:
    """Yield every file that holds a rule, in order; calendars and tables are none."""
    for path in sorted(folder.glob("*/*/*.yaml")):
        if not path.name.endswith(CASES):
            yield path


def read_rule(path: Path, *, folder: Path = LAW) -> AnyRule:
    """Return the rule in one file.

    Raises:
        BadLawFile: The file breaks the form; the error names the line and what is near.
    """
    text = path.read_text("utf-8")
    name = path.relative_to(folder).as_posix()
    try:
        rule = FORM.validate_python(load(text))
    except (ValidationError, yaml.YAMLError) as error:
        raise fault(error, file=name, text=text) from error
    expected = rule_id(path, folder=folder)
    if rule.rule != expected:
        because = T("it calls itself {rule}, not {expected}", rule=rule.rule, expected=expected)
        raise BadLawFile(file=name, line=None, because=because)
    return rule


def rule_names(folder: Path = LAW) -> tuple[str, ...]:
    """Return the id of every rule, in order, without reading the files."""
    return tuple(rule_id(path, folder=folder) for path in rule_files(folder))


@cache
def rules() -> Mapping[str, AnyRule]:
    """Return every rule of law, by id; markets and lists of the unseeable are not rules.

    Raises:
        BadLawFile: A file breaks the form.
    """
    return {name: rule_of(name) for name in rule_names()}


@cache
def rule_of(name: str) -> AnyRule:
    """Return one rule; only its own file is read.

    Raises:
        UnknownRule: No rule has this name; the nearest that one has is named.
        BadLawFile: Its file breaks the form.
    """
    if name not in _known():
        near = get_close_matches(name, rule_names(), n=1, cutoff=0.5)
        raise UnknownRule(name, nearest=near[0] if near else None)
    return read_rule(LAW.joinpath(*name.split(".")).with_suffix(".yaml"))


@cache
def rule_for(
    subject: str, office: str, right: RightKind, kind_code: str = ""
) -> AnyRule | None:
    """Return the rule on ``subject`` (last part of its id) for this kind of right, or None.

    A rule in the folder of that kind goes before others; those of customs, courts and
    tribunals are about their own proceedings and never meant: ``em.customs.term`` is how long
    customs act.
    """
    for name in sorted(_known(), key=lambda name: f".{right.value}." not in name):
        if (
            name.split(".")[1] in PROCEEDINGS
            or not name.startswith(f"{office.lower()}.")
            or not name.endswith(f".{subject}")
        ):
            continue
        rule = rule_of(name)
        codes = rule.applies_to.kind_codes
        if right in rule.applies_to.kinds and (not codes or kind_code in codes):
            return rule
    return None


@cache
def _known() -> Mapping[str, None]:
    return dict.fromkeys(rule_names())


def version_on(name: str, versions: tuple[Version[Value], ...], day: date) -> Version[Value]:
    """Return the version in force on ``day``; its first day counts as in force.

    Raises:
        NotCovered: ``day`` is earlier than the file covers, or what holds then is not known.
    """
    first = versions[0].from_
    if day < first:
        raise NotCovered(name, day, first)
    found = versions[bisect_right(versions, day, key=_first_day) - 1]
    if found.until is not None and day > found.until:
        raise NotCovered(name, day, first, until=found.until)
    return found


def version_of(rule: AnyRule, day: date) -> Version[Any]:
    """Return the version of a rule of any kind that is in force on ``day``.

    Raises:
        NotCovered: ``day`` is not covered by the file.
    """
    versions: tuple[Version[Any], ...] = rule.versions
    return version_on(rule.rule, versions, day)


def applied(rule: AnyRule, version: Version[Value], steps: tuple[Text, ...] = ()) -> Applied:
    """Return the note of a rule's use that an answer carries."""
    return Applied(
        rule.rule,
        version.from_,
        version.law_sources,
        steps,
        rule.draft,
        version.confidence,
        version.other_views,
        version.said,
    )


def rule_id(path: Path, *, folder: Path = LAW) -> str:
    """Return the id that the file at ``path`` must carry: its place below the law folder."""
    return ".".join(path.relative_to(folder).with_suffix("").parts)


def _first_day(version: Version[Value]) -> date:
    return version.from_
