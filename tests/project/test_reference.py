import dataclasses
from pathlib import Path

import pytest

from maodun.domain.settings import Settings
from maodun.project.reference import pages
from maodun.project.settings import VARIABLES

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("name", list(pages()))
def test_the_page_is_what_the_code_says_now(name: str) -> None:
    """Build it again with ``python -m maodun.project.reference``."""
    assert (DOCS / name).read_text("utf-8") == pages()[name]


def test_every_setting_is_told() -> None:
    assert len(dataclasses.fields(Settings)) == len(VARIABLES)
