"""``maodun audit``: who changed what, and the proof that nothing was altered since."""

import click

from maodun.cli.door import Door
from maodun.cli.lazy import Later, LazyGroup
from maodun.cli.options import as_json, sample
from maodun.cli.output import echo, echo_json, echo_table
from maodun.cli.progress import follow
from maodun.company.audit.services import Verified, audit_list, audit_verify
from maodun.company.store import store_open
from maodun.domain.text import T, Text

HERE = "maodun.cli.audit"
ABOUT = "Only changes of this: review:4, product:SC-10, right:US9827127B2, person:liwei."


class AuditGroup(LazyGroup):
    """Commands on the chain of changes."""

    later = {  # noqa: RUF012 - read only
        "list": Later(f"{HERE}:list_command", "List changes, newest first."),
        "verify": Later(f"{HERE}:verify_command", "Prove that no change was altered."),
    }


@click.group(cls=AuditGroup)
def audit() -> None:
    """Look at who changed what in the company store.

    \b
    Example:
        maodun audit verify
    """


@click.command()
@click.option("--about", default="", help=ABOUT)
@click.option("--limit", default=100, show_default=True, help="Changes shown, at most.")
@sample
@as_json
@click.pass_obj
def list_command(door: Door, *, about: str, limit: int, sample: bool, as_json: bool) -> None:
    """List changes with who made them and when, newest first.

    \b
    Example:
        maodun audit list --about review:4
    """
    store_open(door.place(sample=sample).database)
    rows = audit_list(about=about, limit=limit)
    if as_json:
        names = ("pk", "at", "by", "deed", "about", "before", "after", "own")
        return echo_json([{name: getattr(row, name) for name in names} for row in rows], door)
    heads = (T("At"), T("By"), T("What"), T("About"))
    when = [row.at.astimezone().isoformat(" ", "minutes") for row in rows]
    cells = [(at, row.by, row.deed, row.about) for at, row in zip(when, rows, strict=True)]
    return echo_table(heads, cells, door)


@click.command()
@sample
@as_json
@click.pass_obj
def verify_command(door: Door, *, sample: bool, as_json: bool) -> None:
    """Follow the chain of changes; the answer names its last hash, to be kept elsewhere.

    \b
    Example:
        maodun audit verify
    """
    store_open(door.place(sample=sample).database)
    found = follow(audit_verify(), door)
    if as_json:
        echo_json(found, door)
    else:
        echo(_told(found), door)
    if found.broken is not None:
        raise SystemExit(1)


def _told(found: Verified) -> Text:
    if found.broken is None:
        return T(
            "{rows} changes, none altered. Last hash: {last}", rows=found.rows, last=found.last
        )
    return T(
        "Change {number} is not what was written, or one before it is missing. {rows} before "
        "it are whole. Restore the store from a backup.",
        number=found.broken,
        rows=found.rows,
    )
