"""Conventions that no off-the-shelf linter checks."""

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

import maodun
from maodun.domain import errors
from maodun.domain.errors import MaodunError

ROOT = Path(maodun.__file__).parent
SOURCES = sorted(
    path for path in ROOT.rglob("*.py") if not {"migrations", "_generated"} & set(path.parts)
)
ERRORS = [
    error
    for error in vars(errors).values()
    if isinstance(error, type) and issubclass(error, MaodunError)
]
PARSERS = sorted(path.parent for path in (ROOT / "sources").rglob("parse.py"))
GOLDEN = Path(__file__).parent / "sources" / "golden"

LINES = 400
BANNED = {"utils", "helpers", "common", "manager", "misc"}
MANY_FILES = 20
VIEW_LINES = 15


def place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_no_two_things_share_a_docstring() -> None:
    """What keeps a promise of a port may repeat it word for word."""
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Module)
    texts = Counter(
        text
        for path in SOURCES
        if place(path) != "domain/ports.py"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, kinds) and (text := ast.get_docstring(node))
    )
    assert [text for text, count in texts.items() if count > 1] == []


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: error.__name__)
def test_each_error_has_its_own_code_and_stands_in_the_tree(error: type[MaodunError]) -> None:
    assert [other.code for other in ERRORS].count(error.code) == 1
    assert re.search(rf"(^|─ ){error.__name__}\b", errors.__doc__ or "", re.M)


def test_no_module_outgrows_its_subject() -> None:
    lengths = {place(path): len(path.read_text("utf-8").splitlines()) for path in SOURCES}
    assert {name: length for name, length in lengths.items() if length > LINES} == {}


def test_no_module_is_named_after_nothing() -> None:
    assert [place(path) for path in SOURCES if {path.stem, path.parent.name} & BANNED] == []


def test_no_folder_holds_more_than_a_reader_can_see_at_once() -> None:
    counts = Counter(path.parent for path in SOURCES)
    assert {place(folder): n for folder, n in counts.items() if n > MANY_FILES} == {}


@pytest.mark.parametrize("folder", PARSERS, ids=place)
def test_every_source_has_golden_files_and_names_its_fields(folder: Path) -> None:
    golden = GOLDEN / folder.name
    raw = {path.name.partition(".raw.")[0] for path in golden.glob("*.raw.*")}
    parsed = {path.name.partition(".parsed.")[0] for path in golden.glob("*.parsed.json")}
    assert raw
    assert raw == parsed
    told = [path.read_text("utf-8") for path in (ROOT / "sources").rglob("FIELDS.md")]
    assert (folder / "FIELDS.md").exists() or any(folder.name in text for text in told)


def test_an_exception_to_a_rule_has_a_reason() -> None:
    bare = re.compile(r"# noqa(: ?[\w, ]+)?$|# type: ignore(\[[\w, -]+\])?$")
    found = [
        f"{place(path)}: {line.strip()}"
        for path in SOURCES
        for line in path.read_text("utf-8").splitlines()
        if bare.search(line)
    ]
    assert found == []


def test_commands_parse_call_one_service_and_render() -> None:
    long = [
        f"{place(path)}:{node.name}"
        for path in SOURCES
        if path.is_relative_to(ROOT / "cli")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef)
        and any("click.command" in ast.unparse(one) for one in node.decorator_list)
        and body_lines(node) > VIEW_LINES
    ]
    assert long == []


def test_views_parse_call_one_service_and_render() -> None:
    long = [
        f"{place(path)}:{node.name}"
        for path in (ROOT / "web" / "pages").glob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef)
        and node.args.args
        and node.args.args[0].arg == "request"
        and body_lines(node) > VIEW_LINES
    ]
    assert long == []


def body_lines(function: ast.FunctionDef) -> int:
    """Lines after the docstring."""
    _, *rest = function.body
    return (function.end_lineno or 0) - rest[0].lineno + 1 if rest else 0
