"""Sources in the order in which they convince."""

from maodun.domain.lives import LawSource, official_first

UNREAD = LawSource("Act of 1982")
PAGE = LawSource("A law firm", "https://firm.example/page", "words", secondary=True)
ACT = LawSource("Act", "https://office.example/act", "words")
RULES = LawSource("Rules", "https://office.example/rules", "words")


def test_official_texts_come_first_and_otherwise_nothing_moves() -> None:
    assert official_first([UNREAD, PAGE, ACT, RULES]) == (ACT, RULES, PAGE, UNREAD)
    assert official_first([RULES, ACT]) == (RULES, ACT)
    assert official_first([]) == ()
