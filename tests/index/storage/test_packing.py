"""A right keeps its hash unless its content changes."""

from dataclasses import replace

from maodun.domain.rights import Claim, ClaimPart, Origin
from maodun.index.storage.packing import Packer, Unpacker
from tests.index.samples import right

RIGHT = right(
    term_extension_days=None,
    claims=(Claim(1, "A tyre.", (), ClaimPart("A tyre", (ClaimPart("a rim"),))),),
)


def test_what_was_packed_is_unpacked() -> None:
    packed = Packer().pack(RIGHT)
    assert Unpacker().whole(packed.head, packed.body, RIGHT.origin) == RIGHT


def test_the_head_alone_has_everything_but_the_long_texts() -> None:
    packed = Packer().pack(RIGHT)
    short = replace(RIGHT, abstract="", description=(), claims=(), figures=(), citations=())
    assert Unpacker().head(packed.head, RIGHT.origin) == short


def test_where_it_was_read_does_not_change_the_hash() -> None:
    moved = replace(RIGHT, origin=Origin("other", "other.xml", 9, "2", sample=True))
    assert Packer().pack(moved) == Packer().pack(RIGHT)


def test_any_change_of_content_changes_the_hash() -> None:
    packer = Packer()
    hashes = {
        packer.pack(changed).sha256
        for changed in (
            RIGHT,
            replace(RIGHT, title="Tire"),
            replace(RIGHT, term_extension_days=0),
            replace(RIGHT, claims=()),
            replace(RIGHT, abstract=RIGHT.abstract + " "),
        )
    }
    assert len(hashes) == 5


def test_the_hash_is_the_same_in_every_version() -> None:
    """Changing it would show every right as changed to those who have reviewed it."""
    packed = Packer().pack(RIGHT)
    assert packed.sha256.hex().startswith("44784fbfef722d0f")
    assert Unpacker().sha256(packed.head, packed.body) == packed.sha256
