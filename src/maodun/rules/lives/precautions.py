"""What this program does to be careful where the law files say nothing; none of it is law."""

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Literal

from pydantic import Field

from maodun.rules.files import LAW
from maodun.rules.forms.basics import Bilingual, Checked, Closed
from maodun.rules.forms.plain_yaml import load

NAME = "precautions"


class Precaution(Closed):
    """One thing done to be careful, with its reason.

    Attributes:
        months: How long.
    """

    name: Annotated[str, Field(pattern=r"^[a-z_]+$")]
    title: Bilingual
    months: Annotated[int, Field(gt=0)]
    reason: Bilingual


class PrecautionsFile(Closed):
    """All precautions."""

    rule: Literal["precautions"]
    kind: Literal["precautions"]
    title: Bilingual
    precautions: tuple[Precaution, ...] = Field(min_length=1)
    checked: Checked


@cache
def precautions() -> Mapping[str, Precaution]:
    """Return ``law/precautions.yaml``, by name."""
    path = LAW / f"{NAME}.yaml"
    document = PrecautionsFile.model_validate(load(path.read_text("utf-8")))
    return {one.name: one for one in document.precautions}
