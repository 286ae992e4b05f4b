"""Test vectors of time limits, terms, windows and fees against arithmetic and law files.

``python -m bench.law --vectors FILE --json`` runs a file in the form of ``law/vectors.json``.
*Arithmetic* feeds the engine with the vector's own numbers; *law* gives it only the topic, the
events and the facts, so that lengths, families, holidays and amounts come from law files.
``law_pass`` is null where the law cannot apply: ``law_note`` says why.
"""

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from bench.law_arithmetic import arithmetic
from bench.law_asking import NoRule, asked, law_answer
from maodun.domain.errors import LawError, NotCovered
from maodun.rules.calendars import calendar_of

GROUPS = ("published", "derived")
OFFICES = {"US-courts": "US", "PCT": "WO", "EU": "EM", "multi": "JP"}


def main() -> None:
    """Run the vectors of a file and print the results."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--vectors", type=Path, required=True)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    results = list(run(json.loads(arguments.vectors.read_text("utf-8"))))
    if arguments.json:
        print(json.dumps({"summary": summary(results), "results": results}, ensure_ascii=False))
        return
    for one in results:
        if not one["arithmetic_pass"] or one["law_pass"] is not True:
            print(json.dumps(one, ensure_ascii=False))
    print(json.dumps(summary(results)))


def run(document: Mapping[str, Any] | Sequence[Any]) -> Iterator[dict[str, Any]]:
    """Yield one result per vector of every group that the file has."""
    groups: Mapping[str, Any] = (
        document if isinstance(document, Mapping) else {"vectors": document}
    )
    for group, vectors in groups.items():
        if group in GROUPS or (isinstance(vectors, list) and _are_vectors(vectors)):
            for vector in vectors:
                yield {"group": group, **_result(vector)}


def summary(results: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return passes and totals per group; ``law_of`` leaves out what the law cannot answer."""
    groups = {one["group"]: None for one in results}
    return {
        group: {
            "arithmetic": sum(
                one["arithmetic_pass"] for one in results if one["group"] == group
            ),
            "of": sum(one["group"] == group for one in results),
            "law": sum(one["law_pass"] is True for one in results if one["group"] == group),
            "law_of": sum(
                one["law_pass"] is not None for one in results if one["group"] == group
            ),
        }
        for group in groups
    }


def _are_vectors(rows: Sequence[Any]) -> bool:
    return all(isinstance(row, Mapping) and "op" in row and "inputs" in row for row in rows)


def _result(vector: Mapping[str, Any]) -> dict[str, Any]:
    expected = vector["expected"]
    computed = _plain(arithmetic(vector["op"], vector["inputs"], vector.get("select")))
    rule = got = note = None
    passes: bool | None = False
    try:
        rule = asked(vector["jurisdiction"], vector["topic"]).rule.rule
        got = _plain(law_answer(vector))
        passes = got == expected
    except NotCovered as error:
        note = str(error)
        passes = None if vector.get("amount_or_flag") else False
    except (NoRule, LawError) as error:
        note = str(error)
    if not passes and _invented(vector):
        passes, note = None, "the vector's holidays are not those of the office"
    return {
        "id": vector["id"],
        "expected": expected,
        "got": got,
        "rule": rule,
        "arithmetic_pass": computed == expected,
        "law_pass": passes,
        "arithmetic_got": computed,
        "law_note": note,
    }


def _invented(vector: Mapping[str, Any]) -> bool:
    """Return whether a software's own test has other holidays than the office."""
    if vector.get("source", {}).get("kind") != "oss-test":
        return False
    office = calendar_of(OFFICES.get(vector["jurisdiction"], vector["jurisdiction"]))
    closed = set(map(date.fromisoformat, vector["inputs"].get("holidays", ())))
    computed = arithmetic(vector["op"], vector["inputs"], vector.get("select"))
    missed = isinstance(computed, date) and not office.is_open(computed)
    return missed or any(office.is_open(day) for day in closed)


def _plain(value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


if __name__ == "__main__":
    main()
