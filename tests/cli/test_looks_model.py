"""Another model of looks, named by a setting: through every command that looks at designs."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from maodun.cli.door import Door
from maodun.cli.main import cli
from maodun.company.register.services import Writing, register_add
from maodun.sample import SAMPLE, drawings, files
from tests.conftest import NOW
from tests.encoders.looks.tiny_model import placed

TYRE = "USD9900002S1"
PRODUCT = "sku: T-1\ntitle: Airless scooter tyre\nbullets: [A tyre]\nphotos: [tyre-front.jpg]\n"
LISTINGS = "sku,title,image\nT-1,Honeycomb tyre for a scooter,tyre-front.jpg\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two models, a product, a list of listings and the photo both name."""
    for name, form in (("one", "side: 8\n"), ("other", "side: 8\nfit: stretch\n")):
        (tmp_path / name).mkdir()
        placed(tmp_path / name, form=form)
    (photo,) = SAMPLE.rglob("tyre-front.jpg")
    shutil.copy(photo, tmp_path)
    (tmp_path / "tyre.yaml").write_text(PRODUCT, "utf-8")
    (tmp_path / "listings.csv").write_text(LISTINGS, "utf-8")
    return tmp_path


def run(door: Door, model: Path, *argv: str) -> Result:
    """Run ``maodun`` on the sample where the settings name this model."""
    settings = replace(door.settings, looks_model=model)
    return CliRunner().invoke(cli, [*argv, "--sample"], obj=replace(door, settings=settings))


def test_a_register_has_one_model_until_its_pictures_are_looked_at_anew(
    door: Door, folder: Path
) -> None:
    register = door.settings.sample_register
    for _ in register_add(paths=files(), writing=Writing(register, sample=True), now=NOW):
        pass
    one, other = (folder / name / "tiny.onnx" for name in ("one", "other"))
    clear = ("clear", str(folder / "tyre.yaml"), "--from", "2027-01", "--json")
    match = ("match", "--right", TYRE, str(folder / "listings.csv"), "--json")

    assert run(door, one, "register", "pictures", str(drawings())).exit_code == 0
    assert "onnx-tiny:" in run(door, one, "register", "show").stdout
    refused = run(door, other, "register", "pictures", str(drawings()))
    assert refused.exit_code == 1
    assert "maodun register pictures --again" in refused.stderr
    run(door, other, *clear)
    shown = run(door, other, "review", "show", "1", "--json")
    (gap,) = [
        one
        for one in json.loads(shown.stdout)["now"]["gaps"]
        if one["what"] == "designs:pictures"
    ]
    assert "maodun register pictures --again" in json.dumps(gap)
    told = json.loads(run(door, other, *match).stdout)
    assert [one["rows"] for one in told["rankings"] if one["by"] == "pictures"] in ([], [[]])

    mended = run(door, other, "register", "pictures", "--again")
    assert mended.exit_code == 0, mended.stderr
    run(door, other, *clear)
    shown = run(door, other, "review", "show", "2", "--json")
    found = {
        one["right"]["publication_number"]: one
        for one in json.loads(shown.stdout)["now"]["findings"]
    }
    assert found[TYRE]["resemblance"]["pairs"][0]["picture"]["file"] == "tyre-front.jpg"
    told = json.loads(run(door, other, *match).stdout)
    (ranking,) = [one for one in told["rankings"] if one["by"] == "pictures"]
    assert [row["sku"] for row in ranking["rows"]] == ["T-1"]
    gone = run(door, folder / "none.onnx", *match)
    assert (gone.exit_code, "MODEL.yaml" in gone.stderr) == (1, True)


@pytest.mark.parametrize(
    "argv",
    [
        pytest.param(("register", "pictures", "tyre-front.jpg"), id="register pictures"),
        pytest.param(("clear", "tyre.yaml", "--from", "2027-01"), id="clear"),
    ],
)
def test_a_model_that_is_not_there_is_named_with_what_to_do(
    door: Door, folder: Path, argv: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    register = door.settings.sample_register
    for _ in register_add(paths=files(), writing=Writing(register, sample=True), now=NOW):
        pass
    monkeypatch.chdir(folder)
    ran = run(door, folder / "none.onnx", *argv)
    assert ran.exit_code == 1
    assert str(folder / "none.onnx") in " ".join(ran.stderr.split())
    assert "MODEL.yaml" in ran.stderr
