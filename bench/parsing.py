"""How fast the office's XML becomes rights, against lxml building the bare tree.

    python -m bench.parsing --json --data DIR [--big-mb 700]

``ratio`` is megabytes of full records per second over megabytes of bare trees per second, of
the same bytes, batch by batch in the same process. ``big`` reads a weekly file of real
documents with new numbers, written to a temporary folder, in a process of its own, whose peak
of resident memory it gives.
"""

import argparse
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from lxml import etree

from maodun.domain.errors import BadRecord
from maodun.sources.published import published, records
from maodun.sources.uspto_grants.parse import parse

ROUNDS = 15
BATCH_BYTES = 400_000
ROOTS = (b"<us-patent-grant", b"<us-patent-application")
GRANT_NUMBER = re.compile(
    rb"(<publication-reference>.*?<doc-number>)[^<]*(?=</doc-number>)", re.DOTALL
)


def main() -> None:
    """Print the numbers, as one JSON object with ``--json``."""
    options = _options()
    if options.read:
        _read_big(Path(options.read))
        return
    documents = list(_documents(Path(options.data))) if options.data else []
    if not documents:
        answer: dict[str, object] = {"skipped": "no data: give --data or set MAODUN_DATA"}
    else:
        answer = _speed(documents) | _big(documents, options.big_mb)
    if options.json:
        print(json.dumps(answer))
    else:
        print("\n".join(f"{name}: {value}" for name, value in answer.items()))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.parsing", description=__doc__)
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.add_argument("--data", default=os.environ.get("MAODUN_DATA", ""), metavar="DIR")
    parser.add_argument("--big-mb", type=int, default=700, help="0: leave the big file out")
    parser.add_argument("--read", help=argparse.SUPPRESS)
    return parser.parse_args()


def _documents(folder: Path) -> Iterator[bytes]:
    """Yield every current XML document under the folder, as published."""
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() == ".xml":
            content = path.read_bytes().strip()
            if content.count(b"<?xml ") == 1 and any(root in content[:4096] for root in ROOTS):
                yield content


def _speed(documents: list[bytes]) -> dict[str, object]:
    """Compare batch by batch, in turns, the least of several rounds for each of both."""
    bare = full = 0.0
    for batch in _batches(documents):
        week = b"\n".join(batch)
        bare += min(_seconds_bare(batch) for _ in range(ROUNDS))
        full += min(_seconds_full(week, len(batch)) for _ in range(ROUNDS))
    size = sum(map(len, documents)) / 1e6
    return {
        "documents": len(documents),
        "mb": round(size, 1),
        "bare_mb_s": round(size / bare, 1),
        "record_mb_s": round(size / full, 1),
        "ratio": round(bare / full, 3),
    }


def _batches(documents: list[bytes]) -> Iterator[list[bytes]]:
    batch: list[bytes] = []
    for document in documents:
        batch.append(document)
        if sum(map(len, batch)) >= BATCH_BYTES:
            yield batch
            batch = []
    if batch:
        yield batch


def _seconds_bare(documents: list[bytes]) -> float:
    began = time.perf_counter()
    for document in documents:
        etree.fromstring(document)
    return time.perf_counter() - began


def _seconds_full(week: bytes, expected: int) -> float:
    began = time.perf_counter()
    reads = parse(BytesIO(week), file="week.xml", start=0, sample=False)
    good = sum(1 for read in reads if not isinstance(read.record, BadRecord))
    seconds = time.perf_counter() - began
    assert good == expected, f"{expected - good} documents were not read"
    return seconds


def _big(documents: list[bytes], megabytes: int) -> dict[str, object]:
    if not megabytes:
        return {}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ipg990106.xml"
        written = _write_big(path, documents, megabytes * 1_000_000)
        command = [sys.executable, "-m", "bench.parsing", "--read", str(path)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - our own module
        big = json.loads(done.stdout)
    assert big["big_rights"] == written, "a document of the big file was lost"
    return dict(big)


def _write_big(path: Path, documents: list[bytes], size: int) -> int:
    """Write the documents again and again under new numbers until the size is reached."""
    count = 0
    with path.open("wb") as out:
        while out.tell() < size:
            number = b"\\g<1>%d" % (90_000_000 + count)
            content = GRANT_NUMBER.sub(number, documents[count % len(documents)], count=1)
            out.write(content + b"\n")
            count += 1
    return count


def _read_big(path: Path) -> None:
    began = time.perf_counter()
    rights = bad = 0
    for file in published([path]):
        assert not isinstance(file, BadRecord), str(file)
        for read in records(file):
            if isinstance(read.record, BadRecord):
                bad += 1
            else:
                rights += 1
    seconds = time.perf_counter() - began
    size = path.stat().st_size / 1e6
    answer = {
        "big_mb": round(size, 1),
        "big_rights": rights,
        "big_bad": bad,
        "big_mb_s": round(size / seconds, 1),
        "big_peak_rss_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
    }
    print(json.dumps(answer))


if __name__ == "__main__":
    main()
