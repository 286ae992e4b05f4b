"""Each *.raw.* has a *.parsed.json. Rewrite with UPDATE_GOLDEN=1, then read the diff.

Files of rights go through their source, files of shops through the one door of shops.
"""

import json
import os
from dataclasses import asdict
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from maodun.domain.errors import BadRecord
from maodun.domain.records import Read
from maodun.sources.published import SOURCES, Source
from maodun.sources.shops.reading import read_products

GOLDEN = Path(__file__).parent / "golden"
OF_RIGHTS = {
    name: GOLDEN / name
    for name in ("epo_ops", "patsnap", "jsonl", "suits", "euipo_marks", "marks_table", "works")
}
OF_SHOPS = ("product_yaml", "amazon_report", "shopify", "page", "table")
RIGHTS = [raw for folder in OF_RIGHTS.values() for raw in sorted(folder.glob("*.raw.*"))]
SHOPS = [raw for name in OF_SHOPS for raw in sorted((GOLDEN / name).glob("*.raw.*"))]


def name_of(raw: Path) -> str:
    return f"{raw.parent.name}/{raw.name}"


def source_of(raw: Path) -> Source:
    return next(source for source in SOURCES if raw.parent.name == source.SOURCE)


def read_all(raw: Path, start: int = 0) -> list[Read]:
    content = BytesIO(raw.read_bytes())
    return list(source_of(raw).parse(content, file=raw.name, start=start, sample=False))


def as_json(record: Any) -> Any:
    return {"bad_record": str(record)} if isinstance(record, BadRecord) else asdict(record)


def compare(raw: Path, parsed: list[Any]) -> None:
    text = json.dumps(parsed, indent=1, ensure_ascii=False, default=str) + "\n"
    golden = raw.with_name(raw.name.split(".raw.")[0] + ".parsed.json")
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(text, "utf-8")
    assert text == golden.read_text("utf-8")


@pytest.mark.parametrize("raw", RIGHTS, ids=name_of)
def test_a_file_of_rights_gives_the_stored_records(raw: Path) -> None:
    compare(raw, [as_json(one.record) | {"next": one.next_offset} for one in read_all(raw)])


@pytest.mark.parametrize("raw", SHOPS, ids=name_of)
def test_a_file_of_a_shop_gives_the_stored_products(raw: Path) -> None:
    compare(raw, [as_json(one) for one in read_products(str(raw))])


@pytest.mark.parametrize("raw", RIGHTS, ids=name_of)
def test_its_own_source_is_the_first_to_recognise_a_file(raw: Path) -> None:
    head = raw.read_bytes()[:65_536]
    claiming = (source.SOURCE for source in SOURCES if source.sniff(raw.name, head))
    assert next(claiming) == raw.parent.name


@pytest.mark.parametrize("name", [*OF_RIGHTS, *OF_SHOPS])
def test_no_source_is_without_a_golden_file_and_its_fields(name: str) -> None:
    sources = Path(__file__).parents[2] / "src" / "maodun" / "sources"
    folder = sources / name if name in OF_RIGHTS else sources / "shops" / name
    assert list((GOLDEN / name).glob("*.raw.*"))
    assert (folder / "FIELDS.md").is_file()
