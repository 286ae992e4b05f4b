from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maodun.domain.lives import Fate, FeeWindow, Payment
from maodun.domain.records import EventKind, StatusEvent, fee_value
from maodun.domain.rights import Origin, Relation, Right, RightKind, Stage
from maodun.rules.files import rule_of
from maodun.rules.forms.lengths import PeriodLength
from maodun.rules.forms.rule import PeriodRule
from maodun.rules.lives import revivals
from maodun.rules.lives.fees import fee_notes
from maodun.rules.lives.life import life
from maodun.rules.lives.precautions import precautions
from maodun.rules.lives.revivals import counts_until

ORIGIN = Origin("uspto_fee_events", "MaintFeeEvents_20270104.txt", 0, "1")
GRANT = Right(
    publication_number="US99000001B2",
    office="US",
    kind=RightKind.PATENT,
    stage=Stage.GRANT,
    kind_code="B2",
    language="en",
    title="Tyre",
    origin=ORIGIN,
    publication_date=date(2018, 5, 1),
    application_number="US15/000001",
    filing_date=date(2016, 3, 1),
    grant_date=date(2018, 5, 1),
    term_extension_days=0,
)
REISSUE = replace(
    GRANT,
    kind_code="E1",
    reissue_of="US98000001B2",
    relations=(Relation("reissue", "US13/000001", date(2012, 4, 2), "US98000001B2"),),
)
TERM_END = date(2036, 3, 1)


def event(kind: EventKind, on: date | None, value: str = "") -> StatusEvent:
    return StatusEvent("US99000001", kind, on, value, ORIGIN)


def paid(number: int, on: date) -> StatusEvent:
    return event(EventKind.FEE_PAID, on, fee_value(number, f"M155{number}"))


def unpaid(on: date | None) -> StatusEvent:
    return event(EventKind.FEE_UNPAID, on, "EXP.")


def payments(events: Sequence[StatusEvent]) -> list[Payment]:
    return [fee.payment for fee in life(GRANT, events).fees]


def test_the_three_windows_of_a_us_patent_are_unknown_where_nothing_was_read() -> None:
    assert life(GRANT).fees == (
        FeeWindow(1, date(2021, 5, 1), date(2021, 11, 1), date(2022, 5, 1)),
        FeeWindow(2, date(2025, 5, 1), date(2025, 11, 1), date(2026, 5, 1)),
        FeeWindow(3, date(2029, 5, 1), date(2029, 11, 1), date(2030, 5, 1)),
    )
    assert payments([]) == [Payment.UNKNOWN] * 3
    assert life(GRANT).out_after == TERM_END


@pytest.mark.parametrize(
    ("events", "ends_on", "known"),
    [
        pytest.param([paid(1, date(2021, 10, 8))], TERM_END, "paid unknown unknown", id="paid"),
        pytest.param(
            [event(EventKind.FEE_PAID, date(2022, 5, 1), "cheque")],
            TERM_END,
            "paid unknown unknown",
            id="paid, told by its day only",
        ),
        pytest.param(
            [event(EventKind.FEE_PAID, date(2023, 5, 1), "cheque")],
            TERM_END,
            "unknown unknown unknown",
            id="paid on a day of no window",
        ),
        pytest.param(
            [unpaid(date(2022, 6, 6))],
            date(2022, 5, 1),
            "unpaid unknown unknown",
            id="the lapse is on the anniversary, not on the day of entry",
        ),
        pytest.param(
            [unpaid(date(2022, 5, 1))],
            date(2022, 5, 1),
            "unpaid unknown unknown",
            id="entered on the last day itself",
        ),
        pytest.param(
            [unpaid(date(2022, 4, 30))],
            TERM_END,
            "unknown unknown unknown",
            id="entered before any lapse could be",
        ),
        pytest.param(
            [paid(1, date(2021, 10, 8)), unpaid(date(2026, 6, 8))],
            date(2026, 5, 1),
            "paid unpaid unknown",
            id="the second fee",
        ),
        pytest.param(
            [unpaid(date(2022, 6, 6)), event(EventKind.REINSTATED, date(2023, 1, 3), "EXPX")],
            TERM_END,
            "revived unknown unknown",
            id="revived",
        ),
        pytest.param(
            [
                unpaid(date(2022, 6, 6)),
                event(EventKind.REINSTATED, date(2026, 5, 20), "EXPX"),
                unpaid(date(2026, 6, 8)),
            ],
            date(2026, 5, 1),
            "revived unpaid unknown",
            id="revived after the next lapse had come, which was entered later",
        ),
        pytest.param(
            [unpaid(date(2022, 6, 6)), event(EventKind.OTHER, date(2022, 9, 1), "PMFP")],
            TERM_END,
            "doubtful unknown unknown",
            id="a later entry whose meaning is not known",
        ),
        pytest.param(
            [unpaid(date(2022, 6, 6)), event(EventKind.OTHER, None, "ZZ9.")],
            TERM_END,
            "doubtful unknown unknown",
            id="the same without a day",
        ),
        pytest.param(
            [event(EventKind.OTHER, date(2022, 6, 1), "ZZ9."), unpaid(date(2022, 6, 6))],
            date(2022, 5, 1),
            "unpaid unknown unknown",
            id="an earlier entry changes nothing",
        ),
        pytest.param(
            [unpaid(date(2022, 6, 6)), paid(1, date(2022, 9, 1))],
            TERM_END,
            "doubtful unknown unknown",
            id="paid after the lapse, with nothing said of a reinstatement",
        ),
        pytest.param(
            [
                unpaid(date(2022, 6, 6)),
                event(EventKind.OTHER, date(2022, 9, 1), "PMFP"),
                event(EventKind.REINSTATED, date(2023, 1, 3), "EXPX"),
            ],
            TERM_END,
            "revived unknown unknown",
            id="petition, then revived",
        ),
        pytest.param(
            [unpaid(None)], TERM_END, "unknown unknown unknown", id="without a day: not used"
        ),
        pytest.param(
            [event(EventKind.LAPSED, date(2022, 5, 2), "EXP.")],
            date(2022, 5, 1),
            "unpaid unknown unknown",
            id="a lapse told with its own day",
        ),
        pytest.param(
            [event(EventKind.LAPSED, date(2022, 5, 1), "FP")],
            date(2022, 4, 30),
            "unpaid unknown unknown",
            id="a lapse told with the anniversary as the day it took effect",
        ),
        pytest.param(
            [event(EventKind.LAPSED, date(2022, 5, 2)), unpaid(date(2022, 6, 6))],
            date(2022, 5, 1),
            "unpaid unknown unknown",
            id="told twice",
        ),
    ],
)
def test_what_was_entered_about_the_fees(
    events: list[StatusEvent], ends_on: date, known: str
) -> None:
    found = life(GRANT, events)
    assert found.ends_on == ends_on
    assert [fee.payment.value for fee in found.fees] == known.split()
    assert found.ends_by is (Fate.EXPIRED if ends_on == TERM_END else Fate.LAPSED)


def test_a_lapse_counts_for_two_more_years_and_each_fee_says_what_is_known() -> None:
    found = life(GRANT, [paid(1, date(2021, 10, 8)), unpaid(date(2026, 6, 8))])
    assert found.out_after == date(2028, 5, 1)
    notes = [str(note) for note in found.notes]
    assert notes[0] == (
        "Nominal end 2036-03-01; days of adjustment or extension: 0; terminal disclaimer: not "
        "known"
    )
    assert notes[1:4] == [
        "Fee 1: payable from 2021-05-01, due 2021-11-01, late until 2022-05-01: paid on "
        "2021-10-08",
        "Fee 2: payable from 2025-05-01, due 2025-11-01, late until 2026-05-01: not paid, "
        "lapsed at the end of 2026-05-01",
        "Fee 3: payable from 2029-05-01, due 2029-11-01, late until 2030-05-01: payment "
        "unknown: nothing read says whether it was paid",
    ]
    assert "as entered on 2026-06-08" in notes[4]


def test_the_first_of_two_payments_counts_and_the_other_is_said() -> None:
    found = life(GRANT, [paid(1, date(2021, 10, 8)), paid(1, date(2021, 12, 1))])
    assert found.fees[0].paid_on == date(2021, 10, 8)
    assert "A fee was paid on 2021-12-01" in str(found.notes[-1])


def test_a_late_revival_says_when() -> None:
    events = [unpaid(date(2022, 6, 6)), event(EventKind.REINSTATED, date(2024, 1, 3))]
    found = life(GRANT, events)
    assert found.fees[0].revived_on == date(2024, 1, 3)
    assert "revived on 2024-01-03" in str(found.notes[1])


def test_fees_of_a_reissue_count_from_a_day_that_is_not_in_its_record() -> None:
    found = life(REISSUE, [unpaid(date(2022, 6, 6)), paid(1, date(2020, 1, 7))])
    assert found.fees == ()
    assert found.ends_on == date(2022, 6, 6)
    said = " | ".join(map(str, found.notes))
    assert "count from the grant of the original" in said
    assert "A fee was paid on 2020-01-07: fee_1 M1551" in said


@pytest.mark.parametrize(
    "right",
    [
        pytest.param(replace(GRANT, kind=RightKind.DESIGN), id="a design"),
        pytest.param(replace(GRANT, office="XX"), id="an office without a rule"),
    ],
)
def test_what_owes_no_fee_does_not_lapse_over_one(right: Right) -> None:
    found = life(right, [unpaid(date(2022, 6, 6))])
    assert found.ends_on == life(right).ends_on
    assert "no rule here says that one is owed" in str(found.notes[-1])


def test_patents_filed_before_fees_were_owed_have_none() -> None:
    old = replace(GRANT, filing_date=date(1980, 12, 11), grant_date=date(1983, 1, 4))
    assert life(old).fees == ()


def test_many_annual_fees_get_one_sentence_and_what_is_known_of_them() -> None:
    years = range(3, 21)
    fees = [
        FeeWindow(year, None, date(2020 + year, 6, 30), date(2020 + year, 12, 30))
        for year in years
    ]
    fees[0] = replace(fees[0], payment=Payment.PAID, paid_on=date(2023, 6, 1))
    first, rest = fee_notes(fees, [])
    assert "Fee 3: payable from -, due 2023-06-30" in str(first)
    assert str(rest).startswith("Fees fall due on 2024-06-30, 2025-06-30")


@pytest.mark.parametrize("office", ["US", "CN", "XX"])
def test_a_lapse_never_counts_for_less_than_the_precaution(office: str) -> None:
    right = replace(GRANT, office=office)
    until, _, because = counts_until(right, date(2022, 5, 1), term_end=None)
    assert precautions()["lapse_may_be_undone"].months == 24
    assert until >= date(2024, 5, 1)
    assert str(until) in str(because)


def test_a_shorter_rule_of_law_does_not_shorten_the_precaution(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rule = rule_of("us.patent.revival")
    assert isinstance(rule, PeriodRule)
    short = PeriodLength(months=12, family="clamp", roll="none")
    versions = tuple(one.model_copy(update={"value": short}) for one in rule.versions)
    shorter = rule.model_copy(update={"versions": versions})
    monkeypatch.setattr(revivals, "rule_for", lambda *_: shorter)
    until, _, _ = counts_until(GRANT, date(2022, 5, 1), term_end=None)
    assert until == date(2024, 5, 1)


DAYS = st.dates(min_value=date(2018, 5, 1), max_value=date(2040, 1, 1))
FEE_EVENTS = st.builds(
    event,
    st.sampled_from([EventKind.FEE_UNPAID, EventKind.REINSTATED]),
    st.none() | DAYS,
)
HARMLESS = st.builds(
    event,
    st.sampled_from([EventKind.FEE_PAID, EventKind.OTHER]),
    DAYS,
    st.sampled_from(["fee_1 M1551", "fee_9 X", "ZZ9.", ""]),
)


@given(st.lists(FEE_EVENTS, max_size=5), HARMLESS)
def test_a_payment_or_an_unknown_entry_never_ends_a_right_earlier(
    events: list[StatusEvent], more: StatusEvent
) -> None:
    before, after = life(GRANT, events).out_after, life(GRANT, [*events, more]).out_after
    assert before is not None
    assert after is not None
    assert after >= before


@given(st.dates(min_value=date(2022, 5, 1), max_value=date(2036, 2, 1)))
def test_an_unpaid_fee_ends_the_right_within_four_years_before_its_entry(
    entered: date,
) -> None:
    ends_on = life(GRANT, [unpaid(entered)]).ends_on
    assert ends_on is not None
    assert ends_on <= entered
    if entered < date(2034, 5, 1):
        assert entered - ends_on < timedelta(days=4 * 366)
