"""How one clearance is to be run."""

from dataclasses import dataclass

CANDIDATES = 500
CUT = 60
QUESTIONS_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Options:
    """Choices of the person who asks; each is printed in the report.

    Attributes:
        candidates: Rights whose claims are compared, at most.
        cut: Nearest rights of each kind that people rule on; the rest is below the cut.
        known: Numbers planted to test the search (canonical or any spelling).
        counsel: Who asked for the report, for its first page.
        register_max_age_days: Age of the newest publication beyond which the gate cannot say.
        locarno_only: Leave out designs for articles of other classes than the product's; what
            is left out is a gap.
    """

    candidates: int = CANDIDATES
    cut: int = CUT
    known: tuple[str, ...] = ()
    counsel: str = ""
    register_max_age_days: int = 30
    locarno_only: bool = False
