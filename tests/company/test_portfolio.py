from datetime import UTC, date, datetime

import pytest

from maodun.company.models import HeldRight
from maodun.company.portfolio.services import held_add, held_list, held_remove
from maodun.domain.errors import BadNumber, UnknownHeld
from maodun.domain.rulings import Held

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 12, 1, tzinfo=UTC)


def test_a_number_is_kept_in_its_one_form() -> None:
    held_add(held=Held("US 9,000,001 B2", "own"), by="Ada", now=NOW)
    (seen,) = held_list()
    assert (seen.held, seen.added_by, seen.added_at) == (
        Held("US9000001B2", "own"),
        "Ada",
        NOW,
    )


def test_adding_again_takes_its_place_and_keeps_the_history() -> None:
    held_add(held=Held("US9000001B2", "own"), by="Ada", now=NOW)
    licence = Held("US9000001B2", "licensed", date(2029, 12, 31), "from Bo")
    held_add(held=licence, by="Bo", now=NOW)
    assert [seen.held for seen in held_list()] == [licence]
    assert HeldRight.objects.count() == 2


def test_taking_out_keeps_who_did_it() -> None:
    held_add(held=Held("US9000001B2", "own"), by="Ada", now=NOW)
    held_remove(number="US9000001B2", by="Bo", now=NOW)
    assert held_list() == ()
    assert HeldRight.objects.get().removed_by == "Bo"


def test_what_is_not_there_cannot_be_taken_out() -> None:
    with pytest.raises(UnknownHeld):
        held_remove(number="US9000001B2", by="Ada", now=NOW)


def test_nonsense_is_no_number() -> None:
    with pytest.raises(BadNumber):
        held_add(held=Held("lamp", "own"), by="Ada", now=NOW)
