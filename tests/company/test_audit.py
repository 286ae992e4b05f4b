"""Every change stands in the chain, and a chain that somebody touched is found out."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from maodun.company.audit.services import (
    Change,
    Verified,
    audit_list,
    audit_verify,
    audit_write,
)
from maodun.company.models import AuditRow
from maodun.company.people.roles import Role
from maodun.company.people.services import Account, person_add
from maodun.company.portfolio.services import held_add, held_remove
from maodun.company.reviews.selectors import StoredReview
from maodun.company.reviews.services import Word, answer_give, decision_make, waiver_give
from maodun.company.reviews.undoing import last_undo
from maodun.domain.rulings import Held, Reply, Verdict

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 12, 1, 13, 0, 0, 123456, tzinfo=UTC)
Finish = Callable[..., Verified]


@pytest.fixture
def chain() -> list[AuditRow]:
    for number in range(5):
        change = Change("thing.done", f"thing:{number}", {"was": None}, {"is": "灯" * number})
        with transaction.atomic():
            audit_write(change, by="Ada", now=NOW)
    return list(AuditRow.objects.order_by("pk"))


def test_an_untouched_chain_is_whole(chain: list[AuditRow], finish: Finish) -> None:
    assert finish(audit_verify()) == Verified(5, None, chain[-1].own)


@pytest.mark.parametrize("field", ["by", "deed", "about", "after", "before", "at", "own"])
def test_an_altered_row_breaks_the_chain_where_it_stands(
    field: str, chain: list[AuditRow], finish: Finish
) -> None:
    other = {"after": {"is": "else"}, "before": None, "at": NOW.replace(year=2025)}
    AuditRow.objects.filter(pk=chain[2].pk).update(**{field: other.get(field, "x")})
    assert finish(audit_verify()).broken == chain[2].pk


def test_a_row_taken_out_breaks_the_chain(chain: list[AuditRow], finish: Finish) -> None:
    chain[1].delete()
    assert finish(audit_verify()) == Verified(1, chain[2].pk, chain[0].own)


def test_two_rows_never_follow_the_same_one(chain: list[AuditRow]) -> None:
    twin = AuditRow(at=NOW, by="Eve", deed="x", about="x", previous=chain[0].own, own="e" * 64)
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save()


@pytest.mark.django_db(transaction=True)
def test_a_change_is_written_down_with_what_it_changes_or_not_at_all() -> None:
    with pytest.raises(RuntimeError):
        audit_write(Change("thing.done", "thing:1"), by="Ada", now=NOW)


def test_everything_that_people_do_is_in_the_chain(
    clear: Callable[..., StoredReview], finish: Finish
) -> None:
    review = clear()
    number = review.now.findings[0].right.publication_number
    key = review.now.findings[0].readings[0].readings[0].limitation.key
    said: dict[str, Any] = {"review": review.number, "by": "Li Wei", "now": NOW}
    answer_give(key=key, reply=Reply.UNKNOWN, **said)
    decision_make(number=number, word=Word(Verdict.CLOSE, "see it"), **said)
    waiver_give(what=review.now.gaps[0].what, reason="small", **said)
    last_undo(**said)
    held_add(held=Held("US9827127B2", "own"), by="Li Wei", now=NOW)
    held_remove(number="US9827127B2", by="Li Wei", now=NOW)
    account = Account("ada", "Ada", "a heavy base of cast iron", Role.STAFF, "en")
    person_add(account, by="Li Wei", now=NOW)
    rows = AuditRow.objects.order_by("pk")
    assert [row.deed for row in rows] == [
        "product.saved",
        "review.made",
        "answer.given",
        "decision.made",
        "waiver.given",
        "word.taken_back",
        "right.held",
        "right.let_go",
        "person.added",
    ]
    assert {row.by for row in rows[2:]} == {"Li Wei"}
    assert not any("password" in str(row.after) or "iron" in str(row.after) for row in rows)
    assert finish(audit_verify()).broken is None
    about = audit_list(about=f"review:{review.number}")
    assert about[0].deed == "word.taken_back"
