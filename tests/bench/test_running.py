"""What runs every benchmark, and the page that it writes."""

import argparse
import importlib
import re
from pathlib import Path

import pytest

from bench.__main__ import RESULTS, Run, judging, section, sections, timing

RUNS = (*judging(), *timing(full=False))
FOLDER = Path(RESULTS).parent
STARTED_BY_OTHERS = {"faults_writer"}
ASKED_BY_HAND = {
    "articles_titles",
    "figures_training",
    "logos_training",
    "looks_scales",
    "photos_calibrating",
    "photos_training",
    "same_product_training",
    "searching",
}


def programs() -> set[str]:
    """Every module of the folder that is run by itself."""
    starts = 'if __name__ == "__main__"'
    return {file.stem for file in FOLDER.glob("*.py") if starts in file.read_text("utf-8")}


def test_every_benchmark_runs_once() -> None:
    named = [run.module for run in RUNS]
    assert len(named) == len(set(named))
    assert set(named) == programs() - {"__main__"} - STARTED_BY_OTHERS - ASKED_BY_HAND


@pytest.mark.parametrize("run", RUNS, ids=lambda run: run.module)
def test_a_benchmark_knows_the_options_it_is_run_with(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The options are read; then nothing more is done."""

    class Read(Exception):
        pass

    def read(self: argparse.ArgumentParser, _: object = None) -> argparse.Namespace:
        _known, left = self.parse_known_args(run.command("/data")[3:])
        assert left == []
        raise Read

    monkeypatch.setattr(argparse.ArgumentParser, "parse_args", read)
    with pytest.raises(Read):
        importlib.import_module(f"bench.{run.module}").main()


def test_a_command_is_shown_without_the_path_of_this_machine() -> None:
    shown = next(run.shown() for run in RUNS if run.module == "scan")
    assert "$MAODUN_DATA/listings" in shown
    assert shown.startswith("python -m bench.scan --json --register")


def test_a_section_tells_every_figure_with_its_interval() -> None:
    figure = {"value": 0.8111, "low": 0.75, "high": 0.86}
    found = {
        "held": {"maodun": {"pairs": 209, "balanced_accuracy": figure}},
        "empty": None,
        "misses": ["left out"],
    }
    page = section(Run("marks", ()), found, 3.2)
    assert "| held maodun balanced_accuracy | 0.811 (0.750 to 0.860) |" in page
    assert "| held maodun pairs | 209 |" in page
    assert "| empty | – |" in page
    assert "left out" not in page
    assert sections(f"# Results\n\n{page}\n") == {"marks": page}


def test_a_failed_benchmark_is_told_as_failed() -> None:
    assert section(Run("marks", ()), None, 1.0).endswith("**failed**")


def test_the_page_of_results_has_a_section_of_known_benchmarks_alone() -> None:
    known = {run.module for run in RUNS}
    assert sections(RESULTS.read_text("utf-8")).keys() <= known
    assert re.search(r"^# Results", RESULTS.read_text("utf-8"))
