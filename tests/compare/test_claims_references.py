import pytest

from maodun.compare.claims_references import named_claims


@pytest.mark.parametrize(
    ("text", "number", "named"),
    [
        pytest.param("The pump of claim 1, wherein", 2, (1,), id="of claim"),
        pytest.param("A pump as claimed in claim 4, in which", 5, (4,), id="as claimed in"),
        pytest.param("The pump according to any of claims 1 to 3", 4, (1, 2, 3), id="range"),
        pytest.param("The pump of any one of claims 1-3, further", 4, (1, 2, 3), id="hyphen"),
        pytest.param("The pump of claims 1 or 2, wherein", 3, (1, 2), id="or"),
        pytest.param("The pump of claim 1 or claim 3", 4, (1, 3), id="word repeated"),
        pytest.param("The pump of claims 1, 3 and 5 to 7", 9, (1, 3, 5, 6, 7), id="mixed list"),
        pytest.param("The pump of one of the preceding claims", 4, (1, 2, 3), id="preceding"),
        pytest.param("A pump according to any preceding claim", 3, (1, 2), id="any preceding"),
        pytest.param("A pump comprising a first motor of 10 W", 2, (), id="no reference"),
        pytest.param("The method as CLAIMED IN CLAIM 2", 3, (2,), id="capitals"),
        pytest.param("根据权利要求1或2所述的充气泵", 3, (1, 2), id="Chinese or"),
        pytest.param("如权利要求1至3任一项所述的充气泵", 4, (1, 2, 3), id="Chinese range"),
        pytest.param("根据权利要求1-3中任意一项所述的方法", 4, (1, 2, 3), id="Chinese hyphen"),
        pytest.param("根据前述任一项权利要求所述的泵", 3, (1, 2), id="Chinese preceding"),
        pytest.param("The claimed pump, claim 0", 2, (), id="no claim has the number 0"),
        pytest.param("The pump of claim 2", 2, (), id="never itself"),
    ],
)
def test_names_the_claims_that_the_words_name(
    text: str, number: int, named: tuple[int, ...]
) -> None:
    assert named_claims(text, number=number) == named
