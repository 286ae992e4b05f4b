"""Made-up rights out of real sentences: any number of them, quickly, and always the same.

Title, abstract, claims and description come from different real texts, so that words are as
frequent, and as often together, as they really are within each field.
"""

import gzip
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from maodun.domain.records import PublishedFile, Read
from maodun.domain.rights import (
    Claim,
    Classification,
    Origin,
    Paragraph,
    Party,
    Right,
    RightKind,
    Stage,
)
from maodun.index.adding import add

NOW = datetime(2026, 11, 22, tzinfo=UTC)
CORPUS = Path("prior-art") / "corpus.jsonl.gz"
FIRST_DAY = date(2005, 1, 4)
WEEKS = 1_130
SYMBOLS = 4_000
CLAIM_CHARACTERS = 900
DESCRIPTION_CHARACTERS = 1_500
RECORD_BYTES = 4_000
"""Offsets of the stream; nothing is really read."""

PRIMES = (7_919, 104_729, 1_299_709, 15_485_863)


@dataclass(frozen=True, slots=True)
class Pool:
    """Texts to put together, one list per field."""

    titles: Sequence[str]
    abstracts: Sequence[str]
    claims: Sequence[tuple[Claim, ...]]
    descriptions: Sequence[tuple[Paragraph, ...]]
    owners: Sequence[tuple[Party, ...]]


def load_pool(data: Path, *, most: int = 60_000) -> Pool:
    """Read the texts; ``data`` is the folder of the real data."""
    found: list[dict[str, str]] = []
    with gzip.open(data / CORPUS, "rt", encoding="utf-8") as lines:
        for line in lines:
            found.append(json.loads(line))
            if len(found) >= most:
                break
    texts = [" ".join(item.get("text", "").split()) for item in found]
    return Pool(
        titles=[item["title"] for item in found],
        abstracts=[item["abstract"] for item in found],
        claims=[_claims(text) for text in texts],
        descriptions=[(Paragraph("", text[:DESCRIPTION_CHARACTERS]),) for text in texts],
        owners=[(Party(item["owner"] or "A Person", "US", "assignee"),) for item in found],
    )


def made_up(pool: Pool, n: int) -> Right:
    """Return right number ``n``: always the same for one pool."""
    picks = [(n * prime + prime) % len(pool.titles) for prime in PRIMES]
    published = FIRST_DAY + timedelta(weeks=n % WEEKS)
    is_design = n % 10 == 0
    number = f"USD{500_000 + n}S1" if is_design else f"US{10_000_000 + n}B2"
    return Right(
        publication_number=number,
        office="US",
        kind=RightKind.DESIGN if is_design else RightKind.PATENT,
        stage=Stage.GRANT,
        kind_code="S1" if is_design else "B2",
        language="en",
        title=pool.titles[picks[0]],
        origin=Origin("uspto_grants", "made-up.xml", n * RECORD_BYTES, "bench"),
        publication_date=published,
        application_number=f"US{10_000_000 + n}",
        filing_date=published - timedelta(days=1_000),
        grant_date=published,
        parties=pool.owners[picks[0]],
        classes=_classes(picks[1]),
        abstract=pool.abstracts[picks[1]],
        claims=pool.claims[picks[2]],
        description=pool.descriptions[picks[3]],
    )


def file_of(size: int) -> PublishedFile:
    """Return the file that the made-up rights pretend to be read from."""
    return PublishedFile(Path("made-up.xml"), "", "uspto_grants", size * RECORD_BYTES)


def stream_of(pool: Pool, size: int) -> Callable[[int], Iterator[Read]]:
    """Return the stream of the first ``size`` made-up rights, as a source would give it."""

    def start_at(start: int) -> Iterator[Read]:
        for n in range(start // RECORD_BYTES, size):
            yield Read(made_up(pool, n), (n + 1) * RECORD_BYTES)

    return start_at


def build_register(folder: Path, pool: Pool, size: int, *, memory_mb: int = 256) -> None:
    """Fill a register with the first ``size`` made-up rights."""
    for _ in add(folder, file_of(size), stream_of(pool, size), now=NOW, memory_mb=memory_mb):
        pass


def _claims(text: str) -> tuple[Claim, ...]:
    middle = text[len(text) // 3 :][:CLAIM_CHARACTERS]
    third = max(len(middle) // 3, 1)
    parts = [middle[at : at + third] for at in range(0, len(middle), third)]
    return tuple(
        Claim(number, part, (1,) if number > 1 else ()) for number, part in enumerate(parts, 1)
    )


def _classes(pick: int) -> tuple[Classification, ...]:
    symbols = (pick % SYMBOLS, pick * 31 % SYMBOLS, pick * 17 % SYMBOLS)
    return tuple(
        Classification(
            "cpc", f"{'ABCDEFGH'[s % 8]}{s % 90 + 10}{'ABCDE'[s % 5]} {s % 40}/{s}", at == 0
        )
        for at, s in enumerate(symbols)
    )
