"""Rules for people: a table of them, and one in full."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import click

from maodun.cli.door import Door
from maodun.cli.errors import did_you_mean
from maodun.cli.law.answers import source_lines
from maodun.cli.law.insetting import inset
from maodun.cli.output import Plain, echo, echo_table, plain
from maodun.domain.errors import UnknownMarket
from maodun.domain.lives import Confidence
from maodun.domain.rights import RightKind
from maodun.domain.text import T, Text
from maodun.reports.language import CHINESE, translator
from maodun.reports.lawbook.entries import RuleEntry, VersionEntry, confidence_of
from maodun.reports.lawbook.naming import CONFIDENCE, KINDS
from maodun.rules.files import rules
from maodun.rules.forms.rule import AnyRule


@dataclass(frozen=True, slots=True)
class Choice:
    """Which rules to list; None: any."""

    office: str | None
    right: RightKind | None
    kind: str | None


@dataclass(frozen=True, slots=True)
class Listed:
    """One rule of the list.

    Attributes:
        confidence: Of the version of which the least was read.
    """

    rule: str
    title: Text
    kind: str
    draft: bool
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class RuleList:
    """The rules asked for, and how many nobody has checked."""

    rules: tuple[Listed, ...]
    count: int
    drafts: int
    unread: int


def chosen(choice: Choice) -> RuleList:
    """Return the rules that fit.

    Raises:
        UnknownMarket: No rule is kept for that office or platform.
    """
    places = sorted({name.partition(".")[0] for name in rules()})
    office = None if choice.office is None else choice.office.lower()
    if office is not None and office not in places:
        unknown = T("No rule is kept for '{office}'.", office=choice.office or "")
        raise UnknownMarket(did_you_mean(unknown, office, places))
    found = tuple(
        Listed(name, rule.title.words, rule.kind, rule.draft, confidence_of(rule))
        for name, rule in rules().items()
        if _fits(rule, choice, office)
    )
    return RuleList(
        found,
        len(found),
        sum(one.draft for one in found),
        sum(one.confidence is Confidence.UNREAD for one in found),
    )


def _fits(rule: AnyRule, choice: Choice, office: str | None) -> bool:
    if office is not None and not rule.rule.startswith(f"{office}."):
        return False
    if choice.right is not None and choice.right not in rule.applies_to.kinds:
        return False
    return choice.kind is None or rule.kind == choice.kind


def show_list(found: RuleList, door: Door) -> None:
    """Write the rules as a table, and how many are drafts."""
    echo_table(
        (T("Rule"), T("Title"), T("Kind"), T("State"), T("Sources")),
        [
            (
                one.rule,
                one.title,
                KINDS[one.kind],
                T("draft") if one.draft else T("checked"),
                CONFIDENCE[one.confidence],
            )
            for one in found.rules
        ],
        door,
    )
    echo(
        T(
            "{count} rules; {drafts} are drafts, which nobody with a name has compared with "
            "their sources; of {unread} no source was read.",
            count=found.count,
            drafts=found.drafts,
            unread=found.unread,
        ),
        door,
    )


def rule_document(found: RuleEntry, door: Door) -> Mapping[str, object]:
    """Return one rule for programs: what it says is in both languages."""
    document = plain(found, door)
    if not isinstance(document, dict):
        raise TypeError(type(document))
    document["title"] = _both(found.title)
    versions = document["versions"]
    if isinstance(versions, list):
        for version, shown in zip(found.versions, versions, strict=True):
            if isinstance(shown, dict):
                shown["from"] = shown.pop("from_")
                shown["said"] = [_both(one) for one in version.said]
    return document


def _both(text: Text) -> Plain:
    return {"en": text.render(str), "zh": text.render(translator(CHINESE))}


def show_rule(found: RuleEntry, door: Door) -> None:
    """Write one rule in full."""
    for line in _head(found):
        echo(line, door)
    for version in reversed(found.versions):
        click.echo()
        for line in _version(version):
            echo(line, door)
    click.echo()
    for line in _cases(found):
        echo(line, door)


def _head(found: RuleEntry) -> Iterator[Text]:
    yield T("{rule}  {title}", rule=found.rule, title=found.title)
    yield T("{kind}: {rights}", kind=found.kind, rights=found.rights)
    yield T(
        "The {day} chooses the version; days before {covers_from} get no answer.",
        day=found.chosen_by,
        covers_from=found.covers_from,
    )
    if found.draft:
        yield T(
            "Draft: nobody with a name has compared it with its sources. Last looked at on "
            "{day}.",
            day=found.checked_on,
        )
    else:
        yield T("Checked by {name} on {day}.", name=found.checked_by, day=found.checked_on)
    yield T("File: {file}", file=found.file)
    if found.ask:
        yield T("Ask it with: {command}", command=found.ask)


def _version(version: VersionEntry) -> Iterator[Text]:
    yield T("{heading} ({read})", heading=version.heading, read=version.read)
    for one in version.said:
        yield inset(one)
    if version.fees is not None:
        for row in version.fees.rows:
            said = T(
                "{name}: {title}: {price}", name=row.name, title=row.title, price=row.price
            )
            yield inset(said)
    if version.note is not None:
        yield inset(T("Note: {note}", note=version.note))
    for conflict in version.conflicts:
        yield inset(T("Another source says otherwise: {value}", value=conflict.value))
        yield from source_lines(conflict.source)
    for source in version.sources:
        yield from source_lines(source)


def _cases(found: RuleEntry) -> Iterator[Text]:
    yield T("Cases: {count}", count=len(found.cases))
    for case in found.cases:
        said = T(
            "{name}: {given}: {expected} ({why})",
            name=case.name,
            given=case.given,
            expected=case.expected,
            why=case.why,
        )
        yield inset(said)
