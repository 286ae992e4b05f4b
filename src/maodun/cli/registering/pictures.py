"""What became of pictures, and whose the register has, as tables."""

from collections.abc import Sequence

import click

from maodun.cli.door import Door
from maodun.cli.output import echo, echo_table, note
from maodun.cli.registering.bad import show_bad
from maodun.cli.registering.words import KINDS
from maodun.company.register.filling import PicturesKept
from maodun.company.register.taken import HeldPictures, PicturesTaken
from maodun.domain.text import T

LEFT = (
    ("kept", T("Here already")),
    ("front", T("Front pages, which repeat a figure")),
    ("elsewhere", T("Drawings of rights that are not compared by pictures")),
    ("strangers", T("Other files, of no right in this register")),
)


def show_pictures_kept(kept: PicturesKept, door: Door) -> None:
    """Write what was looked at anew, then what was taken in."""
    if kept.renewed is not None:
        show_bad(kept.renewed.bad, door)
        count = kept.renewed.figures
        echo(T("{count} figures were looked at with the present encoder.", count=count), door)
    if kept.taken is not None:
        show_pictures_taken(kept.taken, door)


def show_pictures_taken(taken: PicturesTaken, door: Door) -> None:
    """Write how many files were taken, how many not and why, the reasons one by one."""
    if taken.refused is not None:
        note(T("The pictures were not looked at: {because}", because=taken.refused), door)
        return
    rows = [(T("New sheets and pictures"), taken.sheets)]
    rows += [(what, getattr(taken, name)) for name, what in LEFT if getattr(taken, name)]
    if taken.bad:
        rows.append((T("Not taken"), len(taken.bad)))
    echo_table(
        (T("Pictures"), T("Files")), [(door.say(what), count) for what, count in rows], door
    )
    show_bad(taken.bad, door)
    echo(
        T(
            "{figures} figures of {rights} rights were added.",
            figures=taken.figures,
            rights=taken.rights,
        ),
        door,
    )


def show_held(held: Sequence[HeldPictures], door: Door) -> None:
    """Write for each kind of right how many have pictures, and which encoder saw them."""
    if not held:
        return
    click.echo()
    echo_table(
        (T("Kind"), T("Rights"), T("With pictures"), T("Figures"), T("Encoder")),
        [
            (
                KINDS[one.kind],
                one.counts.rights,
                one.counts.with_pictures,
                one.counts.figures,
                one.encoder or "-",
            )
            for one in held
        ],
        door,
    )
