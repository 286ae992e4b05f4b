"""What a page shows people: name, bullets, tables of properties, description."""

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree

from maodun.sources.shops.html import folded, seen
from maodun.sources.shops.page.structured import Said

LONGEST = 2_000
MOST = 400
MOST_BLOCKS = 20
MOST_LOOKED_AT = 5_000
"""Rows and points of one page; those of shops stay below a thousand or so."""

ROWS_OF_PAIRS = (2, 4)
"""Cells in a row of a table of properties: one label with its value, or two."""

LONGEST_LABEL = 60
LONGEST_VALUE = 600

ABOUT_OTHERS = re.compile(
    r"(^|[\s_-])(nav|navbar|menu|footer|(?<!product-)(?<!product_)header|breadcrumbs?|related|recommend\w*|similar|carousel"
    r"|reviews?|comments?|cookies?|sponsored|recently|newsletter|basket|cart|modal|login|delivery|shipping|pickup)($|[\s_-])",
    re.I,
)
ABOUT_THIS = re.compile(
    r"feature|bullet|highlight|benefit|descri|detail|specification|spec-|attribute|character"
    r"|propert|product-info|caracter|beschreib|eigenschaft|technical",
    re.I,
)
ABOUT_TRADE = re.compile(
    r"(list |our |unit |retail )?(price|preis|prix|precio|prezzo|価格|价格)|rrp|uvp|was|"
    r"you save|delivery|shipping|lieferung|livraison|quantity|menge|best ?sellers? rank|"
    r"customer reviews?|availability|payment",
    re.I,
)
"""Labels that say how it is sold, not what it is."""

DESCRIPTION = re.compile(r"descri|beschreib|overview|about-this|editorial", re.I)


def title(root: etree._Element) -> str:
    """Return the heading that the title of the page repeats, else the title."""
    best = heading(root)
    return (folded(seen(best)) if best is not None else _whole(root))[:LONGEST_VALUE]


def heading(root: etree._Element) -> etree._Element | None:
    """Return the first-rank heading that shares most words with the title of the page."""
    words = set(_whole(root).casefold().split())
    headings = [found for found in root.iter("h1") if folded(seen(found))]
    return max(
        headings,
        key=lambda one: len(words & set(folded(seen(one)).casefold().split())),
        default=None,
    )


def labelled(root: etree._Element) -> Iterator[Said]:
    """Yield every property that the page shows as a label beside a value."""
    for row in islice(root.iter("tr"), MOST_LOOKED_AT):
        cells = [cell for cell in row if cell.tag in ("th", "td")]
        if len(cells) in ROWS_OF_PAIRS and is_ours(row):
            for label, value in zip(cells[::2], cells[1::2], strict=True):
                yield from _pair(label, value, "table")
    for term in islice(root.iter("dt"), MOST_LOOKED_AT):
        said = term.getnext()
        if said is not None and said.tag == "dd" and is_ours(term):
            yield from _pair(term, said, "list of properties")
    for item in _points(root):
        yield from _label_in_bold(item)


def bullets(root: etree._Element) -> Iterator[Said]:
    """Yield the points of the lists that describe the product."""
    count = 0
    for item in root.iter("li"):
        if (
            not _describes(item, ABOUT_THIS)
            or not is_ours(item)
            or item.find(".//li") is not None
        ):
            continue
        text = folded(seen(item))
        if _is_sentence(text):
            count += 1
            yield Said(f"bullet-{count}", text[:LONGEST], f"list, point {count}")


def description(root: etree._Element) -> Iterator[Said]:
    """Yield the paragraphs of the block that describes the product."""
    blocks = root.iter("div", "section", "article", "p", "td")
    named = (block for block in blocks if names(block, DESCRIPTION) and is_ours(block))
    for block in islice(named, MOST_BLOCKS):
        lines = [line for line in seen(block).split("\n") if _is_sentence(line)]
        for index, line in enumerate(lines[:MOST]):
            yield Said(f"text-{index + 1}", line[:LONGEST], "description on the page")
        if lines:
            return


def is_ours(
    element: etree._Element,
    *,
    outside: frozenset[str] = frozenset(("nav", "footer", "aside", "form", "select")),
) -> bool:
    """Whether it speaks of this product: not in navigation, reviews, or other products.

    Args:
        element: Looked at with all that is around it.
        outside: Elements in which nothing speaks of the product.
    """
    for around in (element, *element.iterancestors()):
        if around.tag in outside or (around.tag == "header" and _heads_page(around)):
            return False
        if around.tag in ("body", "html"):
            return True
        if names(around, ABOUT_OTHERS):
            return False
    return True


def _heads_page(header: etree._Element) -> bool:
    """Whether it is the page's own header: products have headers of their own."""
    parent = header.getparent()
    above = parent is None or parent.tag == "body"
    return above or next(header.iter("nav", "form"), None) is not None


def names(element: etree._Element, what: re.Pattern[str]) -> bool:
    """Whether a class, id or the like of the element holds such a word."""
    for attribute in ("class", "id", "itemprop", "data-testid"):
        value = element.get(attribute)
        if value and what.search(value[:400]):
            return True
    return False


def _whole(root: etree._Element) -> str:
    return next((folded(found.text or "") for found in root.iter("title")), "")


def _points(root: etree._Element) -> Iterator[etree._Element]:
    for item in islice(root.iter("li"), MOST_LOOKED_AT):
        if item.find(".//li") is None:
            yield item


def _pair(label: etree._Element, value: etree._Element, place: str) -> Iterator[Said]:
    name = folded(seen(label)).rstrip(":： ")
    said = folded(seen(value))
    if ABOUT_TRADE.fullmatch(name):
        return
    if 0 < len(name) <= LONGEST_LABEL and 0 < len(said) <= LONGEST_VALUE:
        yield Said(name, f"{name}: {said}", f"{place}, {name}")


def _label_in_bold(item: etree._Element) -> Iterator[Said]:
    """Yield ``<li><b>Weight:</b> 3 kg</li>`` as a pair."""
    first = next((child for child in item.iter("b", "strong", "span")), None)
    if first is None or not is_ours(item):
        return
    name, whole = folded(seen(first)), folded(seen(item))
    bare = name.rstrip(":： ")
    rest = whole.removeprefix(name).lstrip(":： ")
    if bare != name and 0 < len(bare) <= LONGEST_LABEL and 0 < len(rest) <= LONGEST_VALUE:
        yield Said(bare, f"{bare}: {rest}", f"list, {bare}")


def _is_sentence(text: str) -> bool:
    wide = sum(1 for character in text if character > "\u2e80")
    return len(text.split()) >= 3 or wide >= 6  # noqa: PLR2004 - "Home", "Log in" are not


def _describes(element: etree._Element, what: re.Pattern[str]) -> bool:
    near = [element, *element.iterancestors()][:6]
    return any(names(around, what) for around in near)
