"""Pictures of rights into the register, from files as people have them."""

import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from PIL import Image

from maodun.company.register.cutting import Piece, Whole
from maodun.company.register.pictures import (
    Means,
    register_pictures,
    register_pictures_again,
)
from maodun.company.register.taken import PicturesRenewed, PicturesTaken
from maodun.domain.errors import OtherEncoder, RegisterMissing
from maodun.domain.pictures import LookKind, RegisteredFigure
from maodun.domain.ports import Scope
from maodun.domain.rights import Figure, Paragraph, RightKind
from maodun.encoders.reading.pictures import ReadPicture
from maodun.index.checking import check
from maodun.index.pictures.keeping import BLOBS
from maodun.index.register import open_register
from maodun.index.storage.blobs import Blobs
from tests.company.register.eyes import SHAPES, drawing, means
from tests.index.pictures.sheets import design
from tests.index.samples import finish, put, right

DESIGN = "USD919445S1"
CHINESE = "CN306123456S"
WORK = "USWKVA0002123456"
PATENT = "US11427642B2"
FIRST = "USD0919445-20210518-D00001.TIF"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    home = tmp_path / "register"
    work = right(
        WORK,
        kind=RightKind.WORK,
        kind_code="",
        figures=(Figure("1", "prints/roses.jpg"),),
    )
    put(home, design(DESIGN), design(CHINESE, office="CN", kind_code="S"), work, right(PATENT))
    return home


@pytest.fixture
def sheets(tmp_path: Path) -> Path:
    return tmp_path / "sheets"


def lay(folder: Path, *names: str) -> None:
    for n, name in enumerate(names):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        form = "TIFF" if name.lower().endswith("tif") else "PNG"
        (folder / name).write_bytes(drawing(n, form))


def take(folder: Path, *paths: Path) -> PicturesTaken:
    return finish(
        register_pictures(paths=[str(path) for path in paths], folder=folder, means=SHAPES)
    )


def figures(
    folder: Path, number: str, kind: LookKind = LookKind.SHAPE
) -> list[RegisteredFigure]:
    gallery = open_register(folder).gallery(Scope(), kind)
    return list(gallery.figures(gallery.of_right(number)))


@pytest.mark.parametrize(
    ("name", "number"),
    [
        pytest.param(FIRST, DESIGN, id="a sheet of the office"),
        pytest.param("USD0919445.png", DESIGN, id="an image of 2007"),
        pytest.param("D919,445.png", DESIGN, id="the number as people write it"),
        pytest.param("CN306123456S_1.png", CHINESE, id="a number and a count"),
        pytest.param("CN306123456S_view (2).png", CHINESE, id="a number and several ends"),
        pytest.param("CN306123456S/front.png", CHINESE, id="a folder of that name"),
        pytest.param("CN306123456S/7654321.png", CHINESE, id="a file named after nothing here"),
        pytest.param("USD0919445-20210518/x/2.png", DESIGN, id="a folder of the office"),
    ],
)
def test_a_picture_goes_to_the_right_it_is_named_after(
    folder: Path, sheets: Path, name: str, number: str
) -> None:
    lay(sheets, name)
    taken = take(folder, sheets)
    assert (taken.sheets, taken.figures, taken.rights, taken.bad) == (1, 1, 1, ())
    (figure,) = figures(folder, number)
    assert figure.sheet == name.rsplit("/", 1)[-1]
    assert (figure.width, figure.height) == (120, 90)
    assert open_register(folder).picture(figure.sha256) is not None
    assert finish(check(folder)).problems == ()


def test_a_picture_is_taken_for_the_right_whose_record_names_it(
    folder: Path, sheets: Path
) -> None:
    lay(sheets, "prints/roses.jpg", "prints/tulips.jpg")
    means_of_both = means(LookKind.SHAPE, LookKind.COPY)
    taken = finish(register_pictures(paths=[str(sheets)], folder=folder, means=means_of_both))
    assert (taken.sheets, taken.rights) == (1, 1)
    assert [figure.sheet for figure in figures(folder, WORK, LookKind.COPY)] == ["roses.jpg"]
    assert [bad.file for bad in taken.bad] == ["prints/tulips.jpg"]
    assert "no record names the file" in str(taken.bad[0].reason)


def test_every_file_is_accounted_for(folder: Path, sheets: Path) -> None:
    lay(
        sheets,
        "USD0919445-20210518-D00000.TIF",
        FIRST,
        "US11427642-20220830-D00001.TIF",
        "USD0919446-20210518-D00001.TIF",
        "USWKVA0002123456.png",
    )
    (sheets / "USD0919445-20210518-D00002.TIF").write_bytes(b"II*\0 and no more")
    taken = take(folder, sheets)
    assert (taken.sheets, taken.front, taken.elsewhere, taken.kept) == (1, 1, 1, 0)
    assert [bad.file.rsplit("/", 1)[-1] for bad in taken.bad] == [
        "USD0919445-20210518-D00002.TIF",
        "USWKVA0002123456.png",
        "USD0919446-20210518-D00001.TIF",
    ]
    assert "no encoder" in str(taken.bad[1].reason)
    assert all(str(bad.reason) for bad in taken.bad)


def test_a_sheet_without_a_figure_is_said(folder: Path, sheets: Path) -> None:
    lay(sheets, FIRST)
    nothing = Means(SHAPES.encoders, lambda *_: [])
    taken = finish(register_pictures(paths=[str(sheets)], folder=folder, means=nothing))
    assert [str(bad.reason) for bad in taken.bad] == ["no figure was found on this sheet"]
    assert (taken.sheets, take(folder, sheets).sheets) == (0, 1)


def test_a_figure_too_small_to_keep_never_stops_the_others(folder: Path, sheets: Path) -> None:
    lay(sheets, FIRST, "USD0919445-20210518-D00002.TIF")

    def cut(page: ReadPicture, labels: Sequence[str]) -> Sequence[Piece]:
        pixels = page.pixels[:1, :1] if cut_before else page.pixels
        cut_before.append(True)
        return [Whole(pixels, page.kind, next(iter(labels), ""))]

    cut_before: list[bool] = []
    taken = finish(
        register_pictures(paths=[str(sheets)], folder=folder, means=Means(SHAPES.encoders, cut))
    )
    assert (taken.sheets, len(taken.bad)) == (1, 1)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        pytest.param("The broken lines show a rack.", True, id="described"),
        pytest.param("FIG. 1 is a front view.", False, id="not described"),
        pytest.param("", True, id="no description"),
    ],
)
def test_broken_lines_that_the_text_does_not_describe_stay_in(
    folder: Path, sheets: Path, said: str, *, kept: bool
) -> None:
    text = (Paragraph("", said),) if said else ()
    put(folder, design("USD919446S1", description=text), name="said.xml")
    lay(sheets, "USD0919446-20210518-D00001.TIF")

    def cut(page: ReadPicture, labels: Sequence[str]) -> Sequence[Piece]:
        bare = page.pixels.copy()
        bare[:45] = 255
        return [Whole(page.pixels, page.kind, "".join(labels[:1]), 0.4, bare)]

    finish(
        register_pictures(paths=[str(sheets)], folder=folder, means=Means(SHAPES.encoders, cut))
    )
    (figure,) = figures(folder, "USD919446S1")
    assert (figure.claimed_sha256 is not None, figure.broken) == (kept, 0.4)
    assert figure.left_out == (0.4 if kept else 0.0)


def test_the_same_files_again_change_nothing(folder: Path, sheets: Path) -> None:
    lay(sheets, FIRST, "USD0919445-20210518-D00002.TIF")
    take(folder, sheets)
    before = figures(folder, DESIGN)
    again = take(folder, sheets)
    assert (again.sheets, again.kept) == (0, 2)
    assert figures(folder, DESIGN) == before


def test_stopped_work_goes_on_where_it_was(folder: Path, sheets: Path) -> None:
    lay(sheets, *(f"USD0919445-20210518-D{n:05}.TIF" for n in range(1, 6)))
    steps = register_pictures(paths=[str(sheets)], folder=folder, means=SHAPES)
    for _ in range(3):
        next(steps)
    steps.close()
    assert len(figures(folder, DESIGN)) == 2
    taken = take(folder, sheets)
    assert (taken.kept, taken.sheets) == (2, 3)
    assert [figure.sheet[-5] for figure in figures(folder, DESIGN)] == list("12345")


def test_a_file_is_taken_with_all_its_pages_or_not_at_all(folder: Path, sheets: Path) -> None:
    """A file of which one page is kept counts as done, so that the others would be lost."""
    sheets.mkdir()
    images = [Image.open(io.BytesIO(drawing(seed))) for seed in (1, 2)]
    images[0].save(sheets / FIRST, "TIFF", save_all=True, append_images=images[1:])
    cut_before: list[bool] = []

    def interrupted(page: ReadPicture, labels: Sequence[str]) -> Sequence[Piece]:
        if cut_before:
            raise KeyboardInterrupt
        cut_before.append(True)
        return [Whole(page.pixels, page.kind, "".join(labels[:1]))]

    meant = Means(SHAPES.encoders, interrupted)
    with pytest.raises(KeyboardInterrupt):
        finish(register_pictures(paths=[str(sheets)], folder=folder, means=meant))
    taken = take(folder, sheets)
    assert (taken.sheets, taken.kept) == (2, 0)
    assert [figure.sheet for figure in figures(folder, DESIGN)] == [FIRST, f"{FIRST}#2"]


def test_another_encoder_is_refused_before_anything_is_read(folder: Path, sheets: Path) -> None:
    lay(sheets, FIRST)
    take(folder, sheets)
    other = means(LookKind.SHAPE, name="tiny-2")
    with pytest.raises(OtherEncoder, match="--again"):
        next(register_pictures(paths=[str(sheets)], folder=folder, means=other))


def test_without_a_register_there_is_nothing_to_take_them_for(sheets: Path) -> None:
    lay(sheets, FIRST)
    with pytest.raises(RegisterMissing):
        next(register_pictures(paths=[str(sheets)], folder=sheets / "none", means=SHAPES))


def renewed(folder: Path, name: str) -> PicturesRenewed:
    encoders = means(LookKind.SHAPE, name=name).encoders
    return finish(register_pictures_again(folder=folder, encoders=encoders))


def test_another_encoder_looks_at_every_kept_picture_anew(folder: Path, sheets: Path) -> None:
    lay(sheets, *(f"USD0919445-20210518-D{n:05}.TIF" for n in range(1, 4)))
    take(folder, sheets)
    before = open_register(folder).gallery(Scope(), LookKind.SHAPE)
    report = renewed(folder, "tiny-2")
    assert (report.figures, report.bad) == (3, ())
    after = open_register(folder).gallery(Scope(), LookKind.SHAPE)
    assert (before.encoder, after.encoder) == ("tiny-1", "tiny-2")
    assert after.looks(range(3)) == before.looks(range(3))
    assert figures(folder, DESIGN)[0].sheet.endswith("1.TIF")
    assert finish(check(folder)).problems == ()
    assert renewed(folder, "tiny-2").figures == 0  # nothing left to do


def test_figures_that_newer_sheets_replaced_are_not_counted_as_seen_anew(
    folder: Path, sheets: Path
) -> None:
    names = [f"USD0919445-20210518-D{n:05}.TIF" for n in range(1, 6)]
    lay(sheets, *names)
    take(folder, sheets)
    (sheets / FIRST).write_bytes(drawing(99, "TIFF"))
    take(folder, sheets)
    assert renewed(folder, "tiny-2").figures == len(figures(folder, DESIGN)) == 5


def test_looking_anew_goes_on_after_a_stop_and_changes_in_one_step(
    folder: Path, sheets: Path
) -> None:
    for n in range(1, 5):  # of halving size, so that they stay segments of their own
        names = [f"USD0919445-20210518-D{n}{m:04}.TIF" for m in range(1, 1 + 3 ** (4 - n))]
        lay(sheets / str(n), *names)
        for m, name in enumerate(names):
            (sheets / str(n) / name).write_bytes(drawing(100 * n + m, "TIFF"))
        take(folder, sheets / str(n))
    encoders = means(LookKind.SHAPE, name="tiny-2").encoders
    steps = register_pictures_again(folder=folder, encoders=encoders)
    next(steps)
    next(steps)  # the first segment is done
    steps.close()
    half_way = open_register(folder).gallery(Scope(), LookKind.SHAPE)
    assert half_way.encoder == "tiny-1"
    assert finish(check(folder)).problems == ()
    left = [step.done for step in register_pictures_again(folder=folder, encoders=encoders)]
    assert left[0] == 27
    after = open_register(folder).gallery(Scope(), LookKind.SHAPE)
    assert (after.encoder, len(after)) == ("tiny-2", len(half_way))
    assert finish(check(folder)).problems == ()


def test_a_kept_picture_that_is_lost_is_said_when_all_are_seen_anew(
    folder: Path, sheets: Path
) -> None:
    lay(sheets, FIRST)
    take(folder, sheets)
    (figure,) = figures(folder, DESIGN)
    Blobs(folder / BLOBS).remove(figure.sha256)
    report = renewed(folder, "tiny-2")
    (bad,) = report.bad
    assert report.figures == 0
    assert (bad.number, str(bad.reason)) == (DESIGN, "its kept picture is missing")
