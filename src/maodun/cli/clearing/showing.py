"""What ``clear`` brought: reports as files or on stdout, and what could not be used."""

import click

from maodun.cli.clearing.order import Words
from maodun.cli.door import Door
from maodun.cli.options import Form, refuse
from maodun.cli.output import echo, echo_json, note
from maodun.cli.registering.showing import BAD_SHOWN
from maodun.company.reviews.clearing import Cleared
from maodun.company.reviews.reporting import (
    list_report,
    list_report_write,
    report,
    reports_write,
)
from maodun.company.reviews.selectors import review_get
from maodun.domain.text import T

WRITTEN_UNASKED: tuple[Form, ...] = ("html", "pdf")


def show_cleared(cleared: Cleared, words: Words, door: Door) -> None:
    """Write reports into the folder asked for, or the one report to stdout."""
    for error in cleared.refused[:BAD_SHOWN]:
        note(T("Not cleared: {problem}", problem=error.text), door)
    if len(cleared.refused) > BAD_SHOWN:
        note(T("{count} more were not cleared.", count=len(cleared.refused) - BAD_SHOWN), door)
    for what in cleared.not_gaps:
        note(
            T("Nothing was waived for '{what}': no report names it as a gap.", what=what), door
        )
    if words["out"] is not None:
        _write(cleared, words, door)
    else:
        _to_stdout(cleared, words, door)
    if len(cleared.reviews) == 1:
        _next(cleared.reviews[0], door)


def _write(cleared: Cleared, words: Words, door: Door) -> None:
    folder, language = words["out"], door.settings.language
    if folder is None:
        return
    forms = words["forms"] or WRITTEN_UNASKED
    files = list(
        reports_write(reviews=cleared.reviews, forms=forms, language=language, folder=folder)
    )
    if len(cleared.reviews) > 1:
        files += [
            list_report_write(
                reviews=cleared.reviews, form=form, language=language, folder=folder
            )
            for form in ("xlsx", "html")
        ]
    if words["as_json"]:
        return echo_json({"reviews": cleared.reviews, "files": files}, door)
    click.echo(list_report(reviews=cleared.reviews, form="text", language=language))
    for file in files:
        echo(T("Written: {file}", file=str(file)), door)
    return None


def _to_stdout(cleared: Cleared, words: Words, door: Door) -> None:
    forms = words["forms"] or (("json",) if words["as_json"] else ("text",))
    if len(forms) > 1 or forms[0] not in ("json", "text"):
        refuse(
            T("Only one of text and json can go to the terminal. Name a folder with --out."),
            None,
            click.get_current_context(),
        )
    form, language = forms[0], door.settings.language
    if len(cleared.reviews) == 1:
        out = report(review=cleared.reviews[0], form=form, language=language)
    else:
        out = list_report(
            reviews=cleared.reviews,
            form="json" if form == "json" else "text",
            language=language,
        )
    click.echo(out)


def _next(number: int, door: Door) -> None:
    now = review_get(number=number).now
    if now.questions:
        ask = T(
            "Kept as review {number}. Go on with: maodun review ask {number}", number=number
        )
        note(ask, door)
    else:
        note(T("Kept as review {number}.", number=number), door)
