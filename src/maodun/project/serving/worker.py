"""The process that does long work for the desk; ``maodun serve`` starts it and ends it."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django_tasks_db.management.commands.db_worker import Worker

from maodun.company.jobs.services import jobs_recover
from maodun.company.places import Desk
from maodun.company.store import store_open

LOOKS_EVERY = 0.5
"""Seconds between two looks for work."""

ENDS_WITHIN = 5.0
"""Seconds that a worker has to end by itself."""


@contextmanager
def working(*, sample: bool) -> Iterator[None]:
    """Have a worker beside this process; what an earlier one left is done again."""
    jobs_recover()
    argv = [sys.executable, "-m", "maodun.project.main", "work", *(["--sample"] * sample)]
    worker = subprocess.Popen(argv, stdin=subprocess.DEVNULL)  # noqa: S603 - our own program
    try:
        yield
    finally:
        worker.terminate()
        try:
            worker.wait(ENDS_WITHIN)
        except subprocess.TimeoutExpired:
            worker.kill()


def work_through(desk: Desk, *, once: bool = False) -> None:
    """Do what is asked for, one after the other; ``once``: until nothing is left."""
    store_open(desk.database)
    settings.DESK = desk
    Worker(
        queue_names=["default"],
        interval=LOOKS_EVERY,
        batch=once,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="desk",
        excluded_queue_names=[],
    ).run()
