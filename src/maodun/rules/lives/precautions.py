"""What this program does to be careful where the law files say nothing; none of it is law."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from maodun.rules.files import per_folder
from maodun.rules.forms.basics import Bilingual, Checked, Closed
from maodun.rules.forms.documents import read_table

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


@per_folder
def precautions() -> Mapping[str, Precaution]:
    """Return ``law/precautions.yaml``, by name.

    Raises:
        BadLawFile: The file is missing or breaks its form.
    """
    document = read_table(PrecautionsFile, NAME)
    return {one.name: one for one in document.precautions}
