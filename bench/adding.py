"""How fast rights are added, alone and out of real XML; what they cost on disk and in memory.

    python -m bench.adding --data DIR --sizes 100000 1000000 --json

The floor is the word index alone, fed the same texts in the same run. Every measurement has a
process of its own, so that memory is its own too.
"""

import argparse
import io
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import perf_counter, process_time, thread_time
from typing import TypeVar

from bench.synthetic import NOW, Pool, file_of, load_pool, made_up, stream_of
from maodun.domain.records import PublishedFile, Read
from maodun.index.adding import add
from maodun.index.schema import document
from maodun.index.words import make_words
from maodun.index.writing import THREADS
from maodun.sources.uspto_grants import parse as grants

MEMORY_MB = 256
FLOOR_BATCH = 10_000
LARGEST_XML = 400_000
"""Bytes; single documents beyond are left out, for they would be most of the time."""

END_TO_END = (2_000, 10_000)
"""Whole grants are long: a hundred times more would fill the disk and take hours."""

Item = TypeVar("Item")


class Watch:
    """Times work, leaving out the making of its input.

    Processor time stands beside the clock's: on a machine that others use too, only the former
    can be compared from run to run.
    """

    def __init__(self) -> None:
        self._making = self._making_cpu = 0.0
        self._began, self._began_cpu = perf_counter(), process_time()

    def passed(self, stream: Iterator[Item]) -> Iterator[Item]:
        """Return the same stream; the time that making it takes does not count."""
        while True:
            began, began_cpu = perf_counter(), thread_time()
            item = next(stream, None)
            self._making += perf_counter() - began
            self._making_cpu += thread_time() - began_cpu
            if item is None:
                return
            yield item

    def result(self, folder: Path, size: int) -> dict[str, float]:
        """Return rates and sizes of adding so many documents to ``folder``."""
        seconds = perf_counter() - self._began - self._making
        cpu = process_time() - self._began_cpu - self._making_cpu
        return {
            "documents_per_second": size / seconds,
            "cpu_ms_per_document": 1000 * cpu / size,
            "bytes_per_document": _bytes(folder) / size,
        }


def index_alone(folder: Path, pool: Pool, size: int) -> dict[str, float]:
    """Add made-up rights; the time of making them up does not count."""
    watch, stream = Watch(), stream_of(pool, size)

    def records(start: int) -> Iterator[Read]:
        return watch.passed(stream(start))

    for _ in add(folder, file_of(size), records, now=NOW, memory_mb=MEMORY_MB):
        pass
    return watch.result(folder, size)


def words_alone(folder: Path, pool: Pool, size: int) -> dict[str, float]:
    """Give the same texts to the word index, with as many commits and nothing beside it."""
    watch, index = Watch(), make_words(folder)
    writer = index.writer(heap_size=MEMORY_MB * 1_000_000, num_threads=THREADS)
    rights = watch.passed(made_up(pool, n) for n in range(size))
    for n, right in enumerate(rights):
        writer.add_document(document(right, n))
        if n % FLOOR_BATCH == FLOOR_BATCH - 1:
            writer.commit()
    writer.commit()
    writer.wait_merging_threads()
    return watch.result(folder, size)


def end_to_end(folder: Path, data: Path, size: int) -> dict[str, float]:
    """Parse real grants, each again and again under new numbers, and add them."""
    documents = _real_documents(data)
    total = sum(len(documents[n % len(documents)]) for n in range(size))
    file = PublishedFile(Path("renumbered.xml"), "", grants.SOURCE, total)

    def records(start: int) -> Iterator[Read]:
        stream = io.BufferedReader(Renumbered(documents, size), 1 << 20)
        return grants.parse(stream, file=file.name, start=start, sample=False)

    watch = Watch()
    for _ in add(folder, file, records, now=NOW, memory_mb=MEMORY_MB):
        pass
    result = watch.result(folder, size)
    return {
        **result,
        "megabytes_per_second": result["documents_per_second"] * total / size / 1e6,
    }


class Renumbered(io.RawIOBase):
    """A weekly file that exists only while it is read: real documents with new numbers."""

    def __init__(self, documents: Sequence[bytes], size: int) -> None:
        super().__init__()
        self._parts = (_renumber(documents[n % len(documents)], n) for n in range(size))
        self._left = b""
        self._at = 0

    def readable(self) -> bool:
        """Always."""
        return True

    def seekable(self) -> bool:
        """Only to where it stands: a benchmark does not resume."""
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        """Stay at the beginning."""
        assert (offset, whence) in {(0, 0), (0, 1), (self._at, 0)}
        return self._at

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # narrower
        """Fill the buffer from the next documents."""
        if not self._left:
            self._left = next(self._parts, b"")
        taken = self._left[: len(buffer)]
        buffer[: len(taken)] = taken
        self._left = self._left[len(taken) :]
        self._at += len(taken)
        return len(taken)


_NUMBER = re.compile(
    rb"(<publication-reference>.*?<doc-number>)[^<]*(</doc-number>)", re.DOTALL
)


def _renumber(document: bytes, n: int) -> bytes:
    prefix = b"D" if b"<kind>S" in document[:4000] else b"0"
    new = b"%s%07d" % (prefix, n)
    return _NUMBER.sub(lambda match: match[1] + new + match[2], document, count=1)


def _real_documents(data: Path) -> list[bytes]:
    found: list[bytes] = []
    for path in sorted((data / "uspto").rglob("*.[xX][mM][lL]")):
        raw = path.read_bytes()
        for part in re.split(rb"(?=<\?xml )", raw):
            if b"<us-patent-grant" in part and len(part) <= LARGEST_XML:
                found.append(part if part.endswith(b"\n") else part + b"\n")
    return found


def _bytes(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _one(job: str, data: Path, size: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "register"
        folder.mkdir()
        if job == "end_to_end":
            result = end_to_end(folder, data, size)
        else:
            work = index_alone if job == "index_alone" else words_alone
            result = work(folder, load_pool(data), size)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return {name: round(value, 3) for name, value in {**result, "peak_mb": peak / 1e6}.items()}


def _apart(job: str, data: Path, size: int) -> dict[str, float]:
    command = [sys.executable, "-m", "bench.adding", "--data", str(data), "--one", job]
    command += ["--sizes", str(size), "--json"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - ours
    found: dict[str, float] = json.loads(done.stdout)
    return found


def measure(data: Path, sizes: Sequence[int]) -> dict[str, object]:
    """Return every measurement, by what was done and how many rights."""
    jobs = [(job, size) for job in ("index_alone", "words_alone") for size in sizes]
    jobs += [("end_to_end", size) for size in END_TO_END]
    found = {
        job: {str(s): _apart(job, data, s) for j, s in jobs if j == job} for job, _ in jobs
    }
    alone, floor = list(found["index_alone"].values()), list(found["words_alone"].values())
    return {
        **found,
        "largest_to_smallest_rate": _ratio(alone[-1], alone[0], "documents_per_second"),
        "largest_to_smallest_cpu_rate": _ratio(alone[0], alone[-1], "cpu_ms_per_document"),
        "rate_to_floor": _ratio(alone[-1], floor[-1], "documents_per_second"),
        "cpu_rate_to_floor": _ratio(floor[-1], alone[-1], "cpu_ms_per_document"),
        "cores": os.cpu_count(),
    }


def _ratio(one: dict[str, float], other: dict[str, float], name: str) -> float:
    return round(one[name] / other[name], 3)


def main() -> None:
    """Print the measurements, or one of them where a parent process asked for it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=os.environ.get("MAODUN_DATA"))
    parser.add_argument("--sizes", type=int, nargs="+", default=[100_000])
    parser.add_argument("--one", default="", help="a single measurement, in this process")
    parser.add_argument("--json", action="store_true", help="one JSON object on stdout")
    given = parser.parse_args()
    if given.data is None:
        print(json.dumps({"skipped": "needs --data or MAODUN_DATA"}))
        return
    if given.one:
        result: object = _one(given.one, given.data, given.sizes[0])
    else:
        result = measure(given.data, given.sizes)
    print(json.dumps(result, indent=None if given.json else 2))


if __name__ == "__main__":
    main()
