"""``maodun law``: the group; what it does is in the modules beside it."""

import click

from maodun.cli.lazy import Later, LazyGroup

HERE = "maodun.cli.law"


class LawGroup(LazyGroup):
    """Commands that need the law files only."""

    later = {  # noqa: RUF012 - read only
        "list": Later(f"{HERE}.looking:list_command", "List the rules, and which are drafts."),
        "show": Later(f"{HERE}.looking:show_command", "Show one rule with its sources."),
        "period": Later(f"{HERE}.asking:period_command", "Say until when an act is in time."),
        "term": Later(f"{HERE}.asking:term_command", "Say when a right ends."),
        "windows": Later(f"{HERE}.asking:windows_command", "Say when renewals can be paid."),
        "grace": Later(
            f"{HERE}.asking:grace_command", "Say what a disclosure leaves room for."
        ),
        "fee": Later(f"{HERE}.asking:fee_command", "Say what an office charges."),
        "adjustment": Later(
            f"{HERE}.asking:adjustment_command", "Say how many days delays add to a term."
        ),
        "check": Later(
            f"{HERE}.reviewing:check_command", "Check form, cases and age of files."
        ),
        "copy": Later(f"{HERE}.reviewing:copy_command", "Copy the law files to change them."),
        "diff": Later(f"{HERE}.reviewing:diff_command", "Show which answers a copy moves."),
        "book": Later(f"{HERE}.writing:book_command", "Write the law book as web pages."),
    }


@click.group(cls=LawGroup)
def law() -> None:
    """Look at the rules of law, ask them, check them.

    \b
    Example:
        maodun law show us.patent.response
    """
