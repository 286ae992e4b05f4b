from dataclasses import replace
from datetime import date

import pytest

from maodun.domain.launches import Act, By, Event, Newness, Shows, Sort
from maodun.domain.plans import Clock, Standing
from maodun.domain.text import T
from maodun.planning.clock import clock_of, clocks
from maodun.planning.law import Existing, Unknown
from tests.planning.offices import TODAY, MadeUpLaw, launch

YESTERDAY = date(2026, 11, 21)
LONG_AGO = date(2025, 10, 22)
SOON = date(2027, 1, 12)


def design_clock(office: str, *events: Event) -> Clock:
    found = clock_of(launch(*events), office, Sort.DESIGN, law=MadeUpLaw(), today=TODAY)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("office", "event", "standing", "file_by"),
    [
        pytest.param(
            "AA",
            Event(YESTERDAY, Act.LISTING),
            Standing.RUNNING,
            date(2027, 11, 21),
            id="forgiven",
        ),
        pytest.param("BB", Event(YESTERDAY, Act.LISTING), Standing.LOST, None, id="no grace"),
        pytest.param("AA", Event(LONG_AGO, Act.VIDEO), Standing.LOST, None, id="grace is over"),
        pytest.param(
            "BB",
            Event(SOON, Act.FAIR),
            Standing.OPEN,
            date(2027, 1, 11),
            id="planned, no grace",
        ),
        pytest.param(
            "AA",
            Event(SOON, Act.FAIR),
            Standing.OPEN,
            date(2028, 1, 12),
            id="planned, forgiven",
        ),
        pytest.param(
            "CC", Event(YESTERDAY, Act.SALE), Standing.LOST, None, id="a sale excepted"
        ),
        pytest.param(
            "CC",
            Event(YESTERDAY, Act.LISTING),
            Standing.RUNNING,
            date(2027, 11, 21),
            id="but no listing",
        ),
        pytest.param(
            "AA",
            Event(YESTERDAY, Act.LISTING, by=By.INDEPENDENT),
            Standing.LOST,
            None,
            id="a stranger who made it himself",
        ),
        pytest.param(
            "AA",
            Event(YESTERDAY, Act.LISTING, by=By.WITHOUT_CONSENT),
            Standing.RUNNING,
            date(2027, 11, 21),
            id="taken from us",
        ),
        pytest.param(
            "AA",
            Event(YESTERDAY, Act.LISTING, by=By.UNKNOWN),
            Standing.UNKNOWN,
            None,
            id="nobody said whose",
        ),
        pytest.param(
            "BB",
            Event(YESTERDAY, Act.LISTING, by=By.UNKNOWN),
            Standing.LOST,
            None,
            id="whosoever, nothing is forgiven",
        ),
        pytest.param("DD", Event(YESTERDAY, Act.LISTING), Standing.UNKNOWN, None, id="no rule"),
    ],
)
def test_where_a_right_stands_after_one_showing(
    office: str, event: Event, standing: Standing, file_by: date | None
) -> None:
    found = design_clock(office, event)
    assert (found.standing, found.file_by) == (standing, file_by)


@pytest.mark.parametrize(
    ("shows", "sort", "standing"),
    [
        pytest.param(Shows.LOOK, Sort.PATENT, Standing.OPEN, id="look, not how it works"),
        pytest.param(Shows.LOOK, Sort.DESIGN, Standing.LOST, id="look"),
        pytest.param(Shows.FEATURES, Sort.DESIGN, Standing.OPEN, id="workings, not the look"),
        pytest.param(Shows.FEATURES, Sort.UTILITY_MODEL, Standing.LOST, id="workings"),
        pytest.param(Shows.UNKNOWN, Sort.PATENT, Standing.UNKNOWN, id="nobody said"),
        pytest.param(Shows.UNKNOWN, Sort.DESIGN, Standing.LOST, id="the look is always seen"),
    ],
)
def test_a_showing_takes_only_what_it_made_known(
    shows: Shows, sort: Sort, standing: Standing
) -> None:
    shown = launch(Event(YESTERDAY, Act.VIDEO, shows=shows))
    found = clock_of(shown, "BB", sort, law=MadeUpLaw(), today=TODAY)
    assert found is not None
    assert found.standing is standing


def test_a_showing_to_come_that_may_tell_how_it_works_is_filed_before() -> None:
    shown = launch(Event(SOON, Act.VIDEO, shows=Shows.UNKNOWN))
    found = clock_of(shown, "BB", Sort.PATENT, law=MadeUpLaw(), today=TODAY)
    assert found is not None
    assert found.file_by == date(2027, 1, 11)


def test_what_is_shown_today_can_be_filed_today_and_not_tomorrow() -> None:
    """Novelty is judged against what was known before the day of filing (EPC Art. 54(2))."""
    shown = Event(TODAY, Act.LISTING)
    today = design_clock("BB", shown)
    assert (today.standing, today.file_by) == (Standing.OPEN, TODAY)
    assert "file today" in str(today.because)
    tomorrow = clock_of(
        launch(shown), "BB", Sort.DESIGN, law=MadeUpLaw(), today=date(2026, 11, 23)
    )
    assert tomorrow is not None
    assert tomorrow.standing is Standing.LOST


def test_the_last_day_of_a_grace_is_still_in_time() -> None:
    shown = Event(date(2025, 11, 22), Act.LISTING)
    assert design_clock("AA", shown).standing is Standing.RUNNING


def test_the_earliest_end_counts_among_several_showings() -> None:
    found = design_clock("AA", Event(YESTERDAY, Act.LISTING), Event(SOON, Act.FAIR))
    assert found.file_by == date(2027, 11, 21)
    assert [effect.file_by for effect in found.effects] == [
        date(2027, 11, 21),
        date(2028, 1, 12),
    ]


def test_what_is_lost_stays_lost_although_something_else_is_not_known() -> None:
    unknown = Event(LONG_AGO, Act.VIDEO, by=By.UNKNOWN)
    assert design_clock("AA", unknown, Event(LONG_AGO, Act.LISTING)).standing is Standing.LOST


def test_nothing_new_means_nothing_to_lose() -> None:
    plain = launch(look_new=Newness.NO)
    found = clock_of(plain, "AA", Sort.DESIGN, law=MadeUpLaw(), today=TODAY)
    assert found is not None
    assert found.standing is Standing.NOT_NEW


class InWords(MadeUpLaw):
    """Says what a right needs; the unregistered design of AA is something else."""

    def existing(self, office: str, sort: Sort, *, on: date) -> Existing | Unknown:
        found = super().existing(office, sort, on=on)
        if isinstance(found, Unknown):
            return found
        return replace(
            found,
            protects=T("A look."),
            needs=T("Use in trade."),
            arises=sort is not Sort.UNREGISTERED_DESIGN,
        )


@pytest.mark.parametrize(
    ("sort", "standing", "says"),
    [
        pytest.param(
            Sort.MARK,
            Standing.NEEDS_NO_NOVELTY,
            "A mark needs no novelty. What it needs: Use in trade.",
            id="mark",
        ),
        pytest.param(
            Sort.UNREGISTERED_DESIGN,
            Standing.NO_RIGHT,
            "AA has no right in an unregistered design as such. Something else may protect: "
            "A look. It needs: Use in trade.",
            id="trade dress",
        ),
    ],
)
def test_what_a_right_needs_is_told_in_the_words_of_its_rule(
    sort: Sort, standing: Standing, says: str
) -> None:
    found = clock_of(launch(), "AA", sort, law=InWords(), today=TODAY)
    assert found is not None
    assert (found.standing, str(found.because)) == (standing, says)


def test_an_office_that_has_no_such_kind_has_no_clock() -> None:
    found = clocks(launch(), MadeUpLaw(), TODAY)
    assert not [clock for clock in found if clock.office == "BB" and clock.sort is Sort.MARK]
