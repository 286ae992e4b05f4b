import pytest
from hypothesis import given
from hypothesis import strategies as st

from maodun.screening.naming.domains import BESIDE, LONGEST, label, look_alikes
from maodun.screening.naming.findings import Candidate


@pytest.mark.parametrize(
    ("forms", "own"),
    [
        pytest.param(("云朵猫", "Cloud Cat"), "cloudcat", id="the Latin form"),
        pytest.param(("云朵猫",), "yunduomao", id="pinyin where there is none"),
        pytest.param(("O'Neill & Co",), "oneillco", id="only letters"),
    ],
)
def test_the_label_of_a_name(forms: tuple[str, ...], own: str) -> None:
    assert label(Candidate(forms)) == own


def test_slips_and_tricks() -> None:
    found = {one.label for one in look_alikes("modernlo")}
    assert {"rnodernlo", "modemlo", "m0dernlo", "mdernlo", "modernlo-us"} & found >= {
        "rnodernlo",
        "modemlo",
        "m0dernlo",
        "mdernlo",
    }


def test_the_last_key_of_a_row_has_the_neighbour_before_it() -> None:
    found = [one.label for one in look_alikes("plm") if one.how is BESIDE]
    assert found == ["olm", "pkm", "pln"]


@given(st.text("abcdefghijklmnopqrstuvwxyz0123456789", max_size=70))
def test_no_label_twice_none_its_own_none_too_long(own: str) -> None:
    labels = [one.label for one in look_alikes(own)]
    assert len(labels) == len(set(labels))
    assert own not in labels
    assert all(0 < len(one) <= LONGEST for one in labels)
