from datetime import date

import pytest

from maodun.domain.rights import Origin, Priority, Relation, Right, RightKind, Stage
from maodun.rules.lives.earliest import earliest_date

FILED = date(2020, 3, 1)
PRIORITY = date(2019, 3, 2)
PARENT = date(2015, 6, 1)


def right(*earlier: Priority | Relation, filed: date | None = FILED) -> Right:
    return Right(
        publication_number="US99000001B2",
        office="US",
        kind=RightKind.PATENT,
        stage=Stage.GRANT,
        kind_code="B2",
        language="en",
        title="Tyre",
        origin=Origin("uspto_grants", "x.xml", 0, "1"),
        publication_date=None,
        application_number=None,
        filing_date=filed,
        priorities=tuple(one for one in earlier if isinstance(one, Priority)),
        relations=tuple(one for one in earlier if isinstance(one, Relation)),
    )


@pytest.mark.parametrize(
    ("made", "entering", "claiming"),
    [
        pytest.param(right(), FILED, FILED, id="filing"),
        pytest.param(right(filed=None), None, None, id="nothing known"),
        pytest.param(
            right(Priority("CN", "1", PRIORITY, "national")), PRIORITY, PRIORITY, id="priority"
        ),
        pytest.param(
            right(Priority("CN", "1", None, "national")),
            FILED,
            FILED,
            id="undated",
        ),
        pytest.param(
            right(Relation("provisional", "US62/1", PRIORITY)),
            PRIORITY,
            PRIORITY,
            id="like it",
        ),
        pytest.param(
            right(Relation("continuation", "US14/1", PARENT)), FILED, PARENT, id="parent"
        ),
    ],
)
def test_how_far_back_a_right_goes(
    made: Right, entering: date | None, claiming: date | None
) -> None:
    assert earliest_date(made, parents=False) == entering
    assert earliest_date(made, parents=True) == claiming
