"""Which characters the PDF reports can show: the definition their font is made from."""

from functools import cache

FAMILY = "Maodun Sans SC"
FILE = "MaodunSansSC-Regular.otf"

LATIN = ((0x0020, 0x007E), (0x00A0, 0x00FF))
"""ASCII, and the letters and signs of Western Europe: ° § µ × among them."""

GB2312_ROWS = range(0xA1, 0xF8)
"""Signs, kana, Greek, Cyrillic, level 1 and level 2 of GB 2312: 6,763 hanzi."""

SIGNS = "‐‑‒–—―−‘’‚“”„†‡•…‰′″‹›€™←↑→↓↔≈≠≤≥✓□■○●△▲▼◆◇・ーー"

NAMES = "喆堃镕珺玥旻昇赟頔婳翀翾烜炘晞暐曈琎瑀瑄璟祎禛竑茜蓁邈钰锳霈韡颋骐堉垚塬奡媖婧嫚弢彧"
"""Hanzi of people's names that GB 2312 leaves out; some are in it all the same."""

NARROWED = "§±×÷¶"
"""Signs that Chinese type sets as wide as a hanzi, and that stand in Western text here."""

BORROWED = ((0x0100, 0x017F), (0x0218, 0x021B), (0x2070, 0x209C), (0x1EA0, 0x1EF9))
"""Letters that the font lacks and the PDF writer's own font has: names from Central Europe,
Turkey and Viet Nam, superscripts and subscripts."""

MISSING = "□"
"""Stands in a PDF for a character that neither font has; the other forms show it."""


@cache
def wanted() -> frozenset[str]:
    """Return every character the font is made with."""
    return frozenset(_within(LATIN) | set(SIGNS) | set(NAMES) | _gb2312())


@cache
def shown() -> frozenset[str]:
    """Return every character a PDF can show."""
    return wanted() | _within(BORROWED) | {"\n"}


def _within(ranges: tuple[tuple[int, int], ...]) -> set[str]:
    return {chr(code) for first, last in ranges for code in range(first, last + 1)}


def _gb2312() -> set[str]:
    pairs = (bytes((row, cell)) for row in GB2312_ROWS for cell in range(0xA1, 0xFF))
    return set("".join(pair.decode("gb2312", errors="ignore") for pair in pairs))
