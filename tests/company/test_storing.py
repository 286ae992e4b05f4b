from pathlib import Path

import msgspec
import pytest

from maodun.company.reviews.storing import SCHEMA, pack, unpack
from maodun.domain.clearance import Clearance
from maodun.reports.rendering import render

STORED = Path(__file__).parent / "stored"


def plain(number: int) -> bytes:
    return (STORED / f"clearance-{number}.json").read_bytes()


@pytest.mark.parametrize("number", range(1, SCHEMA + 1))
def test_what_an_earlier_version_stored_is_still_read_and_rendered(number: int) -> None:
    """Where this fails: raise ``SCHEMA``, convert the older form in ``unpack``, add a file."""
    clearance = msgspec.json.decode(plain(number), type=Clearance)
    assert render(clearance, form="text", language="en")


def test_a_clearance_comes_back_as_it_was_packed() -> None:
    clearance = msgspec.json.decode(plain(SCHEMA), type=Clearance)
    assert unpack(pack(clearance)) == clearance
    assert len(pack(clearance)) < len(plain(SCHEMA)) / 3
