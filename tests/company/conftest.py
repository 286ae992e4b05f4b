"""Run services to their end, without a terminal."""

from collections.abc import Callable, Generator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest

from maodun.company.reviews.selectors import StoredReview
from maodun.company.reviews.services import Asked, clearance_run
from maodun.domain.clearance import Window
from maodun.domain.products import Fact, Product
from maodun.domain.progress import Progress
from maodun.screening.options import Options

Result = TypeVar("Result")
NOW = datetime(2026, 12, 1, 12, 0, tzinfo=UTC)
LAMP = Product(
    sku="LAMP-1",
    title="Desk lamp with a heavy base",
    facts=(
        Fact("title", "Desk lamp with a heavy base", "en", "lamp.yaml"),
        Fact("body", "The desk lamp has a base of cast iron and a bulb.", "en", "lamp.yaml"),
        Fact("supply", "A cable connects it to the mains, no battery.", "en", "lamp.yaml"),
    ),
    source="lamp.yaml",
)


def to_the_end(steps: Generator[Progress, None, Result]) -> Result:
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: Result = end.value
            return result


@pytest.fixture
def finish() -> Callable[..., Any]:
    """Return a function that runs long work to its end and returns its result."""
    return to_the_end


@pytest.fixture
def clear(lamp_register: Path) -> Callable[..., StoredReview]:
    """Return a function that clears a product, the lamp unless another is given."""

    def run(
        product: Product = LAMP, *, market: str = "US", days: int = 0, **options: Any
    ) -> StoredReview:
        window = Window(date(2027, 1, 1), date(2029, 6, 30))
        asked = Asked(product, market, window, Options(**options))
        now = NOW + timedelta(days=days)
        return to_the_end(
            clearance_run(asked=asked, register=lamp_register, by="Ada", now=now, on=now.date())
        )

    return run
