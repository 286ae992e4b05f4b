"""A small world to try the program in: fictional rights, court cases, products and decisions.

Nothing here exists: companies, people and numbers are invented, the numbers from ranges that
no office has issued. The forms are the offices' own. ``docs/sample.md`` says what each shows.
"""

from pathlib import Path

SAMPLE = Path(__file__).parent


def files() -> tuple[Path, ...]:
    """Return the files of rights, events and court cases, as ``register add`` takes them."""
    return tuple(sorted(path for path in (SAMPLE / "rights").glob("*") if path.is_file()))


def drawings() -> Path:
    """Return the folder of the rights' pictures, as ``register pictures`` takes it."""
    return SAMPLE / "rights" / "drawings"


def products() -> tuple[Path, ...]:
    """Return the product files, as ``clear`` takes them."""
    return tuple(sorted((SAMPLE / "products").glob("*.yaml")))


def decisions() -> Path:
    """Return the file of everything a reviewer said; ``sample.script`` reads it."""
    return SAMPLE / "decisions.yaml"
