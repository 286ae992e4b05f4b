"""Commands that show the rules."""

import click

from maodun.cli.door import Door
from maodun.cli.law.showing import Choice, chosen, rule_document, show_list, show_rule
from maodun.cli.options import as_json
from maodun.cli.output import echo_json
from maodun.domain.rights import RightKind
from maodun.reports.lawbook.entries import entry
from maodun.reports.lawbook.naming import KINDS
from maodun.rules.files import rule_of


@click.command()
@click.option("--office", metavar="CODE", help="Only this office or platform: US, amazon.")
@click.option("--right", type=click.Choice([kind.value for kind in RightKind]))
@click.option("--kind", type=click.Choice(list(KINDS)), help="Only rules of this kind.")
@as_json
@click.pass_obj
def list_command(
    door: Door, *, office: str | None, right: str | None, kind: str | None, as_json: bool
) -> None:
    """List the rules: name, title, kind, and how far each was compared with its sources.

    \b
    Example:
        maodun law list --office US --right design
    """
    found = chosen(Choice(office, RightKind(right) if right else None, kind))
    return echo_json(found, door) if as_json else show_list(found, door)


@click.command()
@click.argument("rule")
@as_json
@click.pass_obj
def show_command(door: Door, *, rule: str, as_json: bool) -> None:
    """Show every version of RULE in words, with its sources, its cases and who checked it.

    \b
    Example:
        maodun law show us.patent.response
    """
    found = entry(rule_of(rule))
    return echo_json(rule_document(found, door), door) if as_json else show_rule(found, door)
