import pytest

from maodun.screening.naming.english import english_remarks, english_words
from maodun.screening.naming.findings import NameRemark, RemarkKind


@pytest.mark.parametrize(
    ("form", "words"),
    [
        pytest.param("CloudCat Pro", ("cloud", "cat", "pro"), id="capitals begin words"),
        pytest.param("silkroad", ("silk", "road"), id="joined words"),
        pytest.param("Quillox", ("quillox",), id="no words"),
        pytest.param("云", (), id="no latin letters"),
    ],
)
def test_takes_a_form_apart(form: str, words: tuple[str, ...]) -> None:
    assert english_words(form) == words


def of(form: str, kind: RemarkKind) -> list[NameRemark]:
    return [one for one in english_remarks(form) if one.kind is kind]


def test_sense_is_said_only_from_the_lists() -> None:
    cloud, cat = of("CloudCat", RemarkKind.SENSE)
    assert "云" in str(cloud.because)
    assert "猫" in str(cat.because)
    assert of("Quillox", RemarkKind.SENSE) == []


def test_pinyin_that_english_readers_say_otherwise() -> None:
    assert len(of("Xiqizhe", RemarkKind.HARD)) == 3
    assert of("Lumina", RemarkKind.HARD) == []


@pytest.mark.parametrize(
    ("form", "word", "heavy"),
    [
        pytest.param("Shitake", "shit", True, id="letters within"),
        pytest.param("东普", "pu", False, id="a syllable of the pinyin"),
        pytest.param("Fuk", "fuk", True, id="the whole name"),
    ],
)
def test_words_that_hurt(form: str, word: str, heavy: bool) -> None:  # noqa: FBT001 - a table
    found = {str(one.because): one.heavy for one in of(form, RemarkKind.UNLUCKY)}
    assert any(f"“{word}”" in text and known is heavy for text, known in found.items())


def test_letters_of_a_short_word_within_another_are_no_remark() -> None:
    assert of("Bassanio", RemarkKind.UNLUCKY) == []
