"""What an option is called in a plan of one product, and of several."""

from maodun.domain.plans import Plan
from maodun.domain.text import T, Text
from maodun.planning.words import option_name


def key_name(plan: Plan, key: str) -> Text:
    """Return the name of an option by its key, with its product where there are several."""
    option = plan.option(key)
    if len(plan.products) == 1:
        return option_name(option)
    return T("{sku}: {name}", sku=", ".join(option.skus), name=option_name(option))
