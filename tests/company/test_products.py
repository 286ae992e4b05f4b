from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from maodun.company.products.services import product_get, product_list, product_save
from maodun.domain.errors import UnknownProduct
from maodun.domain.products import Disclosure, Fact, Product

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 12, 1, tzinfo=UTC)
BOWL = Product(
    sku="碗 1/2",
    title="折叠碗",
    facts=(Fact("title", "折叠碗", "zh-Hans", "bowl.yaml", closed=True),),
    source="bowl.yaml",
    disclosures=(Disclosure(NOW.date(), "fair", "bowl.yaml"),),
)


def test_a_product_comes_back_as_it_was_saved() -> None:
    product_save(product=BOWL, by="Ada", now=NOW)
    saved = product_get(sku=BOWL.sku)
    assert saved.product == BOWL
    assert (saved.version, saved.saved_by, saved.saved_at) == (1, "Ada", NOW)


def test_saving_the_same_again_makes_no_version() -> None:
    product_save(product=BOWL, by="Ada", now=NOW)
    assert product_save(product=BOWL, by="Bo", now=NOW + timedelta(days=1)).version == 1


def test_a_change_makes_a_version_and_keeps_the_old_one() -> None:
    product_save(product=BOWL, by="Ada", now=NOW)
    product_save(product=replace(BOWL, title="碗"), by="Bo", now=NOW)
    assert product_get(sku=BOWL.sku).product.title == "碗"
    assert product_get(sku=BOWL.sku, version=1).product == BOWL
    assert [saved.version for saved in product_list()] == [2]


def test_a_number_nobody_knows_says_how_to_get_one() -> None:
    with pytest.raises(UnknownProduct, match="maodun clear"):
        product_get(sku="none")


def test_the_list_takes_one_query_however_many_products(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(3):
        product_save(product=replace(BOWL, sku=f"B{number}"), by="Ada", now=NOW)
    with django_assert_num_queries(1):
        assert [saved.product.sku for saved in product_list()] == ["B0", "B1", "B2"]
