"""The reference of all commands, made from the commands themselves."""

import inspect
from collections.abc import Iterator

import click

from maodun.cli.lazy import LazyGroup
from maodun.cli.main import cli

HEAD = """\
# Commands

Built from the code by `python -m maodun.project.reference`; do not edit.

Results go to stdout, progress and errors to stderr. Exit code 0: done (bad records are listed
and do not change it); 1: something is wrong that the message names; 2: the command was used
wrongly. `maodun --lang zh` answers in Chinese.
"""


def commands() -> str:
    """Return the page of all commands in Markdown."""
    return "\n".join([HEAD, *_told(cli, "maodun")])


def _told(command: click.Command, path: str) -> Iterator[str]:
    text, _, example = _help(command).partition("Example:")
    context = click.Context(command)
    arguments = [
        param.make_metavar(context)
        for param in command.params
        if isinstance(param, click.Argument)
    ]
    yield f"## `{' '.join((path, *arguments))}`\n"
    yield f"{text.strip()}\n"
    options = [_row(param) for param in command.params if isinstance(param, click.Option)]
    if options:
        yield "\n".join(["| option | meaning |", "|---|---|", *options]) + "\n"
    yield f"```\n{inspect.cleandoc(example).strip()}\n```\n"
    if isinstance(command, LazyGroup):
        for name, later in command.later.items():
            yield from _told(later.load(), f"{path} {name}")


def _help(command: click.Command) -> str:
    return inspect.cleandoc(command.help or "").replace("\b\n", "").replace("``", "`")


def _row(option: click.Option) -> str:
    names = ", ".join(f"`{name}`" for name in (*option.opts, *option.secondary_opts))
    return f"| {names} | {(option.help or '').rstrip('.')} |"
