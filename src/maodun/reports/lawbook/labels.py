"""The fixed words of the law book's pages."""

from collections.abc import Mapping

from maodun.domain.text import T, Text

LABELS: Mapping[str, Text | tuple[Text, ...]] = {
    "offices": T("Offices"),
    "platforms": T("Platforms"),
    "rules": T("Rules"),
    "drafts": T("Drafts"),
    "read": T("Sources read"),
    "partly": T("Partly"),
    "unread": T("Not read"),
    "newest": T("Last looked at"),
    "made_on": T("Made on"),
    "draft": T("draft"),
    "checked": T("Checked by"),
    "looked_at": T("Last looked at"),
    "chosen_by": T("Version chosen by"),
    "covers_from": T("Covers from"),
    "file": T("File"),
    "note": T("Note"),
    "secondary": T("secondary"),
    "not_read": T("not read yet"),
    "otherwise": T("Another source says otherwise"),
    "cases": T("Cases"),
    "case": T("Case"),
    "given": T("Given"),
    "answer": T("Answer"),
    "why": T("Why"),
    "fee": T("Fee"),
    "price": T("Price"),
    "unseeable": T("What nobody can look at here"),
    "start": T("Start"),
    "months": T("Months"),
    "used": T("Periods that count so"),
    "counting_intro": T(
        "Offices count months in three ways. They agree on most days and differ at the ends of "
        "months, where a day is easily lost. Which way an office counts is written in each "
        "rule; none is assumed."
    ),
    "families": T("Three ways to count months"),
    "worked": T("A worked table"),
    "worked_intro": T(
        "Days that differ from the first way are set in bold. Counted forward, the second and "
        "the third way always give the same day; laws that say one of them differ in words."
    ),
    "drawback": T("What goes wrong with them"),
    "drawbacks": (
        T(
            "Spreadsheets and databases count in the first way for every office. For a "
            "Japanese or Korean period of months that is right on most days and a day off at "
            "the end of some months."
        ),
        T(
            'Whoever counts "from the next day" by hand often takes the corresponding day for '
            "the last one. The last one is the day before it."
        ),
        T(
            "Two periods in a row are not one long period: a month cut short by February stays "
            "short if the next month is counted from its end. Extensions are therefore counted "
            "from the start."
        ),
    ),
    "rolling": T("Where the last day moves"),
    "rolling_intro": (
        T(
            "Acts move: if the office is closed on the last day, the act is in time on the "
            "next open day. Periods of a court that are counted back move to the open day "
            "before."
        ),
        T(
            "Terms, expiry dates and the day on which an application counts as abandoned do "
            "not move. A due day of a renewal stays too; only its payment may come on the next "
            "open day."
        ),
        T("Which kind a rule is stands in the rule. The office's own calendar counts."),
    ),
    "steps": T("Steps"),
    "day": T("Day"),
    "weekday": T("Weekday"),
    "reason": T("Reason"),
    "timezone": T("Time zone"),
    "known_until": T("Closings known until"),
    "open_days": T("Open although a weekend or holiday"),
    "calendars_intro": T(
        "Days other than weekends on which an office is closed. After the last day known, "
        "public holidays still count, but closings that the office has yet to publish are "
        "missing, and every answer there says so."
    ),
    "claims": T("What is said"),
    "ours": T("Our answer"),
    "known_bad_intro": T(
        "Values that can be found in public and that we do not follow. Our answers are "
        "computed from the rules of this book. They may be wrong too: say so, with the source."
    ),
    "disputed": T("Conflicts kept in the rules"),
    "disputed_intro": T(
        "Where two sources disagree, both are kept and shown with every answer."
    ),
    "state_intro": T(
        'A draft is a rule that nobody with a name has compared with its sources. "Read" means '
        'that somebody opened every source of every version; "not read" that some version '
        "rests on memory alone."
    ),
    "all_unread": T("Rules with a version of which no source was read"),
}
"""Heads, labels and introductions, by the names that the templates use."""
