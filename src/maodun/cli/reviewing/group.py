"""``maodun review``: the group; what it does lies beside."""

import click

from maodun.cli.lazy import Later, LazyGroup

LOOK = "maodun.cli.reviewing.looking"
SAY = "maodun.cli.reviewing.saying"
BELOW = "maodun.cli.reviewing.below"


class ReviewGroup(LazyGroup):
    """Commands on what a clearance left open."""

    later = {  # noqa: RUF012 - read only
        "list": Later(f"{LOOK}:list_command", "List reviews, newest first."),
        "show": Later(f"{LOOK}:show_command", "Show where one review stands."),
        "questions": Later(f"{LOOK}:questions_command", "List what to ask about the product."),
        "report": Later(f"{LOOK}:report_command", "Write the report as it stands now."),
        "ask": Later(f"{SAY}:ask_command", "Answer questions about the product, one by one."),
        "answer": Later(f"{SAY}:answer_command", "Answer one question."),
        "next": Later(f"{SAY}:next_command", "Rule on what waits, right by right."),
        "rule": Later(f"{SAY}:rule_command", "Rule on one right."),
        "confirm-contradicted": Later(
            f"{SAY}:confirm_command", "Rule out what the product's own words contradict."
        ),
        "waive": Later(f"{SAY}:waive_command", "Accept that something was not looked at."),
        "undo": Later(f"{SAY}:undo_command", "Take back what was said last."),
        "sample": Later(f"{BELOW}:sample_command", "Draw the sample below the cut."),
        "judge": Later(f"{BELOW}:judge_command", "Judge the sample, right by right."),
    }


@click.group(cls=ReviewGroup)
def review() -> None:
    """Answer, rule and report what a clearance left open.

    \b
    Example:
        maodun review ask 3
    """
