"""What ``clear`` brought: reports as files or on stdout, and what could not be used."""

from collections.abc import Sequence

import click

from maodun.cli.clearing.order import Words
from maodun.cli.door import Door
from maodun.cli.options import Form, refuse
from maodun.cli.output import echo, echo_json, note
from maodun.cli.registering.bad import BAD_SHOWN
from maodun.company.pictures.kept import kept_pictures
from maodun.company.reviews.clearing import Cleared
from maodun.company.reviews.reporting import (
    list_report,
    list_report_write,
    report,
    reports_write,
)
from maodun.company.reviews.selectors import review_get
from maodun.domain.text import T

KEPT_SHOWN = 20
WRITTEN_UNASKED: tuple[Form, ...] = ("html", "pdf")


def show_cleared(cleared: Cleared, words: Words, door: Door) -> None:
    """Write reports into the folder asked for, or the one report to stdout."""
    for error in cleared.refused[:BAD_SHOWN]:
        note(T("Not cleared: {problem}", problem=error.text), door)
    if len(cleared.refused) > BAD_SHOWN:
        note(T("{count} more were not cleared.", count=len(cleared.refused) - BAD_SHOWN), door)
    for told in cleared.notes:
        note(told, door)
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
    else:
        _kept(cleared.reviews, door)


def _write(cleared: Cleared, words: Words, door: Door) -> None:
    folder, language = words["out"], door.settings.language
    if folder is None:
        return
    forms = words["forms"] or WRITTEN_UNASKED
    place = door.place(sample=words["sample"])
    files = list(
        reports_write(
            reviews=cleared.reviews,
            forms=forms,
            language=language,
            folder=folder,
            pictures=kept_pictures(own=place.pictures, register=place.register),
        )
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
    note(T("Kept as review {number}.", number=number), door)
    answers = sum(not reused.lapsed for reused in now.reused)
    rulings = sum(finding.decision is not None for finding in now.findings)
    if answers or rulings:
        reused = T(
            "Reused from earlier reviews: {answers} answers, {rulings} rulings.",
            answers=answers,
            rulings=rulings,
        )
        note(reused, door)
    if now.questions:
        note(T("Go on with: maodun review ask {number}", number=number), door)


def _kept(numbers: Sequence[int], door: Door) -> None:
    """Say which product in which market is which review, of the first ones."""
    for number in numbers[:KEPT_SHOWN]:
        now = review_get(number=number).now
        kept = T(
            "{sku} in {market}: kept as review {number}",
            sku=now.product.sku,
            market=now.market,
            number=number,
        )
        note(kept, door)
    if len(numbers) > KEPT_SHOWN:
        more = len(numbers) - KEPT_SHOWN
        note(T("{count} more reviews; list them with: maodun review list", count=more), door)
