"""Listings held against a handful of fictional marks."""

from collections.abc import Generator
from dataclasses import replace
from datetime import date

import pytest

from maodun.domain.errors import BadProduct, BadRecord
from maodun.domain.listings.scans import Scan
from maodun.domain.lives import Fate
from maodun.domain.marks import Tier, Use
from maodun.domain.pictures import UnseenPicture
from maodun.domain.products import Fact, Product
from maodun.domain.progress import Progress, Stopped
from maodun.domain.rights import Right, RightKind
from maodun.domain.rulings import Held
from maodun.domain.text import T
from maodun.rules.places.markets import market
from maodun.screening.scanning import AROUND, AT_ONCE, ScanQuestion, scan_listings, seller_of
from maodun.screening.written import Written
from tests.screening.rights import TODAY, WINDOW, ListedRegister, product, right

US = market("US")
BAD = BadRecord(source="test", file="x.csv", offset=0, reason=T("no title"), place="row 7")


def mark(number: str, words: str) -> Right:
    return replace(right(number, kind=RightKind.MARK), title=words, kind_code="")


MARKS = (mark("USTM99000201", "VAXORIO"), mark("USTM99000202", "LUMIVELO"))
REGISTER = ListedRegister(MARKS, {})
ASKED = ScanQuestion("listings.csv", US, WINDOW, TODAY)


def ended(steps: Generator[Progress, None, Scan]) -> Scan:
    while True:
        try:
            next(steps)
        except StopIteration as end:
            found: Scan = end.value
            return found


def scanned(
    *listings: Product | BadRecord,
    register: ListedRegister = REGISTER,
    asked: ScanQuestion = ASKED,
) -> Scan:
    return ended(scan_listings(listings, asked=asked, register=register))


def test_a_mark_is_seen_where_it_stands_with_what_is_around_it_and_whose_it_is() -> None:
    scan = scanned(product("Bike lamp", "Bright as a Vaxorio lamp of 500 lumen"))
    assert (scan.listings, scan.alarming, scan.signs) == (1, 1, 2)
    seen = scan.found[0].seen[0]
    assert (seen.before, seen.sighting.spot.text, seen.after) == (
        "Bright as a ",
        "Vaxorio",
        " lamp of 500 lumen",
    )
    assert [(sign.number, sign.owners) for sign in scan.signs_seen] == [
        ("USTM99000201", ("Fictional Wheels LLC",))
    ]
    assert [(one.field, one.new) for one in scan.found[0].rewordings] == [
        ("bullet-1", "Bright as a lamp of 500 lumen")
    ]


def test_words_far_from_the_place_are_cut_between_words() -> None:
    long = " ".join(["steady"] * 40)
    seen = scanned(product(f"{long} Vaxorio {long}")).found[0].seen[0]
    assert seen.before.startswith("…steady ")
    assert seen.after.endswith(" steady…")


def test_words_around_in_a_script_without_spaces_are_kept() -> None:
    long = "清新薄荷" * 30
    seen = scanned(product(f"{long} Vaxorio {long}")).found[0].seen[0]
    assert (len(seen.before), len(seen.after)) == (AROUND + 1, AROUND + 1)


def test_what_is_no_alarm_is_counted_and_shown_only_if_asked() -> None:
    fits = product("Mount compatible with Lumivelo lamps")
    scan = scanned(fits)
    assert scan.found == ()
    assert sum(count for tier, count in scan.tiers if tier in (Tier.WEAK, Tier.QUIET)) == 1
    shown = scanned(fits, asked=replace(ASKED, quiet=True))
    assert [one.sighting.use for one in shown.found[0].seen] == [Use.COMPATIBLE]


def test_own_marks_are_told_apart() -> None:
    ours = replace(ASKED, portfolio=(Held("USTM99000201", "own", None, ""),), quiet=True)
    scan = scanned(product("Vaxorio lamp"), asked=ours)
    assert (scan.held, scan.alarming) == (1, 0)
    assert [one.sighting.use for one in scan.found[0].seen] == [Use.HELD]


def test_a_dead_mark_is_not_sought() -> None:
    gone = ListedRegister(MARKS, {"USTM99000201": (date(2020, 1, 1), Fate.EXPIRED)})
    scan = scanned(product("Vaxorio lamp"), register=gone)
    assert (scan.signs, scan.alarming) == (1, 0)


def test_a_register_without_marks_is_not_a_listing_without_alarms() -> None:
    scan = scanned(
        product("Vaxorio lamp"), register=ListedRegister((right("US99000001B2"),), {})
    )
    assert not scan.holds_marks
    assert "marks:offices" in [gap.what for gap in scan.gaps]


def test_what_was_not_looked_at_is_said() -> None:
    figure = replace(mark("USTM99000203", ""), title="")
    pictured = replace(product("Lampara de mesa"), photos=("a.jpg",))
    spanish = replace(pictured, facts=(Fact("title", "Lámpara de mesa", "es", "test"),))
    scan = scanned(spanish, register=ListedRegister((*MARKS, figure), {}, bad=2))
    assert {gap.what for gap in scan.gaps} == {
        "works", "marks:figures", "listings:pictures", "sound:languages", "records:bad",
    }  # fmt: skip


def test_text_given_for_the_pictures_closes_that_gap() -> None:
    told = replace(
        product("Lamp"),
        photos=("a.jpg",),
        facts=(
            Fact("title", "Lamp", "en", "test"),
            Fact("image-text-1", "VAXORIO", "en", "test"),
        ),
    )
    scan = scanned(told)
    assert "listings:pictures" not in [gap.what for gap in scan.gaps]
    assert scan.found[0].seen[0].sighting.spot.field == "image-text-1"


def test_old_marks_are_a_gap() -> None:
    old = ListedRegister(MARKS, {}, newest=date(2026, 1, 2))
    assert "age:US:mark" in [gap.what for gap in scanned(product("Lamp"), register=old).gaps]


def test_a_bad_record_is_listed_and_stops_nothing() -> None:
    scan = scanned(BAD, product("Lamp"), BAD)
    assert (scan.listings, len(scan.bad)) == (1, 2)


def test_nothing_but_bad_records_is_an_error() -> None:
    with pytest.raises(BadProduct, match="no title"):
        scanned(BAD)


def reading(product: Product) -> Generator[Progress, None, Written]:
    """Reads "Vaxorio" in each first picture; the others are broken."""
    yield Progress(0, len(product.photos), "pictures", T("Looking"))
    first, *others = product.photos
    facts = (*product.facts, Fact("image-text-1", "Vaxorio", "en", first))
    unseen = tuple(UnseenPicture(one, T("broken")) for one in others)
    return Written(replace(product, facts=facts), 1, unseen)


def test_a_mark_that_stands_only_in_a_picture_is_seen_with_the_picture() -> None:
    lamp = replace(product("Bike lamp"), photos=("front.jpg", "cut.png"))
    steps = scan_listings([lamp, BAD], asked=ASKED, register=REGISTER, read=reading)
    scan = ended(steps)
    (seen,) = scan.found[0].seen
    assert (seen.sighting.spot.field, seen.picture) == ("image-text-1", "front.jpg")
    assert (scan.listings, scan.pictures, len(scan.bad)) == (1, 1, 2)
    assert str(scan.bad[1]) == "cut.png of SC-1: broken"
    (gap,) = (gap for gap in scan.gaps if gap.what == "listings:pictures")
    assert "not read: 1 (read: 1); the first is cut.png of SC-1: broken" in str(gap.because)


def test_stopped_while_pictures_are_read_it_answers_for_those_that_were() -> None:
    lamp = replace(product("Bike lamp"), photos=("front.jpg",))
    steps = scan_listings([lamp, lamp], asked=ASKED, register=REGISTER, read=reading)
    while next(steps).what != T("Reading what is written in pictures"):
        pass
    next(steps)
    with pytest.raises(StopIteration) as end:
        steps.throw(Stopped())
    scan: Scan = end.value.value
    assert (scan.listings, scan.complete, scan.alarming) == (1, False, 1)


def test_pictures_that_nobody_reads_are_counted_with_the_reason() -> None:
    lamp = replace(product("Bike lamp"), photos=("front.jpg",))
    asked = replace(ASKED, unread=T("no reader here"))
    (gap,) = (g for g in scanned(lamp, asked=asked).gaps if g.what == "listings:pictures")
    assert str(gap.because).startswith("1 listings have pictures")
    assert str(gap.because).endswith("no reader here")


def test_a_stopped_scan_answers_for_what_was_read() -> None:
    listings = [product("Vaxorio lamp", sku=f"L-{n}") for n in range(AT_ONCE + 1)]
    steps = scan_listings(listings, asked=ASKED, register=REGISTER)
    next(steps)
    next(steps)
    with pytest.raises(StopIteration) as end:
        steps.throw(Stopped())
    assert (end.value.value.listings, end.value.value.complete) == (AT_ONCE, False)


def test_the_weightiest_listing_comes_first() -> None:
    scan = scanned(product("Lamp like Vaxxorio", sku="B"), product("Vaxorio lamp", sku="A"))
    assert scan.found[0].sku == "A"


@pytest.mark.parametrize(
    ("facts", "seller"),
    [
        pytest.param(
            (Fact("seller", "seller: Night Shop", "en", "t"),), "Night Shop", id="named"
        ),
        pytest.param((), None, id="nobody"),
        pytest.param((Fact("seller", "seller: ", "en", "t"),), None, id="an empty name"),
    ],
)
def test_the_seller_is_who_the_listing_names(
    facts: tuple[Fact, ...], seller: str | None
) -> None:
    assert seller_of(replace(product("Lamp"), facts=facts)) == seller
