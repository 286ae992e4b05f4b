import json
from dataclasses import asdict

import numpy as np
import pytest
from pydantic import TypeAdapter

from bench.boosting import Growing, grown, odds_of
from maodun.compare.products.recipe import products_1
from maodun.compare.products.trees import Trees, share

HOW = Growing(trees=30, rate=0.3, depth=3, figures=1.0, pairs=1.0, least=3)
NAMES = ("one", "other")


def table() -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(4)
    values = rng.random((400, 2))
    values[::5, 1] = np.nan
    same = (values[:, 0] > 0.6) & ~(values[:, 1] > 0.5)
    return values, same


def test_trees_learn_a_rule_with_unknown_values() -> None:
    values, same = table()
    odds = odds_of(grown(values, same, NAMES, HOW), values)
    assert ((odds > 0) == same).mean() > 0.97


def test_one_row_at_a_time_gives_what_all_rows_give() -> None:
    values, same = table()
    trees = grown(values, same, NAMES, HOW)
    alone = [trees.odds(list(row)) for row in values]
    assert alone == pytest.approx(list(odds_of(trees, values)))


def test_pushes_and_base_add_up_to_the_odds() -> None:
    values, same = table()
    trees = grown(values, same, NAMES, HOW)
    roots = sum(tree[0][4] for tree in trees.trees)
    for row in values[:20]:
        moved = sum(trees.pushes(list(row)).values())
        assert trees.base + roots + moved == pytest.approx(trees.odds(list(row)))


def test_the_same_seed_grows_the_same_trees_and_files_keep_them() -> None:
    values, same = table()
    one, other = (grown(values, same, NAMES, HOW) for _ in range(2))
    assert one == other
    assert TypeAdapter(Trees).validate_json(json.dumps(asdict(one))) == one


def test_the_shipped_recipe_asks_only_what_there_is() -> None:
    recipe = products_1()
    assert recipe.strong > recipe.medium > recipe.weak
    places = {node[0] for tree in recipe.trees.trees for node in tree}
    assert max(places) < len(recipe.trees.figures)


@pytest.mark.parametrize("odds", [-800.0, -1.0, 0.0, 1.0, 800.0])
def test_a_share_stays_a_share(odds: float) -> None:
    assert 0.0 <= share(odds) <= 1.0
    assert share(odds) + share(-odds) == pytest.approx(1.0)
