"""What nobody can look at, by law: printed before anything that was looked at."""

from collections.abc import Sequence

from maodun.domain.clearance import Unseeable
from maodun.rules.forms.documents import UnseeableFile, unseeable_anywhere, unseeable_file


def unseeable(offices: Sequence[str]) -> tuple[Unseeable, ...]:
    """Return what stays invisible at these offices, in their order.

    Offices without a list of their own share one row for each thing that holds nearly
    everywhere; ``office`` then names them all.
    """
    found: list[Unseeable] = []
    others: list[str] = []
    for office in offices:
        own = unseeable_file(office)
        if own is None:
            others.append(office)
        else:
            found += _rows(own, office)
    if others:
        found += _rows(unseeable_anywhere(), ", ".join(others))
    return tuple(found)


def _rows(file: UnseeableFile, office: str) -> list[Unseeable]:
    return [
        Unseeable(
            office=office,
            title_en=item.title.en,
            title_zh=item.title.zh,
            rule=f"{file.rule}: {item.sources[0].cite}",
        )
        for item in file.items
    ]
