"""What the register cannot do."""

from maodun.domain.errors.base import MaodunError


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
