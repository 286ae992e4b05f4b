"""Names of what a plan speaks of."""

from collections.abc import Sequence
from functools import reduce

from maodun.domain.launches import Act, Sort
from maodun.domain.plans import Holding, Option, Standing, Way
from maodun.domain.text import T, Text

SORTS = {
    Sort.PATENT: T("Invention patent"),
    Sort.UTILITY_MODEL: T("Utility model"),
    Sort.DESIGN: T("Design"),
    Sort.UNREGISTERED_DESIGN: T("Unregistered design"),
    Sort.MARK: T("Mark"),
}
WAYS = {
    Way.DIRECT: T("direct"),
    Way.PARIS: T("with Paris priority"),
    Way.PCT: T("through the PCT"),
    Way.HAGUE: T("through The Hague"),
    Way.MADRID: T("through Madrid"),
    Way.NO_FILING: T("without filing"),
    Way.HELD: T("ours"),
}
ACTS = {
    Act.LISTING: T("listing"),
    Act.VIDEO: T("video"),
    Act.FAIR: T("fair"),
    Act.CROWDFUNDING: T("crowdfunding"),
    Act.CATALOGUE: T("supplier catalogue"),
    Act.SALE: T("sale"),
    Act.MEETING: T("meeting"),
    Act.GAZETTE: T("publication by an office"),
    Act.OTHER: T("disclosure"),
}
STANDINGS = {
    Standing.OPEN: T("still open"),
    Standing.RUNNING: T("clock runs"),
    Standing.LOST: T("lost"),
    Standing.NO_RIGHT: T("no such right"),
    Standing.NOT_NEW: T("not new"),
    Standing.NEEDS_NO_NOVELTY: T("no novelty needed"),
    Standing.UNKNOWN: T("not known"),
}
HOLDINGS = {
    Holding.HELD: T("in force"),
    Holding.PENDING: T("pending"),
    Holding.POSSIBLE: T("possible"),
    Holding.LOST: T("lost"),
    Holding.UNKNOWN: T("not known"),
    Holding.NONE: T("no such right"),
}


def option_name(option: Option) -> Text:
    """Return kind, office and route of an option: ``Design, EM, with Paris priority``."""
    if option.way is Way.HELD:
        return T(
            "{right}, {office}, {number}",
            right=SORTS[option.sort],
            office=option.office,
            number=option.key.rpartition("/held/")[2],
        )
    return T(
        "{right}, {office}, {way}",
        right=SORTS[option.sort],
        office=option.office,
        way=way_name(option),
    )


def way_name(option: Option) -> Text:
    """Return the route of an option, and whether its application claims a priority."""
    way = WAYS[option.way]
    if option.key.endswith("/priority"):
        return T("{way}, with priority", way=way)
    return way


def listed(texts: Sequence[Text]) -> Text:
    """Return several names as one, in their order; ``-`` where there is none."""
    if not texts:
        return T("-")
    return reduce(lambda one, other: T("{one}; {other}", one=one, other=other), texts)
