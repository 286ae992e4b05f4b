"""Run every benchmark and write ``bench/RESULTS.md``: a table, the command, the day, the cores.

Each benchmark is a program of its own that prints one JSON object, so that none shares its
memory or its caches with another. Those of judgement run side by side, those of speed alone.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from time import perf_counter

RESULTS = Path(__file__).parent / "RESULTS.md"
SMALL, FULL = "100000", "1000000"
CORES = 2


@dataclass(frozen=True, slots=True)
class Run:
    """One benchmark with its arguments; ``{data}`` stands for the folder of the real data."""

    module: str
    arguments: tuple[str, ...]

    def shown(self) -> str:
        """The command as a reader types it."""
        words = (word.replace("{data}", "$MAODUN_DATA") for word in self.arguments)
        return " ".join(["python", "-m", f"bench.{self.module}", "--json", *words])

    def command(self, data: str) -> list[str]:
        """The command as it is run."""
        words = (word.replace("{data}", data) for word in self.arguments)
        return [sys.executable, "-m", f"bench.{self.module}", "--json", *words]


def judging() -> tuple[Run, ...]:
    """Return the benchmarks of judgement; their answers do not depend on what else runs."""
    return (
        Run(
            "retrieval",
            (
                *("--corpus", "{data}/prior-art/corpus.jsonl.gz"),
                *("--qrels", "{data}/prior-art/qrels-dev.tsv"),
                *("--kinds", "same_owner_topical"),
            ),
        ),
        Run("claims", ("--data", "{data}/uspto")),
        Run("limitations", ("--data", "{data}/uspto/claims.jsonl.gz")),
        Run("faults", ("--kills", "20")),
        Run("law", ("--vectors", "{data}/../law/vectors.json")),
        Run("marks", ("--pairs", "bench/mark_pairs.csv")),
        Run("cases", ("--cases", "{data}/marks/confusion-cases-zh.csv")),
        Run("same_product", ("--data", "{data}/same-product", "--split", "valid")),
        Run("pages", ("--data", "{data}/pages")),
        Run(
            "scan",
            (
                *("--register", "{data}/marks/euipo-figurative-2020"),
                *("--listings", "{data}/listings"),
            ),
        ),
        Run("figures", ("--data", "{data}")),
        Run(
            "designs",
            (
                *("--data", "{data}/uspto/designs-2021"),
                *("--distractors", "{data}/uspto/designs-2007"),
            ),
        ),
        Run("objects", ("--data", "{data}/objects")),
        Run("sketches", ("--data", "{data}/sketches")),
        Run("logos", ()),
        Run("logos_vienna", ("--data", "{data}/marks/euipo-figurative-2020")),
        Run("articles", ("--data", "{data}")),
        Run("photos", ("--data", "{data}")),
    )


def timing(*, full: bool) -> tuple[Run, ...]:
    """Return the benchmarks of speed; each has the machine to itself."""
    sizes = (SMALL, FULL) if full else (SMALL,)
    return (
        Run("parsing", ("--data", "{data}/uspto", "--big-mb", "700" if full else "200")),
        Run("adding", ("--data", "{data}", "--sizes", *sizes)),
        Run("clearing", ("--data", "{data}", "--sizes", *sizes)),
        Run("deadlines", ()),
        Run("scan_speed", ()),
        Run("pictures_speed", ()),
        Run("match_pictures", ("--data", "{data}")),
    )


def main() -> int:
    """Run them all; exit 1 if one failed, 0 (and say so) where the real data is absent."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--full", action="store_true", help="10^6 documents as well")
    parser.add_argument("--only", nargs="+", default=(), help="these alone; keep the others")
    arguments = parser.parse_args()
    data = os.environ.get("MAODUN_DATA", "")
    if not data:
        print("skipped: the benchmarks need real data; set MAODUN_DATA to its folder")
        return 0
    wanted = partial(_wanted, only=arguments.only)
    alone = tuple(filter(wanted, timing(full=arguments.full)))
    beside = tuple(filter(wanted, judging()))
    with ThreadPoolExecutor(CORES) as pool:
        judged = list(pool.map(lambda run: _answer(run, data), beside))
    timed = [_answer(run, data) for run in alone]
    answers = dict(zip((*beside, *alone), (*judged, *timed), strict=True))
    kept = sections(RESULTS.read_text("utf-8")) if arguments.only else {}
    told = kept | {run.module: section(run, *answers[run]) for run in answers}
    RESULTS.write_text("\n\n".join((_head(), *told.values())) + "\n", "utf-8")
    print(f"written: {RESULTS}")
    return int(any(answer is None for answer, _ in answers.values()))


def _wanted(run: Run, only: Sequence[str]) -> bool:
    return not only or run.module in only


def sections(page: str) -> dict[str, str]:
    """Return the sections of a page of results, by the name of their benchmark."""
    parts = page.strip().split("\n## ")[1:]
    return {part.partition("\n")[0]: f"## {part.strip()}" for part in parts}


def _answer(run: Run, data: str) -> tuple[object, float]:
    print(run.shown(), file=sys.stderr, flush=True)
    started = perf_counter()
    done = subprocess.run(run.command(data), stdout=subprocess.PIPE, text=True, check=False)  # noqa: S603 - our own modules
    took = perf_counter() - started
    return (json.loads(done.stdout) if done.returncode == 0 else None), took


def _head() -> str:
    return (
        "# Results\n\n"
        f"Measured on {os.cpu_count()} cores ({platform.machine()}, Python "
        f"{platform.python_version()}) by `make bench`; each section says on which day. "
        "Data: MAODUN_DATA."
    )


def section(run: Run, answer: object, took: float) -> str:
    """Return what the page says of one benchmark; an answer of None is a failure."""
    lines = [f"## {run.module}", ""]
    lines += [f"`{run.shown()}` ({took:.0f} s, {datetime.now(UTC):%Y-%m-%d})", ""]
    if answer is None:
        return "\n".join((*lines, "**failed**"))
    lines += ["| figure | value |", "|---|---|"]
    lines += [f"| {name} | {_figure(value)} |" for name, value in _flat(answer)]
    return "\n".join(lines)


def _flat(answer: object, name: str = "") -> Iterator[tuple[str, object]]:
    if isinstance(answer, dict) and {"value", "low", "high"} <= answer.keys():
        yield name, f"{answer['value']:.3f} ({answer['low']:.3f} to {answer['high']:.3f})"
    elif isinstance(answer, dict):
        for key, value in answer.items():
            yield from _flat(value, f"{name} {key}".strip())
    elif not isinstance(answer, list):
        yield name, answer


def _figure(value: object) -> str:
    if value is None:
        return "–"
    if isinstance(value, float):
        return f"{value:.4g}" if abs(value) < 1 else f"{value:,.2f}"
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}"
    return str(value).replace("|", "\\|")


if __name__ == "__main__":
    sys.exit(main())
