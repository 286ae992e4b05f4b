"""Put rights into the portfolio, take them out, list them."""

from dataclasses import dataclass
from datetime import datetime

from django.db import models, transaction

from maodun.company.audit.services import Change, audit_write
from maodun.company.models import HeldRight
from maodun.domain.errors import UnknownHeld
from maodun.domain.numbers import parse_number
from maodun.domain.rulings import Held
from maodun.domain.text import T


@dataclass(frozen=True, slots=True)
class HeldSeen:
    """A right in the portfolio, and who put it there."""

    held: Held
    added_at: datetime
    added_by: str


@transaction.atomic
def held_add(*, held: Held, by: str, now: datetime) -> HeldSeen:
    """Put a right into the portfolio; one with the same number takes its place.

    Raises:
        BadNumber: ``held.number`` is in no spelling known here.
    """
    number = str(parse_number(held.number))
    last = _open(number).first()
    _open(number).update(removed_at=now, removed_by=by)
    row = HeldRight.objects.create(
        number=number,
        how=held.how,
        until=held.until,
        note=held.note,
        added_at=now,
        added_by=by,
    )
    before = _told(last) if last else None
    audit_write(Change("right.held", f"right:{number}", before, _told(row)), by=by, now=now)
    return _seen(row)


@transaction.atomic
def held_remove(*, number: str, by: str, now: datetime) -> None:
    """Take a right out of the portfolio; the row stays, closed.

    Raises:
        BadNumber: ``number`` is in no spelling known here.
        UnknownHeld: It is not in the portfolio.
    """
    canonical = str(parse_number(number))
    last = _open(canonical).first()
    if last is None:
        raise UnknownHeld(
            T(
                "{number} is not in the portfolio. List it with: maodun portfolio list",
                number=canonical,
            )
        )
    _open(canonical).update(removed_at=now, removed_by=by)
    audit_write(Change("right.let_go", f"right:{canonical}", _told(last)), by=by, now=now)


def held_list() -> tuple[HeldSeen, ...]:
    """Return what the portfolio holds now, in order of number."""
    rows = HeldRight.objects.filter(removed_at=None).order_by("number")
    return tuple(_seen(row) for row in rows)


def _open(number: str) -> "models.QuerySet[HeldRight]":
    return HeldRight.objects.filter(number=number, removed_at=None)


def _told(row: HeldRight) -> dict[str, object]:
    return {"how": row.how, "until": row.until, "note": row.note}


def _seen(row: HeldRight) -> HeldSeen:
    held = Held(row.number, row.how, row.until, row.note)
    return HeldSeen(held, row.added_at, row.added_by)
