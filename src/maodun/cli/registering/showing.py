"""Coverage of the register, and what adding brought, as tables."""

import click

from maodun.cli.door import Door
from maodun.cli.output import echo, echo_table, note
from maodun.company.register.services import RegisterAdded
from maodun.domain.errors import BadRecord
from maodun.domain.ports import Coverage
from maodun.domain.text import T
from maodun.index.checking import CheckReport, RefreshReport

BAD_SHOWN = 20

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
    """Write what each file brought, then what could not be read."""
    echo_table(
        (
            T("File"),
            T("Source"),
            T("Added"),
            T("Replaced"),
            T("Unchanged"),
            T("Withdrawn"),
            T("Bad"),
            T("Events"),
            T("Suits"),
        ),
        [
            (
                file.file,
                file.source,
                file.report.added,
                file.report.replaced,
                file.report.unchanged,
                file.report.withdrawn,
                file.report.bad,
                file.report.events,
                file.report.suits,
            )
            for file in added.files
        ],
        door,
    )
    show_bad(added.bad, door)


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
