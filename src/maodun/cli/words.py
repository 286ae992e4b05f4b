"""Words of the review in sentences: states, rulings, kinds."""

from maodun.domain.claims import State
from maodun.domain.clearance import Finding, GateKind, Ruling
from maodun.domain.rulings import Reply, Verdict
from maodun.domain.text import T, Text
from maodun.reports.building.words import is_of_words

STATES: dict[State, Text] = {
    State.MET: T("met"),
    State.CONTRADICTED: T("contradicted"),
    State.RULED_ABSENT: T("ruled absent"),
    State.UNKNOWN: T("unknown"),
}
RULINGS: dict[Ruling, Text] = {
    Ruling.OUT_BY_FACT: T("out by fact"),
    Ruling.OUT_BY_ANSWER: T("out by an answer"),
    Ruling.OUT_BY_PERSON: T("out by a reviewer"),
    Ruling.OPEN: T("open"),
    Ruling.OPEN_MAY_CHANGE: T("open (claims may change)"),
    Ruling.CLOSE: T("close"),
    Ruling.NOT_COMPARED: T("not compared"),
    Ruling.BELOW_CUT: T("below the cut"),
}
NOT_REGISTERED_YET = T("open (not registered yet)")
KINDS: dict[GateKind, Text] = {
    GateKind.PATENTS: T("patents"),
    GateKind.DESIGNS: T("designs"),
    GateKind.MARKS: T("marks"),
    GateKind.WORKS: T("works"),
}
REPLIES: dict[Reply, Text] = {
    Reply.YES: T("yes"),
    Reply.NO: T("no"),
    Reply.UNKNOWN: T("don't know"),
}
VERDICTS: dict[Verdict, Text] = {
    Verdict.OUT: T("out"),
    Verdict.CLOSE: T("close"),
    Verdict.OPEN: T("open"),
}


def ruling_of(finding: Finding, ruling: Ruling | None = None) -> Text:
    """Return how a right ended, or another ruling on it; marks have no claims to change."""
    said = ruling or finding.ruling
    if said is Ruling.OPEN_MAY_CHANGE and is_of_words(finding):
        return NOT_REGISTERED_YET
    return RULINGS[said]
