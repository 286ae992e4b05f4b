"""HTML from strangers to a tree, and to text; bounded in size, nothing executed or fetched."""

import re

from lxml import etree
from lxml import html as lxml_html

from maodun.domain.errors import BadProduct, UnsafeInput
from maodun.domain.text import T
from maodun.sources.decoding import decoded

MAX_BYTES = 10_000_000
MAX_TAGS = 400_000
"""Real product pages have up to some 50,000; a tree of more costs memory for nothing."""

MAX_COMPARED = 400_000_000
"""Attributes of a tag that the parser compares with all before them; takes about a second."""

MAX_READ = 4 * MAX_BYTES
"""Characters of tags, also of those that begin within others."""

START = re.compile(r"<(?=[A-Za-z])")
TAG = re.compile(r"<[A-Za-z](?:=\s*\"[^\"]*\"|=\s*'[^']*'|[^>])*+")
"""A tag up to its end, which a ``>`` within a quoted value is not."""

VALUE = re.compile(r"=\s*(?:\"[^\"]*\"|'[^']*')")
NAME = re.compile(r"[^\s/]+")
FEW_CHARACTERS = 2_000
"""Tags shorter than this have no more attributes than any parser compares at once."""

CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.I)
HEAD = 16_384
ALIASES = {"gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "iso-8859-1": "cp1252"}
"""Encodings that pages name, and the wider ones that they use (Encoding Standard, 4.2)."""

SILENT = ("script", "style", "noscript", "template", "svg", "iframe", "object", "head")
BLOCKS = frozenset(
    ("p", "div", "li", "ul", "ol", "br", "tr", "table", "td", "th", "dt", "dd", "section",
     "article", "h1", "h2", "h3", "h4", "h5", "h6")
)  # fmt: skip
HIDDEN = re.compile(r"(^|\s)(sr-only|visually-?hidden|screen-reader-text|g-hdn|d-none)(\s|$)")
SPACE = re.compile(r"\s+")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def text_of_page(data: bytes) -> str:
    """Return a page as text: mark, valid UTF-8, its own declaration, else what fits best."""
    found = CHARSET.search(data[:HEAD])
    declared = found[1].decode("ascii").lower() if found else ""
    return decoded(data, declared=ALIASES.get(declared, declared))


def tree_of(page: str, *, source: str) -> etree._Element:
    """Return the tree of a page; broken HTML gives as much of a tree as there is.

    Raises:
        BadProduct: There is nothing to read.
        UnsafeInput: It is larger than any page of a shop.
    """
    if len(page) > MAX_BYTES or page.count("<") > MAX_TAGS or _crowded(page):
        raise UnsafeInput(T("{source} is larger than any page of a shop", source=source))
    parser = lxml_html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    try:
        clean = CONTROL.sub("", page).encode()
        root: etree._Element | None = lxml_html.document_fromstring(clean, parser=parser)
    except (etree.LxmlError, ValueError):
        root = None
    if root is None:
        raise BadProduct(T("{source} is empty or no page at all", source=source))
    return root


def _crowded(page: str) -> bool:
    """Whether the tags have so many attributes that comparing them all takes minutes.

    Looks at every place where a tag may begin, in comments too: which of them are tags is for
    the parser to say, and a crafted page would lead another reading of it astray.
    """
    compared = read = 0
    for start in START.finditer(page):
        tag = TAG.match(page, start.start())
        length = tag.end() - tag.start() if tag else 0
        read += length
        if tag and length > FEW_CHARACTERS:
            compared += len(NAME.findall(VALUE.sub(" ", tag[0]))) ** 2
        if compared > MAX_COMPARED or read > MAX_READ:
            return True
    return False


def plain(fragment: str) -> str:
    """Return the text of a piece of HTML, one line per block; plain text stays as it is."""
    if "<" not in fragment and "&" not in fragment:
        return folded(fragment)
    try:
        return seen(tree_of(f"<div>{fragment[: MAX_BYTES // 4]}</div>", source="HTML"))
    except (BadProduct, UnsafeInput):
        return folded(re.sub(r"<[^>]*>", " ", fragment[: MAX_BYTES // 4]))


def seen(element: etree._Element) -> str:
    """Return the text that a reader of ``element`` sees, one line per block."""
    pieces: list[str] = []
    hidden = 0
    for event, node in etree.iterwalk(element, events=("start", "end", "comment", "pi")):
        gap = "\n" if node.tag in BLOCKS else ""
        if event == "start":
            hidden += _is_hidden(node)
            pieces.append(gap + ("" if hidden else node.text or ""))
        else:
            hidden -= event == "end" and _is_hidden(node)
            pieces.append(gap + ("" if hidden or node is element else node.tail or ""))
    lines = (folded(line) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def _is_hidden(node: etree._Element) -> bool:
    if node.tag in SILENT or node.get("hidden") is not None:
        return True
    style = node.get("style") or ""
    return "display:none" in style.replace(" ", "") or bool(
        HIDDEN.search(node.get("class") or "")
    )


def folded(text: str) -> str:
    """Return ``text`` with runs of white space as one space."""
    return SPACE.sub(
        " ", CONTROL.sub("", text).replace("\u200e", "").replace("\u200f", "")
    ).strip()
