"""Reviews on the terminal: the list, one of them, its questions."""

from collections.abc import Sequence

from maodun.cli.door import Door
from maodun.cli.output import Plain, echo, echo_table, plain
from maodun.cli.words import KINDS, REPLIES, VERDICTS, ruling_of
from maodun.company.reviews.asked import question_code
from maodun.company.reviews.selectors import ReviewLine, SampleSeen, StoredReview
from maodun.domain.clearance import Clearance, Finding, Question, Reused, Settles
from maodun.domain.text import T, Text
from maodun.reports.building.gathered import gathered, said_once
from maodun.reports.building.words import GATE
from maodun.screening.gate import waits_for_review


def show_list(lines: Sequence[ReviewLine], door: Door) -> None:
    """Write one row per review; with none, what to do first."""
    if not lines:
        return echo(T("There is no review yet. Make one with: maodun clear FILE"), door)
    return echo_table(
        (
            T("Review"),
            T("SKU"),
            T("Title"),
            T("Market"),
            T("From"),
            T("To"),
            T("Made at"),
            T("Gate"),
            T("To rule"),
            T("To answer"),
        ),
        [
            (
                line.number,
                line.sku,
                line.title,
                line.market,
                line.window.starts_on,
                line.window.ends_on,
                f"{line.made_at:%Y-%m-%d %H:%M}",
                GATE[line.overall],
                line.to_rule,
                line.to_answer,
            )
            for line in lines
        ],
        door,
    )


def told(review: StoredReview) -> dict[str, object]:
    """Return a review as programs want it: as it stands now, without its history."""
    return {
        "number": review.number,
        "sku": review.sku,
        "version": review.version,
        "made_at": review.made_at,
        "made_by": review.made_by,
        "now": review.now,
        "samples": review.samples,
    }


def show_review(review: StoredReview, door: Door) -> None:
    """Write the gate, what waits for a reviewer, what is close, and what to do next."""
    now = review.now
    echo(
        T(
            "Review {number}: {sku} in {market}, {start} to {end}; made {day} by {by}",
            number=review.number,
            sku=review.sku,
            market=now.market,
            start=now.window.starts_on,
            end=now.window.ends_on,
            day=now.made_on,
            by=review.made_by,
        ),
        door,
    )
    show_gate(now, door)
    _waiting(now, door)
    for reused in now.reused:
        echo(_reused(reused), door)
    for sample in review.samples:
        echo(_sample(sample), door)
    _next(review, door)


def show_gate(clearance: Clearance, door: Door) -> None:
    """Write the gate per kind of right, with its reasons, and overall."""
    groups = gathered(clearance.gaps)
    echo_table(
        (T("Kind"), T("Gate"), T("Because")),
        [
            (KINDS[row.kind], GATE[row.state], _lines(said_once(row.because, groups), door))
            for row in clearance.gate
        ],
        door,
    )
    echo(T("Overall: {gate}", gate=GATE[clearance.overall]), door)


def show_gates(reviews: Sequence[StoredReview], door: Door) -> None:
    """Write one row per review: the gate of each kind of right, and overall."""
    echo_table(
        (T("Review"), T("SKU"), T("Title"), T("Market"), *KINDS.values(), T("Overall")),
        [
            (
                review.number,
                review.sku,
                review.now.product.title,
                review.now.market,
                *(GATE[row.state] for row in review.now.gate),
                GATE[review.now.overall],
            )
            for review in reviews
        ],
        door,
    )


def show_questions(questions: Sequence[Question], door: Door) -> None:
    """Write what to ask about the product, most settling first, and how to read it."""
    echo_table(
        (
            T("No."),
            T("Code"),
            T("Does the product have this?"),
            T("From"),
            T("'No' ends"),
            T("With similar"),
        ),
        [
            (
                place,
                question_code(question.limitation.key),
                question.limitation.text,
                question.asked_about,
                _settles(question.settles),
                _settles(question.settles_with_proposed),
            )
            for place, question in enumerate(questions, start=1)
        ],
        door,
    )
    if questions:
        echo(
            T(
                "'No' ends: claims / whole rights that 'no' rules out; with similar: if it "
                "holds for similar wordings too, which is the order of the list. Numbers move "
                "with each answer; codes never do."
            ),
            door,
        )


def _settles(settles: Settles) -> str:
    return f"{settles.claims} / {settles.rights}"


def questions_told(questions: Sequence[Question], door: Door) -> list[Plain]:
    """Return the questions as programs want them, each with its code."""
    return [
        {"code": question_code(question.limitation.key), **facts}
        for question in questions
        if isinstance(facts := plain(question, door), dict)
    ]


def _waiting(clearance: Clearance, door: Door) -> None:
    rows = [
        (
            finding.rank,
            finding.right.publication_number,
            finding.right.title,
            ruling_of(finding),
            _word(finding),
            finding.because,
        )
        for finding in clearance.findings
        if waits_for_review(finding) or finding.decision is not None
    ]
    heads = (
        T("Rank"),
        T("Number"),
        T("Title"),
        T("Ruling"),
        T("Reviewer"),
        T("Because"),
    )
    if rows:
        echo_table(heads, rows, door)


def _word(finding: Finding) -> Text | None:
    decision = finding.decision
    if decision is None:
        return None
    return T("{verdict} ({by})", verdict=VERDICTS[decision.verdict], by=decision.by)


def _reused(reused: Reused) -> Text:
    answer = reused.answer
    about = answer.needs or answer.limitation_text
    if reused.lapsed:
        return T(
            "Answer {reply} about {needs} ({by}, {day}) lapsed: the product's facts changed.",
            reply=REPLIES[answer.reply],
            needs=about,
            by=answer.by,
            day=answer.at.date(),
        )
    return T(
        "Answer {reply} about {needs} ({by}, {day}) settles {count} limitations.",
        reply=REPLIES[answer.reply],
        needs=about,
        by=answer.by,
        day=answer.at.date(),
        count=len(reused.settled),
    )


def _sample(sample: SampleSeen) -> Text:
    return T(
        "Sample of {size} from {pile} rights below the cut, seed {seed}, drawn in review "
        "{review} ({by}, {day}).",
        size=sample.plan.size,
        pile=sample.plan.pile,
        seed=sample.plan.seed,
        review=sample.review,
        by=sample.by,
        day=sample.at.date(),
    )


def _next(review: StoredReview, door: Door) -> None:
    waiting = sum(map(waits_for_review, review.now.findings))
    if review.now.questions:
        echo(
            T(
                "{count} questions about the product: maodun review ask {number}",
                count=len(review.now.questions),
                number=review.number,
            ),
            door,
        )
    if waiting:
        echo(
            T(
                "{count} rights wait for a reviewer: maodun review next {number}",
                count=waiting,
                number=review.number,
            ),
            door,
        )


def _lines(texts: Sequence[Text], door: Door) -> str:
    return "\n".join(map(door.say, texts))
