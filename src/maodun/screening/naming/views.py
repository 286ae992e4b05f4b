"""What the register can say of marks in each market: which offices were looked at, how old."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from maodun.domain.calendar import add_months
from maodun.domain.clearance import Window
from maodun.domain.ports import Coverage, Lexicon, Register, Scope
from maodun.domain.rights import RightKind
from maodun.domain.text import T, Text, bilingual
from maodun.rules.places.markets import Market, grants
from maodun.screening.naming.findings import NameGap, OfficeSeen

MARKS = frozenset({RightKind.MARK})
AHEAD_MONTHS = 12
"""How long a new name takes to be filed and registered: marks that live until then count."""
MADRID = "WO"


@dataclass(frozen=True, slots=True)
class View:
    """The marks that count in one market, as far as the register has them.

    Attributes:
        offices: Whose marks count there.
        seen: Those of which the register holds live marks.
        lexicon: Their words; None: there are none.
    """

    market: Market
    offices: tuple[str, ...]
    seen: tuple[OfficeSeen, ...]
    lexicon: Lexicon | None

    @property
    def title(self) -> Text:
        """Name of the market."""
        return bilingual(self.market.title_en, zh=self.market.title_zh)

    @property
    def desk(self) -> str:
        """The office at which a name would be filed for this market."""
        return self.offices[0]

    @property
    def unseen(self) -> tuple[str, ...]:
        """Offices that count and of which the register holds no live mark."""
        seen = {one.office for one in self.seen}
        return tuple(office for office in self.offices if office not in seen)


def view_of(
    market: Market, register: Register, *, on: date, max_age_days: int, without: frozenset[str]
) -> View:
    """Return what the register holds for a market, live until a new name may be registered."""
    coverage = register.coverage()
    alive = Window(on, add_months(on, AHEAD_MONTHS))
    offices = tuple(one for one in market.offices if grants(one, RightKind.MARK))
    scope = Scope(kinds=MARKS, alive=alive, without=without)
    held = [
        row.office
        for row in coverage.rows
        if row.kind is RightKind.MARK and row.office in {*offices, MADRID}
    ]
    seen = tuple(
        _seen(coverage, office, marks=marks, oldest=on - timedelta(days=max_age_days))
        for office in dict.fromkeys(held)
        if (marks := register.count(replace(scope, offices=frozenset({office}))))
    )
    shown = replace(scope, offices=frozenset(one.office for one in seen))
    return View(market, offices, seen, register.lexicon(shown) if seen else None)


def view_gaps(view: View) -> tuple[NameGap, ...]:
    """Return what was not looked at in a market: offices, old data, international marks."""
    gaps = []
    if not view.seen:
        because = T(
            "{market}: the register holds no live mark; nothing was compared.",
            market=view.title,
        )
        gaps.append(NameGap(f"market:{view.market.code}", because))
    elif view.unseen:
        because = T(
            "{market}: the register holds no live mark of {offices}; with these nothing was "
            "compared.",
            market=view.title,
            offices=", ".join(view.unseen),
        )
        gaps.append(NameGap(f"offices:{view.market.code}", because))
    gaps += [NameGap(f"age:{one.office}", _age(one)) for one in view.seen if one.stale]
    return tuple(gaps)


def _age(one: OfficeSeen) -> Text:
    if one.last_on is None:
        return T(
            "How recent the marks of {office} in the register are is not known: they bear no "
            "day of publication.",
            office=one.office,
        )
    return T(
        "The newest mark of {office} in the register was published on {day}; later ones were "
        "not looked at.",
        office=one.office,
        day=one.last_on,
    )


def _seen(coverage: Coverage, office: str, *, marks: int, oldest: date) -> OfficeSeen:
    days = [
        row.last_on
        for row in coverage.rows
        if row.office == office and row.kind is RightKind.MARK and row.last_on
    ]
    last_on = max(days, default=None)
    return OfficeSeen(office, marks, last_on, stale=last_on is None or last_on < oldest)
