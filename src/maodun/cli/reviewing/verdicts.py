"""The flags ``--out``, ``--close`` and ``--open``: one of them, never two."""

from collections.abc import Callable

import click

from maodun.cli.options import refuse
from maodun.domain.rulings import Verdict
from maodun.domain.text import T

Command = Callable[..., object]


def verdict_flags(**helps: str) -> Callable[[Command], Command]:
    """Give a command one flag per verdict, with this help; it gets ``verdict``, or None."""

    def give(command: Command) -> Command:
        for name, told in reversed(helps.items()):
            flag = click.option(
                f"--{name}",
                f"says_{name}",
                is_flag=True,
                expose_value=False,
                callback=_keep,
                help=told,
            )
            command = flag(command)
        return command

    return give


def _keep(ctx: click.Context, param: click.Parameter, value: object) -> None:
    before = ctx.params.setdefault("verdict", None)
    if not value:
        return
    said = Verdict((param.name or "").removeprefix("says_"))
    if before is not None:
        refuse(
            T("Say one of --{first} and --{second}, not both.", first=before, second=said),
            None,
            ctx,
        )
    ctx.params["verdict"] = said
