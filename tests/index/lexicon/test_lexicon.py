"""The words of marks as the register keeps and finds them."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from maodun.compare.listings.keys import mark_keys, word_key
from maodun.domain.clearance import Window
from maodun.domain.errors import RegisterDamaged
from maodun.domain.ports import Scope
from maodun.domain.records import EventKind
from maodun.domain.rights import Party, Right, RightKind
from maodun.domain.signs import Goods, Sign, SignKind
from maodun.index.checking import check, refresh
from maodun.index.lexicon.keeping import FOLDER, LIST
from maodun.index.register import open_register
from tests.index.samples import event, finish, put, right, suit

EVERYTHING = Scope()


def mark(number: str, words: str, **changes: object) -> Right:
    values: dict[str, object] = {
        "kind": RightKind.MARK,
        "kind_code": "",
        "title": words,
        "application_number": None,
        "claims": (),
        "classes": (),
        "sign": Sign(words, SignKind.WORD),
        "goods": (Goods("Shoes", 25), Goods("Bags", 18)),
        "parties": (Party("Wheel Works, Inc.", "US", "assignee"),),
    }
    return right(number, **{**values, **changes})


def found(folder: Path, words: str, scope: Scope = EVERYTHING) -> list[str]:
    """Numbers whose every key these words share."""
    lexicon = open_register(folder).lexicon(scope)
    keys = mark_keys(words)
    rows: dict[int, int] = {}
    for _, row in lexicon.find(keys):
        rows[row] = rows.get(row, 0) + 1
    whole = [row for row, count in rows.items() if count == len(keys)]
    return sorted(one.number for one in lexicon.signs(whole))


def names(folder: Path) -> list[str]:
    told: Sequence[str] = json.loads((folder / FOLDER / LIST).read_bytes())["names"]
    return list(told)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    put(tmp_path, mark("USTM99900001", "Velora"), right(), mark("USTM99900002", "Vélora Sport"))
    return tmp_path


def test_a_mark_is_found_by_its_words_and_no_patent_by_its_title(folder: Path) -> None:
    assert found(folder, "VELORA") == ["USTM99900001"]
    assert found(folder, "velora-sport") == ["USTM99900002"]
    assert found(folder, "Airless tyre") == []
    assert len(open_register(folder).lexicon(EVERYTHING)) == 2


def test_what_is_known_of_a_sign_comes_with_it(folder: Path) -> None:
    put(folder, suit("Wheel Works LLC", "US1000000B2"), name="suits.csv")
    lexicon = open_register(folder).lexicon(EVERYTHING)
    (known,) = lexicon.signs([lexicon.find(mark_keys("Velora"))[0][1]])
    assert (known.words, known.kind, known.classes) == ("Velora", "mark", (18, 25))
    assert (known.holder, known.suits) == ("wheel works", 1)


def test_only_marks_of_the_scope_are_found_but_all_are_counted(folder: Path) -> None:
    put(folder, mark("EMTM999900003", "Velora", office="EM"), name="em.xml")
    put(folder, event("EMTM999900003", EventKind.WITHDRAWN, date(2023, 1, 1)), name="e.csv")
    assert found(folder, "velora", Scope(offices=frozenset({"US"}))) == ["USTM99900001"]
    assert found(folder, "velora", Scope(without=frozenset({"USTM99900001"}))) == [
        "EMTM999900003"
    ]
    window = Window(date(2027, 1, 1), date(2028, 1, 1))
    alive = Scope(offices=frozenset({"EM"}), alive=window)
    assert found(folder, "velora", alive) == []
    everybody = open_register(folder).lexicon(alive)
    assert list(everybody.crowds([word_key("velora")])) == [1]
    assert everybody.total() == 3


def test_a_corrected_text_is_found_by_its_new_words_only(folder: Path) -> None:
    put(folder, mark("USTM99900001", "Velmora"), name="next.xml")
    assert found(folder, "velmora") == ["USTM99900001"]
    assert "USTM99900001" not in found(folder, "velora")
    assert finish(check(folder)).problems == ()


def test_words_that_no_file_holds_yet_are_found(folder: Path) -> None:
    (folder / FOLDER / LIST).unlink()
    assert found(folder, "velora") == ["USTM99900001"]
    assert finish(check(folder)).problems == ()


def test_many_small_files_become_few_segments(folder: Path) -> None:
    for n in range(12):
        put(folder, mark(f"USTM9990{n + 100:04}", f"Brand{n}x"), name=f"{n}.xml")
    assert len(names(folder)) <= 4
    assert [found(folder, f"brand{n}x") for n in range(12)] == [
        [f"USTM9990{n + 100:04}"] for n in range(12)
    ]
    on_disk = {path.name for path in (folder / FOLDER).iterdir() if path.is_dir()}
    assert on_disk == set(names(folder))


def test_keys_made_in_another_way_are_made_anew(folder: Path) -> None:
    told = json.loads((folder / FOLDER / LIST).read_bytes())
    (folder / FOLDER / LIST).write_text(json.dumps({**told, "keys": "other"}))
    assert found(folder, "velora") == ["USTM99900001"]
    finish(refresh(folder))
    assert json.loads((folder / FOLDER / LIST).read_bytes())["keys"] == told["keys"]
    assert found(folder, "velora") == ["USTM99900001"]


def test_many_words_made_in_another_way_ask_for_a_writer(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / FOLDER / LIST).unlink()
    monkeypatch.setattr("maodun.index.register.MOST_MADE_READY", 1)
    with pytest.raises(RegisterDamaged, match="maodun register refresh"):
        found(folder, "velora")


def test_a_cut_file_is_damage_and_not_an_empty_answer(folder: Path) -> None:
    keys = folder / FOLDER / names(folder)[0] / "keys.npy"
    keys.write_bytes(keys.read_bytes()[:-8])
    with pytest.raises(RegisterDamaged, match=FOLDER):
        found(folder, "velora")
    assert len(finish(check(folder)).problems) == 1


def test_other_words_than_those_of_the_text_are_a_problem(folder: Path) -> None:
    words = folder / FOLDER / names(folder)[0] / "words.npy"
    column = np.load(words)
    column[0] = ord("W")
    np.save(words, column)
    (problem,) = finish(check(folder)).problems
    assert "row 0" in str(problem)


def test_a_scope_of_other_kinds_has_no_words(folder: Path) -> None:
    assert len(open_register(folder).lexicon(Scope(kinds=frozenset({RightKind.PATENT})))) == 0


def test_a_word_is_crowded_by_owners_and_not_by_registrations(folder: Path) -> None:
    nobody: dict[str, object] = {"parties": ()}
    put(
        folder,
        *(mark(f"USTM9990010{n}", "Velora Home") for n in range(3)),
        mark("USTM99900110", "Velora Two", **nobody),
        mark("USTM99900111", "velora two", **nobody),
        mark("USTM99900112", "Velora Three", **nobody),
        mark("USTM99900113", "Velora", parties=(Party("Other Ltd.", "CN", "assignee"),)),
        name="more.xml",
    )
    lexicon = open_register(folder).lexicon(Scope(without=frozenset({"USTM99900112"})))
    asked = [word_key("velora"), word_key("nothing"), word_key("three")]
    assert list(lexicon.crowds(asked)) == [4, 0, 1]


def test_signs_that_no_words_can_bring_up_are_counted_apart(folder: Path) -> None:
    slogan = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    put(folder, mark("USTM99900200", "★★★"), mark("USTM99900201", slogan), name="more.xml")
    lexicon = open_register(folder).lexicon(EVERYTHING)
    assert (len(lexicon), lexicon.unsought(), lexicon.total()) == (2, 2, 4)
