"""The life of a right: its longest possible term, what ended it early, what could change it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from maodun.domain.calendar import MONTHS_PER_YEAR, ONE_DAY, add_months
from maodun.domain.errors import LawError
from maodun.domain.lives import Applied, Fate, Life
from maodun.domain.records import StatusEvent
from maodun.domain.rights import Relation, Right, RightKind, Stage
from maodun.domain.text import T, Text
from maodun.rules.facts import Facts, facts
from maodun.rules.files import applied, rule_for, version_of
from maodun.rules.forms.rule import AnyRule, TermRule
from maodun.rules.lives.endings import Ending, ending
from maodun.rules.lives.fees import fee_ends, fee_notes, fee_windows, with_payments
from maodun.rules.lives.notices import notices
from maodun.rules.lives.revivals import counts_until
from maodun.rules.lives.statuses import Statuses, read_statuses
from maodun.rules.terms import Term, earliest_filing, term

KINDS = {
    RightKind.PATENT: T("patent"),
    RightKind.UTILITY_MODEL: T("utility model"),
    RightKind.DESIGN: T("design"),
    RightKind.PLANT: T("plant patent"),
    RightKind.MARK: T("trademark"),
    RightKind.WORK: T("work"),
}
DISCLAIMERS = {
    True: T("printed"),
    False: T("not printed"),
    None: T("not known"),
}
NOT_SAID = T(
    "The record does not say whether it is registered or where it stands; it counts as a right "
    "that stands. Look it up at the office"
)
NOT_REGISTERED = T("Applied for and not registered: nothing but its office's status ends it")
INTERNATIONAL = frozenset({"national_stage"})
ORIGINAL = frozenset({"reissue"})


def life(
    right: Right,
    events: Sequence[StatusEvent] = (),
    *,
    granted_as: str | None = None,
    reissued_as: str | None = None,
) -> Life:
    """Return the longest time in which ``right`` can be enforced, and why.

    Never shorter than the law allows on what the record says: a missing day is replaced by the
    latest it can have been, and a right of which nothing can be computed gets no last day.

    Args:
        right: The publication as its office printed it.
        events: What happened to it, in any order.
        granted_as: Number of the grant that came out of this application, if published.
        reissued_as: Number of the reissue that replaced this patent, if published.
    """
    stated = read_statuses(right, events)
    computed = _with_status(_full_term(right, use_accepted=stated.use_accepted), stated)
    events = stated.events
    successor = granted_as if right.stage is Stage.APPLICATION else reissued_as
    fees, told, why_none = fee_windows(right)
    ended = ending(events, fee_ends=fee_ends(fees, why_none))
    if ended.withdrawn:
        return _withdrawn(computed, right, ended)
    if successor is not None:
        return _replaced(computed, right, successor)
    known = with_payments(fees, events, ended.lapses)
    said = (*ended.undated, *computed.notes, *why_none, *fee_notes(known, events), *ended.notes)
    kept = replace(computed, applied=(*computed.applied, *told), notes=said, fees=known)
    if ended.last_day is None or (
        computed.ends_on is not None and computed.ends_on <= ended.last_day
    ):
        return kept
    early = replace(kept, ends_on=ended.last_day, ends_by=ended.fate)
    if ended.fate is not Fate.LAPSED:
        return early
    return _returnable(early, right, ended.last_day, term_end=computed.ends_on)


def _with_status(computed: Life, stated: Statuses) -> Life:
    if not stated.told and not stated.notes:
        return computed
    return replace(
        computed,
        applied=(*computed.applied, *stated.told),
        notes=(*computed.notes, *stated.notes),
    )


def _returnable(lapsed: Life, right: Right, last_day: date, *, term_end: date | None) -> Life:
    until, told, because = counts_until(right, last_day, term_end=term_end)
    return replace(
        lapsed,
        may_return_until=until,
        applied=(*lapsed.applied, *told),
        notes=(*lapsed.notes, because),
    )


def _full_term(right: Right, *, use_accepted: str) -> Life:
    if right.kind is RightKind.MARK and right.stage is Stage.APPLICATION:
        return Life(right.stage, None, None, None, notes=(NOT_REGISTERED,))
    if right.stage is Stage.UNKNOWN:
        return Life(right.stage, None, None, None, notes=(NOT_SAID,))
    rule = rule_for("term", right.office, right.kind)
    if rule is None:
        return Life(right.stage, None, None, None, notes=(_no_rule(right),))
    begins_on = right.grant_date if right.stage is Stage.GRANT else None
    granted = begins_on or (right.publication_date if right.stage is Stage.GRANT else None)
    dates, notes = _dates(right, granted, rule)
    told, said = notices(right, use_accepted=use_accepted)
    reissue = rule_for("reissue", right.office, right.kind, right.kind_code)
    try:
        if reissue is not None:
            dates, used, more = _as_original(right, dates, reissue)
            told, notes = (used, *told), (*notes, *more)
        counted = term(rule, dates)
    except LawError as error:
        unknown = T("The end of the term cannot be computed: {because}", because=error.text)
        return Life(right.stage, begins_on, None, None, told, (unknown, *notes, *said))
    if counted.ends_on is None:
        return _renewable(right, begins_on, counted, told=told, notes=(*notes, *said))
    ends_on, printed = _printed_term(right, granted, counted.ends_on)
    open_end = _open_end(right, counted, counted.ends_on) or _unsaid(right, rule, ends_on)
    if counted.extension_unknown and counted.latest_ends_on is not None:
        printed = (*printed, _at_most(ends_on, counted.latest_ends_on))
    return Life(
        right.stage,
        begins_on,
        None if open_end else max(ends_on, counted.latest_ends_on or ends_on),
        None if open_end else Fate.EXPIRED,
        (counted.applied, *told),
        (*_nominal(right, rule, ends_on), *open_end, *notes, *printed, *said),
        nominal_on=ends_on,
    )


def _renewable(
    right: Right,
    begins_on: date | None,
    counted: Term,
    *,
    told: tuple[Applied, ...],
    notes: tuple[Text, ...],
) -> Life:
    endless = T(
        "It can be renewed, and no last day is computed; the first term ends on {day}",
        day=counted.first_ends_on,
    )
    applied = (counted.applied, *told)
    return Life(right.stage, begins_on, None, None, applied, (endless, *notes))


def _open_end(right: Right, counted: Term, ends_on: date) -> tuple[Text, ...]:
    """Say why the term computed may end later than it seems; nothing where it cannot."""
    if right.stage is Stage.APPLICATION:
        return (
            T(
                "If a patent is granted, it lasts to {day} or, where days are added, longer; "
                "no day rules out what is pending",
                day=ends_on,
            ),
        )
    if not counted.extension_unknown or counted.latest_ends_on is not None:
        return ()
    return (
        T(
            "The term ends on {day}, but the record does not say how many days of adjustment "
            "or extension are added; so no day is given",
            day=ends_on,
        ),
    )


def _unsaid(right: Right, rule: AnyRule, ends_on: date) -> tuple[Text, ...]:
    """Say that a rule on patents does not speak of longer protection, if it does not.

    Where it is not known whether an office compensates for delay or protects a medicine
    longer, a day computed without that would rule out rights that are in force.
    """
    if right.kind is not RightKind.PATENT or not isinstance(rule, TermRule) or rule.extension:
        return ()
    return (
        T(
            "The term ends on {day}, but {rule} does not say whether it can be lengthened; so "
            "no day is given",
            day=ends_on,
            rule=rule.rule,
        ),
    )


def _nominal(right: Right, rule: AnyRule, ends_on: date) -> tuple[Text, ...]:
    """Say what is printed about a term that days can be added to or given up from."""
    extendable = isinstance(rule, TermRule) and rule.extension is not None
    if right.stage is Stage.APPLICATION or not extendable:
        return ()
    days = right.term_extension_days
    return (
        T(
            "Nominal end {day}; days of adjustment or extension: {days}; terminal disclaimer: "
            "{disclaimer}",
            day=ends_on,
            days=T("not known") if days is None else days,
            disclaimer=DISCLAIMERS[right.terminal_disclaimer],
        ),
    )


def _at_most(ends_on: date, latest: date) -> Text:
    return T(
        "The term ends on {day}; the record does not say whether it was extended, and no "
        "extension lasts beyond {latest}, which is used",
        day=ends_on,
        latest=latest,
    )


def _dates(right: Right, granted: date | None, rule: AnyRule) -> tuple[Facts, tuple[Text, ...]]:
    filing_date, notes = right.filing_date, _undated(right.relations, rule)
    stage = earliest_filing(right.relations, INTERNATIONAL)
    if stage is not None and (filing_date is None or stage.filing_date < filing_date):
        filing_date = stage.filing_date
    if filing_date is None:
        filing_date = granted or right.publication_date
        late = T("The filing date is missing; the later publication date is used instead")
        notes = (late, *notes)
    known = facts(filing_date=filing_date, grant_date=granted, registration_date=granted)
    dates = replace(
        known, relations=right.relations, term_extension_days=right.term_extension_days
    )
    return dates, notes


def _undated(relations: Sequence[Relation], rule: AnyRule) -> tuple[Text, ...]:
    if not relations or not isinstance(rule, TermRule) or rule.relied_on is None:
        return ()
    return tuple(
        T(
            "The day of the earlier filing {number} is not in the record; the term may end "
            "earlier than shown",
            number=relation.application_number,
        )
        for relation in relations
        if relation.filing_date is None and relation.kind in rule.relied_on.relations
    )


def _as_original(
    right: Right, dates: Facts, rule: AnyRule
) -> tuple[Facts, Applied, tuple[Text, ...]]:
    original = earliest_filing(right.relations, ORIGINAL)
    number = right.reissue_of or (original.relation.patent_number if original else None) or "-"
    notes: tuple[Text, ...] = ()
    if original is None:
        step = T("Ends with the original {number}", number=number)
        late = T("The original's days are not in this record; those of the reissue are later")
        notes = (late,)
    else:
        dates = replace(dates, days={**dates.days, "filing_date": original.filing_date})
        step = T(
            "Ends with the original {number}, filed on {day}",
            number=number,
            day=original.filing_date,
        )
    if right.term_extension_days is None:
        notes = (
            *notes,
            T("Whether the term of the original was extended is not printed on the reissue"),
        )
    filed = dates.days.get("filing_date", date.max)
    version = version_of(rule, filed)
    return dates, applied(rule, version, (step,)), notes


def _printed_term(
    right: Right, granted: date | None, ends_on: date
) -> tuple[date, tuple[Text, ...]]:
    years = right.term_of_grant_years
    if years is None or granted is None or right.kind is not RightKind.DESIGN:
        return ends_on, ()
    printed = add_months(granted, years * MONTHS_PER_YEAR)
    if printed == ends_on:
        return ends_on, ()
    note = T(
        "A term of {years} years is printed on the publication, to {day}; the later counts",
        years=years,
        day=printed,
    )
    return max(ends_on, printed), (note,)


def _withdrawn(computed: Life, right: Right, ended: Ending) -> Life:
    known = [day for day in (right.publication_date, ended.last_day) if day is not None]
    return replace(
        computed,
        begins_on=None,
        ends_on=min(known, default=date.min + ONE_DAY) - ONE_DAY,
        ends_by=Fate.WITHDRAWN,
        notes=ended.notes,
    )


def _replaced(computed: Life, right: Right, successor: str) -> Life:
    if right.stage is Stage.APPLICATION:
        because = T("Granted as {number}, which is looked at instead", number=successor)
    else:
        because = T("Surrendered for the reissue {number}", number=successor)
    return replace(
        computed,
        ends_on=right.publication_date or date.min,
        ends_by=Fate.REPLACED,
        notes=(because, *computed.notes),
    )


def _no_rule(right: Right) -> Text:
    return T(
        "There is no rule yet for how long a {kind} of office {office} lasts; its dates never "
        "rule it out",
        kind=KINDS[right.kind],
        office=right.office,
    )
