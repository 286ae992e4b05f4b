"""Questions that are wrong themselves."""

from maodun.domain.errors.base import MaodunError
from maodun.domain.text import T, Text


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


class BadModel(BadRequest):
    """A model of pictures, or the form beside it, cannot be used.

    Attributes:
        name: File of the model, as it is shown.
        reason: What is wrong with it and what to do, for people.
    """

    code = "bad_model"

    def __init__(self, *, name: str, reason: Text) -> None:
        super().__init__(T("{name}: {reason}", name=name, reason=reason))
        self.name, self.reason = name, reason


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


class BadAccount(BadRequest):
    """An account cannot be made as it was asked for."""

    code = "bad_account"


class BadUpload(BadRequest):
    """What was handed in cannot be taken."""

    code = "bad_upload"


class UnknownJob(BadRequest):
    """No job is kept under this number."""

    code = "unknown_job"
