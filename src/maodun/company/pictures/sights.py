"""What was seen in pictures before, kept so that nobody has to look twice."""

import hashlib
import secrets
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np

from maodun.company.pictures.seeing import Sight
from maodun.domain.pictures import Look, LookKind
from maodun.domain.text import Text

_RECIPE = "4"
"""Raised when pictures are prepared for the encoders in another way, or notes mean less."""
_NUMBERS = np.dtype("<f4")


class _KeptLook(msgspec.Struct, frozen=True, array_like=True):
    kind: LookKind
    encoder: str
    vector: bytes
    region: tuple[float, float, float, float]


class _KeptSight(msgspec.Struct, frozen=True, array_like=True):
    looks: tuple[_KeptLook, ...]
    words: tuple[str, ...] | None
    notes: tuple[Text, ...]


class Sights:
    """A folder of what eyes of one name saw; a damaged file counts as not there."""

    def __init__(self, folder: Path) -> None:
        """Use ``folder``; it is made when something is kept."""
        self._folder = folder

    def get(self, sha256: str, eyes: str) -> Sight | None:
        """Return what eyes of this name saw in a picture; None: they never looked at it.

        Args:
            sha256: Of the kept picture.
            eyes: Name of all models together.
        """
        try:
            kept = msgspec.msgpack.decode(
                self._path(sha256, eyes).read_bytes(), type=_KeptSight
            )
            return Sight(_unpacked(kept.looks), kept.words, kept.notes)
        except (OSError, msgspec.MsgspecError, ValueError):
            return None

    def put(self, sha256: str, eyes: str, sight: Sight) -> None:
        """Keep what they saw."""
        path = self._path(sha256, eyes)
        path.parent.mkdir(parents=True, exist_ok=True)
        half = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
        kept = _KeptSight(_packed(sight.looks), sight.words, sight.notes)
        half.write_bytes(msgspec.msgpack.encode(kept))
        half.replace(path)

    def _path(self, sha256: str, eyes: str) -> Path:
        name = hashlib.sha256(f"{_RECIPE} {sha256} {eyes}".encode()).hexdigest()
        return self._folder / name[:2] / name


def _packed(looks: Sequence[Look]) -> tuple[_KeptLook, ...]:
    return tuple(
        _KeptLook(
            look.kind, look.encoder, np.array(look.vector, _NUMBERS).tobytes(), look.region
        )
        for look in looks
    )


def _unpacked(looks: Sequence[_KeptLook]) -> tuple[Look, ...]:
    return tuple(
        Look(
            look.kind,
            look.encoder,
            tuple(np.frombuffer(look.vector, _NUMBERS).tolist()),
            look.region,
        )
        for look in looks
    )
