"""Run the command as people do: arguments in, two streams and a code out."""

from collections.abc import Callable

import pytest
from click.testing import CliRunner, Result

from maodun.cli.door import Door
from maodun.cli.main import cli

Maodun = Callable[..., Result]


@pytest.fixture
def maodun(door: Door) -> Maodun:
    """Return a function that runs ``maodun`` with these arguments."""

    def run(*argv: str, stdin: str = "") -> Result:
        return CliRunner().invoke(cli, argv, obj=door, input=stdin)

    return run


@pytest.fixture
def lamps(lamp_door: Door, maodun: Maodun) -> Maodun:
    """The same, with the lamps in the register."""
    assert lamp_door.settings.register.is_dir()
    return maodun
