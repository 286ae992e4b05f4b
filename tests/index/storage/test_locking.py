"""The lock holds against other processes and goes with the one that held it."""

import subprocess
import sys
from pathlib import Path

import pytest

from maodun.domain.errors import RegisterBusy
from maodun.index.storage.locking import writer_lock

HOLD = """
import sys
sys.path[:0] = {path!r}
from pathlib import Path
from maodun.index.storage.locking import writer_lock
with writer_lock(Path({folder!r})):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_another_process_is_kept_out_until_the_holder_dies(tmp_path: Path) -> None:
    program = HOLD.format(path=sys.path, folder=str(tmp_path))
    with subprocess.Popen(
        [sys.executable, "-c", program],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(RegisterBusy), writer_lock(tmp_path):
            pass
        holder.kill()
        holder.wait(timeout=60)
        with writer_lock(tmp_path):
            pass


def test_the_same_process_is_kept_out_too(tmp_path: Path) -> None:
    with writer_lock(tmp_path), pytest.raises(RegisterBusy), writer_lock(tmp_path):
        pass
