"""What could change a life, said beside its dates: disclaimers, early royalties."""

from maodun.domain.lives import Applied
from maodun.domain.rights import Right, Stage
from maodun.domain.text import T, Text
from maodun.rules.files import applied, rule_for, version_of

Notice = tuple[tuple[Applied, ...], tuple[Text, ...]]
NOTHING: Notice = ((), ())


def notices(right: Right) -> Notice:
    """Return the rules that speak about this right beside its term, and what they say."""
    if right.stage is Stage.APPLICATION:
        return _before_grant(right)
    return _disclaimer(right) if right.terminal_disclaimer else NOTHING


def _disclaimer(right: Right) -> Notice:
    note = T(
        "A terminal disclaimer is printed: the term may end earlier, with another patent; that "
        "day is not computed"
    )
    return _said(right, "disclaimer", note)


def _before_grant(right: Right) -> Notice:
    told, said = _said(
        right,
        "provisional_rights",
        T(
            "If it is granted with substantially identical claims, a royalty may be owed for "
            "use after publication with actual notice of it"
        ),
    )
    granted = T("Pending: days added for delays of the office are not yet known")
    return told, (granted, *said)


def _said(right: Right, subject: str, note: Text) -> Notice:
    rule = rule_for(subject, right.office, right.kind)
    day = right.filing_date or right.publication_date
    if rule is None or day is None or day < rule.covers_from:
        return NOTHING
    return (applied(rule, version_of(rule, day), ()),), (note,)
