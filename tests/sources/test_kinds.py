import pytest

from maodun.domain.rights import RightKind, Stage
from maodun.sources.kinds import granted_on_publication, right_kind, stage


@pytest.mark.parametrize(
    ("office", "code", "kind", "reached", "granted"),
    [
        ("US", "B2", RightKind.PATENT, Stage.GRANT, True),
        ("US", "A1", RightKind.PATENT, Stage.APPLICATION, False),
        ("US", "A", RightKind.PATENT, Stage.GRANT, True),
        ("US", "S1", RightKind.DESIGN, Stage.GRANT, True),
        ("US", "P1", RightKind.PLANT, Stage.APPLICATION, False),
        ("US", "P2", RightKind.PLANT, Stage.GRANT, True),
        ("EP", "A1", RightKind.PATENT, Stage.APPLICATION, False),
        ("EP", "B1", RightKind.PATENT, Stage.GRANT, True),
        ("EP", "B2", RightKind.PATENT, Stage.GRANT, False),
        ("CN", "A", RightKind.PATENT, Stage.APPLICATION, False),
        ("CN", "U", RightKind.UTILITY_MODEL, Stage.GRANT, True),
        ("CN", "S", RightKind.DESIGN, Stage.GRANT, True),
        ("JP", "B2", RightKind.PATENT, Stage.GRANT, False),
        ("DK", "T3", RightKind.PATENT, Stage.GRANT, False),
        ("DE", "T5", RightKind.PATENT, Stage.APPLICATION, False),
        ("WO", "A1", RightKind.PATENT, Stage.APPLICATION, False),
    ],
)
def test_a_kind_code_says_what_it_is_and_how_far(
    *, office: str, code: str, kind: RightKind, reached: Stage, granted: bool
) -> None:
    assert (right_kind(office, code), stage(office, code)) == (kind, reached)
    assert granted_on_publication(office, code) is granted
