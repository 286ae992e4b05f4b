"""Values that others publish and that are wrong, stale or disputed, with what we answer."""

from typing import Annotated, Literal

from pydantic import Field, ValidationError
from yaml import YAMLError

from maodun.rules.cases import Expect, Given
from maodun.rules.files import law_folder, per_folder, read_law
from maodun.rules.forms.basics import Bilingual, Checked, Closed, RuleName, Source
from maodun.rules.forms.faults import fault
from maodun.rules.forms.plain_yaml import load

FILE = "known_bad.yaml"


class Ours(Closed):
    """One question to our own law files, with its right answer."""

    rule: RuleName
    given: Given
    expect: Expect


class KnownBad(Closed):
    """One value of others.

    Attributes:
        claims: What they say.
        why: Why we do not follow, or what is in dispute.
    """

    name: Annotated[str, Field(pattern=r"^[a-z_0-9]+$")]
    title: Bilingual
    claims: Bilingual
    source: Source
    ours: tuple[Ours, ...] = Field(min_length=1)
    why: Bilingual


class KnownBadFile(Closed):
    """All of them."""

    rule: Literal["known_bad"]
    kind: Literal["known_bad"]
    title: Bilingual
    items: tuple[KnownBad, ...] = Field(min_length=1)
    checked: Checked


FORMS = (KnownBadFile, KnownBad, Ours)


@per_folder
def known_bad() -> tuple[KnownBad, ...]:
    """Return ``law/known_bad.yaml``, in its order; nothing where there is no such file.

    Raises:
        BadLawFile: The file breaks the form.
    """
    path = law_folder() / FILE
    if not path.is_file():
        return ()
    text = read_law(path)
    try:
        return KnownBadFile.model_validate(load(text)).items
    except (ValidationError, YAMLError) as error:
        raise fault(
            error, file=FILE, text=text, forms=(KnownBadFile, KnownBad, Ours)
        ) from error
