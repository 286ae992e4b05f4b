"""One right for people: who, when, its life with each step of the law, its claims as a tree."""

import sys
from collections.abc import Container, Iterator, Sequence
from datetime import date

from rich.console import Console
from rich.markup import escape
from rich.tree import Tree

from maodun.cli.door import Door
from maodun.cli.law.insetting import inset
from maodun.cli.output import PIPED_WIDTH, echo
from maodun.cli.registering.words import KINDS
from maodun.cli.show_mark import mark_lines
from maodun.company.register.services import RightSeen
from maodun.compare.looks.saying import figure_named
from maodun.domain.claims import ClaimTree
from maodun.domain.lives import Applied, Fate, FeeWindow, Life, Payment
from maodun.domain.pictures import RegisteredFigure
from maodun.domain.ports import StoredRight
from maodun.domain.text import T, Text
from maodun.reports.localise import clean
from maodun.rules.lives.fees import fee_notes, said_of


def show_right(found: tuple[RightSeen, ...], door: Door, *, all_claims: bool) -> None:
    """Write each publication: its record first, then its claims."""
    for seen in found:
        life = _life(seen.stored.life, door.today)
        mark = mark_lines(seen.stored)
        for line in (*_record(seen), *mark, *life, *_suits(seen.stored)):
            echo(line, door)
        if seen.stored.right.sign is None:
            _claims(seen.trees, door, all_claims=all_claims)


def _record(seen: RightSeen) -> Iterator[Text]:
    right = seen.stored.right
    yield T(
        "{number}  {title}  ({kind}, {office})",
        number=right.publication_number,
        title=right.title,
        kind=KINDS[right.kind],
        office=right.office,
    )
    if right.origin.sample:
        yield T("Sample: this right is fictional.")
    yield T("Owners: {names}", names="; ".join(party.name for party in right.owners) or "-")
    yield T(
        "Filed {filed}, published {published}, granted {granted}",
        filed=_day(right.filing_date),
        published=_day(right.publication_date),
        granted=_day(right.grant_date),
    )
    yield T("Classes: {classes}", classes="; ".join(c.symbol for c in right.classes) or "-")
    yield T("Figures: {figures}", figures=", ".join(f.label for f in right.figures) or "-")
    yield from map(inset, map(_pictured, seen.figures))
    yield T(
        "Read from {file} at byte {offset}", file=right.origin.file, offset=right.origin.offset
    )


def _pictured(figure: RegisteredFigure) -> Text:
    named = figure_named(figure)
    if figure.left_out:
        share = round(100 * figure.left_out)
        return T("{figure}, {share} % of it broken lines", figure=named, share=share)
    return named


def _life(life: Life, today: date) -> Iterator[Text]:
    """Yield its dates, its fees with the next one first, the law behind them, what is open."""
    yield T(
        "Begins {begins}, ends {ends}", begins=_day(life.begins_on), ends=_day(life.ends_on)
    )
    yield from _fees(life, today)
    said: set[Text] = set()
    for applied in life.applied:
        yield from _rule(applied, said)
        said.update(applied.steps)
    told = frozenset(fee_notes(life.fees, ()))
    for note in life.notes:
        if note not in told:
            yield T("  Note: {note}", note=note)


def _fees(life: Life, today: date) -> Iterator[Text]:
    ended = life.fate_on(today) is not Fate.IN_FORCE
    still = [fee for fee in life.fees if (fee.late_until or fee.due) >= today]
    known = [fee for fee in life.fees if fee.payment is not Payment.UNKNOWN]
    open_ones = [] if ended else [fee for fee in still if fee not in known]
    past = [fee for fee in life.fees if fee not in still and fee not in known]
    if open_ones:
        yield inset(T("Next: {fee}", fee=said_of(open_ones[0])))
    for fee in known:
        yield inset(said_of(fee))
    yield from map(inset, _folded(past, open_ones[1:]))


def _folded(past: Sequence[FeeWindow], later: Sequence[FeeWindow]) -> Iterator[Text]:
    """Yield one line for the fees about which nothing is known."""
    before, after = _numbered(past), _numbered(later)
    if past and later:
        yield T(
            "Other fees: {before}, in the past: nothing read says whether they were paid; "
            "{after}, still to come",
            before=before,
            after=after,
        )
    elif past:
        yield T(
            "Other fees: {before}, in the past: nothing read says whether they were paid",
            before=before,
        )
    elif later:
        yield T("Other fees: {after}, still to come", after=after)


def _numbered(fees: Sequence[FeeWindow]) -> Text:
    if not fees:
        return T("none")
    first, last = fees[0], fees[-1]
    if first == last:
        return T("no. {n} (due {due})", n=first.number, due=first.due)
    return T(
        "no. {first} to {last} (due {due} to {last_due})",
        first=first.number,
        last=last.number,
        due=first.due,
        last_due=last.due,
    )


def _rule(applied: Applied, said: Container[Text]) -> Iterator[Text]:
    """Yield the rule, its steps without those already ``said``, each source once."""
    draft = T("draft: no lawyer has checked it") if applied.draft else T("checked")
    yield T(
        "  Rule {rule}, version of {version} ({draft})",
        rule=applied.rule,
        version=applied.version_from,
        draft=draft,
    )
    for step in applied.steps:
        if step not in said:
            yield T("    {step}", step=step)
    places = ((source.cite, source.url) for source in applied.sources)
    for cite, url in dict.fromkeys(places):
        yield T("    Source: {cite} {url}", cite=cite, url=url)


def _suits(stored: StoredRight) -> Iterator[Text]:
    for suit in stored.suits:
        yield T(
            "Suit about this right: {court} {number}, {plaintiff}",
            court=suit.court,
            number=suit.number,
            plaintiff=suit.plaintiff,
        )
    if stored.holder_suits:
        yield T(
            "Its holder sued {count} times about other rights.", count=len(stored.holder_suits)
        )


def _claims(trees: tuple[ClaimTree, ...], door: Door, *, all_claims: bool) -> None:
    root = Tree(door.say(T("Claims: {count}", count=len(trees))))
    branches: dict[int, Tree] = {}
    for tree in trees:
        parent = branches.get(tree.parents[0]) if tree.parents else None
        branches[tree.number] = branch = (parent or root).add(_title(tree, door))
        if tree.independent or all_claims:
            for limitation in tree.limitations:
                if limitation.claim == tree.number:
                    branch.add(escape(clean(f"{limitation.id}  {limitation.text}")))
    width = None if sys.stdout.isatty() else PIPED_WIDTH
    Console(file=sys.stdout, width=width, highlight=False).print(root)


def _title(tree: ClaimTree, door: Door) -> str:
    if tree.independent:
        title = T("Claim {number} ({category})", number=tree.number, category=tree.category)
    else:
        title = T(
            "Claim {number}, depends on {parents}",
            number=tree.number,
            parents=", ".join(map(str, tree.parents)),
        )
    return escape(door.say(title))


def _day(day: object) -> str:
    return str(day) if day is not None else "-"
