"""What the description says of a design's figures: from where each shows it, in which words."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from maodun.domain.pictures import View
from maodun.domain.rights import Right

_NUMBER = r"\d{1,4}(?:\.\d{1,4}){0,2}[A-Z]?(?![A-Za-z0-9])"
_JOIN = r"\s*(?:,?\s*(?:and|to|through)\b|[-–—,&~])\s*"
_LIST = rf"{_NUMBER}(?:{_JOIN}(?:FIGS?\.?\s*)?{_NUMBER})*"
_SUBJECT = re.compile(
    rf"""
    (?: ^ | [;.,:] \s* (?:and\b,?\s*)? | \band\b,? \s* )
    (?: (?: FIGS? \b \.? | FIGURES? | reproductions? | views? ) \s* (?P<many>{_LIST})
      | the \s+ (?:sole\s+|only\s+)? (?P<only> FIGURE | FIG\.? | drawing ) )
    \s* (?: (?: is | are | provides? | shows? | illustrates? | depicts? | represents? ) \b
        | [:,–—-] | (?= (?: an? | the | another ) \s ) )
    """,
    re.IGNORECASE | re.VERBOSE,
)
_LISTED = re.compile(r"^(?P<many>\d{1,4}(?:\.\d{1,4}){1,2})\s*[:：.–—-]?\s*(?=\S)")
_CHINESE = re.compile(rf"图\s*(?P<many>{_NUMBER})\s*(?:是|为|示出|[:：])\s*(?P<said>[^;；。]+)")
_RANGE = re.compile(rf"({_NUMBER})(?:\s*(?:-|–|—|~|\bto\b|\bthrough\b)\s*({_NUMBER}))?", re.I)
_STEP = re.compile(r"(.*?)(\d+|[A-Z])$")
_SENTENCE_END = re.compile(
    r"(?<!\bFIG)(?<!\bFIGS)(?<!\be\.g)(?<!\bi\.e)\.\s+(?=[A-Z一-鿿])|[;；]\s*|。"
)
_HEAD_END = re.compile(
    r"\b(?:thereof|of|showing|illustrating|embodying|according|with|where|wherein|taken|"
    r"being|shown|in)\b|(?<=view),|(?<=elevation),|(?<=plan),|[;(]",
    re.IGNORECASE,
)
_BROKEN = re.compile(
    r"\b(?:broken|dash(?:ed|es)?|dot(?:ted)?|phantom|chain[\s-]+(?:dot|dash)\w*)"
    r"(?:[\s-]+\w+){0,2}?[\s-]+lines?\b"
    r"|虚线|点划线|双点划线",
    re.IGNORECASE,
)
_OUTSIDE = re.compile(
    r"reference\s+(?:view|drawing|figure)|for\s+reference|environmental\s+view|参考图", re.I
)
_NO_PART = re.compile(r"forms?\s+no\s+part", re.IGNORECASE)
_WORDS: tuple[tuple[View, str], ...] = (
    (View.REFERENCE, r"reference\s+(?:view|drawing|figure)|^\s*reference\b|参考图"),
    (View.SECTION, r"(?:cross[\s-]*)?section(?:al)?\b|剖[视面]图|[截断]面图"),
    (
        View.DETAIL,
        r"\b(?:detail(?:ed)?|enlarged|magnified|close[\s-]?up|fragmentary|partial)\b"
        r"|放大图|局部",
    ),
    (
        View.PERSPECTIVE,
        r"\b(?:perspective|isometric|axonometric|oblique|three[\s-]quarter|exploded)\b"
        r"|立体图|轴测图|透视图|爆炸图|分解图",
    ),
)
_SIDES: tuple[tuple[View, str], ...] = (
    (View.FRONT, r"\bfront(?:al)?\b|[主正前]视图"),
    (View.BACK, r"\b(?:back|rear)\b|[后背]视图"),
    (View.LEFT, r"\bleft\b|左视图"),
    (View.RIGHT, r"\bright\b|右视图"),
    (View.TOP, r"\btop\b|[俯顶]视图"),
    (View.BOTTOM, r"\b(?:bottom|underside)\b|[仰底]视图"),
)
_PLAN = re.compile(r"\bplan\b", re.IGNORECASE)
_LONGEST_RANGE = 200


@dataclass(frozen=True, slots=True)
class FigureSaid:
    """What the description says about one figure.

    Attributes:
        view: From where it shows the design; ``UNKNOWN`` where no one side is named, as in
            "another side view".
        said: The words, as published.
        part_of_design: False where they say that the figure is there for reference only.
    """

    view: View
    said: str
    part_of_design: bool = True


def views_of(right: Right) -> Mapping[str, FigureSaid]:
    """Return what is said of each figure by its label, in the order of the text.

    A design with one figure without a number has it under "". Labels of the office's files
    that are names themselves, as CNIPA gives them, count as said.
    """
    found: dict[str, FigureSaid] = {}
    for label, said in _said(right):
        known = found.get(label)
        if known is None or known.view is View.UNKNOWN:
            found[label] = FigureSaid(view_named(said), said, _is_part(said))
    for figure in right.figures:
        if figure.label not in found and view_named(figure.label) is not View.UNKNOWN:
            said = figure.label
            found[said] = FigureSaid(view_named(said), said, _is_part(said))
    return MappingProxyType(found)


def view_named(words: str) -> View:
    """Return the view that words name, as "a top plan view thereof" or 俯视图 do."""
    body = words.split(":", 1)[-1] if _LISTED.match(words) else _after_subject(words)
    head = _HEAD_END.split(body, maxsplit=1)[0]
    for part in (head, body):
        for view, pattern in _WORDS:
            if re.search(pattern, part, re.IGNORECASE):
                return view
        sides = [view for view, pattern in _SIDES if re.search(pattern, part, re.IGNORECASE)]
        if sides:
            return sides[0] if len(sides) == 1 else View.UNKNOWN
        if _PLAN.search(part):
            return View.TOP
    return View.UNKNOWN


def broken_lines_said(right: Right) -> str:
    """Return the sentences about broken lines as published, "" where there are none."""
    sentences = (
        sentence
        for paragraph in right.description
        for sentence in _sentences(paragraph.text)
        if _BROKEN.search(sentence)
    )
    return " ".join(dict.fromkeys(sentences))


def is_silent_on_broken_lines(right: Right) -> bool:
    """Return whether a text that has to describe broken lines is here and speaks of none.

    Then a line that looks broken is more likely a stitch or a gap in the print; whether
    undescribed broken lines disclaim anything, courts have seen both ways.

    Source: MPEP 1503.02 III (unclaimed matter must be described as no part of the design);
    Bernardo Footwear v. Fortune Dynamics, 2007 WL 4561476 (S.D. Tex. 2007), against Apple v.
    Samsung, 2012 U.S. Dist. LEXIS 105125 (N.D. Cal. 2012).
    """
    return right.office == "US" and bool(right.description) and not broken_lines_said(right)


def _said(right: Right) -> Iterator[tuple[str, str]]:
    for paragraph in right.description:
        text = paragraph.text
        listed = _LISTED.match(text)
        if listed:
            yield listed["many"], text
        else:
            for labels, said in _clauses(text):
                for label in labels:
                    yield label, said
            for chinese in _CHINESE.finditer(text):
                yield chinese["many"], chinese[0]


def _clauses(text: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the labels that a clause has as its subject, and the clause."""
    subjects = list(_SUBJECT.finditer(text))
    for place, subject in enumerate(subjects):
        end = subjects[place + 1].start() if place + 1 < len(subjects) else len(text)
        begin = subject.start("many") if subject["many"] else subject.start("only")
        begin = text.rfind(" ", 0, max(0, begin - 1)) + 1 if subject["many"] else begin
        clause = _sentences(text[begin:end])[0].rstrip(" ;")
        yield (_labels(subject["many"]) if subject["many"] else ("",)), clause


def _sentences(text: str) -> list[str]:
    """Return the sentences of a paragraph; a part closed by a semicolon is one."""
    sentences = []
    begin = 0
    for end in _SENTENCE_END.finditer(text):
        sentences.append(text[begin : end.end()].strip())
        begin = end.end()
    return [one for one in (*sentences, text[begin:].strip()) if one] or [""]


def _labels(many: str) -> tuple[str, ...]:
    labels: list[str] = []
    for first, last in _RANGE.findall(many):
        labels.extend(_between(first.upper(), last.upper()) if last else [first.upper()])
    return tuple(labels)


def _between(first: str, last: str) -> list[str]:
    """Return the labels of a range ("3-5", "2A-2C", "1.1-1.3"), both ends with it."""
    one, other = _STEP.match(first), _STEP.match(last)
    if (
        one is None
        or other is None
        or one[1] != other[1]
        or one[2].isdigit() != other[2].isdigit()
    ):
        return [first, last]
    if one[2].isdigit():
        steps = range(int(one[2]), int(other[2]) + 1)
        names = [f"{one[1]}{step}" for step in steps[:_LONGEST_RANGE]]
    else:
        names = [f"{one[1]}{chr(step)}" for step in range(ord(one[2]), ord(other[2]) + 1)]
    return names or [first, last]


def _after_subject(words: str) -> str:
    subject = _SUBJECT.match(words)
    return words[subject.end() :] if subject else words


def _is_part(said: str) -> bool:
    """Return whether the words leave the figure in the design."""
    if _OUTSIDE.search(said) or view_named(said) is View.REFERENCE:
        return False
    return not _NO_PART.search(said) or _BROKEN.search(said) is not None
