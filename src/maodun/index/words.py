"""The word index on disk, opened to be written or read."""

from pathlib import Path

from tantivy import Index

from maodun.domain.errors import RegisterDamaged
from maodun.domain.text import T
from maodun.index.schema import build_schema, register_analyzers

FOLDER = "words"


def make_words(folder: Path) -> Index:
    """Open the word index for writing, laid out where there is none.

    Raises:
        RegisterDamaged: Another version of the program laid it out.
    """
    path = folder / FOLDER
    path.mkdir(exist_ok=True)
    try:
        return register_analyzers(Index(build_schema(), str(path)))
    except ValueError as error:
        raise _unreadable(path, error) from error


def read_words(folder: Path) -> Index:
    """Open the word index for reading.

    Raises:
        RegisterDamaged: It is missing, or another version of the program laid it out.
    """
    path = folder / FOLDER
    try:
        return register_analyzers(Index.open(str(path)))
    except (ValueError, OSError) as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: Exception) -> RegisterDamaged:
    return RegisterDamaged(
        T(
            "The word index {path} cannot be used ({because}); "
            "add the files again to a new folder",
            path=str(path),
            because=str(error),
        )
    )
