"""Names of kinds of rights, for tables and sentences."""

from maodun.domain.text import T

KINDS = {
    "patent": T("patent"),
    "utility_model": T("utility model"),
    "design": T("design"),
    "plant": T("plant"),
    "mark": T("mark"),
    "work": T("work"),
}
