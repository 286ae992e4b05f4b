"""The kinds of long work there are, and who does each."""

import time
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import msgspec
from django.conf import settings
from django.utils import timezone

from maodun.company.jobs.services import Doer, Work, job_do
from maodun.company.models import Job
from maodun.company.pictures.looking import Viewer
from maodun.company.places import Desk
from maodun.company.reviews.clearing import Order, products_clear
from maodun.domain.clearance import Window
from maodun.screening.options import Options


def do(number: int) -> None:
    """Do one job with the clock of this machine."""
    job_do(number, doers=DOERS, clock=timezone.now, tick=time.monotonic)


def clear_uploaded(job: Job) -> Work:
    """Clear what was handed in at the desk; the result names the reviews."""
    desk: Desk = settings.DESK
    given = job.given
    folder = str(desk.uploads / given["folder"])
    starts_on = date.fromisoformat(given["starts_on"])
    order = Order(
        what=str(Path(folder) / given["file"]),
        markets=tuple(given["markets"]),
        window=Window.of_months(starts_on, given["months"]),
        options=Options(register_max_age_days=desk.register_max_age_days),
        look=Viewer(desk.pictures, (folder,), model=desk.looks_model).look,
    )
    today = timezone.localdate()
    cleared = yield from products_clear(
        order=order, register=desk.register, by=job.person.name, now=timezone.now(), on=today
    )
    return {
        "reviews": cleared.reviews,
        "refused": [msgspec.to_builtins(one.text) for one in cleared.refused],
    }


DOERS: Mapping[str, Doer] = {"clear": clear_uploaded}
