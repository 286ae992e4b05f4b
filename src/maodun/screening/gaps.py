"""What was not looked at. Each gap holds the gate back until a named person waives it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from maodun.domain.clearance import GATE_OF, Gap, GateKind
from maodun.domain.ports import Coverage
from maodun.domain.products import Product
from maodun.domain.rights import RightKind
from maodun.domain.rulings import Waiver
from maodun.domain.text import T
from maodun.rules.markets import Market, grants

COMPARED = {GateKind.PATENTS: RightKind.PATENT, GateKind.DESIGNS: RightKind.DESIGN}


def gaps(
    coverage: Coverage,
    *,
    market: Market,
    product: Product,
    on: date,
    max_age_days: int,
) -> tuple[Gap, ...]:
    """Return everything that this clearance did not look at, kinds of right first."""
    return (
        *_kinds(),
        *_offices(coverage, market.offices),
        *_languages(coverage, market, product),
        *_age(coverage, on, max_age_days),
        *_files(coverage),
    )


def waived(gaps_found: Iterable[Gap], waivers: Iterable[Waiver]) -> tuple[Gap, ...]:
    """Return the gaps, each with the waiver that covers it; the last one counts."""
    by_what = {waiver.what: waiver for waiver in waivers}
    return tuple(replace(gap, waiver=by_what.get(gap.what)) for gap in gaps_found)


def _kinds() -> Iterator[Gap]:
    yield Gap(
        "designs:pictures",
        GateKind.DESIGNS,
        T("Designs were found by title and class; their pictures were not compared."),
    )
    yield Gap("marks", GateKind.MARKS, T("Marks were not looked at."))
    yield Gap("works", GateKind.WORKS, T("Works (copyright) were not looked at."))


def _offices(coverage: Coverage, offices: tuple[str, ...]) -> Iterator[Gap]:
    held = {(row.office, GATE_OF[row.kind]) for row in coverage.rows if row.rights}
    for office in offices:
        for kind, right_kind in COMPARED.items():
            if (office, kind) not in held and grants(office, right_kind):
                yield Gap(
                    f"office:{office}:{kind}",
                    kind,
                    T("The register holds no {kind} of {office}.", kind=kind, office=office),
                )


def _languages(coverage: Coverage, market: Market, product: Product) -> Iterator[Gap]:
    counted = {language.partition("-")[0] for language in market.languages}
    for language, rights in coverage.languages:
        if language.partition("-")[0] in counted and not product.in_language(language):
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


def _age(coverage: Coverage, on: date, max_age_days: int) -> Iterator[Gap]:
    newest = max((file.last_on for file in coverage.files if file.last_on), default=None)
    if newest is None:
        yield Gap("register:age", None, T("The register does not say how old it is."))
    elif newest < on - timedelta(days=max_age_days):
        yield Gap(
            "register:age",
            None,
            T(
                "The newest publication in the register is of {newest}, more than {days} days "
                "before this clearance.",
                newest=newest,
                days=max_age_days,
            ),
        )


def _files(coverage: Coverage) -> Iterator[Gap]:
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
