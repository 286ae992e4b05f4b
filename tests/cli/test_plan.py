import json
from pathlib import Path

import pytest

from tests.cli.conftest import Maodun

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples" / "plan"
LAMP = str(EXAMPLES / "shown-yesterday.yaml")
ON = ("--budget", "8000USD", "--today", "2026-11-22")


def test_says_what_to_file_in_text(maodun: Maodun) -> None:
    result = maodun("plan", LAMP, *ON)
    assert result.exit_code == 0
    assert "Filing plan" in result.stdout
    assert "Design, China" in result.stdout
    assert "no grace applies to the listing of 2026-11-21" in " ".join(result.stdout.split())


def test_the_terminal_gets_page_one_and_the_rest_when_asked(maodun: Maodun) -> None:
    short, long = maodun("plan", LAMP, *ON), maodun("plan", LAMP, *ON, "--format", "text")
    assert short.stdout.count("\n") < 150 < long.stdout.count("\n")
    assert "--format text" in short.stderr
    assert long.stderr == ""


def test_wrong_words_are_told_in_the_language_asked_for_after_the_command(
    maodun: Maodun,
) -> None:
    result = maodun("plan", LAMP, *ON, "--format", "htlm", "--lang", "zh")
    assert result.exit_code == 2
    assert "html" in result.stderr
    assert "Did you mean" not in result.stderr
    assert "is none of" not in result.stderr


def test_a_plan_is_told_in_the_currency_of_its_products(maodun: Maodun) -> None:
    text = Path(LAMP).read_text("utf-8").replace("currency: USD", "currency: CNY")
    assert "currency: CNY" in text
    today = ("--today", "2026-11-22")
    result = maodun("plan", "-", "--budget", "56000", *today, stdin=text)
    assert "Budget             56,000 CNY" in result.stdout
    assert "1 USD = 7.1429 CNY (assumed)" in result.stdout
    assert " USD" not in result.stdout.replace("1 USD", "")
    whole = json.loads(maodun("plan", "-", *ON, *today, "--json", stdin=text).stdout)
    assert whole["budget"] == {"amount": "57142.86", "currency": "CNY"}
    charged = {
        line["money"]["currency"]
        for product in whole["products"]
        for option in product["options"]
        for line in option["lines"]
    }
    assert {"USD", "EUR"} <= charged


def test_products_in_several_currencies_need_one_for_the_budget(
    maodun: Maodun, tmp_path: Path
) -> None:
    text = Path(LAMP).read_text("utf-8")
    (tmp_path / "a.yaml").write_text(text, "utf-8")
    other = text.replace("currency: USD", "currency: CNY").replace("sku: CL-3", "sku: CL-4")
    (tmp_path / "b.yaml").write_text(other, "utf-8")
    result = maodun("plan", str(tmp_path), "--budget", "8000", "--today", "2026-11-22")
    assert result.exit_code == 1
    assert "several currencies" in result.stderr


def test_writes_every_form_into_a_folder(maodun: Maodun, tmp_path: Path) -> None:
    result = maodun("plan", LAMP, *ON, "--lang", "zh", "--out", str(tmp_path / "p"))
    assert result.exit_code == 0
    assert "8,000 USD" in result.stdout
    assert sorted(file.name for file in (tmp_path / "p").iterdir()) == [
        f"plan.zh-Hans.{suffix}" for suffix in ("html", "ics", "json", "pdf", "xlsx")
    ]


def test_json_on_stdout_is_the_whole_plan(maodun: Maodun) -> None:
    result = maodun("plan", "-", *ON, "--json", stdin=Path(LAMP).read_text("utf-8"))
    whole = json.loads(result.stdout)
    assert [product["launch"]["sku"] for product in whole["products"]] == ["CL-3"]
    assert float(whole["outcome"]["spent"]["amount"]) <= 8000


def test_a_number_that_is_set_changes_the_plan(maodun: Maodun) -> None:
    plain = json.loads(maodun("plan", LAMP, *ON, "--json").stdout)
    other = json.loads(maodun("plan", LAMP, *ON, "--json", "--set", "forecast.US=0").stdout)
    assert float(other["forecast"]["amount"]) < float(plain["forecast"]["amount"])
    assert not [key for key in other["outcome"]["chosen"] if "/US/" in key]


def test_a_what_if_leaves_the_plan_as_it_stands(maodun: Maodun) -> None:
    plain = json.loads(maodun("plan", LAMP, *ON, "--json").stdout)
    asked = json.loads(maodun("plan", LAMP, *ON, "--json", "--what-if", "budget=0").stdout)
    assert asked["outcome"] == plain["outcome"]
    assert asked["what_if"]["after"]["spent"]["amount"] == "0.00"


def test_the_assumptions_printed_can_be_given_back(maodun: Maodun, tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(maodun("plan", "--print-assumptions").stdout, "utf-8")
    given = maodun("plan", LAMP, *ON, "--json", "--assumptions", str(file))
    assert given.stdout == maodun("plan", LAMP, *ON, "--json").stdout


@pytest.mark.parametrize(
    ("argv", "code", "says"),
    [
        pytest.param(("--set", "agnt.US=5"), 1, "called 'agnt'", id="unknown table"),
        pytest.param(("--set", "launch"), 1, "NAME=VALUE", id="no value"),
        pytest.param(("--format", "htlm"), 2, "Did you mean html?", id="unknown form"),
        pytest.param(("--format", "pdf"), 2, "--out", id="a PDF for the terminal"),
        pytest.param(("--budget=-5USD",), 1, "cannot be negative: -5USD", id="negative"),
        pytest.param(("--budget", "60000RMB"), 1, "mean 60000CNY?", id="usual name"),
        pytest.param(("--budget", "60000 元"), 1, "mean 60000CNY?", id="Chinese name"),
        pytest.param(("--budget", "much"), 1, "8000USD", id="no amount"),
        pytest.param(("--budget", "5XXX"), 1, "rates.XXX", id="a currency without a rate"),
    ],
)
def test_a_wrong_word_is_one_sentence(
    maodun: Maodun, argv: tuple[str, ...], code: int, says: str
) -> None:
    result = maodun("plan", LAMP, *ON, *argv)
    assert (result.exit_code, result.stdout) == (code, "")
    assert says in result.stderr


def test_a_product_that_cannot_be_planned_does_not_stop_the_others(
    maodun: Maodun, tmp_path: Path
) -> None:
    (tmp_path / "a.yaml").write_text("sku: A\ntitle: Lamp\n", "utf-8")
    (tmp_path / "b.yaml").write_text(Path(LAMP).read_text("utf-8"), "utf-8")
    result = maodun("plan", str(tmp_path), *ON, "--json")
    assert result.exit_code == 0
    assert "a.yaml:1: A has no plan: part" in result.stderr
    assert len(json.loads(result.stdout)["products"]) == 1


def test_nothing_that_can_be_planned_is_an_error(maodun: Maodun) -> None:
    result = maodun("plan", "-", *ON, stdin="sku: A\ntitle: Lamp\n")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "has no plan: part" in result.stderr
