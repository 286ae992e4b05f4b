from contextlib import suppress

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from maodun.rules.forms.plain_yaml import MAX_CHARACTERS, MAX_DEPTH, load


@pytest.mark.parametrize(
    "scalar", ["NO", "on", "1_0", "2015-05-13", "1e3", "~", "null", "0x1f"]
)
def test_every_scalar_is_text(scalar: str) -> None:
    assert load(f"x: {scalar}") == {"x": scalar}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("x: 1\nx: 2", "'x' appears twice", id="key twice"),
        pytest.param("a: {x: 1, x: 2}", "line 1, column 11", id="key twice inside, with place"),
        pytest.param("a: &a [1]\nb: *a", "anchors and aliases", id="alias"),
        pytest.param("a: &a 1", "anchors and aliases", id="anchor alone"),
        pytest.param("<<: {a: 1}\n<<: {b: 2}", "appears twice", id="merge key is only a key"),
        pytest.param("? [a, b]\n: 1", "one plain word", id="key that is a list"),
        pytest.param("[" * 5000 + "]" * 5000, f"deeper than {MAX_DEPTH}", id="too deep"),
        pytest.param("x" * (MAX_CHARACTERS + 1), "longer than", id="too long"),
        pytest.param("a: 1\n---\nb: 2", "expected a single document", id="two documents"),
        pytest.param("a: [1", "line 1", id="not YAML"),
    ],
)
def test_what_is_refused_says_why(text: str, message: str) -> None:
    with pytest.raises(yaml.YAMLError, match=message):
        load(text)


def test_a_tag_makes_no_object() -> None:
    assert load("x: !!python/object/apply:os.system [ls]") == {"x": ["ls"]}


def test_an_empty_document_is_an_empty_text() -> None:
    assert load("") == ""
    assert load("# only a comment\n") == ""


@given(st.text(max_size=200))
def test_any_text_gives_a_document_or_a_yaml_error(text: str) -> None:
    with suppress(yaml.YAMLError):
        load(text)
