"""The Chinese catalogue: complete, with every place kept, and compiled."""

import io
import string
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

import maodun
from hatch_build import sentences
from maodun.domain.errors import SetupIncomplete, UnknownLanguage
from maodun.reports import language
from maodun.reports.language import spelled, translator

ROOT = Path(maodun.__file__).parent
CATALOGUE = ROOT / "locale/zh_Hans/LC_MESSAGES/maodun.po"


def translated() -> dict[str, Message]:
    """The messages of the catalogue by their English form."""
    with CATALOGUE.open("rb") as stream:
        return {str(message.id): message for message in read_po(stream) if message.id}


def places(sentence: str) -> set[str]:
    """Names of the places in a sentence."""
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def in_source() -> Iterator[str]:
    """Every sentence that the program can say."""
    yield from sentences(ROOT)


def test_every_sentence_is_in_chinese() -> None:
    known = translated()
    missing = sorted({msgid for msgid in in_source() if msgid not in known})
    assert not missing, f"{missing}; run: python hatch_build.py --update"


def test_no_translation_is_empty_or_doubtful_or_for_nothing() -> None:
    said = set(in_source())
    assert not [id_ for id_, message in translated().items() if not message.string]
    assert not [id_ for id_, message in translated().items() if message.fuzzy]
    assert not [id_ for id_ in translated() if id_ not in said]


def test_translations_keep_every_place() -> None:
    wrong = [
        id_
        for id_, message in translated().items()
        if places(str(message.string)) != places(id_)
    ]
    assert not wrong


def test_compiled_catalogue_is_that_of_the_source() -> None:
    compiled = files("maodun").joinpath(*language.CATALOGUE.parts).read_bytes()
    made = {str(m.id): m.string for m in read_mo(io.BytesIO(compiled)) if m.id}
    source = {id_: message.string for id_, message in translated().items()}
    assert made == source, "run: python hatch_build.py"


@pytest.mark.parametrize("asked", ["zh", "zh-Hans", "zh_CN", "zh_CN.UTF-8", "ZH-hans"])
def test_usual_spellings_of_chinese_mean_one(asked: str) -> None:
    assert spelled(asked) == "zh-Hans"
    assert translator(asked)("hold") == "暂缓"


def test_a_sentence_without_chinese_comes_in_english() -> None:
    assert translator("zh")("No such sentence.") == "No such sentence."


@pytest.mark.parametrize("asked", ["fr", "", "zh-Hant"])
def test_other_languages_are_refused(asked: str) -> None:
    with pytest.raises(UnknownLanguage):
        translator(asked)


def test_missing_catalogue_says_how_to_make_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(language, "CATALOGUE", language.CATALOGUE.with_name("other.mo"))
    language._catalogue.cache_clear()  # noqa: SLF001 - the cache is what is under test
    try:
        with pytest.raises(SetupIncomplete, match=r"other\.mo.*pip install"):
            translator("zh")
    finally:
        language._catalogue.cache_clear()  # noqa: SLF001 - leaves nothing behind
