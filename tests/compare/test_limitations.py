import pytest

from maodun.compare.claims import claim_trees
from maodun.compare.limitations import limitation_key, own_limitations
from maodun.compare.things import needed_thing
from maodun.domain.claims import Limitation, Part
from maodun.domain.rights import Claim, ClaimPart
from tests.compare.making import right


def own(*claims: str | Claim) -> list[Limitation]:
    """What the last of these claims says itself."""
    tree = claim_trees(right(*claims))[-1]
    return [limitation for limitation in tree.limitations if limitation.claim == tree.number]


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        pytest.param("a pump", "pump", id="plain"),
        pytest.param("a handle pivotally attached to the base", "handle", id="clause cut off"),
        pytest.param("at least one cutting blade", "cutting blade", id="at least one"),
        pytest.param("a plurality of wheels, each airless", "wheel", id="singular"),
        pytest.param("a first feeler arm", "feeler arm", id="ordinal"),
        pytest.param("an air pump driven by a motor", "air pump", id="irregular participle"),
        pytest.param("a deck mounting plate configured to", "deck mounting plate", id="-ing"),
        pytest.param("means for locking the handle", "means for locking", id="means"),
        pytest.param("inserting an insulator in said end", "insulator", id="step"),
        pytest.param("validating the token", "", id="step without a new thing"),
        pytest.param("wherein the pump is silent", "", id="nothing new"),
        pytest.param("a plurality of", "", id="nothing named"),
        pytest.param("", "", id="empty"),
        pytest.param("所述壳体内设有电机", "电机", id="Chinese"),
    ],
)
def test_needs_the_thing_a_person_would_be_asked_about(text: str, thing: str) -> None:
    assert needed_thing(text) == thing


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("a pump (12);", "A  pump (12); and", id="case, white space, last and"),
        pytest.param("(a) the pump", "said pump", id="enumerator and article"),
        pytest.param("泵（１２），", "泵(12)", id="wide signs"),
    ],
)
def test_the_same_need_has_one_key(one: str, other: str) -> None:
    assert limitation_key(one) == limitation_key(other)


def test_another_need_has_another_key() -> None:
    assert limitation_key("a pump") != limitation_key("an air pump")


@pytest.mark.parametrize(
    ("text", "negative", "alternative", "means"),
    [
        pytest.param("a tube without a valve", True, False, False, id="without"),
        pytest.param("the base being free of holes", True, False, False, id="free of"),
        pytest.param("a node of steel", False, False, False, id="no inside a word"),
        pytest.param("a pump or a compressor", False, True, False, id="or"),
        pytest.param("a metal selected from tin and zinc", False, True, False, id="Markush"),
        pytest.param("one or more wheels", False, False, False, id="one or more"),
        pytest.param("equal to or greater than 5 mm", False, False, False, id="or equal"),
        pytest.param("means for pumping", False, False, True, id="means for"),
    ],
)
def test_flags(text: str, negative: bool, alternative: bool, means: bool) -> None:  # noqa: FBT001 - columns of the table
    found = own(f"A kit comprising: {text}; and a box.")[1]
    assert (found.negative, found.alternative, found.means) == (negative, alternative, means)


def test_ids_and_parts_follow_the_reading_order() -> None:
    found = own(
        "A method comprising: filling a tank; a unit configured to: stop a motor, and "
        "start a pump; wherein the tank is full."
    )
    assert [(one.id, one.part) for one in found] == [
        ("1.pre", Part.PREAMBLE),
        ("1.a", Part.STEP),
        ("1.b", Part.ELEMENT),
        ("1.b.1", Part.SUB_ELEMENT),
        ("1.b.2", Part.SUB_ELEMENT),
        ("1.c", Part.WHEREIN),
    ]


def test_the_offices_nesting_comes_before_the_text() -> None:
    nested = ClaimPart(
        "1. A pump comprising", (ClaimPart("a body, a rod", (ClaimPart("a seal"),)),)
    )
    found = own(Claim(1, "1. A pump comprising a body, a rod a seal", (), nested))
    assert [(one.id, one.text) for one in found] == [
        ("1.pre", "A pump"),
        ("1.a", "a body, a rod"),
        ("1.a.1", "a seal"),
    ]


def test_a_dependent_claim_inherits_and_its_reference_is_no_limitation() -> None:
    tree = claim_trees(
        right("A pump comprising: a rod.", "The pump of claim 1, further a cap.")
    )
    assert tree[1].parents == (1,)
    assert [one.id for one in tree[1].limitations] == ["1.pre", "1.a", "2.a"]
    assert not tree[1].independent


def test_several_parents_are_said_and_the_first_is_shown() -> None:
    tree = claim_trees(right("A pump.", "A fan.", "The thing of claims 1 or 2, being red."))[2]
    assert tree.parents == (1, 2)
    assert [one.id for one in tree.limitations][:1] == ["1.pre"]
    assert "1, 2" in str(tree.notes[0])


def test_claims_that_name_each_other_end() -> None:
    trees = claim_trees(right("The pump of claim 2.", "The pump of claim 1."))
    assert [tree.parents for tree in trees] == [(2,), (1,)]


@pytest.mark.parametrize(
    ("claim", "category"),
    [
        pytest.param("A pump comprising: a rod.", "product", id="product"),
        pytest.param("A method of pumping, comprising: filling.", "method", id="method"),
        pytest.param("A computer-implemented method for x", "method", id="qualified method"),
        pytest.param("A process chamber comprising: a door.", "product", id="process chamber"),
        pytest.param("Use of a pump for filling.", "use", id="use"),
        pytest.param("A rubber composition comprising: soot.", "composition", id="composition"),
        pytest.param("1-10. (canceled)", "unclear", id="cancelled"),
        pytest.param("一种充气方法，包括：充气。", "method", id="Chinese method"),
        pytest.param("一种泵，包括：壳体。", "product", id="Chinese product"),
    ],
)
def test_category(claim: str, category: str) -> None:
    assert claim_trees(right(claim))[0].category == category


def test_a_product_by_process_is_noted() -> None:
    (tree,) = claim_trees(right("A tire made by a process comprising: curing rubber."))
    assert "process" in str(tree.notes[0])


def test_a_cancelled_claim_asks_for_nothing() -> None:
    (tree,) = claim_trees(right("1 . (canceled)"))
    assert tree.limitations == ()
    assert tree.notes


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("1.5 mm gap", "2.5 mm gap", id="a number is no enumerator"),
        pytest.param("轮子数量为4", "轮子数量为6", id="a Chinese number is no sign"),
        pytest.param("of formula (1)", "of formula (2)", id="a sign may mean something"),
        pytest.param("a type A plug", "a type plug", id="a letter is no article"),
    ],
)
def test_other_needs_have_other_keys(one: str, other: str) -> None:
    assert limitation_key(one) != limitation_key(other)


def test_the_words_between_a_chinese_preamble_and_its_list_are_no_limitation() -> None:
    root = ClaimPart("一种滑板车，包括：", (ClaimPart("车架；"), ClaimPart("和气泵。")))
    found = own_limitations(1, root, method=False, dependent=False)
    assert [one.text for one in found] == ["一种滑板车", "车架", "气泵"]
