import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

import maodun
from maodun.cli.lazy import LazyGroup
from maodun.cli.main import cli


def paths(group: LazyGroup, path: str = "maodun") -> Iterator[str]:
    yield path
    for name, later in group.later.items():
        command = later.load()
        if isinstance(command, LazyGroup):
            yield from paths(command, f"{path} {name}")
        else:
            yield f"{path} {name}"


def loaded(path: str) -> click.Command:
    command: click.Command = cli
    for name in path.split()[1:]:
        assert isinstance(command, LazyGroup)
        command = command.later[name].load()
    return command


assert isinstance(cli, LazyGroup)
PATHS = list(paths(cli))


@pytest.mark.parametrize("path", PATHS)
def test_every_help_shows_an_example_of_itself(path: str) -> None:
    ran = CliRunner().invoke(cli, [*path.split()[1:], "--help"])
    assert ran.exit_code == 0
    assert f"  Example:\n      {path}" in ran.output
    assert "`" not in ran.output


@pytest.mark.parametrize("path", PATHS)
def test_every_example_is_understood(path: str) -> None:
    words = (loaded(path).help or "").partition("Example:")[2].split("\n")[1]
    found = [known for known in PATHS if f"{words.strip()} ".startswith(f"{known} ")]
    assert found


def test_help_loads_neither_the_framework_nor_the_engine() -> None:
    code = (
        "import sys; from maodun.cli.main import cli; cli(['--help'], standalone_mode=False); "
        "print(sorted({'django', 'tantivy', 'numpy', 'rich', 'lxml'} & set(sys.modules)))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(Path(maodun.__file__).parents[1])},
    )
    assert ran.stdout.splitlines()[-1] == "[]"
