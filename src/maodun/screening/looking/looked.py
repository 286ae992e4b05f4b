"""What looking at pictures was asked for, and what it brought."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from maodun.domain.pictures import Album, Closeness, Resemblance
from maodun.domain.ports import Pictured
from maodun.domain.rights import RightKind
from maodun.domain.text import T, Text

PICTURES = "pictures"
"""The path by which a right was found: its pictures are near the product's."""


@dataclass(frozen=True, slots=True)
class LookFor:
    """How far pictures are looked for.

    Attributes:
        limit: Rights of each kind that are compared closely, at most; 0: only ``also``.
        cut: Rights of each kind that are shown because they look near, at most.
        also: Rights compared whatever the pictures bring up: found by title, planted, decided.
        locarno_only: Leave out designs for articles of other classes.
    """

    limit: int
    cut: int
    also: frozenset[str] = frozenset()
    locarno_only: bool = False


@dataclass(frozen=True, slots=True)
class LookedKind:
    """How one kind of right was looked at. Every right in scope is in one of the counts.

    Attributes:
        pictured: How many rights of the kind are in scope, and how many have pictures.
        because: Why nothing was compared; None: everything that has pictures was.
        encoder: Model that looked; "": none did.
        looks: How many looks of the product there were: 0 where no logo was found.
        by_number: The rights compared closely, nearest first.
        found: Those of them that the pictures alone brought up.
        shown: Those near enough to be shown, nearest first, up to the cut.
        other_class: How many designs were left out, being for articles of other classes.
        left_out: Those of them that another way of searching found.
        rough: Whether the steps from far to near were not set for this model.
    """

    pictured: Pictured
    because: Text | None = None
    encoder: str = ""
    looks: int = 0
    by_number: Mapping[str, Resemblance] = field(default_factory=dict)
    found: frozenset[str] = frozenset()
    shown: tuple[str, ...] = ()
    other_class: int = 0
    left_out: frozenset[str] = frozenset()
    rough: bool = False

    @property
    def near(self) -> tuple[str, ...]:
        """Rights compared closely that are not far, nearest first."""
        return tuple(
            number
            for number, one in self.by_number.items()
            if one.closeness is not Closeness.FAR
        )

    @property
    def farther(self) -> tuple[str, ...]:
        """Rights that the pictures brought up and that are not shown for it."""
        return tuple(
            number
            for number in self.by_number
            if number in self.found and number not in self.shown
        )


@dataclass(frozen=True, slots=True)
class Looked:
    """What the pass over the pictures brought.

    Attributes:
        kinds: Only kinds of which the register has a right in scope.
    """

    album: Album = field(default_factory=Album)
    kinds: Mapping[RightKind, LookedKind] = field(default_factory=dict)

    @property
    def by_number(self) -> dict[str, Resemblance]:
        """Every right that was compared closely."""
        kinds = self.kinds.values()
        return {number: one for kind in kinds for number, one in kind.by_number.items()}

    def shown(self, *kinds: RightKind) -> tuple[str, ...]:
        """Return the rights of these kinds that are near, nearest of each kind first."""
        return tuple(n for kind in kinds if kind in self.kinds for n in self.kinds[kind].shown)

    def compared(self, kind: RightKind) -> bool:
        """Whether the pictures of this kind that are here were compared."""
        return kind in self.kinds and self.kinds[kind].because is None

    def why_not(self, kind: RightKind) -> Text:
        """Return why a right of this kind that was not compared was not."""
        because = self.kinds[kind].because if kind in self.kinds else None
        return because or T("the register has no picture of it that claims anything")

    @property
    def brought(self) -> frozenset[str]:
        """Rights that the pictures by themselves brought up, and that are not far."""
        return frozenset(
            number for one in self.kinds.values() for number in one.near if number in one.found
        )

    @property
    def farther(self) -> frozenset[str]:
        """Rights of all kinds that the pictures brought up and that are not shown for it."""
        return frozenset(number for one in self.kinds.values() for number in one.farther)

    @property
    def left_out(self) -> frozenset[str]:
        """Designs of other classes that another way of searching found, left out as asked."""
        return frozenset(number for one in self.kinds.values() for number in one.left_out)
