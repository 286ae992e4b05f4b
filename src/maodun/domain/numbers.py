"""Numbers of rights in one canonical form, from any spelling people use."""

import re
from dataclasses import dataclass

from maodun.domain.errors import BadNumber
from maodun.domain.text import T


@dataclass(frozen=True, slots=True)
class RightNumber:
    """The number of a publication (or, for some Chinese spellings, of an application).

    Attributes:
        office: ST.3 code.
        body: Letters and digits without separators: ``11427642``, ``D1066113``,
            ``20210012345``, ``008123456-0001``.
        kind: Kind code, or "" where the spelling has none.
        is_application: The spelling names the application, not the publication.
    """

    office: str
    body: str
    kind: str = ""
    is_application: bool = False

    @property
    def key(self) -> str:
        """The number without its kind code; publications of one right may share it."""
        return f"{self.office}{self.body}"

    def __str__(self) -> str:
        """The canonical form."""
        return f"{self.key}{self.kind}"


def parse_number(text: str, *, office: str = "US") -> RightNumber:
    """Return the number meant by ``text``; ``office`` is assumed where it names none.

    Raises:
        BadNumber: No spelling we know.
    """
    folded = re.sub(r"[\s,./]+", "", text.upper())
    match = re.fullmatch(
        r"(?P<office>[A-Z]{2})?(?P<body>[A-Z]{0,2}\d[\d-]*)(?P<kind>[A-Z]\d?)?", folded
    )
    if match is None:
        raise BadNumber(
            T("{text} is not a number of a right in any spelling known here", text=text)
        )
    return RightNumber(match["office"] or office, match["body"], match["kind"] or "")
