import pytest

from maodun.sources.languages import is_tag, language_of, plain_tag


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param("A bowl that folds flat for the road", "en", id="English"),
        pytest.param("Ein Napf, der sich für die Reise falten lässt", "de", id="German"),
        pytest.param("Un bol pliable pour les chiens avec un anneau", "fr", id="French"),
        pytest.param("Un cuenco plegable para los perros con un anillo", "es", id="Spanish"),
        pytest.param("折叠宠物碗", "zh-Hans", id="Chinese"),
        pytest.param("實心橡膠輪胎,無須充氣", "zh-Hant", id="Chinese, traditional"),
        pytest.param("折りたたみボウル", "ja", id="Japanese"),
        pytest.param("접이식 그릇", "ko", id="Korean"),
        pytest.param("Миска складная", "ru", id="Russian"),
        pytest.param("USB-C 快充 cable for phones and tablets", "en", id="few signs"),
        pytest.param("QX-01", "en", id="nothing to go by"),
        pytest.param("", "en", id="empty"),
    ],
)
def test_the_language_of_a_text_is_told_from_script_and_words(text: str, language: str) -> None:
    assert language_of(text) == language


def test_a_short_text_has_the_language_of_its_surroundings() -> None:
    assert language_of("Chinos - camel", default="de") == "de"
    assert language_of("Made of the best wood and steel for you", default="de") == "en"


@pytest.mark.parametrize(
    ("tag", "plain"),
    [
        ("zh", "zh-Hans"),
        ("zh-CN", "zh-Hans"),
        ("zh_TW", "zh-Hant"),
        ("zh-Hant-HK", "zh-Hant"),
        ("EN", "en"),
        ("en_gb", "en-GB"),
    ],
)
def test_tags_have_one_form(tag: str, plain: str) -> None:
    assert plain_tag(tag) == plain


def test_misspelt_words_are_no_tags() -> None:
    assert is_tag("zh")
    assert is_tag("en-GB")
    assert not is_tag("txt")
    assert not is_tag("xx")
