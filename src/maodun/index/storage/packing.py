"""A right as bytes: what identifies it and its dates in front, its long texts behind.

The hash is of the content alone: where and by which parser it was read does not change it, nor
does a field added to ``Right`` later as long as it has its default value.
"""

import hashlib
from dataclasses import MISSING, Field, dataclass, fields, replace

import msgspec
import zstandard

from maodun.domain.rights import Citation, Claim, Figure, Origin, Paragraph, Right

NOWHERE = Origin(source="", file="", offset=0, parser="")
LEVEL = 3


@dataclass(frozen=True, slots=True)
class Body:
    """The long parts of a right, which dates and status never need."""

    abstract: str = ""
    description: tuple[Paragraph, ...] = ()
    claims: tuple[Claim, ...] = ()
    figures: tuple[Figure, ...] = ()
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Packed:
    """A right ready to be kept.

    Attributes:
        head: Compressed; everything but ``Body``.
        body: Compressed.
        sha256: Of both parts before compression.
    """

    head: bytes
    body: bytes
    sha256: bytes


def _default(field: "Field[object]") -> object:
    return field.default if field.default_factory is MISSING else field.default_factory()


_BODY = frozenset(field.name for field in fields(Body))
_HEAD_FIELDS = tuple(
    (f.name, _default(f)) for f in fields(Right) if f.name not in _BODY | {"origin"}
)
_BODY_FIELDS = tuple((f.name, _default(f)) for f in fields(Body))
_encode = msgspec.msgpack.Encoder().encode
_head_decoder = msgspec.msgpack.Decoder(Right)
_body_decoder = msgspec.msgpack.Decoder(Body)


class Packer:
    """Turns rights into bytes; one per writer, for it reuses its compressor."""

    def __init__(self) -> None:
        self._compress = zstandard.ZstdCompressor(level=LEVEL, write_checksum=False).compress

    def pack(self, right: Right) -> Packed:
        """Return the bytes of ``right`` without its origin, and their hash."""
        head = _encode({**_set_fields(right, _HEAD_FIELDS), "origin": NOWHERE})
        body = _encode(_set_fields(right, _BODY_FIELDS))
        return Packed(self._compress(head), self._compress(body), content_hash(head, body))


def content_hash(head: bytes, body: bytes) -> bytes:
    """Return the hash of the two uncompressed parts; their border counts."""
    return hashlib.sha256(len(head).to_bytes(8, "little") + head + body).digest()


class Unpacker:
    """Turns bytes back into rights; not to be shared by threads."""

    def __init__(self) -> None:
        self._decompress = zstandard.ZstdDecompressor().decompress

    def head(self, head: bytes, origin: Origin) -> Right:
        """Return the right without its long texts."""
        return replace(_head_decoder.decode(self._decompress(head)), origin=origin)

    def whole(self, head: bytes, body: bytes, origin: Origin) -> Right:
        """Return the whole right."""
        short = _head_decoder.decode(self._decompress(head))
        long = _body_decoder.decode(self._decompress(body))
        return replace(
            short,
            origin=origin,
            abstract=long.abstract,
            description=long.description,
            claims=long.claims,
            figures=long.figures,
            citations=long.citations,
        )

    def sha256(self, head: bytes, body: bytes) -> bytes:
        """Return the hash of what is really there, to be held against the one noted."""
        return content_hash(self._decompress(head), self._decompress(body))


def _set_fields(value: object, names: tuple[tuple[str, object], ...]) -> dict[str, object]:
    held = ((name, getattr(value, name), default) for name, default in names)
    return {name: item for name, item, default in held if item != default}
