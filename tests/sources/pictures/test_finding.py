import io
import os
import tarfile
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maodun.domain.errors import BadRecord, SourceError
from maodun.sources.archives import MOST_MEMBERS
from maodun.sources.pictures.finding import FoundPicture, find_pictures


def zipped(files: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return held.getvalue()


def tarred(path: Path, files: dict[str, bytes], *, link: str = "") -> Path:
    with tarfile.open(path, "w") as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        if link:
            info = tarfile.TarInfo("link.tif")
            info.type, info.linkname = tarfile.SYMTYPE, link
            archive.addfile(info)
    return path


def found(*paths: Path | str) -> dict[str, bytes]:
    return {
        one.place: one.load()
        for one in find_pictures([str(path) for path in paths])
        if isinstance(one, FoundPicture)
    }


def bad(*paths: Path | str) -> dict[str, str]:
    return {
        one.file: str(one.reason)
        for one in find_pictures([str(path) for path in paths])
        if isinstance(one, BadRecord)
    }


def test_folders_are_walked_and_data_beside_pictures_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "front").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name in ("b.jpg", "front/a.png", "notes.txt", "USD1.XML", ".hidden/c.png", "strange"):
        (tmp_path / name).write_bytes(name.encode())
    assert found(tmp_path) == {
        "b.jpg": b"b.jpg",
        "front/a.png": b"front/a.png",
        "strange": b"strange",
    }
    (one, *_) = find_pictures([str(tmp_path / "front" / "a.png")])
    assert isinstance(one, FoundPicture)
    assert (one.name, one.folder) == ("a.png", "front")


def test_a_file_given_by_name_is_never_passed_over(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_bytes(b"x")
    assert found(tmp_path / "notes.txt") == {"notes.txt": b"x"}
    assert bad(tmp_path / "none.png") == {"none.png": "this is no file"}


def test_archives_are_looked_into_also_one_within_another(tmp_path: Path) -> None:
    inner = zipped({"USD1/USD1.XML": b"<x/>", "USD1/USD1-D00001.TIF": b"II*"})
    (tmp_path / "w.zip").write_bytes(zipped({"I1/USD1.ZIP": inner, "a.png": b"A"}))
    assert found(tmp_path / "w.zip") == {
        "w.zip!I1/USD1.ZIP!USD1/USD1-D00001.TIF": b"II*",
        "w.zip!a.png": b"A",
    }


def test_a_tar_of_zips_is_read_by_place(tmp_path: Path) -> None:
    zips = {
        f"I1/USD{n}.ZIP": zipped({f"USD{n}/USD{n}-D00001.TIF": b"II*%d" % n, "a.xml": b""})
        for n in (1, 2)
    }
    tar = tarred(tmp_path / "w.tar", {**zips, "I1/loose.png": b"P", "I1/readme.txt": b"R"})
    assert found(tar) == {
        "w.tar!I1/USD1.ZIP!USD1/USD1-D00001.TIF": b"II*1",
        "w.tar!I1/USD2.ZIP!USD2/USD2-D00001.TIF": b"II*2",
        "w.tar!I1/loose.png": b"P",
    }
    (first, *_) = find_pictures([str(tar)])
    assert isinstance(first, FoundPicture)
    assert (first.name, first.folder) == ("USD1-D00001.TIF", "USD1")


def test_what_is_unsafe_in_a_tar_is_said_and_the_rest_is_read(tmp_path: Path) -> None:
    files = {"../out.png": b"x", "bad.zip": b"PK\x03\x04....", "good.png": b"G"}
    tar = tarred(tmp_path / "w.tar", files, link="/etc/passwd")
    assert found(tar) == {"w.tar!good.png": b"G"}
    reasons = [
        str(one.reason) for one in find_pictures([str(tar)]) if isinstance(one, BadRecord)
    ]
    assert len(reasons) == 3
    assert any("leaves the archive" in reason for reason in reasons)
    assert any("bad.zip cannot be unpacked" in reason for reason in reasons)
    assert any("is a link" in reason for reason in reasons)


def test_a_bomb_within_a_tar_is_refused(tmp_path: Path) -> None:
    bomb = zipped({"a.tif": b"\0" * (20 << 20)})
    tar = tarred(tmp_path / "w.tar", {"bomb.zip": bomb, "good.png": b"G"})
    assert found(tar) == {"w.tar!good.png": b"G"}
    assert "would unpack" in bad(tar)["w.tar"]


def test_a_tar_that_ends_too_early_is_said(tmp_path: Path) -> None:
    tar = tarred(tmp_path / "w.tar", {"a.png": b"A" * 3000, "b.png": b"B"})
    tar.write_bytes(tar.read_bytes()[:3000])
    assert bad(tar).keys() == {"w.tar"}
    assert MOST_MEMBERS == 100_000


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"PK\x03\x04 nothing", "cannot be read", id="damaged zip"),
        pytest.param(b"\x1f\x8b....", "unpack it first", id="gz"),
        pytest.param(zipped({"../../a.png": b"x"}), "leaves the archive", id="escape"),
        pytest.param(zipped({"a.png": b"\0" * (20 << 20)}), "would unpack", id="bomb"),
    ],
)
def test_archives_that_cannot_be_used_are_listed(
    tmp_path: Path, data: bytes, reason: str
) -> None:
    (tmp_path / "a.jpg").write_bytes(data)
    assert reason in bad(tmp_path)["a.jpg"]


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs links")
def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(b"S")
    folder = tmp_path / "photos"
    folder.mkdir()
    (folder / "a.png").symlink_to(tmp_path / "secret.png")
    (folder / "b.png").write_bytes(b"B")
    (folder / "c.png").symlink_to(folder / "b.png")
    (folder / "circle.png").symlink_to(folder / "circle.png")
    assert found(folder) == {"b.png": b"B", "c.png": b"B"}
    assert "leads out" in bad(folder)["a.png"]
    assert "no file" in bad(folder)["circle.png"]


def test_a_data_uri_holds_its_picture() -> None:
    uri = "data:image/png;base64,iVBORw0KGgo"
    assert found(uri) == {f"data:image/png ({len(uri)})": b"\x89PNG\r\n\x1a\n"}
    assert list(found("data:image/svg+xml,%3Csvg%3E").values()) == [b"<svg>"]


@pytest.mark.parametrize("name", ["w.tar", "w.zip"])
@given(changes=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), max_size=6))
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_changed_archive_is_read_or_refused_and_nothing_else(
    tmp_path: Path, name: str, changes: list[tuple[float, int]]
) -> None:
    path = tmp_path / name
    files = {"USD1.ZIP": zipped({"a.tif": b"II*", "b.tif": b"MM"}), "c.png": b"C" * 600}
    if name == "w.tar":
        tarred(path, files)
    else:
        path.write_bytes(zipped(files))
    data = bytearray(path.read_bytes())
    for place, value in changes:
        data[int(place * (len(data) - 1))] = value
    path.write_bytes(data)
    for one in find_pictures([str(path)]):
        if isinstance(one, FoundPicture):
            with suppress(SourceError):
                one.load()


@pytest.mark.parametrize("uri", ["data:image/png;base64", "data:image/png;base64,a"])
def test_a_damaged_data_uri_is_said(uri: str) -> None:
    (one,) = find_pictures([uri])
    assert isinstance(one, FoundPicture)
    with pytest.raises(SourceError, match="data:image/png"):
        one.load()
