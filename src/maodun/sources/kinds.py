"""What a kind code says: which kind of right, and how far it is (WIPO ST.16)."""

from maodun.domain.rights import RightKind, Stage

PLANTS = "P"
GRANTED_A = frozenset(("US",))
"""Offices whose kind ``A`` (alone) is a grant: the United States until 2001."""

APPLICATION_T = frozenset(("JP", "DE:T5"))
"""Translations of international applications; other ``T`` translate granted patents."""

GRANT_ON_PUBLICATION = {
    "US": ("A", "B", "E", "P", "S", "H"),
    "EP": ("B1",),
    "CN": ("B", "C", "U", "S", "Y"),
    "EM": ("S",),
}
"""Kind codes whose day of publication is the day of grant or registration."""


def right_kind(office: str, code: str) -> RightKind:
    """Return what a publication of this office and kind code protects."""
    letter = code[:1]
    if letter == "S":
        return RightKind.DESIGN
    if letter in ("U", "Y"):
        return RightKind.UTILITY_MODEL
    if office == "US" and letter == PLANTS:
        return RightKind.PLANT
    return RightKind.PATENT


def stage(office: str, code: str) -> Stage:
    """Return how far a publication of this office and kind code is."""
    letter = code[:1]
    if letter == "A":
        return Stage.GRANT if office in GRANTED_A and code == "A" else Stage.APPLICATION
    if letter == "T" and (office in APPLICATION_T or f"{office}:{code}" in APPLICATION_T):
        return Stage.APPLICATION
    if office == "US" and code in ("P1", "P9"):
        return Stage.APPLICATION
    return Stage.APPLICATION if office == "WO" or not code else Stage.GRANT


def granted_on_publication(office: str, code: str) -> bool:
    """Return whether the day of publication is the day of grant."""
    return stage(office, code) is Stage.GRANT and code.startswith(
        GRANT_ON_PUBLICATION.get(office, ("?",))
    )
