"""Ask for long work, do it step by step, stop it, take it up again."""

from collections.abc import Callable, Generator, Mapping
from datetime import datetime
from typing import Any

import msgspec
from django.db import transaction
from django_tasks import task

from maodun.company.audit.services import Change, audit_write
from maodun.company.jobs.models import DONE, FAILED, RUNNING, STOPPED, WAITING
from maodun.company.models import Job, Person
from maodun.domain.errors import MaodunError, UnknownJob
from maodun.domain.progress import Progress
from maodun.domain.text import T, Text

Work = Generator[Progress, None, Mapping[str, Any]]
Doer = Callable[[Job], Work]
"""Does one kind of work; what it returns is kept as the result."""

Clock = Callable[[], datetime]
TOLD_EVERY = 0.3
"""Seconds between two looks at whether somebody asked to stop, and two notes of progress."""


@transaction.atomic
def job_ask(*, kind: str, given: Mapping[str, Any], person: Person, now: datetime) -> Job:
    """Ask for work; it begins as soon as a worker is free."""
    job = Job.objects.create(kind=kind, given=given, person=person, asked_at=now)
    audit_write(
        Change("job.asked", f"job:{job.pk}", after={"kind": kind}), by=person.name, now=now
    )
    transaction.on_commit(lambda: _enqueue(job.pk))
    return job


@transaction.atomic
def job_stop(*, job: Job, by: str, now: datetime) -> None:
    """Ask a worker to stop; what it kept so far stays."""
    Job.objects.filter(pk=job.pk, state__in=(WAITING, RUNNING)).update(stop_asked=True)
    audit_write(Change("job.stop_asked", f"job:{job.pk}"), by=by, now=now)


@transaction.atomic
def job_again(*, job: Job, by: str, now: datetime) -> None:
    """Take up stopped or failed work again, from what it kept."""
    ended = Job.objects.filter(pk=job.pk, state__in=(STOPPED, FAILED))
    if ended.update(state=WAITING, stop_asked=False, error=None, ended_at=None):
        audit_write(Change("job.taken_up", f"job:{job.pk}"), by=by, now=now)
        transaction.on_commit(lambda: _enqueue(job.pk))


def jobs_recover() -> int:
    """Put back what a worker that is no more had begun; return how many.

    Call it while no worker runs.
    """
    lost = list(Job.objects.filter(state__in=(RUNNING, WAITING)).values_list("pk", flat=True))
    Job.objects.filter(pk__in=lost).update(state=WAITING)
    for number in lost:
        _enqueue(number)
    return len(lost)


def job_do(
    number: int, *, doers: Mapping[str, Doer], clock: Clock, tick: Callable[[], float]
) -> None:
    """Do one piece of work to its end, or until somebody asks to stop.

    Args:
        number: Of the job.
        doers: Who does which kind.
        clock: Tells the present instant.
        tick: Counts seconds.

    Raises:
        UnknownJob: There is none with this number.
    """
    begun = Job.objects.filter(pk=number, state=WAITING).update(state=RUNNING)
    if not begun:
        return  # asked for twice, or stopped before it began
    job = job_get(number=number)
    try:
        result = _steps(job, doers[job.kind](job), tick)
    except MaodunError as error:
        _end(job, FAILED, clock(), error=msgspec.to_builtins(error.text))
    except Exception:
        broken = T("The program failed. What was kept so far stays; its log says more.")
        _end(job, FAILED, clock(), error=msgspec.to_builtins(broken))
        raise
    else:
        state = STOPPED if result is None else DONE
        _end(job, state, clock(), result=result)


def job_get(*, number: int) -> Job:
    """Return one piece of work.

    Raises:
        UnknownJob: There is none with this number.
    """
    job = Job.objects.select_related("person").filter(pk=number).first()
    if job is None:
        raise UnknownJob(T("There is no job {number}.", number=number))
    return job


def told(kept: Any) -> Text | None:
    """Return a sentence of a job as it was kept."""
    return None if kept is None else msgspec.convert(kept, Text)


@task()
def work(number: int) -> None:
    """Do one piece of work: what a worker calls."""
    from maodun.company.jobs.doing import do  # noqa: PLC0415 - pages need none of it

    do(number)


def _enqueue(number: int) -> None:
    work.enqueue(number)


def _steps(job: Job, steps: Work, tick: Callable[[], float]) -> Mapping[str, Any] | None:
    """Go through the steps; None: somebody asked to stop."""
    last = float("-inf")
    while True:
        try:
            step = next(steps)
        except StopIteration as end:
            result: Mapping[str, Any] = end.value
            return result
        if tick() - last < TOLD_EVERY:
            continue
        last = tick()
        what = msgspec.to_builtins(step.what)
        Job.objects.filter(pk=job.pk).update(done=step.done, total=step.total, what=what)
        if Job.objects.filter(pk=job.pk, stop_asked=True).exists():
            steps.close()
            return None


def _end(job: Job, state: str, now: datetime, **values: Any) -> None:
    Job.objects.filter(pk=job.pk).update(state=state, ended_at=now, **values)
