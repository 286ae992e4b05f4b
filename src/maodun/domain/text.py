"""Sentences whose language is chosen at the door, not where they are found."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from typing import Union

Value = Union[str, int, float, "Text"]
_NAME = itemgetter(0)


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence for people, kept as its English form and the values in it.

    Attributes:
        msgid: English sentence with named places; also the key of its translations.
        values: What stands in the places, by name, in order of name. A value that is a
            sentence itself is rendered in the same language.
        zh: The Chinese of a name or sentence whose own file gives both languages, as law files
            do; no catalogue holds it.
    """

    msgid: str
    values: tuple[tuple[str, Value], ...] = ()
    zh: str = ""

    def __str__(self) -> str:
        """The English sentence."""
        return self.render(str)

    def render(self, translate: Callable[[str], str]) -> str:
        """Return the sentence in the language of ``translate`` (a gettext function)."""
        if self.zh:
            return self.msgid if translate(LANGUAGE) == LANGUAGE else self.zh
        places = {
            name: value.render(translate) if isinstance(value, Text) else value
            for name, value in self.values
        }
        return translate(self.msgid).format(**places) if places else translate(self.msgid)


def T(msgid: str, **values: Value | date) -> Text:  # noqa: N802 - the keyword translators search for
    """Return a sentence; every place in ``msgid`` has a value of the same name.

    Days are written as ISO 8601, which readers of both languages share.
    """
    plain = [
        (name, value.isoformat() if isinstance(value, date) else value)
        for name, value in values.items()
    ]
    plain.sort(key=_NAME)
    return Text(msgid, tuple(plain))


def bilingual(en: str, *, zh: str) -> Text:
    """Return a name or sentence that is given in both languages and translated nowhere."""
    return Text(en, zh=zh)


LANGUAGE = T("en").msgid
"""Its translation names the language of a catalogue."""
