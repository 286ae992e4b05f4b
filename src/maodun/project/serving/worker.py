"""The process that does long work for the desk; ``maodun serve`` starts it and ends it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

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
    own = [sys.executable, "-m", "maodun.project.main", "work", "--beside"]
    argv = [*own, *(["--sample"] * sample)]
    # The pipe closes when this process ends, however it ends, and the worker ends with it.
    worker = subprocess.Popen(argv, stdin=subprocess.PIPE)  # noqa: S603 - our own program
    try:
        yield
    finally:
        worker.terminate()
        try:
            worker.wait(ENDS_WITHIN)
        except subprocess.TimeoutExpired:
            worker.kill()


def work_through(desk: Desk, *, beside: bool = False) -> None:
    """Do what is asked for, one after the other.

    Args:
        desk: Where.
        beside: End when the standard input ends: the server at its other end is no more. What
            was being done is begun again when it is served the next time.
    """
    if beside:
        Thread(target=_end_with_input, daemon=True).start()
    store_open(desk.database)
    settings.DESK = desk
    Worker(
        queue_names=["default"],
        interval=LOOKS_EVERY,
        batch=False,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="desk",
        excluded_queue_names=[],
    ).run()


def _end_with_input() -> None:
    sys.stdin.buffer.read()
    os._exit(0)  # nothing is lost: every step is kept in a transaction
