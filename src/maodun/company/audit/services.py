"""Write down a change, list changes, and prove that none was altered since."""

import hashlib
from collections.abc import Generator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from django.db import transaction

from maodun.company.models import AuditRow
from maodun.domain.progress import Progress
from maodun.domain.text import T

START = "0" * 64
"""Stands for the row before the first one."""

AT_ONCE = 2_000
"""Rows read before progress is told."""

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that somebody did.

    Attributes:
        deed: What, as ``decision.made`` or ``person.added``.
        about: To what, as ``review:4`` or ``person:liwei``.
        before: How it was; None: it was not there.
        after: How it is now; None: it is no more.
    """

    deed: str
    about: str
    before: Values | None = None
    after: Values | None = None


@dataclass(frozen=True, slots=True)
class Verified:
    """What the chain of changes was found to be.

    Attributes:
        rows: Rows that were read, up to the first broken one.
        broken: Number of the first row that is not what was written; None: all are.
        last: Hash of the last good row: who keeps it elsewhere can prove that nothing behind it
            was cut off.
    """

    rows: int
    broken: int | None
    last: str


def audit_write(change: Change, *, by: str, now: datetime) -> None:
    """Add a change to the chain, within the transaction that makes it.

    Raises:
        RuntimeError: Nobody opened a transaction: the change could stand without its row.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError(change.deed)
    last = AuditRow.objects.order_by("-pk").values_list("own", flat=True).first()
    row = AuditRow(
        at=now,
        by=by,
        deed=change.deed,
        about=change.about,
        before=_plain(change.before),
        after=_plain(change.after),
        previous=last or START,
    )
    row.own = _hash(row)
    row.save(force_insert=True)


def audit_verify() -> Generator[Progress, None, Verified]:
    """Read the whole chain and say where it is broken, if it is."""
    total = AuditRow.objects.count()
    last, rows = START, 0
    for row in AuditRow.objects.order_by("pk").iterator(chunk_size=AT_ONCE):
        if row.previous != last or row.own != _hash(row):
            return Verified(rows, row.pk, last)
        last, rows = row.own, rows + 1
        if rows % AT_ONCE == 0:
            yield Progress(rows, total, "rows", T("Following the chain of changes"))
    return Verified(rows, None, last)


def audit_list(*, about: str = "", limit: int = 100) -> tuple[AuditRow, ...]:
    """Return the newest changes, of one thing or of everything."""
    rows = AuditRow.objects.order_by("-pk")
    return tuple((rows.filter(about=about) if about else rows)[:limit])


def _plain(values: Values | None) -> Any:
    """Return the values as the database gives them back, so that their hash stays."""
    return msgspec.json.decode(msgspec.json.encode(values)) if values is not None else None


def _hash(row: AuditRow) -> str:
    told = [
        row.at.timestamp(),
        row.by,
        row.deed,
        row.about,
        row.before,
        row.after,
        row.previous,
    ]
    return hashlib.sha256(msgspec.json.encode(told, order="sorted")).hexdigest()
