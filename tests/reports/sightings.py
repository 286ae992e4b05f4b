"""A fictional dress whose listing holds words that others have registered."""

from dataclasses import replace
from datetime import date
from typing import Any

from maodun.domain.clearance import Clearance, Finding, Flag, Flagged, Ruling, SuitSeen
from maodun.domain.lives import Fate, Life
from maodun.domain.marks import Likeness, Sighting, Spot, Tier, Use
from maodun.domain.products import Fact, Product
from maodun.domain.rights import Classification, Party, Right, RightKind, Stage
from maodun.domain.rulings import Decision, Verdict
from maodun.domain.signs import Goods, Sign, SignKind
from maodun.domain.text import T
from tests.reports.clearances import SEEN_AT, clearance, right

TITLE = "Orvelline Style Convertible Wedding Dress with Detachable Overskirt"
BULLET = "Soft tulle that fits Kestrovar hangers, sewn as in a Night Garden gown."
LIFE = Life(Stage.GRANT, date(2019, 5, 21), None, None, notes=(T("live in the register"),))


def dress() -> Product:
    """A wedding dress in two languages."""
    return Product(
        sku="DR-100",
        title=TITLE,
        source="products/dress.yaml",
        brand="Lingqiao",
        facts=(
            Fact("title", TITLE, "en", "yaml"),
            Fact("title", "奥薇琳风格可拆卸罩裙婚纱", "zh-Hans", "yaml"),
            Fact("bullet-1", BULLET, "en", "yaml"),
        ),
    )


def seen(words: str, field: str, text: str, found: str, **changes: Any) -> Sighting:
    """Words of a mark in one statement of the dress, letter for letter, as a mark."""
    start = text.index(found)
    base = Sighting(
        spot=Spot(field, start, start + len(found), found),
        words=words,
        numbers=("USTM99000101",),
        likeness=Likeness.EXACT,
        use=Use.AS_MARK,
        tier=Tier.STRONG,
        closeness=1.0,
        weight=0.9,
        because=T("“{found}” is “{words}” letter for letter", found=found, words=words),
        use_because=T("nothing in the sentence says otherwise"),
    )
    return replace(base, **changes)


def mark(number: str, words: str, **changes: Any) -> Right:
    """A registered word mark for clothing."""
    base = right(
        number,
        words,
        kind=RightKind.MARK,
        kind_code="",
        application_number="US99/000101",
        grant_date=date(2019, 5, 21),
        filing_date=date(2018, 3, 6),
        priorities=(),
        figures=(),
        parties=(Party("Orvelline Couture SARL", "FR", "assignee"),),
        classes=(Classification("nice", "NICE25", main=True),),
        sign=Sign(words, SignKind.WORD, registration_number="9900101"),
        goods=(Goods("Dresses; wedding dresses; veils", 25), Goods("", 35)),
    )
    return replace(base, **changes)


def words_finding(right: Right, *sightings: Sighting, **changes: Any) -> Finding:
    """An open finding on a mark."""
    base = Finding(
        right=right,
        content_sha256="aa" * 32,
        life=LIFE,
        ruling=Ruling.OPEN,
        because=T("its words stand in the title"),
        sightings=sightings,
        paths=("text",),
    )
    return replace(base, **changes)


def words_findings() -> tuple[Finding, ...]:
    """Forty registrations of one word, a sound-alike, a fit, an ordinary word, and a work."""
    exact = seen("ORVELLINE", "title", TITLE, "Orvelline", instead="Elegant")
    forty = tuple(
        words_finding(
            mark(f"USTM9900{number:04d}", "ORVELLINE" if number % 2 else "Orvelline"),
            exact,
            suits=(SuitSeen("N.D. Ill.", "1:26-cv-99111", date(2026, 2, 3), "Orvelline"),),
            flags=(Flagged(Flag.HOLDER_SUES, T("its holder sued over another right")),),
        )
        for number in range(101, 141)
    )
    pending = words_finding(
        mark(
            "USTM99000201",
            "NITE GARDN",
            stage=Stage.APPLICATION,
            grant_date=None,
            goods=(Goods("Gowns, " + "evening wear, " * 40, 25),),
        ),
        seen(
            "NITE GARDN",
            "bullet-1",
            BULLET,
            "Night Garden",
            likeness=Likeness.SOUND,
            tier=Tier.MEDIUM,
            weight=0.6,
        ),
        life=Life(Stage.APPLICATION, None, None, None),
        ruling=Ruling.OPEN_MAY_CHANGE,
    )
    fits = words_finding(
        mark("USTM99000301", "KESTROVAR"),
        seen(
            "KESTROVAR",
            "bullet-1",
            BULLET,
            "Kestrovar",
            use=Use.COMPATIBLE,
            tier=Tier.WEAK,
            use_because=T("“fits” stands before it"),
        ),
        ruling=Ruling.OUT_BY_PERSON,
        decision=Decision(
            "USTM99000301", "aa" * 32, Verdict.OUT, "Li Wei", SEEN_AT, note="They do fit."
        ),
    )
    ordinary = words_finding(
        mark("USTM99000401", "STYLE"),
        seen("STYLE", "title", TITLE, "Style", use=Use.ORDINARY, tier=Tier.QUIET),
        ruling=Ruling.OUT_BY_FACT,
    )
    work = words_finding(
        right(
            "USWKVA0099000501",
            "Night Garden",
            kind=RightKind.WORK,
            kind_code="",
            grant_date=date(2021, 1, 5),
            parties=(
                Party("Moss & Fern Studio", "US", "assignee"),
                Party("Hester Moss", "US", "inventor"),
            ),
            abstract="2-D artwork: pattern for lace",
            classes=(),
        ),
        seen("Night Garden", "bullet-1", BULLET, "Night Garden", tier=Tier.MEDIUM),
        life=Life(Stage.GRANT, date(2021, 1, 5), date(2116, 12, 31), Fate.EXPIRED),
    )
    return (*forty, pending, fits, ordinary, work)


def worded() -> Clearance:
    """The clearance of the dress."""
    return replace(clearance(), product=dress(), findings=words_findings())
