"""Draws pictures as SVG in ink and patterns, so that nothing is lost when printed in grey."""

from html import escape

from maodun.reports.localise import Plain

INK, SOFT, RULE, ACCENT = "#1d2430", "#5b6472", "#c9ced6", "#23395d"
BREAK_HERE = "\u200b"
FILLS = {
    "empty": "#ffffff",
    "light": "#e9ecf1",
    "dots": "url(#dots)",
    "hatch": "url(#hatch)",
    "cross": "url(#cross)",
    "solid": ACCENT,
}
PATTERNS = (
    '<pattern id="dots" width="5" height="5" patternUnits="userSpaceOnUse">'
    f'<rect width="5" height="5" fill="#fff"/><circle cx="2.5" cy="2.5" r="1" fill="{ACCENT}"/>'
    "</pattern>"
    '<pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse">'
    '<rect width="5" height="5" fill="#fff"/>'
    f'<path d="M-1,1 l2,-2 M0,5 l5,-5 M4,6 l2,-2" stroke="{ACCENT}" stroke-width="1.2"/>'
    "</pattern>"
    '<pattern id="cross" width="6" height="6" patternUnits="userSpaceOnUse">'
    '<rect width="6" height="6" fill="#fff"/>'
    f'<path d="M0,0 l6,6 M6,0 l-6,6" stroke="{SOFT}" stroke-width="0.7"/></pattern>'
)
SIGNS = {
    "diamond": f'<path d="M0,-5 L5,0 L0,5 L-5,0 Z" fill="{INK}" stroke="#fff"/>',
    "ring": f'<circle r="3.4" fill="#fff" stroke="{INK}" stroke-width="1.4"/>',
    "dot": f'<circle r="3.4" fill="{INK}" stroke="#fff"/>',
    "cross": f'<path d="M-4,-4 L4,4 M4,-4 L-4,4" stroke="{INK}" stroke-width="1.8"/>',
    "triangle": f'<path d="M-5,-5 L5,-5 L0,4 Z" fill="{INK}" stroke="#fff"/>',
    "bar": f'<path d="M0,-7 L0,7" stroke="{INK}" stroke-width="2.4"/>',
}


def drawn(plain: Plain, *, family: str = "inherit") -> Plain:
    """Return localised data with every picture drawn; ``family`` is the font of its words."""
    if isinstance(plain, list):
        return [drawn(one, family=family) for one in plain]
    if not isinstance(plain, dict):
        return plain
    if plain.get("is") == "Picture":
        return {**plain, "shapes": [], "svg": _svg(plain, family)}
    return {key: drawn(value, family=family) for key, value in plain.items()}


def embedded(image: Plain) -> Plain:
    """Return a picture of pixels with an SVG around it, for a form that knows only those."""
    if not image["href"]:
        return image
    size = f'width="{image["width"]}" height="{image["height"]}"'
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {image["width"]} '
        f'{image["height"]}" {size}><image {size} href="{image["href"]}"/></svg>'
    )
    return {**image, "href": "", "svg": svg}


def _svg(picture: Plain, family: str) -> str:
    width, height = _n(picture["width"]), _n(picture["height"])
    title = _words(picture["title"])
    shapes = "".join(_SHAPES[shape["is"]](shape) for shape in picture["shapes"])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" role="img" aria-label="{title}" '
        f'font-family="{escape(family)}">'
        f"<title>{title}</title><defs>{PATTERNS}</defs>{shapes}</svg>"
    )


def _area(one: Plain) -> str:
    return (
        f'<rect x="{_n(one["x"])}" y="{_n(one["y"])}" width="{_n(one["width"])}" '
        f'height="{_n(one["height"])}" fill="{FILLS[one["fill"]]}" stroke="{INK}" '
        'stroke-width="0.6"/>'
    )


def _stroke(one: Plain) -> str:
    dash = ' stroke-dasharray="3 2.5"' if one["dashed"] else ""
    colour, width = (INK, 1.3) if one["strong"] else (RULE, 0.7)
    if one["dashed"] and not one["strong"]:
        colour = SOFT
    return (
        f'<line x1="{_n(one["x1"])}" y1="{_n(one["y1"])}" x2="{_n(one["x2"])}" '
        f'y2="{_n(one["y2"])}" stroke="{colour}" stroke-width="{width}"{dash}/>'
    )


def _sign(one: Plain) -> str:
    return f'<g transform="translate({_n(one["x"])} {_n(one["y"])})">{SIGNS[one["shape"]]}</g>'


def _label(one: Plain) -> str:
    weight = f' stroke="{INK}" stroke-width="0.25"' if one["strong"] else ""
    colour = "#ffffff" if one["reversed"] else INK
    return (
        f'<text x="{_n(one["x"])}" y="{_n(one["y"])}" text-anchor="{escape(one["anchor"])}" '
        f'font-size="{_n(one["size"])}" fill="{colour}"{weight}>{_words(one["words"])}</text>'
    )


def _words(words: str) -> str:
    return escape(words.replace(BREAK_HERE, ""))


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")


_SHAPES = {"Area": _area, "Stroke": _stroke, "Sign": _sign, "Label": _label}
