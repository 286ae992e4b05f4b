"""What is already lost, and what will be lost on which day, per office and kind of right.

A disclosure anywhere is taken to count everywhere: who plans must not rely on the narrower
novelty of some offices (use abroad under the German utility model law, for one).
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from maodun.domain.launches import (
    INVENTIONS,
    LOOKS,
    Act,
    By,
    Event,
    Launch,
    Newness,
    Shows,
    Sort,
)
from maodun.domain.plans import Clock, EventEffect, Standing
from maodun.domain.text import T, Text
from maodun.planning.law import Existing, Forgiveness, Law, Unknown
from maodun.planning.words import ACTS

ONE_DAY = timedelta(days=1)


def clocks(launch: Launch, law: Law, today: date) -> tuple[Clock, ...]:
    """Return the clock of every right at every office that counts in the launch's markets."""
    return tuple(
        clock
        for office in offices_of(launch, law)
        for sort in Sort
        if (clock := clock_of(launch, office, sort, law=law, today=today)) is not None
    )


def offices_of(launch: Launch, law: Law) -> tuple[str, ...]:
    """Return the offices of all markets, and the home office, each once."""
    found = (office for market in launch.markets for office in law.offices(market))
    return tuple(dict.fromkeys((*found, launch.home)))


def clock_of(launch: Launch, office: str, sort: Sort, *, law: Law, today: date) -> Clock | None:
    """Return the clock of one right; None: the office does not deal with this kind."""
    if not law.grants(office, sort):
        return None
    existing = law.existing(office, sort, on=today)
    if isinstance(existing, Unknown):
        if sort is Sort.UNREGISTERED_DESIGN:
            return None
        return Clock(office, sort, Standing.UNKNOWN, None, existing.because)
    applied = (existing.applied,)
    settled = _settled(launch, office, sort, existing)
    if settled is not None:
        return Clock(office, sort, settled[0], None, settled[1], applied=applied)
    effects = tuple(_effects(launch, office, sort, law, today))
    standing, file_by, because = _summed(effects, today)
    rules = (*applied, *(one for effect in effects for one in effect.applied))
    return Clock(office, sort, standing, file_by, because, effects, tuple(dict.fromkeys(rules)))


def _settled(
    launch: Launch, office: str, sort: Sort, existing: Existing
) -> tuple[Standing, Text] | None:
    """Return where a right stands that no disclosure can change; None: the clock decides."""
    if not existing.exists:
        return Standing.NO_RIGHT, T("{office} has no right of this kind", office=office)
    if newness(launch, sort) is Newness.NO:
        because = T("The seller says that nothing of this kind is new about the product")
        return Standing.NOT_NEW, because
    if sort is Sort.MARK:
        because = T("A mark needs no novelty")
        if existing.needs is not None:
            because = T("A mark needs no novelty. What it needs: {needs}", needs=existing.needs)
        return Standing.NEEDS_NO_NOVELTY, because
    if sort is Sort.UNREGISTERED_DESIGN and not existing.arises:
        return Standing.NO_RIGHT, T(
            "{office} has no right in an unregistered design as such. Something else may "
            "protect: {protects} It needs: {needs}",
            office=office,
            protects=existing.protects or T("not known"),
            needs=existing.needs or T("not known"),
        )
    if sort is Sort.UNREGISTERED_DESIGN:
        because = T("It arises by itself when the product is first shown there")
        return Standing.NEEDS_NO_NOVELTY, because
    return None


def newness(launch: Launch, sort: Sort) -> Newness:
    """Return whether what this right protects is new, as the seller sees it."""
    if sort in INVENTIONS:
        return launch.features_new
    return launch.look_new if sort in LOOKS else Newness.YES


def forgiven_until(effect: EventEffect) -> Text:
    """Return the sentence about a showing whose time of grace is over."""
    return T(
        "The {act} of {day} was forgiven until {file_by} only",
        act=ACTS[effect.event.act],
        day=effect.event.on,
        file_by=effect.file_by or effect.event.on,
    )


def _effects(
    launch: Launch, office: str, sort: Sort, law: Law, today: date
) -> Iterator[EventEffect]:
    for event in launch.events:
        if event.shows is (Shows.LOOK if sort in INVENTIONS else Shows.FEATURES):
            continue
        answer = law.forgiveness(office, sort, shown_on=event.on, on=today)
        if isinstance(answer, Unknown):
            yield EventEffect(event, None, None, "", answer.because)
        else:
            effect = _effect(event, answer, happened=event.on < today)
            if event.on == today and effect.forgiven is False:
                effect = _today_only(effect)
            yield _unsure(effect) if _hides(event, sort) and effect.file_by is None else effect


def _effect(event: Event, answer: Forgiveness, *, happened: bool) -> EventEffect:
    act, rules = ACTS[event.act], (answer.applied,)
    if event.by is By.UNKNOWN and answer.forgives:
        because = T(
            "Nobody said whose knowledge the {act} of {day} showed; some of it is forgiven",
            act=act,
            day=event.on,
        )
        return EventEffect(event, None, None, answer.before, because, applied=rules)
    if answer.file_by is not None and _forgiven(event, answer):
        because = T(
            "The {act} of {day} is forgiven when it is filed by {file_by}",
            act=act,
            day=event.on,
            file_by=answer.file_by,
        )
        return EventEffect(
            event,
            forgiven=True,
            file_by=answer.file_by,
            counts=answer.before,
            because=because,
            statement=answer.statement,
            proof=answer.proof,
            applied=rules,
            proof_of=answer.proof_of,
        )
    if happened:
        because = T(
            "By its day and the rule used, no grace applies to the {act} of {day}",
            act=act,
            day=event.on,
        )
        return EventEffect(
            event,
            forgiven=False,
            file_by=None,
            counts=answer.before,
            because=because,
            applied=rules,
        )
    because = T(
        "By the rule used, no grace would apply to the {act} of {day}; file by the day before",
        act=act,
        day=event.on,
    )
    return EventEffect(
        event,
        forgiven=False,
        file_by=event.on - ONE_DAY,
        counts="priority_date",
        because=because,
        applied=rules,
    )


def _today_only(effect: EventEffect) -> EventEffect:
    """Return what a showing of today still allows: what counts is known before the filing day.

    Source: EPC Art. 54(2); 专利法第二十二条、第二十三条.
    """
    because = T(
        "By the rule used, no grace applies to the {act} of today, {day}; only earlier days "
        "count, so file today (some offices look at the hour)",
        act=ACTS[effect.event.act],
        day=effect.event.on,
    )
    return replace(effect, file_by=effect.event.on, because=because)


def _hides(event: Event, sort: Sort) -> bool:
    """Return whether nobody knows if the showing made known how the product works."""
    return sort in INVENTIONS and event.shows is Shows.UNKNOWN


def _unsure(effect: EventEffect) -> EventEffect:
    because = T(
        "Nobody said whether the {act} of {day} showed how it works; if it did, no grace "
        "applies",
        act=ACTS[effect.event.act],
        day=effect.event.on,
    )
    return replace(effect, forgiven=None, because=because)


def _forgiven(event: Event, answer: Forgiveness) -> bool:
    excluded = {Act.GAZETTE: "gazette", Act.SALE: "sale"}.get(event.act)
    if excluded in answer.excludes:
        return False
    return bool(_categories(event) & answer.forgives)


def _categories(event: Event) -> frozenset[str]:
    """Return the names that the law gives to a disclosure of this kind."""
    if event.by is By.WITHOUT_CONSENT:
        return frozenset({"abuse"})
    if event.by is not By.OWN:
        return frozenset()
    special = {Act.FAIR: "official_exhibition", Act.MEETING: "academic_meeting"}
    named = {special[event.act]} if event.official and event.act in special else set()
    return frozenset({"own", *named})


def _summed(
    effects: tuple[EventEffect, ...], today: date
) -> tuple[Standing, date | None, Text]:
    """Return where the right stands, until when it can be filed directly, and why."""
    for effect in effects:
        if effect.event.on < today and effect.forgiven is False:
            return Standing.LOST, None, effect.because
        if effect.file_by is not None and effect.file_by < today:
            return Standing.LOST, None, forgiven_until(effect)
    for effect in effects:
        if effect.forgiven is None:
            return Standing.UNKNOWN, None, effect.because
    ends = [(effect.file_by, effect) for effect in effects if effect.file_by is not None]
    if not ends:
        return Standing.OPEN, None, T("Nothing was shown, and nothing is planned to be")
    file_by, first = min(ends, key=lambda end: end[0])
    happened = any(effect.event.on <= today and effect.forgiven for effect in effects)
    return (Standing.RUNNING if happened else Standing.OPEN), file_by, first.because
