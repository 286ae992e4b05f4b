"""Pictures through the commands: the sample's tyre beside its registered figures."""

import json
import shutil
from pathlib import Path

import pytest

from maodun.cli.door import Door
from maodun.company.register.means import means_here
from maodun.company.register.pictures import register_pictures
from maodun.company.register.services import Writing, register_add
from maodun.sample import SAMPLE, drawings, files
from tests.cli.conftest import Maodun
from tests.conftest import NOW

TYRE = "USD9900002S1"
PRODUCT = """sku: T-1
title: Airless scooter tyre
bullets: [A tyre]
photos: [tyre-front.jpg]
"""
LISTINGS = """sku,title,image
T-1,Honeycomb tyre for a scooter,tyre-front.jpg
T-2,Linen tea towel,https://shop.example/towel.jpg
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a product, a list of listings and the photo both name."""
    (photo,) = SAMPLE.rglob("tyre-front.jpg")
    shutil.copy(photo, tmp_path)
    lines = (
        "sku: T-1\ntitle: Airless scooter tyre\nbullets: [A tyre]\nphotos: [tyre-front.jpg]\n"
    )
    (tmp_path / "tyre.yaml").write_text(lines, "utf-8")
    (tmp_path / "listings.csv").write_text(LISTINGS, "utf-8")
    return tmp_path


@pytest.fixture
def sampled(door: Door, maodun: Maodun) -> Maodun:
    """``maodun`` with the sample's designs and their sheets in its sample register."""
    register = door.settings.sample_register
    for _ in register_add(paths=files(), writing=Writing(register, sample=True), now=NOW):
        pass
    for _ in register_pictures(paths=[str(drawings())], folder=register, means=means_here()):
        pass
    return maodun


def test_photos_meet_figures_in_clear_and_match(sampled: Maodun, folder: Path) -> None:
    cleared = sampled(
        *("clear", str(folder / "tyre.yaml"), "--from", "2027-01"),
        *("--sample", "--locarno-only", "--json"),
    )
    assert cleared.exit_code == 0, cleared.stderr
    shown = json.loads(sampled("review", "show", "1", "--sample", "--json").stdout)["now"]
    found = {one["right"]["publication_number"]: one for one in shown["findings"]}
    assert found[TYRE]["resemblance"]["pairs"][0]["picture"]["file"] == "tyre-front.jpg"
    assert "designs:classes" in {gap["what"] for gap in shown["gaps"]}

    listings = str(folder / "listings.csv")
    matched = sampled("match", "--right", TYRE, listings, "--sample", "--json")
    assert matched.exit_code == 0, matched.stderr
    told = json.loads(matched.stdout)
    (ranking,) = [one for one in told["rankings"] if one["by"] == "pictures"]
    assert [row["sku"] for row in ranking["rows"]] == ["T-1"]
    assert "listings:unread" in {gap["what"] for gap in told["gaps"]}
    pair = ranking["rows"][0]["resemblances"][0]["pairs"][0]
    for side in ("picture", "figure"):
        assert Path(told["picture_files"][pair[side]["sha256"]]).is_file()

    page = folder / "near.html"
    shown = sampled("match", "--right", TYRE, listings, "--sample", "--output", str(page))
    assert shown.exit_code == 0, shown.stderr
    assert f'<use href="#p-{pair["picture"]["sha256"]}"' in page.read_text("utf-8")
