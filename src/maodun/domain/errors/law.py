"""What the law files cannot answer, and what is wrong with one of them."""

from datetime import date

from maodun.domain.errors.base import MaodunError
from maodun.domain.text import T, Text


class LawError(MaodunError):
    """The law files cannot answer the question."""

    code = "law"


class UnknownRule(LawError):
    """No rule has this name."""

    code = "unknown_rule"

    def __init__(self, rule: str, *, nearest: str | None = None) -> None:
        if nearest is None:
            text = T("No rule is called '{rule}'. List them with: maodun law list", rule=rule)
        else:
            text = T(
                "No rule is called '{rule}'. The nearest name is {nearest}. List them with: "
                "maodun law list",
                rule=rule,
                nearest=nearest,
            )
        super().__init__(text)
        self.rule, self.nearest = rule, nearest


class NotCovered(LawError):
    """The rule does not reach this day: it is too early, or what holds then is not known."""

    code = "not_covered"

    def __init__(
        self, rule: str, day: date, covers_from: date, *, until: date | None = None
    ) -> None:
        if until is None:
            text = T(
                "{rule} gives no answer for {day}: it covers {covers_from} and later",
                rule=rule,
                day=day,
                covers_from=covers_from,
            )
        else:
            text = T(
                "{rule} gives no answer for {day}: what holds after {until} is not known here",
                rule=rule,
                day=day,
                until=until,
            )
        super().__init__(text)
        self.rule, self.day, self.covers_from, self.until = rule, day, covers_from, until


class DateMissing(LawError):
    """The case lacks a date the rule needs."""

    code = "date_missing"

    def __init__(self, rule: str, name: str) -> None:
        super().__init__(T("{rule} needs {name}, and the case has none", rule=rule, name=name))
        self.rule, self.name = rule, name


class FactMissing(LawError):
    """The case lacks a number or a name that the rule needs."""

    code = "fact_missing"


class ImpossibleDates(LawError):
    """Two days of a case are in an order that nothing real has.

    Attributes:
        first: Name and day that must not come later than ``second``.
    """

    code = "impossible_dates"

    def __init__(self, *, first: tuple[Text, date], second: tuple[Text, date]) -> None:
        super().__init__(
            T(
                "The {second} ({second_day}) lies before the {first} ({first_day}); check both",
                first=first[0],
                first_day=first[1],
                second=second[0],
                second_day=second[1],
            )
        )
        self.first, self.second = first, second


class WrongKind(LawError):
    """The rule answers another kind of question than the one asked."""

    code = "wrong_kind"

    def __init__(self, rule: str, *, kind: str, wanted: str) -> None:
        super().__init__(
            T(
                "{rule} is a rule of kind '{kind}', and a rule of kind '{wanted}' is asked for",
                rule=rule,
                kind=kind,
                wanted=wanted,
            )
        )
        self.rule, self.kind, self.wanted = rule, kind, wanted


class OutsideCalendar(LawError):
    """The answer lies outside the years 1 to 9999."""

    code = "outside_calendar"


class BadLawFile(LawError):
    """A law file breaks its form.

    Attributes:
        file: Its place below the law folder.
        line: First line concerned, from 1; None: the whole file.
    """

    code = "bad_law_file"

    def __init__(self, *, file: str, line: int | None, because: Text) -> None:
        where = T("{file}, line {line}", file=file, line=line) if line else file
        super().__init__(T("{where}: {because}", where=where, because=because))
        self.file, self.line, self.because = file, line, because
