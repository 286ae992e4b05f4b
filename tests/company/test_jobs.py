"""Long work: done once, stopped where it is, taken up again, never lost."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from itertools import count
from typing import Any

import pytest

from maodun.company.jobs import services
from maodun.company.jobs.models import DONE, FAILED, RUNNING, STOPPED, WAITING
from maodun.company.jobs.services import (
    Work,
    job_again,
    job_ask,
    job_do,
    job_get,
    job_stop,
    jobs_recover,
    told,
)
from maodun.company.models import Job, Person
from maodun.company.people.roles import Role
from maodun.company.people.services import Account, person_add
from maodun.domain.errors import BadProduct, UnknownJob
from maodun.domain.progress import Progress
from maodun.domain.text import T

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 12, 1, 13, 0, tzinfo=UTC)


@pytest.fixture
def person() -> Person:
    account = Account("ada", "Ada", "a heavy base of cast iron", Role.STAFF, "en")
    return person_add(account, by="Ada", now=NOW)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Numbers of jobs that a worker would be handed."""
    numbers: list[int] = []
    monkeypatch.setattr(services, "_enqueue", numbers.append)
    return numbers


def counted(steps: int, before: Callable[[Job, int], None] | None = None) -> Any:
    def doer(job: Job) -> Work:
        for step in range(steps):
            if before:
                before(job, step)
            yield Progress(step, steps, "rights", T("Step {n}", n=step))
        return {"steps": steps}

    return doer


def do(job: Job, doer: Callable[[Job], Work]) -> Job:
    seconds = count(0, 10)
    doers: Mapping[str, Any] = {"test": doer}
    job_do(job.pk, doers=doers, clock=lambda: NOW, tick=lambda: float(next(seconds)))
    return job_get(number=job.pk)


def ask(person: Person) -> Job:
    return job_ask(kind="test", given={"of": "lamps"}, person=person, now=NOW)


def test_work_is_done_with_its_progress_and_its_result(
    person: Person, asked: list[int], django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        job = ask(person)
    assert asked == [job.pk]
    done = do(job, counted(3))
    assert (done.state, done.result, done.ended_at) == (DONE, {"steps": 3}, NOW)
    assert (done.done, done.total, str(told(done.what))) == (2, 3, "Step 2")


def test_asked_twice_it_is_done_once(person: Person) -> None:
    begun: list[int] = []
    job = ask(person)
    for _ in range(2):
        do(job, counted(1, lambda job, _: begun.append(job.pk)))
    assert begun == [job.pk]


def test_it_stops_where_it_is_and_goes_on_when_asked(
    person: Person, asked: list[int], django_capture_on_commit_callbacks: Any
) -> None:
    job = ask(person)

    def stop_at_two(job: Job, step: int) -> None:
        if step == 2:
            job_stop(job=job, by="Ada", now=NOW)

    stopped = do(job, counted(5, stop_at_two))
    assert (stopped.state, stopped.done, stopped.result) == (STOPPED, 2, None)
    with django_capture_on_commit_callbacks(execute=True):
        job_again(job=stopped, by="Ada", now=NOW)
    assert asked == [job.pk]
    assert do(job, counted(5)).state == DONE


def test_an_error_of_ours_is_told_and_another_one_is_not_hidden(person: Person) -> None:
    def refused(*_: object) -> None:
        raise BadProduct(T("It says nothing."))

    def broken(*_: object) -> None:
        raise ZeroDivisionError

    failed = do(ask(person), counted(1, refused))
    assert (failed.state, str(told(failed.error))) == (FAILED, "It says nothing.")
    job = ask(person)
    with pytest.raises(ZeroDivisionError):
        do(job, counted(1, broken))
    assert "The program failed" in str(told(job_get(number=job.pk).error))


def test_what_a_lost_worker_had_begun_is_done_again(person: Person, asked: list[int]) -> None:
    lost, waiting, ended = ask(person), ask(person), ask(person)
    Job.objects.filter(pk=lost.pk).update(state=RUNNING)
    do(ended, counted(1))
    assert jobs_recover() == 2
    assert asked == [lost.pk, waiting.pk]
    assert job_get(number=lost.pk).state == WAITING
    with pytest.raises(UnknownJob):
        job_get(number=999)
