"""The budget as people write it, with what was probably meant where it cannot be used."""

from collections.abc import Mapping

from maodun.domain.errors import BadAssumption
from maodun.domain.launches import Money
from maodun.domain.text import T
from maodun.planning.changing import money

USUAL: Mapping[str, str] = {
    "RMB": "CNY",
    "CNH": "CNY",
    "YUAN": "CNY",
    "元": "CNY",
    "人民币": "CNY",
    "¥": "CNY",
    "￥": "CNY",
    "$": "USD",
    "US$": "USD",
    "美元": "USD",
    "€": "EUR",
    "欧元": "EUR",
    "£": "GBP",
    "英镑": "GBP",
    "YEN": "JPY",
    "日元": "JPY",
}
"""How people write a currency, and its code (ISO 4217)."""

NUMBER = "0123456789.,+- "


def budget_of(text: str, *, currency: str | None) -> Money:
    """Return a budget; without a currency it is in ``currency``, that of the products.

    Raises:
        BadAssumption: It is negative, no amount, or in no currency that is known.
    """
    written = text.strip(NUMBER)
    number = text.replace(written, "").strip()
    if number.startswith("-") and any(sign.isdecimal() for sign in number):
        raise BadAssumption(T("A budget cannot be negative: {budget}", budget=text))
    code = USUAL.get(written.upper())
    if code is not None:
        raise BadAssumption(
            T(
                "'{written}' is not the code of a currency. Did you mean {budget}?",
                written=written,
                budget=f"{number}{code}",
            )
        )
    if not written and currency is None:
        raise BadAssumption(
            T(
                "The products have several currencies; say which one the budget {budget} is in",
                budget=text,
            )
        )
    return money(text, currency=currency or "")
