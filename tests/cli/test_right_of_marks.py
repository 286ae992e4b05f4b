"""``maodun right`` on a mark: found by either number, with its sign, goods, status and life."""

from pathlib import Path

import pytest

from tests.cli.conftest import Maodun

DAILY = Path(__file__).parents[1] / "sources" / "golden" / "uspto_trademarks" / "daily.raw.xml"


@pytest.fixture
def marks(maodun: Maodun) -> Maodun:
    """The same, with marks in the register."""
    added = maodun("register", "add", str(DAILY))
    assert added.exit_code == 0, added.output
    return maodun


@pytest.mark.parametrize("number", ["US Reg. No. 9,991,234", "US TM 99/912,345", "99/912,345"])
def test_a_mark_shows_sign_goods_status_and_life(marks: Maodun, number: str) -> None:
    shown = marks("right", number)
    assert shown.exit_code == 0, shown.output
    for line in (
        "USTM99912345  OLEANDRIX COFFEE  (mark, US)",
        "Owners: TALLOWMERE BRANDS LLC",
        "Status of 2022-04-11: 800 REGISTERED AND RENEWED",
        "Sign: words in no particular form",
        "  Registration number 9991234",
        "  No exclusive right in: COFFEE",
        "Class 30: Coffee, tea; roasted coffee beans ((excluding decaffeinated coffee))",
        "Begins 2012-03-06, ends -",
        "Fee 1: payable from 2021-03-06, due 2022-03-06, late until 2022-09-06: paid on",
        "Rule us.mark.declaration_of_use",
        "Rule us.mark.status_codes, version of 2023-06-20",
    ):
        assert line in shown.stdout
    assert "Claims" not in shown.stdout


@pytest.mark.parametrize(
    ("number", "says"),
    [
        pytest.param("USTM99934567", "ends 2019-08-21", id="abandoned on the day before"),
        pytest.param("USTM99934567", "In Latin letters: KAN XING", id="transliterated"),
        pytest.param("USTM99934567", "Means: WATCH STARS", id="translated"),
        pytest.param("USTM99945678", "Revoked on 2025-06-04", id="cancelled by the board"),
        pytest.param("USTM99945678", "a living person is named", id="names a person"),
        pytest.param("USTM99923456", "Sign: a figure without words", id="figure"),
        pytest.param("USTM99923456", "Figurative elements: 03.15.05, 26.01.21", id="elements"),
        pytest.param("USTM99967890", "999 is not in us.mark.status_codes", id="unknown code"),
        pytest.param("USTM99956789", "ends -", id="end without a day"),
    ],
)
def test_what_is_special_about_a_mark_is_said(marks: Maodun, number: str, says: str) -> None:
    assert says in marks("right", number).stdout
