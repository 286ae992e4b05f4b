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
│   ├── UnsafeInput       archive bomb, path escape, entity, forbidden address
│   ├── HostBusy          a server asks to be left alone for now
│   └── BadPicture        a picture cannot be read, or is too large to be
├── PictureDamaged      a kept picture is not what was kept
├── RegisterError       the register cannot do it
│   ├── RegisterBusy      somebody else is writing
│   ├── RegisterMissing   there is no register here yet
│   ├── RegisterDamaged   its files contradict each other
│   ├── MixedRegister     sample and real rights would meet
│   ├── OtherEncoder      vectors of two encoders would meet
│   └── UnknownRight      no right has this number
├── BadRequest          the question itself is wrong
│   ├── BadNumber         not a number of a right
│   ├── BadSetting        an environment variable has a value that cannot be used
│   ├── BadOption         an option of a command has a value that cannot be used
│   ├── BadProduct        a product file or listing cannot be used
│   ├── BadAssumption     an assumption of a plan is missing or cannot be used
│   ├── BadModel          a model of pictures, or the form beside it, cannot be used
│   ├── BadAccount        an account cannot be made as asked
│   ├── BadUpload         what was handed in cannot be taken
│   ├── UnknownJob        no job has this number
│   ├── UnknownLanguage   no catalogue for this language
│   ├── UnknownMarket     no data about this market
│   ├── UnknownProduct    no product is kept under this number
│   ├── UnknownHeld       the portfolio has no such right
│   └── UnknownReview     no review has this number
├── SetupIncomplete     a file made at set-up (catalogue, font) is missing
├── NotAllowed          the person's role does not allow it
├── StoreError          the company store cannot do it
│   ├── StoreNewer        it was written by a later version of this program
│   ├── StoreDamaged      its file is not a store, or no longer one
│   └── StoreBusy         another process keeps it locked
└── ReviewError         the review does not allow this step
    ├── ResidueOpen       rights are left to rule on
    ├── SampleFixed       the sample was drawn; its size cannot change
    ├── SaidMeanwhile     somebody else said something since
    ├── NotInReview       the review has no such right, question or gap
    └── NothingToUndo     nothing was said that is not undone already
"""

from maodun.domain.errors.base import MaodunError
from maodun.domain.errors.company import (
    NotAllowed,
    NothingToUndo,
    NotInReview,
    ResidueOpen,
    ReviewError,
    SaidMeanwhile,
    SampleFixed,
    SetupIncomplete,
    StoreBusy,
    StoreDamaged,
    StoreError,
    StoreNewer,
)
from maodun.domain.errors.law import (
    BadLawFile,
    DateMissing,
    FactMissing,
    ImpossibleDates,
    LawError,
    NotCovered,
    OutsideCalendar,
    UnknownRule,
    WrongKind,
)
from maodun.domain.errors.registers import (
    MixedRegister,
    OtherEncoder,
    RegisterBusy,
    RegisterDamaged,
    RegisterError,
    RegisterMissing,
    UnknownRight,
)
from maodun.domain.errors.requests import (
    BadAccount,
    BadAssumption,
    BadModel,
    BadNumber,
    BadOption,
    BadProduct,
    BadRequest,
    BadSetting,
    BadUpload,
    UnknownHeld,
    UnknownJob,
    UnknownLanguage,
    UnknownMarket,
    UnknownProduct,
    UnknownReview,
)
from maodun.domain.errors.sources import (
    BadPicture,
    BadRecord,
    HostBusy,
    PictureDamaged,
    SourceError,
    UnknownFormat,
    UnsafeInput,
)

__all__ = [
    "BadAccount",
    "BadAssumption",
    "BadLawFile",
    "BadModel",
    "BadNumber",
    "BadOption",
    "BadPicture",
    "BadProduct",
    "BadRecord",
    "BadRequest",
    "BadSetting",
    "BadUpload",
    "DateMissing",
    "FactMissing",
    "HostBusy",
    "ImpossibleDates",
    "LawError",
    "MaodunError",
    "MixedRegister",
    "NotAllowed",
    "NotCovered",
    "NotInReview",
    "NothingToUndo",
    "OtherEncoder",
    "OutsideCalendar",
    "PictureDamaged",
    "RegisterBusy",
    "RegisterDamaged",
    "RegisterError",
    "RegisterMissing",
    "ResidueOpen",
    "ReviewError",
    "SaidMeanwhile",
    "SampleFixed",
    "SetupIncomplete",
    "SourceError",
    "StoreBusy",
    "StoreDamaged",
    "StoreError",
    "StoreNewer",
    "UnknownFormat",
    "UnknownHeld",
    "UnknownJob",
    "UnknownLanguage",
    "UnknownMarket",
    "UnknownProduct",
    "UnknownReview",
    "UnknownRight",
    "UnknownRule",
    "UnsafeInput",
    "WrongKind",
]
