"""What no picture was held against, as gaps; and what became of the rest, as a funnel step."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from maodun.domain.clearance import GATE_OF, Gap, GateKind, Step
from maodun.domain.pictures import Album
from maodun.domain.rights import RightKind
from maodun.domain.text import T, Text
from maodun.screening.funnel import counted
from maodun.screening.looking.looked import PICTURES, Looked, LookedKind


@dataclass(frozen=True, slots=True)
class _Said:
    """The sentences on one kind of right.

    Attributes:
        not_compared: None of its pictures was held against anything, and why.
        without: Some of the rights have no pictures.
        unread: Some of the product's pictures were not looked at.
        rough: The steps from far to near were not set for the model.
    """

    not_compared: Text
    without: Text
    unread: Text
    rough: Text


SAID: Mapping[RightKind, _Said] = {
    RightKind.DESIGN: _Said(
        T("Designs were found by title and class, not compared by pictures: {because}."),
        T(
            "Designs in scope without a picture in the register: {count} of {total}. They were "
            "found by title and class at most."
        ),
        T("Pictures of the product that no design was held against: {count} ({files})."),
        T("What counts as near was not measured for the model {encoder}, which saw designs."),
    ),
    RightKind.MARK: _Said(
        T("Marks were compared by their words; logos were not compared: {because}."),
        T(
            "Marks in scope without a picture in the register: {count} of {total}. They were "
            "compared by their words at most."
        ),
        T("Pictures of the product in which no logo was looked for: {count} ({files})."),
        T("What counts as near was not measured for the model {encoder}, which saw logos."),
    ),
    RightKind.WORK: _Said(
        T("Works (copyright) were compared by their titles only: {because}."),
        T(
            "Works (copyright) in scope without a picture in the register: {count} of {total}. "
            "They were compared by their titles at most."
        ),
        T("Pictures of the product that no work was held against: {count} ({files})."),
        T("What counts as near was not measured for the model {encoder}, which saw works."),
    ),
}


def looks_gaps(looked: Looked) -> tuple[Gap, ...]:
    """Return what of each kind of right in scope was not compared by pictures."""
    return tuple(
        gap for kind, one in looked.kinds.items() for gap in _gaps(kind, one, looked.album)
    )


def looks_step(looked: Looked, *, already: Collection[str]) -> tuple[Step, ...]:
    """Return the step of the funnel that rights with pictures go through; none without them.

    Args:
        looked: What the pass over the pictures brought.
        already: Rights that other ways of searching found.
    """
    kinds = [one for one in looked.kinds.values() if one.because is None]
    if not kinds:
        return ()
    near = [number for kind in kinds for number in kind.near]
    new = [number for number in near if number not in already]
    other_class = sum(kind.other_class for kind in kinds)
    pictured = sum(kind.pictured.with_pictures for kind in kinds)
    signless = sum(kind.pictured.with_pictures for kind in kinds if not kind.looks)
    return (
        Step(
            PICTURES,
            T("designs, works and marks whose pictures come near the product's"),
            len(new),
            (
                *counted(
                    T("with pictures far from all of the product's"),
                    pictured - signless - other_class - len(near),
                ),
                *counted(T("marks, as no logo was found in the product's pictures"), signless),
                *counted(
                    T("near, and found by title, class or words too"), len(near) - len(new)
                ),
                *counted(T("for articles of other classes, left out as asked"), other_class),
            ),
        ),
    )


def _gaps(kind: RightKind, one: LookedKind, album: Album) -> Iterator[Gap]:
    gate, said = GATE_OF[kind], SAID[kind]
    if one.because is not None:
        because = T(said.not_compared.msgid, because=one.because)
        yield Gap(f"{gate}:pictures", gate, because)
    else:
        yield from _left(kind, one, album)
    if kind is RightKind.MARK:
        yield from _unread_words(album)


def _left(kind: RightKind, one: LookedKind, album: Album) -> Iterator[Gap]:
    """Yield what was left although pictures of the kind were compared."""
    gate, said = GATE_OF[kind], SAID[kind]
    total, missing = one.pictured.rights, one.pictured.rights - one.pictured.with_pictures
    if missing:
        because = T(said.without.msgid, count=missing, total=total)
        yield Gap(f"{gate}:unpictured", gate, because)
    if one.pictured.unsaid:
        because = T(
            "Marks in scope without a picture in the register, of which the data does not say "
            "whether they are words alone: {count}. They were compared by their words at most.",
            count=one.pictured.unsaid,
        )
        yield Gap(f"{gate}:unsaid", gate, because)
    if album.unseen:
        files = ", ".join(unseen.file for unseen in album.unseen)
        because = T(said.unread.msgid, count=len(album.unseen), files=files)
        yield Gap(f"{gate}:unread", gate, because)
    if one.other_class:
        because = T(
            "Designs for articles of other classes were left out, as asked: {count}.",
            count=one.other_class,
        )
        yield Gap(f"{gate}:classes", gate, because)
    if one.rough:
        yield Gap(f"{gate}:model", gate, T(said.rough.msgid, encoder=one.encoder))


def _unread_words(album: Album) -> Iterator[Gap]:
    """Yield that words inside pictures were not read; a listing may give them as text."""
    unread = sum(seen.words is None for seen in album.seen) + len(album.unseen)
    if unread:
        yield Gap(
            "marks:words-in-pictures",
            GateKind.MARKS,
            T(
                "Pictures of the product whose words were not read, unless the listing gives "
                "them as text: {count}.",
                count=unread,
            ),
        )
