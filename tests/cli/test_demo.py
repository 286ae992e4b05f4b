import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

from maodun.cli.door import Door

Maodun = Callable[..., Result]


def test_the_demo_writes_reports_in_both_languages_and_touches_nothing_real(
    maodun: Maodun, door: Door, tmp_path: Path
) -> None:
    out = tmp_path / "reports"
    ran = maodun("demo", "--out", str(out))
    assert ran.exit_code == 0
    assert "hold" in ran.stdout
    assert {path.name.partition(".")[2] for path in out.iterdir()} == {
        "en.html",
        "en.pdf",
        "zh-Hans.html",
        "zh-Hans.pdf",
    }
    assert not door.settings.register.exists()
    assert json.loads(maodun("review", "list", "--json").stdout) == []
    assert len(json.loads(maodun("review", "list", "--sample", "--json").stdout)) == 3
