"""Which language a reader gets, and the catalogue that holds it."""

from collections.abc import Callable
from functools import cache
from gettext import GNUTranslations
from importlib.resources import files
from pathlib import PurePosixPath

from maodun.domain.errors import SetupIncomplete, UnknownLanguage
from maodun.domain.text import T

ENGLISH = "en"
CHINESE = "zh-Hans"
SPELLINGS = {
    "en": ENGLISH,
    "en-us": ENGLISH,
    "en-gb": ENGLISH,
    "zh": CHINESE,
    "zh-cn": CHINESE,
    "zh-hans": CHINESE,
    "zh-hans-cn": CHINESE,
    "zh-sg": CHINESE,
}
CATALOGUE = PurePosixPath("locale/zh_Hans/LC_MESSAGES/maodun.mo")


def spelled(language: str) -> str:
    """Return ``en`` or ``zh-Hans`` for any usual spelling of the two.

    Raises:
        UnknownLanguage: Another language.
    """
    found = SPELLINGS.get(language.replace("_", "-").partition(".")[0].lower())
    if found is None:
        raise UnknownLanguage(
            T(
                "Reports are written in en and zh-Hans; there is no language {language}",
                language=language,
            )
        )
    return found


def translator(language: str) -> Callable[[str], str]:
    """Return the function that turns an English msgid into words of ``language``.

    A msgid without a translation comes back in English. ``zh`` means ``zh-Hans``.

    Raises:
        UnknownLanguage: Another language.
        SetupIncomplete: The catalogue was not compiled when the program was set up.
    """
    if spelled(language) == ENGLISH:
        return str
    return _catalogue().gettext


@cache
def _catalogue() -> GNUTranslations:
    place = files("maodun").joinpath(*CATALOGUE.parts)
    try:
        with place.open("rb") as stream:
            return GNUTranslations(stream)
    except FileNotFoundError as missing:
        raise SetupIncomplete(
            T(
                "The Chinese catalogue {file} is missing. It is made when the program is set "
                "up; make it with: pip install --no-deps -e .",
                file=str(CATALOGUE),
            )
        ) from missing
