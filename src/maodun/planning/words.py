"""Names of what a plan speaks of."""

from maodun.domain.plans import Act, Holding, Sort, Standing, Way
from maodun.domain.text import T

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
    Way.HELD: T("held"),
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
    Standing.OPEN: T("open"),
    Standing.RUNNING: T("clock runs"),
    Standing.LOST: T("lost"),
    Standing.NO_RIGHT: T("no such right"),
    Standing.NOT_NEW: T("not new"),
    Standing.NEEDS_NO_NOVELTY: T("no novelty needed"),
    Standing.UNKNOWN: T("unknown"),
}
HOLDINGS = {
    Holding.HELD: T("held"),
    Holding.PENDING: T("pending"),
    Holding.POSSIBLE: T("possible"),
    Holding.LOST: T("lost"),
    Holding.UNKNOWN: T("unknown"),
    Holding.NONE: T("none"),
}
