import pytest

from maodun.domain.marks import Tier
from maodun.screening.naming.coining import coined
from maodun.screening.naming.findings import NameState
from tests.screening.naming.marks import CLOUD, EU_QUILLOX, QUILLOX, ZEPHORA, asked
from tests.screening.rights import mark


@pytest.mark.parametrize(
    ("name", "state"),
    [
        pytest.param("Quillox", NameState.NEAR, id="the same word for the same goods"),
        pytest.param("QUILOX", NameState.NEAR, id="a letter less"),
        pytest.param("Kwilloks", NameState.MEDIUM, id="spoken alike, spelt otherwise"),
        pytest.param("Brantavo", NameState.NONE_IN_PART, id="nothing alike"),
    ],
)
def test_a_name_stands_where_its_nearest_mark_does(name: str, state: NameState) -> None:
    (finding,) = asked([name], QUILLOX, ZEPHORA).findings
    assert [market.state for market in finding.markets] == [state]


def test_without_marks_nobody_can_say_and_nothing_is_proposed() -> None:
    report = asked(["Quillox"], markets="US,CN", proposals=3)
    (finding,) = report.findings
    assert {market.state for market in finding.markets} == {NameState.CANNOT_SAY}
    assert all(not market.conflicts and not market.judged for market in finding.markets)
    assert report.proposals == ()
    assert {"market:US", "market:CN"} <= {gap.what for gap in report.gaps}


def test_a_market_whose_marks_are_elsewhere_cannot_be_answered() -> None:
    (finding,) = asked(["Quillox"], QUILLOX, markets="US,CN").findings
    assert [one.state for one in finding.markets] == [NameState.NEAR, NameState.CANNOT_SAY]


def test_offices_of_a_market_that_were_not_looked_at_are_named() -> None:
    report = asked(["Brantavo"], EU_QUILLOX, markets="EU")
    (market,) = report.findings[0].markets
    assert market.state is NameState.NONE_IN_PART
    assert {"DE", "FR"} <= set(market.unseen)
    assert "EM" not in market.unseen
    assert "offices:EU" in {gap.what for gap in report.gaps}


def test_what_no_register_holds_is_always_a_gap() -> None:
    what = [gap.what for gap in asked(["Quillox"], QUILLOX).gaps]
    assert {"unregistered", "companies", "figures", "domains", "languages", "part"} <= set(what)


def test_the_name_with_least_against_it_stands_first() -> None:
    report = asked(["Quillox", "Brantavo", "Kwilloks"], QUILLOX, markets="US,CN")
    names = [finding.candidate.name for finding in report.findings]
    assert names == ["Brantavo", "Kwilloks", "Quillox"]


def test_the_worst_form_of_a_name_counts_for_all_of_it() -> None:
    (finding,) = asked(["云朵猫/CloudCat"], CLOUD).findings
    (market,) = finding.markets
    assert market.state is NameState.NEAR
    assert market.conflicts[0].form == "CloudCat"


def test_our_own_mark_is_left_out() -> None:
    (finding,) = asked(
        ["Quillox"], QUILLOX, ZEPHORA, without=frozenset({"USTM99000001"})
    ).findings
    assert finding.markets[0].state is NameState.NONE_IN_PART


def test_the_same_word_for_far_goods_is_far_and_still_shown() -> None:
    near = asked(["Quillox"], QUILLOX, goods="electric scooters").findings[0].markets[0]
    far = asked(["Quillox"], QUILLOX, goods="olive oil").findings[0].markets[0]
    assert (near.conflicts[0].tier, far.conflicts[0].tier) == (Tier.STRONG, Tier.WEAK)


def test_other_names_have_less_against_them_and_bring_their_findings() -> None:
    report = asked(["Quillox"], QUILLOX, ZEPHORA, proposals=3)
    worst = report.findings[0].weight
    assert 0 < len(report.proposals) <= 3
    for proposal in report.proposals:
        assert proposal.finding.weight < worst
        assert proposal.finding.markets[0].judged >= 0
        assert not proposal.finding.hints
    assert report.tried == len(coined(report.findings[0].candidate))


def test_a_name_with_nothing_against_it_needs_no_other() -> None:
    report = asked(["Brantavo"], QUILLOX, proposals=3)
    assert report.proposals == ()
    assert report.tried == 0


def test_the_same_question_has_the_same_answer() -> None:
    one, other = (asked(["Quillox/奎洛"], QUILLOX, proposals=3) for _ in range(2))
    assert one == other


def test_goods_that_nobody_knows_are_said_to_take_no_part() -> None:
    report = asked(["Quillox"], QUILLOX, goods="zzz")
    assert "goods" in {gap.what for gap in report.gaps}


def test_figures_are_not_counted_among_the_marks_looked_at() -> None:
    figures = [mark(f"USTM980000{n:02}", "") for n in range(50)]
    (market,) = asked(["Brantavo"], QUILLOX, *figures).findings[0].markets
    assert market.state is NameState.NONE_IN_PART
    assert (market.sought, market.unsought) == (1, 50)
    assert "among the 1 live marks with words to look at; 50 have none" in str(market.because)


def test_with_figures_only_nobody_can_say() -> None:
    (market,) = asked(["Brantavo"], mark("USTM98000001", "")).findings[0].markets
    assert market.state is NameState.CANNOT_SAY
    assert "have no words" in str(market.because)


@pytest.mark.parametrize("name", ["", "!!!", "🔥🔥", "x"])
def test_a_name_that_cannot_be_sought_is_not_answered(name: str) -> None:
    (market,) = asked([name], QUILLOX).findings[0].markets
    assert market.state is NameState.CANNOT_SAY
    assert "too short or too long" in str(market.because)


def test_all_that_come_near_are_counted_and_what_was_not_compared_is_said() -> None:
    same = [mark(f"USTM97000{n:03}", "Quillox") for n in range(400)]
    (market,) = asked(["Quillox"], *same).findings[0].markets
    assert (market.judged, len(market.conflicts), market.unshown) == (300, 12, 288)
    assert (market.quiet, market.left) == (0, 100)
    said = str(market.because)
    assert "Marks that come near: 300" in said
    assert "100 more share something with the name and were not compared." in said
