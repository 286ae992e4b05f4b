"""One writer at a time, across processes; the lock dies with the process that holds it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from maodun.domain.errors import RegisterBusy
from maodun.domain.text import T

LOCK_FILE = "writer.lock"


@contextmanager
def writer_lock(folder: Path) -> Iterator[None]:
    """Hold the right to write to the register in ``folder``.

    The file stays behind; what counts is the operating system's lock on it.

    Raises:
        RegisterBusy: Another process, or another session of this one, is writing.
    """
    with (folder / LOCK_FILE).open("a+b") as file:
        try:
            _lock(file)
        except OSError as error:
            raise RegisterBusy(
                T("Somebody else is writing to {folder}; try again later", folder=str(folder))
            ) from error
        try:
            yield
        finally:
            _unlock(file)


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

    def _unlock(file: IO[bytes]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(file: IO[bytes]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_UN)
