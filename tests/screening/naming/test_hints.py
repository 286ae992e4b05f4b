import pytest

from maodun.screening.naming.findings import Candidate, HintKind
from maodun.screening.naming.goods import goods_meant
from maodun.screening.naming.hints import Desk, hints
from tests.screening.naming.marks import TODAY


def kinds(form: str, goods: str, office: str = "US") -> list[HintKind]:
    found = hints(Candidate((form,)), goods_meant(goods), Desk(office, office, TODAY))
    return [hint.kind for hint in found]


@pytest.mark.parametrize(
    ("form", "goods", "kind"),
    [
        pytest.param("BestTent", "tents", HintKind.DESCRIPTIVE, id="every part describes"),
        pytest.param("帐篷王", "帐篷", HintKind.DESCRIPTIVE, id="the same in Chinese"),
        pytest.param("Bamboo Nest", "bamboo pillow", HintKind.DESCRIPTIVE, id="the material"),
        pytest.param("SilkRoad", "shoes", HintKind.DECEPTIVE, id="a material not said"),
        pytest.param("BestNest", "tents", HintKind.PRAISE, id="praise"),
        pytest.param("Paris Belle", "dress", HintKind.PLACE, id="a place"),
        pytest.param("温州情", "鞋", HintKind.PLACE, id="a place in Chinese"),
        pytest.param("Johnson", "tent", HintKind.SURNAME, id="a surname"),
        pytest.param("Zhuge", "tent", HintKind.SURNAME, id="a surname in pinyin"),
        pytest.param("Apple", "tent", HintKind.COMMON_WORD, id="a word everybody uses"),
        pytest.param("QX", "tent", HintKind.SHORT, id="two letters"),
        pytest.param("XQZT", "tent", HintKind.SHORT, id="letters that are no word"),
        pytest.param("888", "tent", HintKind.FIGURES, id="digits"),
        pytest.param("Olympic Cat", "tent", HintKind.BARRED, id="a protected name"),
        pytest.param("红十字猫", "帐篷", HintKind.BARRED, id="the same in Chinese"),
    ],
)
def test_says_what_an_office_may_refuse(form: str, goods: str, kind: HintKind) -> None:
    assert kind in kinds(form, goods)


@pytest.mark.parametrize("form", ["Quillox", "Superb Quill", "鹿屿"])
def test_made_up_names_get_no_hint(form: str) -> None:
    assert kinds(form, "tents") == []


def test_a_country_is_barred_in_china_and_a_place_elsewhere() -> None:
    assert kinds("Norway Elk", "tents", "CN") == [HintKind.BARRED]
    assert kinds("Norway Elk", "tents", "US") == [HintKind.PLACE]


def test_surnames_are_told_where_the_law_files_speak_of_them() -> None:
    assert HintKind.SURNAME not in kinds("Johnson", "tent", "CN")


def test_a_hint_names_the_rule_of_its_office() -> None:
    found = {
        office: hints(Candidate(("BestTent",)), goods_meant("tents"), Desk("x", office, TODAY))
        for office in ("US", "EM", "CN", "JP")
    }
    rules = {o: some[0].applied.rule if some[0].applied else None for o, some in found.items()}
    assert rules == {
        "US": "us.mark.distinctiveness",
        "EM": "em.mark.distinctiveness",
        "CN": "cn.mark.distinctiveness",
        "JP": None,
    }
