"""Which offices and platforms the law files speak of."""

from maodun.rules.files import per_folder, rule_names

INTERNATIONAL = "WO"


@per_folder
def offices() -> tuple[str, ...]:
    """Return the ST.3 codes of all offices with rules of their own, not the international."""
    places = dict.fromkeys(name.partition(".")[0].upper() for name in rule_names())
    return tuple(one for one in places if _is_office(one) and one != INTERNATIONAL)


@per_folder
def platforms() -> tuple[str, ...]:
    """Return the names of all platforms with rules."""
    places = dict.fromkeys(name.partition(".")[0] for name in rule_names())
    return tuple(one for one in places if not _is_office(one))


def _is_office(place: str) -> bool:
    return len(place) == len(INTERNATIONAL)
