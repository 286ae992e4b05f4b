"""A writer of pictures killed at any moment leaves whole sheets, and goes on where it was."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from maodun.domain.pictures import LookKind
from maodun.domain.ports import Scope
from maodun.index.checking import check
from maodun.index.pictures.keeping import BLOBS
from maodun.index.pictures.listing import FOLDER, read_listing
from maodun.index.register import open_register
from maodun.index.storage.blobs import Blobs
from tests.index.pictures.killing import DEAD, NUMBERS, write
from tests.index.pictures.sheets import design
from tests.index.samples import finish, put

ROOT = Path(__file__).parents[3]

Sheets = dict[tuple[str, str], list[tuple[str, str, tuple[float, ...]]]]


def contents(folder: Path) -> Sheets:
    """Every sheet with its figures, as a reader sees them."""
    register = open_register(folder)
    gallery = register.gallery(Scope(), LookKind.SHAPE)
    found: Sheets = {}
    for number in NUMBERS:
        places = gallery.of_right(number)
        for figure, look in zip(gallery.figures(places), gallery.looks(places), strict=True):
            held = (figure.label, figure.sha256, look)
            found.setdefault((number, figure.sheet), []).append(held)
    register.close()
    return found


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("empty") / "register"
    put(folder, *(design(number) for number in NUMBERS))
    return folder


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, empty: Path) -> Path:
    """Kept without any death."""
    folder = tmp_path_factory.mktemp("whole") / "register"
    shutil.copytree(empty, folder)
    write(folder)
    return folder


def killed(folder: Path, die: str) -> None:
    command = [sys.executable, "-m", "tests.index.pictures.killing", str(folder), "--die", die]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    ran = subprocess.run(command, check=False, env=environment, cwd=ROOT)
    assert ran.returncode == DEAD


@pytest.mark.parametrize(
    "die", ["picture:9", "columns:1", "columns:5", "list:1", "list:4", "list:9"]
)
def test_a_death_loses_no_commit_and_shows_no_half_sheet(
    tmp_path: Path, empty: Path, whole: Path, die: str
) -> None:
    folder = tmp_path / "register"
    shutil.copytree(empty, folder)
    killed(folder, die)
    assert finish(check(folder)).problems == ()
    for (_, file), figures in contents(folder).items():
        assert len(figures) == 1 + int(file[0]), "half a sheet"
    write(folder)
    assert contents(folder) == contents(whole)
    assert finish(check(folder)).problems == ()
    on_disk = {path.name for path in (folder / FOLDER).iterdir() if path.is_dir()}
    assert on_disk == read_listing(folder).named
    assert list(Blobs(folder / BLOBS)) == list(Blobs(whole / BLOBS))
