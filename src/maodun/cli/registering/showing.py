"""Coverage of the register, and what adding brought, as tables."""

from collections.abc import Iterator, Sequence

import click

from maodun.cli.door import Door
from maodun.cli.output import echo, echo_table, note
from maodun.company.register.services import FileAdded, RegisterAdded
from maodun.domain.errors import BadRecord
from maodun.domain.ports import Coverage
from maodun.domain.text import T
from maodun.index.checking import CheckReport, RefreshReport

BAD_SHOWN = 20
FILES_SHOWN = 30

COUNTS = {
    "added": T("Added"),
    "replaced": T("Replaced"),
    "unchanged": T("Unchanged"),
    "withdrawn": T("Withdrawn"),
    "bad": T("Bad"),
    "events": T("Events"),
    "suits": T("Suits"),
}

KINDS = {
    "patent": T("patent"),
    "utility_model": T("utility model"),
    "design": T("design"),
    "plant": T("plant"),
    "mark": T("mark"),
    "work": T("work"),
}


def show_coverage(coverage: Coverage, door: Door) -> None:
    """Write how much there is per office and kind, then file by file."""
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
    click.echo()
    echo_table(
        (T("File"), T("Source"), T("Rights"), T("Bad"), T("From"), T("To"), T("Read at")),
        [
            (
                file.file if file.complete else T("{file} (partial)", file=file.file),
                file.source,
                file.rights,
                file.bad,
                file.first_on,
                file.last_on,
                file.read_at,
            )
            for file in coverage.files
        ],
        door,
    )
    echo(
        T(
            "{rights} rights, {suits} suits, {bad} records that could not be read.",
            rights=coverage.rights,
            suits=coverage.suits,
            bad=coverage.bad,
        ),
        door,
    )


def show_added(added: RegisterAdded, door: Door) -> None:
    """Write what each file brought, or each source where files are many; then what is bad."""
    if len(added.files) > FILES_SHOWN:
        rows = list(_by_source(added.files))
    else:
        rows = [(file.file, file.source, *_counts([file])) for file in added.files]
    echo_table((T("File"), T("Source"), *COUNTS.values()), rows, door)
    show_bad(added.bad, door)


def _by_source(files: Sequence[FileAdded]) -> Iterator[tuple[object, ...]]:
    for source in sorted({file.source for file in files}):
        of_it = [file for file in files if file.source == source]
        yield (T("{count} files", count=len(of_it)), source, *_counts(of_it))


def _counts(files: Sequence[FileAdded]) -> Iterator[int]:
    for name in COUNTS:
        yield sum(getattr(file.report, name) for file in files)


def show_bad(bad: tuple[BadRecord, ...], door: Door) -> None:
    """List what could not be read on stderr, the first of them in full."""
    for record in bad[:BAD_SHOWN]:
        note(record.text, door)
    if len(bad) > BAD_SHOWN:
        note(T("{count} more; list all of them with --json", count=len(bad) - BAD_SHOWN), door)


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
