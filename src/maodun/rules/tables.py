"""Check what lies in the law folder beside rules and calendars, and what rules point to."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from maodun.domain.errors import BadLawFile
from maodun.domain.text import T, Text
from maodun.rules.files import CASES, STATUS_CODES, is_rule, law_folder
from maodun.rules.forms.basics import Closed
from maodun.rules.forms.documents import (
    MarketsFile,
    RoutesFile,
    UnseeableFile,
    read_table,
)
from maodun.rules.forms.lengths import PeriodLength, SetPeriod
from maodun.rules.forms.rule import AnyRule, PeriodRule, RenewalsRule, Version
from maodun.rules.lives.precautions import NAME, PrecautionsFile
from maodun.rules.lives.statuses import StatusCodesFile

TABLES: dict[str, type[MarketsFile | RoutesFile | PrecautionsFile]] = {
    "markets": MarketsFile,
    "routes": RoutesFile,
    NAME: PrecautionsFile,
}
OF_OFFICES: dict[str, type[UnseeableFile | StatusCodesFile]] = {
    "unseeable": UnseeableFile,
    STATUS_CODES: StatusCodesFile,
}
"""By the last part of the name."""
OTHERS = frozenset({"known_bad", "calendars"})


def table_faults() -> Iterator[BadLawFile]:
    """Yield what is wrong with the tables, and the files that nothing reads."""
    for name, table in TABLES.items():
        yield from _read(table, name)
    for path in sorted(law_folder().rglob("*.yaml")):
        name = path.relative_to(law_folder()).with_suffix("").as_posix()
        model = OF_OFFICES.get(name.split("/")[-1])
        if model is not None:
            yield from _read(model, name)
        elif not _is_read(path, name):
            because = T("nothing reads this file; rules lie at office/right/rule.yaml")
            yield BadLawFile(file=f"{name}.yaml", line=None, because=because)


def pointing_faults(rule: AnyRule) -> Iterator[tuple[tuple[str | int, ...], Text]]:
    """Yield each rule that another one points to and that does not exist."""
    versions: tuple[Version[Any], ...] = rule.versions
    for number, version in enumerate(versions):
        for key, name in _pointed(rule, version.value):
            place = ("versions", number, "value", key)
            if not is_rule(name):
                yield place, T("{key}: no rule is called {name}", key=key, name=name)
            elif name == rule.rule:
                yield place, T("{key}: the rule points to itself", key=key)


def _read(model: type[Closed], name: str) -> Iterator[BadLawFile]:
    try:
        read_table(model, name)
    except BadLawFile as error:
        yield error


def _is_read(path: Path, name: str) -> bool:
    depth = len(name.split("/"))
    first = name.split("/", maxsplit=1)[0]
    if depth == 1:
        return name in TABLES or name in OTHERS
    if first == "calendars":
        return depth == 2  # noqa: PLR2004 - calendars/us_office.yaml
    return depth == 3 or path.name.endswith(CASES)  # noqa: PLR2004 - us/patent/term.yaml


def _pointed(rule: AnyRule, value: object) -> Iterator[tuple[str, str]]:
    if isinstance(rule, RenewalsRule):
        fee = getattr(value, "fee", None)
        if fee is not None:
            yield "fee", fee
    if isinstance(rule, PeriodRule):
        for length in _lengths(value):
            if length is not None:
                yield "after", length


def _lengths(value: object) -> Iterator[str | None]:
    if isinstance(value, PeriodLength):
        yield value.after
    elif isinstance(value, SetPeriod):
        yield value.set.after
    else:
        for name in ("later_of", "earlier_of"):
            for length in getattr(value, name, ()):
                yield length.after
