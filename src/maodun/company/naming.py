"""Brand names held against the register's marks. Keeps nothing."""

import unicodedata
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from maodun.domain.errors import BadOption
from maodun.domain.progress import Progress
from maodun.domain.text import T
from maodun.index.register import open_register
from maodun.reports.naming.rendering import NameForm, render_names
from maodun.rules.places.markets import market
from maodun.screening.naming.checking import NameQuestion, check_names
from maodun.screening.naming.findings import Candidate, NameReport
from maodun.screening.naming.goods import goods_meant

SUFFIX: dict[str, str] = {"text": "txt"}
BETWEEN_FORMS = "/"
LONGEST = 100
"""Characters of a name; longer ones are no names."""
CLASSES = range(1, 46)


@dataclass(frozen=True, slots=True)
class NamesWanted:
    """What somebody asks about names.

    Attributes:
        names: As typed; forms of one name are separated by ``/``.
        goods: In the words of the seller.
        classes: Nice classes; none: guessed from the goods.
        markets: Codes.
        ours: Numbers of marks that are ours, left out.
        proposals: How many other names are wanted for each.
    """

    names: tuple[str, ...]
    goods: str
    classes: tuple[int, ...]
    markets: tuple[str, ...]
    on: date
    ours: tuple[str, ...] = ()
    max_age_days: int = 30
    proposals: int = 3


def names_check(
    *, wanted: NamesWanted, register: Path
) -> Generator[Progress, None, NameReport]:
    """Return what was found about each name in each market.

    Raises:
        BadOption: A name is empty or too long, or a class is none.
        UnknownMarket: There is no data about one of the markets.
        RegisterMissing: There is no register yet.
    """
    asked = NameQuestion(
        candidates=tuple(dict.fromkeys(candidate_of(name) for name in wanted.names)),
        goods=goods_meant(wanted.goods.strip(), _classes(wanted.classes)),
        markets=tuple(market(code) for code in dict.fromkeys(wanted.markets)),
        on=wanted.on,
        max_age_days=wanted.max_age_days,
        without=frozenset(wanted.ours),
        proposals=wanted.proposals,
    )
    return (yield from check_names(asked, open_register(register)))


def candidate_of(name: str) -> Candidate:
    """Return a name with its forms, each once.

    Raises:
        BadOption: There is no form, one has no letter or digit, or one is too long.
    """
    forms = tuple(dict.fromkeys(" ".join(form.split()) for form in name.split(BETWEEN_FORMS)))
    kept = tuple(filter(None, forms))
    for form in kept or ("",):
        shown = "".join(one if one.isprintable() else "�" for one in form)
        if not any(one.isalnum() for one in form):
            empty = T("'{name}' is no name: it has no letter and no digit.", name=shown)
            raise BadOption(empty)
        if any(unicodedata.category(one) == "Cc" for one in form):
            raise BadOption(T("'{name}' is no name: it has control characters.", name=shown))
        if len(form) > LONGEST:
            raise BadOption(T("A name has at most {count} characters.", count=LONGEST))
    return Candidate(kept)


def names_report(
    *, report: NameReport, form: NameForm, language: str, front_only: bool = False
) -> bytes:
    """Return the answer in one form, or its first page."""
    return render_names(report, form=form, language=language, front_only=front_only)


def names_write(
    *, report: NameReport, forms: Sequence[NameForm], language: str, folder: Path
) -> Iterator[Path]:
    """Write each form of the answer into ``folder`` and yield its file."""
    folder.mkdir(parents=True, exist_ok=True)
    for form in forms:
        file = folder / f"names.{language}.{SUFFIX.get(form, form)}"
        file.write_bytes(render_names(report, form=form, language=language))
        yield file


def _classes(classes: Sequence[int]) -> tuple[int, ...]:
    for one in classes:
        if one not in CLASSES:
            wrong = T("There is no Nice class {number}; they run from 1 to 45.", number=one)
            raise BadOption(wrong)
    return tuple(dict.fromkeys(classes))
