from datetime import date
from pathlib import Path

import pytest

from maodun.company.planning import Wanted, plan_make
from maodun.domain.errors import BadAssumption

LAMP = Path(__file__).parents[2] / "docs" / "examples" / "plan" / "shown-yesterday.yaml"


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"currency: \xe9\x80", b"\x00\x81"])
def test_a_file_of_assumptions_that_is_no_text_is_refused_by_its_name(
    tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "mine.yaml"
    file.write_bytes(content)
    wanted = Wanted((LAMP,), "8000USD", date(2026, 11, 22), assumptions=file)
    with pytest.raises(BadAssumption, match=r"mine\.yaml"):
        plan_make(wanted=wanted)
