"""Listings of others ranked against fictional rights of our own."""

from collections.abc import Generator
from dataclasses import replace
from datetime import date

import pytest

from maodun.domain.errors import BadProduct, BadRecord
from maodun.domain.listings.matches import MatchedBy, MatchedListing, Matches, Ranking
from maodun.domain.lives import Fate
from maodun.domain.marks import Use
from maodun.domain.products import Fact, Product
from maodun.domain.progress import Progress, Stopped
from maodun.domain.rights import RightKind, Stage
from maodun.domain.text import T
from maodun.screening.spear.claiming import ClaimMatcher
from maodun.screening.spear.gating import PER_KEPT
from maodun.screening.spear.matching import AT_ONCE, MatchQuestion, match_listings
from maodun.screening.spear.ranking import Nearest
from tests.screening.rights import TODAY, ListedRegister, product, right
from tests.screening.test_scanning import mark

LAMP = right("US99000001B2", "A lamp comprising: a base of cast iron; and a folding arm.")
PENDING = right("US20260990001A1", "A lamp comprising a fan.", stage=Stage.APPLICATION)
DESIGN = right("USD9900001S1", "Lamp.", kind=RightKind.DESIGN)
MARK = mark("USTM99000201", "VAXORIO")
FIGURE = replace(mark("USTM99000205", ""), title="")
REGISTER = ListedRegister(
    (LAMP, PENDING, DESIGN, MARK, FIGURE), {PENDING.publication_number: (TODAY, Fate.PENDING)}
)


def asked(*numbers: str) -> MatchQuestion:
    return MatchQuestion("listings.csv", TODAY, numbers)


def ended(steps: Generator[Progress, None, Matches]) -> Matches:
    while True:
        try:
            next(steps)
        except StopIteration as end:
            found: Matches = end.value
            return found


def matched(question: MatchQuestion, *listings: Product | BadRecord) -> Matches:
    return ended(match_listings(listings, asked=question, register=REGISTER))


def ranking(matches: Matches, by: MatchedBy) -> Ranking:
    return next(one for one in matches.rankings if one.by is by)


def sold_by(one: Product, seller: str) -> Product:
    return replace(one, facts=(*one.facts, Fact("seller", f"seller: {seller}", "en", "t")))


def test_a_name_of_the_goods_comes_before_a_word_on_what_they_fit() -> None:
    found = matched(
        asked("USTM99000201"),
        product("Mount compatible with Vaxorio", sku="FITS"),
        product("Vaxxorio desk lamp", sku="NAMED"),
        product("Lamp", sku="NONE"),
    )
    rows = ranking(found, MatchedBy.WORDS).rows
    assert [row.sku for row in rows] == ["NAMED", "FITS"]
    assert [row.seen[0].sighting.use for row in rows] == [Use.AS_MARK, Use.COMPATIBLE]


def test_our_mark_as_the_brand_of_somebody_elses_listing_is_near() -> None:
    branded = replace(product("Vaxorio desk lamp"), brand="Vaxorio")
    rows = ranking(matched(asked("USTM99000201"), branded), MatchedBy.WORDS).rows
    assert rows[0].seen[0].sighting.use is Use.OWN_BRAND


def test_a_listing_that_meets_a_limitation_is_near_with_its_words() -> None:
    found = ranking(
        matched(
            asked("US99000001B2"),
            product("Lamp", "The base is made of cast iron", "A folding arm", sku="NEAR"),
            product("Wool socks for children", sku="FAR"),
        ),
        MatchedBy.CLAIMS,
    )
    assert (found.compared, found.near) == (2, 1)
    assert found.rows[0].sku == "NEAR"
    assert found.rows[0].claims[0].reading.closeness == 1.0


def test_claims_are_not_read_against_another_language() -> None:
    chinese = replace(
        product("台灯"), facts=(Fact("title", "铸铁底座台灯", "zh-Hans", "test"),)
    )
    found = matched(asked("US99000001B2"), chinese)
    assert ranking(found, MatchedBy.CLAIMS).compared == 0
    assert "claims:languages" in [gap.what for gap in found.gaps]


def test_a_listing_that_shares_fewer_words_than_many_others_is_passed_over() -> None:
    matcher = ClaimMatcher([LAMP], most=1)
    matcher.take([product("Lamp base of cast iron", sku=f"N-{n}") for n in range(PER_KEPT)])
    matcher.take([product("Wool socks"), product("Lamp, folding arm, base of cast iron")])
    assert (matcher.ranking().compared, matcher.ranking().passed_over) == (PER_KEPT + 1, 1)


def test_a_design_and_a_figure_are_said_not_to_be_compared() -> None:
    found = matched(asked("USD9900001S1", "USTM99000205"), product("Lamp"))
    assert found.rankings == ()
    assert {"designs:USD9900001S1", "words:USTM99000205"} <= {gap.what for gap in found.gaps}


@pytest.mark.parametrize(
    ("number", "ends", "words"),
    [
        pytest.param("US99000001B2", (date(2020, 1, 1), Fate.EXPIRED), "no longer", id="dead"),
        pytest.param("US20260990001A1", None, "only applied for", id="pending"),
        pytest.param("US99000001B2", None, "not in the portfolio", id="not ours"),
        pytest.param("USTM99000201", None, "sold on under the mark", id="exhaustion"),
    ],
)
def test_a_right_comes_with_what_speaks_against_using_it(
    number: str, ends: tuple[date, Fate] | None, words: str
) -> None:
    register = replace(REGISTER, ends={number: ends} if ends else {})
    found = ended(match_listings([product("Lamp")], asked=asked(number), register=register))
    assert any(words in str(warning) for warning in found.rights[0].warnings)


def test_a_right_of_the_portfolio_is_not_doubted() -> None:
    question = replace(asked("US99000001B2"), portfolio=frozenset({"US99000001B2"}))
    assert matched(question, product("Lamp")).rights[0].warnings == ()


def test_listings_of_our_own_shops_are_left_out() -> None:
    question = replace(asked("USTM99000201"), our_sellers=frozenset({"our shop"}))
    found = matched(
        question,
        sold_by(product("Vaxorio lamp", sku="A"), "Our  Shop"),
        sold_by(product("Vaxorio lamp", sku="B"), "Night Shop"),
    )
    words = ranking(found, MatchedBy.WORDS)
    assert (found.listings, found.ours, words.near) == (2, 1, 1)
    assert [(one.seller, one.listings) for one in words.sellers] == [("Night Shop", 1)]


def test_the_same_product_is_ranked_with_its_reason() -> None:
    ours = replace(product("Vaxorio folding desk lamp VX-200 black 500 lumen"), brand="Vaxorio")
    question = replace(asked("USTM99000201"), ours=(ours,))
    copy = replace(product("Vaxorio VX-200 folding desk lamp, 500 lumen, black"), sku="COPY")
    found = ranking(matched(question, copy, product("Wool socks")), MatchedBy.PRODUCT)
    assert [row.sku for row in found.rows][:1] == ["COPY"]
    assert found.rows[0].same is not None


def test_a_stopped_match_answers_for_what_was_read() -> None:
    listings = [product("Vaxorio lamp", sku=f"L-{n}") for n in range(AT_ONCE + 1)]
    steps = match_listings(listings, asked=asked("USTM99000201"), register=REGISTER)
    next(steps)
    next(steps)
    with pytest.raises(StopIteration) as end:
        steps.throw(Stopped())
    assert (end.value.value.listings, end.value.value.complete) == (AT_ONCE, False)


def test_nothing_to_read_is_an_error() -> None:
    bad = BadRecord(source="test", file="x", offset=0, reason=T("no title"), place="row 1")
    with pytest.raises(BadProduct, match="no title"):
        matched(asked("USTM99000201"), bad)
    with pytest.raises(BadProduct, match=r"no listing in listings\.csv"):
        matched(asked("USTM99000201"))


def test_only_the_nearest_are_kept_and_the_same_listing_once() -> None:
    nearest = Nearest(most=3)
    for place, strength in enumerate([0.5, 0.9, 0.1, 0.7, 0.7, 0.2]):
        one = product("Lamp", sku=f"L-{place}")
        nearest.offer((strength,), one, lambda bare: bare, near=strength > 0.4)
        nearest.offer((strength,), one, lambda bare: bare, near=False)
    kept = nearest.ranking(MatchedBy.WORDS, "listings-1")
    assert [row.sku for row in kept.rows] == ["L-1", "L-3", "L-4"]
    assert kept.near == 4


def test_what_is_not_kept_is_never_made() -> None:
    made: list[str] = []

    def making(bare: MatchedListing) -> MatchedListing:
        made.append(bare.sku)
        return bare

    nearest = Nearest(most=1)
    for strength in (0.9, 0.5, 0.4):
        nearest.offer((strength,), product("Lamp", sku=str(strength)), making, near=True)
    assert made == ["0.9"]
