"""Say something in a review: answers, rulings, waivers, and taking them back."""

import click

from maodun.cli.door import Door
from maodun.cli.options import as_json, refuse, sample
from maodun.cli.output import echo, echo_json, talking
from maodun.cli.reviewing.asking import REPLY, ask, numbers, rule_one_by_one
from maodun.cli.reviewing.effect import answered, confirmed, effect_told, ruled, show_effect
from maodun.cli.reviewing.showing import told
from maodun.cli.reviewing.verdicts import verdict_flags
from maodun.company.reviews.asked import question_key
from maodun.company.reviews.effects import Effect
from maodun.company.reviews.selectors import review_get
from maodun.company.reviews.services import (
    Word,
    answer_give,
    contradicted_confirm,
    decision_make,
    finding_get,
    waiver_give,
)
from maodun.company.reviews.undoing import (
    Undone,
    answer_undo,
    decision_undo,
    last_undo,
    waiver_undo,
)
from maodun.company.store import store_open
from maodun.domain.rulings import Reply, Verdict
from maodun.domain.text import T, Text
from maodun.reports.building import sighted

number = click.argument("number", type=int)
note = click.option("--note", default="", help="Why; kept with it.")


@click.command()
@number
@sample
@as_json
@click.pass_obj
def ask_command(door: Door, *, number: int, sample: bool, as_json: bool) -> None:
    """Ask about the product, in the order of what an answer settles.

    Every answer is kept at once, so that stopping loses nothing.

    \b
    Example:
        maodun review ask 3
    """
    store_open(door.place(sample=sample).database)
    with talking(aside=as_json):
        ask(number, door)
    return echo_json(told(review_get(number=number)), door) if as_json else None


@click.command()
@number
@click.argument("question")
@click.argument("reply", type=REPLY)
@note
@sample
@as_json
@click.pass_obj
def answer_command(  # noqa: PLR0913 - one argument per option
    door: Door,
    *,
    number: int,
    question: str,
    reply: Reply,
    note: str,
    sample: bool,
    as_json: bool,
) -> None:
    """Answer QUESTION of review NUMBER: yes, no or unknown.

    QUESTION is its code, which never changes, or its number in the list as it is now.

    \b
    Example:
        maodun review answer 3 1 no --note "the wheel is one piece"
    """
    store_open(door.place(sample=sample).database)
    effect = answer_give(
        review=number,
        key=question_key(review_get(number=number), question),
        reply=reply,
        note=note,
        by=door.reviewer,
        now=door.now(),
    )
    _show(effect, answered(effect, reply), door, as_json=as_json)


@click.command()
@number
@sample
@as_json
@click.pass_obj
def next_command(door: Door, *, number: int, sample: bool, as_json: bool) -> None:
    """Walk through what waits for a reviewer, each with its claim chart.

    \b
    Example:
        maodun review next 3
    """
    store_open(door.place(sample=sample).database)
    with talking(aside=as_json):
        rule_one_by_one(number, door)
    return echo_json(told(review_get(number=number)), door) if as_json else None


@click.command()
@number
@click.argument("right")
@verdict_flags(out="It is out literally.", close="It is close.", open="It stays open.")
@click.option("--change", default="", help="How the product will change to stay clear of it.")
@click.option(
    "--same-words", is_flag=True, help="And on every other registration of the same words."
)
@note
@sample
@as_json
@click.pass_obj
def rule_command(  # noqa: PLR0913 - one argument per option
    door: Door,
    *,
    number: int,
    right: str,
    verdict: Verdict | None,
    change: str,
    same_words: bool,
    note: str,
    sample: bool,
    as_json: bool,
) -> None:
    """Rule on RIGHT, by its number in any spelling, in review NUMBER.

    \b
    Example:
        maodun review rule 3 US9827127B2 --close --change "no spring in the hinge"
    """
    if verdict is None:
        refuse(T("Say --out, --close or --open."), None, click.get_current_context())
    store_open(door.place(sample=sample).database)
    word, by = Word(verdict, note, change), door.reviewer
    also = _same(number, right) if same_words else ()
    effect = decision_make(
        review=number, number=right, also=also, word=word, by=by, now=door.now()
    )
    if also and not as_json:
        echo(T("Ruled alike: {count} more with the same words.", count=len(also)), door)
    _show(effect, ruled(effect, number=right, word=word, by=by), door, as_json=as_json)


@click.command()
@number
@note
@sample
@as_json
@click.pass_obj
def confirm_command(door: Door, *, number: int, note: str, sample: bool, as_json: bool) -> None:
    """Rule out every right of which the product's own words contradict each claim.

    \b
    Example:
        maodun review confirm-contradicted 3 --note "checked the data sheet"
    """
    store_open(door.place(sample=sample).database)
    by = door.reviewer
    effect = contradicted_confirm(review=number, note=note, by=by, now=door.now())
    _show(effect, confirmed(effect, by=by), door, as_json=as_json)


@click.command()
@number
@click.argument("what")
@click.option("--by", required=True, help="Who accepts it.")
@click.option("--reason", required=True, help="Why.")
@sample
@as_json
@click.pass_obj
def waive_command(  # noqa: PLR0913 - one argument per option
    door: Door, *, number: int, what: str, by: str, reason: str, sample: bool, as_json: bool
) -> None:
    """Keep that a named person accepts that WHAT was not looked at.

    WHAT is the name of a gap in the report, or a pattern of names: "office:*:patents".

    \b
    Example:
        maodun review waive 3 marks --by "Li Wei" --reason "no brand on the product"
    """
    store_open(door.place(sample=sample).database)
    effect = waiver_give(review=number, what=what, reason=reason, by=by, now=door.now())
    return echo_json(effect.review.now.gate, door) if as_json else show_effect(effect, door)


@click.command()
@number
@click.option("--answer", "key", help="Take back the answer about this text (its key).")
@click.option("--right", help="Take back the ruling on this right.")
@click.option("--waiver", help="Take back the waiver of this gap.")
@sample
@as_json
@click.pass_obj
def undo_command(  # noqa: PLR0913 - one argument per option
    door: Door,
    *,
    number: int,
    key: str | None,
    right: str | None,
    waiver: str | None,
    sample: bool,
    as_json: bool,
) -> None:
    """Take back what was said last in review NUMBER, or what is named; both stay on record.

    \b
    Example:
        maodun review undo 3
    """
    store_open(door.place(sample=sample).database)
    undone = _undo(number, key=key, right=right, waiver=waiver, door=door)
    if as_json:
        return echo_json({"undone": undone.what, "fell": undone.effect.fell}, door)
    echo(T("Taken back: {what}", what=undone.what), door)
    return show_effect(undone.effect, door)


def _show(effect: Effect, said: Text, door: Door, *, as_json: bool) -> None:
    if as_json:
        return echo_json(effect_told(effect, said), door)
    echo(said, door)
    return show_effect(effect, door)


def _same(number: int, right: str) -> tuple[str, ...]:
    review = review_get(number=number)
    return numbers(sighted.same_words(finding_get(review, right), review.now.findings))


def _undo(
    number: int, *, key: str | None, right: str | None, waiver: str | None, door: Door
) -> Undone:
    by, now = door.reviewer, door.now()
    if key is not None:
        return answer_undo(review=number, key=key, by=by, now=now)
    if right is not None:
        return decision_undo(review=number, number=right, by=by, now=now)
    if waiver is not None:
        return waiver_undo(review=number, what=waiver, by=by, now=now)
    return last_undo(review=number, by=by, now=now)
