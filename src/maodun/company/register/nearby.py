"""A number that the register has, one slip of the finger away from one that it has not."""

from collections.abc import Iterator
from dataclasses import replace

from maodun.domain.numbers import RightNumber, parse_number
from maodun.domain.ports import Register
from maodun.domain.rights import RightKind

DIGITS = "0123456789"


def nearby(register: Register, wanted: RightNumber) -> str | None:
    """Return a publication whose number differs by one digit, or by two that changed places.

    A mark with the very digits comes first: its number was written without ``TM``.
    """
    if mark := _same_digits(register, wanted):
        return mark
    for body in slips(wanted.body):
        if found := register.find(replace(wanted, body=body, kind="")):
            return found[0]
    return None


def _same_digits(register: Register, wanted: RightNumber) -> str | None:
    if not wanted.body.isdigit():
        return None
    rows = register.coverage().rows
    offices = dict.fromkeys(
        row.office for row in rows if row.kind is RightKind.MARK and row.rights
    )
    for office in sorted(offices, key=lambda one: one != wanted.office):
        if found := register.find(parse_number(f"{office} TM {wanted.body}")):
            return found[0]
    return None


def slips(body: str) -> Iterator[str]:
    """Yield what somebody may have meant who wrote ``body``, the commonest slips first."""
    places = [place for place, letter in enumerate(body) if letter.isdigit()]
    for place in places[:-1]:
        yield f"{body[:place]}{body[place + 1]}{body[place]}{body[place + 2 :]}"
    for place in places:
        yield from (f"{body[:place]}{digit}{body[place + 1 :]}" for digit in DIGITS)
    for place in places:
        yield f"{body[:place]}{body[place + 1 :]}"
    for place in [*places, len(body)]:
        yield from (f"{body[:place]}{digit}{body[place:]}" for digit in DIGITS)
