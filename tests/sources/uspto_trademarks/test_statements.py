"""What free statements say about signs and goods."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maodun.sources.uspto_trademarks.statements import (
    disclaimed,
    goods_text,
    names_person,
    translation,
    transliteration,
)


@pytest.mark.parametrize(
    ("printed", "parts"),
    [
        ('"COFFEE"', ("COFFEE",)),
        ('"COFFEE" AND "SHOP," ', ("COFFEE", "SHOP")),
        ("COFFEE", ("COFFEE",)),
        (
            "No claim is made to the exclusive right to use “COFFEE”, apart from the mark",
            ("COFFEE",),
        ),
        ("NO CLAIM IS MADE TO THE EXCLUSIVE RIGHT TO USE THE WORDS TEA ROOM, APART FROM THE "
         "MARK AS SHOWN.", ("TEA ROOM",)),
        ("No claim is made to the colors", ()),
        ("", ()),
    ],
)  # fmt: skip
def test_the_parts_in_which_no_right_is_claimed(printed: str, parts: tuple[str, ...]) -> None:
    assert disclaimed(printed) == parts


@pytest.mark.parametrize(
    ("printed", "means"),
    [
        ('The English translation of "LA PERLA" in the mark is "THE PEARL".', "THE PEARL"),
        ('The foreign wording in the mark translates into English as "STAR".', "STAR"),
        ('"IS" and "DIE" mean "ICE" and "THE", respectively.', "ICE; THE"),
        ("The word casa means house.", "house"),
        ('The wording "ZORB" has no meaning in a foreign language.', ""),
        ("Of unclear origin", "Of unclear origin"),
    ],
)
def test_what_words_mean(printed: str, means: str) -> None:
    assert translation(printed) == means


@pytest.mark.parametrize(
    ("printed", "spelled", "means"),
    [
        (
            'The non-Latin characters in the mark transliterate to "KAN XING" and this means '
            '"WATCH STARS" in English.',
            "KAN XING",
            "WATCH STARS",
        ),
        (
            'The non-Latin characters in the mark transliterate to "ZORBU" and this has no '
            "meaning in a foreign language.",
            "ZORBU",
            "",
        ),
        ("KAN XING", "KAN XING", ""),
    ],
)
def test_how_signs_are_written_in_latin_letters(printed: str, spelled: str, means: str) -> None:
    assert transliteration(printed) == (spelled, means)


@pytest.mark.parametrize(
    ("printed", "named"),
    [
        ("The name(s) shown in the mark identifies Ilse X, whose consent is of record.", True),
        ("The name shown does not identify a particular living individual.", False),
        ("PORTRAIT", None),
    ],
)
def test_whether_a_living_person_is_named(printed: str, named: object) -> None:
    assert names_person(printed) is named


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("Tea; [ cocoa; ] *green* tea", "Tea; green tea"),
        ("Shoes ((not of leather))", "Shoes ((not of leather))"),
        ("[ all gone ]", ""),
        ("[ never closed", "[ never closed"),
    ],
)
def test_goods_as_they_are_now(printed: str, text: str) -> None:
    assert goods_text(printed) == text


@given(st.text(max_size=400))
def test_no_text_is_a_crash(text: str) -> None:
    for function in (disclaimed, goods_text, names_person, translation, transliteration):
        function(text)
