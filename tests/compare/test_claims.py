import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maodun.compare.claims import RECIPE, claim_trees, prepare, read_claim, read_right
from maodun.domain.claims import State
from maodun.domain.evidence import NotCompared
from maodun.domain.products import Fact
from maodun.domain.rulings import Reply
from tests.compare.making import prepared, product, reading, right, states

SCOOTER = "A scooter comprising: a deck; a handle attached to the deck; and an air pump."

MET, OUT, ABSENT, UNKNOWN = (
    State.MET,
    State.CONTRADICTED,
    State.RULED_ABSENT,
    State.UNKNOWN,
)


@pytest.mark.parametrize(
    ("limitation", "fact", "state"),
    [
        pytest.param("an air pump", "With a built-in air pump.", MET, id="said"),
        pytest.param("an air pump", "Two air pumps included", MET, id="plural"),
        pytest.param("an air pump", "A red deck.", UNKNOWN, id="not mentioned is not absent"),
        pytest.param("an air pump", "No pump.", OUT, id="denied"),
        pytest.param("a pump", "No air pump.", UNKNOWN, id="a narrower thing is denied"),
        pytest.param("an air pump", "No pump is needed.", UNKNOWN, id="no need is no denial"),
        pytest.param("a battery", "Battery not included.", OUT, id="not included"),
        pytest.param("a brake", "Safe braking", UNKNOWN, id="a verb is not the thing"),
        pytest.param("a pneumatic tire", "Airless tire, solid rubber", OUT, id="opposite"),
        pytest.param("a non-pneumatic tire", "Airless tire", UNKNOWN, id="no opposite at all"),
        pytest.param("a pneumatic tire", "Non-pneumatic tire", OUT, id="non- is opposite"),
        pytest.param("a pneumatic tire", "Tire for scooters", UNKNOWN, id="no opposite said"),
        pytest.param("a pump or a fan", "No pump.", UNKNOWN, id="one of two is denied"),
        pytest.param(
            "a tube without a valve", "The tube has no valve.", MET, id="absence said"
        ),
        pytest.param(
            "a tube without a valve", "It comes with a valve.", OUT, id="what must be absent"
        ),
        pytest.param("a tube without a valve", "A tube.", UNKNOWN, id="absence not said"),
    ],
)
def test_state_of_a_limitation(limitation: str, fact: str, state: State) -> None:
    assert states(f"A kit comprising: {limitation}; and a box.", fact)[limitation] is state


@pytest.mark.parametrize(
    ("limitation", "fact", "state"),
    [
        pytest.param("diameter of 5 to 10 mm", "The wheel diameter is 7 mm.", MET, id="inside"),
        pytest.param(
            "diameter of 5 to 10 mm", "The wheel diameter is 12 mm.", OUT, id="outside"
        ),
        pytest.param(
            "diameter of 5 to 10 mm", "Wheel diameter: 0.3 inch", MET, id="inside, in inches"
        ),
        pytest.param("diameter of 5 to 10 mm", "Wheel diameter: 2 inches", OUT, id="inches"),
        pytest.param("diameter of at least 5 mm", "Wheel diameter: 4 mm", OUT, id="at least"),
        pytest.param("diameter of at least 5 mm", "Wheel diameter: 50 mm", MET, id="no end"),
        pytest.param("diameter of 5 to 10 mm", "Wheel width: 12 mm", UNKNOWN, id="attribute"),
        pytest.param("diameter of 5 to 10 mm", "Hub diameter is 12 mm", UNKNOWN, id="thing"),
        pytest.param(
            "diameter of 5 to 10 mm", "Wheel diameter: 12 kg", UNKNOWN, id="dimension"
        ),
        pytest.param(
            "diameter of 5 to 10 mm", "Diameter: 12 mm", UNKNOWN, id="whose diameter?"
        ),
        pytest.param("diameter of 5 to 10 mm", "Wheel diameter", UNKNOWN, id="no number"),
        pytest.param("diameter of about 10 mm", "Wheel diameter: 10.5 mm", MET, id="about"),
        pytest.param("diameter of 10 mm", "Wheel diameter: 10.1 mm", UNKNOWN, id="too near"),
        pytest.param(
            "diameter of 5 to 10 mm",
            "Wheel diameter: 7 mm. Wheel diameter: 12 mm.",
            UNKNOWN,
            id="two facts disagree",
        ),
    ],
)
def test_numbers_are_compared_as_numbers(limitation: str, fact: str, state: State) -> None:
    text = f"the wheel has a {limitation}"
    assert states(f"A cart comprising: a box; {text}; and a rod.", fact)[text] is state


@pytest.mark.parametrize(
    ("limitation", "fact", "state"),
    [
        pytest.param("two wheels", "Two wheels", MET, id="as many"),
        pytest.param("two wheels", "3 wheels", MET, id="more"),
        pytest.param("three wheels", "Two wheels", OUT, id="fewer"),
        pytest.param("a pair of wheels", "A single wheel", OUT, id="one for a pair"),
        pytest.param("a single wheel", "Two wheels", OUT, id="two for a single one"),
        pytest.param("three wheels", "Two rear wheels", UNKNOWN, id="of another kind"),
        pytest.param("three wheels", "Smooth wheels", UNKNOWN, id="not counted"),
        pytest.param("at least two wheels", "Four wheels", MET, id="at least"),
        pytest.param("two wheels", "Wheels of 2 inches", UNKNOWN, id="a measure is no count"),
    ],
)
def test_counts_are_numbers_too(limitation: str, fact: str, state: State) -> None:
    assert states(f"A cart comprising: {limitation}; and a box.", fact)[limitation] is state


@pytest.mark.parametrize(
    ("limitation", "fact", "state"),
    [
        pytest.param(
            "a fan",
            Fact("parts", "Parts: deck, handle, two wheels", "en", "test", closed=True),
            OUT,
            id="not in a complete list of parts",
        ),
        pytest.param(
            "a fan",
            Fact("parts", "Parts: deck, handle, two wheels", "en", "test"),
            UNKNOWN,
            id="not in an open list",
        ),
        pytest.param(
            "an outer surface",
            Fact("parts", "Parts: deck, handle, two wheels", "en", "test", closed=True),
            UNKNOWN,
            id="no parts list names surfaces",
        ),
        pytest.param(
            "a tire made of foam",
            Fact("material", "Material: rubber, steel", "en", "test", closed=True),
            OUT,
            id="another material",
        ),
        pytest.param(
            "a tire made of rubber",
            Fact("material", "Material: rubber, steel", "en", "test", closed=True),
            UNKNOWN,
            id="a material of the list",
        ),
    ],
)
def test_only_a_complete_list_leaves_out(limitation: str, fact: Fact, state: State) -> None:
    assert states(f"A kit comprising: {limitation}; and a box.", fact)[limitation] is state


@pytest.mark.parametrize(
    ("claim", "fact", "text", "state"),
    [
        pytest.param(
            "一种滑板车，其特征在于：包括踏板；充气泵。",
            "配有充气泵。",
            "充气泵",
            MET,
            id="said",
        ),
        pytest.param(
            "一种滑板车，其特征在于：包括踏板；充气泵。",
            "本产品没有充气泵。",
            "充气泵",
            OUT,
            id="denied",
        ),
        pytest.param(
            "一种滑板车，其特征在于：包括踏板；轮子的直径为5至10厘米。",
            "轮子的直径为20厘米。",
            "轮子的直径为5至10厘米",
            OUT,
            id="number",
        ),
        pytest.param(
            "一种滑板车，其特征在于：包括踏板；三个轮子。",
            "两个轮子。",
            "三个轮子",
            OUT,
            id="count",
        ),
        pytest.param(
            "一种滑板车，其特征在于：包括踏板；充气泵。",
            "红色。",
            "充气泵",
            UNKNOWN,
            id="not mentioned",
        ),
    ],
)
def test_chinese_claims_are_read_too(claim: str, fact: str, text: str, state: State) -> None:
    assert states(claim, fact, language="zh-Hans")[text] is state


def test_what_decides_is_quoted_word_for_word_and_short() -> None:
    facts = ("Red.", "x " * 300 + "the handle is attached to the deck by a bolt " + "y " * 300)
    (read,) = (r for r in reading(SCOOTER, *facts).readings if r.limitation.needs == "handle")
    assert read.state is MET
    assert read.quote in facts[1]
    assert "handle" in read.quote
    assert len(read.quote) <= 240
    assert read.fact == "fact-2"


def test_unknown_lowers_coverage_and_never_closeness() -> None:
    some = reading(SCOOTER, "A scooter with a deck.")
    more = reading(SCOOTER, "A scooter with a deck.", "The handle is attached to the deck.")
    assert some.closeness == more.closeness == 1.0
    assert some.coverage < more.coverage < 1.0
    assert not some.literally_out


def test_nothing_known_is_not_a_closeness_of_zero() -> None:
    read = reading(SCOOTER, "Red.")
    assert (read.closeness, read.coverage) == (None, 0.0)


def test_a_contrary_fact_lowers_closeness_and_rank() -> None:
    facts = ("A scooter with a deck.", "The handle is attached to the deck.")
    without = reading(SCOOTER, *facts, "No pump.")
    plain = reading(SCOOTER, *facts)
    assert without.literally_out
    assert without.closeness is not None
    assert without.closeness < 1.0
    assert without.rank < plain.rank


def test_unrelated_facts_change_neither_states_nor_closeness() -> None:
    facts = ("A scooter with a deck.", "No pump.")
    alone, beside = reading(SCOOTER, *facts), reading(SCOOTER, *facts, "Ships from Leeds.")
    assert [r.state for r in alone.readings] == [r.state for r in beside.readings]
    assert alone.closeness == beside.closeness


def test_answers_settle_by_key() -> None:
    (tree,) = claim_trees(right(SCOOTER))
    pump, handle = tree.limitations[3], tree.limitations[2]
    answers = {pump.key: Reply.NO, handle.key: Reply.YES, "deck": Reply.UNKNOWN}
    read = read_claim(tree, prepared("Red."), answers)
    assert [r.state for r in read.readings] == [UNKNOWN, UNKNOWN, MET, ABSENT]
    assert read.literally_out
    assert read.recipe == RECIPE == "claims-1"


def test_facts_in_another_language_are_not_compared() -> None:
    assert isinstance(prepare(product("红色", language="zh"), language="en"), NotCompared)
    read = read_right(right("一种泵。", language="zh"), prepared("Red."))
    assert isinstance(read, NotCompared)
    assert "zh" in str(read.because)


def test_a_right_without_living_claims_is_not_compared() -> None:
    assert isinstance(read_right(right("1-3. (canceled)"), prepared("Red.")), NotCompared)


def test_independent_claims_alone_unless_all_are_asked_for() -> None:
    patent = right(SCOOTER, "The scooter of claim 1, wherein the deck is red.", "A pump.")
    independent = read_right(patent, prepared("Red."))
    everything = read_right(patent, prepared("Red."), all_claims=True)
    assert isinstance(independent, tuple)
    assert isinstance(everything, tuple)
    assert [r.claim.number for r in independent] == [1, 3]
    assert [r.claim.number for r in everything] == [1, 3, 2]


def test_rank_does_not_saturate() -> None:
    long = "A scooter comprising: a deck; a handle; a bell; a lamp; and a basket."
    facts = ("A scooter with a deck, a handle, a bell, a lamp and a basket.",)
    assert (
        reading("A scooter comprising: a deck.", *facts).rank < reading(long, *facts).rank < 1
    )


_WORDS = st.text(
    alphabet="ab cd,;:().1%5mwherein pump no without 毫米电池的不", min_size=1, max_size=200
)


@settings(max_examples=150, deadline=None)
@given(_WORDS, _WORDS, st.booleans())
def test_any_text_is_read_with_figures_in_range(claim: str, fact: str, closed: bool) -> None:  # noqa: FBT001 - drawn
    said = Fact("fact-1", fact, "en", "test", closed=closed)
    ready = prepare(product(said), language="en")
    if isinstance(ready, NotCompared):
        return
    for tree in claim_trees(right(claim)):
        read = read_claim(tree, ready)
        assert 0.0 <= read.coverage <= 1.0
        assert 0.0 <= read.rank <= 1.0
        assert read.closeness is None or 0.0 <= read.closeness <= 1.0
        assert (read.closeness is None) == (read.coverage == 0.0)
        for one in read.readings:
            assert one.quote in fact
            assert (one.state is UNKNOWN) == (one.quote == "")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a pump; " * 20_000, id="many elements"),
        pytest.param("no " * 60_000, id="denials"),
        pytest.param("5 " * 60_000, id="numbers without units"),
        pytest.param("5" * 100_000, id="one long number"),
        pytest.param("5 mm to " * 20_000, id="ranges"),
        pytest.param("without a " * 20_000, id="absences"),
        pytest.param(" " * 200_000 + "a", id="white space"),
        pytest.param("claim 1 or " * 20_000, id="references"),
        pytest.param("the " * 50_000 + "pump", id="articles"),
        pytest.param("一" * 100_000, id="one run of Chinese"),
        pytest.param("((((" * 30_000, id="parentheses"),
    ],
)
def test_hostile_claims_and_facts_end(text: str) -> None:
    (tree,) = claim_trees(right(text))
    assert read_claim(tree, prepared(text)).coverage >= 0.0
