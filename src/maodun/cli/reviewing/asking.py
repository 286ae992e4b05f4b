"""Talk with the reviewer: questions about the product, then right by right."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

import click

from maodun.cli.door import Door
from maodun.cli.output import echo
from maodun.cli.reviewing.chart import show_chart
from maodun.cli.reviewing.effect import ruled, show_effect
from maodun.company.reviews.selectors import StoredReview, review_get
from maodun.company.reviews.services import Word, answer_give, decision_make
from maodun.company.reviews.undoing import last_undo
from maodun.domain.claims import Limitation
from maodun.domain.clearance import Finding, Question
from maodun.domain.errors import NothingToUndo
from maodun.domain.rulings import Reply, Verdict
from maodun.domain.text import T, Text
from maodun.screening.gate import waits_for_review

Choice = TypeVar("Choice")

SKIP, UNDO, QUIT = "skip", "undo", "quit"
MOVES: Mapping[str, str] = {
    **dict.fromkeys(("s", "skip", "跳过"), SKIP),
    **dict.fromkeys(("u", "undo", "撤销"), UNDO),
    **dict.fromkeys(("q", "quit", "退出"), QUIT),
}
REPLIES: Mapping[str, Reply | str] = {
    **dict.fromkeys(("y", "yes", "是", "有"), Reply.YES),
    **dict.fromkeys(("n", "no", "否", "没有"), Reply.NO),
    **dict.fromkeys(("d", "don't know", "unknown", "不知道"), Reply.UNKNOWN),
    **MOVES,
}
VERDICTS: Mapping[str, Verdict | str] = {
    **dict.fromkeys(("o", "out", "排除"), Verdict.OUT),
    **dict.fromkeys(("c", "close", "接近"), Verdict.CLOSE),
    **dict.fromkeys(("k", "keep open", "open", "保留"), Verdict.OPEN),
    **MOVES,
}


def ask(number: int, door: Door) -> None:
    """Ask every open question of a review; each answer is kept at once.

    Raises:
        BadRequest: Nobody is known to answer.
    """
    _ = door.reviewer
    passed = _unknown_before(review_get(number=number))
    while (question := _first(review_get(number=number).now.questions, passed)) is not None:
        _show_question(question, door)
        reply = choose(T("[y]es, [n]o, [d]on't know, [s]kip, [u]ndo, [q]uit"), REPLIES, door)
        if reply == QUIT:
            break
        if reply == UNDO:
            passed.clear()
            take_back(number, door)
            continue
        passed.add(question.limitation.key)
        if isinstance(reply, Reply):
            _answer(number, question, reply, door)
    _show_left(number, door)


def rule_one_by_one(number: int, door: Door) -> None:
    """Show each right that waits, nearest first, and keep what the reviewer says of it."""
    walk(
        lambda: [f for f in review_get(number=number).now.findings if waits_for_review(f)],
        lambda finding, word: _rule(number, finding, word, door),
        number=number,
        door=door,
    )
    _show_left(number, door)


def walk(
    waiting: Callable[[], Iterable[Finding]],
    keep: Callable[[Finding, Word], None],
    *,
    number: int,
    door: Door,
) -> None:
    """Show what waits, one right after the other, and keep each verdict."""
    passed: set[str] = set()
    while (finding := _next_right(waiting(), passed)) is not None:
        show_chart(finding, door)
        verdict = choose(
            T("[o]ut, [c]lose, [k]eep open, [s]kip, [u]ndo, [q]uit"), VERDICTS, door
        )
        if verdict == QUIT:
            break
        if verdict == UNDO:
            passed.clear()
            take_back(number, door)
            continue
        passed.add(finding.right.publication_number)
        if isinstance(verdict, Verdict):
            keep(finding, _word(verdict, door))


def choose(question: Text, choices: Mapping[str, Choice | str], door: Door) -> Choice | str:
    """Return what was chosen; the end of the input means to quit."""
    while True:
        try:
            typed = click.prompt(door.say(question), err=True, prompt_suffix="? ")
        except click.Abort:
            click.echo(err=True)
            return QUIT
        chosen = choices.get(typed.strip().casefold())
        if chosen is not None:
            return chosen


def take_back(number: int, door: Door) -> None:
    """Take back what was said last, or say that there is nothing."""
    try:
        undone = last_undo(review=number, by=door.reviewer, now=door.now())
    except NothingToUndo as nothing:
        echo(nothing.text, door)
    else:
        echo(T("Taken back: {what}", what=undone.what), door)
        show_effect(undone.effect, door)


def _rule(review: int, finding: Finding, word: Word, door: Door) -> None:
    number, by = finding.right.publication_number, door.reviewer
    effect = decision_make(review=review, number=number, word=word, by=by, now=door.now())
    echo(ruled(effect, number=number, word=word, by=by), door)
    show_effect(effect, door)


def _word(verdict: Verdict, door: Door) -> Word:
    note = _line(T("Note (Enter for none)"), door)
    change = ""
    if verdict is Verdict.CLOSE:
        change = _line(T("How will the product change (Enter: not decided)"), door)
    return Word(verdict, note, change)


def _answer(number: int, question: Question, reply: Reply, door: Door) -> None:
    note = _line(T("Note (Enter for none)"), door)
    _give(number, question.limitation, reply, note, door)
    if reply is Reply.UNKNOWN:
        return
    for right, limitation in question.proposed:
        echo(T("  {right} words it so: {text}", right=right, text=limitation.text), door)
        same = T("The same answer")
        if click.confirm(door.say(same), default=False, err=True):
            _give(number, limitation, reply, note, door)


def _give(number: int, limitation: Limitation, reply: Reply, note: str, door: Door) -> None:
    effect = answer_give(
        review=number,
        key=limitation.key,
        reply=reply,
        note=note,
        by=door.reviewer,
        now=door.now(),
    )
    show_effect(effect, door)


def _show_question(question: Question, door: Door) -> None:
    settles = question.settles
    echo(T("Does the product have this: {text}", text=question.limitation.text), door)
    echo(
        T(
            "  asked from {number}; 'no' rules out {claims} claims and {rights} whole rights",
            number=question.asked_about,
            claims=settles.claims,
            rights=settles.rights,
        ),
        door,
    )


def _show_left(number: int, door: Door) -> None:
    now = review_get(number=number).now
    echo(
        T(
            "Left: {questions} questions, {rights} rights to rule on. Everything said is kept.",
            questions=len(now.questions),
            rights=sum(map(waits_for_review, now.findings)),
        ),
        door,
    )


def _unknown_before(review: StoredReview) -> set[str]:
    return {
        reused.answer.limitation_key
        for reused in review.now.reused
        if reused.answer.reply is Reply.UNKNOWN and not reused.lapsed
    }


def _first(questions: Sequence[Question], passed: set[str]) -> Question | None:
    return next((q for q in questions if q.limitation.key not in passed), None)


def _next_right(findings: Iterable[Finding], passed: set[str]) -> Finding | None:
    return next((f for f in findings if f.right.publication_number not in passed), None)


def _line(question: Text, door: Door) -> str:
    typed = click.prompt(door.say(question), default="", show_default=False, err=True)
    return str(typed).strip()
