"""Read law files and choose versions. Unknown keys, gaps and disorder are errors."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from difflib import get_close_matches
from functools import cache, wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError

from maodun.domain.errors import BadLawFile, NotCovered, UnknownRule
from maodun.domain.lives import Applied
from maodun.domain.rights import RightKind
from maodun.domain.text import T, Text
from maodun.rules.forms.faults import fault
from maodun.rules.forms.plain_yaml import load
from maodun.rules.forms.rule import AnyRule, Rule, Value, Version

LAW = Path(__file__).parent.parent / "law"
CASES = ".cases.yaml"
STATUS_CODES = "status_codes"
"""Name of an office's table of what its statuses mean; it is no rule."""

PROCEEDINGS = frozenset({"customs", "court", "tribunal"})
FORM: TypeAdapter[AnyRule] = TypeAdapter(Rule)
_FOLDER: ContextVar[Path] = ContextVar("law_folder", default=LAW)
Args = ParamSpec("Args")
Found = TypeVar("Found")


def law_folder() -> Path:
    """Return the folder that law is read from: that of the program, or see ``reading``."""
    return _FOLDER.get()


@contextmanager
def reading(folder: Path) -> Iterator[None]:
    """Read rules and calendars from another folder within the block, as from a changed copy."""
    before = _FOLDER.set(folder)
    try:
        yield
    finally:
        _FOLDER.reset(before)


def per_folder(function: Callable[Args, Found]) -> Callable[Args, Found]:
    """Return ``function`` with its answers kept, for each folder of law apart."""

    def fresh(_: Path, *args: Args.args, **kwargs: Args.kwargs) -> Found:
        return function(*args, **kwargs)

    shipped: Callable[..., Found] = cache(function)  # a path is slow to hash
    elsewhere: Callable[..., Found] = cache(fresh)

    @wraps(function)
    def found(*args: Args.args, **kwargs: Args.kwargs) -> Found:
        folder = _FOLDER.get()
        if folder is LAW:
            return shipped(*args, **kwargs)
        return elsewhere(folder, *args, **kwargs)

    return found


def rule_files() -> Iterator[Path]:
    """Yield every file that holds a rule, in order; calendars and tables are none."""
    for path in sorted(law_folder().glob("*/*/*.yaml")):
        if not path.name.endswith(CASES) and path.stem != STATUS_CODES:
            yield path


def read_rule(path: Path) -> AnyRule:
    """Return the rule in one file.

    Raises:
        BadLawFile: The file breaks the form; the error names the line and what is near.
    """
    name = path.relative_to(law_folder()).as_posix()
    text = read_law(path)
    try:
        rule = FORM.validate_python(load(text))
    except (ValidationError, yaml.YAMLError) as error:
        raise fault(error, file=name, text=text) from error
    expected = rule_id(path)
    if rule.rule != expected:
        because = T("it calls itself {rule}, not {expected}", rule=rule.rule, expected=expected)
        raise BadLawFile(file=name, line=None, because=because)
    return rule


def read_law(path: Path) -> str:
    """Return the text of a file of the law folder.

    Raises:
        BadLawFile: It is not UTF-8.
    """
    content = path.read_bytes()
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        name = path.relative_to(law_folder()).as_posix()
        because = T("not UTF-8; save it as UTF-8")
        raise BadLawFile(file=name, line=line, because=because) from error


def rule_names() -> tuple[str, ...]:
    """Return the id of every rule, in order, without reading the files."""
    return tuple(rule_id(path) for path in rule_files())


def is_rule(name: str) -> bool:
    """Return whether a rule has this name."""
    return name in _known()


@per_folder
def rules() -> Mapping[str, AnyRule]:
    """Return every rule of law, by id; markets and lists of the unseeable are not rules.

    Raises:
        BadLawFile: A file breaks the form.
    """
    return {name: rule_of(name) for name in rule_names()}


@per_folder
def rule_of(name: str) -> AnyRule:
    """Return one rule; only its own file is read.

    Raises:
        UnknownRule: No rule has this name; the nearest that one has is named.
        BadLawFile: Its file breaks the form.
    """
    if name not in _known():
        near = get_close_matches(name, rule_names(), n=1, cutoff=0.5)
        raise UnknownRule(name, nearest=near[0] if near else None)
    return read_rule(law_folder() / file_name(name))


@per_folder
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


@per_folder
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
    """Return the note of a rule's use that an answer carries; it names a folder not ours."""
    folder = law_folder()
    if folder is not LAW:
        steps = (*steps, T("By the law files in {folder}", folder=str(folder)))
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


def rule_id(path: Path) -> str:
    """Return the id that the file at ``path`` must carry: its place below the law folder."""
    return ".".join(path.relative_to(law_folder()).with_suffix("").parts)


def file_name(name: str) -> str:
    """Return the place of a rule's file below the law folder."""
    return f"{name.replace('.', '/')}.yaml"


def _first_day(version: Version[Value]) -> date:
    return version.from_
