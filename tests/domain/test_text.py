import msgspec

from maodun.domain.text import LANGUAGE, T, Text, bilingual


def chinese(msgid: str) -> str:
    return "zh-Hans" if msgid == LANGUAGE else msgid


def test_a_name_given_in_both_languages_keeps_them_when_stored() -> None:
    stored = msgspec.json.encode(T("{name}: {n}", name=bilingual("fee", zh="费用"), n=2))
    read = msgspec.json.decode(stored, type=Text)
    assert str(read) == "fee: 2"
    assert read.render(chinese) == "费用: 2"
