from collections.abc import Callable
from pathlib import Path

import pytest

from maodun.company.demo import demo_run
from maodun.company.models import AnswerGiven, DecisionMade
from maodun.company.register.services import register_show
from maodun.company.reviews.selectors import StoredReview, review_list
from maodun.domain.clearance import GateKind, GateState

pytestmark = pytest.mark.django_db


@pytest.fixture
def play(
    tmp_path: Path, finish: Callable[..., tuple[StoredReview, ...]]
) -> Callable[..., dict[str, StoredReview]]:
    """Return a function that plays the sample in one place."""

    def run() -> dict[str, StoredReview]:
        reviews = finish(
            demo_run(register=tmp_path / "sample-register", own=tmp_path / "pictures")
        )
        return {review.sku: review for review in reviews}

    return run


def test_three_products_end_at_the_gates_the_sample_is_written_for(
    play: Callable[..., dict[str, StoredReview]], tmp_path: Path
) -> None:
    reviews = play()
    assert {sku: review.now.overall for sku, review in reviews.items()} == {
        "SC-10": GateState.HOLD,
        "DR-7": GateState.CANNOT_SAY,
        "KG-3": GateState.NOTHING_OPEN,
    }
    dress = {row.kind: row.state for row in reviews["DR-7"].now.gate}
    assert dress[GateKind.PATENTS] is GateState.CHANGE
    assert dress[GateKind.WORKS] is GateState.CANNOT_SAY
    near = {
        finding.right.publication_number: finding.resemblance.pairs[0].picture.file
        for review in reviews.values()
        for finding in review.now.findings
        if finding.resemblance
    }
    assert near["USD9900001S1"] == "scooter-side.jpg"
    assert near["USWKVA0009990001"] == "dress-detail.jpg"
    assert all(review.now.sample_data for review in reviews.values())

    said = (AnswerGiven.objects.count(), DecisionMade.objects.count(), len(review_list()))
    rights = register_show(folder=tmp_path / "sample-register")
    assert play() == reviews, "playing again changes something"
    assert said == (
        AnswerGiven.objects.count(),
        DecisionMade.objects.count(),
        len(review_list()),
    )
    assert register_show(folder=tmp_path / "sample-register") == rights
