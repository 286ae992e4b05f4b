"""Records and files that could not be read, on stderr."""

from maodun.cli.door import Door
from maodun.cli.output import note
from maodun.domain.errors import BadRecord
from maodun.domain.text import T

BAD_SHOWN = 20


def show_bad(bad: tuple[BadRecord, ...], door: Door) -> None:
    """List what could not be read on stderr, the first of them in full."""
    for record in bad[:BAD_SHOWN]:
        note(record.text, door)
    if len(bad) > BAD_SHOWN:
        note(T("{count} more; list all of them with --json", count=len(bad) - BAD_SHOWN), door)
