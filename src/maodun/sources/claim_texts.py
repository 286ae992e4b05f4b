"""Claims out of running text: "1. A bowl ... 2. The bowl of claim 1 ..."."""

import re

from maodun.domain.rights import Claim

NUMBER = re.compile(
    r"(?:^|(?<=[\n.;。；]))[ \t\u3000]*(\d{1,3})[ \t]*[.、．)][ \t\u3000]*(?=\D)"
)
HEADING = re.compile(
    r"^\s*(claims?|(i|we) claim|what is claimed( is)?|the invention claimed is|权利要求书?"
    r"|請求項|patentansprüche|ansprüche|revendications)\s*[:：]?(?=\s|\d|$)\s*",
    re.I,
)
SPACE = re.compile(r"\s+")
MOST = 2_000


def claims_in(text: str) -> tuple[Claim, ...]:
    """Return the claims in ``text``, cut where the next number stands at a beginning.

    Numbers count only in order, so that "of claim 1." or "5. 3 mm" cut nothing. Text without
    numbers is claim 1. References are left to whoever reads the words.
    """
    text = HEADING.sub("", text, count=1)
    starts: list[tuple[int, int]] = []
    for match in NUMBER.finditer(text):
        if int(match[1]) == len(starts) + 1 and len(starts) < MOST:
            starts.append((match.start(), match.end()))
    if not starts or SPACE.sub("", text[: starts[0][0]]):
        whole = SPACE.sub(" ", text).strip()
        return (Claim(1, whole),) if whole else ()
    ends = [begin for begin, _ in starts[1:]] + [len(text)]
    cut = (
        SPACE.sub(" ", text[begin:end]).strip()
        for (_, begin), end in zip(starts, ends, strict=True)
    )
    return tuple(Claim(number, claim) for number, claim in enumerate(cut, start=1) if claim)
