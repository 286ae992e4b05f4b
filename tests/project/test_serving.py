"""What serves the desk: its key, and the pages behind it."""

import os
import stat
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from pytest_django import Settings

from maodun.company.places import Desk
from maodun.project.serving.desk import application, secret_key


def test_the_key_of_sessions_is_made_once_and_is_its_owners(tmp_path: Path) -> None:
    file = tmp_path / "secret-key"
    key = secret_key(file)
    assert len(key) >= 60
    assert secret_key(file) == key
    if sys.platform != "win32":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_worker_ends_with_the_server_that_started_it(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "maodun.project.main", "work", "--beside"],
        env={**os.environ, "MAODUN_HOME": str(tmp_path / "home")},
        stdin=subprocess.DEVNULL,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 0


@pytest.mark.django_db
def test_it_answers_a_browser_and_refuses_another_host(
    tmp_path: Path, settings: Settings
) -> None:
    settings.SECRET_KEY = settings.DESK = ""
    desk = Desk(tmp_path / "register", tmp_path / "pictures", tmp_path / "company.sqlite3")
    served = application(desk)

    def ask(host: str) -> tuple[str, bytes]:
        began: list[str] = []
        environ = {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": "/sign-in",
            "SERVER_NAME": host,
            "SERVER_PORT": "8787",
            "HTTP_HOST": host,
            "wsgi.input": BytesIO(),
            "wsgi.url_scheme": "http",
        }
        body = served(environ, lambda status, *_: began.append(status))  # type: ignore[arg-type]  # nothing writes
        return began[0], b"".join(body)

    status, page = ask("127.0.0.1:8787")
    assert status == "200 OK"
    assert b'name="password"' in page
    assert ask("evil.example")[0].startswith("400")
