"""The console script: settings and the clock come in here, and nowhere else."""

import getpass
import os
import sys
from datetime import UTC, datetime
from io import TextIOWrapper

from maodun.cli.door import Door
from maodun.cli.errors import complain
from maodun.cli.main import cli
from maodun.domain.errors import BadSetting
from maodun.project.settings import read_settings

ONE_THREAD = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "OPENCV_FOR_THREADS_NUM")
"""Read by numpy and OpenCV when they are loaded. Products of a picture's numbers are small:
threads that wait for each other took ten times the time of one. Processes share the work."""


def main() -> None:
    """Run ``maodun`` with the settings of the environment."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a code page without Chinese stops nothing
    for name in ONE_THREAD:
        os.environ.setdefault(name, "1")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "maodun.project.django_settings")
    try:
        settings = read_settings(os.environ, login=login_name())
    except BadSetting as error:
        complain(error.text, language="en")
        sys.exit(2)
    cli.main(prog_name="maodun", obj=Door(settings, now=lambda: datetime.now(UTC)))


def login_name() -> str:
    """Return the name that this system knows the reader by, or "" where it knows none."""
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):  # no pwd on Windows; a user id without an entry
        return ""


if __name__ == "__main__":
    main()
