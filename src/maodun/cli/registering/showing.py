"""Coverage of the register, and what adding brought, as tables."""

from collections.abc import Iterator, Sequence
from dataclasses import fields
from typing import TypeVar

import click

from maodun.cli.door import Door
from maodun.cli.output import echo, echo_table
from maodun.cli.registering.bad import show_bad
from maodun.cli.registering.pictures import show_held, show_pictures_taken
from maodun.cli.registering.words import KINDS
from maodun.company.register.services import FileAdded, RegisterAdded, RegisterShown
from maodun.domain.clearance import DataFile
from maodun.domain.text import T, Text
from maodun.index.checking import CheckReport, RefreshReport

Filed = TypeVar("Filed", FileAdded, DataFile)

COUNTS = {
    "added": T("Added"),
    "replaced": T("Replaced"),
    "unchanged": T("Unchanged"),
    "withdrawn": T("Withdrawn"),
    "bad": T("Bad"),
    "events": T("Events"),
    "suits": T("Suits"),
}


def as_one(shown: RegisterShown) -> dict[str, object]:
    """Return coverage and pictures as one object, for programs."""
    coverage = {one.name: getattr(shown.coverage, one.name) for one in fields(shown.coverage)}
    return {**coverage, "pictures": shown.pictures}


def show_coverage(shown: RegisterShown, door: Door, *, files: bool = False) -> None:
    """Write how much there is per office and kind, per source, and of files what is asked."""
    coverage = shown.coverage
    if coverage.sample:
        echo(T("Sample register: every right in it is fictional."), door)
    echo_table(
        (T("Office"), T("Kind"), T("Rights"), T("From"), T("To")),
        [
            (row.office, KINDS[row.kind], row.rights, row.first_on, row.last_on)
            for row in coverage.rows
        ],
        door,
    )
    show_held(shown.pictures, door)
    click.echo()
    echo_table(
        (T("Source"), T("Files"), T("Rights"), T("Bad"), T("From"), T("To"), T("Read at")),
        [_source_row(of_it) for of_it in _by_source(coverage.files)],
        door,
    )
    if named := [one for one in coverage.files if files or one.bad or not one.complete]:
        click.echo()
        _files(named, door)
    click.echo()
    echo(
        T(
            "{rights} rights, {suits} suits, {bad} records that could not be read.",
            rights=coverage.rights,
            suits=coverage.suits,
            bad=coverage.bad,
        ),
        door,
    )


def _files(files: Sequence[DataFile], door: Door) -> None:
    echo_table(
        (T("File"), T("Rights"), T("Bad"), T("From"), T("To"), T("Read at")),
        [
            (
                file.file if file.complete else T("{file} (partial)", file=file.file),
                file.rights,
                file.bad,
                file.first_on,
                file.last_on,
                _minute(file.read_at),
            )
            for file in files
        ],
        door,
    )


def _source_row(files: Sequence[DataFile]) -> tuple[object, ...]:
    return (
        files[0].source,
        len(files),
        sum(file.rights for file in files),
        sum(file.bad for file in files),
        min((file.first_on for file in files if file.first_on), default=None),
        max((file.last_on for file in files if file.last_on), default=None),
        _minute(max(file.read_at for file in files)),
    )


def _minute(instant: str) -> str:
    """Return an ISO 8601 instant to the minute, as people read it."""
    return instant[:16].replace("T", " ")


def show_added(added: RegisterAdded, door: Door, *, files: bool = False) -> None:
    """Write what each source brought, what each bad file lacks, and the sum of it all."""
    names = [name for name in COUNTS if name == "added" or _sum(added.files, name)]
    heads = [COUNTS[name] for name in names]
    if added.files:
        echo_table(
            (T("Source"), T("Files"), *heads),
            [
                (of_it[0].source, len(of_it), *(_sum(of_it, name) for name in names))
                for of_it in _by_source(added.files)
            ],
            door,
        )
    if shown := [one for one in added.files if files or one.report.bad]:
        click.echo()
        echo_table(
            (T("File"), *heads),
            [(one.file, *(_sum([one], name) for name in names)) for one in shown],
            door,
        )
    show_bad(added.bad, door)
    if added.pictures is not None:
        click.echo()
        show_pictures_taken(added.pictures, door)
    echo(_total(added), door)


def anything_read(added: RegisterAdded) -> bool:
    """Whether one file at least was read, now or before, and not only in bad records."""
    good = [name for name in COUNTS if name != "bad"]
    return any(
        not one.report.bad or any(_sum([one], name) for name in good) for one in added.files
    )


def _total(added: RegisterAdded) -> Text:
    return T(
        "{files} files: {added} rights added, {replaced} replaced, {unchanged} unchanged; "
        "{bad} could not be read.",
        files=len(added.files),
        added=_sum(added.files, "added"),
        replaced=_sum(added.files, "replaced"),
        unchanged=_sum(added.files, "unchanged"),
        bad=len(added.bad),
    )


def _by_source(files: Sequence[Filed]) -> Iterator[list[Filed]]:
    for source in sorted({file.source for file in files}):
        yield [file for file in files if file.source == source]


def _sum(files: Sequence[FileAdded], name: str) -> int:
    return sum(getattr(file.report, name) for file in files)


def show_check(report: CheckReport, door: Door) -> None:
    """Write what contradicts, what is merely untidy, and how much was compared."""
    for problem in report.problems:
        echo(T("Problem: {problem}", problem=problem), door)
    for untidy in report.notes:
        echo(T("Note: {because}", because=untidy), door)
    echo(
        T(
            "{rights} rights compared with their hashes: {problems} problems.",
            rights=report.rights,
            problems=len(report.problems),
        ),
        door,
    )


def show_refreshed(report: RefreshReport, door: Door) -> None:
    """Write how many dates are others by today's rules."""
    echo(
        T(
            "{rights} rights derived again: {changed} are others now.",
            rights=report.rights,
            changed=report.changed,
        ),
        door,
    )
