"""Vectors in bytes: what the scan may take for granted."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maodun.index.pictures.coding import asked, coded, directions


@settings(deadline=None)
@given(seed=st.integers(0, 1_000), dims=st.integers(1, 70), flat=st.booleans())
def test_a_product_in_bytes_is_never_below_the_true_one(
    *, seed: int, dims: int, flat: bool
) -> None:
    chance = np.random.default_rng(seed)
    spread = np.ones(dims) if flat else (1 + np.arange(dims)) ** -1.5
    both = (chance.standard_normal((60, dims)) * spread).astype(np.float32)
    both /= np.linalg.norm(both, axis=1, keepdims=True)
    figures, looks = both[:40], both[40:]
    turn = directions(figures)
    held = coded(figures, turn)
    bound = held.codes * held.scales[:, None] @ asked(looks, turn).T + held.slack
    assert (bound >= figures @ looks.T - 1e-6).all()


def test_vectors_of_few_directions_need_few_bytes() -> None:
    chance = np.random.default_rng(1)
    few = chance.standard_normal((500, 10)) @ chance.standard_normal((10, 256))
    looks = (few / np.linalg.norm(few, axis=1, keepdims=True)).astype(np.float32)
    held = coded(looks, directions(looks))
    assert held.codes.shape == (500, 16)
    even = chance.standard_normal((500, 64)).astype(np.float32)
    assert coded(even, directions(even)).codes.shape == (500, 64)


@pytest.mark.parametrize("rows", [0, 1])
def test_nothing_and_nought_are_vectors_too(rows: int) -> None:
    looks = np.zeros((rows, 8), np.float32)
    held = coded(looks, directions(looks))
    assert held.codes.shape[0] == rows
    assert np.isfinite(held.scales).all()
