"""Settings as one frozen value, read from the environment once, in ``project``."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """How this installation is set up.

    Attributes:
        home: Folder of everything the program stores (``MAODUN_HOME``).
        language: Reader's language, ``en`` or ``zh-Hans`` (``MAODUN_LANG``).
        register_max_age_days: A register whose newest file was published earlier than this
            before the clearance answers ``cannot say`` (``MAODUN_REGISTER_MAX_AGE_DAYS``).
        writer_memory_mb: Memory the register's writer may use (``MAODUN_WRITER_MEMORY_MB``).
        user: Name written beside decisions made on the command line (``MAODUN_USER``).
        network: Whether a URL given by the user may be fetched (``MAODUN_NETWORK``).
        law: Folder of law files to use instead of those of the program (``MAODUN_LAW``); None:
            those of the program.
        looks_model: ONNX file by which designs are compared instead of the program's own model
            (``MAODUN_LOOKS_MODEL``); None: by that.
    """

    home: Path
    language: str = "en"
    register_max_age_days: int = 30
    writer_memory_mb: int = 256
    user: str = ""
    network: bool = True
    law: Path | None = None
    looks_model: Path | None = None

    @property
    def register(self) -> Path:
        """Folder of the register of real rights."""
        return self.home / "register"

    @property
    def sample_register(self) -> Path:
        """Folder of the register of fictional rights; never the same as ``register``."""
        return self.home / "sample-register"

    @property
    def company_database(self) -> Path:
        """File of the embedded company store."""
        return self.home / "company.sqlite3"
