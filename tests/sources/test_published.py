"""Files are found in folders and archives, and nothing unsafe gets further than its name."""

import gzip
import io
import os
import stat
import zipfile
from pathlib import Path

import pytest

from maodun.domain.errors import BadRecord
from maodun.domain.records import PublishedFile
from maodun.domain.rights import Right
from maodun.sources.published import published, records

GOLDEN = Path(__file__).parent / "golden"
GRANTS = (GOLDEN / "uspto_grants" / "week.raw.xml").read_bytes()
APPLICATIONS = (GOLDEN / "uspto_applications" / "week.raw.xml").read_bytes()
INSIDE = {"ipg990106.xml": GRANTS, "ipa990108.xml": APPLICATIONS}


def zipped(members: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return packed.getvalue()


def found(*paths: Path) -> tuple[list[PublishedFile], list[BadRecord]]:
    everything = list(published(paths))
    files = [item for item in everything if isinstance(item, PublishedFile)]
    return files, [item for item in everything if isinstance(item, BadRecord)]


def numbers(file: PublishedFile, start: int = 0) -> list[str]:
    return [
        read.record.publication_number
        for read in records(file, start=start)
        if isinstance(read.record, Right)
    ]


def test_a_folder_is_walked_in_order_and_pictures_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("b/USD1.TIF", "b/a.dtd", "README.md", ".hidden"):
        (tmp_path / name).write_bytes(b"II*\0")
    (tmp_path / "b" / "grants.xml").write_bytes(GRANTS)
    (tmp_path / "a.xml").write_bytes(APPLICATIONS)
    files, bad = found(tmp_path)
    assert [(file.name, file.source) for file in files] == [
        ("a.xml", "uspto_applications"),
        ("grants.xml", "uspto_grants"),
    ]
    assert bad == []


def test_a_file_that_no_source_reads_is_listed(tmp_path: Path) -> None:
    (tmp_path / "claims.txt").write_text("1. A lamp.")
    (tmp_path / "empty").write_bytes(b"")
    files, bad = found(tmp_path, tmp_path / "missing.xml")
    assert files == []
    assert [record.file for record in bad] == ["claims.txt", "empty", "missing.xml"]
    assert all("no source" in str(r.reason) for r in bad[:2])
    assert "jsonl/FIELDS.md" in str(bad[0])
    assert "byte" not in str(bad[0])


@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_zip_gives_each_of_its_files(tmp_path: Path, compression: int) -> None:
    path = tmp_path / "ipg990106.zip"
    path.write_bytes(zipped(INSIDE | {"a/b.TIF": b"II*"}, compression))
    files, bad = found(path)
    assert [(f.member, f.size) for f in files] == [
        ("ipa990108.xml", len(APPLICATIONS)),
        ("ipg990106.xml", len(GRANTS)),
    ]
    assert bad == []
    assert numbers(files[1])[:2] == ["US99000001B2", "USD9900001S1"]


def test_reading_resumes_within_a_zip(tmp_path: Path) -> None:
    path = tmp_path / "week.zip"
    path.write_bytes(zipped(INSIDE))
    file = found(path)[0][1]
    first = next(iter(records(file)))
    assert numbers(file, start=first.next_offset) == numbers(file)[1:]


def test_an_archive_within_an_archive_is_looked_into_once(tmp_path: Path) -> None:
    path = tmp_path / "outer.zip"
    twice = zipped({"deepest.zip": zipped(INSIDE)})
    path.write_bytes(zipped({"d/inner.zip": zipped(INSIDE), "twice.zip": twice}))
    files, bad = found(path)
    assert [file.member for file in files] == [
        "d/inner.zip!ipa990108.xml",
        "d/inner.zip!ipg990106.xml",
    ]
    assert files[0].name == "inner.zip!ipa990108.xml"
    assert len(numbers(files[1])) == 4
    assert [record.file for record in bad] == ["twice.zip!deepest.zip"]


def test_a_file_packed_by_gzip_is_read(tmp_path: Path) -> None:
    path = tmp_path / "week.xml.gz"
    path.write_bytes(gzip.compress(GRANTS))
    (file,), bad = found(path)
    assert (file.source, file.size, bad) == ("uspto_grants", len(GRANTS), [])
    assert len(numbers(file)) == 4


@pytest.mark.parametrize(
    "name", ["../evil.xml", "/etc/evil.xml", "a/../../evil.xml", "C:\\evil.xml", "..\\evil.xml"]
)
def test_a_name_that_leaves_the_archive_refuses_all_of_it(tmp_path: Path, name: str) -> None:
    path = tmp_path / "week.zip"
    path.write_bytes(zipped(INSIDE | {name: GRANTS}))
    files, (bad,) = found(path)
    assert files == []
    assert "leaves the archive" in str(bad.reason)


def test_a_link_in_an_archive_refuses_all_of_it(tmp_path: Path) -> None:
    path = tmp_path / "week.zip"
    link = zipfile.ZipInfo("link.xml")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(link, "/etc/passwd")
    files, (bad,) = found(path)
    assert files == []
    assert "link" in str(bad.reason)


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "week.zip"
    path.write_bytes(zipped({"bomb.xml": GRANTS + b" " * (24 << 20)}))
    files, (bad,) = found(path)
    assert files == []
    assert "would unpack" in str(bad.reason)


def test_a_gzip_bomb_is_stopped_while_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "week.xml.gz"
    path.write_bytes(gzip.compress(GRANTS + b"\n" * (48 << 20)))
    (file,), _ = found(path)
    last = list(records(file))[-1].record
    assert isinstance(last, BadRecord)
    assert "unpacks to more than" in str(last.reason)


def test_a_damaged_archive_is_listed(tmp_path: Path) -> None:
    whole = zipped(INSIDE)
    (tmp_path / "a.zip").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "b.zip").write_bytes(whole[:60] + b"\0" * 90 + whole[150:])
    (tmp_path / "c.xml.gz").write_bytes(gzip.compress(GRANTS)[:200])
    files, bad = found(tmp_path)
    read = [r.record for file in files for r in records(file)]
    assert "a.zip" in [record.file for record in bad]
    assert len(bad) + sum(isinstance(record, BadRecord) for record in read) >= 3


def test_a_list_of_contents_with_an_empty_name_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "week.zip"
    path.write_bytes(zipped({"ipg.xml": GRANTS}).replace(b"ipg.xml", b"\0pg.xml"))
    files, (bad,) = found(path)
    assert files == []
    assert "no name" in str(bad.reason)


def test_a_tar_archive_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "week.tar"
    path.write_bytes(b"\0" * 257 + b"ustar\0" + b"\0" * 300)
    _, (bad,) = found(path)
    assert "unpack" in str(bad.reason)


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "outside.xml").write_bytes(GRANTS)
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "link.xml").symlink_to(tmp_path / "outside.xml")
    files, (bad,) = found(folder)
    assert files == []
    assert "leads out" in str(bad.reason)


def test_a_circle_of_links_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "circle.xml").symlink_to(tmp_path / "circle.xml")
    files, (bad,) = found(tmp_path)
    assert files == []
    assert "no file" in str(bad.reason)


def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.xml")
    files, (bad,) = found(tmp_path)
    assert files == []
    assert "no file" in str(bad.reason)


def test_a_file_that_vanished_is_a_bad_record(tmp_path: Path) -> None:
    path = tmp_path / "week.xml"
    path.write_bytes(GRANTS)
    (file,), _ = found(path)
    path.unlink()
    (read,) = records(file)
    assert isinstance(read.record, BadRecord)
