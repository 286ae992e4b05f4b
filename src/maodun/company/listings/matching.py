"""Match listings of others against rights of our own, and write what came near."""

from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from maodun.company.listings.reading import listings_read
from maodun.company.pictures.kept import kept_paths, kept_pictures
from maodun.company.pictures.looking import Viewer
from maodun.company.portfolio.services import held_list
from maodun.company.register.services import numbers_meant
from maodun.domain.errors import BadOption, BadRecord
from maodun.domain.listings.matches import Matches
from maodun.domain.pictures import LOOK_OF
from maodun.domain.ports import Register, StoredRight
from maodun.domain.products import Product
from maodun.domain.progress import Progress
from maodun.domain.rights import Stage
from maodun.domain.rulings import Held
from maodun.domain.text import T
from maodun.index.register import open_register
from maodun.reports.matching.rendering import MatchForm, render_matches
from maodun.screening.funnel import held_numbers
from maodun.screening.spear.matching import MatchQuestion, folded_seller, match_listings
from maodun.screening.spear.picturing import See


@dataclass(frozen=True, slots=True)
class MatchOrder:
    """What somebody asks to have matched.

    Attributes:
        places: Files, folders or addresses.
        numbers: Of the rights, in any spelling; none: everything in the portfolio.
        our_sellers: Names of our own shops, whose listings are left out.
        product: File of a product of ours, or of several; None: none.
        most: How many listings each ranking keeps.
        columns: Names of columns of a table, by our field.
        network: Whether an address may be fetched.
        viewer: Looks at the pictures of the listings; None: they are not compared.
    """

    places: tuple[str, ...]
    numbers: tuple[str, ...]
    on: date
    our_sellers: tuple[str, ...] = ()
    product: Path | None = None
    most: int = 100
    columns: Mapping[str, str] = field(default_factory=dict)
    network: bool = False
    viewer: Viewer | None = None


def listings_match(*, order: MatchOrder, register: Path) -> Generator[Progress, None, Matches]:
    """Rank every listing against our rights; only the nearest are kept.

    What was seen in pictures is stored, so that asking again goes on where it was stopped.

    Raises:
        BadOption: No right is named, and the portfolio has none that the register knows.
        BadNumber: A number is in no spelling known here.
        UnknownRight: The register has no right with one of the numbers.
        RegisterMissing: There is no register yet.
        BadProduct: Nothing could be read as a listing.
    """
    opened = open_register(register)
    portfolio = tuple(seen.held for seen in held_list())
    listed = held_numbers(opened, portfolio, until=order.on)
    numbers = _granted(opened, order.numbers or listed)
    if not numbers:
        raise _without_rights(portfolio)
    asked = MatchQuestion(
        what=", ".join(order.places),
        on=order.on,
        numbers=numbers,
        portfolio=frozenset(listed),
        our_sellers=frozenset(map(folded_seller, order.our_sellers)),
        ours=tuple(_ours(order.product)) if order.product else (),
        most=order.most,
    )
    found = listings_read(order.places, columns=order.columns, network=order.network)
    with _see(order.viewer, opened, numbers) as see:
        return (yield from match_listings(found, asked=asked, register=opened, see=see))


def match_report(
    *, matches: Matches, form: MatchForm, language: str, own: Path, register: Path
) -> bytes:
    """Return the matches in one form.

    Args:
        matches: What came near.
        form: Page, document, workbook, table or data.
        language: ``en`` or ``zh-Hans``.
        own: Folder of the pictures that were kept of listings.
        register: Its folder, which has those of the rights.

    Raises:
        UnknownLanguage: Reports are not written in it.
    """
    return render_matches(
        matches,
        form=form,
        language=language,
        pictures=kept_pictures(own=own, register=register),
        paths=kept_paths(own=own, register=register),
    )


def _see(
    viewer: Viewer | None, register: Register, numbers: Sequence[str]
) -> AbstractContextManager[See | None]:
    """Give what looks at listings in the ways our rights need; None where none does."""
    kinds = {LOOK_OF.get(stored.right.kind) for stored in register.get(numbers)} - {None}
    if viewer is None or not kinds:
        return nullcontext()
    return viewer.see(register, frozenset(kind for kind in kinds if kind is not None))


def _ours(file: Path) -> Iterator[Product]:
    for one in listings_read((str(file),), columns={}, network=False):
        if isinstance(one, BadRecord):
            raise one
        yield one


def _granted(register: Register, numbers: Sequence[str]) -> tuple[str, ...]:
    """Return the grant among the publications of each number, else all of them."""
    found: list[StoredRight] = []
    for number in numbers:
        stored = register.get(numbers_meant(register, number))
        found += [one for one in stored if one.right.stage is Stage.GRANT] or stored
    return tuple(dict.fromkeys(one.right.publication_number for one in found))


def _without_rights(portfolio: tuple[Held, ...]) -> BadOption:
    if portfolio:
        return BadOption(
            T(
                "The register has none of the {count} rights in the portfolio. Add the file "
                "they are in with: maodun register add FILE",
                count=len(portfolio),
            )
        )
    return BadOption(
        T(
            "No right is named and the portfolio is empty. Name one with --right NUMBER, or "
            "add ours with: maodun portfolio add NUMBER"
        )
    )
