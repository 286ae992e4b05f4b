"""A mistake in a law file is told with its file, its line and what was probably meant."""

import re
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maodun.domain.errors import BadLawFile
from maodun.rules.files import LAW, read_rule, reading

GOOD = (LAW / "us/patent/response.yaml").read_text("utf-8")
PLACE = "us/patent/response.yaml"


def read(folder: Path, text: str) -> None:
    """Read ``text`` as the file of a rule."""
    path = folder / PLACE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    with reading(folder):
        read_rule(path)


def line(words: str) -> int:
    """The first line of the good file that has these words."""
    return next(n for n, text in enumerate(GOOD.splitlines(), 1) if words in text)


@pytest.mark.parametrize(
    ("old", "new", "near", "because"),
    [
        pytest.param(
            "chosen_by:", "choosen_by:", "choosen_by", "did you mean 'chosen_by'?", id="a key"
        ),
        pytest.param(
            "roll: forward", "roll: foreward", "roll:", "did you mean 'forward'?", id="a word"
        ),
        pytest.param(
            "chosen_by: document_date",
            "chosen_by: documnet_date",
            "chosen_by",
            "did you mean 'document_date'?",
            id="a day",
        ),
        pytest.param(
            "      roll: forward",
            "      rol: forward",
            "roll: forward",
            "did you mean 'roll'?",
            id="a key of a value",
        ),
        pytest.param(
            "months: 3\n", "months: three\n", "months: 3", "'three' does not do", id="a number"
        ),
        pytest.param(
            "family: clamp\n", "family: clamped\n", "family: clamp", "'clamp'", id="a family"
        ),
        pytest.param(
            "from: 1982-10-01",
            "from: 1982-02-30",
            "from: 1982-10-01",
            "'1982-02-30' does not do",
            id="30 February",
        ),
        pytest.param(
            "kind: period",
            "kind: period\nkind: period",
            "kind: period",
            "'kind' appears twice",
            id="a key twice",
        ),
    ],
)
def test_a_mistake_is_told_with_its_line_and_what_was_meant(
    tmp_path: Path, old: str, new: str, near: str, because: str
) -> None:
    assert old in GOOD
    with pytest.raises(BadLawFile) as caught:
        read(tmp_path, GOOD.replace(old, new, 1))
    error = caught.value
    assert error.file == PLACE
    assert because in str(error)
    assert error.line is not None
    expected = line(near if near in GOOD else old)
    assert error.line in {expected, expected + 1}


def test_a_mistyped_day_is_told_with_the_nearest_and_no_list(tmp_path: Path) -> None:
    with pytest.raises(BadLawFile) as caught:
        read(tmp_path, GOOD.replace("chosen_by: document_date", "chosen_by: documnet_date"))
    assert str(caught.value).endswith(
        "chosen_by: 'documnet_date' does not do; did you mean 'document_date'?"
    )


def test_a_day_like_no_other_is_told_with_the_list(tmp_path: Path) -> None:
    with pytest.raises(BadLawFile, match="'xyz' does not do: it can be 'action_date', "):
        read(tmp_path, GOOD.replace("chosen_by: document_date", "chosen_by: xyz"))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param("months: 3\n", "months: three\n", "a whole number", id="a word"),
        pytest.param("months: 3\n", "months: 0\n", "'0' does not do: it is too small", id="0"),
        pytest.param("from: 1982-10-01", "from: 1982-02-30", "a day that exists", id="a day"),
    ],
)
def test_what_a_value_must_be_is_a_sentence_of_ours(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    with pytest.raises(BadLawFile) as caught:
        read(tmp_path, GOOD.replace(old, new, 1))
    assert said in str(caught.value)
    assert "Input" not in str(caught.value)


def test_a_signature_under_an_unread_source_names_the_source_and_its_line(
    tmp_path: Path,
) -> None:
    text = re.sub(r"^  by: .*$", "  by: Li Wei", GOOD, flags=re.M)
    text = text.replace("    sources:\n", "    sources:\n      - cite: A book of 1982\n", 1)
    with pytest.raises(BadLawFile) as caught:
        read(tmp_path, text)
    said = str(caught.value)
    assert "nobody has read the source 'A book of 1982' (it has no 'says')" in said
    assert "{" not in said
    lines = text.splitlines()
    assert caught.value.line is not None
    assert lines[caught.value.line - 1] == "      - cite: A book of 1982"


def test_a_value_that_contradicts_itself_is_told_without_being_repeated(
    tmp_path: Path,
) -> None:
    with pytest.raises(BadLawFile) as caught:
        read(tmp_path, GOOD.replace("months: 3\n", "months: 3\n      days: 3\n", 1))
    assert "{" not in str(caught.value)


@pytest.mark.parametrize("key", ["title", "applies_to", "chosen_by", "covers_from", "checked"])
def test_a_key_that_is_missing_is_named(tmp_path: Path, key: str) -> None:
    with pytest.raises(BadLawFile, match=f"the key '{key}' is missing"):
        read(tmp_path, re.sub(rf"^{key}:.*\n(?:[ #].*\n)*", "", GOOD, flags=re.M))


def test_a_file_that_calls_itself_something_else_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadLawFile, match=r"calls itself us\.patent\.respons, not"):
        read(tmp_path, GOOD.replace("rule: us.patent.response", "rule: us.patent.respons", 1))


def test_a_file_that_is_no_yaml_is_told_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(BadLawFile) as caught:
        read(tmp_path, GOOD.replace("title:", "title: [", 1))
    assert caught.value.line is not None


def test_a_tab_that_only_one_parser_takes_hides_no_other_mistake(tmp_path: Path) -> None:
    with pytest.raises(BadLawFile):
        read(tmp_path, GOOD.replace("kind: period", "kind:\tperiod\nkinds:\t- period", 1))
    with pytest.raises(BadLawFile):
        read(tmp_path, f"\t{GOOD}")
    with pytest.raises(BadLawFile):
        read(tmp_path, f"{GOOD}\t")


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, len(GOOD)), st.integers(0, 30), st.text(max_size=12))
def test_no_text_whatever_ends_in_another_error(
    tmp_path: Path, at: int, length: int, text: str
) -> None:
    changed = GOOD[:at] + text + GOOD[at + length :]
    with suppress(BadLawFile):
        read(tmp_path, changed.encode("utf-8", "replace").decode())
