"""Every address, asked by every role and by nobody."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import URLPattern, reverse

from maodun.company.jobs.services import job_ask
from maodun.company.models import Job, Person
from maodun.company.people.roles import Role
from maodun.company.people.services import Account, person_add
from maodun.company.reviews.selectors import StoredReview
from maodun.web.urls import urlpatterns
from tests.conftest import NOW
from tests.web.conftest import PASSWORD

pytestmark = pytest.mark.django_db

OPEN_TO_ALL = {"sign-in", "start", "language"}
SEEN_BY = set(Role) - {Role.COUNSEL}
RULED_BY = {Role.OWNER, Role.MANAGER, Role.STAFF}
ANSWERED_BY = RULED_BY | {Role.PRODUCT}
ALLOWED: dict[str, set[Role]] = {
    "products": SEEN_BY,
    "review": SEEN_BY,
    "rights": SEEN_BY,
    "questions": SEEN_BY,
    "report": SEEN_BY,
    "rule": RULED_BY,
    "undo": RULED_BY,
    "answer": ANSWERED_BY,
    "sign-out": set(Role),
    "clear": ANSWERED_BY,
    "jobs": ANSWERED_BY,
    "job": RULED_BY,
    "stop": RULED_BY,
    "again": RULED_BY,
}
POSTED = {"stop", "again", "rule", "undo", "answer", "sign-out", "language"}
FORBIDDEN = 403


def job() -> Job:
    """Work that somebody else asked for."""
    account = Account("zoe", "Zoe", PASSWORD, Role.STAFF, "en")
    zoe = Person.objects.filter(login="zoe").first() or person_add(account, by="x", now=NOW)
    return job_ask(kind="clear", given={}, person=zoe, now=NOW)


def address(asked: str, review: StoredReview) -> str:
    places: dict[str, list[object]] = {
        "start": ["key"],
        "report": [review.number, "json"],
        **{name: [job().pk] for name in ("job", "stop", "again") if name == asked},
        "products": [],
        "clear": [],
        "jobs": [],
        "sign-in": [],
        "sign-out": [],
        "language": [],
    }
    return reverse(asked, args=places.get(asked, [review.number]))


def said(review: StoredReview) -> dict[str, str]:
    """What the forms of the review need to be kept."""
    return {
        "right": review.now.findings[0].right.publication_number,
        "verdict": "open",
        "key": review.now.questions[0].limitation.key,
        "reply": "unknown",
    }


def ask(client: Client, name: str, review: StoredReview) -> int:
    where = address(name, review)
    if name in POSTED:
        return client.post(where, said(review)).status_code
    return client.get(where).status_code


def test_every_address_is_in_one_of_the_tables() -> None:
    assert all(isinstance(one, URLPattern) for one in urlpatterns)
    assert {one.name for one in urlpatterns} == OPEN_TO_ALL | set(ALLOWED)


@pytest.mark.parametrize("name", sorted(ALLOWED))
def test_nobody_sees_anything_without_signing_in(
    name: str, review: StoredReview, client: Client
) -> None:
    where = address(name, review)
    response = client.post(where) if name in POSTED else client.get(where)
    assert response.status_code == 302
    assert response.headers["Location"].startswith("/sign-in")


@pytest.mark.parametrize("name", sorted(ALLOWED))
def test_a_role_reaches_what_it_may_and_nothing_else(
    name: str, review: StoredReview, inside: Callable[..., Client]
) -> None:
    refused = {role for role in Role if ask(inside(role), name, review) == FORBIDDEN}
    assert refused == set(Role) - ALLOWED[name]
