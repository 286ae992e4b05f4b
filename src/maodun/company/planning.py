"""Filing plans: product files and assumptions in, a plan and its reports out. Keeps nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from maodun.company.planning_budget import budget_of
from maodun.domain.errors import BadProduct
from maodun.domain.launches import Launch
from maodun.domain.plans import Changed, Plan
from maodun.domain.text import T
from maodun.planning.assumptions import Assumptions, read, shipped
from maodun.planning.book import LawBook
from maodun.planning.changing import changed
from maodun.planning.making import Order, compared, plan
from maodun.reports.planning.amounts import told_in
from maodun.reports.planning.rendering import PlanForm, render_plan
from maodun.sources.decoding import decoded
from maodun.sources.shops.product_yaml.launches import parse_launches

SUFFIX: dict[str, str] = {"text": "txt"}
YAML = ("*.yaml", "*.yml")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody asks to have planned.

    Attributes:
        budget: With its currency, ``8000USD``, or without where the products share one.
        assumptions: A file in place of the numbers that come with the program, or None.
        settings: Changes of single numbers, ``name=value``.
        what_if: Further changes, shown beside the plan as it stands.
    """

    files: tuple[Path, ...]
    budget: str
    today: date
    assumptions: Path | None = None
    settings: tuple[str, ...] = ()
    what_if: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan, the same with a number changed where that was asked for, and what is missing."""

    plan: Plan
    changed: Changed | None
    refused: tuple[BadProduct, ...]


def plan_make(*, wanted: Wanted) -> Planned:
    """Return the plan for the products in these files.

    Raises:
        BadProduct: None of them can be planned.
        BadAssumption: A number is missing or cannot be used.
    """
    found = list(_read(wanted.files))
    launches = tuple(one for one in found if isinstance(one, Launch))
    refused = tuple(one for one in found if isinstance(one, BadProduct))
    if not launches:
        raise refused[0] if refused else BadProduct(T("There is no product to plan for."))
    assumed = _assumed(wanted.assumptions)
    currency = _currency(launches)
    budget = budget_of(wanted.budget, currency=currency)
    order = changed(Order(launches, assumed, budget, wanted.today), wanted.settings)
    law = LawBook()

    def made_of(asked: Order) -> Plan:
        made = plan(asked, law)
        return told_in(made, currency) if currency else made

    made = made_of(order)
    if not wanted.what_if:
        return Planned(made, None, refused)
    other = made_of(changed(order, wanted.what_if))
    return Planned(made, compared(made, other, wanted.what_if), refused)


def plan_report(
    *, planned: Planned, form: PlanForm, language: str, front_only: bool = False
) -> bytes:
    """Return the plan in one form, or the first page of it."""
    return render_plan(
        planned.plan,
        form=form,
        language=language,
        changed=planned.changed,
        front_only=front_only,
    )


def plan_write(
    *, planned: Planned, forms: Sequence[PlanForm], language: str, folder: Path
) -> Iterator[Path]:
    """Write each form of the plan into ``folder`` and yield its file."""
    folder.mkdir(parents=True, exist_ok=True)
    for form in forms:
        file = folder / f"plan.{language}.{SUFFIX.get(form, form)}"
        file.write_bytes(plan_report(planned=planned, form=form, language=language))
        yield file


def _read(files: Sequence[Path]) -> Iterator[Launch | BadProduct]:
    for file in (one for path in files for one in _each(path)):
        try:
            yield from parse_launches(decoded(file.read_bytes()), file=file.name)
        except BadProduct as error:
            yield error


def _each(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from sorted(file for pattern in YAML for file in path.glob(pattern))
    else:
        yield path


def _currency(launches: Sequence[Launch]) -> str | None:
    """Return the currency in which all products are forecast, or None where they differ."""
    found = {launch.currency for launch in launches}
    return found.pop() if len(found) == 1 else None


def _assumed(file: Path | None) -> Assumptions:
    if file is None:
        return shipped()
    return read(decoded(file.read_bytes()), file=file.name)
