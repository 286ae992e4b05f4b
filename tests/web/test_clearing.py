"""A clearance asked for in the browser."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from maodun.company.jobs.doing import do
from maodun.company.models import Job, Review
from maodun.company.people.roles import Role

pytestmark = pytest.mark.django_db
FORM = {
    "sku": "LAMP-9",
    "title": "Desk lamp",
    "facts": "The desk lamp has a base.\nA cable of 2 m.",
    "market": "US",
    "starts_on": "2027-01-01",
    "months": "30",
}


def test_a_typed_product_is_cleared_and_its_review_is_a_click_away(
    inside: Callable[..., Client],
) -> None:
    client = inside(name="Zhao Min")
    where = client.post("/clear", FORM).headers["Location"]
    job = Job.objects.get()
    assert where == f"/jobs/{job.pk}"
    waiting = client.get(where).content.decode()
    assert 'hx-trigger="every 1s"' in waiting
    do(job.pk)
    ended = client.get(where).content.decode()
    review = Review.objects.get()
    assert f'href="/reviews/{review.pk}"' in ended
    assert "every 1s" not in ended
    assert (review.made_by, review.product.sku) == ("Zhao Min", "LAMP-9")
    assert (str(review.starts_on), str(review.ends_on)) == ("2027-01-01", "2029-06-30")


def test_what_cannot_be_read_is_told_where_it_was_asked(inside: Callable[..., Client]) -> None:
    client = inside()
    bad = SimpleUploadedFile("lamp.yaml", b"sku: [")
    said = {"market": "US", "starts_on": "2027-01-01", "months": "30", "files": bad}
    where = client.post("/clear", said).headers["Location"]
    do(Job.objects.get().pk)
    page = client.get(where).content.decode()
    assert 'role="alert"' in page
    assert "lamp.yaml" in page


def test_products_that_were_refused_are_told_in_the_readers_language(
    inside: Callable[..., Client],
) -> None:
    client = inside(language="zh-Hans")
    table = SimpleUploadedFile("lamps.csv", b"sku,title\nL-1,Desk lamp with a base\nL-2,\n")
    said = {"market": "US", "starts_on": "2027-01-01", "months": "30", "files": table}
    where = client.post("/clear", said).headers["Location"]
    do(Job.objects.get().pk)
    page = client.get(where).content.decode()
    result = Job.objects.get().result
    assert result is not None
    (refused,) = result["refused"]
    assert "未排查" in page
    assert refused["msgid"] not in page


@pytest.mark.parametrize(
    "other", [{"months": "x"}, {"starts_on": ""}, {"market": "XX"}, {"sku": ""}]
)
def test_a_form_that_cannot_be_used_comes_back_as_it_was(
    other: dict[str, str], inside: Callable[..., Client]
) -> None:
    response = inside().post("/clear", {**FORM, **other})
    assert response.status_code == 400
    page = response.content.decode()
    assert 'role="alert"' in page
    assert "A cable of 2 m." in page
    assert not Job.objects.exists()


def test_work_of_others_is_seen_by_those_who_rule_only(inside: Callable[..., Client]) -> None:
    where = inside(Role.PRODUCT, name="Ann").post("/clear", FORM).headers["Location"]
    assert inside(Role.PRODUCT, name="Bo").get(where).status_code == 403
    assert inside(Role.STAFF, name="Cy").get(where).status_code == 200
    assert "Ann" in inside(Role.MANAGER, name="Di").get("/jobs").content.decode()
    assert "Ann" not in inside(Role.PRODUCT, name="Ed").get("/jobs").content.decode()
