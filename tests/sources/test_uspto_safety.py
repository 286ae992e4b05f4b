"""What a patent document does not need is refused, and the next one is read."""

from io import BytesIO

import pytest

from maodun.domain.errors import BadRecord
from maodun.domain.records import Record
from maodun.domain.rights import Right
from maodun.sources.uspto_grants.parse import SOURCE, parse
from maodun.sources.uspto_xml import reading

DOCTYPE = b'<!DOCTYPE us-patent-grant SYSTEM "us-patent-grant-v47-2022-02-17.dtd" [ ]>'
BODY = """<us-patent-grant lang="EN"><us-bibliographic-data-grant><publication-reference>
<document-id><country>US</country><doc-number>99000009</doc-number><kind>B1</kind><date>20990106</date>
</document-id></publication-reference><invention-title>{title}</invention-title>
</us-bibliographic-data-grant></us-patent-grant>
"""


def document(
    *, doctype: bytes = DOCTYPE, title: str = "Lamp", head: bytes = b'<?xml version="1.0"?>\n'
) -> bytes:
    return head + doctype + BODY.format(title=title).encode()


def read(content: bytes) -> list[Record]:
    stream = BytesIO(content)
    return [r.record for r in parse(stream, file="week.xml", start=0, sample=False)]


def only(content: bytes) -> Right:
    (record,) = read(content)
    assert isinstance(record, Right)
    return record


@pytest.mark.parametrize(
    "doctype",
    [
        pytest.param(b'<!DOCTYPE us-patent-grant [<!ENTITY a "x">]>', id="entity"),
        pytest.param(
            b'<!DOCTYPE g [<!ENTITY a "x"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
            id="billion laughs",
        ),
        pytest.param(b'<!DOCTYPE g [<!ENTITY a SYSTEM "file:///etc/passwd">]>', id="file"),
        pytest.param(b'<!DOCTYPE g [<!ENTITY % a SYSTEM "a.dtd"> %a;]>', id="parameter entity"),
        pytest.param(b'<!DOCTYPE g [<!ENTITY a SYSTEM "../a.tif" NDATA TIF>]>', id="escape"),
        pytest.param(
            b'<!DOCTYPE g SYSTEM "http://example.com/evil.dtd">', id="DTD on the network"
        ),
        pytest.param(b'<!DOCTYPE g SYSTEM "file:///etc/passwd">', id="DTD from the disk"),
        pytest.param(b'<!DOCTYPE g SYSTEM "../../evil.dtd">', id="DTD above"),
        pytest.param(
            b'<!DOCTYPE g PUBLIC "x" "https://example.com/evil.dtd">', id="public DTD"
        ),
    ],
)
def test_entities_and_foreign_dtds_are_refused_and_reading_goes_on(doctype: bytes) -> None:
    bad, good = read(document(doctype=doctype, title="&a;") + document())
    assert isinstance(bad, BadRecord)
    assert "refused" in str(bad.reason)
    assert (bad.source, bad.file, bad.offset) == (SOURCE, "week.xml", 0)
    assert isinstance(good, Right)


def test_names_of_pictures_in_the_prolog_are_no_danger() -> None:
    picture = b'<!ENTITY US1-D00001.TIF SYSTEM "US1-D00001.TIF" NDATA TIF>'
    doctype = b"<!DOCTYPE us-patent-grant [\n" + picture + b"\n]>"
    assert only(document(doctype=doctype)).title == "Lamp"


@pytest.mark.parametrize(
    ("title", "read_as"),
    [
        ("R&amp;D &lt;1&gt;", "R&D <1>"),
        ("&mdash;&deg;&ldquo;a&rdquo;", "—°“a”"),
        ("&lgr;&Dgr;&ohgr;", "λΔω"),
        ("&#x2018;a&#8217;", "‘a’"),
        ("&nobodyknows;", "&nobodyknows;"),
        ("&mdash; &amp;lt;", "— &lt;"),
    ],
)
def test_named_characters_come_from_a_fixed_table(title: str, read_as: str) -> None:
    assert only(document(title=title)).title == read_as


@pytest.mark.parametrize("encoding", ["utf-16", "utf-7", "ebcdic-cp-us", "gbk"])
def test_an_encoding_that_could_hide_markup_is_refused(encoding: str) -> None:
    head = f'<?xml version="1.0" encoding="{encoding}"?>\n'.encode()
    (bad,) = read(document(head=head))
    assert isinstance(bad, BadRecord)
    assert encoding in str(bad.reason)


def test_latin_1_is_read_as_declared() -> None:
    head = b'<?xml version="1.0" encoding="ISO-8859-1"?>\n'
    content = (
        head + DOCTYPE + BODY.format(title="Kühler &mdash; 5 µm").encode("latin-1", "replace")
    )
    assert only(content).title == "Kühler — 5 µm"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<doc-number>99000009</doc-number>", b""),
        (b"<date>20990106</date>", b"<date>20991399</date>"),
        (b"</invention-title>", b""),
        (b"<date>20990106</date>", b""),
    ],
    ids=["no number", "no such day", "not well-formed", "no date"],
)
def test_a_document_that_lacks_what_it_must_have_is_listed(old: bytes, new: bytes) -> None:
    bad, good = read(document().replace(old, new, 1) + document())
    assert isinstance(bad, BadRecord)
    assert isinstance(good, Right)


def test_deep_nesting_is_refused_not_followed() -> None:
    deep = "<claim-text>" * 5_000 + "</claim-text>" * 5_000
    content = document().replace(
        b"</us-patent-grant>",
        f"<claims><claim>{deep}</claim></claims></us-patent-grant>".encode(),
    )
    (bad,) = read(content)
    assert isinstance(bad, BadRecord)


def test_a_huge_document_is_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "DOCUMENT_BYTES", 1 << 20)
    bad, good = read(document(title="x" * (3 << 20)) + document())
    assert isinstance(bad, BadRecord)
    assert "larger than" in str(bad.reason)
    assert isinstance(good, Right)


def test_another_kind_of_document_is_named() -> None:
    (bad,) = read(b'<?xml version="1.0"?>\n<class-scheme>x</class-scheme>\n')
    assert isinstance(bad, BadRecord)
    assert "class-scheme" in str(bad.reason)
