"""Listings of others ranked by their pictures against rights of our own."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import pytest

from maodun.domain.listings.matches import MatchedBy, Matches, Ranking
from maodun.domain.pictures import Closeness, LookKind, PictureKind, UnseenPicture
from maodun.domain.products import Product
from maodun.domain.rights import Classification, Party, RightKind
from maodun.domain.text import T
from maodun.screening.spear.matching import MatchQuestion, match_listings
from tests.screening.pictured import FakePictures, drawn, near, photo, vector
from tests.screening.rights import TODAY, ListedRegister, mark, product, register, right

LAMP = right("USD9900001S1", kind=RightKind.DESIGN)
BARE = right("USD9900002S1", kind=RightKind.DESIGN)
PRINT = mark("USVA0000001", "Cats on the moon", kind=RightKind.WORK)
WORD = mark("USTM99000201", "VAXORIO")
REGISTER = register(
    LAMP, BARE, PRINT, WORD,
    drawn=(
        drawn("USD9900001S1", vector(1)),
        drawn("USVA0000001", vector(0, 1), kind=PictureKind.PHOTO),
    ),
)  # fmt: skip
LOOKS_LIKE_IT = FakePictures((photo("a.jpg", near(0.95)),))
LOOKS_OTHERWISE = FakePictures((photo("b.jpg", vector(0, 0, 1)),))


def matched(
    albums: Mapping[str, FakePictures],
    *numbers: str,
    rights: ListedRegister = REGISTER,
    listings: Sequence[Product] = (),
) -> Matches:
    listings = listings or [product("Vaxorio lamp", sku=sku) for sku in albums]

    def see(these: Sequence[Product]) -> list[FakePictures]:
        return [albums[one.sku] for one in these]

    steps = match_listings(
        listings, asked=MatchQuestion("shop", TODAY, numbers), register=rights, see=see
    )
    while True:
        try:
            next(steps)
        except StopIteration as end:
            found: Matches = end.value
            return found


def by(matches: Matches, how: MatchedBy) -> Ranking:
    return next(one for one in matches.rankings if one.by is how)


def test_the_listing_that_looks_like_our_design_comes_first() -> None:
    found = matched({"FAR": LOOKS_OTHERWISE, "NEAR": LOOKS_LIKE_IT}, "USD9900001S1")
    ranking = by(found, MatchedBy.PICTURES)
    assert (ranking.compared, ranking.near) == (2, 1)
    assert [row.sku for row in ranking.rows] == ["NEAR"]
    (looks,) = ranking.rows[0].resemblances
    assert looks.closeness is Closeness.NEAR
    assert looks.pairs[0].picture.file == "a.jpg"


@pytest.mark.parametrize(
    ("title", "said"),
    [
        pytest.param("Running shoe", "same class: Locarno class 02", id="told by its title"),
        pytest.param("Vaxorio", "Neither words nor pictures", id="told by nothing"),
    ],
)
def test_the_article_of_a_listing_stands_beside_its_picture(title: str, said: str) -> None:
    shoe = replace(LAMP, classes=(Classification("locarno", "02-04", main=True),))
    rights = register(shoe, drawn=(drawn("USD9900001S1", vector(1)),))
    listing = product(title, sku="NEAR")
    found = matched({"NEAR": LOOKS_LIKE_IT}, "USD9900001S1", rights=rights, listings=[listing])
    (looks,) = by(found, MatchedBy.PICTURES).rows[0].resemblances
    assert said in str(looks.because)


def test_words_and_pictures_are_ranked_side_by_side() -> None:
    found = matched({"ONE": LOOKS_LIKE_IT}, "USD9900001S1", "USTM99000201")
    assert [one.by for one in found.rankings] == [MatchedBy.WORDS, MatchedBy.PICTURES]


def test_a_copied_print_is_near_where_the_points_agree() -> None:
    taken = photo("c.jpg", near(0.9, axis=1), of=LookKind.COPY, kind=PictureKind.PHOTO)
    sure = {("sha of c.jpg", "USVA0000001/1"): 0.97}
    found = matched(
        {
            "COPY": FakePictures((taken,), copies=sure),
            "OTHER": FakePictures((taken,), copies={}),
        },
        "USVA0000001",
    )
    ranking = by(found, MatchedBy.PICTURES)
    assert ranking.near == 1
    assert ranking.rows[0].sku == "COPY"


def test_earlier_designs_of_others_stand_beside_what_looks_like_our_design() -> None:
    earlier = replace(
        right("USD0900001S1", kind=RightKind.DESIGN),
        parties=(Party("Somebody Else GmbH", "DE", "assignee"),),
        publication_date=date(2015, 1, 6),
    )
    views = (drawn("USD9900001S1", vector(1)), drawn("USD0900001S1", near(0.99)))
    rights = register(LAMP, earlier, drawn=views)
    found = matched({"NEAR": LOOKS_LIKE_IT}, "USD9900001S1", rights=rights)
    (looks,) = by(found, MatchedBy.PICTURES).rows[0].resemblances
    (one,) = looks.earlier
    assert (one.publication_number, one.views) == ("USD0900001S1", 1)
    assert one.to_product is not None
    assert "earlier design of others" in str(looks.because)


def test_the_pictures_of_what_is_ranked_are_kept_for_the_report_and_no_others() -> None:
    near_it, other = replace(LOOKS_LIKE_IT, kept=[]), replace(LOOKS_OTHERWISE, kept=[])
    matched({"FAR": other, "NEAR": near_it}, "USD9900001S1")
    assert (near_it.kept, other.kept) == (["sha of a.jpg"], [])


def test_what_was_not_looked_at_is_counted() -> None:
    broken = replace(LOOKS_LIKE_IT, unseen=(UnseenPicture("z.png", T("broken")),))
    other = FakePictures(
        (
            replace(
                photo("d.jpg"),
                looks=(replace(photo("d.jpg", vector(1)).looks[0], encoder="x"),),
            ),
        )
    )
    found = matched({"NONE": FakePictures(), "BROKEN": broken, "X": other}, "USD9900001S1")
    said = {gap.what: str(gap.because) for gap in found.gaps}
    assert said["listings:unpictured"].endswith(": 1.")
    assert ": 1; the first is z.png of BROKEN: broken" in said["listings:unread"]
    assert said["listings:model"].endswith(": 1.")
    assert [str(one) for one in found.bad] == ["z.png of BROKEN: broken"]
    assert by(found, MatchedBy.PICTURES).compared == 1


def test_a_design_of_ours_without_pictures_is_said_to_be_held_against_nothing() -> None:
    found = matched({"ONE": LOOKS_LIKE_IT}, "USD9900002S1", "USTM99000201")
    assert "designs:USD9900002S1" in {gap.what for gap in found.gaps}
    assert "marks:USTM99000201" not in {gap.what for gap in found.gaps}
