"""What every register must do with pictures, whatever it is made of.

Another implementation passes these tests by giving the fixtures ``register`` and ``stored``:
the rights of ``tests.index.contract``, and for every third design the figures of ``drawn``.
"""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maodun.domain.pictures import LookKind
from maodun.domain.ports import Register, Scope, StoredRight
from maodun.domain.rights import RightKind
from tests.index.contract import scopes
from tests.index.pictures.sheets import vectors
from tests.index.reference import Reference

FIGURES = 3


def drawn(number: str) -> bool:
    """Whether a design of this number has pictures."""
    return int(number[2:9]) % 2 == 0


def looks_of(number: str) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    """The vectors of its figures."""
    return vectors(int(number[2:9]), FIGURES)


class PicturesContract:
    """Tests on a register that holds ``many_records`` and their pictures."""

    @pytest.fixture
    def reference(self, stored: Sequence[StoredRight]) -> Reference:
        return Reference(stored)

    @settings(
        suppress_health_check=[HealthCheck.function_scoped_fixture],
        deadline=None,
        max_examples=50,
    )
    @given(scope=scopes, seed=st.integers(0, 9), limit=st.integers(1, 40))
    def test_the_nearest_within_a_scope_are_those_of_looking_at_each(
        self, register: Register, reference: Reference, scope: Scope, seed: int, limit: int
    ) -> None:
        within = [one for one in reference.within(scope) if _is_design(register, one)]
        pictured = [one for one in within if drawn(one)]
        counts = register.pictured(scope, LookKind.SHAPE)
        gallery = register.gallery(scope, LookKind.SHAPE)
        assert (counts.rights, counts.with_pictures) == (len(within), len(pictured))
        assert counts.figures == len(gallery) == FIGURES * len(pictured)
        look = vectors(seed)[0]
        (found,) = gallery.nearest([tuple(look.tolist())], limit=limit)
        best = {one: float((looks_of(one) @ look).max()) for one in pictured}
        expected = sorted(best, key=lambda one: -best[one])[:limit]
        figures = gallery.figures([figure for figure, _ in found])
        named = list(dict.fromkeys(figure.publication_number for figure in figures))
        assert named == expected
        assert len(found) == FIGURES * len(expected)
        products = [product for _, product in found]
        assert products == sorted(products, reverse=True)
        (again,) = gallery.likeness([tuple(look.tolist())], [figure for figure, _ in found])
        assert again == pytest.approx(products, abs=1e-5)

    def test_pictures_of_other_kinds_are_apart(self, register: Register) -> None:
        assert len(register.gallery(Scope(), LookKind.COPY)) == 0
        assert register.gallery(Scope(), LookKind.SIGN).encoder == ""
        assert register.picture("0" * 64) is None


def _is_design(register: Register, number: str) -> bool:
    (stored,) = register.get([number])
    return stored.right.kind is RightKind.DESIGN
