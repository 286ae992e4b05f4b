"""Figures as the register keeps and finds them."""

import json
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from maodun.domain.clearance import Window
from maodun.domain.errors import OtherEncoder, RegisterDamaged
from maodun.domain.pictures import LookKind, PictureKind
from maodun.domain.ports import Gallery, Scope
from maodun.domain.records import EventKind
from maodun.domain.rights import Paragraph, RightKind
from maodun.domain.signs import Sign, SignKind
from maodun.index.checking import check
from maodun.index.pictures.keeping import BLOBS, Model, keeping
from maodun.index.pictures.listing import FOLDER, LIST
from maodun.index.register import LocalRegister, open_register
from maodun.index.storage.blobs import Blobs
from tests.index.pictures.sheets import DIMS, MODEL, SHAPES, design, keep, sheet, vectors
from tests.index.samples import event, finish, put, right

EVERYTHING = Scope()
COUNT = 12
NUMBERS = tuple(f"USD{900_000 + n}S1" for n in range(COUNT))


def gallery(folder: Path, scope: Scope = EVERYTHING) -> Gallery:
    return open_register(folder).gallery(scope, LookKind.SHAPE)


def names(folder: Path, looks: NDArray[np.float32], *, limit: int = 1) -> list[str]:
    """Numbers of the nearest rights, best first."""
    held = gallery(folder)
    (found,) = held.nearest([tuple(looks[0].tolist())], limit=limit)
    figures = held.figures([figure for figure, _ in found])
    return list(dict.fromkeys(one.publication_number for one in figures))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    put(tmp_path, *(design(number) for number in NUMBERS), right())
    keep(tmp_path, [(one, f"{one}-1.tif", vectors(n, 3)) for n, one in enumerate(NUMBERS)])
    return tmp_path


def test_a_figure_is_found_by_its_look_with_all_that_is_known_of_it(folder: Path) -> None:
    held = gallery(folder)
    (found,) = held.nearest([tuple(vectors(7, 3)[1].tolist())], limit=1)
    assert found[0][1] == pytest.approx(1, abs=0.002)
    assert len(found) == 3  # the other figures of that right come with it
    (figure,) = held.figures([found[0][0]])
    assert (figure.publication_number, figure.label) == (NUMBERS[7], "2")
    assert (figure.kind, figure.sheet) == (PictureKind.DRAWING, f"{NUMBERS[7]}-1.tif")
    assert open_register(folder).picture(figure.sha256) == vectors(7, 3)[1].tobytes()
    assert (held.encoder, len(held)) == ("tiny-1", 3 * COUNT)


def test_the_nearest_are_those_of_looking_at_every_figure(folder: Path) -> None:
    held = gallery(folder)
    everything = np.concatenate([vectors(n, 3) for n in range(COUNT)]).astype(np.float16)
    looks = vectors(1000, 25)
    for look, found in zip(looks, held.nearest(list(map(tuple, looks)), limit=7), strict=True):
        products = everything.astype(np.float32) @ look
        order = np.argsort(-products, kind="stable")
        rights = list(dict.fromkeys((order // 3).tolist()))[:7]
        expected = [int(one) for one in order if one // 3 in rights]
        assert [figure for figure, _ in found] == expected
        assert [product for _, product in found] == pytest.approx(
            products[expected].tolist(), abs=1e-6
        )


def test_only_figures_of_the_scope_come_up(folder: Path) -> None:
    put(folder, event(NUMBERS[7], EventKind.LAPSED, date(2023, 1, 1)), name="events.csv")
    alive = Scope(alive=Window(date(2027, 1, 1), date(2028, 1, 1)))
    looks = [tuple(vectors(7, 3)[1].tolist())]
    held = gallery(folder, alive)
    (found,) = held.nearest(looks, limit=100)
    numbers = {one.publication_number for one in held.figures([n for n, _ in found])}
    assert numbers == set(NUMBERS) - {NUMBERS[7]}
    assert list(held.of_right(NUMBERS[7])) == []
    without = gallery(folder, Scope(without=frozenset(NUMBERS[1:])))
    assert len(without) == 3
    assert len(gallery(folder, Scope(kinds=frozenset({RightKind.PATENT})))) == 0


def test_rights_with_and_without_pictures_are_counted(folder: Path) -> None:
    put(folder, design("USD0800001S1"), name="more.xml")
    register = open_register(folder)
    found = register.pictured(EVERYTHING, LookKind.SHAPE)
    assert (found.rights, found.with_pictures, found.figures) == (COUNT + 1, COUNT, 3 * COUNT)
    works = register.pictured(EVERYTHING, LookKind.COPY)
    assert (works.rights, works.with_pictures, works.figures) == (0, 0, 0)


@pytest.mark.parametrize(
    ("sign", "counts"),
    [
        pytest.param(Sign("LUNO", SignKind.WORD), (0, 0), id="words alone have no picture"),
        pytest.param(Sign("LUNO", SignKind.COMBINED), (1, 0), id="words with a figure"),
        pytest.param(Sign("", SignKind.FIGURE), (1, 0), id="a figure"),
        pytest.param(Sign("", SignKind.OTHER), (1, 0), id="a shape or a colour"),
        pytest.param(Sign("LUNO", SignKind.UNKNOWN), (0, 1), id="nobody says"),
        pytest.param(
            Sign("LUNO", SignKind.UNKNOWN, vienna=("01.07.06",)), (1, 0), id="coded figure"
        ),
    ],
)
def test_only_marks_that_should_have_a_picture_lack_one(
    tmp_path: Path, sign: Sign, counts: tuple[int, int]
) -> None:
    put(tmp_path, right("EM018000001", kind=RightKind.MARK, sign=sign, title=sign.words))
    told = open_register(tmp_path).pictured(EVERYTHING, LookKind.SIGN)
    assert (told.rights, told.unsaid, told.with_pictures) == (*counts, 0)


def test_nothing_kept_is_an_empty_gallery(tmp_path: Path) -> None:
    put(tmp_path, design(NUMBERS[0]))
    held = gallery(tmp_path)
    assert (len(held), held.encoder) == (0, "")
    assert held.nearest([(1.0, 0.0)], limit=3) == [[]]
    assert held.likeness([(1.0, 0.0)], []) == [[]]
    assert list(held.of_right(NUMBERS[0])) == []


def test_the_figures_of_a_right_stand_in_printed_order_over_all_commits(folder: Path) -> None:
    number = NUMBERS[3]
    keep(folder, [(number, f"{number}-0.tif", vectors(501, 2))])
    keep(folder, [(number, f"{number}-2.tif", vectors(502, 1))])
    held = gallery(folder)
    figures = held.figures(held.of_right(number))
    assert [(one.sheet[-5], one.label) for one in figures] == [
        *(("0", "1"), ("0", "2")),
        *(("1", "1"), ("1", "2"), ("1", "3")),
        ("2", "1"),
    ]
    assert names(folder, vectors(502, 1)) == [number]


def test_likeness_and_looks_are_of_the_figures_asked_for(folder: Path) -> None:
    held = gallery(folder)
    mine = list(held.of_right(NUMBERS[5]))
    rows = held.likeness([tuple(one) for one in vectors(5, 3).tolist()], mine)
    assert np.allclose(np.diag(np.array(rows)), 1, atol=0.002)
    assert np.allclose(np.array(held.looks(mine)), vectors(5, 3), atol=0.001)


def test_a_corrected_text_keeps_its_pictures(folder: Path) -> None:
    before = len(gallery(folder))
    put(folder, design(NUMBERS[7], title="Corrected"), name="next.xml")
    assert len(gallery(folder)) == before
    assert names(folder, vectors(7, 3)) == [NUMBERS[7]]
    assert finish(check(folder)).problems == ()


def test_views_are_those_of_the_text_as_it_is_now(folder: Path) -> None:
    number = NUMBERS[2]
    said = "FIG. 1 is a perspective view of a lamp; FIG. 2 is a front view thereof"
    for text, views in ((said, ["perspective", "front", "unknown"]), ("", ["unknown"] * 3)):
        corrected = design(number, description=(Paragraph("", text),), title=text or "Lamp")
        put(folder, corrected, name=f"{len(text)}.xml")
        held = gallery(folder)
        figures = held.figures(held.of_right(number))
        assert [one.view for one in figures] == views
        assert "front view" in figures[1].said or not text


def test_new_bytes_of_a_sheet_take_the_place_of_the_old(folder: Path) -> None:
    number, old = NUMBERS[7], vectors(7, 3)[0].tobytes()
    keep(folder, [(number, f"{number}-1.tif", vectors(777, 1))], version="corrected")
    held = gallery(folder)
    assert len(held.of_right(number)) == 1
    assert names(folder, vectors(777, 1)) == [number]
    assert names(folder, vectors(7, 3)) != [number]
    assert old not in [Blobs(folder / BLOBS).get(name) for name in Blobs(folder / BLOBS)]
    assert finish(check(folder)).problems == ()


def test_the_same_bytes_for_the_same_right_are_known(folder: Path) -> None:
    number = NUMBERS[7]
    with keeping(folder, SHAPES) as keeper:
        bytes_of_it = f" of {number} {number}-1.tif"
        assert keeper.holds(LookKind.SHAPE, number, bytes_of_it)
        assert not keeper.holds(LookKind.SHAPE, NUMBERS[8], bytes_of_it)
        assert not keeper.holds(LookKind.COPY, number, bytes_of_it)
        new = sheet(keeper, number, "2.tif", vectors(9), "other bytes")
        keeper.add(LookKind.SHAPE, new)
        assert keeper.holds(LookKind.SHAPE, number, "other bytes")
    with keeping(folder, SHAPES) as keeper:  # it was never committed
        assert not keeper.holds(LookKind.SHAPE, number, "other bytes")


def test_many_small_commits_become_few_segments(tmp_path: Path) -> None:
    put(tmp_path, *(design(number) for number in NUMBERS))
    sheets = [(one, "1.tif", vectors(n, 2)) for n, one in enumerate(NUMBERS)]
    keep(tmp_path, sheets, at_once=1)
    told = json.loads((tmp_path / FOLDER / LIST).read_bytes())["shelves"]["shape"]["names"]
    assert len(told) <= 6
    assert {path.name for path in (tmp_path / FOLDER).iterdir()} == {*told, LIST}
    assert [names(tmp_path, vectors(n, 2)) for n in range(COUNT)] == [[one] for one in NUMBERS]
    assert finish(check(tmp_path)).problems == ()


def test_vectors_of_another_encoder_are_refused(folder: Path) -> None:
    other = {LookKind.SHAPE: Model("tiny-2", DIMS)}
    with pytest.raises(OtherEncoder, match=r"tiny-1.*tiny-2.*register pictures --again"):
        keeping(folder, other).__enter__()
    with keeping(folder, {LookKind.COPY: Model("tiny-2", DIMS)}):
        pass  # another kind of look may have another encoder


def test_a_reader_sees_what_is_added_while_it_is_open(folder: Path) -> None:
    register = open_register(folder)
    before = register.gallery(EVERYTHING, LookKind.SHAPE)
    keep(folder, [(NUMBERS[0], "new.tif", vectors(600, 2))])
    assert len(register.gallery(EVERYTHING, LookKind.SHAPE)) == len(before) + 2
    assert len(before.nearest([tuple(vectors(600)[0].tolist())], limit=1)[0]) == 3


def test_figures_in_which_nothing_is_claimed_never_come_first(folder: Path) -> None:
    keep(folder, [(NUMBERS[0], "none.tif", np.zeros((1, DIMS), np.float32))])
    held = gallery(folder)
    (nothing,) = (n for n in held.of_right(NUMBERS[0]) if held.looks([n])[0] == (0.0,) * DIMS)
    assert held.likeness([tuple(vectors(1)[0].tolist())], [nothing]) == [[0.0]]
    assert finish(check(folder)).problems == ()


@pytest.mark.parametrize("file", ["codes.npy", "facts.npy", "halves.npy"])
def test_a_file_that_was_cut_is_said_with_what_to_do(folder: Path, file: str) -> None:
    (cut,) = (folder / FOLDER).glob(f"*/{file}")
    cut.write_bytes(cut.read_bytes()[:-4])
    with pytest.raises(RegisterDamaged, match="register pictures PATH"):
        gallery(folder)
    assert [str(one) for one in finish(check(folder)).problems if "cannot be read" in str(one)]


def test_check_names_pictures_that_are_gone_or_changed(folder: Path) -> None:
    first, second, *_ = sorted(Blobs(folder / BLOBS))
    Blobs(folder / BLOBS).remove(first)
    (folder / BLOBS / second[:2] / second).write_bytes(b"something else")
    problems = sorted(str(one) for one in finish(check(folder)).problems)
    assert len(problems) == 2
    assert "no longer holds" in problems[0]
    assert first in problems[1]


def test_check_names_vectors_and_rights_that_do_not_belong(folder: Path) -> None:
    (home,) = (path for path in (folder / FOLDER).iterdir() if path.is_dir())
    halves = np.load(home / "halves.npy")
    halves[4] *= 0.5
    np.save(home / "halves.npy", halves)
    rows = np.load(home / "rows.npy")
    rows[0] += 1
    np.save(home / "rows.npy", rows)
    problems = sorted(str(one) for one in finish(check(folder)).problems)
    assert problems == [
        f"A figure of {NUMBERS[0]} stands under another right",
        f"A vector of {NUMBERS[1]} is not as its encoder made it",
    ]


def test_pictures_without_a_figure_are_a_note(folder: Path) -> None:
    Blobs(folder / BLOBS).put(b"left by a writer that was killed")
    report = finish(check(folder))
    assert report.problems == ()
    assert [str(note) for note in report.notes] == [
        "1 kept pictures belong to no figure; the next replaced sheet sweeps them"
    ]


def test_the_model_of_the_register_is_told(folder: Path) -> None:
    assert isinstance(open_register(folder), LocalRegister)
    assert gallery(folder).encoder == MODEL.name
