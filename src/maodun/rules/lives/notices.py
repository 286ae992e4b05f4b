"""What could change a life, said beside its dates: disclaimers, early royalties."""

from datetime import date
from typing import Any

from maodun.domain.errors import LawError, NotCovered
from maodun.domain.lives import Applied
from maodun.domain.rights import Right, RightKind, Stage
from maodun.domain.text import T, Text
from maodun.rules.facts import facts
from maodun.rules.files import applied, per_folder, rule_for, version_of
from maodun.rules.forms.rule import AnyRule, StatementRule, Version
from maodun.rules.renewals import windows

Notice = tuple[tuple[Applied, ...], tuple[Text, ...]]
NOTHING: Notice = ((), ())


def notices(right: Right, *, use_accepted: str = "") -> Notice:
    """Return the rules that speak about this right beside its term, and what they say.

    Args:
        right: The publication.
        use_accepted: The office's status that says a declaration of use was accepted, or "".
    """
    if right.stage is Stage.APPLICATION:
        return _before_grant(right)
    if right.kind is RightKind.MARK:
        return _declaration(right.office, right.grant_date, use_accepted)
    return _disclaimer(right) if right.terminal_disclaimer else NOTHING


def _disclaimer(right: Right) -> Notice:
    note = T(
        "A terminal disclaimer is printed: the term may end earlier, with another patent; that "
        "day is not computed"
    )
    found = _rule(right, "disclaimer")
    return NOTHING if found is None else ((applied(*found),), (note,))


@per_folder
def _declaration(office: str, registered_on: date | None, accepted: str) -> Notice:
    """Say until when a declaration that a mark is in use is due, where its office wants one."""
    rule = rule_for("declaration_of_use", office, RightKind.MARK)
    if rule is None or registered_on is None:
        return NOTHING
    try:
        (found, *_) = windows(rule, facts(registration_date=registered_on))
    except LawError:
        return NOTHING
    if accepted:
        filed = T(
            "A declaration of use was due between {opens} and {due}, late until {late}; the "
            "office's status says: {status}",
            opens=found.opens or "-",
            due=found.due,
            late=found.late_until or "-",
            status=accepted,
        )
        return (found.applied,), (filed,)
    note = T(
        "A declaration of use is due between {opens} and {due}, late until {late}; nothing "
        "read says whether it was filed",
        opens=found.opens or "-",
        due=found.due,
        late=found.late_until or "-",
    )
    return (found.applied,), (note,)


def _before_grant(right: Right) -> Notice:
    """Say what use before grant can already cost, in the words of the office's own rule."""
    pending = T("Pending: days added for delays of the office are not yet known")
    found = _rule(right, "provisional_rights")
    if found is None:
        return (), (pending,)
    rule, version = found
    if not isinstance(rule, StatementRule):
        return (applied(rule, version),), (pending,)
    return (applied(rule, version),), (pending, version.value.words)


def _rule(right: Right, subject: str) -> tuple[AnyRule, Version[Any]] | None:
    rule = rule_for(subject, right.office, right.kind)
    day = right.filing_date or right.publication_date
    if rule is None or day is None:
        return None
    try:
        return rule, version_of(rule, day)
    except NotCovered:
        return None
