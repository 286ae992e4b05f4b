"""Long work as people at the desk may ask for it and see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from maodun.company.jobs.services import job_again, job_ask, job_get, job_stop
from maodun.company.jobs.uploads import Typed, Upload, upload_keep
from maodun.company.models import Job, Person
from maodun.company.people.roles import Deed, Role, may
from maodun.company.people.services import require
from maodun.company.places import Desk
from maodun.domain.errors import BadRequest, NotAllowed
from maodun.domain.text import T
from maodun.rules.places.markets import market

MOST_MONTHS = 240
SHOWN = 50
"""Jobs in a list."""


@dataclass(frozen=True, slots=True)
class Sale:
    """Where and when a product is to be sold."""

    markets: tuple[str, ...]
    starts_on: date
    months: int


def clearance_ask(
    *,
    person: Person,
    files: Sequence[Upload],
    typed: Typed | None,
    sale: Sale,
    desk: Desk,
    now: datetime,
) -> Job:
    """Keep what was handed in, and ask for its clearance.

    Raises:
        NotAllowed: Their role clears nothing.
        BadUpload: There is no product, or a file cannot be taken.
        UnknownMarket: There is no data about one of the markets.
        BadRequest: The sale lasts no time or longer than a right.
    """
    require(person, Deed.CLEAR)
    for code in sale.markets:
        market(code)
    if not 1 <= sale.months <= MOST_MONTHS:
        raise BadRequest(
            T("Say for how many months it is sold: 1 to {most}.", most=MOST_MONTHS)
        )
    kept = upload_keep(files=files, typed=typed, under=desk.uploads)
    given = {
        "folder": kept.folder,
        "file": kept.file,
        "markets": list(sale.markets),
        "starts_on": sale.starts_on.isoformat(),
        "months": sale.months,
    }
    return job_ask(kind="clear", given=given, person=person, now=now)


def job_for(*, person: Person, number: int) -> Job:
    """Return work that this person may see: their own, and others' where they rule on rights.

    Raises:
        NotAllowed: It is somebody else's.
        UnknownJob: There is none with this number.
    """
    require(person, Deed.CLEAR)
    job = job_get(number=number)
    if job.person_id != person.pk and not may(Role(person.role), Deed.RULE):
        raise NotAllowed(T("This work was asked for by somebody else."))
    return job


def jobs_for(*, person: Person) -> tuple[Job, ...]:
    """Return the newest work that this person may see.

    Raises:
        NotAllowed: Their role asks for none.
    """
    require(person, Deed.CLEAR)
    rows = Job.objects.select_related("person").order_by("-pk")
    seen = rows if may(Role(person.role), Deed.RULE) else rows.filter(person=person)
    return tuple(seen[:SHOWN])


def stop(*, person: Person, number: int, now: datetime) -> Job:
    """Ask for work to stop; what it kept so far stays.

    Raises:
        NotAllowed: It is somebody else's.
        UnknownJob: There is none with this number.
    """
    job = job_for(person=person, number=number)
    job_stop(job=job, by=person.name, now=now)
    return job_get(number=number)


def again(*, person: Person, number: int, now: datetime) -> Job:
    """Take up stopped or failed work again.

    Raises:
        NotAllowed: It is somebody else's.
        UnknownJob: There is none with this number.
    """
    job = job_for(person=person, number=number)
    job_again(job=job, by=person.name, now=now)
    return job_get(number=number)
