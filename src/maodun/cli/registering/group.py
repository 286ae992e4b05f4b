"""``maodun register``: the group; what it does is in ``commands``."""

import click

from maodun.cli.lazy import Later, LazyGroup

HERE = "maodun.cli.registering.commands"


class RegisterGroup(LazyGroup):
    """Commands that need the register only, never the company store."""

    later = {  # noqa: RUF012 - read only
        "add": Later(f"{HERE}:add_command", "Add files as the offices publish them."),
        "pictures": Later(f"{HERE}:pictures_command", "Keep the pictures of rights."),
        "show": Later(f"{HERE}:show_command", "Show what is in the register."),
        "check": Later(f"{HERE}:check_command", "Compare the register with its hashes."),
        "refresh": Later(f"{HERE}:refresh_command", "Derive dates again by today's rules."),
    }


@click.group(cls=RegisterGroup)
def register() -> None:
    """Fill and look at the copy of the world's rights.

    \b
    Example:
        maodun register add ipg260106.zip
    """
