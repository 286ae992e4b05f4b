"""What each role may do. One table; every page and service asks here."""

from collections.abc import Mapping
from enum import StrEnum


class Role(StrEnum):
    """What somebody is in the company, or for it."""

    OWNER = "owner"
    MANAGER = "manager"
    STAFF = "staff"
    PRODUCT = "product"
    FINANCE = "finance"
    COUNSEL = "counsel"
    READER = "reader"


class Deed(StrEnum):
    """Something that not everybody may do."""

    SEE_PRODUCTS = "see_products"
    CLEAR = "clear"
    ANSWER = "answer"
    RULE = "rule"
    ACCEPT_GAPS = "accept_gaps"
    MANAGE_PEOPLE = "manage_people"


_IP = frozenset({Role.OWNER, Role.MANAGER, Role.STAFF})
_INSIDE = _IP | {Role.PRODUCT, Role.FINANCE, Role.READER}

ALLOWED: Mapping[Deed, frozenset[Role]] = {
    Deed.SEE_PRODUCTS: _INSIDE,
    Deed.CLEAR: _IP | {Role.PRODUCT},
    Deed.ANSWER: _IP | {Role.PRODUCT},
    Deed.RULE: _IP,
    Deed.ACCEPT_GAPS: frozenset({Role.OWNER, Role.MANAGER}),
    Deed.MANAGE_PEOPLE: frozenset({Role.OWNER}),
}
"""Outside counsel sees only what is shared in a matter, so nothing of products as such."""


def may(role: Role, deed: Deed) -> bool:
    """Return whether somebody of this role may do this."""
    return role in ALLOWED[deed]
