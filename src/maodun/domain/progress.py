"""How long work tells how far it is."""

from dataclasses import dataclass

from maodun.domain.text import Text


@dataclass(frozen=True, slots=True)
class Progress:
    """One step of long work, yielded by the generator that does it.

    Attributes:
        done: Units finished so far, never smaller than in the step before.
        total: Units in all, or None while nobody can know.
        unit: ``bytes``, ``documents``, ``names``, ``rights``, ``marks``,
            ``pictures`` or ``products``.
        what: What is being done, for people.
    """

    done: int
    total: int | None
    unit: str
    what: Text


class Stopped(Exception):
    """Thrown into long work that can answer with what it has so far; it then returns that."""
