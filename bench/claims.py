"""Does the text alone give back the nesting and the references that the office marks?

    python -m bench.claims --data DIR --json

Every claim of every XML document under DIR is flattened (its lines joined by single spaces,
so that nothing of the nesting is left) and split again. A boundary is the word at which a
line begins; the first line's is not counted. Claims that the office does not nest have no
boundary to find; what the splitter finds in them is reported apart
(``boundary_precision_all_claims``), since how many lines an attorney used there is a matter
of typing. References are compared in documents that mark any: what the words name against
what the office marks. Of a printed range ("claims 1 to 3") the office marks the ends; what
lies between counts as marked.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from maodun.compare.claims import claim_trees
from maodun.compare.claims_references import named_claims
from maodun.compare.claims_splitting import flattened, line_starts, split
from maodun.domain.records import PublishedFile
from maodun.domain.rights import Claim, ClaimPart, Right
from maodun.sources.published import published, records

_RANGE = re.compile(r"(\d{1,4})\s*(?:to|through|-|–)\s*(?:claim\s)?(\d{1,4})")
_NUMBER = re.compile(r"^\s*\d{1,4}\s*[.)]\s*")


@dataclass(slots=True)
class Tally:
    """Counts over all claims; ``misses`` holds the first claims that differ, for reading."""

    rights: int = 0
    claims: int = 0
    nested: int = 0
    referring: int = 0
    exact: int = 0
    right: int = 0
    wrong: int = 0
    lost: int = 0
    wrong_in_plain: int = 0
    crashed: list[str] = field(default_factory=list)
    misses: list[str] = field(default_factory=list)


def rights(folder: Path) -> Iterator[Right]:
    """Yield every right of every file that a source reads."""
    for file in published([folder]):
        if isinstance(file, PublishedFile) and file.source.startswith("uspto"):
            for read in records(file):
                if isinstance(read.record, Right):
                    yield read.record


def measure(folder: Path) -> Tally:
    """Return the counts over the folder."""
    tally = Tally()
    for right in rights(folder):
        tally.rights += 1
        marked = any(claim.refers_to for claim in right.claims)
        try:
            claim_trees(right)
            for claim in right.claims:
                _add(tally, right, claim, marked=marked)
        except Exception as error:  # noqa: BLE001 - a crash is a figure here
            tally.crashed.append(f"{right.publication_number}: {error!r}")
    return tally


def _add(tally: Tally, right: Right, claim: Claim, *, marked: bool) -> None:
    tally.claims += 1
    where = f"{right.publication_number} claim {claim.number}"
    if marked:
        tally.referring += 1
        named = set(named_claims(claim.text, number=claim.number))
        exact = named - _within_ranges(claim.text) == set(claim.refers_to)
        exact = exact or named == set(claim.refers_to)
        tally.exact += exact
        if not exact:
            tally.misses.append(f"{where}: names {sorted(named)}, marked {claim.refers_to}")
    office = _unnumbered(claim.nested or ClaimPart(claim.text))
    ours = set(line_starts(split(flattened(office))))
    theirs = set(line_starts(office))
    if not theirs:
        tally.wrong_in_plain += len(ours)
        return
    tally.nested += 1
    tally.right += len(ours & theirs)
    tally.wrong += len(ours - theirs)
    tally.lost += len(theirs - ours)
    words = flattened(office).split()
    for name, places in (("wrong", ours - theirs), ("lost", theirs - ours)):
        tally.misses.extend(
            f"{where}: {name} at {_at(words, place)}" for place in sorted(places)
        )


def _within_ranges(text: str) -> set[int]:
    """Return what lies between the ends of a printed range: the office marks its ends only."""
    ends = ((int(match[1]), int(match[2])) for match in _RANGE.finditer(text))
    return {number for low, high in ends for number in range(low + 1, min(high, low + 999))}


def _unnumbered(part: ClaimPart) -> ClaimPart:
    """Return the claim without its printed number, which some documents put in a line."""
    if not part.text.strip() and part.parts:
        first, *others = part.parts
        part = ClaimPart(first.text, (*first.parts, *others))
    return ClaimPart(_NUMBER.sub("", part.text), part.parts)


def _at(words: list[str], place: int) -> str:
    return " ".join([*words[max(0, place - 6) : place], "|", *words[place : place + 5]])


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def answer(tally: Tally) -> dict[str, object]:
    """Return the figures under their published names."""
    found = tally.right + tally.wrong
    return {
        "dependency_exact": _share(tally.exact, tally.referring),
        "boundary_precision": _share(tally.right, found),
        "boundary_recall": _share(tally.right, tally.right + tally.lost),
        "boundary_precision_all_claims": _share(tally.right, found + tally.wrong_in_plain),
        "boundaries": tally.right + tally.lost,
        "rights": tally.rights,
        "claims": tally.claims,
        "claims_nested": tally.nested,
        "claims_in_marked_documents": tally.referring,
        "crashed": len(tally.crashed),
    }


def main() -> int:
    """Print one JSON object; ``--misses`` shows what differs, on standard error."""
    parser = argparse.ArgumentParser(prog="python -m bench.claims", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of USPTO XML files")
    parser.add_argument("--json", action="store_true", help="one JSON object (the default)")
    parser.add_argument("--misses", action="store_true", help="list what differs")
    arguments = parser.parse_args()
    tally = measure(arguments.data)
    if arguments.misses:
        print("\n".join([*tally.crashed, *tally.misses]), file=sys.stderr)
    print(json.dumps(answer(tally), indent=2))
    return int(bool(tally.crashed))


if __name__ == "__main__":
    raise SystemExit(main())
