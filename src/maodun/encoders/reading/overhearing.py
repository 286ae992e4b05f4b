"""Overhear what a C library says on stderr: Pillow's TIFF reader reports damage only there."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_STDERR = 2
_ONE_AT_A_TIME = Lock()
_MOST = 2_000  # characters of what was said that are looked at


@contextmanager
def overheard() -> Iterator[list[str]]:
    """Keep stderr from the screen while the block runs, and give its lines afterwards.

    The list is filled at the end of the block. What other threads say meanwhile is swallowed
    with it, so the block should be short.
    """
    said: list[str] = []
    with _ONE_AT_A_TIME, tempfile.TemporaryFile() as ear:
        try:
            before = os.dup(_STDERR)
        except OSError:  # a program without a screen has no stderr
            yield said
            return
        os.dup2(ear.fileno(), _STDERR)
        try:
            yield said
        finally:
            os.dup2(before, _STDERR)
            os.close(before)
            ear.seek(0)
            said += ear.read(_MOST).decode("utf-8", "replace").splitlines()
