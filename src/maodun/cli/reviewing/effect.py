"""What something that was said has changed."""

from maodun.cli.door import Door
from maodun.cli.output import echo
from maodun.cli.words import GATES, RULINGS
from maodun.company.reviews.services import Effect
from maodun.domain.text import T


def show_effect(effect: Effect, door: Door) -> None:
    """Write how much is settled, each right that fell or came back, and the gate."""
    if effect.settled > 0:
        echo(T("Settled: {count} limitations.", count=effect.settled), door)
    if effect.settled < 0:
        echo(T("Open again: {count} limitations.", count=-effect.settled), door)
    for fell in effect.fell:
        echo(
            T(
                "  {number} {title}: {before} -> {after}",
                number=fell.number,
                title=fell.title,
                before=RULINGS[fell.before],
                after=RULINGS[fell.after],
            ),
            door,
        )
    echo(T("Gate: {gate}", gate=GATES[effect.review.now.overall]), door)
