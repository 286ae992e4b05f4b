"""The sample below the cut: draw it, judge it."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from maodun.cli.door import Door
from maodun.cli.options import as_json, sample
from maodun.cli.output import echo, echo_json, talking
from maodun.cli.reviewing.asking import walk
from maodun.cli.reviewing.effect import ruled, show_effect
from maodun.cli.reviewing.verdicts import verdict_flags
from maodun.company.pictures.looking import Viewer
from maodun.company.reviews.sampling import (
    sample_draw,
    sample_inspect,
    sample_judge,
    sample_left,
)
from maodun.company.reviews.selectors import StoredReview, review_get
from maodun.company.reviews.services import Word
from maodun.company.store import store_open
from maodun.domain.clearance import Finding
from maodun.domain.rulings import Verdict
from maodun.domain.text import T

SEED_BITS = 31


@click.command()
@click.argument("number", type=int)
@click.option("--size", type=click.IntRange(min=1), required=True, help="Rights to judge.")
@click.option("--seed", type=int, help="Of the draw; default: a random one, kept.")
@sample
@as_json
@click.pass_obj
def sample_command(
    door: Door, *, number: int, size: int, seed: int | None, sample: bool, as_json: bool
) -> None:
    """Draw the one sample below the cut of review NUMBER; its size cannot change afterwards.

    \b
    Example:
        maodun review sample 3 --size 50
    """
    store_open(door.place(sample=sample).database)
    seed = secrets.randbits(SEED_BITS) if seed is None else seed
    drawn = sample_draw(review=number, size=size, seed=seed, by=door.reviewer, now=door.now())
    return echo_json(drawn.now.elusion, door) if as_json else show_sample(drawn, door)


@click.command()
@click.argument("number", type=int)
@click.argument("right", required=False)
@verdict_flags(out="RIGHT was rightly left below.", close="RIGHT should have been seen.")
@click.option("--note", default="", help="Why; kept with it.")
@sample
@as_json
@click.pass_obj
def judge_command(  # noqa: PLR0913 - one argument per option
    door: Door,
    *,
    number: int,
    right: str | None,
    verdict: Verdict | None,
    note: str,
    sample: bool,
    as_json: bool,
) -> None:
    """Judge the sample of review NUMBER, right by right; or only RIGHT, with --out or --close.

    \b
    Example:
        maodun review judge 3
    """
    place = door.place(sample=sample)
    store_open(place.database)
    desk = _Desk(number, place.register, door.viewer((), sample=sample, fetch=False))
    with talking(aside=as_json):
        if right is not None and verdict is not None:
            _judge(desk, right, Word(verdict, note), door)
        else:
            _judge_all(desk, door)
    judged = review_get(number=number)
    return echo_json(judged.now.elusion, door) if as_json else show_sample(judged, door)


def show_sample(review: StoredReview, door: Door) -> None:
    """Write how much of the sample is judged, and what it says."""
    elusion = review.now.elusion
    if elusion is None:
        return None
    echo(
        T(
            "Sample of {size} from {pile} rights below the cut, seed {seed}: {judged} judged, "
            "{found} close.",
            size=elusion.plan.size,
            pile=elusion.plan.pile,
            seed=elusion.plan.seed,
            judged=elusion.judged,
            found=elusion.found,
        ),
        door,
    )
    if elusion.judged < elusion.plan.size:
        return echo(T("The interval says nothing until the whole sample is judged."), door)
    return echo(
        T(
            "Between {low} and {high} in 1,000 of the {pile} below the cut are missed (95 %).",
            high=f"{1000 * elusion.high:.1f}",
            low=f"{1000 * elusion.low:.1f}",
            pile=elusion.plan.pile,
        ),
        door,
    )


@dataclass(frozen=True, slots=True)
class _Desk:
    """The review whose sample is judged, the register, and what looks at pictures again."""

    review: int
    register: Path
    viewer: Viewer


def _judge_all(desk: _Desk, door: Door) -> None:
    def waiting() -> Iterator[Finding]:
        for one in sample_left(review_get(number=desk.review)):
            yield sample_inspect(
                review=desk.review, number=one, register=desk.register, viewer=desk.viewer
            )

    def keep(finding: Finding, word: Word) -> tuple[str, ...]:
        _judge(desk, finding.right.publication_number, word, door)
        return ()

    walk(waiting, keep, number=desk.review, door=door)


def _judge(desk: _Desk, right: str, word: Word, door: Door) -> None:
    by = door.reviewer
    effect = sample_judge(
        review=desk.review,
        number=right,
        register=desk.register,
        word=word,
        by=by,
        now=door.now(),
        viewer=desk.viewer,
    )
    echo(ruled(effect, number=right, word=word, by=by), door)
    show_effect(effect, door)
