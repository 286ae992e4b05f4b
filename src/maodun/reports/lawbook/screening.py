"""The page to read before screening: what a file can mean later, and when to ask counsel."""

from collections.abc import Sequence

from maodun.domain.text import T, Text
from maodun.reports.lawbook.entries import RuleEntry
from maodun.reports.lawbook.pages import Page, Passage, ScreeningPage

KNOWING = (
    "us.court.knowledge",
    "us.court.willfulness",
    "cn.court.legal_source",
    "cn.court.mark_legal_source",
)
COUNSEL = ("us.court.advice_of_counsel", "us.court.privilege")
MONEY = (
    "us.court.damages_284",
    "us.court.profits_289",
    "us.court.damages_1117",
    "us.copyright.damages",
    "cn.court.damages",
    "cn.court.mark_damages",
    "cn.court.work_damages",
    "kr.patent.damages",
    "kr.design.damages",
    "kr.mark.damages",
)
WARNING = ("de.court.warning", "gb.court.threats")

WHAT_THIS_IS = (
    T(
        "This page is general information for deciding how to screen. It says nothing about "
        "any case, and it is no legal advice. Whether a right is infringed, whether anybody "
        "acted willfully, and what has to be handed over is for counsel and courts to say."
    ),
    T(
        "The rules quoted here are drafts like the others of this book, unless it is said that "
        "somebody checked them."
    ),
)
WHAT_A_FILE_SAYS = (
    T(
        "A clearance leaves a file: which rights were looked at, on which day, how near each "
        "one came, and what a person said of it. Whoever reads it later learns from it what "
        "was known, and from when."
    ),
    T(
        '"Close" is a word of this program for "too near to leave alone". It does not mean '
        "that a right is infringed, and a file should not be made to say so. Facts and "
        "distances belong into it; conclusions of law do not."
    ),
    T(
        "The same file can speak for either side. With what was done next (the product was "
        "changed, counsel was asked, the listing was held) it can show care. With nothing "
        "after it, it can show that a right was known and sales went on."
    ),
    T(
        "Not looking is no way out: by rules quoted below, looking away can count as knowing, "
        "and a seller can owe money, or have to stop, although it knew nothing."
    ),
    T(
        "Whether, and from which day, knowledge matters differs from place to place and from "
        "right to right. The rules below say what this book has about it; for places that are "
        "not named here it has nothing, and that means unknown, not harmless."
    ),
)
WHAT_TO_DO = (
    T(
        "Before the first search: ask counsel in each market that matters whether they want to "
        "order it, what is to be written down, and who may read it."
    ),
    T(
        "If counsel orders it, name them with --counsel; the report then says for whom it was "
        "made. That line by itself protects nothing; counsel says what does."
    ),
    T(
        "Rule on every right the same way, and write the reason when it is ruled on: the "
        "limitation that is not met, the fact that shows it, where it was seen."
    ),
    T(
        "When something is close, decide and record what follows before the product sells: "
        "change it, ask counsel about that right, license it, or leave the market out."
    ),
    T(
        "Ask counsel about single rights in a separate, confidential message, and keep the "
        "answer apart from the file of the clearance."
    ),
    T(
        "Do not delete or rewrite what was recorded. Corrections are added with their day. "
        "Once a dispute is in sight, counsel says what must be kept."
    ),
    T(
        "Look again when the product changes, when a new market opens, and when the register "
        "is older than the settings allow."
    ),
)
WARN_OTHERS = (
    T(
        "Whoever holds rights should know this too: in some places a warning without ground "
        "can itself be sued over. Ask counsel before a letter or a notice goes out."
    ),
)


def screening_page(known: Sequence[RuleEntry]) -> Page:
    """Return the page, with those of its rules that the law files have."""
    by_name = {one.rule: one for one in known}

    def of(names: Sequence[str]) -> tuple[RuleEntry, ...]:
        return tuple(by_name[name] for name in names if name in by_name)

    passages = (
        Passage("what-this-is", T("What this page is"), WHAT_THIS_IS),
        Passage("close", T('What a file that says "close" can mean'), WHAT_A_FILE_SAYS),
        Passage("counsel", T("How counsel is involved"), WHAT_TO_DO),
        Passage("knowing", T("What the law says about knowing"), (), of(KNOWING)),
        Passage("advice", T("What it says about advice and secrecy"), (), of(COUNSEL)),
        Passage("money", T("What it can change in money"), (), of(MONEY)),
        Passage("warning", T("Before warning others"), WARN_OTHERS, of(WARNING)),
    )
    title: Text = T("Before you screen")
    return Page("before-you-screen.html", title, "screening", ScreeningPage(passages))
