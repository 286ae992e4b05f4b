"""What the register cannot do."""

from maodun.domain.errors.base import MaodunError
from maodun.domain.text import T


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


class OtherEncoder(RegisterError):
    """Vectors of two encoders would meet; their numbers mean different things.

    Attributes:
        kind: What is compared by them.
        held: Encoder of the pictures that the register has.
        asked: Encoder that is at hand now.
    """

    code = "other_encoder"

    def __init__(self, *, kind: str, held: str, asked: str) -> None:
        super().__init__(
            T(
                "The pictures in this register were looked at by the encoder {held}, and now "
                "{asked} is asked for; make their vectors anew with: "
                "maodun register pictures --again",
                held=held,
                asked=asked,
            )
        )
        self.kind, self.held, self.asked = kind, held, asked
