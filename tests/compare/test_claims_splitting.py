import pytest
from hypothesis import given
from hypothesis import strategies as st

from maodun.compare.claims_splitting import flattened, line_starts, split
from maodun.domain.rights import ClaimPart


def lines(part: ClaimPart, depth: int = 0) -> list[str]:
    return ["  " * depth + part.text, *(x for p in part.parts for x in lines(p, depth + 1))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "A scooter comprising: a deck; a wheel; and a handle.",
            ["A scooter comprising:", "  a deck;", "  a wheel; and", "  a handle."],
            id="semicolons",
        ),
        pytest.param(
            "A kit including (a) a tube including (i) a cap, and (ii) a seal; and (b) a pump.",
            [
                "A kit including",
                "  (a) a tube including",
                "    (i) a cap, and",
                "    (ii) a seal; and",
                "  (b) a pump.",
            ],
            id="enumerations nest",
        ),
        pytest.param(
            "A car comprising: a battery; a unit configured to: find a target, and charge the "
            "battery; and a motor.",
            [
                "A car comprising:",
                "  a battery;",
                "  a unit configured to:",
                "    find a target, and",
                "    charge the battery; and",
                "  a motor.",
            ],
            id="list within an item",
        ),
        pytest.param(
            "A pump comprising: a body; and a rod, wherein the rod is hollow.",
            ["A pump comprising:", "  a body; and", "  a rod,", "  wherein the rod is hollow."],
            id="wherein after the last item",
        ),
        pytest.param(
            "A pump comprising: a rod, wherein the rod is hollow; and a body.",
            ["A pump comprising:", "  a rod, wherein the rod is hollow; and", "  a body."],
            id="wherein within an item stays",
        ),
        pytest.param(
            "A hub (1) having a rim (2), the rim (2) being round.",
            ["A hub (1) having a rim (2), the rim (2) being round."],
            id="reference signs are no enumeration",
        ),
        pytest.param(
            "A pump comprising: a body (made of: steel; iron); and a rod.",
            ["A pump comprising:", "  a body (made of: steel; iron); and", "  a rod."],
            id="nothing breaks in parentheses",
        ),
        pytest.param(
            "一种充气泵，其特征在于，包括壳体；所述壳体内设有电机；气缸，与电机连接。",
            [
                "一种充气泵，其特征在于，",
                "  包括壳体；",
                "  所述壳体内设有电机；",
                "  气缸，与电机连接。",
            ],
            id="Chinese",
        ),
    ],
)
def test_lines_as_an_office_would_set_them(text: str, expected: list[str]) -> None:
    assert lines(split(text)) == expected


@given(st.text(alphabet="ab ,;:().1iA\nwherein与；，", max_size=300))
def test_no_character_is_lost(text: str) -> None:
    assert "".join(flattened(split(text)).split()) == "".join(text.split())


def test_boundaries_are_counted_in_words() -> None:
    nested = ClaimPart("A pump comprising:", (ClaimPart("a body; and"), ClaimPart("a rod.")))
    assert line_starts(nested) == (3, 6)
    assert line_starts(split(flattened(nested))) == (3, 6)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a" * 1_000_000, id="one long word"),
        pytest.param("a; " * 100_000, id="semicolons"),
        pytest.param("(" * 100_000 + ";" * 1000, id="parentheses never closed"),
        pytest.param("x comprising: " * 50_000, id="lists in lists"),
        pytest.param("a configured to make a, " * 30_000, id="lists without colons"),
        pytest.param("(a) (b) (i) " * 30_000, id="enumerators"),
        pytest.param(", wherein" * 50_000, id="clauses"),
        pytest.param("包括：" * 50_000, id="Chinese lists"),
    ],
)
def test_hostile_text_ends(text: str) -> None:
    assert split(text).text is not None
