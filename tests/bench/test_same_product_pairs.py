import gzip
from decimal import Decimal
from pathlib import Path

from bench.pages import Counts, counts
from bench.same_product_pairs import pairs, product, sets

LINE = (
    "COL title VAL belt 10 ' black COL manufacturer VAL quillox-inc COL price VAL 9.5 \t"
    'COL name VAL "Belt"@en COL modelno VAL qx-100 COL price VAL  \t1\n'
)


def test_a_side_is_read_as_a_listing_gives_it() -> None:
    one, other = map(product, LINE.split("\t")[:2])
    assert (one.title, one.brand) == ("belt 10 inch black", "quillox inc")
    assert one.offer is not None
    assert one.offer.price == Decimal("9.5")
    assert other.offer is None
    assert [fact.name for fact in other.facts] == ["model"]
    assert "@en" not in other.title


def test_rearranged_copies_of_a_part_are_left_out(tmp_path: Path) -> None:
    folder = tmp_path / "belts"
    folder.mkdir()
    (folder / "train.txt.gz").write_bytes(gzip.compress(LINE.encode()))
    (folder / "train.txt.balance").write_text(LINE, "utf-8")
    (folder / "valid.txt").write_text(LINE + LINE, "utf-8")
    assert sets(tmp_path) == [folder]
    assert len(pairs(folder, "train")) == 1
    assert [pair.same for pair in pairs(folder, "valid")] == [True, True]


def test_a_wrong_value_is_wrong_and_missed_where_one_was_to_find() -> None:
    assert counts(["1"], "2", str) == Counts(0, 1, 1)
    assert counts([], "2", str) == Counts(0, 1, 0)
    assert counts(["1", "2"], "2", str) == Counts(1, 0, 0)
    assert counts(["1"], None, str) == Counts(0, 0, 1)
    assert counts([], None, str) == Counts(0, 0, 0)
