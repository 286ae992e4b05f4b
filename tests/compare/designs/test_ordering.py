import pytest

from maodun.compare.designs.ordering import in_order, is_series, settled


@pytest.mark.parametrize(
    ("sheets", "labels", "answer"),
    [
        pytest.param(["1", "", "3"], "123", ["1", "2", "3"], id="one between two"),
        pytest.param(["", ""], "12", ["1", "2"], id="as many figures as labels"),
        pytest.param(
            ["1", "5-", "--"], "15234", ["1", "52", "34"], id="labels left for a sheet"
        ),
        pytest.param(["1", "-3", "4"], "1234", ["1", "23", "4"], id="the other one of a sheet"),
        pytest.param(["2", ""], "12", ["2", "-"], id="a label out of place stops the count"),
        pytest.param(["1", "", "3", "", ""], "1234", ["1", "2", "3", "-", "-"], id="too many"),
        pytest.param(["1", "", "4", ""], "12345", ["1", "-", "4", "-"], id="two may fit"),
        pytest.param(list("123456789X"), "1234567890", list("1234567890"), id="one misread"),
        pytest.param([], "", [], id="nothing"),
    ],
)
def test_a_label_is_filled_in_where_no_choice_is_left(
    sheets: list[str], labels: str, answer: list[str]
) -> None:
    read = [[label.strip("-") for label in sheet or "-"] for sheet in sheets]
    found = settled(read, list(labels))
    assert ["".join(one or "-" for one in sheet) for sheet in found] == answer


def test_files_are_in_the_order_of_their_numbers() -> None:
    files = [
        "D2.tif#10",
        "D2.tif#2",
        "D2.tif",
        "D10.tif",
        "D٣.tif",
        "D" + "9" * 5000,
        "7",
        "D02",
    ]
    assert sorted(files, key=in_order) == [
        "7", "D02", "D2.tif", "D2.tif#2", "D2.tif#10", "D10.tif", "D" + "9" * 5000, "D٣.tif",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("files", "answer"),
    [
        pytest.param(["D00001.TIF", "D00002.TIF"], True, id="sheets of the office"),
        pytest.param(["D1.tif", "D1.tif#2"], True, id="pages of one file"),
        pytest.param(["front.jpg", "back.jpg"], False, id="named after what they show"),
        pytest.param(["1.jpg", "1.png"], False, id="two series"),
        pytest.param([], True, id="nothing"),
    ],
)
def test_only_numbered_files_are_a_series(files: list[str], *, answer: bool) -> None:
    assert is_series(files) is answer
