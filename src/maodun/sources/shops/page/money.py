"""Amounts of money as shops write them: ``1.234,56 €``, ``US $12.99``, ``2,900원``."""

import re
from dataclasses import dataclass
from decimal import Decimal

_SIGN = (
    r"US\s?\$|C\$|A\$|R\$|S/\.?|[$€£¥₹₽₩₺₴₪฿₫]|元|円|원|руб\.?|р\.|тг\.?|zł|Kč|Ft|Lei|lei|Kn|kn|kr\.?"
    r"|Rs\.?|CHF|SFr\.?|Fr\.|ر\.س|[A-Z]{3}(?![A-Za-z])"
)
_NUMBER = (
    r"\d{1,3}(?:[.,'’\s\u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d{1,12}(?:[.,]\d{1,4})?"
)
_SHOWN = re.compile(
    rf"(?P<before>{_SIGN})\s?(?P<first>{_NUMBER})|(?P<second>{_NUMBER})\s?(?P<behind>{_SIGN})"
)
_BARE = re.compile(_NUMBER)
_CODES = {
    "€": "EUR", "£": "GBP", "₹": "INR", "₽": "RUB", "₩": "KRW", "원": "KRW", "₺": "TRY",
    "₴": "UAH", "₪": "ILS", "zł": "PLN", "Kč": "CZK", "Ft": "HUF", "元": "CNY", "円": "JPY",
    "R$": "BRL", "US$": "USD", "C$": "CAD", "A$": "AUD", "тг": "KZT", "฿": "THB",
    "₫": "VND", "руб": "RUB",
}  # fmt: skip
"""Signs that only one country uses; the others stay as shown."""

LARGEST = Decimal(10) ** 12
_THOUSAND = 3
"""Digits behind a separator of thousands."""


@dataclass(frozen=True, slots=True)
class Money:
    """An amount, and its currency as ISO 4217 or as shown, "" where none is."""

    amount: Decimal
    currency: str


def money_shown(text: str) -> Money | None:
    """Return the first amount with a currency in a text that people see."""
    match = _SHOWN.search(text)
    if match is None:
        return None
    amount = _amount(match["first"] or match["second"])
    sign = re.sub(r"\s", "", match["before"] or match["behind"]).rstrip(".")
    return Money(amount, _CODES.get(sign, sign)) if amount is not None else None


def money_alone(text: str) -> Money | None:
    """Return the amount of a text that is nothing but a number."""
    match = _BARE.fullmatch(text.strip())
    amount = _amount(match[0]) if match else None
    return Money(amount, "") if amount is not None else None


def money_said(value: str, currency: str) -> Money | None:
    """Return the amount of a value that is for machines: a point is a decimal point.

    Many shops put there what people see; a comma before two digits is decimal too.
    """
    match = _BARE.search(value.strip())
    if match is None:
        return None
    text = match[0]
    plain = re.fullmatch(r"\d+\.\d+", text)
    amount = Decimal(text) if plain else _amount(text)
    code = currency.strip().upper()
    return Money(amount, code if re.fullmatch(r"[A-Z]{3}", code) else "") if amount else None


def _amount(text: str) -> Decimal | None:
    """Return the number; one separator before exactly three digits is of thousands."""
    digits = re.sub(r"[\s\u00a0\u202f'’]", "", text)
    last = max(digits.rfind("."), digits.rfind(","))
    behind = len(digits) - last - 1
    if last >= 0 and behind != _THOUSAND:
        whole, fraction = re.sub(r"[.,]", "", digits[:last]), digits[last + 1 :]
        number = Decimal(f"{whole or '0'}.{fraction or '0'}")
    else:
        number = Decimal(re.sub(r"[.,]", "", digits))
    return number if number < LARGEST else None
