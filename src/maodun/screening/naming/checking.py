"""The door of this package: names, goods, markets and a register in; the report out."""

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from maodun.compare.marks.recipe import RECIPE
from maodun.domain.ports import Register
from maodun.domain.progress import Progress
from maodun.domain.text import T
from maodun.rules.places.markets import Market
from maodun.screening.naming.chinese import chinese_remarks
from maodun.screening.naming.coining import coined
from maodun.screening.naming.domains import label, look_alikes
from maodun.screening.naming.english import english_remarks
from maodun.screening.naming.findings import (
    Candidate,
    GoodsMeant,
    NameFinding,
    NameGap,
    NameProposal,
    NameReport,
    NameState,
)
from maodun.screening.naming.hints import Desk, hints
from maodun.screening.naming.judging import name_in_market, quick_weight
from maodun.screening.naming.views import MADRID, View, view_gaps, view_of

LOOKED_INTO = 10
"""Other names that are checked as fully as the candidate, best by words first."""
ORDER = (
    NameState.NONE_IN_PART,
    NameState.FAR,
    NameState.MEDIUM,
    NameState.NEAR,
)
"""From the state with least against a name; a market of which nobody can say does not count."""


@dataclass(frozen=True, slots=True)
class NameQuestion:
    """What is asked.

    Attributes:
        on: The day of asking.
        max_age_days: Marks older than this are said to be old.
        without: Publications left out: those that are ours.
        proposals: How many other names are wanted for each candidate.
    """

    candidates: tuple[Candidate, ...]
    goods: GoodsMeant
    markets: tuple[Market, ...]
    on: date
    max_age_days: int = 30
    without: frozenset[str] = frozenset()
    proposals: int = 3


def check_names(
    asked: NameQuestion, register: Register
) -> Generator[Progress, None, NameReport]:
    """Hold every candidate against the marks of every market, and make other names."""
    views = tuple(
        view_of(
            one,
            register,
            on=asked.on,
            max_age_days=asked.max_age_days,
            without=asked.without,
        )
        for one in asked.markets
    )
    findings: list[NameFinding] = []
    proposals: list[NameProposal] = []
    tried = 0
    for place, candidate in enumerate(asked.candidates):
        what = T("Checking {name}", name=candidate.name)
        yield Progress(place, len(asked.candidates), "names", what)
        finding = _finding(candidate, asked, views, register)
        findings.append(finding)
        if asked.proposals and finding.weight > 0:
            made, better = _proposals(finding, asked, views, register)
            tried += made
            proposals += better
    coverage = register.coverage()
    return NameReport(
        made_on=asked.on,
        goods=asked.goods,
        findings=tuple(sorted(findings, key=_rank)),
        proposals=tuple(proposals),
        tried=tried,
        gaps=tuple(_gaps(asked, views)),
        recipe=RECIPE,
        data_files=coverage.files,
        sample_data=bool(coverage.sample),
    )


def _finding(
    candidate: Candidate, asked: NameQuestion, views: Sequence[View], register: Register
) -> NameFinding:
    markets = tuple(
        name_in_market(candidate, asked.goods, view, register, on=asked.on) for view in views
    )
    own = label(candidate)
    return NameFinding(
        candidate=candidate,
        markets=markets,
        hints=tuple(
            hint
            for view in views
            for hint in hints(
                candidate, asked.goods, Desk(view.market.code, view.desk, asked.on)
            )
        ),
        remarks=tuple(
            remark
            for form in candidate.forms
            for remark in (*chinese_remarks(form), *english_remarks(form))
        ),
        label=own,
        domains=look_alikes(own),
    )


def _proposals(
    finding: NameFinding, asked: NameQuestion, views: Sequence[View], register: Register
) -> tuple[int, list[NameProposal]]:
    """Return how many names were made, and the ones with less against them than the finding."""
    made = coined(finding.candidate)
    weighed = sorted(
        ((quick_weight(one, asked.goods, views), place) for place, (one, _) in enumerate(made))
    )
    better: list[NameProposal] = []
    for weight, place in weighed[:LOOKED_INTO]:
        if weight >= finding.weight:
            break
        other, how = made[place]
        checked = _finding(other, asked, views, register)
        if checked.weight < finding.weight and _is_sound(checked):
            better.append(NameProposal(finding.candidate, how, checked))
    return len(made), _different(better)[: asked.proposals]


def _different(proposals: Sequence[NameProposal]) -> list[NameProposal]:
    """Return the proposals with the first of each way of making before all others."""
    first = {one.how: one for one in reversed(proposals)}
    return sorted(proposals, key=lambda one: first[one.how] is not one)


def _is_sound(finding: NameFinding) -> bool:
    """Whether nothing weighty is known against a made-up name: no hint, no heavy remark."""
    return not finding.hints and not any(remark.heavy for remark in finding.remarks)


def _rank(finding: NameFinding) -> tuple[int, float, int, str]:
    known = [one.state for one in finding.markets if one.state in ORDER]
    worst = max(map(ORDER.index, known), default=len(ORDER))
    return (worst, finding.weight, len(finding.hints), finding.candidate.name)


def _gaps(asked: NameQuestion, views: Sequence[View]) -> Iterator[NameGap]:
    """Yield what was not looked at, the marks first."""
    for view in views:
        yield from view_gaps(view)
    if not any(one.office == MADRID for view in views for one in view.seen):
        because = T("International registrations (Madrid) that name these markets.")
        yield NameGap("madrid", because)
    yield NameGap(
        "part", T("Whether the register holds every mark of the offices it has is not known.")
    )
    if not asked.goods.classes:
        because = T(
            "The goods: no class is known for them, so marks are compared whatever they are "
            "for. Name classes with --class."
        )
        yield NameGap("goods", because)
    yield NameGap("unregistered", T("Marks in use without registration, and well-known ones."))
    yield NameGap("companies", T("Names of companies, shops, people, titles and works."))
    yield NameGap("figures", T("Logos and other figures."))
    yield NameGap(
        "domains",
        T("Domain names: whether any is taken was not looked up; no network is used."),
    )
    yield NameGap(
        "languages", T("Sense and sound in other languages than Chinese and English.")
    )
