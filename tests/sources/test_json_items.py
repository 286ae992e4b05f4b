"""Entries of long JSON documents, one by one."""

import json
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maodun.sources import json_items as module
from maodun.sources.json_items import json_items

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=8,
)


def pairs(data: bytes, start: int = 0) -> list[tuple[str, Any]]:
    found = list(json_items(BytesIO(data), start=start))
    assert all(item.problem is None for item in found), found
    return [(item.name, item.value) for item in found]


@pytest.mark.parametrize("written", [{}, {"indent": 2}, {"ensure_ascii": False}], ids=str)
@given(listed=st.lists(anything, max_size=5))
def test_a_list_gives_its_entries(written: dict[str, Any], listed: list[Any]) -> None:
    text = json.dumps(listed, **written)
    assert pairs(text.encode()) == [("", value) for value in listed]


@given(st.dictionaries(st.text(max_size=4), anything, max_size=5))
def test_an_object_gives_its_entries_by_name(held: dict[str, Any]) -> None:
    assert pairs(b"\xef\xbb\xbf" + json.dumps(held).encode()) == list(held.items())


def test_reading_goes_on_behind_any_entry() -> None:
    data = json.dumps({"a": [1, {"b": "]}"}], "c": {"d": "\\"}, "e": 3}).encode()
    whole = list(json_items(BytesIO(data)))
    for place, item in enumerate(whole, start=1):
        assert list(json_items(BytesIO(data), start=item.end)) == whole[place:]
        assert data[item.offset : item.end].startswith(b'"')


@given(st.binary(max_size=60))
def test_other_bytes_end_with_a_problem_or_nothing(data: bytes) -> None:
    for item in json_items(BytesIO(data)):
        assert item.offset <= item.end <= len(data)


def test_small_windows_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    data = json.dumps([{"text": 'a "quoted" \\ word'}, [1, [2]], "end"]).encode()
    whole = list(json_items(BytesIO(data)))
    monkeypatch.setattr(module, "CHUNK", 3)
    assert list(json_items(BytesIO(data))) == whole


def test_an_entry_without_end_is_not_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_ENTRY", 20)
    monkeypatch.setattr(module, "CHUNK", 8)
    first, second = json_items(BytesIO(b'[1, "' + b"x" * 1000))
    assert first.value == 1
    assert "longer than any real one" in str(second.problem)
