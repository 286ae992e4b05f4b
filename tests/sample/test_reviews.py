"""The script played against the sample register shows every state and every gate."""

from collections.abc import Generator, Mapping
from datetime import UTC, datetime, timedelta
from fnmatch import fnmatch
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import pytest

from maodun import sample
from maodun.domain.calendar import add_months
from maodun.domain.claims import State
from maodun.domain.clearance import Clearance, Flag, GateKind, GateState, Ruling, Window
from maodun.domain.errors import BadRecord
from maodun.domain.marks import Likeness, Use
from maodun.domain.products import Product
from maodun.domain.rulings import Answer, Decision, Held, Remembered, Waiver
from maodun.index.adding import add
from maodun.index.register import LocalRegister, open_register
from maodun.reports.building.sighted import same_words
from maodun.rules.places.markets import market
from maodun.sample.script import ScriptedReview, read_script
from maodun.screening.answers import rests_on
from maodun.screening.gate import waits_for_review
from maodun.screening.options import Options
from maodun.screening.shield import clear
from maodun.sources.published import published, records
from maodun.sources.shops.reading import read_products

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
SCRIPT = read_script()
Returned = TypeVar("Returned")


def finished(work: Generator[Any, None, Returned]) -> Returned:
    while True:
        try:
            next(work)
        except StopIteration as end:
            returned: Returned = end.value
            return returned


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> LocalRegister:
    folder: Path = tmp_path_factory.mktemp("sample") / "register"
    for file in published(sample.files()):
        assert not isinstance(file, BadRecord)
        opened = partial(_records, file)
        report = finished(add(folder, file, opened, now=NOW, sample=True))
        assert report.bad == 0
    return open_register(folder)


def _records(file: Any, start: int) -> Any:
    return records(file, start=start, sample=True)


def products() -> Mapping[str, Product]:
    read = [one for path in sample.products() for one in read_products(str(path))]
    return {one.sku: one for one in read if isinstance(one, Product)}


def cleared(register: LocalRegister, sku: str, remembered: Remembered) -> Clearance:
    end = add_months(SCRIPT.from_day, SCRIPT.months) - timedelta(days=1)
    return finished(
        clear(
            products()[sku],
            market=market(SCRIPT.market),
            window=Window(SCRIPT.from_day, end),
            register=register,
            remembered=remembered,
            on=SCRIPT.on,
            options=Options(cut=SCRIPT.cut),
        )
    )


def portfolio() -> Remembered:
    return Remembered(
        portfolio=tuple(Held(h.number, h.how, h.until, h.note) for h in SCRIPT.portfolio)
    )


def answers(first: Clearance, review: ScriptedReview) -> tuple[Answer, ...]:
    found = []
    for said in review.answers:
        (limitation, *_) = [
            reading.limitation
            for finding in first.findings
            if finding.right.publication_number == said.about
            for claim in finding.readings
            for reading in claim.readings
            if said.limitation in reading.limitation.text
        ]
        resting = rests_on(first.product, limitation.needs, limitation.text)
        found.append(
            Answer(
                limitation_key=limitation.key,
                limitation_text=limitation.text,
                needs=limitation.needs,
                reply=said.reply,
                by=SCRIPT.by,
                at=NOW,
                rests_on=resting,
                asked_about=said.about,
            )
        )
    return tuple(found)


def decisions(second: Clearance, review: ScriptedReview) -> tuple[Decision, ...]:
    own = {decision.number: decision for decision in review.decisions}
    for finding in second.findings:
        ruled = own.get(finding.right.publication_number)
        if ruled is not None and ruled.same_words:
            alike = same_words(finding, second.findings)
            own |= {other.right.publication_number: ruled for other in alike}
    found = []
    for finding in second.findings:
        number = finding.right.publication_number
        said = own.get(number, review.others if waits_for_review(finding) else None)
        if said is not None:
            change = own[number].product_change if number in own else ""
            found.append(
                Decision(
                    number,
                    finding.content_sha256,
                    said.verdict,
                    SCRIPT.by,
                    NOW,
                    said.note,
                    change,
                )
            )
    return tuple(found)


def reviewed(register: LocalRegister, review: ScriptedReview) -> Clearance:
    start = portfolio()
    given = answers(cleared(register, review.sku, start), review)
    second = cleared(register, review.sku, Remembered(start.portfolio, given))
    return cleared(
        register,
        review.sku,
        Remembered(
            start.portfolio,
            given,
            decisions(second, review),
            tuple(
                Waiver(gap.what, SCRIPT.by, NOW, waiver.reason)
                for waiver in review.waivers
                for gap in second.gaps
                if fnmatch(gap.what, waiver.what)
            ),
        ),
    )


@pytest.fixture(scope="module")
def reviews(register: LocalRegister) -> Mapping[str, Clearance]:
    return {review.sku: reviewed(register, review) for review in SCRIPT.reviews}


@pytest.mark.parametrize(
    ("sku", "kind", "state"),
    [
        ("SC-10", GateKind.PATENTS, GateState.HOLD),
        ("DR-7", GateKind.PATENTS, GateState.CHANGE),
        ("DR-7", GateKind.MARKS, GateState.CHANGE),
        ("DR-7", GateKind.WORKS, GateState.CANNOT_SAY),
        ("SC-10", GateKind.MARKS, GateState.NOTHING_OPEN),
        ("KG-3", GateKind.PATENTS, GateState.NOTHING_OPEN),
        ("KG-3", GateKind.MARKS, GateState.NOTHING_OPEN),
    ],
)
def test_the_three_reviews_show_every_gate(
    reviews: Mapping[str, Clearance], sku: str, kind: GateKind, state: GateState
) -> None:
    assert {row.kind: row.state for row in reviews[sku].gate}[kind] is state


def sighted(clearance: Clearance) -> set[tuple[str, str, Likeness, Use]]:
    return {
        (seen.spot.text, seen.words, seen.likeness, seen.use)
        for finding in clearance.findings
        for seen in finding.sightings
    }


def test_the_words_of_others_are_found_in_the_listings(
    reviews: Mapping[str, Clearance],
) -> None:
    assert sighted(reviews["DR-7"]) == {
        ("Orvelline", "ORVELLINE", Likeness.EXACT, Use.COMPARED),
        ("奥薇琳", "AOWEILIN", Likeness.SCRIPT, Use.COMPARED),
        ("Tulavire", "TULLAVIRE", Likeness.MISSPELT, Use.AS_MARK),
        ("Moonlit Trellis", "Moonlit Trellis", Likeness.EXACT, Use.AS_MARK),
    }
    assert sighted(reviews["KG-3"]) == set()


def test_what_the_goods_fit_is_seen_as_that_and_nothing_else_is(
    reviews: Mapping[str, Clearance],
) -> None:
    fits = {("Kestrovar", "KESTROVAR", Likeness.EXACT, Use.COMPATIBLE)}
    assert sighted(reviews["SC-10"]) <= fits
    (step,) = [step for step in reviews["SC-10"].funnel if step.name == "words"]
    left_aside = {str(why): number for why, number in step.removed}
    weak = left_aside.get("only far likenesses or ordinary words of it", 0)
    assert step.left + weak == 1


def test_registrations_of_one_word_are_ruled_on_together(
    reviews: Mapping[str, Clearance],
) -> None:
    ruled = {f.right.publication_number: f.ruling for f in reviews["DR-7"].findings}
    alike = ("USTM96990001", "USTM96990002", "USTM96990003")
    assert [ruled[number] for number in alike] == [Ruling.CLOSE] * 3
    assert "USTM96990004" not in ruled  # cancelled


def test_before_anybody_looked_nothing_can_be_said(register: LocalRegister) -> None:
    for sku in products():
        assert cleared(register, sku, Remembered()).overall is GateState.CANNOT_SAY


def test_every_state_of_a_limitation_is_shown(reviews: Mapping[str, Clearance]) -> None:
    states = {
        reading.state
        for clearance in reviews.values()
        for finding in clearance.findings
        for claim in finding.readings
        for reading in claim.readings
    }
    assert states == set(State)


def test_every_reason_of_the_funnel_is_shown(reviews: Mapping[str, Clearance]) -> None:
    reasons = " ".join(
        str(why) for step in reviews["SC-10"].funnel for why, count in step.removed if count
    )
    for word in (
        "other offices",
        "term over",
        "lapsed",
        "replaced",
        "withdrawn",
        "revoked",
        "own",
    ):
        assert word in reasons


def test_the_flags_and_rulings_that_a_reviewer_must_see_are_shown(
    reviews: Mapping[str, Clearance],
) -> None:
    findings = [finding for one in reviews.values() for finding in one.findings]
    flags = {flagged.flag for finding in findings for flagged in finding.flags}
    assert {
        Flag.IN_SUIT,
        Flag.HOLDER_SUES,
        Flag.CONTINUATION_OPEN,
        Flag.PROVISIONAL_RIGHTS,
        Flag.PART_OR_USE,
    } <= flags
    assert {
        Ruling.OUT_BY_ANSWER,
        Ruling.OUT_BY_PERSON,
        Ruling.OPEN_MAY_CHANGE,
        Ruling.CLOSE,
        Ruling.NOT_COMPARED,
    } <= {finding.ruling for finding in findings}
    assert all(one.pile for one in reviews.values())


def test_nothing_of_the_sample_looks_real(reviews: Mapping[str, Clearance]) -> None:
    assert all(clearance.sample_data for clearance in reviews.values())
