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
        start_key: Secret of the link that makes the first account; "": there is no such link.
    """

    register: Path
    pictures: Path
    database: Path
    start_key: str = ""
