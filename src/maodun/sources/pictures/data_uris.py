"""Pictures that are written out in an address: ``data:image/png;base64,...``."""

import base64
import binascii
from urllib.parse import unquote_to_bytes

from maodun.domain.errors import SourceError, UnsafeInput
from maodun.domain.text import T

DATA = "data:"
MOST_BYTES = 30_000_000
"""Of one picture."""


def is_data_uri(address: str) -> bool:
    """Whether the bytes themselves are written in the address."""
    return address[: len(DATA)].lower() == DATA


def data_uri_name(address: str) -> str:
    """Return a short name for it: what it says it is, and how long it is."""
    kind = address[len(DATA) :].partition(",")[0].partition(";")[0][:40]
    return f"{DATA}{kind} ({len(address)})"


def data_uri_bytes(address: str) -> bytes:
    """Return the bytes written in it.

    Raises:
        UnsafeInput: They are more than 30 MB.
        SourceError: They are not written as the form wants it.
    """
    head, comma, body = address.partition(",")
    name = data_uri_name(address)
    if not comma:
        raise SourceError(T("{name} holds no picture: its comma is missing", name=name))
    if len(body) > MOST_BYTES * 3:  # each byte may be written with three characters
        raise UnsafeInput(T("{name} is larger than {limit} bytes", name=name, limit=MOST_BYTES))
    plain = unquote_to_bytes(body)
    if not head.lower().endswith(";base64"):
        return plain
    try:
        return base64.b64decode(b"".join(plain.split()) + b"==", altchars=None)
    except binascii.Error as error:
        raise SourceError(
            T("{name} is damaged: it is no base64. Give the picture as a file", name=name)
        ) from error
