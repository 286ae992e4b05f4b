import os
import subprocess
import sys
from pathlib import Path

import pytest

import maodun


def run(*argv: str, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "maodun.project.main", *argv],
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
        env={
            **os.environ,
            "PYTHONPATH": str(Path(maodun.__file__).parents[1]),
            "PYTHONIOENCODING": "utf-8",
            **environ,
        },
    )


def test_a_bad_setting_is_wrong_usage_told_in_one_sentence() -> None:
    ran = run("register", "show", MAODUN_REGISTER_MAX_AGE_DAYS="soon")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith("Error: MAODUN_REGISTER_MAX_AGE_DAYS is set to 'soon'")
    assert len(ran.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("language", "says"),
    [
        pytest.param("en", "There is no register", id="English"),
        pytest.param("zh", "权利库", id="Chinese"),
    ],
)
def test_errors_speak_the_language_of_the_settings(
    tmp_path: Path, language: str, says: str
) -> None:
    home = tmp_path / "home"
    ran = run("register", "show", MAODUN_HOME=str(home), MAODUN_LANG=language)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert says in ran.stderr
    assert not home.exists()


def test_numbers_are_reckoned_on_one_thread() -> None:
    code = (
        "import os, sys; sys.argv = ['maodun', '--version']\n"
        "from maodun.project.main import main\n"
        "assert 'numpy' not in sys.modules and 'cv2' not in sys.modules\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print(os.environ['OPENBLAS_NUM_THREADS'], os.environ['OPENCV_FOR_THREADS_NUM'])"
    )
    free = {k: v for k, v in os.environ.items() if not k.endswith(("_THREADS", "_NUM"))}
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=free
    )
    assert ran.stdout.splitlines()[-1] == "1 1"
