"""One answer of a rule: its parts, the rule and version, each step, sources and doubts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import click

from maodun.cli.door import Door
from maodun.cli.law.insetting import inset
from maodun.cli.output import Plain, echo, echo_json, plain
from maodun.domain.lives import Applied, Confidence, LawSource
from maodun.domain.text import T, Text
from maodun.reports.lawbook.naming import CONFIDENCE
from maodun.rules.files import rule_of


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that an answer consists of.

    Attributes:
        name: Its key for programs; "": for people only.
        label: The same for people; None: for programs only.
    """

    name: str
    label: Text | None
    value: object


@dataclass(frozen=True, slots=True)
class Answer:
    """What a rule answers.

    Attributes:
        also: Rules that were applied on the way.
    """

    applied: Applied
    parts: tuple[Part, ...]
    also: tuple[Applied, ...] = ()


def tell(answer: Answer, door: Door, *, as_json: bool) -> None:
    """Write one answer for people or for programs."""
    if as_json:
        return echo_json(_document(answer, door), door)
    for line in (*_parts(answer.parts), *_rest(answer)):
        echo(line, door)
    return None


def tell_all(name: str, answers: Sequence[Answer], door: Door, *, as_json: bool) -> None:
    """Write several answers of one rule; what they share is said once per version."""
    if as_json:
        return echo_json({name: [_document(answer, door) for answer in answers]}, door)
    said: set[Text] = set()
    for number, answer in enumerate(answers):
        for line in _parts(answer.parts):
            echo(line, door)
        following = answers[number + 1 : number + 2]
        same = following and following[0].applied.version_from == answer.applied.version_from
        for line in _steps(answer.applied) if same else _rest(answer):
            if line not in said:
                echo(line, door)
        said.update(_steps(answer.applied))
        if following:
            click.echo()
    return None


def _document(answer: Answer, door: Door) -> Mapping[str, object]:
    rule = rule_of(answer.applied.rule)
    values = {part.name: _plain(part.value, door) for part in answer.parts if part.name}
    said = plain(answer.applied, door)
    rest = said if isinstance(said, dict) else {}
    also = [plain(one, door) for one in answer.also]
    return {
        "title": rule.title.words,
        "kind": rule.kind,
        "answer": values,
        **rest,
        "also": also,
    }


def _plain(value: object, door: Door) -> Plain:
    return sorted(value) if isinstance(value, frozenset) else plain(value, door)


def _parts(parts: tuple[Part, ...]) -> Iterator[Text]:
    for part in parts:
        if part.label is not None and part.value not in (None, (), ""):
            yield T("{label}: {value}", label=part.label, value=_worded(part.value))


def _worded(value: object) -> str | Text | date:
    if isinstance(value, Text | date):
        return value
    if isinstance(value, tuple):
        return ", ".join(str(one) for one in value)
    return str(value)


def _rest(answer: Answer) -> Iterator[Text]:
    yield from _steps(answer.applied)
    yield from _law(answer.applied)
    for other in answer.also:
        yield from _law(other)


def _steps(applied: Applied) -> Iterator[Text]:
    for step in applied.steps:
        yield inset(step)


def _law(applied: Applied) -> Iterator[Text]:
    yield T(
        "Rule {rule} ({title}), version of {version}",
        rule=applied.rule,
        title=rule_of(applied.rule).title.words,
        version=applied.version_from,
    )
    yield from _doubts(applied)
    if applied.note is not None:
        yield inset(T("Note: {note}", note=applied.note))
    for conflict in applied.conflicts:
        said = T(
            "Another source says otherwise: {value} ({cite})",
            value=conflict.value,
            cite=conflict.source.cite,
        )
        yield inset(said)
    for source in applied.sources:
        yield from source_lines(source)


def _doubts(applied: Applied) -> Iterator[Text]:
    if applied.draft:
        yield inset(T("Draft: nobody with a name has compared it with its sources."))
    if applied.confidence is not Confidence.READ:
        yield inset(T("Sources: {read}", read=CONFIDENCE[applied.confidence]))


def source_lines(source: LawSource) -> Iterator[Text]:
    """Yield where the law says so, and its words where somebody read them."""
    if not source.url:
        yield inset(T("Source: {cite} (not read yet)", cite=source.cite))
        return
    if source.secondary:
        said = T("Source: {cite}, {url} (secondary)", cite=source.cite, url=source.url)
    else:
        said = T("Source: {cite}, {url}", cite=source.cite, url=source.url)
    yield inset(said)
    if source.says:
        yield inset(T('"{words}"', words=source.says), more=2)
