"""Kept pictures, each once under the hash of its bytes: in the register and for products."""

import hashlib
import os
import re
import secrets
from collections.abc import Iterator
from pathlib import Path

from maodun.domain.errors import PictureDamaged

_NAME = re.compile(r"[0-9a-f]{64}", re.ASCII)


class Blobs:
    """A folder of kept bytes; a name is the SHA-256 of what it holds.

    Files lie in folders of their first two letters. One is there whole or not at all, also
    after a power cut, and several processes may write at once.
    """

    def __init__(self, folder: Path) -> None:
        """Use ``folder``; it is made when the first bytes come."""
        self._folder = folder

    def put(self, data: bytes) -> str:
        """Keep these bytes and return their name; what is there already stays as it is."""
        name = hashlib.sha256(data).hexdigest()
        path = self._path(name)
        if not _holds(path, data):
            path.parent.mkdir(parents=True, exist_ok=True)
            _write(path, data)
        return name

    def get(self, sha256: str) -> bytes | None:
        """Return the bytes of this name, None where they are not here.

        Raises:
            PictureDamaged: The file holds something else.
        """
        if sha256 not in self:
            return None
        path = self._path(sha256)
        data = path.read_bytes()
        if hashlib.sha256(data).hexdigest() != sha256:
            raise PictureDamaged(path=str(path))
        return data

    def path(self, sha256: str) -> Path | None:
        """Return the file of these bytes, None where they are not here."""
        return self._path(sha256) if sha256 in self else None

    def remove(self, sha256: str) -> None:
        """Forget these bytes, if they are here."""
        if sha256 in self:
            self._path(sha256).unlink(missing_ok=True)

    def __contains__(self, sha256: str) -> bool:
        return _NAME.fullmatch(sha256) is not None and self._path(sha256).is_file()

    def __iter__(self) -> Iterator[str]:
        """Yield every name, sorted."""
        for path in sorted(self._folder.glob("[0-9a-f][0-9a-f]/*")):
            if _NAME.fullmatch(path.name):
                yield path.name

    def _path(self, name: str) -> Path:
        return self._folder / name[:2] / name


def _holds(path: Path, data: bytes) -> bool:
    """Whether the file is there and whole; a damaged one is written again."""
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except FileNotFoundError:
        return False


def _write(path: Path, data: bytes) -> None:
    half = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
    try:
        with half.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        half.replace(path)
    except BaseException:
        half.unlink(missing_ok=True)
        raise
