"""A number that the register has, one slip of the finger away from one that it has not."""

from collections.abc import Iterator
from dataclasses import replace

from maodun.domain.numbers import RightNumber
from maodun.domain.ports import Register

DIGITS = "0123456789"


def nearby(register: Register, wanted: RightNumber) -> str | None:
    """Return a publication whose number differs by one digit, or by two that changed places."""
    for body in slips(wanted.body):
        if found := register.find(replace(wanted, body=body, kind="")):
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
