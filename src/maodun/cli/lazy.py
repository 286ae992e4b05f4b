"""Groups whose commands are imported when they are called."""

import importlib
from collections.abc import Mapping
from dataclasses import dataclass

import click

from maodun.cli.door import Door
from maodun.cli.errors import did_you_mean, problem
from maodun.cli.options import LANGUAGE
from maodun.domain.errors import MaodunError, NotInReview
from maodun.domain.text import T, Text


@dataclass(frozen=True, slots=True)
class Later:
    """A command that is imported when it is called.

    Attributes:
        where: ``module:name`` of the command.
        does: Its one line in the list of commands.
        store: It works with the company store, whose framework must be ready first.
    """

    where: str
    does: str
    store: bool = False

    def load(self) -> click.Command:
        """Import the command."""
        if self.store:
            from maodun.company.store import framework_ready  # noqa: PLC0415 - slow

            framework_ready()
        module, _, name = self.where.partition(":")
        command = getattr(importlib.import_module(module), name)
        if not isinstance(command, click.Command):
            raise TypeError(self.where)
        return in_a_language(command)


def in_a_language(command: click.Command) -> click.Command:
    """Return the command, which now takes ``--lang`` like the outermost one, if it did not."""
    if isinstance(command, click.Group):
        for inner in command.commands.values():
            in_a_language(inner)
    elif all(parameter.name != "lang" for parameter in command.params):
        command.params.append(
            click.Option(
                ["--lang"],
                type=LANGUAGE,
                is_eager=True,
                expose_value=False,
                callback=_speak,
                help="Language of answers: en or zh.",
            )
        )
    return command


def _speak(ctx: click.Context, parameter: click.Parameter, lang: str | None) -> None:  # noqa: ARG001 - click's signature
    for one in (ctx, ctx.find_root()):
        if isinstance(one.obj, Door):
            one.obj = one.obj.speaking(lang)


class LazyGroup(click.Group):
    """A group that knows the names of its commands before it imports any."""

    later: Mapping[str, Later] = {}

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names in the order in which they are told."""
        return list(self.later)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's signature
        cmd_name: str,
    ) -> click.Command | None:
        """Import the command with this name, or return None."""
        later = self.later.get(cmd_name)
        return later.load() if later else None

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's signature
        formatter: click.HelpFormatter,
    ) -> None:
        """Write what each command does without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, later.does) for name, later in self.later.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or say which one was probably meant."""
        name = args[0]
        if name not in self.later and not name.startswith("-"):
            unknown = did_you_mean(
                T("There is no command '{name}'.", name=name), name, self.later
            )
            ctx.fail(ctx.obj.say(unknown) if isinstance(ctx.obj, Door) else str(unknown))
        return super().resolve_command(ctx, args)


class RootGroup(LazyGroup):
    """The outermost group: turns our own errors into one sentence and exit code 1."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; an error of ours is told, never traced."""
        try:
            return super().invoke(ctx)
        except MaodunError as error:
            raise problem(_with_suggestion(error), language=_language(ctx)) from error
        except OSError as error:
            if error.filename is None:  # a closed pipe, say; click knows what to do
                raise
            said = T("{file}: {because}", file=str(error.filename), because=str(error.strerror))
            raise problem(said, language=_language(ctx)) from error


def _language(ctx: click.Context) -> str:
    return ctx.obj.settings.language if isinstance(ctx.obj, Door) else "en"


def _with_suggestion(error: MaodunError) -> Text:
    if isinstance(error, NotInReview):
        return did_you_mean(error.text, error.given, error.known)
    return error.text
