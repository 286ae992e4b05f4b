from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maodun.domain.lives import Fate
from maodun.domain.records import EventKind, StatusEvent
from maodun.domain.rights import Origin, Relation, Right, RightKind, Stage
from maodun.rules.files import rule_for
from maodun.rules.forms.rule import TermRule
from maodun.rules.lives.life import life

ORIGIN = Origin("uspto_grants", "x.xml", 0, "1")
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
APPLICATION = replace(
    GRANT,
    publication_number="US20249900001A1",
    stage=Stage.APPLICATION,
    kind_code="A1",
    publication_date=date(2024, 6, 6),
    filing_date=date(2022, 12, 1),
    grant_date=None,
    term_extension_days=None,
)
DESIGN = replace(GRANT, kind=RightKind.DESIGN, kind_code="S1", term_of_grant_years=15)
REISSUE = replace(
    GRANT,
    kind_code="E1",
    reissue_of="US98000001B2",
    relations=(Relation("reissue", "US13/000001", date(2012, 4, 2), "US98000001B2"),),
)


def event(kind: EventKind, on: date | None) -> StatusEvent:
    return StatusEvent("US99000001B2", kind, on, "", ORIGIN)


def said(right: Right, events: Sequence[StatusEvent] = ()) -> str:
    return " | ".join(map(str, life(right, events).notes))


@pytest.mark.parametrize(
    ("right", "ends_on"),
    [
        pytest.param(GRANT, date(2036, 3, 1), id="own filing"),
        pytest.param(replace(GRANT, kind=RightKind.PLANT), date(2036, 3, 1), id="plant"),
        pytest.param(replace(GRANT, term_extension_days=31), date(2036, 4, 1), id="extension"),
        pytest.param(DESIGN, date(2033, 5, 1), id="design"),
        pytest.param(
            replace(DESIGN, filing_date=date(2015, 5, 12), term_of_grant_years=14),
            date(2032, 5, 1),
            id="design of the old law",
        ),
        pytest.param(
            replace(DESIGN, filing_date=date(2015, 5, 12), term_of_grant_years=15),
            date(2033, 5, 1),
            id="printed term is longer",
        ),
        pytest.param(
            replace(DESIGN, term_extension_days=400),
            date(2033, 5, 1),
            id="designs have no extension",
        ),
        pytest.param(REISSUE, date(2032, 4, 2), id="reissue ends with the original"),
        pytest.param(
            replace(REISSUE, relations=()),
            date(2036, 3, 1),
            id="original unknown: own filing, later",
        ),
        pytest.param(
            replace(GRANT, filing_date=None), date(2038, 5, 1), id="no filing date: grant"
        ),
        pytest.param(
            replace(GRANT, relations=(Relation("continuation", "US14/1", None),)),
            date(2036, 3, 1),
            id="undated parent: own filing, later",
        ),
        pytest.param(
            replace(
                GRANT,
                relations=(
                    Relation("continuation", "US14/1", date(2013, 2, 3)),
                    Relation("provisional", "US61/1", date(2012, 2, 3)),
                ),
            ),
            date(2033, 2, 3),
            id="parent counts, provisional does not",
        ),
    ],
)
def test_the_longest_possible_term(right: Right, ends_on: date) -> None:
    found = life(right)
    assert found.ends_on == ends_on
    assert found.ends_by is Fate.EXPIRED


@pytest.mark.parametrize(
    ("right", "words"),
    [
        pytest.param(
            GRANT, "due 2021-11-01, late until 2022-05-01: payment unknown", id="fees"
        ),
        pytest.param(APPLICATION, "reasonable royalty", id="provisional rights"),
        pytest.param(APPLICATION, "Pending", id="if granted"),
        pytest.param(
            replace(GRANT, terminal_disclaimer=True), "terminal disclaimer", id="disclaimer"
        ),
        pytest.param(
            replace(GRANT, relations=(Relation("continuation", "US14/1", None),)),
            "US14/1",
            id="undated",
        ),
        pytest.param(APPLICATION, "it lasts to 2042-12-01 or", id="application, if granted"),
        pytest.param(
            replace(GRANT, term_extension_days=None),
            "ends on 2036-03-01, but",
            id="unknown days",
        ),
        pytest.param(
            replace(GRANT, term_extension_days=31, terminal_disclaimer=False),
            "Nominal end 2036-04-01; days of adjustment or extension: 31; terminal "
            "disclaimer: not printed",
            id="what is printed",
        ),
        pytest.param(
            replace(GRANT, term_extension_days=None, terminal_disclaimer=True),
            "days of adjustment or extension: not known; terminal disclaimer: printed",
            id="what is not printed",
        ),
        pytest.param(
            replace(REISSUE, term_extension_days=None),
            "original was extended is not printed",
            id="reissue",
        ),
        pytest.param(
            replace(GRANT, filing_date=None), "filing date is missing", id="no filing"
        ),
        pytest.param(
            replace(DESIGN, term_of_grant_years=14), "14 years is printed", id="printed"
        ),
    ],
)
def test_what_could_change_the_term_is_said(right: Right, words: str) -> None:
    assert words in said(right)


def test_a_grant_without_its_day_is_counted_from_publication_but_not_called_in_force() -> None:
    found = life(replace(GRANT, grant_date=None, filing_date=None))
    assert found.begins_on is None
    assert found.ends_on == date(2038, 5, 1)
    assert found.fate_on(date(2027, 1, 1)) is Fate.UNKNOWN


def test_designs_and_plants_owe_no_fees() -> None:
    assert "Fee" not in said(DESIGN)
    assert "Fee" not in said(replace(GRANT, kind=RightKind.PLANT))
    assert life(DESIGN).fees == ()
    assert "Nominal" not in said(DESIGN)


@pytest.mark.parametrize(
    "right",
    [
        pytest.param(replace(GRANT, office="XX"), id="no rule for the office"),
        pytest.param(replace(GRANT, kind=RightKind.WORK), id="no rule for the kind"),
        pytest.param(
            replace(GRANT, filing_date=None, grant_date=None, publication_date=None),
            id="no days",
        ),
        pytest.param(replace(GRANT, filing_date=date(1952, 12, 31)), id="older than covered"),
        pytest.param(
            replace(APPLICATION, kind=RightKind.DESIGN),
            id="design application: runs from grant",
        ),
        pytest.param(
            replace(APPLICATION, filing_date=date(1995, 6, 7)), id="old application: from grant"
        ),
        pytest.param(APPLICATION, id="pending"),
        pytest.param(
            replace(APPLICATION, filing_date=date(2001, 3, 1)), id="pending for over 20 years"
        ),
        pytest.param(replace(GRANT, term_extension_days=None), id="adjustment unknown"),
        pytest.param(replace(REISSUE, term_extension_days=None), id="original's days unknown"),
    ],
)
def test_what_cannot_be_computed_never_ends_and_says_why(right: Right) -> None:
    found = life(right)
    assert (found.ends_on, found.ends_by) == (None, None)
    assert found.notes
    assert found.fate_on(date(2999, 1, 1)) in {Fate.UNKNOWN, Fate.IN_FORCE, Fate.PENDING}


@pytest.mark.parametrize(
    ("events", "ends_on", "fate"),
    [
        pytest.param(
            [event(EventKind.LAPSED, date(2022, 5, 2))],
            date(2022, 5, 1),
            Fate.LAPSED,
            id="lapsed",
        ),
        pytest.param(
            [
                event(EventKind.REINSTATED, date(2023, 1, 3)),
                event(EventKind.LAPSED, date(2022, 5, 2)),
            ],
            date(2036, 3, 1),
            Fate.EXPIRED,
            id="lapsed and reinstated, told in the other order",
        ),
        pytest.param(
            [
                event(EventKind.LAPSED, date(2022, 5, 2)),
                event(EventKind.REINSTATED, date(2022, 5, 2)),
            ],
            date(2036, 3, 1),
            Fate.EXPIRED,
            id="both on one day",
        ),
        pytest.param(
            [
                event(EventKind.LAPSED, date(2022, 5, 2)),
                event(EventKind.REINSTATED, None),
            ],
            date(2036, 3, 1),
            Fate.EXPIRED,
            id="reinstated on an unknown day",
        ),
        pytest.param(
            [
                event(EventKind.LAPSED, date(2022, 5, 2)),
                event(EventKind.REINSTATED, date(2023, 1, 3)),
                event(EventKind.LAPSED, date(2026, 5, 2)),
            ],
            date(2026, 5, 1),
            Fate.LAPSED,
            id="lapsed again",
        ),
        pytest.param(
            [
                event(EventKind.LAPSED, date(2022, 5, 2)),
                event(EventKind.REVOKED, date(2024, 1, 1)),
            ],
            date(2022, 5, 1),
            Fate.LAPSED,
            id="the first end counts",
        ),
        pytest.param(
            [event(EventKind.REVOKED, date(2024, 1, 1))],
            date(2023, 12, 31),
            Fate.REVOKED,
            id="revoked",
        ),
        pytest.param(
            [event(EventKind.WITHDRAWN, date(2019, 7, 1))],
            date(2018, 4, 30),
            Fate.WITHDRAWN,
            id="withdrawn later: it never was a right",
        ),
        pytest.param(
            [event(EventKind.WITHDRAWN, None)],
            date(2018, 4, 30),
            Fate.WITHDRAWN,
            id="withdrawn",
        ),
        pytest.param(
            [event(EventKind.LAPSED, None)],
            date(2036, 3, 1),
            Fate.EXPIRED,
            id="undated end ends nothing",
        ),
        pytest.param(
            [event(EventKind.LAPSED, date(2040, 1, 1))],
            date(2036, 3, 1),
            Fate.EXPIRED,
            id="lapse after the term",
        ),
        pytest.param(
            [
                event(EventKind.OWNER, date(2020, 1, 1)),
                event(EventKind.FEE_PAID, date(2021, 11, 1)),
            ],
            date(2036, 3, 1),
            Fate.EXPIRED,
            id="events that end nothing",
        ),
    ],
)
def test_events_end_a_right_early(events: list[StatusEvent], ends_on: date, fate: Fate) -> None:
    found = life(GRANT, events)
    assert (found.ends_on, found.ends_by) == (ends_on, fate)


@pytest.mark.parametrize(
    ("right", "lapsed_on", "until"),
    [
        pytest.param(GRANT, date(2022, 5, 2), date(2024, 5, 1), id="two years"),
        pytest.param(GRANT, date(2035, 5, 2), date(2036, 3, 1), id="not beyond the term"),
        pytest.param(
            replace(GRANT, office="XX"), date(2022, 5, 2), date(2024, 5, 1), id="no rule"
        ),
    ],
)
def test_a_lapse_may_be_undone_for_a_time(right: Right, lapsed_on: date, until: date) -> None:
    found = life(right, [event(EventKind.LAPSED, lapsed_on)])
    assert (found.fate_on(lapsed_on), found.out_after) == (Fate.LAPSED, until)
    assert f"counts until {until}" in str(found.notes[-1])


def test_a_lapse_of_a_us_patent_names_the_rule_of_its_revival() -> None:
    lapsed = life(GRANT, [event(EventKind.LAPSED, date(2022, 5, 2))])
    assert [used.rule for used in lapsed.applied][-1] == "us.patent.revival"
    assert "us.patent.revival" in str(lapsed.notes[-1])
    elsewhere = life(replace(GRANT, office="XX"), [event(EventKind.LAPSED, date(2022, 5, 2))])
    assert "No rule here says" in str(elsewhere.notes[-1])


@pytest.mark.parametrize(
    ("right", "nominal_on"),
    [
        pytest.param(GRANT, date(2036, 3, 1), id="no days added"),
        pytest.param(replace(GRANT, term_extension_days=31), date(2036, 4, 1), id="days added"),
        pytest.param(replace(GRANT, term_extension_days=None), date(2036, 3, 1), id="unknown"),
        pytest.param(replace(GRANT, office="XX"), None, id="no rule"),
    ],
)
def test_the_nominal_end_is_said_even_where_none_may_be_relied_on(
    right: Right, nominal_on: date | None
) -> None:
    assert life(right).nominal_on == nominal_on


@pytest.mark.parametrize("office", ["CN", "DE", "FR", "GB"])
def test_a_patent_ends_nowhere_without_a_word_on_how_it_can_be_lengthened(
    office: str,
) -> None:
    found = life(replace(GRANT, office=office, term_extension_days=None))
    rule = rule_for("term", office, RightKind.PATENT)
    assert isinstance(rule, TermRule)
    if rule.extension is None:
        assert (found.ends_on, found.out_after) == (None, None)
        assert "does not say whether it can be lengthened" in " | ".join(map(str, found.notes))
    elif rule.extension.at_most is None:
        assert found.ends_on is None


def test_what_was_revoked_or_is_over_does_not_return() -> None:
    revoked = life(GRANT, [event(EventKind.REVOKED, date(2024, 1, 1))])
    assert (revoked.out_after, life(GRANT).out_after) == (date(2023, 12, 31), date(2036, 3, 1))
    assert life(APPLICATION).out_after is None


def test_a_lapse_ends_a_right_of_an_office_without_rules() -> None:
    found = life(replace(GRANT, office="XX"), [event(EventKind.LAPSED, date(2022, 5, 2))])
    assert found.fate_on(date(2022, 5, 2)) is Fate.LAPSED


def test_an_application_is_replaced_by_its_grant_and_a_patent_by_its_reissue() -> None:
    application = life(APPLICATION, granted_as="US99000002B2")
    original = life(GRANT, reissued_as="USRE99001E1")
    assert application.fate_on(date(2027, 1, 1)) is Fate.REPLACED
    assert original.fate_on(date(2027, 1, 1)) is Fate.REPLACED
    assert "USRE99001E1" in str(original.notes[0])
    assert life(APPLICATION, reissued_as="x") == life(APPLICATION)


def test_an_international_filing_before_june_1995_brings_the_old_law() -> None:
    stage = Relation("national_stage", "PCT/US94/000001", date(1994, 12, 1))
    right = replace(
        GRANT, filing_date=date(1996, 5, 1), grant_date=date(2003, 1, 7), relations=(stage,)
    )
    assert life(right).ends_on == date(2020, 1, 7)


def test_every_answer_names_its_rule_its_version_its_sources_and_its_steps() -> None:
    (used, *_) = life(replace(GRANT, term_extension_days=31)).applied
    assert used.rule == "us.patent.term"
    assert used.version_from == date(1995, 6, 8)
    assert used.draft
    assert used.sources[0].says
    assert [str(step) for step in used.steps] == [
        "Filed on 2016-03-01; no earlier filing counts",
        "20 years from 2016-03-01 (earliest filing relied on) end on 2036-03-01",
        "31 days of adjustment or extension are printed on the grant: 2036-04-01",
    ]


DAYS = st.dates(min_value=date(1953, 1, 1), max_value=date(2040, 1, 1))
# without national_stage: its day is the patent's own filing date and may choose the older law
KINDS = st.sampled_from(["continuation", "division", "provisional", "reissue", "other"])
RELATIONS = st.lists(st.builds(Relation, KINDS, st.just("US1"), st.none() | DAYS), max_size=3)


@given(DAYS, DAYS, RELATIONS, st.none() | st.integers(0, 3000))
def test_more_extension_and_fewer_parents_never_shorten_a_life(
    filed: date, granted: date, relations: list[Relation], days: int | None
) -> None:
    right = replace(
        GRANT,
        filing_date=min(filed, granted),
        grant_date=granted,
        relations=tuple(relations),
        term_extension_days=days,
    )
    ends_on = life(right).ends_on
    longest = life(replace(right, relations=(), term_extension_days=(days or 0) + 1)).ends_on
    assert longest is not None
    assert (ends_on is None) == (days is None)
    if ends_on is not None:
        assert ends_on < longest


@given(
    DAYS, st.lists(st.builds(event, st.sampled_from(EventKind), st.none() | DAYS), max_size=6)
)
def test_a_life_with_events_never_outlasts_the_term(
    granted: date, events: list[StatusEvent]
) -> None:
    filed = granted - timedelta(days=900)
    right = replace(GRANT, filing_date=filed, grant_date=granted, publication_date=granted)
    with_events, without = life(right, events).ends_on, life(right).ends_on
    if without is not None:
        assert with_events is not None
        assert with_events <= without
