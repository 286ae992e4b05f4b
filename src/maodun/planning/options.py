"""Every right that could be had for a product, by office, kind and route."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from maodun.domain.launches import (
    INVENTIONS,
    LOOKS,
    Event,
    Launch,
    Money,
    Newness,
    OwnRight,
    Sort,
)
from maodun.domain.plans import Clock, EventEffect, Option, RenewalDay, Span, Standing, Way
from maodun.domain.text import T, Text
from maodun.planning.case import Case
from maodun.planning.clock import forgiven_until, newness
from maodun.planning.costs import Costing, filing_cost
from maodun.planning.law import Unknown, Until
from maodun.planning.solving import ZERO
from maodun.planning.worth import ONE, granted, shares, uses

FILED = (Sort.PATENT, Sort.UTILITY_MODEL, Sort.DESIGN, Sort.MARK)
NOWHERE = frozenset({Standing.NO_RIGHT, Standing.NOT_NEW, Standing.UNKNOWN})
POSSIBLE = frozenset({Standing.OPEN, Standing.RUNNING, Standing.NEEDS_NO_NOVELTY})
RENEWALS_SHOWN_AFTER = timedelta(days=366)
"""Renewals up to this long after the selling life are still listed."""


def direct(case: Case, clock: Clock) -> Option | None:
    """Return the filing at the office itself; None: there is no such right to be had."""
    sort, office = clock.sort, clock.office
    if sort not in FILED or clock.standing in (Standing.NO_RIGHT, Standing.NOT_NEW):
        return None
    if sort is Sort.MARK and case.launch.brand is None:
        return None
    empty = bare(case, office, sort, Way.DIRECT)
    if clock.standing not in POSSIBLE:
        return replace(empty, blocked=clock.because, applied=clock.applied)
    ready = case.open_day(office, case.assumed.days_to_file(sort, Way.DIRECT))
    filed_on = ready if clock.file_by is None else min(ready, clock.file_by)
    option = replace(
        empty,
        filed_on=filed_on,
        file_by=clock.file_by,
        applied=clock.applied,
        notes=(*_hurry(case, ready, clock.file_by), *_forms(clock, filed_on)),
    )
    return filled(case, option, filing_cost(case, office, sort, Way.DIRECT))


def held(case: Case, right: OwnRight) -> Option:
    """Return a right that is there already, as an option that costs nothing."""
    empty = bare(case, right.office, right.sort, Way.HELD)
    since = right.granted_on
    option = replace(
        empty,
        key=held_key(case.launch, right),
        filed_on=right.filed_on or since or case.today,
        chance=ONE if since else empty.chance,
        cost=_free(case),
        uses=tuple(uses(case, right.office, right.sort, Way.HELD)),
    )
    if since is not None:
        option = replace(option, in_force=Span(since, since, since))
    elif right.filed_on is not None:
        option = in_time(case, option, right.filed_on)
    ends_on = right.ends_on or option.ends_on or _term(case, option)
    option = replace(option, ends_on=ends_on)
    return replace(option, shares=shares(case, option))


def held_key(launch: Launch, right: OwnRight) -> str:
    """Return the key of the option that stands for a right held."""
    return f"{launch.sku}/held/{right.number}"


def by_itself(case: Case, clock: Clock) -> Option | None:
    """Return the unregistered design, which arises on the first day it is shown there."""
    if clock.sort is not Sort.UNREGISTERED_DESIGN or clock.standing not in POSSIBLE:
        return None
    here = [market for market, _ in case.covered(clock.office)]
    first = next(iter(case.launch.events), None)
    empty = bare(case, clock.office, clock.sort, Way.NO_FILING)
    option = replace(empty, cost=_free(case), applied=clock.applied)
    if first is None or not any(case.law.within(m, first.where or "") for m in here):
        because = T("It arises only where the product is first shown, and that is elsewhere")
        return replace(option, blocked=because)
    ends = case.law.term_end(clock.office, clock.sort, filed_on=first.on, granted_on=first.on)
    if isinstance(ends, Unknown):
        return replace(option, blocked=ends.because)
    option = replace(
        option,
        filed_on=first.on,
        in_force=Span(first.on, first.on, first.on),
        ends_on=ends.day,
        uses=tuple(uses(case, clock.office, clock.sort, Way.NO_FILING)),
        notes=(*_expected(case, first), T("Only against copying, which must be shown")),
        applied=(*clock.applied, ends.applied),
    )
    return replace(option, shares=shares(case, option))


def paris(case: Case, clock: Clock, firsts: Sequence[Option]) -> Option | None:
    """Return the filing with the priority of a first one; None: none could serve.

    Where several could, it is reckoned from the latest and due by the earliest end.

    Args:
        case: The product and what is known beside it.
        clock: Of the office where the later filing is made.
        firsts: Filings of the same subject elsewhere, ours or at home.
    """
    bases = {one.key: one.filed_on for one in firsts if one.filed_on is not None}
    if not bases or clock.sort not in FILED or clock.standing in NOWHERE:
        return None
    empty = bare(case, clock.office, clock.sort, Way.PARIS)
    limits = {
        key: limit_of(
            case,
            clock,
            case.law.priority_end(clock.office, clock.sort, first_on=first_on),
            first_on=first_on,
        )
        for key, first_on in bases.items()
    }
    open_until = {key: day for key, day in limits.items() if isinstance(day, date)}
    if not open_until:
        because = next(why for why in limits.values() if isinstance(why, Text))
        return replace(empty, blocked=because, applied=clock.applied)
    first_on = max(bases[key] for key in open_until)
    limit = min(open_until.values())
    ready = case.law.next_open(
        clock.office,
        max(first_on, case.today)
        + timedelta(days=case.assumed.days_to_file(clock.sort, Way.PARIS)),
    )
    option = replace(
        empty,
        filed_on=min(ready, limit),
        file_by=limit,
        needs=tuple(sorted(open_until)),
        first_by=first_by(clock, [one for one in firsts if one.key in open_until]),
        first_at=next(one.office for one in firsts if one.key in open_until),
        applied=clock.applied,
        notes=(
            T("Counts from the first filing, of {day}", day=first_on),
            *_forms(clock, first_on),
        ),
    )
    return filled(case, option, filing_cost(case, clock.office, clock.sort, Way.PARIS))


def subject(sort: Sort) -> frozenset[Sort]:
    """Return the kinds of right that can share a priority: inventions, designs, marks."""
    if sort in INVENTIONS:
        return INVENTIONS
    return frozenset({Sort.DESIGN}) if sort in LOOKS else frozenset({sort})


def filled(case: Case, option: Option, costing: Costing) -> Option:
    """Return the option with its cost, the day it is granted, its term, uses and shares."""
    cost = costing.total(case.assumed.currency)
    option = replace(option, cost=cost, lines=costing.lines)
    if option.filed_on is not None and option.in_force is None:
        option = in_time(case, option, option.filed_on)
    option = replace(
        option,
        ends_on=_term(case, option),
        uses=tuple(uses(case, option.office, option.sort, option.way)),
    )
    option = replace(
        option,
        shares=shares(case, option),
        renewals=_renewals(case, option),
        published_on=option.published_on or _published(case, option),
    )
    return replace(option, blocked=option.blocked or costing.unknown)


def in_time(case: Case, option: Option, filed_on: date) -> Option:
    """Return the option with the days between which it would be granted."""
    waiting = case.law.waiting(option.office, option.sort, on=case.today)
    if isinstance(waiting, Unknown):
        because = T("How long a grant takes is not known: {because}", because=waiting.because)
        return replace(option, blocked=option.blocked or because)
    notes = option.notes
    if waiting.until == "first_action":
        notes = (*notes, T("The time is that to the office's first action; grant comes later"))
    if waiting.counts == "publication":
        notes = (*notes, T("The time counts from publication, which comes after filing"))
    spread = case.assumed.number("general", "pendency_spread")
    return replace(
        option,
        in_force=granted(filed_on, waiting, spread),
        notes=notes,
        applied=(*option.applied, waiting.applied),
    )


def bare(case: Case, office: str, sort: Sort, way: Way) -> Option:
    """Return an option of which only its name and chance are known."""
    owner = case.launch.brand if sort is Sort.MARK else case.launch.sku
    new = newness(case.launch, sort)
    known = Newness.UNKNOWN if new is Newness.NO else new
    return Option(
        key=f"{owner}/{sort.value}/{office}/{way.value}",
        skus=(case.launch.sku,),
        sort=sort,
        office=office,
        way=way,
        filed_on=None,
        file_by=None,
        in_force=None,
        ends_on=None,
        chance=case.assumed.chance(office, sort, known.value),
        cost=None,
    )


def _free(case: Case) -> Money:
    return Money(ZERO, case.assumed.currency)


def limit_of(case: Case, clock: Clock, ends: Until | Unknown, *, first_on: date) -> date | Text:
    """Return the last day to file with the priority of ``first_on``, or why it is too late.

    Args:
        case: The product and what is known beside it.
        clock: Of the office that is to protect.
        ends: Of the priority itself, whatever was shown.
        first_on: Day of the first filing.
    """
    if isinstance(ends, Unknown) or ends.day is None:
        return ends.because if isinstance(ends, Unknown) else T("No priority is known")
    limit = ends.day
    if limit < case.today:
        return T("The priority of {first_on} ended on {day}", first_on=first_on, day=limit)
    for effect in clock.effects:
        if effect.event.on >= first_on:
            continue  # shown after the first filing: the priority covers it
        end = _limit_by(effect, first_on=first_on, today=case.today)
        if isinstance(end, Text):
            return end
        limit = min(limit, end)
    return limit


def _limit_by(effect: EventEffect, *, first_on: date, today: date) -> date | Text:
    if effect.forgiven is not True or effect.file_by is None:
        return effect.because
    if effect.counts != "filing_date":
        return effect.because if first_on > effect.file_by else date.max
    return forgiven_until(effect) if effect.file_by < today else effect.file_by


def first_by(clock: Clock, firsts: Sequence[Option]) -> date | None:
    """Return the last day of the first filing; None: it is made already, or can wait."""
    if any(one.way is Way.HELD for one in firsts):
        return None
    ends = [one.file_by for one in firsts]
    here = [
        effect.file_by
        for effect in clock.effects
        if effect.file_by is not None and effect.counts != "filing_date"
    ]
    own = [] if None in ends else [max(day for day in ends if day is not None)]
    return min((*own, *here), default=None)


def _expected(case: Case, first: Event) -> Iterator[Text]:
    if first.on > case.today:
        yield T("Expected from {day}, the first showing", day=first.on)


def _hurry(case: Case, ready: date, file_by: date | None) -> Iterator[Text]:
    if file_by is not None and file_by < ready:
        days = (file_by - case.today).days
        yield T("Only {days} days are left to prepare it", days=days)


def _forms(clock: Clock, filed_on: date) -> Iterator[Text]:
    """Yield what must be handed in so that the disclosures before the filing are forgiven."""
    before = [one for one in clock.effects if one.event.on < filed_on and one.forgiven]
    enough = [one for one in before if one.proof_of == "earliest"][:1]
    for effect in enough or before:
        if effect.statement == "at_filing":
            yield T(
                "Claim the grace for the disclosure of {day} on filing", day=effect.event.on
            )
        if effect.proof is not None:
            yield T(
                "Hand in proof of the disclosure of {day} within {time} of filing",
                day=effect.event.on,
                time=effect.proof,
            )


def _term(case: Case, option: Option) -> date | None:
    if option.filed_on is None or option.in_force is None:
        return None
    ends = case.law.term_end(
        option.office,
        option.sort,
        filed_on=option.filed_on,
        granted_on=option.in_force.likely,
    )
    return None if isinstance(ends, Unknown) else ends.day


def _published(case: Case, option: Option) -> date | None:
    if option.filed_on is None or option.in_force is None:
        return None
    found = case.law.publication(option.office, option.sort, filed_on=option.filed_on)
    if isinstance(found, Unknown) or found.day is None:
        return None
    return found.day if found.day < option.in_force.low else None


def _renewals(case: Case, option: Option) -> tuple[RenewalDay, ...]:
    if option.filed_on is None or option.in_force is None:
        return ()
    found = case.law.renewing(
        option.office,
        option.sort,
        filed_on=option.filed_on,
        granted_on=option.in_force.likely,
        until=case.ends_on + RENEWALS_SHOWN_AFTER,
    )
    if isinstance(found, Unknown):
        return ()
    return tuple(day for day in found.days if option.filed_on < day.due)
