"""Puts the report of a match together: our rights first, then each ranking, then sellers."""

from collections.abc import Iterator

from maodun.domain.listings.matches import MatchedBy, MatchedListing, Matches, OwnRight, Ranking
from maodun.domain.lives import Fate
from maodun.domain.text import T, Text
from maodun.reports.building.registered import suits_line
from maodun.reports.building.words import FATE, RIGHT_KIND, and_more, count, short
from maodun.reports.matching.evidence import evidence, is_near
from maodun.reports.matching.pictured import Rights, pictured
from maodun.reports.model import (
    Block,
    Cell,
    Column,
    Items,
    Line,
    Pair,
    Pairs,
    Panel,
    Paragraph,
    Report,
    Section,
    Table,
    Tone,
    Words,
)
from maodun.reports.scanning.listings import address, named, offered_by, unread

SELLERS_SHOWN = 15
FURTHER_SHOWN = 20
CLASSES_SHOWN = 3
NOTICE = T(
    "A ranking says where to look first, not that anybody infringes. Before a notice or a "
    "letter is sent, a person looks at the listing itself, orders the goods where it matters, "
    "and makes sure that the right is ours, is in force where the listing sells, and covers "
    "the goods: a wrong notice can make its sender liable. This is no legal advice."
)
BY: dict[MatchedBy, Text] = {
    MatchedBy.WORDS: T("By the words of our marks and works"),
    MatchedBy.CLAIMS: T("By the claims of our patents"),
    MatchedBy.PRODUCT: T("The same product, by what is said of it"),
    MatchedBy.PICTURES: T("By the pictures of our designs, works and marks"),
}
NEAR: dict[MatchedBy, Text] = {
    MatchedBy.WORDS: T("our words stand in them"),
    MatchedBy.CLAIMS: T("they meet a limitation and contradict none"),
    MatchedBy.PRODUCT: T("probably the same product"),
    MatchedBy.PICTURES: T("their pictures come near ours"),
}


def build(matches: Matches, *, in_pictures: bool = True) -> Report:
    """Return the report of a match.

    Args:
        matches: What came near.
        in_pictures: Whether the form can show them; otherwise they are told in words.
    """
    rights = {right.number: right for right in matches.rights} if in_pictures else None
    return Report(
        title=T("Listings near our rights"),
        subject=named(matches.what),
        made_on=matches.made_on,
        sample=T("SAMPLE DATA: the rights in this report are fictional.")
        if matches.sample_data
        else None,
        counsel=None,
        overall=outcome(matches),
        overall_label=T("Listings that came near"),
        head=Pairs(tuple(Pair(label, (Line(words),)) for label, words in facts(matches))),
        notice=NOTICE,
        contents=None,
        panels=tuple(_panels(matches)),
        sections=tuple(part for one in matches.rankings for part in _ranking(one, rights)),
    )


def outcome(matches: Matches) -> Line:
    """Return in few words what came of it."""
    if not matches.rankings:
        return Line(T("cannot say: nothing could be compared"), Tone.CANNOT_SAY)
    if near := max(ranking.near for ranking in matches.rankings):
        return Line(T("{n} of {all}", n=count(near), all=count(matches.listings)), Tone.CHANGE)
    return Line(T("none, as far as was looked"), Tone.CANNOT_SAY)


def facts(matches: Matches) -> Iterator[tuple[Text, Words]]:
    """Yield what was matched, against what, label by label."""
    read = T("{n} listings", n=count(matches.listings))
    whole = read if matches.complete else T("{read}; stopped before the end", read=read)
    yield T("Listings read"), whole
    if matches.ours:
        yield T("Left out as our own"), T("{n} listings", n=count(matches.ours))
    yield T("Rights"), ", ".join(right.number for right in matches.rights)
    yield T("Made on"), matches.made_on.isoformat()
    recipes = ", ".join(dict.fromkeys(ranking.recipe for ranking in matches.rankings))
    if recipes:
        yield T("Recipe"), recipes


def _panels(matches: Matches) -> Iterator[Panel]:
    if not matches.complete:
        partial = T(
            "The match was stopped: what follows is about the first {n} listings only.",
            n=count(matches.listings),
        )
        yield Panel(T("In part"), (Paragraph((Line(partial, Tone.WARN),)),))
    yield Panel(T("Our rights"), (_rights(matches.rights),))
    for ranking in matches.rankings:
        if ranking.near:
            yield Panel(_sellers_title(ranking), (_sellers(ranking),))
    if matches.gaps:
        gaps = Items(tuple((Line(gap.because),) for gap in matches.gaps))
        yield Panel(T("What was not compared"), (gaps,))
    if matches.bad:
        yield Panel(T("What could not be read"), (unread(matches.bad),))


def _rights(rights: tuple[OwnRight, ...]) -> Block:
    columns = (
        Column(T("Right"), 24),
        Column(T("Title"), 28),
        Column(T("Stands"), 20),
        Column(T("Before using it"), 40),
    )
    return Table(columns, tuple(_right(one) for one in rights), "words")


def _right(right: OwnRight) -> tuple[Cell, ...]:
    owners = tuple(Line(owner, Tone.NOTE) for owner in right.owners[:2])
    classes = and_more(len(right.classes) - CLASSES_SHOWN)
    in_class = (Line("; ".join(right.classes[:CLASSES_SHOWN]), Tone.NOTE), *classes)
    until = (Line(T("until {day}", day=right.until), Tone.NOTE),) if right.until else ()
    tone = Tone.NOTHING_OPEN if right.fate is Fate.IN_FORCE else Tone.CHANGE
    return (
        (
            Line(right.number, Tone.STRONG),
            Line(RIGHT_KIND[right.kind]),
            *(in_class if right.classes else ()),
        ),
        (Line(short(right.title)), *owners),
        (Line(FATE[right.fate], tone), *until, *suits_line(right.suits)),
        tuple(Line(one) for one in right.warnings) or (Line("-"),),
    )


def _sellers_title(ranking: Ranking) -> Text:
    return T("Sellers: {by}", by=BY[ranking.by])


def _sellers(ranking: Ranking) -> Block:
    rows = [
        (
            (Line(one.seller or T("no seller named")),),
            (Line(count(one.listings)),),
        )
        for one in ranking.sellers[:SELLERS_SHOWN]
    ]
    columns = (Column(T("Seller"), 60), Column(T("Listings that came near"), 20, number=True))
    return Table(columns, tuple(rows))


def _ranking(ranking: Ranking, rights: Rights | None) -> Iterator[Section]:
    shown = _shown(ranking)
    lines = list(_counts(ranking))
    if shown:
        places = T(
            "Shown are the {n} nearest; their places say where to look first, and no more.",
            n=count(len(shown)),
        )
        lines.append(Line(places))
    in_pictures = rights is not None and ranking.by is MatchedBy.PICTURES
    table = (_rows(shown),) if shown and not in_pictures else ()
    yield Section(f"by-{ranking.by}", BY[ranking.by], (Paragraph(tuple(lines)), *table))
    if in_pictures and rights:
        yield from pictured(shown, rights)


def _counts(ranking: Ranking) -> Iterator[Line]:
    """Yield how many were compared, came near, and were not ranked."""
    said = T(
        "Compared: {compared} listings. Came near: {near} ({how}).",
        compared=count(ranking.compared),
        near=count(ranking.near),
        how=NEAR[ranking.by],
    )
    yield Line(said)
    if ranking.passed_over:
        passed = T(
            "{n} listings share fewer words with any claim than those compared; no claim was "
            "read against them.",
            n=count(ranking.passed_over),
        )
        yield Line(passed, Tone.NOTE)
    if ranking.out:
        out = T(
            "{n} listings say the contrary of a limitation of every claim and were left out, "
            "literally.",
            n=count(ranking.out),
        )
        yield Line(out, Tone.NOTE)


def _shown(ranking: Ranking) -> tuple[MatchedListing, ...]:
    """Return what came near, with few of those behind; the workbook has them all."""
    near = sum(is_near(listing) for listing in ranking.rows)
    return ranking.rows[: max(near, FURTHER_SHOWN)]


def _rows(shown: tuple[MatchedListing, ...]) -> Table:
    columns = (
        Column(T("Place"), 9, number=True),
        Column(T("Listing"), 31),
        Column(T("Why"), 60),
    )
    return Table(
        columns,
        tuple(
            ((Line(str(place)),), _listing(listing), evidence(listing))
            for place, listing in enumerate(shown, start=1)
        ),
        "words",
    )


def _listing(listing: MatchedListing) -> Cell:
    return (
        Line(short(listing.title), Tone.STRONG),
        *offered_by(listing),
        Line(listing.sku),
        Line(address(listing), Tone.NOTE),
    )
