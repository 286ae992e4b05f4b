"""Every address, asked by every role and by nobody."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import URLPattern, reverse

from maodun.company.people.roles import Role
from maodun.company.reviews.selectors import StoredReview
from maodun.web.urls import urlpatterns

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
}
POSTED = {"rule", "undo", "answer", "sign-out", "language"}
FORBIDDEN = 403


def address(name: str, review: StoredReview) -> str:
    places: dict[str, list[object]] = {
        "start": ["key"],
        "report": [review.number, "json"],
        "products": [],
        "sign-in": [],
        "sign-out": [],
        "language": [],
    }
    return reverse(name, args=places.get(name, [review.number]))


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
