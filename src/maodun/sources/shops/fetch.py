"""One page of a shop from the web."""

import httpx

from maodun.sources.web import Resolve, Wish, fetch, resolve

MAX_BYTES = 10_000_000
PAGE = Wish(
    accept="text/html,*/*",
    agent="Maodun (reads one page for the person who asked for it; no crawler)",
    most_bytes=MAX_BYTES,
)


def fetch_page(
    url: str, *, resolve: Resolve = resolve, transport: httpx.BaseTransport | None = None
) -> bytes:
    """Return the bytes of the page at ``url``.

    Raises:
        UnsafeInput: The address leads into a private network, is no web address, carries a
            password, or holds more than 10 MB.
        SourceError: It does not answer, or not with a page.
    """
    return fetch(url, wish=PAGE, resolve=resolve, transport=transport).data
