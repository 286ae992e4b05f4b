"""What could change a life, said beside its dates: fees, disclaimers, early royalties."""

from datetime import date

from maodun.domain.errors import LawError
from maodun.domain.lives import Applied
from maodun.domain.rights import Right, Stage
from maodun.domain.text import T, Text
from maodun.rules.files import Fees, rule_for
from maodun.rules.terms import CaseDates, applied, fee_days, version_for

Notice = tuple[tuple[Applied, ...], tuple[Text, ...]]
NOTHING: Notice = ((), ())


def notices(right: Right) -> Notice:
    """Return the rules that speak about this right beside its term, and what they say."""
    if right.stage is Stage.APPLICATION:
        return _before_grant(right)
    fees = _fees(right)
    if not right.terminal_disclaimer:
        return fees
    disclaimer = _disclaimer(right)
    return (*fees[0], *disclaimer[0]), (*fees[1], *disclaimer[1])


def _fees(right: Right) -> Notice:
    rule = rule_for("maintenance", right.office, right.kind)
    granted = right.grant_date or right.publication_date
    if rule is None or granted is None:
        return NOTHING
    try:
        days, used = fee_days(
            rule, CaseDates(filing_date=right.filing_date or granted, grant_date=granted)
        )
    except LawError:
        return NOTHING
    value = rule.versions[-1].value
    note = T(
        "Fees fall due on {days}, each payable until {months} months later; whether they were "
        "paid is not known from the publication",
        days=", ".join(map(date.isoformat, days)),
        months=value.late_months if isinstance(value, Fees) else 0,
    )
    return (used,), (note,)


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
    return (applied(rule, version_for(rule, day), ()),), (note,)
