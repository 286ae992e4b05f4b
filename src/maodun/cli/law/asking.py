"""Commands that answer one question from one rule."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TypeVar, cast

import click

from maodun.cli.door import Door
from maodun.cli.law.answers import Answer, Part, tell, tell_all
from maodun.cli.law.options import Delay, by_name, on, relies_on
from maodun.cli.options import as_json
from maodun.domain.errors import BadOption, DateMissing, WrongKind
from maodun.domain.rights import Relation
from maodun.domain.text import T, Text
from maodun.reports.lawbook.entries import EXPECTED, days_used
from maodun.reports.lawbook.entries import question as command_of
from maodun.reports.lawbook.naming import CLAIMED, FORGIVEN, KINDS, NOT_FORGIVEN, joined
from maodun.rules.adjustments import adjustment
from maodun.rules.facts import DAYS, Facts, Size
from maodun.rules.files import rule_of
from maodun.rules.forms.lengths import SetPeriod
from maodun.rules.forms.rule import AnyRule, PeriodRule, ScheduleRule
from maodun.rules.graces import Grace, grace
from maodun.rules.periods import period
from maodun.rules.renewals import RenewalWindow, windows
from maodun.rules.schedules import amount
from maodun.rules.terms import Term, term

Found = TypeVar("Found")
LABELS = {**EXPECTED, "surcharge_from": T("surcharge from")}
COUNT = click.IntRange(min=1)


@click.command()
@click.argument("rule")
@on
@click.option("--months", type=COUNT, help="Months that the office or court set itself.")
@click.option("--days", "length_days", type=COUNT, help="Days that it set.")
@as_json
@click.pass_obj
def period_command(
    door: Door,
    *,
    rule: str,
    days: Mapping[str, date],
    months: int | None,
    length_days: int | None,
    as_json: bool,
) -> None:
    """Say until when an act is in time by RULE.

    \b
    Example:
        maodun law period us.patent.response --on document_date=2026-01-30
    """
    asked = rule_of(rule)
    _only_set_lengths(asked, months, length_days)
    found = _ask(asked, period, Facts(days=days, months=months, length_days=length_days))
    moved = found.nominal != found.last_day
    parts = (
        Part("last_day", EXPECTED["last_day"], found.last_day),
        Part("nominal", EXPECTED["nominal"] if moved else None, found.nominal),
        Part("extended", EXPECTED["extended"], found.extended),
    )
    tell(Answer(found.applied, parts, found.also), door, as_json=as_json)


@click.command()
@click.argument("rule")
@on
@relies_on
@click.option("--extension-days", type=click.IntRange(min=0), help="Printed on the grant.")
@click.option(
    "--disclaimed-days", type=click.IntRange(min=0), default=0, help="Of those, given up."
)
@as_json
@click.pass_obj
def term_command(
    door: Door,
    /,
    *,
    rule: str,
    days: Mapping[str, date],
    relations: tuple[Relation, ...],
    as_json: bool,
    **extension: int | None,
) -> None:
    """Say when a right ends by RULE.

    \b
    Example:
        maodun law term us.design.term --on filing_date=2020-02-03 --on grant_date=2021-03-02
    """
    facts = Facts(
        days=days,
        relations=relations,
        term_extension_days=extension["extension_days"],
        disclaimed_days=extension["disclaimed_days"] or 0,
    )
    found = _ask(rule_of(rule), term, facts)
    tell(Answer(found.applied, _term(found)), door, as_json=as_json)


@click.command()
@click.argument("rule")
@on
@click.option("--number", type=COUNT, help="Only this renewal, as the office counts.")
@as_json
@click.pass_obj
def windows_command(
    door: Door, *, rule: str, days: Mapping[str, date], number: int | None, as_json: bool
) -> None:
    """Say when each renewal by RULE can be paid.

    \b
    Example:
        maodun law windows de.design.renewals --on filing_date=2022-08-31 --number 2
    """
    found = _ask(rule_of(rule), windows, Facts(days=days, number=number))
    answers = [Answer(window.applied, _window(window)) for window in found]
    tell_all("windows", answers, door, as_json=as_json)


@click.command()
@click.argument("rule")
@on
@as_json
@click.pass_obj
def grace_command(door: Door, *, rule: str, days: Mapping[str, date], as_json: bool) -> None:
    """Say until when an application is in time after a disclosure, by RULE.

    \b
    Example:
        maodun law grace us.design.grace --on disclosure_date=2026-01-31
    """
    found = _ask(rule_of(rule), grace, Facts(days=days))
    nothing = T("no day: nothing is forgiven")
    forgives = joined(FORGIVEN[one] for one in sorted(found.forgives))
    parts = (
        Part("forgives", T("forgiven only"), forgives if found.forgives else None),
        Part("excludes", None, found.excludes),
        Part("", T("not forgiven"), _not_forgiven(found) if found.file_by else None),
        Part("file_by", EXPECTED["file_by"], found.file_by),
        Part("nothing_forgiven", None, found.file_by is None),
        Part("", EXPECTED["file_by"], None if found.file_by else nothing),
        Part("before", T("what must come by then"), DAYS[found.before]),
        Part("statement", T("statement"), CLAIMED[found.statement] if found.file_by else None),
        Part("proof", T("proof after filing"), found.proof),
    )
    tell(Answer(found.applied, parts), door, as_json=as_json)


@click.command()
@click.argument("rule")
@click.argument("item")
@on
@click.option("--units", type=COUNT, help="How many claims, designs, classes or months.")
@click.option(
    "--size",
    type=click.Choice(["large", "small", "micro"]),
    default="large",
    help="Size of the payer, where the office knows sizes.",
)
@as_json
@click.pass_obj
def fee_command(
    door: Door,
    /,
    *,
    rule: str,
    item: str,
    days: Mapping[str, date],
    as_json: bool,
    **payer: int | str | None,
) -> None:
    """Say what the office charges for ITEM by RULE, a table of fees.

    \b
    Example:
        maodun law fee us.design.fees filing_total --on payment_date=2026-01-31 --size small
    """
    asked = rule_of(rule)
    units, size = cast(int | None, payer["units"]), cast(Size, payer["size"])
    _only_counted_units(asked, item, units)
    facts = Facts(days=days, units=units, size=size)
    found = _ask(asked, lambda one, given: amount(one, item, given), facts)
    parts = (
        Part("amount", EXPECTED["amount"], f"{found.amount:f}"),
        Part("currency", T("currency"), found.currency),
        Part("as_of", T("as read for"), found.as_of),
        Part("item", None, item),
        Part("units", None, units),
        Part("size", None, size),
    )
    tell(Answer(found.applied, parts), door, as_json=as_json)


@click.command()
@click.argument("rule")
@on
@click.option(
    "--delay",
    "delays",
    type=Delay(),
    multiple=True,
    callback=by_name,
    help="Days of one kind: a=610.",
)
@as_json
@click.pass_obj
def adjustment_command(
    door: Door,
    *,
    rule: str,
    days: Mapping[str, date],
    delays: Mapping[str, int],
    as_json: bool,
) -> None:
    """Say how many days delays add to a term, by RULE.

    \b
    Example:
        maodun law adjustment us.patent.pta --on filing_date=2020-01-31 --delay a=610
    """
    found = _ask(rule_of(rule), adjustment, Facts(days=days, delays=delays))
    parts = (Part("added_days", EXPECTED["added_days"], found.days),)
    tell(Answer(found.applied, parts), door, as_json=as_json)


def _ask(rule: AnyRule, question: Callable[[AnyRule, Facts], Found], facts: Facts) -> Found:
    """Return the answer; a day that is missing is asked for by the option that gives it."""
    try:
        return question(rule, facts)
    except DateMissing as error:
        missing = [name for name in days_used(rule) if name not in facts.days]
        names = missing if error.name in missing else [error.name]
        raise BadOption(_needed(rule, names)) from error
    except WrongKind as error:
        raise BadOption(
            T(
                "{rule} answers another question ({kind}). Ask it with: {command}",
                rule=rule.rule,
                kind=KINDS[rule.kind],
                command=command_of(rule) or f"maodun law show {rule.rule}",
            )
        ) from error


def _needed(rule: AnyRule, names: Sequence[str]) -> Text:
    """Return which days are missing, and why one is asked for from which nothing is counted."""
    what = joined(DAYS[name] for name in names)
    options = " ".join(f"--on {name}=2026-01-31" for name in names)
    if rule.chosen_by not in names or rule.chosen_by == getattr(rule, "counts_from", ""):
        return T(
            "{rule} needs: {what}. Say it with: {options}",
            rule=rule.rule,
            what=what,
            options=options,
        )
    return T(
        "{rule} needs: {what}. The rule in force on the {day} counts. Say it with: {options}",
        rule=rule.rule,
        what=what,
        day=DAYS[rule.chosen_by],
        options=options,
    )


def _not_forgiven(found: Grace) -> Text:
    if "own" not in found.forgives:
        return T("every other disclosure, also what the applicant itself shows or sells")
    if found.excludes:
        excludes = joined(NOT_FORGIVEN[one] for one in sorted(found.excludes))
        return T("every other disclosure, and {what}", what=excludes)
    if found.applied.note is not None:
        return T("every other disclosure, unless the note says otherwise")
    return T("every other disclosure")


def _only_set_lengths(rule: AnyRule, months: int | None, length_days: int | None) -> None:
    """Refuse a length for a rule that has its own, and two lengths at once."""
    if months is not None and length_days is not None:
        raise BadOption(T("Give either --months or --days, not both."))
    if months is None and length_days is None:
        return
    versions = rule.versions if isinstance(rule, PeriodRule) else ()
    if versions and not any(isinstance(version.value, SetPeriod) for version in versions):
        raise BadOption(
            T(
                "{rule} says itself how long the period is; --months and --days are for rules "
                "that leave the length to the office or court",
                rule=rule.rule,
            )
        )


def _only_counted_units(rule: AnyRule, item: str, units: int | None) -> None:
    """Refuse a number of units for a fee that is one amount."""
    items = rule.versions[-1].value.items if isinstance(rule, ScheduleRule) else {}
    if units is not None and item in items and items[item].amount is not None:
        raise BadOption(
            T("{item} is one amount, whatever --units says; leave it out", item=item)
        )


def _term(found: Term) -> tuple[Part, ...]:
    first = EXPECTED["first_ends_on"] if found.first_ends_on != found.ends_on else None
    latest = T("with the longest extension") if found.extension_unknown else None
    doubt = T("the days of extension are not given; it may be later")
    return (
        Part("ends_on", EXPECTED["ends_on"], found.ends_on),
        Part("endless", None, found.ends_on is None),
        Part("", EXPECTED["endless"], T("yes") if found.ends_on is None else None),
        Part("first_ends_on", first, found.first_ends_on),
        Part("extension_unknown", None, found.extension_unknown),
        Part("", T("not known"), doubt if found.extension_unknown else None),
        Part("latest_ends_on", latest, found.latest_ends_on),
    )


def _window(window: RenewalWindow) -> tuple[Part, ...]:
    names = ("opens", "due", "pay_by", "surcharge_from", "late_until", "late_pay_by")
    moved = {
        "pay_by": window.pay_by != window.due,
        "late_pay_by": window.late_pay_by != window.late_until,
    }
    days = (
        Part(name, LABELS[name] if moved.get(name, True) else None, getattr(window, name))
        for name in names
    )
    return (
        Part("number", T("number"), window.number),
        *days,
        Part("late_from", None, window.late_from),
        Part("fee", T("what it costs"), window.fee),
    )
