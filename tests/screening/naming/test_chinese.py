import pytest

from maodun.compare.marks.pinyin import SYLLABLES
from maodun.screening.naming.chinese import chinese_forms, chinese_remarks
from maodun.screening.naming.findings import RemarkKind
from maodun.screening.naming.tables import remarks, sounds
from maodun.screening.naming.transliterating import transliterated


def said(form: str, kind: RemarkKind) -> list[str]:
    return [str(one.because) for one in chinese_remarks(form) if one.kind is kind]


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        pytest.param("lumina", "lu mi na", id="open syllables"),
        pytest.param("nordko", "nuo de ke", id="r before a consonant is silent"),
        pytest.param("smith", "si mi te", id="consonants get a vowel"),
        pytest.param("anker", "an ke", id="n closes a syllable, final r is silent"),
        pytest.param("phoenix", "fu ni ke si", id="letters that stand for one sound"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_latin_words_in_chinese_syllables(word: str, syllables: str) -> None:
    assert " ".join(transliterated(word)) == syllables


def test_every_syllable_is_pinyin_and_has_a_character() -> None:
    table = sounds()
    used = {one for row in table.rows.values() for one in row} | set(table.alone.values())
    assert all(len(row) == len(table.starts) for row in table.rows.values())
    assert used <= set(SYLLABLES.split())
    assert used <= set(table.characters)


def test_the_syllables_of_remarks_are_pinyin() -> None:
    heard = {syllable for entry in remarks().chinese for syllable in entry.said.split()}
    assert heard <= set(SYLLABLES.split())


def test_a_latin_name_gets_characters_with_their_senses() -> None:
    first, *_ = chinese_forms("Lumina")
    assert (first.characters, first.pinyin) == ("露米娜", "lù mǐ nà")
    assert "露 dew" in first.senses


@pytest.mark.parametrize("form", ["云朵", "Internationalisation", "12"])
def test_some_forms_get_no_characters(form: str) -> None:
    assert chinese_forms(form) == ()


def test_chinese_is_read_with_tones() -> None:
    assert said("云朵猫", RemarkKind.READING) == ["云朵猫 is read yún duǒ māo."]


def test_a_character_with_several_readings_is_told() -> None:
    assert any("háng" in one for one in said("行乐", RemarkKind.READING))


def test_senses_come_from_the_table_or_are_not_said() -> None:
    known, unknown = said("鹿犇", RemarkKind.SENSE)
    assert "鹿 deer" in known
    assert "犇" in unknown


@pytest.mark.parametrize(
    ("form", "as_"),
    [
        pytest.param("Songzhong", "送终", id="pinyin"),
        pytest.param("颂钟", "送终", id="characters of another sense, heard alike"),
        pytest.param("A4", "death", id="a number"),
    ],
)
def test_what_hurts_is_heavy(form: str, as_: str) -> None:
    (one,) = (r for r in chinese_remarks(form) if r.heavy)
    assert as_ in str(one.because)


def test_one_syllable_hurts_only_where_no_character_fixes_it() -> None:
    assert any("死" in one for one in said("Sima", RemarkKind.UNLUCKY))
    assert said("思玛", RemarkKind.UNLUCKY) == []
