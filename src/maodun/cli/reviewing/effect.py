"""What something that was said has changed."""

from maodun.cli.door import Door
from maodun.cli.output import echo
from maodun.cli.words import REPLIES, RULINGS, ruling_of
from maodun.company.reviews.effects import Effect, Fell
from maodun.company.reviews.services import Word
from maodun.domain.clearance import Finding, Ruling
from maodun.domain.numbers import parse_number
from maodun.domain.rulings import Reply, Verdict
from maodun.domain.text import T, Text
from maodun.reports.building.words import GATE, is_of_words
from maodun.screening.gate import waits_for_review


def show_effect(effect: Effect, door: Door) -> None:
    """Write how much is settled, each right that fell or came back, and the gate."""
    if effect.settled > 0:
        echo(T("Settled: {count} limitations.", count=effect.settled), door)
    if effect.settled < 0:
        echo(T("Open again: {count} limitations.", count=-effect.settled), door)
    known = {found.right.publication_number: found for found in effect.review.now.findings}
    for fell in effect.fell:
        echo(_fell(fell, known.get(fell.number)), door)
    echo(T("Gate: {gate}", gate=GATE[effect.review.now.overall]), door)


def answered(effect: Effect, reply: Reply) -> Text:
    """Return which question was answered, and how."""
    number, limitation = effect.asked or ("-", None)
    return T(
        'Answered {reply}: "{text}" ({number})',
        reply=REPLIES[reply],
        text=limitation.text if limitation else "-",
        number=number,
    )


def ruled(effect: Effect, *, number: str, word: Word, by: str) -> Text:
    """Return what was kept of a right, by whom, and how many rights still wait."""
    asked = parse_number(number).key
    for finding in effect.review.now.findings:
        found = finding.right.publication_number
        if parse_number(found).key != asked:
            continue
        number = found
        if word.verdict is Verdict.OUT and finding.ruling is Ruling.OPEN_MAY_CHANGE:
            return _stays_open(finding, by=by, left=left(effect))
    return _kept(word.verdict, number=number, by=by, left=left(effect))


def confirmed(effect: Effect, *, by: str) -> Text:
    """Return how many rights fell because the product's own words contradict them."""
    if not effect.fell:
        return T(
            "Nothing to confirm: of no right that waits do the product's own words contradict "
            "every claim compared. {left} left",
            left=left(effect),
        )
    return T(
        "{count} rights ruled out by {by}. {left} left",
        count=len(effect.fell),
        by=by,
        left=left(effect),
    )


def left(effect: Effect) -> int:
    """Count the rights that wait for a reviewer now."""
    return sum(map(waits_for_review, effect.review.now.findings))


def effect_told(effect: Effect, said: Text) -> dict[str, object]:
    """Return what programs want to know of it: the word kept, what fell, what is left."""
    return {
        "kept": said,
        "settled": effect.settled,
        "fell": effect.fell,
        "left": left(effect),
        "gate": effect.review.now.overall,
    }


def _fell(fell: Fell, finding: Finding | None) -> Text:
    def said(ruling: Ruling) -> Text:
        return RULINGS[ruling] if finding is None else ruling_of(finding, ruling)

    return T(
        "  {number} {title}: {before} -> {after}",
        number=fell.number,
        title=fell.title,
        before=said(fell.before),
        after=said(fell.after),
    )


def _stays_open(finding: Finding, *, by: str, left: int) -> Text:
    number = finding.right.publication_number
    if is_of_words(finding):
        return T(
            "{number}: ruled out by {by}; stays open because it may still be registered. "
            "{left} left",
            number=number,
            by=by,
            left=left,
        )
    return T(
        "{number}: ruled out by {by}; stays open because its claims may change. {left} left",
        number=number,
        by=by,
        left=left,
    )


def _kept(verdict: Verdict, *, number: str, by: str, left: int) -> Text:
    if verdict is Verdict.OUT:
        return T("{number}: ruled out by {by}. {left} left", number=number, by=by, left=left)
    if verdict is Verdict.CLOSE:
        return T("{number}: called close by {by}. {left} left", number=number, by=by, left=left)
    return T("{number}: kept open by {by}. {left} left", number=number, by=by, left=left)
