import pytest
from hypothesis import given
from hypothesis import strategies as st

from maodun.sources.decoding import decoded

CHINESE = "折叠宠物碗，边缘有钢圈，可以放进口袋。硅胶材料，重量九十五克，直径一百三十毫米。"
JAPANESE = "折りたたみボウル。縁に鋼の輪があります。ポケットに入ります。"
GERMAN = "Faltbarer Napf für Hunde, größer als üblich, mit Ösen"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *((CHINESE, encoding) for encoding in ("utf-8", "utf-8-sig", "gb18030", "utf-16")),
        *((JAPANESE, encoding) for encoding in ("utf-8", "shift_jis", "utf-16")),
        *((GERMAN, encoding) for encoding in ("utf-8", "cp1252", "utf-16-le", "utf-16-be")),
    ],
)
def test_text_is_read_in_every_encoding_of_exports(text: str, encoding: str) -> None:
    assert decoded(text.encode(encoding)) == text


def test_words_that_must_be_there_decide() -> None:
    data = "标题,摘要\n碗,碗\n".encode("gb18030")
    assert decoded(data, words=("标题", "摘要")).startswith("标题")


def test_a_wrong_declaration_is_not_believed_over_valid_utf_8() -> None:
    assert decoded(GERMAN.encode(), declared="iso-8859-1") == GERMAN


def test_a_declaration_of_something_that_is_no_encoding_is_ignored() -> None:
    assert decoded(GERMAN.encode("cp1252"), declared="base64") == GERMAN
    assert decoded(GERMAN.encode("cp1252"), declared="no-such") == GERMAN


@given(st.binary(max_size=400), st.text(max_size=10))
def test_any_bytes_give_some_text(data: bytes, declared: str) -> None:
    assert isinstance(decoded(data, declared=declared), str)
