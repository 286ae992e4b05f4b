"""The words of states, tiers and hints, and how they are shown."""

from maodun.domain.marks import Tier
from maodun.domain.text import T, Text
from maodun.reports.model import Line, Tone
from maodun.screening.naming.findings import HintKind, NameState, RemarkKind

LOOK = "plan"
"""Look of the tables: on a narrow page each row stands as a block of its own."""
STATES: dict[NameState, tuple[Text, Tone]] = {
    NameState.NEAR: (T("mark found, near"), Tone.HOLD),
    NameState.MEDIUM: (T("mark found, medium"), Tone.CHANGE),
    NameState.FAR: (T("only far marks found"), Tone.FLAG),
    NameState.NONE_IN_PART: (T("none found in the part looked at"), Tone.UNKNOWN),
    NameState.CANNOT_SAY: (T("cannot say: no marks to compare"), Tone.CANNOT_SAY),
}
TIERS: dict[Tier, tuple[Text, Tone]] = {
    Tier.STRONG: (T("near"), Tone.HOLD),
    Tier.MEDIUM: (T("medium"), Tone.CHANGE),
    Tier.WEAK: (T("far"), Tone.FLAG),
    Tier.QUIET: (T("not shown"), Tone.NOTE),
}
HINTS: dict[HintKind, Text] = {
    HintKind.DESCRIPTIVE: T("describes the goods"),
    HintKind.DECEPTIVE: T("may deceive"),
    HintKind.PRAISE: T("praise"),
    HintKind.PLACE: T("name of a place"),
    HintKind.SURNAME: T("surname"),
    HintKind.COMMON_WORD: T("ordinary word"),
    HintKind.SHORT: T("short"),
    HintKind.FIGURES: T("digits only"),
    HintKind.BARRED: T("barred sign"),
}
REMARKS: dict[RemarkKind, Text] = {
    RemarkKind.READING: T("reading"),
    RemarkKind.SENSE: T("sense"),
    RemarkKind.UNLUCKY: T("may be taken amiss"),
    RemarkKind.HARD: T("hard to say"),
    RemarkKind.FORMS: T("Chinese form"),
}


def state_line(state: NameState) -> Line:
    """Return the words of a state as a form shows them."""
    words, tone = STATES[state]
    return Line(words, tone)


def tier_line(tier: Tier) -> Line:
    """Return the words of a tier as a form shows them."""
    words, tone = TIERS[tier]
    return Line(words, tone)
