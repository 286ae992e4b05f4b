"""The desk as a browser meets it."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from maodun.company.models import DecisionMade, Person
from maodun.company.people.roles import Role
from maodun.company.reviews.desk import waiting
from maodun.company.reviews.selectors import StoredReview
from tests.web.conftest import PASSWORD, START_KEY

pytestmark = pytest.mark.django_db
Inside = Callable[..., Client]


def text(client: Client, where: str) -> str:
    response = client.get(where)
    assert response.status_code == 200, response.content.decode()
    return response.content.decode()


def test_the_first_account_is_made_once_and_is_signed_in(client: Client) -> None:
    given = {"name": "Li Wei", "login": "liwei", "password": PASSWORD}
    assert client.get(f"/start/{START_KEY}").status_code == 200
    assert client.post(f"/start/{START_KEY}", given).headers["Location"] == "/"
    assert Person.objects.get().role == Role.OWNER
    assert client.get("/").status_code == 200
    again = Client().post(f"/start/{START_KEY}", {**given, "login": "other"})
    assert "made before" in again.content.decode()
    assert Person.objects.count() == 1


def test_another_link_than_that_of_the_terminal_makes_no_account(client: Client) -> None:
    given = {"name": "Eve", "login": "eve", "password": PASSWORD}
    assert client.post("/start/guessed", given).status_code == 403
    assert not Person.objects.exists()


@pytest.mark.parametrize(
    "password",
    [
        pytest.param("short", id="short"),
        pytest.param("123456789012", id="only-digits"),
        pytest.param("1q2w3e4r5t6y", id="common"),
    ],
)
def test_an_easy_password_is_refused_and_what_was_typed_stays(
    password: str, client: Client
) -> None:
    given = {"name": "Li Wei", "login": "liwei", "password": password}
    answer = client.post(f"/start/{START_KEY}", given).content.decode()
    assert 'value="liwei"' in answer
    assert 'role="alert"' in answer
    assert not Person.objects.exists()


def test_a_wrong_password_lets_nobody_in(person: Callable[..., Person], client: Client) -> None:
    login = person().login
    wrong = client.post("/sign-in", {"login": login, "password": "x"}).content.decode()
    assert "do not belong together" in wrong
    right = client.post("/sign-in?next=//evil.example/", {"login": login, "password": PASSWORD})
    assert right.headers["Location"] == "/"


def test_guessing_is_slowed_for_one_login_and_for_nobody_else(
    person: Callable[..., Person], client: Client
) -> None:
    login, other = person().login, person(Role.OWNER).login
    for _ in range(5):
        tried = client.post("/sign-in", {"login": login, "password": "x"})
    assert tried.status_code == 429
    late = client.post("/sign-in", {"login": login, "password": PASSWORD})
    assert late.status_code == 429
    assert "Wait 15 minutes" in late.content.decode()
    assert client.post("/sign-in", {"login": other, "password": PASSWORD}).status_code == 302


@pytest.mark.usefixtures("review")
def test_products_stand_with_their_gates_in_few_queries(
    inside: Inside,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    client = inside()
    with django_assert_max_num_queries(6):
        page = text(client, "/")
    assert "LAMP-2" in page
    assert "cannot say" in page


def test_a_word_on_a_right_is_kept_with_the_name_and_can_be_taken_back(
    review: StoredReview, inside: Inside
) -> None:
    client = inside(name="Zhao Min")
    page = text(client, f"/reviews/{review.number}/rights")
    right = re.search(r'name="right" value="(\w+)"', page)
    assert right
    said = {"right": right[1], "seen": "", "verdict": "out", "note": "no battery"}
    after = client.post(f"/reviews/{review.number}/rule", said).content.decode()
    assert right[1] in after
    made = DecisionMade.objects.get()
    assert (made.by, made.publication_number, made.verdict) == ("Zhao Min", right[1], "out")
    undone = client.post(f"/reviews/{review.number}/undo").content.decode()
    assert "Taken back" in undone


def test_a_right_that_is_kept_open_gives_way_to_the_next(
    review: StoredReview, inside: Inside
) -> None:
    client = inside()
    first, second = (one.right.publication_number for one in waiting(review)[:2])
    said = {"right": first, "seen": "", "verdict": "open"}
    response = client.post(f"/reviews/{review.number}/rule", said)
    assert response.headers["HX-Push-Url"] == f"/reviews/{review.number}/rights?right={second}"
    assert f'name="right" value="{second}"' in response.content.decode()


def test_what_somebody_else_said_meanwhile_is_not_overwritten(
    review: StoredReview, inside: Inside
) -> None:
    number = review.now.findings[0].right.publication_number
    said = {"right": number, "seen": "", "verdict": "close"}
    inside(name="Ada").post(f"/reviews/{review.number}/rule", said)
    late = inside(name="Bo").post(f"/reviews/{review.number}/rule", {**said, "verdict": "out"})
    assert late.status_code == 400
    assert "Ada ruled on" in late.content.decode()
    assert DecisionMade.objects.count() == 1


def test_an_answer_settles_and_the_next_question_comes(
    review: StoredReview, inside: Inside
) -> None:
    client = inside()
    page = text(client, f"/reviews/{review.number}/questions")
    key = re.search(r'name="key" value="([^"]+)"', page)
    assert key
    after = client.post(
        f"/reviews/{review.number}/answer", {"key": key[1], "reply": "no"}
    ).content.decode()
    assert "stand otherwise now" in after
    assert key[1] not in after


def test_pages_speak_chinese_and_escape_what_others_wrote(
    review: StoredReview, inside: Inside
) -> None:
    page = text(inside(language="zh-Hans"), f"/reviews/{review.number}/rights")
    assert '<html lang="zh-Hans">' in page
    assert "排除" in page
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


def test_no_page_may_load_or_run_anything_foreign(review: StoredReview, inside: Inside) -> None:
    client = inside()
    for where in ("/", f"/reviews/{review.number}", f"/reviews/{review.number}/rights"):
        response = client.get(where)
        policy = response.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        page = response.content.decode()
        assert not re.search(r"<script(?![^>]*src=)|\son\w+=|\sstyle=", page)


def test_the_report_comes_in_the_readers_language_and_runs_nothing(
    review: StoredReview, inside: Inside
) -> None:
    client = inside(language="zh-Hans")
    report = client.get(f"/reviews/{review.number}/report.html")
    assert 'lang="zh-Hans"' in report.content.decode()
    assert "script-src" not in report.headers["Content-Security-Policy"]
    assert client.get(f"/reviews/{review.number}/report.pdf").content.startswith(b"%PDF")
    assert client.get(f"/reviews/{review.number}/report.exe").status_code == 404
    assert client.get("/reviews/999").status_code == 404
