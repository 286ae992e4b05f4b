"""The options of ``plan`` as what is to be planned."""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TypedDict

import click

from maodun.cli.door import Door
from maodun.cli.errors import did_you_mean
from maodun.cli.options import STDIN, refuse
from maodun.company.planning import Wanted
from maodun.domain.text import T
from maodun.reports.planning.rendering import PLAN_FORMS, PlanForm


class Words(TypedDict):
    """The options of ``plan`` as click hands them over."""

    budget: str
    assumptions: Path | None
    settings: tuple[str, ...]
    what_if: tuple[str, ...]
    today: date | None
    out: Path | None
    forms: tuple[PlanForm, ...]
    as_json: bool


class PlanForms(click.ParamType[tuple[PlanForm, ...]]):
    """Forms of a plan, separated by commas."""

    name = "FORM,..."

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[PlanForm, ...]:
        """Return them in their own order; an unknown one is refused with what was meant."""
        if isinstance(value, tuple):
            return value
        names = [name.strip().lower() for name in str(value).split(",") if name.strip()]
        for name in names:
            if name not in PLAN_FORMS:
                known = ", ".join(PLAN_FORMS)
                wrong = T("'{name}' is none of {known}.", name=name, known=known)
                refuse(did_you_mean(wrong, name, PLAN_FORMS), param, ctx)
        return tuple(form for form in PLAN_FORMS if form in names)


@contextmanager
def wanted_of(products: tuple[Path, ...], words: Words, door: Door) -> Iterator[Wanted]:
    """Give what is to be planned; a product on stdin lies in a file meanwhile."""
    with tempfile.TemporaryDirectory() as room:
        files = tuple(_from_stdin(Path(room)) if p == STDIN else p for p in products)
        yield Wanted(
            files=files,
            budget=words["budget"],
            today=words["today"] or door.today,
            assumptions=words["assumptions"],
            settings=words["settings"],
            what_if=words["what_if"],
        )


def _from_stdin(room: Path) -> Path:
    file = room / "stdin.yaml"
    file.write_text(sys.stdin.read(), "utf-8")
    return file
