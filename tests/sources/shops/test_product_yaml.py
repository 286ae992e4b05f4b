import pytest

from maodun.domain.errors import BadProduct
from maodun.domain.products import Product
from maodun.sources.shops.product_yaml.parse import parse

GOOD = "sku: A-1\ntitle: Airless tyre\n"


def only(text: str) -> Product:
    (product,) = parse(text, file="product.yaml")
    assert isinstance(product, Product), product
    return product


def complaint(text: str) -> str:
    try:
        (error,) = parse(text, file="product.yaml")
    except BadProduct as raised:
        return str(raised)
    assert isinstance(error, BadProduct)
    return str(error)


def test_a_fact_in_two_languages_keeps_its_name_and_its_line() -> None:
    product = only(
        GOOD + "facts:\n  - {name: valve, text: {en: No valve., zh: 没有气门嘴。}}\n"
    )
    english, chinese = product.facts[1:]
    assert (english.name, chinese.name) == ("valve", "valve")
    assert (english.language, chinese.language) == ("en", "zh-Hans")
    assert english.source == "product.yaml:4"


def test_values_that_yaml_would_turn_into_something_else_stay_text() -> None:
    product = only(GOOD + "markets: [NO, US]\nmeasures: {weight: 1.10, ratio: 1:30}\n")
    assert product.markets == ("NO", "US")
    assert [fact.text for fact in product.facts[1:]] == ["weight: 1.10", "ratio: 1:30"]


def test_a_list_is_closed_only_where_every_entry_is_named() -> None:
    product = only(
        GOOD + "materials:\n  closed: true\n  list: [{en: rubber, zh: 橡胶}, {en: steel}]\n"
    )
    english, chinese = product.facts[1:]
    assert (english.text, english.closed) == ("Made of: rubber, steel.", True)
    assert (chinese.text, chinese.closed) == ("材料：橡胶。", False)


def test_a_list_is_open_unless_it_says_otherwise() -> None:
    assert not only(GOOD + "parts: [tyre, screw]\n").facts[1].closed


def test_a_path_in_photos_stays_text() -> None:
    assert only(GOOD + "photos: [../../etc/passwd]\n").photos == ("../../etc/passwd",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            "sku: A\ntitle: B\nbrnad: C\n",
            ["line 3", "brnad", "did you mean brand?"],
            id="misspelt field",
        ),
        pytest.param(
            "sku: A\ntitle: B\nfacts:\n  - x\n  - {txet: y}\n",
            ["line 5", "facts[2].txet", "did you mean text?"],
            id="misspelt field within a list",
        ),
        pytest.param("sku: A\n", ["title is missing"], id="no title"),
        pytest.param("sku: A\nsku: B\n", ["line 2", "twice"], id="key twice"),
        pytest.param(
            "sku: A\ntitle: B\ndisclosures: [{on: 1 May, how: fair}]\n",
            ["line 3", "disclosures[1].on", "2027-01-31", "1 May"],
            id="day in another form",
        ),
        pytest.param(
            "sku: A\ntitle: B\nfacts: [{text: y, closed: perhaps}]\n",
            ["facts[1].closed", "true or false", "perhaps"],
            id="neither true nor false",
        ),
        pytest.param("sku: A\ntitle: {xx: B}\n", ["xx is not a language"], id="language"),
        pytest.param("just words", ["named values", "just words"], id="no mapping"),
        pytest.param("", ["product.yaml is empty"], id="empty file"),
        pytest.param("[", ["line 1", "never closed"], id="no yaml"),
        pytest.param("a: &x [1]\nb: *x\n", ["line 1", "aliases"], id="alias"),
        pytest.param("[" * 100 + "]" * 100, ["nested deeper"], id="deep"),
    ],
)
def test_a_mistake_is_named_with_its_line_and_what_was_meant(
    text: str, said: list[str]
) -> None:
    told = complaint(text)
    assert all(part in told for part in said), told


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("sku：AT-10\ntitle: B\n", "line 1: it has a full-width colon ：; write : and a space"),
        ("sku: A\ntitle：B\nbrand: x\n", "line 2: it has a full-width colon ："),
        ("sku: A\ntitle: {en: x， zh: y}\n", "line 2: it has a full-width comma ，; write ,"),
        ("sku: A\ntitle: ｛en: x｝\n", "line 2: it has the sign ｛; write {"),
        ("sku: A\ntitle: B\nmarkets: 【US】\n", "line 3: it has the sign 【; write ["),
        ("sku: A\ntitle: B\nmarkets: [US，EU]\n", "line 3: markets[1]: US，EU is no code"),
        ("sku: A\ntitle: B\nmarkets: USA\n", "line 3: markets[1]: USA is no code"),
        ("sku: A\ntitle:\n\ten: x\n", "line 3: it has a tab; write spaces"),
        ("\u3000sku: A\ntitle: B\n", "line 1: it has a full-width space"),
        ("sku:A\ntitle: B\n", "line 1: it has no space after sku:"),
        ("sku: A\ntitle: B: c\n", "line 2: it has a second colon and space"),
        ("sku: A\ntitle: @B\n", "line 2: a value begins with a sign"),
        ("sku: A\ntitle: {en: }\n", "line 2: title.en is empty"),
        ("- \n", "line 1: the document must have named values, not nothing"),
    ],
)
def test_a_slip_of_the_keyboard_says_what_to_write(text: str, said: str) -> None:
    told = complaint(text)
    assert said in told, told
    assert not any(word in told for word in ("constrained", "mapping values", "Value error"))


def test_chinese_signs_within_text_are_text() -> None:
    product = only("sku: A\ntitle:\n  zh: 材料：橡胶，尼龙\nfacts: [【轻便】很轻]\n")
    assert product.title == "材料：橡胶，尼龙"


def test_a_market_is_a_code_in_capitals() -> None:
    assert only(GOOD + "markets: [us, EU]\n").markets == ("US", "EU")


def test_many_mistakes_are_counted_not_listed() -> None:
    told = complaint("sku: A\ntitle: B\n" + "".join(f"wrong{n}: x\n" for n in range(9)))
    assert "and 4 more" in told


def test_one_bad_product_of_a_list_does_not_hide_the_others() -> None:
    first, second = parse("- {sku: A}\n- {sku: B, title: C}\n", file="list.yaml")
    assert isinstance(first, BadProduct)
    assert isinstance(second, Product)
