"""Words of the desk for values that are no sentences themselves."""

from collections.abc import Mapping

from maodun.company.jobs.models import DONE, FAILED, RUNNING, STOPPED, WAITING
from maodun.company.people.roles import Role
from maodun.domain.rulings import Reply, Verdict
from maodun.domain.text import T, Text
from maodun.reports.building.words import GATE, GATE_KIND, RULING, RULING_TONE

ROLES: Mapping[Role, Text] = {
    Role.OWNER: T("owner"),
    Role.MANAGER: T("IP manager"),
    Role.STAFF: T("IP staff"),
    Role.PRODUCT: T("product"),
    Role.FINANCE: T("finance"),
    Role.COUNSEL: T("outside counsel"),
    Role.READER: T("read-only"),
}
JOB_STATES: Mapping[str, Text] = {
    WAITING: T("waiting"),
    RUNNING: T("running"),
    DONE: T("done"),
    FAILED: T("failed"),
    STOPPED: T("stopped"),
}
VERDICTS: Mapping[Verdict, Text] = {
    Verdict.OUT: T("Rule out"),
    Verdict.CLOSE: T("Close"),
    Verdict.OPEN: T("Keep open"),
}
VERDICT_KEYS = {Verdict.OUT: "o", Verdict.CLOSE: "c", Verdict.OPEN: "k"}
REPLIES: Mapping[Reply, Text] = {
    Reply.YES: T("Yes"),
    Reply.NO: T("No"),
    Reply.UNKNOWN: T("Don't know"),
}
REPLY_KEYS = {Reply.YES: "y", Reply.NO: "n", Reply.UNKNOWN: "d"}

__all__ = [
    "GATE",
    "GATE_KIND",
    "JOB_STATES",
    "REPLIES",
    "REPLY_KEYS",
    "ROLES",
    "RULING",
    "RULING_TONE",
    "VERDICTS",
    "VERDICT_KEYS",
]
