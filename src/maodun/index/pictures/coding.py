"""Vectors in bytes: their leading directions, rounded, and how long the rest of each is.

Encoders use few of their numbers' directions: on figures of designs 32 of 256 carry 99 % of a
vector. So vectors are turned to their leading directions, those that carry nearly all become
bytes, and of the rest only the length is kept. A product of bytes is then never below the true
one: what both sides have beyond the leading directions can add the product of the two lengths
at most, and what rounding can add is known.

Source: inequality of Cauchy and Schwarz.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

STEPS = 127
"""Of a byte with a sign: the largest part of a vector becomes this."""

STEP = 16
"""Bytes of a vector come in such portions, the last of them for the length of the rest."""

REST = 0.01
"""Share of the squared length of vectors that may stay beyond the leading directions."""

SAMPLE = 20_000
"""Vectors that directions are taken from."""

ROUNDING = 1e-4
"""What adding up numbers in single precision may be off."""

Floats = NDArray[np.float32]
Codes = NDArray[np.int8]


class Coded(NamedTuple):
    """Vectors in bytes.

    Attributes:
        codes: Rows: leading directions, then the length of the rest, rounded up.
        scales: What each row is multiplied with.
        slack: How far the leading directions are off at most, by rounding.
    """

    codes: Codes
    scales: Floats
    slack: float


def directions(looks: Floats) -> Floats:
    """Return the directions, as rows, that carry nearly all of these vectors."""
    dims = looks.shape[1]
    spread = looks.astype(np.float64).T @ looks
    shares, turned = np.linalg.eigh(spread)
    carried = np.cumsum(shares[::-1]) / max(float(shares.sum()), np.finfo(float).tiny)
    needed = int(np.searchsorted(carried, 1 - REST)) + 1
    portions = -(-(needed + 1) // STEP)
    count = min(portions * STEP - 1, dims)
    return np.ascontiguousarray(turned[:, ::-1][:, :count].T, np.float32)


def coded(looks: Floats, turn: Floats) -> Coded:
    """Return vectors in bytes."""
    lead = looks @ turn.T
    rest = _rest(looks, lead)
    largest = np.maximum(np.abs(lead).max(axis=1, initial=0.0), rest)
    scales = np.where(largest > 0, largest / STEPS, 1.0).astype(np.float32)
    codes = np.rint(lead / scales[:, None])
    away = np.linalg.norm(codes * scales[:, None] - lead, axis=1).max(initial=0.0)
    upward = np.minimum(np.ceil(rest / scales), STEPS)
    return Coded(
        np.column_stack((codes, upward)).astype(np.int8), scales, float(away) + ROUNDING
    )


def asked(looks: Floats, turn: Floats) -> Floats:
    """Return looks as they are held against bytes: the product is not below the true one."""
    lead = looks @ turn.T
    return np.column_stack((lead, _rest(looks, lead)))


def _rest(looks: Floats, lead: Floats) -> Floats:
    """Return the length of what is beyond the leading directions; never less than it is."""
    squared = np.einsum("ij,ij->i", looks, looks) - np.einsum("ij,ij->i", lead, lead)
    return np.asarray(np.sqrt(np.maximum(squared, 0.0)) + ROUNDING, np.float32)
