"""What was not looked at. Each gap holds the gate back until a named person waives it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from maodun.domain.calendar import add_months
from maodun.domain.clearance import GATE_OF, Gap, GateKind
from maodun.domain.ports import Coverage
from maodun.domain.products import Product
from maodun.domain.rights import RightKind
from maodun.domain.rulings import Waiver
from maodun.domain.text import T, Text
from maodun.rules.places.markets import Market, grants, reaches_back_years

NAMES = {
    GateKind.PATENTS: T("patents"),
    GateKind.DESIGNS: T("designs"),
    GateKind.MARKS: T("marks"),
    GateKind.WORKS: T("works"),
}
COMPARED = {
    GateKind.PATENTS: RightKind.PATENT,
    GateKind.DESIGNS: RightKind.DESIGN,
    GateKind.MARKS: RightKind.MARK,
}


def gaps(
    coverage: Coverage,
    *,
    market: Market,
    product: Product,
    routed: int,
    on: date,
    max_age_days: int,
) -> tuple[Gap, ...]:
    """Return everything that this clearance did not look at, kinds of right first.

    Args:
        coverage: What the register holds.
        market: Whose offices count.
        product: What is said of it, in which languages.
        routed: Rights of other offices in scope, because they may still come.
        on: Day of the clearance.
        max_age_days: How old the newest publication of an office and kind may be.
    """
    return (
        *_kinds(coverage, market.offices),
        *_offices(coverage, market.offices),
        *_stages(coverage, market.offices),
        *_start(coverage, market.offices, on),
        *_age(coverage, market.offices, on, max_age_days),
        *_languages(coverage, market, product, routed=routed),
        *files_gaps(coverage),
    )


def waived(gaps_found: Iterable[Gap], waivers: Iterable[Waiver]) -> tuple[Gap, ...]:
    """Return the gaps, each with the last waiver that was given for it as it is now.

    Who accepts two unread records has not accepted a thousand: with other values in its
    sentence a gap is open again.
    """
    given = tuple(waivers)
    return tuple(
        replace(gap, waiver=next((one for one in reversed(given) if _covers(one, gap)), None))
        for gap in gaps_found
    )


def _covers(waiver: Waiver, gap: Gap) -> bool:
    as_seen = waiver.because
    return waiver.what == gap.what and (as_seen is None or as_seen.values == gap.because.values)


def _kinds(coverage: Coverage, offices: tuple[str, ...]) -> Iterator[Gap]:
    held = {row.kind for row in coverage.rows if row.rights and row.office in offices}
    if RightKind.MARK not in held:
        yield Gap("marks", GateKind.MARKS, T("Marks were not looked at."))
    if RightKind.WORK not in held:
        yield Gap("works", GateKind.WORKS, T("Works (copyright) were not looked at."))


def _offices(coverage: Coverage, offices: tuple[str, ...]) -> Iterator[Gap]:
    held = {(row.office, GATE_OF[row.kind]) for row in coverage.rows if row.rights}
    asked = dict(COMPARED)
    if not any(kind is GateKind.MARKS for office, kind in held if office in offices):
        del asked[GateKind.MARKS]  # one gap says it of every office
    for office in offices:
        for kind, right_kind in asked.items():
            if (office, kind) not in held and grants(office, right_kind):
                yield Gap(
                    f"office:{office}:{kind}",
                    kind,
                    T(
                        "The register holds no {kind} of {office}.",
                        kind=NAMES[kind],
                        office=office,
                    ),
                )


def _stages(coverage: Coverage, offices: tuple[str, ...]) -> Iterator[Gap]:
    """Patents are published twice, as application and as grant; either alone is half."""
    for row in coverage.rows:
        if row.office not in offices or row.kind is not RightKind.PATENT:
            continue
        if not row.applications:
            yield Gap(
                f"applications:{row.office}",
                GateKind.PATENTS,
                T(
                    "The register holds no published applications of {office}.",
                    office=row.office,
                ),
            )
        if row.applications == row.rights:
            yield Gap(
                f"grants:{row.office}",
                GateKind.PATENTS,
                T("The register holds no granted patents of {office}.", office=row.office),
            )


def _start(coverage: Coverage, offices: tuple[str, ...], on: date) -> Iterator[Gap]:
    for (office, kind), (first, _) in _days(coverage, offices).items():
        needed = add_months(on, -12 * reaches_back_years(COMPARED[kind]))
        if first is not None and first > needed:
            yield Gap(
                f"since:{office}:{kind}",
                kind,
                T(
                    "The {kind} of {office} in the register begin on {first}; older ones may "
                    "still be in force and were not looked at.",
                    kind=NAMES[kind],
                    office=office,
                    first=first,
                ),
            )


def _age(
    coverage: Coverage, offices: tuple[str, ...], on: date, max_age_days: int
) -> Iterator[Gap]:
    oldest = on - timedelta(days=max_age_days)
    for (office, kind), (_, newest) in _days(coverage, offices).items():
        if newest is None:
            because = undated(kind, office)
        elif newest < oldest:
            because = T(
                "The {kind} of {office} in the register end on {newest}, more than {days} "
                "days before this clearance.",
                kind=NAMES[kind],
                office=office,
                newest=newest,
                days=max_age_days,
            )
        else:
            continue
        yield Gap(f"age:{office}:{kind}", kind, because)


def undated(kind: GateKind, office: str) -> Text:
    """Return the sentence that the age of an office's data is not known."""
    return T(
        "The {kind} of {office} in the register have no days of publication: how old the data "
        "are cannot be said.",
        kind=NAMES[kind],
        office=office,
    )


def _days(
    coverage: Coverage, offices: tuple[str, ...]
) -> dict[tuple[str, GateKind], tuple[date | None, date | None]]:
    """Return first and last publication by office and kind; None where none has a day."""
    days: dict[tuple[str, GateKind], list[date]] = {}
    for row in coverage.rows:
        kind = GATE_OF[row.kind]
        if row.office in offices and kind in COMPARED and row.rights:
            days.setdefault((row.office, kind), []).extend(
                day for day in (row.first_on, row.last_on) if day is not None
            )
    return {
        of: (min(found, default=None), max(found, default=None)) for of, found in days.items()
    }


def _languages(
    coverage: Coverage, market: Market, product: Product, *, routed: int
) -> Iterator[Gap]:
    counted = {language.partition("-")[0] for language in market.languages}
    for language, rights in coverage.languages:
        counts = routed or language.partition("-")[0] in counted
        if counts and not product.in_language(language):
            yield Gap(
                f"language:{language}",
                None,
                T(
                    "{count} rights of the register are in {language}, and nothing is said "
                    "about the product in that language.",
                    count=rights,
                    language=language,
                ),
            )


def files_gaps(coverage: Coverage) -> Iterator[Gap]:
    """Yield what of the register's own files was not read."""
    for file in coverage.files:
        if not file.complete:
            yield Gap(
                f"file:{file.file}", None, T("{file} was read in part only.", file=file.file)
            )
    if coverage.bad:
        yield Gap(
            "records:bad",
            None,
            T("{count} records of the register's files could not be read.", count=coverage.bad),
        )
