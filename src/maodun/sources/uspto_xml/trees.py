"""From the bytes of one document to its element tree, refusing what no document needs."""

import re
from functools import cache

from lxml import etree

from maodun.domain.errors import SourceError, UnsafeInput
from maodun.domain.text import T
from maodun.sources.uspto_xml.entities import resolve_names
from maodun.sources.uspto_xml.splitting import Document

Element = etree._Element  # noqa: SLF001 - lxml has no public name for the type
ENCODINGS = frozenset({"utf-8", "us-ascii", "iso-8859-1", "windows-1252"})
"""All of them agree with ASCII on the bytes of markup, so that nothing hides in another."""

_DECLARED = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([\w.-]+)")
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_EXTERNAL = re.compile(
    rb"<!DOCTYPE\s+[\w.:-]+\s+(?:SYSTEM|PUBLIC\s+(?:\"[^\"]*\"|'[^']*'))\s*(?:\"([^\"]*)\"|'([^']*)')?"
)
_PICTURE = re.compile(
    rb"<!ENTITY\s+[\w.-]+\s+SYSTEM\s+(?:\"[\w. -]+\"|'[\w. -]+')\s+NDATA\s+\w+\s*>"
)
_PLAIN_DTD = re.compile(rb"[\w.-]*")
_KNOWN_DTDS = frozenset({b"http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd"})
_FOREIGN_NAME = re.compile(rb"&(?!amp;|lt;|gt;|quot;|apos;|#)")


def tree(document: Document, body: bytes) -> Element:
    """Return the root element of ``body``, once the document's prolog is checked.

    The prolog itself never reaches the parser.

    Raises:
        UnsafeInput: The prolog declares entities, or a DTD elsewhere.
        SourceError: Not well-formed, or in an encoding no office uses.
    """
    prolog = document.content[: document.body]
    check_prolog(prolog)
    return element_of(body, declared_encoding(prolog))


def element_of(body: bytes, encoding: str) -> Element:
    """Return the root element of a piece without prolog, of which the encoding is known.

    Raises:
        SourceError: Not well-formed.
    """
    try:
        return etree.fromstring(body, _parser(encoding))
    except etree.XMLSyntaxError as error:
        if _FOREIGN_NAME.search(body):
            return _named(body, encoding)
        raise _not_well_formed(error) from error


def check_prolog(prolog: bytes) -> None:
    """Refuse entities and foreign DTDs; the office's own DTD is named there and never read.

    Raises:
        UnsafeInput: The prolog does more than name the office's DTD and its pictures.
    """
    bare = _COMMENT.sub(b"", prolog)
    if b"<!ENTITY" in bare and b"<!ENTITY" in _PICTURE.sub(b"", bare):
        raise UnsafeInput(T("the document declares entities, which is refused"))
    external = _EXTERNAL.search(bare)
    system = (external[1] or external[2] or b"") if external else b""
    if not _PLAIN_DTD.fullmatch(system) and system not in _KNOWN_DTDS:
        name = system.decode("ascii", "replace")
        raise UnsafeInput(T("the document names the DTD {name}, which is refused", name=name))


def declared_encoding(prolog: bytes) -> str:
    """Return the encoding that the XML declaration names, else UTF-8.

    Raises:
        SourceError: One that no office uses.
    """
    declared = _DECLARED.match(prolog)
    name = declared[1].decode("ascii").lower() if declared else "utf-8"
    if name not in ENCODINGS:
        raise SourceError(T("the encoding {name} is not read", name=name))
    return name


def _named(body: bytes, encoding: str) -> Element:
    """Parse again with the named characters of the old forms in place."""
    try:
        return etree.fromstring(resolve_names(body, encoding=encoding), _parser(encoding))
    except etree.XMLSyntaxError as error:
        raise _not_well_formed(error) from error


def _not_well_formed(error: etree.XMLSyntaxError) -> SourceError:
    return SourceError(T("not well-formed XML: {error}", error=str(error.msg)[:200]))


@cache
def _parser(encoding: str) -> etree.XMLParser:
    return etree.XMLParser(
        encoding=encoding,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
