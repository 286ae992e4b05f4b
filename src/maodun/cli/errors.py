"""Errors as one sentence on stderr, with the name that was probably meant."""

import difflib
from collections.abc import Iterable

import click

from maodun.domain.errors import SetupIncomplete
from maodun.domain.text import T, Text


class Problem(click.ClickException):
    """One of our own errors, already in the reader's language."""


def complain(text: Text, *, language: str) -> None:
    """Write one error to stderr."""
    click.echo(_sentence(T("Error: {problem}", problem=text), language), err=True)


def problem(text: Text, *, language: str) -> Problem:
    """Return the error that ends a command with exit code 1."""
    return Problem(_sentence(text, language))


def nearest(word: str, words: Iterable[str]) -> str | None:
    """Return the one of ``words`` that was probably meant, or None; case does not count."""
    folded = {candidate.casefold(): candidate for candidate in words}
    match = difflib.get_close_matches(word.casefold(), folded, n=1, cutoff=0.6)
    return folded[match[0]] if match else None


def did_you_mean(text: Text, word: str, words: Iterable[str]) -> Text:
    """Return ``text`` with a suggestion after it, where one of ``words`` is near."""
    near = nearest(word, words)
    return T("{text} Did you mean {near}?", text=text, near=near) if near else text


def _sentence(text: Text, language: str) -> str:
    from maodun.reports.language import translator  # noqa: PLC0415 - needed only when it fails

    try:
        return text.render(translator(language))
    except SetupIncomplete:
        return str(text)
