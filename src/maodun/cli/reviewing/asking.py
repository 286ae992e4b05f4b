"""Talk with the reviewer: questions about the product, then right by right."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

import click

from maodun.cli.door import Door
from maodun.cli.options import refuse
from maodun.cli.output import echo
from maodun.cli.reviewing.chart import show_chart
from maodun.cli.reviewing.effect import answered, ruled, show_effect
from maodun.company.reviews.selectors import StoredReview, review_get
from maodun.company.reviews.services import Word, answer_give, decision_make
from maodun.company.reviews.undoing import last_undo
from maodun.domain.claims import Limitation
from maodun.domain.clearance import Finding, Question
from maodun.domain.errors import NothingToUndo
from maodun.domain.rulings import Reply, Verdict
from maodun.domain.text import T, Text
from maodun.reports.building.sighted import same_words
from maodun.screening.gate import waits_for_review

Choice = TypeVar("Choice")

SKIP, UNDO, QUIT = "skip", "undo", "quit"
ALL, NONE, SINGLY = "all", "none", "one by one"
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
SAME: Mapping[str, str] = {
    **dict.fromkeys(("a", "all", "全部"), ALL),
    **dict.fromkeys(("n", "none", "全不"), NONE),
    **dict.fromkeys(("o", "one by one", "逐个"), SINGLY),
}
YES_OR_NO: Mapping[str, str | bool] = {
    **dict.fromkeys(("y", "yes", "是"), True),
    **dict.fromkeys(("n", "no", "否"), False),
}


SHOWN = 8
"""Numbers named before a word is kept for all of them."""


class Answer(click.ParamType[Reply]):
    """A reply in English or Chinese, as ``review ask`` takes it."""

    name = "yes|no|unknown"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Reply:
        """Return the reply."""
        reply = REPLIES.get(str(value).strip().casefold())
        if isinstance(reply, Reply):
            return reply
        refuse(
            T("'{value}' is no answer. Say yes, no or unknown.", value=str(value)), param, ctx
        )


REPLY = Answer()


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
        if isinstance(reply, Reply) and not _answer(number, question, reply, door):
            break
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
    keep: Callable[[Finding, Word], Sequence[str]],
    *,
    number: int,
    door: Door,
) -> None:
    """Show what waits, one right after the other, and keep each verdict.

    ``keep`` returns which others the verdict was given for as well.
    """
    passed: set[str] = set()
    while (finding := _next_right(waiting(), passed)) is not None:
        now = review_get(number=number).now
        show_chart(finding, now.product, door)
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
        if not isinstance(verdict, Verdict):
            passed.update(numbers(same_words(finding, now.findings)))
            continue
        word = _word(verdict, door)
        if word is None:
            break
        passed.update(keep(finding, word))


def choose(question: Text, choices: Mapping[str, Choice | str], door: Door) -> Choice | str:
    """Return what was chosen; the end of the input means to quit."""
    while True:
        typed = read_line(question, door, suffix="? ")
        if typed is None:
            return QUIT
        chosen = choices.get(typed.casefold())
        if chosen is not None:
            return chosen
        choose_from = T("'{typed}' is none of: {choices}", typed=typed, choices=question)
        click.echo(door.say(choose_from), err=True)


def read_line(question: Text, door: Door, *, suffix: str = ": ") -> str | None:
    """Return what was typed, "" for nothing, or None at the end of the input."""
    try:
        typed = click.prompt(
            door.say(question), default="", show_default=False, err=True, prompt_suffix=suffix
        )
    except click.Abort:
        click.echo(err=True)
        return None
    return str(typed).strip()


def take_back(number: int, door: Door) -> None:
    """Take back what was said last, or say that there is nothing."""
    try:
        undone = last_undo(review=number, by=door.reviewer, now=door.now())
    except NothingToUndo as nothing:
        echo(nothing.text, door)
    else:
        echo(T("Taken back: {what}", what=undone.what), door)
        show_effect(undone.effect, door)


def numbers(findings: Iterable[Finding]) -> tuple[str, ...]:
    """Return the publication numbers of these rights."""
    return tuple(finding.right.publication_number for finding in findings)


def _rule(review: int, finding: Finding, word: Word, door: Door) -> tuple[str, ...]:
    number, by = finding.right.publication_number, door.reviewer
    also = _meant_too(review, finding, door)
    effect = decision_make(
        review=review, number=number, also=also, word=word, by=by, now=door.now()
    )
    echo(ruled(effect, number=number, word=word, by=by), door)
    show_effect(effect, door)
    return also


def _meant_too(review: int, finding: Finding, door: Door) -> tuple[str, ...]:
    """Ask whether the word is for every registration of the same words that waits."""
    waiting = [one for one in review_get(number=review).now.findings if waits_for_review(one)]
    also = numbers(same_words(finding, waiting))
    if not also:
        return ()
    echo(
        T(
            "{count} more with the same words wait: {numbers}",
            count=len(also),
            numbers=", ".join(also[:SHOWN]) + (" …" if len(also) > SHOWN else ""),
        ),
        door,
    )
    said = choose(T("The same for these: [y]es, [n]o"), YES_OR_NO, door)
    return also if said is True else ()


def _word(verdict: Verdict, door: Door) -> Word | None:
    """Ask for what belongs to a verdict; None at the end of the input: nothing is kept."""
    note = read_line(T("Note (Enter for none)"), door)
    change: str | None = ""
    if note is not None and verdict is Verdict.CLOSE:
        change = read_line(T("How will the product change (Enter: not decided)"), door)
    return None if note is None or change is None else Word(verdict, note, change)


def _answer(number: int, question: Question, reply: Reply, door: Door) -> bool:
    """Keep an answer, and for other wordings what is said of them; False: the input ended."""
    note = read_line(T("Note (Enter for none)"), door)
    if note is None:
        return False
    _give(number, question.limitation, reply, note, door)
    if reply is Reply.UNKNOWN or not question.proposed:
        return True
    for right, limitation in question.proposed:
        echo(T("  {right} words it so: {text}", right=right, text=limitation.text), door)
    how = choose(T("The same answer for these: [a]ll, [n]one, [o]ne by one"), SAME, door)
    for right, limitation in question.proposed if how in (ALL, SINGLY) else ():
        if how == SINGLY:
            echo(T("  {right} words it so: {text}", right=right, text=limitation.text), door)
            how_here = choose(T("The same answer: [y]es, [n]o"), YES_OR_NO, door)
            if how_here == QUIT:
                return False
            if not how_here:
                continue
        _give(number, limitation, reply, note, door)
    return how != QUIT


def _give(number: int, limitation: Limitation, reply: Reply, note: str, door: Door) -> None:
    effect = answer_give(
        review=number,
        key=limitation.key,
        reply=reply,
        note=note,
        by=door.reviewer,
        now=door.now(),
    )
    echo(answered(effect, reply), door)
    show_effect(effect, door)


def _show_question(question: Question, door: Door) -> None:
    echo(T("Does the product have this: {text}", text=question.limitation.text), door)
    settles, most = question.settles, question.settles_with_proposed
    told = T(
        "  asked from {number}; 'no' rules out {claims} claims and {rights} whole rights",
        number=question.asked_about,
        claims=settles.claims,
        rights=settles.rights,
    )
    if question.proposed:
        told = T(
            "{told}; with {count} similar wordings {claims} claims and {rights} rights",
            told=told,
            count=len(question.proposed),
            claims=most.claims,
            rights=most.rights,
        )
    echo(told, door)


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
