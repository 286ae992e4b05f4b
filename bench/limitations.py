"""Do states and rank say the right thing, on patents held against their own descriptions?

    python -m bench.limitations --data uspto/claims.jsonl.gz --json

Ranking. A patent's description stands for a product; its own first living claim must rank first
among those of all patents. ``recall@1`` is over every patent whose description has at least
``FEWEST_WORDS`` words; a tie counts as a miss, but for a claim of
the same words (another publication of the family). Some descriptions repeat claim 1 word for
word: ``recall@1_not_verbatim`` leaves them out.

States. Elements of claim 1 that the own description meets are disturbed:

``deleted``: every sentence that names the element is taken away; it must turn ``unknown``.
``contrary_sentence``: one sentence that denies the element is added, in seven wordings taken
in turn, and nothing is taken away; it must turn ``contradicted``.
``contrary_number``: sentences that give the claimed measure a number are taken away and one
is added that gives it a number far outside the range; it must turn ``contradicted``.

``undisturbed`` shows the states before: every ``contradicted`` there is wrong, and ``met`` is
low where the file has only part of a description. In each disturbance, every limitation that
does not name the disturbed thing, and whose own quote is still there, must keep its state;
otherwise the disturbance counts as wrong. What "names" means is decided here, by the printed
noun, and not by the product's own stemming.
"""

import argparse
import gzip
import json
import random
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import fmean

from maodun.compare.claims import PreparedProduct, claim_trees, prepare, read_claim
from maodun.domain.claims import ClaimReading, ClaimTree, Limitation, Part, Reading, State
from maodun.domain.products import Fact, Product
from maodun.domain.rights import Claim, Origin, Right, RightKind, Stage

FEWEST_WORDS = 100
FEWEST_CLAIM_WORDS = 5
ELEMENTS_EACH = 2
RESAMPLES = 1000
DENIALS = (
    "The product has no {thing}.",
    "There is no {thing}.",
    "It does not have {a} {thing}.",
    "The device comes without {a} {thing}.",
    "No {thing} is included.",
    "{A} {thing} is not provided.",
    "This model lacks {a} {thing}.",
)
_SENTENCE = re.compile(r"(?<=[.;!?])\s+")
_ATTRIBUTE = (
    r"(?:diameter|width|thickness|height|length|depth|radius|angle|temperature|pressure|distance"
    r"|hardness|weight|modulus|gap|spacing|area|volume)"
)
_UNIT = r"(?:mm|cm|m|µm|μm|degrees|kPa|MPa|inches|inch|kg|g|percent|%)"
_MEASURED = re.compile(
    rf"\b(?:the|said|an?)\s(?P<what>(?:[a-z-]+\s){{0,3}}?{_ATTRIBUTE}"
    r"(?:\sof\s(?:the|said|an?|each)\s[a-z-]+(?:\s[a-z-]+){0,2}?)?)\s"
    r"(?P<link>(?:(?:is|are|being|of|in|a|the|range|ranges|ranging|from|between|about|approximately"
    r"|set|equal|to|or|more|less|greater|smaller|larger|than|at|least|most|not|up)\s){1,9})"
    rf"(?P<low>\d+(?:\.\d+)?)\s?(?:{_UNIT}\s)?(?:(?:to|and|-|–)\s?(?:about\s)?(?P<high>\d+(?:\.\d+)?)\s?)?"
    rf"(?P<unit>{_UNIT})(?![\w/])(?P<after>\sor\s(?:less|smaller|more|greater))?"
)
_OWNER = re.compile(
    r"\b(?:the|said|an?)\s((?:[a-z-]+\s){0,3}?[a-z-]+)\s(?:each\s)?(?:has|have|having|with)\s$"
)
_UPPER = re.compile(r"less|smaller|most|up to|not (?:more|greater|larger)")


@dataclass(frozen=True, slots=True)
class Patent:
    """A patent as the file has it, with the trees of its first living claim and the rest.

    Attributes:
        keys: The words of that claim; publications of one family can share them.
    """

    number: str
    description: str
    tree: ClaimTree
    others: tuple[ClaimTree, ...]
    keys: tuple[str, ...]
    verbatim: bool


@dataclass(frozen=True, slots=True)
class Disturbed:
    """One disturbance and whether the states came out right."""

    kind: str
    number: str
    limitation: str
    right: bool
    target: bool


@dataclass(slots=True)
class Answer:
    """Everything measured."""

    positions: list[int] = field(default_factory=list)
    verbatim: list[bool] = field(default_factory=list)
    disturbed: list[Disturbed] = field(default_factory=list)
    limitations: int = 0
    met: int = 0
    contradicted: int = 0


def patents(file: Path) -> list[Patent]:
    """Return the patents that have a living claim."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        return [patent for line in lines if (patent := _patent(json.loads(line))) is not None]


def _patent(row: dict[str, object]) -> Patent | None:
    texts = row.get("claims")
    claims = tuple(
        Claim(number, " ".join(str(text).split()))
        for number, text in enumerate(texts if isinstance(texts, list) else [], 1)
    )
    right = Right(
        publication_number=str(row["id"]),
        office="US",
        kind=RightKind.PATENT,
        stage=Stage.GRANT,
        kind_code="",
        language="en",
        title=str(row.get("title") or ""),
        origin=Origin("bench", "", 0, ""),
        publication_date=None,
        application_number=None,
        filing_date=None,
        claims=claims[:40],
    )
    description = str(row.get("description") or "")
    folded = _folded(description)
    trees = claim_trees(right)
    for claim, tree in zip(right.claims, trees, strict=True):
        if tree.limitations and len(claim.text.split()) >= FEWEST_CLAIM_WORDS:
            return Patent(
                number=right.publication_number,
                description=description,
                tree=tree,
                keys=tuple(limitation.key for limitation in tree.limitations),
                others=tuple(other for other in trees if other is not tree),
                verbatim=_folded(claim.text) in folded,
            )
    return None


def _folded(text: str) -> str:
    return "".join(character for character in text.lower() if character.isalnum()).lstrip("1")


def product(number: str, paragraphs: Sequence[str]) -> PreparedProduct:
    """Return the paragraphs as a prepared product."""
    facts = tuple(
        Fact(f"paragraph-{place}", text, "en", "description")
        for place, text in enumerate(paragraphs)
    )
    prepared = prepare(Product(number, number, facts, "description"), language="en")
    assert isinstance(prepared, PreparedProduct)
    return prepared


def paragraphs_of(description: str) -> list[str]:
    """Return the paragraphs that have text."""
    return [text for part in description.split("\n\n") if (text := " ".join(part.split()))]


def position(own: Patent, prepared: PreparedProduct, everyone: Sequence[Patent]) -> int:
    """Return the place of the patent's own claim; a tie counts against it."""
    rank = read_claim(own.tree, prepared).rank
    rivals = (other for other in everyone if other is not own and other.keys != own.keys)
    return 1 + sum(read_claim(rival.tree, prepared).rank >= rank for rival in rivals)


def measure(everyone: Sequence[Patent], *, every: int) -> Answer:
    """Return positions and disturbances over every ``every``-th patent with a description."""
    answer = Answer()
    chosen = [p for p in everyone if len(p.description.split()) >= FEWEST_WORDS][::every]
    for place, own in enumerate(chosen):
        paragraphs = paragraphs_of(own.description)
        prepared = product(own.number, paragraphs)
        answer.positions.append(position(own, prepared, everyone))
        answer.verbatim.append(own.verbatim)
        for reading in read_claim(own.tree, prepared).readings:
            answer.limitations += 1
            answer.met += reading.state is State.MET
            answer.contradicted += reading.state is State.CONTRADICTED
        answer.disturbed.extend(disturbances(own, prepared, paragraphs, turn=place))
    return answer


def disturbances(
    own: Patent, prepared: PreparedProduct, paragraphs: Sequence[str], *, turn: int
) -> Iterator[Disturbed]:
    """Yield each disturbance of the patent's claim with how it came out."""
    before = read_claim(own.tree, prepared)
    for place, reading in enumerate(_elements(before)):
        thing = reading.limitation.needs
        left = [_without(text, thing) for text in paragraphs]
        yield _judged("deleted", own, before, reading, left, thing=thing)
        denial = _denial(thing, turn + place)
        yield _judged(
            "contrary_sentence", own, before, reading, [*paragraphs, denial], thing=thing
        )
    for tree in (own.tree, *own.others):
        yield from _number_disturbances(own, tree, prepared, paragraphs)


def _number_disturbances(
    own: Patent, tree: ClaimTree, prepared: PreparedProduct, paragraphs: Sequence[str]
) -> Iterator[Disturbed]:
    """Yield the disturbed numbers of what one claim says itself."""
    measured = [
        (limitation, contrary)
        for limitation in tree.limitations
        if limitation.claim == tree.number
        and (contrary := _contrary_number(limitation)) is not None
    ]
    before = read_claim(tree, prepared) if measured else None
    for limitation, (sentence, attribute) in measured:
        target = before and next(r for r in before.readings if r.limitation is limitation)
        if before and target and target.state is State.MET:
            left = [_without(text, attribute, numbers_only=True) for text in paragraphs]
            left.append(sentence)
            yield _judged("contrary_number", own, before, target, left, thing=attribute)


def _elements(before: ClaimReading) -> list[Reading]:
    """Return elements that are met and whose thing only they bring in."""
    found = [
        reading
        for reading in before.readings
        if reading.state is State.MET
        and reading.limitation.part in (Part.ELEMENT, Part.SUB_ELEMENT, Part.STEP)
        and reading.limitation.needs
        and not reading.limitation.negative
        and not reading.limitation.alternative
        and not reading.limitation.means
    ]
    return found[:: max(1, len(found) // ELEMENTS_EACH)][:ELEMENTS_EACH]


def _names(text: str, thing: str) -> bool:
    """Whether the text has the noun of the thing, singular or plural."""
    last = thing.rpartition(" ")[2]
    noun = last if last.endswith("ss") else last.removesuffix("s")
    stem = noun[:-1] if noun.endswith("y") else noun
    noun_in = (
        rf"(?<![a-z]){re.escape(stem)}(?:s|es|ies|y|ys)?(?![a-z])"  # "ring130" names a ring
    )
    return re.search(noun_in, text, re.IGNORECASE) is not None


def _without(text: str, thing: str, *, numbers_only: bool = False) -> str:
    kept = [
        sentence
        for sentence in _SENTENCE.split(text)
        if not _names(sentence, thing)
        or (numbers_only and not any(character.isdigit() for character in sentence))
    ]
    return " ".join(kept)


def _denial(thing: str, turn: int) -> str:
    article = "an" if thing[0] in "aeiou" else "a"
    return DENIALS[turn % len(DENIALS)].format(thing=thing, a=article, A=article.title())


def _contrary_number(limitation: Limitation) -> tuple[str, str] | None:
    """Return a sentence that gives the claimed measure a number far outside, and its noun.

    Only where the claim says whose measure it is; else the sentence would not say it either.
    """
    match = _MEASURED.search(limitation.text)
    if match is None or limitation.alternative:
        return None
    low, high = float(match["low"]), float(match["high"] or match["low"])
    words = f"{match['link']} {match['after'] or ''}"
    lower = "more" in words or "greater" in words or "larger" in words or "least" in words
    upper = _UPPER.search(words) is not None and "not less" not in words
    value = low / 5 if lower and not upper else 5 * high
    attribute = re.search(_ATTRIBUTE, match["what"])
    if not value or attribute is None:
        return None
    owner = _OWNER.search(limitation.text[: match.start()])
    if owner and " of " not in match["what"]:
        has = f"The {owner[1]} has a {match['what']} of {value:g} {match['unit']}."
        return has, attribute[0]
    if " of " not in match["what"]:
        return None
    return f"The {match['what']} is {value:g} {match['unit']}.", attribute[0]


def _judged(
    kind: str,
    own: Patent,
    before: ClaimReading,
    target: Reading,
    paragraphs: Sequence[str],
    *,
    thing: str,
) -> Disturbed:
    expected = State.UNKNOWN if kind == "deleted" else State.CONTRADICTED
    after = read_claim(before.claim, product(own.number, [p for p in paragraphs if p] or ["-"]))
    text = " ".join(paragraphs)
    changed = [
        old
        for old, new in zip(before.readings, after.readings, strict=True)
        if old.state is not new.state
        and old.limitation.id != target.limitation.id
        and not _names(old.limitation.text, thing)
        and (not old.quote or old.quote in text)
    ]
    now = next(r.state for r in after.readings if r.limitation.id == target.limitation.id)
    hit = now is expected
    where = f"{target.limitation.id} {thing!r} -> {now}"
    return Disturbed(kind, own.number, where, hit and not changed, hit)


def _interval(hits: Sequence[bool]) -> dict[str, float]:
    draw = random.Random(1)
    means = sorted(fmean(draw.choices(hits, k=len(hits))) for _ in range(RESAMPLES))
    low, high = means[int(0.025 * RESAMPLES)], means[int(0.975 * RESAMPLES) - 1]
    return {"value": round(fmean(hits), 4), "low": round(low, 4), "high": round(high, 4)}


def shown(answer: Answer, everyone: Sequence[Patent]) -> dict[str, object]:
    """Return the figures under their published names."""
    first = [place == 1 for place in answer.positions]
    plain = [hit for hit, verbatim in zip(first, answer.verbatim, strict=True) if not verbatim]
    kinds = sorted({d.kind for d in answer.disturbed})
    return {
        "recall@1": round(fmean(first), 4),
        "recall@1_interval": _interval(first),
        "recall@1_not_verbatim": round(fmean(plain), 4) if plain else None,
        "recall@10": round(fmean(place <= 10 for place in answer.positions), 4),
        "state_accuracy": round(fmean(d.right for d in answer.disturbed), 4),
        "by_kind": {
            kind: {
                "n": sum(d.kind == kind for d in answer.disturbed),
                "right": round(fmean(d.right for d in answer.disturbed if d.kind == kind), 4),
                "target_right": round(
                    fmean(d.target for d in answer.disturbed if d.kind == kind), 4
                ),
            }
            for kind in kinds
        },
        "undisturbed": {
            "limitations": answer.limitations,
            "met": round(answer.met / answer.limitations, 4),
            "contradicted": round(answer.contradicted / answer.limitations, 4),
        },
        "candidates": len(everyone),
        "descriptions": len(first),
        "verbatim": sum(answer.verbatim),
    }


def main() -> int:
    """Print one JSON object; ``--misses`` shows what came out wrong, on standard error."""
    parser = argparse.ArgumentParser(prog="python -m bench.limitations", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="JSON lines, gzip")
    parser.add_argument("--json", action="store_true", help="one JSON object (the default)")
    parser.add_argument("--misses", action="store_true", help="list what came out wrong")
    parser.add_argument("--every", type=int, default=1, help="only every n-th description")
    arguments = parser.parse_args()
    everyone = patents(arguments.data)
    answer = measure(everyone, every=arguments.every)
    if arguments.misses:
        for wrong in (d for d in answer.disturbed if not d.right):
            print(wrong.kind, wrong.number, wrong.limitation, wrong.target, file=sys.stderr)
    print(json.dumps(shown(answer, everyone), indent=2))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
