"""What every form promises, whatever the clearance holds."""

from dataclasses import replace
from html.parser import HTMLParser

import msgspec
import pytest
from rich.cells import cell_len

from maodun.domain.clearance import Clearance
from maodun.domain.errors import UnknownLanguage
from maodun.reports.rendering import Form, render, render_list
from tests.reports.clearances import clearance

HOSTILE = (
    '<script>alert(1)</script>"><img src=x onerror=alert(2)>{{7*7}}{% raw %}'
    '#eval("1")[b]$x$\x1b[31m'
)


class Tags(HTMLParser):
    """Collects the names and attributes of every element."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def named(title: str) -> Clearance:
    """The fictional clearance of a product and a first right with this title."""
    made = clearance()
    first = made.findings[0]
    facts = tuple(
        replace(fact, text=title) if fact.name == "title" else fact
        for fact in made.product.facts
    )
    return replace(
        made,
        product=replace(made.product, title=title, sku=title[:40], facts=facts),
        findings=(replace(first, right=replace(first.right, title=title)), *made.findings[1:]),
    )


def tags(page: bytes) -> Tags:
    """The elements of a page."""
    found = Tags()
    found.feed(page.decode())
    return found


@pytest.mark.parametrize("language", ["en", "zh-Hans", "zh"])
@pytest.mark.parametrize("form", ["html", "json", "text"])
def test_same_clearance_gives_same_bytes(form: Form, language: str) -> None:
    once = render(clearance(), form=form, language=language)
    again = render(clearance(), form=form, language=language)
    assert once == again


def test_page_refers_to_nothing_outside_and_runs_nothing() -> None:
    found = tags(render(clearance(), form="html", language="en")).found
    assert not {"script", "link", "img", "iframe", "object", "base"} & {tag for tag, _ in found}
    assert not [a for _, a in found if any(name.startswith("on") for name in a)]
    assert all((a.get("href") or "#").startswith("#") for _, a in found)
    assert "src" not in {name for _, a in found for name in a}


def test_hostile_title_adds_no_element() -> None:
    plain = render(named("Scooter"), form="html", language="en")
    hostile = render(named(HOSTILE), form="html", language="en")
    assert [tag for tag, _ in tags(hostile).found] == [tag for tag, _ in tags(plain).found]
    assert b"{{7*7}}" in hostile


def test_terminal_never_gets_control_characters() -> None:
    text = render(named(HOSTILE + "\u202eabc\x07\x9b2J"), form="text", language="en").decode()
    assert not [sign for sign in text if sign != "\n" and not sign.isprintable()]


@pytest.mark.parametrize(
    "title",
    [
        pytest.param("x" * 1000, id="1,000 letters without a space"),
        pytest.param("免充气轮胎" * 200, id="1,000 wide characters"),
        pytest.param("عجلة بدون هواء 12", id="right to left"),
        pytest.param("🛴👩\u200d🔧 scooter", id="emoji with a joiner"),
        pytest.param("a\x00b\ud800c\uffff", id="what no file may hold"),
        pytest.param("", id="nothing"),
    ],
)
@pytest.mark.parametrize("form", ["html", "json", "text"])
def test_any_title_can_be_written(form: Form, title: str) -> None:
    assert render(named(title), form=form, language="zh")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_text_fits_80_columns(language: str) -> None:
    text = render(named("免充气轮胎" * 200), form="text", language=language).decode()
    assert max(cell_len(line) for line in text.splitlines()) <= 80


def test_machine_form_keeps_every_field() -> None:
    made = msgspec.json.decode(render(clearance(), form="json", language="zh"))
    assert made["report_version"] == 1
    assert set(Clearance.__dataclass_fields__) < set(made)
    assert made["overall"] == "cannot_say"
    assert made["gaps"][0]["because"]["msgid"] == "Pictures of designs were not compared."
    assert made["findings"][0]["readings"][0]["readings"][2]["state"] == "unknown"


def test_nothing_found_is_still_a_report() -> None:
    empty = replace(
        clearance(),
        findings=(),
        questions=(),
        gaps=(),
        unseeable=(),
        reused=(),
        funnel=(),
        data_files=(),
        planted=(),
        elusion=None,
        pile=0,
    )
    forms: tuple[Form, ...] = ("html", "json", "text")
    for form in forms:
        assert render(empty, form=form, language="en")


def test_a_list_has_a_row_per_product_in_order() -> None:
    made = [named("First"), named("Second")]
    rows = msgspec.json.decode(render_list(made, form="json", language="en"))["products"]
    assert [row["title"] for row in rows] == ["First", "Second"]
    assert rows[0]["gate"]["patents"] == "hold"
    text = render_list(made, form="text", language="en").decode()
    assert text.index("First") < text.index("Second")
    assert b"Second" in render_list(made, form="html", language="zh")


def test_another_language_is_refused_by_name() -> None:
    with pytest.raises(UnknownLanguage, match="fr"):
        render(clearance(), form="html", language="fr")


def listed(*made: Clearance, language: str = "en") -> list[str]:
    """The lines of the terminal's list."""
    return render_list(made, form="text", language=language).decode().splitlines()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_list_cuts_no_word_of_ours(language: str) -> None:
    lines = listed(clearance(), named("免充气轮胎" * 200), language=language)
    assert max(cell_len(line) for line in lines) <= 80
    said = "\n".join(lines)
    words = {
        "en": ("Overall", "cannot say", "4 Copyright works", "? cannot say"),
        "zh": ("总体", "无法判断", "4 版权作品", "? 无法判断"),
    }
    assert all(word in said for word in words[language])


def test_a_list_has_a_line_of_values_and_one_of_reasons_per_product() -> None:
    lines = listed(clearance())
    place = next(n for n, line in enumerate(lines) if line.startswith("SC-100"))
    assert lines[place].split("  ")[:2] == ["SC-100", "US"]
    assert "! ? ~ =" in lines[place]
    assert lines[place + 1] == "  Pictures of designs were not compared."


def test_a_long_number_stands_whole_above_its_values() -> None:
    made = clearance()
    sku = "SELLER-NUMBER-THAT-NAMES-COLOUR-AND-SIZE"
    assert sku in listed(replace(made, product=replace(made.product, sku=sku)))


def test_a_list_counts_what_waits_for_a_reviewer() -> None:
    rows = msgspec.json.decode(render_list([clearance()], form="json", language="en"))
    assert rows["products"][0]["waiting"] == 2


def test_a_list_of_one_says_so() -> None:
    assert "Gate of one product" in listed(clearance())
    assert "Gates of 2 products" in listed(clearance(), clearance())


def test_titles_come_in_the_readers_language() -> None:
    made = clearance()
    title = replace(made.product.facts[0], text="折叠滑板车", language="zh-Hans")
    made = replace(made, product=replace(made.product, facts=(*made.product.facts, title)))
    assert "折叠滑板车" in "\n".join(listed(made, language="zh"))
    assert "折叠滑板车" not in "\n".join(listed(made))
    assert "折叠滑板车" in render(made, form="text", language="zh").decode()
