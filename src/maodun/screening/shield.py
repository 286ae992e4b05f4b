"""Clear one product: every right in scope ends with a ruling and a reason."""

from collections.abc import Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from maodun.compare.claims import PreparedProduct
from maodun.domain.clearance import (
    Clearance,
    Elusion,
    Finding,
    Flag,
    Flagged,
    Gap,
    Step,
    Window,
)
from maodun.domain.numbers import parse_number
from maodun.domain.ports import Coverage, Pictures, Register, Scope
from maodun.domain.products import Product
from maodun.domain.progress import Progress
from maodun.domain.rights import RightKind
from maodun.domain.rulings import Decision, Remembered, Verdict
from maodun.domain.text import T
from maodun.rules.places.markets import Market
from maodun.rules.places.unseeable import unseeable
from maodun.screening.answers import replies, reused
from maodun.screening.candidates import (
    BY_WORDS,
    PLANTED,
    Found,
    out_of_scope,
    prepared,
    retrieve,
)
from maodun.screening.funnel import Scoped, counted, narrow
from maodun.screening.gaps import gaps, waived
from maodun.screening.gate import gate, overall
from maodun.screening.looking.looked import Looked, LookFor
from maodun.screening.looking.pictures import look_at_pictures
from maodun.screening.looking.suing import in_suit
from maodun.screening.looking.unlooked import looks_gaps, looks_step
from maodun.screening.options import Options
from maodun.screening.pile import Placed, above, below, place
from maodun.screening.questions import questions
from maodun.screening.ruling import RECIPES, Bench, about, by_right, finding
from maodun.screening.sampling import elusion, plan_of
from maodun.screening.searched import Searched
from maodun.screening.sighting import Sighted, look_for_words, words_step
from maodun.screening.steps import last_steps
from maodun.screening.unscanned import Spoken, languages_gap, unsought_gap

READ_AT_ONCE = 50
REVIEWED = "reviewed"


@dataclass(frozen=True, slots=True)
class _Case:
    """What one clearance is about, gathered once."""

    product: Product
    market: Market
    window: Window
    register: Register
    remembered: Remembered
    on: date
    options: Options
    pictures: Pictures | None = None


def clear(  # noqa: PLR0913 - each argument is one word of the question
    product: Product,
    *,
    market: Market,
    window: Window,
    register: Register,
    remembered: Remembered,
    on: date,
    options: Options,
    pictures: Pictures | None = None,
) -> Generator[Progress, None, Clearance]:
    """Rule on every right in the market's scope over the selling window.

    Facts eliminate by themselves (term, status, own or licensed); then claims are compared
    for the nearest rights, words with every mark and work, and pictures with everything that
    has pictures; what is left waits for people. Yields progress, returns the whole answer.

    Raises:
        BadProduct: The product says nothing that could be compared.
        UnknownRight: A right left the register meanwhile.
    """
    case = _Case(product, market, window, register, remembered, on, options, pictures)
    yield Progress(0, None, "rights", T("Searching the register for {sku}", sku=product.sku))
    coverage = register.coverage()
    scoped = narrow(
        register, market=market, window=window, on=on, portfolio=remembered.portfolio
    )
    spoken = prepared(product, [language for language, _ in coverage.languages])
    found = retrieve(
        register, product, scoped.scope, limit=options.candidates, known=options.known
    )
    placed = yield from _place_all(case, found.by_claims, spoken)
    pinned = _pinned(remembered, found)
    ruled = above(placed, cut=options.cut, pinned=pinned, only_planted=found.only_planted)
    yield Progress(0, None, "rights", T("Comparing pictures with {sku}", sku=product.sku))
    looked = _looked(case, scoped.scope, found)
    searched = Searched(
        found,
        look_for_words(register, product, scoped.scope, found.planted_words),
        looked,
        in_suit(register, product, found.by_looks, looked.by_number),
    )
    looks = searched.designs(cut=options.cut, pinned=pinned)
    shown = tuple(dict.fromkeys((*ruled, *looks, *searched.signs)))
    closes = _closes_elsewhere(case, scoped.scope, shown=shown)
    findings = _findings(
        case,
        (*shown, *closes),
        paths=searched.paths,
        bench=_bench(case, spoken, searched),
    )
    pile = below(
        register,
        scoped.scope,
        product=product,
        placed=[one for one in placed if one.number not in found.only_planted],
        looks=[number for number in found.by_looks if number not in found.only_planted],
        above_cut=[n for n in (*ruled, *looks) if n not in found.only_planted],
    )
    return _answer(
        case,
        coverage=coverage,
        scoped=scoped,
        searched=searched,
        findings=findings,
        pile=tuple(sorted({*pile, *(searched.farther - set(shown))})),
    )


def inspect(
    product: Product,
    numbers: Sequence[str],
    *,
    market: Market,
    register: Register,
    remembered: Remembered,
    pictures: Pictures | None = None,
) -> tuple[Finding, ...]:
    """Return single rights as a clearance would show them: to judge a sample, to look one up.

    Raises:
        BadProduct: The product says nothing that could be compared.
        UnknownRight: The register has no such publication.
    """
    languages = [language for language, _ in register.coverage().languages]
    stored = register.get(numbers)
    of_words = any(one.right.kind in BY_WORDS for one in stored)
    everywhere = Scope(offices=frozenset(one.right.office for one in stored))
    sighted = look_for_words(register, product, everywhere) if of_words else Sighted()
    only = LookFor(limit=0, cut=len(numbers), also=frozenset(numbers))
    looked = look_at_pictures(register, product, everywhere, pictures=pictures, asked=only)
    bench = Bench(
        product=product,
        prepared=prepared(product, languages),
        replies=replies(remembered.answers, product),
        offices=frozenset(market.offices),
        decisions=by_right(remembered.decisions),
        sightings=sighted.by_number,
        resemblances=looked.by_number,
        unlooked={number: looked.why_not(RightKind.DESIGN) for number in numbers},
        in_suit=in_suit(register, product, numbers, looked.by_number),
    )
    return tuple(_with_family(finding(one, bench, ()), register) for one in stored)


def _place_all(
    case: _Case, numbers: Sequence[str], spoken: dict[str, PreparedProduct]
) -> Generator[Progress, None, list[Placed]]:
    placed: list[Placed] = []
    for start in range(0, len(numbers), READ_AT_ONCE):
        stored = case.register.get(numbers[start : start + READ_AT_ONCE])
        placed.extend(place(one, spoken) for one in stored)
        yield Progress(
            len(placed),
            len(numbers),
            "rights",
            T("Comparing claims with {sku}", sku=case.product.sku),
        )
    return placed


def _pinned(remembered: Remembered, found: Found) -> set[str]:
    """Rights shown whatever their rank: decided before (outside the sample), or planted."""
    sampled = {number for plan in remembered.drawn for number in plan.numbers}
    decided = {decision.publication_number for decision in remembered.decisions}
    planted = {number for number, paths in found.paths.items() if PLANTED in paths}
    return (decided - sampled) | planted


def _closes_elsewhere(case: _Case, scope: Scope, *, shown: Iterable[str]) -> tuple[str, ...]:
    """Return rights called close before that the search did not bring up: they still count."""
    numbers = [
        number
        for number, decision in _latest(case.remembered.decisions).items()
        if decision.verdict is Verdict.CLOSE and number not in set(shown)
    ]
    here = [number for number in numbers if case.register.find(parse_number(number))]
    return tuple(
        stored.right.publication_number
        for stored in case.register.get(here)
        if out_of_scope(stored, scope) is None
    )


def _findings(
    case: _Case, numbers: Sequence[str], *, paths: Mapping[str, tuple[str, ...]], bench: Bench
) -> tuple[Finding, ...]:
    return tuple(
        _with_family(
            replace(finding(stored, bench, paths.get(number, (REVIEWED,))), rank=rank),
            case.register,
        )
        for rank, (number, stored) in enumerate(
            zip(numbers, case.register.get(numbers), strict=True), start=1
        )
    )


def _looked(case: _Case, scope: Scope, found: Found) -> Looked:
    """Look at pictures; what people ruled on before is compared wherever it stands now."""
    decided = (decision.publication_number for decision in case.remembered.decisions)
    planted = (one.number for one in found.planted)
    asked = LookFor(
        limit=case.options.candidates,
        cut=case.options.cut,
        also=frozenset((*found.by_looks, *decided, *planted)),
        locarno_only=case.options.locarno_only,
    )
    return look_at_pictures(
        case.register, case.product, scope, pictures=case.pictures, asked=asked
    )


def _bench(case: _Case, spoken: dict[str, PreparedProduct], searched: Searched) -> Bench:
    return Bench(
        product=case.product,
        prepared=spoken,
        replies=replies(case.remembered.answers, case.product),
        offices=frozenset(case.market.offices),
        decisions=by_right(case.remembered.decisions),
        sightings=searched.sighted.by_number,
        resemblances=searched.looked.by_number,
        unlooked=dict.fromkeys(
            searched.found.by_looks, searched.looked.why_not(RightKind.DESIGN)
        ),
        in_suit=searched.in_suit,
    )


def _latest(decisions: Sequence[Decision]) -> dict[str, Decision]:
    return {d.publication_number: d for d in sorted(decisions, key=lambda d: d.at)}


def _with_family(item: Finding, register: Register) -> Finding:
    """Add an open continuation, which can still bring other claims, to its parent."""
    application = item.right.application_number
    children = register.continuations(application) if application else ()
    planted = (Flagged(Flag.PLANTED, T("planted to test the search")),)
    return replace(
        item,
        flags=(
            *item.flags,
            *(planted if PLANTED in item.paths else ()),
            *(
                Flagged(
                    Flag.CONTINUATION_OPEN,
                    T("{number} relies on it and is still pending", number=child),
                )
                for child in children
            ),
        ),
    )


def _answer(
    case: _Case,
    *,
    coverage: Coverage,
    scoped: Scoped,
    searched: Searched,
    findings: tuple[Finding, ...],
    pile: tuple[str, ...],
) -> Clearance:
    found_gaps = gaps(
        coverage,
        market=case.market,
        product=case.product,
        routed=scoped.routed,
        on=case.on,
        max_age_days=case.options.register_max_age_days,
    )
    words_gaps = _words_gaps(case.product, searched.sighted)
    gaps_found = waived(
        (*found_gaps, *looks_gaps(searched.looked), *words_gaps), case.remembered.waivers
    )
    rows = gate(findings, gaps_found)
    return Clearance(
        product=case.product,
        market=case.market.code,
        offices=case.market.offices,
        window=case.window,
        made_on=case.on,
        recipe=RECIPES,
        gate=rows,
        overall=overall(rows),
        gaps=gaps_found,
        unseeable=unseeable(case.market.offices),
        funnel=(*scoped.steps, *_last_steps(scoped, searched, findings)),
        findings=findings,
        questions=questions(findings),
        reused=reused(case.remembered.answers, case.product, findings),
        pile=len(pile),
        pile_numbers=pile,
        elusion=_elusion(case, pile),
        planted=searched.planted,
        data_files=coverage.files,
        sample_data=bool(coverage.sample),
        counsel=case.options.counsel,
        album=searched.looked.album.bare(),
    )


def _words_gaps(product: Product, sighted: Sighted) -> tuple[Gap, ...]:
    """Return what the pass over the words did not look at; nothing where there are no marks."""
    if not sighted.signs:
        return ()
    spoken = Spoken()
    spoken.hear(product)
    return (*unsought_gap(sighted.unsought), *languages_gap(spoken))


def _last_steps(
    scoped: Scoped, searched: Searched, findings: Sequence[Finding]
) -> tuple[Step, ...]:
    found, sighted = searched.found, searched.sighted
    by_text = scoped.steps[-1].left - sighted.signs
    candidates = len(found.by_claims) + len(found.by_looks)
    search = Step(
        "candidates",
        T("nearest by text and class"),
        candidates,
        counted(T("further away"), by_text - candidates),
    )
    already = {*found.by_claims, *found.by_looks, *sighted.shown}
    by_looking = (*words_step(sighted), *looks_step(searched.looked, already=already))
    shown = candidates + sum(step.left for step in by_looking)
    return (search, *by_looking, *last_steps(shown, findings))


def _elusion(case: _Case, pile: tuple[str, ...]) -> Elusion | None:
    """A sample speaks only for the pile and the product that it was judged with."""
    plan = plan_of(case.remembered.drawn, pile)
    return elusion(plan, about(case.product, case.remembered.decisions)) if plan else None
