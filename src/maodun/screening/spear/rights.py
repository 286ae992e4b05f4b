"""Our own rights before they are held against anybody: where they stand, what warns."""

from collections.abc import Iterator, Sequence
from datetime import date

from maodun.compare.designs.views import broken_lines_said
from maodun.domain.clearance import GATE_OF, Gap, GateKind, SuitSeen
from maodun.domain.listings.matches import OwnRight
from maodun.domain.lives import Fate, Payment
from maodun.domain.marks import RegisteredWords
from maodun.domain.ports import StoredRight
from maodun.domain.rights import Classification, Right, RightKind, Stage, words_of
from maodun.domain.text import T, Text
from maodun.screening.candidates import BY_CLAIMS, BY_LOOKS, BY_WORDS

NOT_ALIVE = frozenset({Fate.EXPIRED, Fate.LAPSED, Fate.WITHDRAWN, Fate.REPLACED, Fate.REVOKED})


def own_right(stored: StoredRight, *, on: date, portfolio: frozenset[str]) -> OwnRight:
    """Return the right with what somebody must know before using it."""
    right, life = stored.right, stored.life
    listed = right.publication_number in portfolio
    return OwnRight(
        number=right.publication_number,
        kind=right.kind,
        title=right.title,
        office=right.office,
        owners=tuple(dict.fromkeys(owner.name for owner in right.owners)),
        fate=life.fate_on(on),
        since=right.grant_date or right.filing_date,
        until=life.out_after,
        in_portfolio=listed,
        warnings=tuple(_warnings(stored, on=on, listed=listed)),
        classes=tuple(map(_class_named, _main_first(right))),
        suits=tuple(SuitSeen(s.court, s.number, s.filed_on, s.plaintiff) for s in stored.suits),
        lines_said=broken_lines_said(right) if right.kind in BY_LOOKS else "",
    )


def _main_first(right: Right) -> list[Classification]:
    return sorted(right.classes, key=lambda one: not one.main)


def _class_named(one: Classification) -> str:
    scheme = one.scheme.upper()
    return one.symbol if one.symbol.startswith(scheme) else f"{scheme} {one.symbol}"


def own_words(rights: Sequence[StoredRight]) -> tuple[RegisteredWords, ...]:
    """Return the words of the marks and works among them."""
    return tuple(
        RegisteredWords(
            number=right.publication_number,
            words=words_of(right),
            kind=right.kind.value,
            classes=right.nice_classes,
        )
        for right in (one.right for one in rights)
        if right.kind in BY_WORDS and words_of(right).strip()
    )


def unlooked(rights: Sequence[StoredRight]) -> Iterator[Gap]:
    """Yield what is not compared while nobody looks at pictures."""
    yield Gap(
        "listings:pictures",
        None,
        T(
            "Pictures were not compared: a mark that stands only in a picture, a copied design "
            "and a copied photo are not found."
        ),
    )
    for right in (one.right for one in rights):
        if right.kind in BY_LOOKS:
            yield Gap(
                f"designs:{right.publication_number}",
                GateKind.DESIGNS,
                T(
                    "{number} is a design: pictures were not compared, so no listing was held "
                    "against it.",
                    number=right.publication_number,
                ),
            )


def not_compared(rights: Sequence[StoredRight]) -> Iterator[Gap]:
    """Yield our rights that have no words or claims that a listing could be held against."""
    for right in (one.right for one in rights):
        if right.kind in BY_WORDS and not words_of(right).strip():
            yield Gap(
                f"words:{right.publication_number}",
                GATE_OF[right.kind],
                T(
                    "{number} has no words that could be sought.",
                    number=right.publication_number,
                ),
            )
        elif right.kind in BY_CLAIMS and not right.claims:
            yield Gap(
                f"claims:{right.publication_number}",
                GateKind.PATENTS,
                T("The record of {number} has no claims.", number=right.publication_number),
            )


def _warnings(stored: StoredRight, *, on: date, listed: bool) -> Iterator[Text]:
    right, fate = stored.right, stored.life.fate_on(on)
    if fate in NOT_ALIVE:
        yield T("By its record it is no longer in force on {day}.", day=on)
    elif right.stage is Stage.APPLICATION:
        yield T("It is only applied for: as a rule nothing can be demanded from it yet.")
    elif fate is Fate.UNKNOWN:
        yield T("Whether it is in force cannot be said from its record.")
    if right.kind in BY_CLAIMS and _unpaid(stored, on):
        yield T("Not every fee that keeps it is known to be paid.")
    if not listed:
        yield T(
            "It is not in the portfolio: make sure that it is ours, and add it with: maodun "
            "portfolio add {number}",
            number=right.publication_number,
        )
    if right.kind is RightKind.MARK:
        yield T(
            "Goods that we or a licensee put on this market may be sold on under the mark; a "
            "listing may offer just those."
        )


def _unpaid(stored: StoredRight, on: date) -> bool:
    known = (Payment.PAID, Payment.REVIVED)
    return any(fee.payment not in known for fee in stored.life.fees if fee.due < on)
