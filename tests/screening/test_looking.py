"""Pictures in the funnel: what is near is shown, what is far is counted, nothing is lost."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from maodun.domain.clearance import Clearance, Finding, GateKind, GateState, Ruling
from maodun.domain.pictures import Closeness, LookKind, PictureKind, UnseenPicture, View
from maodun.domain.ports import Pictures
from maodun.domain.progress import Progress
from maodun.domain.records import Suit
from maodun.domain.rights import Classification, Origin, Party, RightKind
from maodun.domain.rulings import Decision, Remembered, Verdict
from maodun.domain.text import T
from maodun.rules.places.markets import market
from maodun.screening.options import Options
from maodun.screening.revising import revise
from maodun.screening.ruling import product_sha256
from maodun.screening.shield import clear, inspect
from tests.screening.pictured import ENCODER, FakePictures, drawn, near, photo, vector
from tests.screening.rights import TODAY, WINDOW, ListedRegister, mark, product, register, right

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
DRYER = product("Hair dryer with a folding handle", "Made of plastic")
ROUND = right("USD1000001S1", kind=RightKind.DESIGN)
SQUARE = right("USD1000002S1", kind=RightKind.DESIGN)
BARE = right("USD1000003S1", kind=RightKind.DESIGN)
LOGO = mark("US8000001", "")
NAMED = mark("US8000002", "FOLDING")
PRINT = mark("USVA0001", "Cats on the moon", kind=RightKind.WORK)

ROUND_VIEWS = (
    drawn("USD1000001S1", near(0.95), label="1", view=View.PERSPECTIVE),
    drawn("USD1000001S1", near(0.9, axis=1), label="2", view=View.FRONT, broken=0.25),
)
SQUARE_VIEWS = (drawn("USD1000002S1", vector(0, 0, 0, 1)),)
PHOTO = photo("front.jpg", vector(1))
WITH_PHOTO = FakePictures((PHOTO,))
PLAIN = Options()
NOBODY = Remembered()


def run(
    rights: ListedRegister,
    *,
    pictures: Pictures | None = WITH_PHOTO,
    options: Options = PLAIN,
    remembered: Remembered = NOBODY,
) -> Clearance:
    running = clear(
        DRYER,
        market=market("US"),
        window=WINDOW,
        register=rights,
        remembered=remembered,
        on=TODAY,
        options=options,
        pictures=pictures,
    )
    while True:
        try:
            assert isinstance(next(running), Progress)
        except StopIteration as end:
            clearance: Clearance = end.value
            return clearance


def seen(clearance: Clearance, number: str) -> Finding:
    return next(f for f in clearance.findings if f.right.publication_number == number)


def numbers(clearance: Clearance) -> list[str]:
    return [item.right.publication_number for item in clearance.findings]


def step(clearance: Clearance, name: str) -> dict[str, int]:
    (found,) = (one for one in clearance.funnel if one.name == name)
    return {"left": found.left, **{str(why): count for why, count in found.removed}}


def test_a_design_that_looks_near_is_shown_and_waits_for_a_person() -> None:
    clearance = run(register(ROUND, SQUARE, drawn=(*ROUND_VIEWS, *SQUARE_VIEWS)))
    found = seen(clearance, "USD1000001S1")
    assert found.ruling is Ruling.OPEN
    assert found.resemblance is not None
    assert found.resemblance.closeness is Closeness.NEAR
    assert "front.jpg looks near figure 1 (perspective view)." in str(found.because)
    assert "pictures" in found.paths


def test_a_design_that_looks_far_lies_below_the_cut() -> None:
    clearance = run(register(ROUND, SQUARE, drawn=(*ROUND_VIEWS, *SQUARE_VIEWS)))
    assert "USD1000002S1" not in numbers(clearance)
    assert "USD1000002S1" in clearance.pile_numbers
    assert step(clearance, "pictures") == {
        "left": 0,
        "with pictures far from all of the product's": 1,
        "near, and found by title, class or words too": 1,
    }


def test_a_design_without_pictures_is_no_design_that_was_compared() -> None:
    clearance = run(register(ROUND, BARE, drawn=ROUND_VIEWS))
    found = seen(clearance, "USD1000003S1")
    assert found.ruling is Ruling.NOT_COMPARED
    assert str(found.because) == "the register has no picture of it that claims anything"
    (gap,) = (gap for gap in clearance.gaps if gap.what == "designs:unpictured")
    assert "in the register: 1 of 2." in str(gap.because)


def test_pictures_that_nobody_looked_at_are_not_no_pictures() -> None:
    (found,) = inspect(
        replace(DRYER, photos=("front.jpg",)),
        ["USD1000001S1"],
        market=market("US"),
        register=register(ROUND, drawn=ROUND_VIEWS),
        remembered=NOBODY,
    )
    assert str(found.because) == "nobody looked at the product's pictures"


@pytest.mark.parametrize(
    ("pictures", "said"),
    [
        pytest.param(None, "without pictures", id="nobody-gave-any"),
        pytest.param(FakePictures(), "without pictures", id="an-empty-album"),
        pytest.param(
            FakePictures(unseen=(UnseenPicture("a.jpg", T("broken")),)),
            "could be looked at (a.jpg)",
            id="none-could-be-read",
        ),
        pytest.param(
            FakePictures((photo("a.jpg", vector(1), of=LookKind.COPY),)),
            "no model looked",
            id="no-model-for-designs",
        ),
    ],
)
def test_without_looks_the_gap_says_why_and_nothing_is_found_clean(
    pictures: Pictures | None, said: str
) -> None:
    clearance = run(register(ROUND, drawn=ROUND_VIEWS), pictures=pictures)
    (gap,) = (gap for gap in clearance.gaps if gap.what == "designs:pictures")
    assert said in str(gap.because)
    assert seen(clearance, "USD1000001S1").ruling is Ruling.NOT_COMPARED
    (row,) = (row for row in clearance.gate if row.kind is GateKind.DESIGNS)
    assert row.state is GateState.CANNOT_SAY


def test_a_picture_that_was_not_read_is_named_beside_those_that_were() -> None:
    pictures = FakePictures((PHOTO,), (UnseenPicture("broken.png", T("cut short")),))
    clearance = run(register(ROUND, drawn=ROUND_VIEWS), pictures=pictures)
    (gap,) = (gap for gap in clearance.gaps if gap.what == "designs:unread")
    assert "broken.png" in str(gap.because)
    assert clearance.album == pictures.album.bare()


def test_when_every_picture_was_compared_no_gap_is_left_but_the_rough_steps() -> None:
    clearance = run(register(ROUND, drawn=ROUND_VIEWS))
    gaps = {gap.what for gap in clearance.gaps if gap.kind is GateKind.DESIGNS}
    assert gaps == {"designs:model"}


def test_two_models_are_not_mixed() -> None:
    other = replace(PHOTO, looks=tuple(replace(one, encoder="other-2") for one in PHOTO.looks))
    clearance = run(register(ROUND, drawn=ROUND_VIEWS), pictures=FakePictures((other,)))
    (gap,) = (gap for gap in clearance.gaps if gap.what == "designs:pictures")
    assert "test-1" in str(gap.because)
    assert "other-2" in str(gap.because)


def test_a_mark_found_by_words_and_by_its_picture_appears_once() -> None:
    logo = photo("box.jpg", vector(1), of=LookKind.SIGN)
    figures = (drawn("US8000002", near(0.99)), drawn("US8000001", near(0.9)))
    clearance = run(register(LOGO, NAMED, drawn=figures), pictures=FakePictures((logo,)))
    assert sorted(numbers(clearance)) == ["US8000001", "US8000002"]
    assert all(item.ruling is Ruling.OPEN for item in clearance.findings)
    assert seen(clearance, "US8000001").resemblance is not None


def test_where_no_logo_was_found_marks_are_not_called_far() -> None:
    seen_by_model = replace(PHOTO, looks=())
    pictures = FakePictures((seen_by_model,), encoders=((LookKind.SIGN, ENCODER),))
    clearance = run(register(LOGO, drawn=(drawn("US8000001", vector(1)),)), pictures=pictures)
    assert step(clearance, "pictures") == {
        "left": 0,
        "marks, as no logo was found in the product's pictures": 1,
    }
    gaps = {gap.what for gap in clearance.gaps}
    assert "marks:pictures" not in gaps


@pytest.mark.parametrize(
    ("copies", "shown"),
    [
        pytest.param({("sha of a.jpg", "USVA0001/1"): 0.98}, True, id="points-agree"),
        pytest.param({}, False, id="points-do-not-agree"),
        pytest.param(None, True, id="not-at-hand"),
    ],
)
def test_a_likeness_of_photos_is_confirmed_point_by_point(
    copies: dict[tuple[str, str], float] | None, *, shown: bool
) -> None:
    taken = photo("a.jpg", near(0.9), of=LookKind.COPY, kind=PictureKind.PHOTO)
    figures = (drawn("USVA0001", vector(1), kind=PictureKind.PHOTO),)
    clearance = run(
        register(PRINT, drawn=figures), pictures=FakePictures((taken,), copies=copies)
    )
    assert ("USVA0001" in numbers(clearance)) is shown


def test_earlier_designs_of_others_stand_beside_a_hit() -> None:
    other = replace(
        right("USD0900001S1", kind=RightKind.DESIGN),
        parties=(Party("Somebody Else GmbH", "DE", "assignee"),),
        publication_date=date(2015, 1, 6),
    )
    own = replace(other, publication_number="USD0900002S1", parties=ROUND.parties)
    late = replace(other, publication_number="USD0900003S1", publication_date=date(2025, 1, 7))
    views = (drawn(f"USD090000{n}S1", vector(1)) for n in (1, 2, 3))
    clearance = run(register(ROUND, other, own, late, drawn=(*ROUND_VIEWS, *views)))
    found = seen(clearance, "USD1000001S1").resemblance
    assert found is not None
    assert [one.publication_number for one in found.earlier] == ["USD0900001S1"]
    assert found.earlier[0].to_product == pytest.approx(1.0)
    assert "USD0900001S1, is nearer to the product" in str(found.because)


def test_one_view_that_many_things_share_does_not_make_the_field_crowded() -> None:
    edge = drawn("USD1000001S1", vector(0, 0, 0, 0, 1), label="3", view=View.LEFT)
    other = replace(
        right("USD0900001S1", kind=RightKind.DESIGN),
        parties=(Party("Somebody Else GmbH", "DE", "assignee"),),
        publication_date=date(2015, 1, 6),
    )
    same_edge = drawn("USD0900001S1", vector(0, 0, 0, 0, 1), view=View.LEFT)
    elsewise = (
        drawn("USD0900001S1", vector(*(0,) * axis, 1), label=f"{axis}") for axis in (5, 6)
    )
    views = (*ROUND_VIEWS, edge, same_edge, *elsewise)
    found = seen(run(register(ROUND, other, drawn=views)), "USD1000001S1").resemblance
    assert found is not None
    assert found.earlier == ()
    alike = (drawn("USD0900001S1", near(0.95), label="7"), drawn("USD0900001S1", vector(0, 1)))
    found = seen(
        run(register(ROUND, other, drawn=(*views, *alike))), "USD1000001S1"
    ).resemblance
    assert found is not None
    (one,) = found.earlier
    assert (one.views, one.figure.label) == (3, "7")
    assert 0.75 < one.score <= 1.0
    assert "comes near it too: USD0900001S1 (views compared together: 3)." in str(found.because)


def test_what_people_ruled_stands_and_is_revised_without_the_register() -> None:
    rights = register(ROUND, SQUARE, drawn=(*ROUND_VIEWS, *SQUARE_VIEWS))
    first = run(rights)
    found = seen(first, "USD1000001S1")
    close = Decision(
        "USD1000001S1", found.content_sha256, Verdict.CLOSE, "Li Wei", NOON,
        product_sha256=product_sha256(DRYER),
    )  # fmt: skip
    said = Remembered(decisions=(close,))
    later, revised = run(rights, remembered=said), revise(first, said)
    for clearance in (later, revised):
        assert seen(clearance, "USD1000001S1").ruling is Ruling.CLOSE
        assert seen(clearance, "USD1000001S1").resemblance == found.resemblance
        (row,) = (row for row in clearance.gate if row.kind is GateKind.DESIGNS)
        assert any("another look where front.jpg" in str(one) for one in row.would_change)
    assert step(revised, "compared") == step(first, "compared")
    assert revise(revised, NOBODY).findings == first.findings


def test_a_design_ruled_on_before_is_shown_although_it_looks_far() -> None:
    rights = register(ROUND, SQUARE, drawn=(*ROUND_VIEWS, *SQUARE_VIEWS))
    out = Decision("USD1000002S1", "sha of USD1000002S1", Verdict.OUT, "Li Wei", NOON)
    found = seen(run(rights, remembered=Remembered(decisions=(out,))), "USD1000002S1")
    assert found.ruling is Ruling.OUT_BY_PERSON
    old = replace(out, content_sha256="of another day")
    again = seen(run(rights, remembered=Remembered(decisions=(old,))), "USD1000002S1")
    assert again.ruling is Ruling.BELOW_CUT


CASE = Suit(
    "N.D. Ill.", "26-cv-1", date(2026, 2, 3), "Square LLC", (SQUARE.publication_number,),
    Origin("test", "suits.csv", 0, "test-1"),
)  # fmt: skip
LOCARNO = Classification("locarno", "28-03", main=True)


@pytest.mark.parametrize(
    ("classes", "suits", "shown"),
    [
        pytest.param((LOCARNO,), (CASE,), True, id="in-suit-same-class"),
        pytest.param((), (CASE,), True, id="in-suit-class-not-known"),
        pytest.param((replace(LOCARNO, symbol="06-01"),), (CASE,), False, id="other-class"),
        pytest.param((LOCARNO,), (), False, id="no-suit"),
    ],
)
def test_a_design_in_suit_stays_in_the_list_last_though_its_pictures_are_far(
    classes: tuple[Classification, ...], suits: tuple[Suit, ...], *, shown: bool
) -> None:
    rights = replace(
        register(replace(SQUARE, classes=classes), ROUND, drawn=(*ROUND_VIEWS, *SQUARE_VIEWS)),
        suits=suits,
    )
    clearance = run(rights)
    assert ("USD1000002S1" in numbers(clearance)) is shown
    assert ("USD1000002S1" in clearance.pile_numbers) is not shown
    if shown:
        assert numbers(clearance) == ["USD1000001S1", "USD1000002S1"]
        for found in (
            seen(clearance, "USD1000002S1"),
            seen(revise(clearance, NOBODY), "USD1000002S1"),
        ):
            assert found.ruling is Ruling.OPEN
            assert "A suit names it" in str(found.because)
            assert "pictures are far" in str(found.because)
        assert step(clearance, "compared") == {"left": 2}


def test_a_design_in_suit_stays_where_no_pictures_were_compared_too() -> None:
    others = [right(f"USD100010{n}S1", kind=RightKind.DESIGN) for n in range(5)]
    case = replace(CASE, rights=(others[4].publication_number,))
    clearance = run(register(*others, suits=(case,)), options=Options(cut=2))
    assert numbers(clearance) == ["USD1000100S1", "USD1000101S1", "USD1000104S1"]


def test_the_cut_holds_for_what_looks_near_too() -> None:
    others = [right(f"USD100010{n}S1", kind=RightKind.DESIGN) for n in range(5)]
    views = [drawn(one.publication_number, near(0.9 + n / 100)) for n, one in enumerate(others)]
    clearance = run(register(*others, drawn=tuple(views)), options=Options(cut=2))
    assert numbers(clearance) == ["USD1000104S1", "USD1000103S1"]
    assert len(clearance.pile_numbers) == 3
    compared = step(clearance, "compared")
    assert (compared["left"], compared["below the cut"]) == (2, 3)


def test_a_planted_design_tells_whether_pictures_alone_find_it() -> None:
    rights = register(SQUARE, ROUND, drawn=(*ROUND_VIEWS, *SQUARE_VIEWS))
    options = Options(candidates=1, known=("USD1000001S1",))
    (planted,) = run(rights, options=options).planted
    assert planted.paths == ("pictures",)


def test_designs_of_other_classes_are_left_out_only_when_asked() -> None:
    dryer = replace(ROUND, classes=(Classification("locarno", "28-03", main=True),))
    chair = replace(SQUARE, classes=(Classification("locarno", "06-01", main=True),))
    rights = register(dryer, chair, drawn=(*ROUND_VIEWS, drawn("USD1000002S1", vector(1))))
    assert len(numbers(run(rights))) == 2
    clearance = run(rights, options=Options(locarno_only=True))
    assert numbers(clearance) == ["USD1000001S1"]
    (gap,) = (gap for gap in clearance.gaps if gap.what == "designs:classes")
    assert str(gap.because).endswith("as asked: 1.")
    assert step(clearance, "pictures")["for articles of other classes, left out as asked"] == 1


def test_a_single_right_is_looked_at_as_a_clearance_would() -> None:
    rights = register(ROUND, drawn=ROUND_VIEWS)
    (found,) = inspect(
        DRYER,
        ["USD1000001S1"],
        market=market("US"),
        register=rights,
        remembered=NOBODY,
        pictures=WITH_PHOTO,
    )
    assert found.ruling is Ruling.OPEN
    (unlooked,) = inspect(
        DRYER, ["USD1000001S1"], market=market("US"), register=rights, remembered=NOBODY
    )
    assert unlooked.ruling is Ruling.NOT_COMPARED
    assert str(unlooked.because) == "the product comes without pictures"


def test_nothing_stored_holds_a_vector() -> None:
    clearance = run(register(ROUND, drawn=ROUND_VIEWS))
    pairs = [pair for item in clearance.findings if item.resemblance
             for pair in item.resemblance.pairs]  # fmt: skip
    assert pairs
    assert not any(pair.picture.looks for pair in pairs)
    assert not any(one.looks for one in clearance.album.seen)


def test_broken_lines_and_class_are_said() -> None:
    side = photo("side.jpg", vector(0, 1))
    filed = replace(ROUND, classes=(Classification("locarno", "28-03", main=True),))
    clearance = run(register(filed, drawn=ROUND_VIEWS), pictures=FakePictures((side,)))
    said = str(seen(clearance, "USD1000001S1").because)
    assert "Its broken lines (25 % of its lines) were left out." in said
