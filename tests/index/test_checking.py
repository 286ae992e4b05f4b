"""Damage is found, and dates follow the rules of today."""

from datetime import date
from pathlib import Path

import pytest

from maodun.domain.errors import RegisterDamaged, RegisterMissing
from maodun.domain.lives import Fate, Life
from maodun.domain.ports import Scope
from maodun.domain.rights import Right, Stage
from maodun.index import deriving
from maodun.index.checking import check, refresh
from maodun.index.register import open_register
from maodun.index.writing import CONTENT, Settings, writing
from tests.index.samples import finish, put, right
from tests.index.test_adding import WINDOW


def content(folder: Path) -> Path:
    return folder / CONTENT / "000000.bin"


def test_a_good_register_has_no_problems(tmp_path: Path) -> None:
    put(tmp_path, right(), right("US9B2"))
    report = finish(check(tmp_path))
    assert (report.rights, report.problems, report.notes) == (2, (), ())


def test_a_flipped_bit_is_named(tmp_path: Path) -> None:
    put(tmp_path, right(), right("US9B2"))
    raw = bytearray(content(tmp_path).read_bytes())
    raw[-3] ^= 1
    content(tmp_path).write_bytes(raw)
    (problem,) = finish(check(tmp_path)).problems
    assert "US9B2" in str(problem)


def test_a_cut_file_is_refused(tmp_path: Path) -> None:
    put(tmp_path, right())
    content(tmp_path).write_bytes(content(tmp_path).read_bytes()[:-1])
    with pytest.raises(RegisterDamaged, match=r"000000\.bin"):
        finish(check(tmp_path))


def test_a_word_missing_from_the_index_is_a_problem(tmp_path: Path) -> None:
    put(tmp_path, right(), right("US9B2"))
    with writing(tmp_path, Settings()) as session:
        session.words.delete_all_documents()
        session.commit()
    assert len(finish(check(tmp_path)).problems) == 2


def test_there_is_nothing_to_check_or_refresh(tmp_path: Path) -> None:
    with pytest.raises(RegisterMissing):
        finish(check(tmp_path))
    with pytest.raises(RegisterMissing):
        finish(refresh(tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_refresh_brings_in_new_rules_without_touching_texts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, right(), right("US9B2"))
    before = content(tmp_path).read_bytes()
    register = open_register(tmp_path)
    assert register.count(Scope(alive=WINDOW)) == 2

    def shorter(_: Right, *__: object, **___: object) -> Life:
        return Life(Stage.GRANT, date(2020, 1, 1), date(2021, 1, 1), Fate.EXPIRED)

    monkeypatch.setattr(deriving, "life", shorter)
    (note,) = finish(check(tmp_path)).notes
    assert "maodun register refresh" in str(note)
    assert finish(refresh(tmp_path)).changed == 2
    assert register.count(Scope(alive=WINDOW)) == 0
    assert finish(refresh(tmp_path)).changed == 0
    assert content(tmp_path).read_bytes() == before
