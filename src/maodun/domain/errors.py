"""Every error this project raises on purpose.

MaodunError
├── LawError            the law files cannot answer
│   ├── UnknownRule       no rule has this name
│   ├── NotCovered        the rule does not reach this day
│   ├── DateMissing       the case lacks a date the rule needs
│   ├── FactMissing       the case lacks a number or name the rule needs
│   ├── ImpossibleDates   two days are in an order that nothing real has
│   ├── WrongKind         the rule answers another kind of question
│   ├── OutsideCalendar   the day lies outside the years 1 to 9999
│   └── BadLawFile        a law file breaks its form
├── SourceError         bytes from outside cannot be used
│   ├── BadRecord         one record cannot be read (yielded, never raised past a parser)
│   ├── UnknownFormat     no source reads this file
│   └── UnsafeInput       archive bomb, path escape, entity, forbidden address
├── RegisterError       the register cannot do it
│   ├── RegisterBusy      somebody else is writing
│   ├── RegisterMissing   there is no register here yet
│   ├── RegisterDamaged   its files contradict each other
│   ├── MixedRegister     sample and real rights would meet
│   └── UnknownRight      no right has this number
├── BadRequest          the question itself is wrong
│   ├── BadNumber         not a number of a right
│   ├── BadSetting        an environment variable has a value that cannot be used
│   ├── BadOption         an option of a command has a value that cannot be used
│   ├── BadProduct        a product file or listing cannot be used
│   ├── BadAssumption     an assumption of a plan is missing or cannot be used
│   ├── UnknownLanguage   no catalogue for this language
│   ├── UnknownMarket     no data about this market
│   ├── UnknownProduct    no product is kept under this number
│   ├── UnknownHeld       the portfolio has no such right
│   └── UnknownReview     no review has this number
├── SetupIncomplete     a file made at set-up (catalogue, font) is missing
├── StoreError          the company store cannot do it
│   ├── StoreNewer        it was written by a later version of this program
│   ├── StoreDamaged      its file is not a store, or no longer one
│   └── StoreBusy         another process keeps it locked
└── ReviewError         the review does not allow this step
    ├── ResidueOpen       rights are left to rule on
    ├── SampleFixed       the sample was drawn; its size cannot change
    ├── NotInReview       the review has no such right, question or gap
    └── NothingToUndo     nothing was said that is not undone already
"""

from datetime import date

from maodun.domain.text import T, Text


class MaodunError(Exception):
    """Base class. ``code`` is stable and safe to show; ``text`` is the sentence for people."""

    code = "error"

    def __init__(self, text: Text) -> None:
        super().__init__(text)
        self.text = text

    def __str__(self) -> str:
        """The sentence in English, as logs want it."""
        return str(self.text)


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


class SourceError(MaodunError):
    """Bytes from outside cannot be used."""

    code = "source"


class BadRecord(SourceError):
    """One record of a file cannot be read; yielded among the good ones, counted and shown.

    Attributes:
        source: Name of the source.
        file: Name of the file.
        offset: Bytes from the start of the (unpacked) file to the record.
        reason: Why, for people.
        number: Number of the right, where at least that could be read.
        place: Where that is in words that people use: file, row; None: file and byte.
    """

    code = "bad_record"

    def __init__(
        self,
        *,
        source: str,
        file: str,
        offset: int,
        reason: Text,
        number: str | None = None,
        place: Text | str | None = None,
    ) -> None:
        super().__init__(
            T("{place}: {reason}", place=place, reason=reason)
            if place is not None
            else T(
                "{source}: {file} at byte {offset}: {reason}",
                source=source,
                file=file,
                offset=offset,
                reason=reason,
            )
        )
        self.source, self.file, self.offset = source, file, offset
        self.reason, self.number, self.place = reason, number, place


class UnknownFormat(SourceError):
    """No source reads this file."""

    code = "unknown_format"


class UnsafeInput(SourceError):
    """The input tries something a document must not do."""

    code = "unsafe_input"


class RegisterError(MaodunError):
    """The register cannot do it."""

    code = "register"


class RegisterBusy(RegisterError):
    """Another process is writing to the register."""

    code = "register_busy"


class RegisterMissing(RegisterError):
    """There is no register in this folder yet."""

    code = "register_missing"


class RegisterDamaged(RegisterError):
    """The files of the register contradict each other."""

    code = "register_damaged"


class MixedRegister(RegisterError):
    """Sample and real rights would meet in one register."""

    code = "mixed_register"


class UnknownRight(RegisterError):
    """No right in the register has this number."""

    code = "unknown_right"


class BadRequest(MaodunError):
    """The question itself is wrong: a name or value nobody knows."""

    code = "bad_request"


class BadNumber(BadRequest):
    """This is not the number of a right in any spelling we know."""

    code = "bad_number"


class BadSetting(BadRequest):
    """An environment variable holds a value that cannot be used."""

    code = "bad_setting"

    def __init__(self, *, name: str, value: str, wanted: Text) -> None:
        super().__init__(
            T(
                "{name} is set to '{value}'; it must be {wanted}",
                name=name,
                value=value,
                wanted=wanted,
            )
        )
        self.name, self.value = name, value


class BadOption(BadRequest):
    """An option of a command holds a value that cannot be used."""

    code = "bad_option"


class BadProduct(BadRequest):
    """A product file or listing cannot be used as it is."""

    code = "bad_product"


class BadAssumption(BadRequest):
    """An assumption of a plan is missing, or is no number it can be."""

    code = "bad_assumption"


class UnknownLanguage(BadRequest):
    """Nothing is written in this language here."""

    code = "unknown_language"


class UnknownMarket(BadRequest):
    """There is no data about which offices count in this market."""

    code = "unknown_market"


class UnknownProduct(BadRequest):
    """No product is kept in the store under this number."""

    code = "unknown_product"


class UnknownHeld(BadRequest):
    """The portfolio holds no such right."""

    code = "unknown_held"


class UnknownReview(BadRequest):
    """No review is stored under this number."""

    code = "unknown_review"


class SetupIncomplete(MaodunError):
    """A file that is made when the program is set up is missing: a catalogue or a font."""

    code = "setup_incomplete"


class StoreError(MaodunError):
    """The company store cannot do it."""

    code = "store"


class StoreNewer(StoreError):
    """The company store was written by a later version of this program."""

    code = "store_newer"


class StoreDamaged(StoreError):
    """The file of the company store cannot be read as one."""

    code = "store_damaged"


class StoreBusy(StoreError):
    """Another process keeps the company store locked."""

    code = "store_busy"


class ReviewError(MaodunError):
    """The review does not allow this step."""

    code = "review"


class ResidueOpen(ReviewError):
    """Rights are left that nobody has ruled on."""

    code = "residue_open"


class SampleFixed(ReviewError):
    """The sample below the cut was drawn already; looking and then extending would bias it."""

    code = "sample_fixed"


class NotInReview(ReviewError):
    """The review has no such right, question or gap.

    Attributes:
        given: What was asked for.
        known: What the review has instead.
    """

    code = "not_in_review"

    def __init__(self, text: Text, *, given: str = "", known: tuple[str, ...] = ()) -> None:
        super().__init__(text)
        self.given, self.known = given, known


class NothingToUndo(ReviewError):
    """Nothing was said in this review that is not undone already."""

    code = "nothing_to_undo"
