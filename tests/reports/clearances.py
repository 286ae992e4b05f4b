"""A fictional clearance that has one of everything a report can show."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from maodun.domain.claims import ClaimReading, ClaimTree, Limitation, Part, Reading, State
from maodun.domain.clearance import (
    Clearance,
    DataFile,
    Elusion,
    Finding,
    Flag,
    Flagged,
    Gap,
    GateKind,
    GateRow,
    GateState,
    Planted,
    Question,
    Reused,
    Ruling,
    Settles,
    Step,
    SuitSeen,
    Unseeable,
    Window,
)
from maodun.domain.lives import Applied, Fate, LawSource, Life
from maodun.domain.products import Disclosure, Fact, Product
from maodun.domain.rights import (
    Classification,
    Figure,
    Origin,
    Party,
    Priority,
    Right,
    RightKind,
    Stage,
)
from maodun.domain.rulings import Answer, Decision, Reply, SamplePlan, Verdict, Waiver
from maodun.domain.text import T

SCOOTER = "Folding electric scooter with airless honeycomb tyres"
MADE_ON = date(2026, 10, 1)
SEEN_AT = datetime(2026, 9, 28, 9, 30, tzinfo=UTC)


def product() -> Product:
    """A folding scooter, described in two languages."""
    return Product(
        sku="SC-100",
        title="Folding electric scooter with airless honeycomb tyres",
        source="products/scooter.yaml",
        brand="Brightwheel",
        category="Sports & Outdoors > Scooters > Electric",
        cpc=("B62K 5/02", "B60C 7/10"),
        locarno=("12-14",),
        photos=("front.jpg", "side.jpg"),
        disclosures=(Disclosure(date(2026, 3, 4), "listing", "shop page"),),
        facts=(
            Fact(
                "title", "Folding electric scooter with airless honeycomb tyres", "en", "yaml"
            ),
            Fact("bullet-1", "Deck of aluminium, 145 mm wide, with a fold lever", "en", "yaml"),
            Fact("bullet-2", "Tyres of solid rubber with honeycomb cells", "en", "yaml"),
            Fact("tyre-width", "48 mm", "en", "yaml"),
            Fact("material", "aluminium, rubber, steel", "en", "yaml", closed=True),
            Fact("answer:pump", "No pump and no valve.", "en", "Li Wei, 2026-09-28"),
            Fact("标题", "可折叠电动滑板车，配蜂窝免充气轮胎", "zh-Hans", "yaml"),
        ),
    )


def limitation(
    claim: int, letter: str, text: str, *, part: Part = Part.ELEMENT, needs: str = ""
) -> Limitation:
    """One part of a claim; its key is its text."""
    return Limitation(f"{claim}.{letter}", claim, part, text, text.casefold(), needs)


TYRE = (
    limitation(1, "p", "A tyre for a small vehicle, comprising:", part=Part.PREAMBLE),
    limitation(1, "a", "an annular body of an elastic material;", needs="an annular body"),
    limitation(
        1, "b", "a plurality of cells arranged in the annular body in two rows;", needs="cells"
    ),
    limitation(1, "c", "a pump arranged within the annular body;", needs="a pump"),
    limitation(
        1,
        "d",
        "wherein the annular body has a width of 60 mm to 90 mm.",
        part=Part.WHEREIN,
        needs="a width",
    ),
)
TYRE_DEPENDENT = limitation(2, "a", "wherein the cells are hexagonal.", part=Part.WHEREIN)

FRAME = (
    limitation(1, "p", "A folding scooter, comprising:", part=Part.PREAMBLE),
    limitation(1, "a", "a deck;", needs="a deck"),
    limitation(1, "b", "a steering column hinged to the deck;", needs="a steering column"),
    replace(
        limitation(1, "c", "means for locking the steering column upright;", needs="a lock"),
        means=True,
    ),
)


def read(part: Limitation, state: State, quote: str = "", fact: str = "") -> Reading:
    """One limitation against the scooter."""
    because = {
        State.MET: T("The words of the fact name it."),
        State.CONTRADICTED: T("{fact} says otherwise.", fact=fact),
        State.RULED_ABSENT: T("An answer about the product says that it is not there."),
        State.UNKNOWN: T("The facts do not say."),
    }[state]
    return Reading(part, state, quote, fact, because)


def reading(
    number: int, parents: tuple[int, ...], readings: tuple[Reading, ...], rank: float = 0.5
) -> ClaimReading:
    """One claim against the scooter, with shares counted from its parts."""
    known = [r for r in readings if r.state is not State.UNKNOWN]
    met = [r for r in known if r.state is State.MET]
    tree = ClaimTree(number, "product", parents, tuple(r.limitation for r in readings))
    return ClaimReading(
        claim=tree,
        readings=readings,
        closeness=len(met) / len(known) if known else None,
        coverage=len(known) / len(readings),
        rank=rank,
        recipe="claims-1",
    )


def right(number: str, title: str, **changes: Any) -> Right:
    """A granted fictional patent; ``changes`` replace its fields."""
    base = Right(
        publication_number=number,
        office="US",
        kind=RightKind.PATENT,
        stage=Stage.GRANT,
        kind_code="B2",
        language="en",
        title=title,
        origin=Origin("uspto_grants", "ipg260901.xml", 1024, "uspto-1", sample=True),
        publication_date=date(2024, 6, 4),
        application_number="US17/999001",
        filing_date=date(2021, 5, 3),
        grant_date=date(2024, 6, 4),
        parties=(
            Party("Northfield Rolling Works, Inc.", "US", "assignee"),
            Party("Ada Fielding", "US", "inventor"),
        ),
        classes=(
            Classification("cpc", "B60C 7/10", main=True),
            Classification("ipc", "B60C 7/00", main=False),
        ),
        priorities=(Priority("CN", "202010999999", date(2020, 5, 6), "national"),),
        figures=(Figure("FIG. 1", "US99-D00001.TIF"), Figure("FIG. 2", "US99-D00002.TIF")),
    )
    return replace(base, **changes)


def life(**changes: Any) -> Life:
    """Twenty years from filing, with a rule nobody checked yet beside one that is read."""
    base = Life(
        stage=Stage.GRANT,
        begins_on=date(2024, 6, 4),
        ends_on=date(2041, 9, 11),
        ends_by=Fate.EXPIRED,
        applied=(
            Applied(
                rule="us.patent.term",
                version_from=date(1995, 6, 8),
                sources=(
                    LawSource("35 USC 154(a)(2)", "https://law.example/154", "ends 20 years"),
                    LawSource(
                        "35 USC 154(a)(3)",
                        "https://reprint.example/law/154",
                        "never counted",
                        secondary=True,
                    ),
                ),
                steps=(
                    T(
                        "Filed {filed}, plus 20 years: {day}.",
                        filed="2021-05-03",
                        day="2041-05-03",
                    ),
                    T("Plus {days} days of adjustment: {day}.", days=131, day="2041-09-11"),
                ),
                draft=False,
            ),
            Applied(
                rule="us.patent.adjustment",
                version_from=date(2000, 5, 29),
                sources=(LawSource("35 USC 154(b)"),),
                steps=(T("The grant prints {days} days.", days=131),),
                draft=True,
            ),
        ),
        notes=(T("Whether maintenance fees were paid is not known here."),),
    )
    return replace(base, **changes)


def findings() -> tuple[Finding, ...]:
    """One finding for each way a right can end."""
    tyre = (
        read(
            TYRE[0], State.MET, "Folding electric scooter with airless honeycomb tyres", "title"
        ),
        read(TYRE[1], State.MET, "Tyres of solid rubber", "bullet-2"),
        read(TYRE[2], State.MET, "with honeycomb cells", "bullet-2"),
        read(TYRE[3], State.RULED_ABSENT, "No pump and no valve.", "answer:pump"),
        read(TYRE[4], State.CONTRADICTED, "48 mm", "tyre-width"),
    )
    frame = (
        read(FRAME[0], State.MET, "Folding electric scooter", "title"),
        read(FRAME[1], State.MET, "Deck of aluminium, 145 mm wide", "bullet-1"),
        read(FRAME[2], State.UNKNOWN),
        read(FRAME[3], State.MET, "with a fold lever", "bullet-1"),
    )
    close = Finding(
        right=right("US99000001B2", "Folding scooter with a column lock"),
        content_sha256="ab" * 32,
        life=life(),
        ruling=Ruling.CLOSE,
        because=T("A reviewer called it close."),
        readings=(
            reading(1, (), frame, 0.9),
            reading(3, (2,), (*frame, read(limitation(3, "a", "a bell."), State.UNKNOWN)), 0.3),
            reading(
                2,
                (1,),
                (*frame, read(limitation(2, "a", "a motor in a wheel."), State.UNKNOWN)),
                0.4,
            ),
        ),
        flags=(
            Flagged(
                Flag.CONTINUATION_OPEN, T("A continuation is pending: {n}.", n="17/999777")
            ),
            Flagged(Flag.IN_SUIT, T("It is in suit.")),
        ),
        suits=(
            SuitSeen(
                "N.D. Ill.", "1:26-cv-99999", date(2026, 5, 6), "Northfield Rolling Works"
            ),
        ),
        paths=("text", "class"),
        rank=1,
        decision=Decision(
            "US99000001B2",
            "ab" * 32,
            Verdict.CLOSE,
            by="Li Wei",
            at=SEEN_AT,
            note="The fold lever may be the lock.",
            product_change="Fold lever replaced by a removable pin.",
        ),
    )
    pending = Finding(
        right=right(
            "US20260099002A1",
            "Hub motor with a cooling rib",
            stage=Stage.APPLICATION,
            kind_code="A1",
            grant_date=None,
            parties=(),
            figures=(),
        ),
        content_sha256="cd" * 32,
        life=life(
            stage=Stage.APPLICATION, begins_on=None, ends_on=None, ends_by=None, notes=()
        ),
        ruling=Ruling.OPEN_MAY_CHANGE,
        because=T("The claims may change until grant."),
        readings=(reading(1, (), (read(FRAME[0], State.UNKNOWN),), 0.2),),
        flags=(
            Flagged(Flag.PROVISIONAL_RIGHTS, T("Published, so provisional rights may run.")),
        ),
        paths=("text",),
        rank=2,
    )
    tyre_out = Finding(
        right=right("US99000003B2", "Airless tyre with a pump"),
        content_sha256="ef" * 32,
        life=life(),
        ruling=Ruling.OUT_BY_ANSWER,
        because=T("Each claim asks for something the product does not have."),
        readings=(
            reading(1, (), tyre, 0.6),
            reading(2, (1,), (*tyre, read(TYRE_DEPENDENT, State.UNKNOWN)), 0.5),
        ),
        separating=TYRE[3],
        flags=(Flagged(Flag.EQUIVALENT, T("The width is near the claimed range.")),),
        paths=("text",),
        rank=3,
    )
    chinese = Finding(
        right=right(
            "CN299000004U",
            "一种免充气蜂窝轮胎",
            office="CN",
            kind=RightKind.UTILITY_MODEL,
            kind_code="U",
            language="zh-Hans",
            parties=(Party("北野车轮有限公司", "CN", "applicant"),),
        ),
        content_sha256="01" * 32,
        life=life(applied=()),
        ruling=Ruling.NOT_COMPARED,
        because=T(
            "The right is in {language}, and the product has no facts in it.", language="zh"
        ),
        paths=("class",),
    )
    by_person = replace(
        tyre_out,
        right=right("US99000005B2", "Tyre mounting machine"),
        ruling=Ruling.OUT_BY_PERSON,
        because=T("A reviewer ruled it out."),
        decision=Decision(
            "US99000005B2", "ef" * 32, Verdict.OUT, by="Li Wei", at=SEEN_AT, note="A machine."
        ),
        flags=(Flagged(Flag.PART_OR_USE, T("The product may be used with it.")),),
    )
    return (close, pending, tyre_out, by_person, chinese)


def gate() -> tuple[GateRow, ...]:
    """Each of the four states once."""
    return (
        GateRow(
            GateKind.PATENTS,
            GateState.HOLD,
            (T("Close rights without a recorded product change: {n}.", n=1),),
            (
                T("A product without “{text}”.", text="a steering column hinged to the deck"),
                T("Ask {owner} for a licence.", owner="Northfield Rolling Works, Inc."),
            ),
        ),
        GateRow(
            GateKind.DESIGNS,
            GateState.CANNOT_SAY,
            (T("Pictures of designs were not compared."),),
            (T("Compare the pictures, or have a named person waive it."),),
        ),
        GateRow(GateKind.MARKS, GateState.CHANGE, (T("Brand changed."),), ()),
        GateRow(GateKind.WORKS, GateState.NOTHING_OPEN, (T("Nothing is open."),), ()),
    )


def files() -> tuple[DataFile, ...]:
    """Two weekly files and one that was read in part."""
    return (
        DataFile(
            "ipg260922.xml",
            "uspto_grants",
            7321,
            0,
            date(2026, 9, 22),
            date(2026, 9, 22),
            "2026-09-23T01:02:03Z",
            complete=True,
        ),
        DataFile(
            "ipg260915.xml",
            "uspto_grants",
            7288,
            2,
            date(2026, 9, 15),
            date(2026, 9, 15),
            "2026-09-16T01:02:03Z",
            complete=True,
        ),
        DataFile(
            "ipa260924.xml",
            "uspto_applications",
            3100,
            1,
            date(2026, 9, 24),
            date(2026, 9, 24),
            "2026-09-25T01:02:03Z",
            complete=False,
        ),
    )


def funnel() -> tuple[Step, ...]:
    """From 17,709 rights to what is left."""
    return (
        Step("register", T("In the register"), 17709),
        Step(
            "offices",
            T("Of offices that count in {market}", market="US"),
            17640,
            ((T("office does not count there"), 69),),
        ),
        Step(
            "alive",
            T("Not ruled out by fact"),
            9120,
            ((T("expired over the whole window"), 8001), (T("withdrawn"), 519)),
        ),
        Step("portfolio", T("Not our own"), 9118, ((T("own or licensed"), 2),)),
        Step(
            "candidates", T("Candidates by text and class"), 500, ((T("below the cut"), 8618),)
        ),
        Step("ruled", T("Left open or close"), 2, ((T("ruled out by answers"), 498),)),
    )


def clearance() -> Clearance:
    """The whole fictional clearance."""
    return Clearance(
        product=product(),
        market="US",
        offices=("US", "WO"),
        window=Window(date(2027, 1, 1), date(2029, 6, 30)),
        made_on=MADE_ON,
        recipe="claims-1",
        gate=gate(),
        overall=GateState.CANNOT_SAY,
        gaps=(
            Gap(
                "designs:pictures",
                GateKind.DESIGNS,
                T("Pictures of designs were not compared."),
                None,
            ),
            Gap(
                "marks",
                GateKind.MARKS,
                T("Trademarks were not searched."),
                Waiver("marks", "Chen Yu", SEEN_AT, "Sold without a brand."),
            ),
            Gap("source:suits", None, T("No file of suits was read.")),
        ),
        unseeable=(
            Unseeable(
                "US",
                "Applications of the last 18 months",
                "最近18个月内的申请",
                "us.unpublished",
            ),
            Unseeable(
                "US", "Design applications until grant", "授权前的外观设计申请", "us.designs"
            ),
        ),
        funnel=funnel(),
        findings=findings(),
        questions=(
            Question(
                FRAME[2],
                "US99000001B2",
                Settles(41, 17),
                tuple((f"US9900010{n}B2", FRAME[2]) for n in range(7)),
                settles_with_proposed=Settles(48, 19),
            ),
            Question(limitation(1, "b", "a cooling rib;"), "US20260099002A1", Settles(3, 1)),
        ),
        reused=(
            Reused(
                Answer(
                    "pump",
                    "a pump arranged within",
                    "a pump",
                    Reply.NO,
                    "Li Wei",
                    SEEN_AT,
                    "Solid.",
                ),
                (("US99000003B2", "1.c"), ("US99000005B2", "1.c")),
            ),
            Reused(
                Answer("bell", "a bell", "a bell", Reply.YES, "Li Wei", SEEN_AT),
                (),
                lapsed=True,
            ),
        ),
        pile=8618,
        pile_numbers=("US99000801B2", "US99000802B2"),
        elusion=Elusion(
            SamplePlan(300, 7, 8618, "0f" * 32, ("US99000801B2", "US99000802B2")),
            300,
            0,
            0.0,
            0.01193,
        ),
        planted=(
            Planted("US99000001B2", ("text", "class"), 1, T("It was ruled on.")),
            Planted("US99000009B2", (), None, T("It is not in the register.")),
        ),
        data_files=files(),
        sample_data=True,
        counsel="Example & Partners LLP",
    )
