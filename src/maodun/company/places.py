"""Where the desk works: set once, when it is served."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Desk:
    """Folders and files behind the pages.

    Attributes:
        register: Folder of the register.
        pictures: Folder of the products' pictures.
        database: File of the company store.
        register_max_age_days: A register older than this answers ``cannot say``.
        looks_model: Looks at designs instead of the embedded encoder.
        start_key: Secret of the link that makes the first account; "": there is no such link.
    """

    register: Path
    pictures: Path
    database: Path
    register_max_age_days: int = 30
    looks_model: Path | None = None
    start_key: str = ""

    @property
    def uploads(self) -> Path:
        """Folder of what was handed in, one folder for each time."""
        return self.database.parent / "uploads"
