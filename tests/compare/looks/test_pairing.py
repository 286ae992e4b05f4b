"""Pairs of pictures: whatever the order, and never less for one picture more."""

from collections.abc import Sequence
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from maodun.compare.looks.pairing import Sides, pairs, together
from maodun.compare.looks.scales import Seen, looks_1
from maodun.domain.pictures import (
    Closeness,
    Look,
    LookKind,
    PictureKind,
    RegisteredFigure,
    SeenPicture,
    View,
)
from tests.screening.pictured import ENCODER, drawn, photo, vector

OF = Seen(LookKind.SHAPE, ENCODER)
FIGURES = [drawn("USD1", vector(1), label=str(place))[0] for place in range(4)]
PRODUCTS = st.lists(
    st.lists(st.sampled_from([-0.2, 0.3, 0.45, 0.6, 0.8, 0.9, 1.0]), min_size=4, max_size=4),
    min_size=1,
    max_size=6,
)


def sides(products: Sequence[Sequence[float]], names: Sequence[int] | None = None) -> Sides:
    order = names or range(len(products))
    looks = [(one, one.looks[0]) for one in (photo(f"{n}.jpg", vector(1)) for n in order)]
    return Sides(looks, FIGURES, products)


def score(one: Sides) -> float:
    return together([pair.score for pair in pairs(one, OF)])


@given(PRODUCTS, st.randoms(use_true_random=False))
def test_the_order_of_photos_does_not_matter(
    products: list[list[float]], random: Random
) -> None:
    order = list(range(len(products)))
    random.shuffle(order)
    shuffled = sides([products[n] for n in order], order)
    assert pairs(shuffled, OF) == pairs(sides(products), OF)


@given(PRODUCTS)
def test_one_more_photo_never_lowers_the_score(products: list[list[float]]) -> None:
    fewer = sides(products[:-1]) if len(products) > 1 else None
    assert score(sides(products)) >= (score(fewer) if fewer else 0.0) - 1e-12


@given(PRODUCTS)
def test_scores_are_likenesses(products: list[list[float]]) -> None:
    found = score(sides(products))
    assert 0.0 <= found <= 1.0
    assert found >= max(pair.score for pair in pairs(sides(products), OF))


def test_the_same_picture_under_two_names_is_one() -> None:
    one = photo("a.jpg", vector(1))
    again = SeenPicture("b.jpg", one.sha256, one.kind, 1, 1, one.looks)
    rows = [[0.9, 0.9, 0, 0]]
    twice = Sides([(one, one.looks[0]), (again, one.looks[0])], FIGURES, rows * 2)
    assert pairs(twice, OF) == pairs(Sides([(one, one.looks[0])], FIGURES, rows), OF)


def test_near_in_several_views_is_nearer_than_in_one() -> None:
    single = score(sides([[0.8, 0, 0, 0], [0, 0, 0, 0]]))
    several = score(sides([[0.8, 0, 0, 0], [0, 0.8, 0, 0]]))
    assert several > single


@pytest.mark.parametrize(
    "figure",
    [
        pytest.param(drawn("USD1", vector(1), broken=1.0)[0], id="disclaimed-entirely"),
        pytest.param(drawn("USD1", vector(1), view=View.REFERENCE)[0], id="reference-view"),
    ],
)
def test_what_claims_nothing_counts_for_nothing(figure: RegisteredFigure) -> None:
    one = photo("a.jpg", vector(1))
    with_it = Sides([(one, one.looks[0])], [figure, FIGURES[0]], [[1.0, 0.4]])
    without = Sides([(one, one.looks[0])], [FIGURES[0]], [[0.4]])
    assert pairs(with_it, OF) == pairs(without, OF)


def test_the_best_region_of_a_photo_stands_for_it() -> None:
    part = Look(LookKind.SHAPE, ENCODER, vector(1), (0.5, 0.5, 1.0, 1.0))
    one = photo("a.jpg", vector(1))
    both = Sides([(one, one.looks[0]), (one, part)], FIGURES[:1], [[0.4], [0.7]])
    (pair,) = pairs(both, OF)
    assert pair.region == part.region


def test_scales_rise_and_every_pair_of_kinds_has_one() -> None:
    recipe = looks_1()
    for one in recipe.scales:
        assert one.chance < one.some < one.near < 1.0
    for look in LookKind:
        told = {(one.picture, one.figure) for one in recipe.scales if one.look is look}
        assert told == {(a, b) for a in PictureKind for b in PictureKind}
    assert [recipe.closeness(at) for at in (0.0, recipe.some, recipe.near)] == [
        Closeness.FAR,
        Closeness.SOME,
        Closeness.NEAR,
    ]


def test_a_model_with_other_weights_has_the_scales_of_its_kind() -> None:
    recipe = looks_1()
    known = next(one.encoder for one in recipe.scales if ":" in one.encoder)
    look = next(one.look for one in recipe.scales if one.encoder == known)
    between = (PictureKind.DRAWING, PictureKind.DRAWING)
    products = np.array([0.2, 0.5, 0.7, 0.9])

    def likeness(encoder: str) -> list[float]:
        found: list[float] = recipe.likeness(products, between, of=Seen(look, encoder)).tolist()
        return found

    stem = known.partition(":")[0]
    assert likeness(f"{stem}:other") == likeness(known) != likeness("unknown-1")
    assert recipe.set_for(look, known)
    assert not recipe.set_for(look, f"{stem}:other")
