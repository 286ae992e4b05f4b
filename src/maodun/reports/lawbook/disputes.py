"""Values of others that we do not follow, and the conflicts that the rules keep."""

from collections.abc import Iterator

from maodun.domain.text import T, Text
from maodun.reports.language import ENGLISH, translator
from maodun.reports.lawbook.building import file_of
from maodun.reports.lawbook.entries import expected_told, given_told
from maodun.reports.lawbook.pages import BadValue, Disputed, KnownBadPage, OurAnswer, Page
from maodun.rules.cases import Expect, answered
from maodun.rules.files import rules
from maodun.rules.known_bad import KnownBad, Ours, known_bad

TITLE = T("Known bad or conflicting values")
HEAD = """\
# Known bad or conflicting values

Made from `src/maodun/law/known_bad.yaml`; do not edit here. Our answers are computed from the
law files each time. The law book (`maodun law book`) has the same page, also in Chinese, with
the conflicts that single rules keep.
"""


def known_bad_page() -> Page:
    """Return the values of others that we do not follow, and why."""
    body = KnownBadPage(tuple(map(_value, known_bad())), tuple(_disputed()))
    return Page("known-bad.html", TITLE, "known_bad", body)


def known_bad_markdown() -> str:
    """Return the same values as ``docs/law/known-bad.md``."""
    return "\n".join([HEAD, *map(_section, map(_value, known_bad()))])


def _value(one: KnownBad) -> BadValue:
    return BadValue(
        one.name,
        one.title.words,
        one.claims.words,
        one.source.cite,
        str(one.source.url or ""),
        tuple(map(_ours, one.ours)),
        one.why.words,
    )


def _ours(one: Ours) -> OurAnswer:
    found = answered(one.rule, one.given)
    asked = one.expect.model_dump(exclude_none=True)
    parts = Expect(**{part: found[part] for part in asked if part in found})
    return OurAnswer(
        one.rule,
        file_of(one.rule.partition(".")[0]),
        given_told(one.given),
        expected_told(parts),
    )


def _disputed() -> Iterator[Disputed]:
    for name, rule in rules().items():
        for version in rule.versions:
            for conflict in version.other_views:
                yield Disputed(
                    name,
                    file_of(name.partition(".")[0]),
                    rule.title.words,
                    version.from_,
                    conflict,
                )


def _section(value: BadValue) -> str:
    def said(text: Text) -> str:
        return text.render(translator(ENGLISH))

    source = f"[{value.cite}]({value.url})" if value.url else value.cite
    ours = "\n".join(
        f"- `{one.rule}`: {said(one.given)}: **{said(one.answer)}**" for one in value.ours
    )
    return "\n\n".join(
        [
            f"## {said(value.title)}",
            f"{source}: “{said(value.claims)}”",
            f"Our answer:\n\n{ours}",
            f"{said(value.why)}\n",
        ]
    )
