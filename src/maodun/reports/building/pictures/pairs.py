"""The product's pictures beside those of one right: the nearest, the next ones, all figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from maodun.compare.designs.views import broken_lines_said
from maodun.compare.looks.scales import looks_1
from maodun.domain.clearance import Finding
from maodun.domain.evidence import Compared
from maodun.domain.pictures import (
    LookKind,
    Neighbour,
    Pair,
    RegisteredFigure,
    Resemblance,
)
from maodun.domain.rights import Right
from maodun.domain.text import T, Text
from maodun.reports.building.pictures.words import figure_name, how_near, likeness
from maodun.reports.building.words import NONE, NOT_READ, count, short
from maodun.reports.model import Beside, Block, Cell, Heading, Image, Images, Line, Pairs, Tone
from maodun.reports.model import Pair as Labelled

PRODUCT = T("The product")
WHOLE = (0.0, 0.0, 1.0, 1.0)
ARTICLE: dict[LookKind, Text] = {
    LookKind.SHAPE: T("Article"),
    LookKind.SIGN: T("Goods"),
    LookKind.COPY: T("The work"),
}
RIGHTS_SHOWN = 40
"""Rights of a table whose pictures are shown, the nearest."""

FIGURES_SHOWN = 40
"""Figures of one right that are shown; of the rest the number is said."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the report says around the pictures of one right.

    Attributes:
        whose: Whose pictures stand beside the right's.
        because: The sentence that stands above them, which is not said again.
        lines: What the record says of broken lines.
        again: All figures of the right stand further above.
    """

    whose: Text
    because: Text | None = None
    lines: str = ""
    again: bool = False


def pictures_beside(finding: Finding) -> list[Block]:
    """Return everything that was seen of one right in pictures; nothing where nothing was."""
    found = finding.resemblance
    if found is None or not found.pairs:
        return []
    told = Told(PRODUCT, finding.because, broken_lines_said(finding.right))
    return [Heading(T("Pictures beside each other")), *looks_beside(found, told)]


def looks_beside(found: Resemblance, told: Told) -> list[Block]:
    """Return the nearest pair, how near it is, the next pairs, all figures, and the field."""
    best, *rest = found.pairs
    return [
        Images((Beside((photo(best, told.whose), *_figure_images(best.figure))),), large=True),
        Pairs(tuple(_said(found, told))),
        *_further(rest, told.whose),
        *_all_figures(found, again=told.again),
        *_field(found.earlier),
    ]


def pictures_of(findings: Sequence[Finding]) -> list[Block]:
    """Return the nearest pair of each of several rights, behind one click."""
    pairs = [
        nearest_beside(one.resemblance, PRODUCT, _named(one.right))
        for one in findings
        if one.resemblance is not None and one.resemblance.pairs
    ]
    if not pairs:
        return []
    shown = tuple(pairs[:RIGHTS_SHOWN])
    words = T("Their pictures beside the product's: {n}", n=count(len(pairs)))
    if len(shown) < len(pairs):
        words = T(
            "Their pictures beside the product's: the first {n} of {all}",
            n=count(len(shown)),
            all=count(len(pairs)),
        )
    return [Images(shown, folded=words)]


def nearest_beside(found: Resemblance, whose: Text, words: Cell) -> Beside:
    """Return the nearest two pictures, with these words and how near they are."""
    best = found.pairs[0]
    return Beside((photo(best, whose), figure_image(best.figure)), (*words, *how_near(found)))


def _named(right: Right) -> Cell:
    return Line(right.publication_number, Tone.STRONG), Line(short(right.title))


def photo(pair: Pair, whose: Text) -> Image:
    """Return the picture of a pair that is not the right's, what was compared of it framed."""
    picture, framed = pair.picture, None if pair.region == WHOLE else pair.region
    caption = [Line(whose, Tone.STRONG), Line(picture.file, Tone.NOTE)]
    if framed:
        caption.append(Line(T("what is framed was compared"), Tone.NOTE))
    described = T("Picture of the product: {file}", file=picture.file)
    return Image(
        picture.sha256, picture.width, picture.height, described, tuple(caption), framed
    )


def _figure_images(figure: RegisteredFigure) -> tuple[Image, ...]:
    """Return a figure, and beside it what is claimed of it where that is less."""
    if figure.claimed_sha256 is None:
        return (figure_image(figure),)
    claimed = Image(
        figure.claimed_sha256,
        figure.width,
        figure.height,
        T(
            "{number}, {figure}, without its broken lines",
            number=figure.publication_number,
            figure=figure_name(figure),
        ),
        (
            Line(T("The same without its broken lines"), Tone.STRONG),
            Line(T("what is left is compared"), Tone.NOTE),
        ),
    )
    return (figure_image(figure), claimed)


def figure_image(figure: RegisteredFigure, *, said: Cell = ()) -> Image:
    """Return a figure with its name, what is said of it, and how much of it is broken lines."""
    name = figure_name(figure)
    lines = [Line(name, Tone.STRONG)]
    if figure.label:
        lines.append(Line(figure.sheet, Tone.NOTE))
    described = T("{number}, {figure}", number=figure.publication_number, figure=name)
    return Image(
        figure.sha256, figure.width, figure.height, described, (*lines, *said, *_broken(figure))
    )


def _broken(figure: RegisteredFigure) -> Cell:
    if not figure.left_out:
        return ()
    share = max(1, round(figure.left_out * 100))
    return (Line(T("broken lines: {share} % of its lines", share=share), Tone.NOTE),)


def _said(found: Resemblance, told: Told) -> list[Labelled]:
    # The reason of the ruling stands above; where a person ruled, this one is another.
    because = () if found.because == told.because else (Line(found.because),)
    rows = [Labelled(T("How near"), (*how_near(found), *because))]
    if found.kind is LookKind.SHAPE:
        rows += [Labelled(T("Broken lines"), _lines(found, told.lines))]
    if found.article is not None:
        rows += [Labelled(ARTICLE[found.kind], _article(found.article))]
    return rows


def _lines(found: Resemblance, published: str) -> Cell:
    """Return how many figures have them, and the office's own sentence about them."""
    figures = found.figures or tuple(pair.figure for pair in found.pairs)
    with_some = sum(1 for figure in figures if figure.left_out)
    as_drawn = sum(1 for figure in figures if figure.broken and not figure.left_out)
    not_told = sum(1 for figure in figures if figure.broken is None)
    words = T("in {n} of {all} figures", n=count(with_some), all=count(len(figures)))
    lines = [Line(words)]
    if not_told:
        left = T("not told from solid lines in {n} (photos among them)", n=count(not_told))
        lines.append(Line(left, Tone.WARN))
    if as_drawn:
        left = T("lines that look broken were compared too, in {n}", n=count(as_drawn))
        lines.append(Line(left, Tone.WARN))
    if published:
        lines += [Line(T("The record says:"), Tone.NOTE), Line(published, Tone.QUOTE)]
    else:
        lines.append(Line(T("The record says nothing of broken lines."), Tone.NOTE))
    return tuple(lines)


def _article(article: Compared) -> Cell:
    """Return both sides as they were compared; the sentence above says what came of it."""
    sides = T(
        "the right: {right}; the product: {product}",
        right=article.in_right or NONE,
        product=article.in_product or NONE,
    )
    return (Line(sides),)


def _further(pairs: Sequence[Pair], whose: Text) -> list[Block]:
    pairs = [pair for pair in pairs if pair.score >= looks_1().some]
    if not pairs:
        return []
    groups = tuple(
        Beside(
            (photo(pair, whose), figure_image(pair.figure)),
            (Line(T("likeness {score}", score=likeness(pair.score)), Tone.NOTE),),
        )
        for pair in pairs
    )
    return [Images(groups, folded=T("Next nearest pairs: {n}", n=count(len(groups))))]


def _all_figures(found: Resemblance, *, again: bool) -> list[Block]:
    figures = found.figures
    if figures in ((), (found.pairs[0].figure,)):
        return []
    shown = figures[:FIGURES_SHOWN]
    words = T("All figures of the record, as published: {n}", n=count(len(figures)))
    if len(shown) < len(figures):
        words = T(
            "The first {n} of {all} figures of the record, as published",
            n=count(len(shown)),
            all=count(len(figures)),
        )
    groups = tuple(
        Beside((figure_image(figure, said=_description(figure)),)) for figure in shown
    )
    return [Images(groups, folded=words, again=again)]


def _description(figure: RegisteredFigure) -> Cell:
    return (Line(short(figure.said), Tone.NOTE),) if figure.said else ()


def _field(earlier: Sequence[Neighbour]) -> list[Block]:
    """Return the field the design stands in: the nearest earlier designs of others."""
    if not earlier:
        return []
    note = T("the field it stands in, as far as the register shows")
    groups = tuple(Beside((figure_image(one.figure),), _neighbour(one)) for one in earlier)
    return [Heading(T("Earlier designs of others near to this one"), note), Images(groups)]


def _neighbour(one: Neighbour) -> Cell:
    lines = [
        Line(one.publication_number, Tone.STRONG),
        Line(short(one.title)),
        Line(T("published {day}", day=_day(one.published_on)), Tone.NOTE),
        Line(_to_design(one), Tone.NOTE),
    ]
    if one.to_product is None:
        lines.append(Line(T("not compared with the product"), Tone.NOTE))
    else:
        near = T("likeness to the product {score}", score=likeness(one.to_product))
        lines.append(Line(near, Tone.NOTE))
    return tuple(lines)


def _to_design(one: Neighbour) -> Text:
    score = likeness(one.score)
    if not one.views:
        return T("likeness to this design {score}", score=score)
    return T(
        "likeness to this design {score}, views compared together: {views}",
        score=score,
        views=one.views,
    )


def _day(value: date | None) -> str | Text:
    return value.isoformat() if value else NOT_READ
