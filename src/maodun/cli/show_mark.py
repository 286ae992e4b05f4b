"""What a mark has that other rights do not: its sign, its goods, its status at its office."""

from collections.abc import Iterator

from maodun.cli.law.insetting import inset
from maodun.domain.ports import StoredRight
from maodun.domain.records import EventKind
from maodun.domain.rights import Right
from maodun.domain.signs import Sign, SignKind
from maodun.domain.text import T, Text
from maodun.rules.lives.statuses import in_order, status_table, words_of

SIGNS = {
    SignKind.WORD: T("words in no particular form"),
    SignKind.COMBINED: T("words with a figure or in a form of their own"),
    SignKind.FIGURE: T("a figure without words"),
    SignKind.OTHER: T("a sound, shape, colour, position or movement"),
    SignKind.UNKNOWN: T("kind not said"),
}
LONGEST = 300
"""Characters of the goods of one class that are shown; the record has them all."""


def mark_lines(stored: StoredRight) -> Iterator[Text]:
    """Yield the lines about a mark; none for any other right."""
    right = stored.right
    if right.sign is not None:
        yield from _status(stored)
        yield T("Sign: {kind}", kind=SIGNS[right.sign.kind])
        yield from map(inset, _said_of(right.sign))
    yield from _goods(right)


def _status(stored: StoredRight) -> Iterator[Text]:
    stated = [event for event in stored.events if event.kind is EventKind.STATUS]
    if not stated:
        yield T("Status: the record does not say")
        return
    table = status_table(stored.right.office, stored.right.kind)
    newest = stated[-1] if table is None else in_order(stated, table)[-1]
    status = newest.value if table is None else words_of(table, newest.value)
    if newest.on is None:
        yield T("Status, of which day is not said: {status}", status=status)
    else:
        yield T("Status of {day}: {status}", day=newest.on, status=status)


def _said_of(sign: Sign) -> Iterator[Text]:
    if sign.registration_number:
        yield T("Registration number {number}", number=sign.registration_number)
    if sign.disclaimed:
        yield T("No exclusive right in: {parts}", parts="; ".join(sign.disclaimed))
    if sign.transliteration:
        yield T("In Latin letters: {words}", words=sign.transliteration)
    if sign.translation:
        yield T("Means: {words}", words=sign.translation)
    if sign.vienna:
        yield T("Figurative elements: {codes}", codes=", ".join(sign.vienna))
    if sign.names_person:
        yield T("The record says that a living person is named.")


def _goods(right: Right) -> Iterator[Text]:
    for goods in right.goods:
        text = goods.text if len(goods.text) <= LONGEST else f"{goods.text[:LONGEST]}…"
        yield T(
            "Class {number}: {goods}",
            number=goods.nice_class or "-",
            goods=text or T("not said"),
        )
