"""Logos for the benchmark, drawn here: groups of look-alikes, made the way copies are made.

A logo is a figure or a monogram, with or without a frame, stripes and a word. Its look-alikes
have other proportions, another part, other strokes, colours or words, are mirrored, turned,
inverted, rearranged, or drawn as outlines instead of areas; each has two or three such changes.
"""

import math
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import Enum

import cv2
import numpy as np
from numpy.typing import NDArray

from bench.logos_shapes import Shape, figure, frame, letters, stripes

Pixels = NDArray[np.uint8]
SIDE = 256
FINER = 2
REACH = 0.84
"""Share of the half side that a logo fills at most."""

SYLLABLES = (
    "ba",
    "co",
    "di",
    "fe",
    "go",
    "hu",
    "ja",
    "ko",
    "lu",
    "mi",
    "na",
    "or",
    "pe",
    "qua",
)
HAN = "山水云风星月海天光金木火土龙凤鹿鹤松竹梅兰春秋东南西北安康福乐美佳新华明亮"


class Role(Enum):
    """What a part is to the logo."""

    FIGURE = "figure"
    FRAME = "frame"
    WORD = "word"
    STRIPES = "stripes"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a logo.

    Attributes:
        holes: Lines within lines are holes, as in letters.
        at, size: Middle and half sides, in a square from -1 to 1.
        stroke: Width of its outline; None: an area.
        ink: Which colour of the logo; 0 is the ground's.
        bend: How its lines are redrawn: strength and two phases.
    """

    role: Role
    shape: Shape
    at: tuple[float, float]
    size: tuple[float, float]
    ink: int
    holes: bool = False
    turn: float = 0.0
    stroke: float | None = None
    bend: tuple[float, float, float] = (0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Logo:
    """Parts from back to front, and their colours, the ground first."""

    parts: tuple[Part, ...]
    colours: tuple[tuple[int, int, int], ...]
    mirrored: bool = False
    turn: float = 0.0


def drawn_groups(groups: int, *, alike: int, seed: int) -> Iterator[tuple[str, list[Pixels]]]:
    """Yield the name of each group and its pictures: one logo, then its look-alikes."""
    for number in range(groups):
        source = random.Random(f"{seed} group {number}")
        logo = new_logo(source)
        others = [look_alike(logo, source) for _ in range(alike)]
        yield f"group-{number:03}", [draw(one) for one in (logo, *others)]


def drawn_others(count: int, *, seed: int) -> Iterator[Pixels]:
    """Yield logos that belong to no group."""
    for number in range(count):
        yield draw(new_logo(random.Random(f"{seed} other {number}")))


def new_logo(source: random.Random) -> Logo:
    """Return a logo of one to four parts."""
    framed, worded = source.random() < 0.35, source.random() < 0.45
    beside = worded and source.random() < 0.5
    at, size = (0.0, 0.0), 1.0
    if worded:
        at, size = ((-0.6, 0.0), 0.4) if beside else ((0.0, -0.28), 0.7)
    parts = []
    outlined = framed and source.random() < 0.5
    if framed:
        stroke = source.uniform(0.04, 0.1) if outlined else None
        parts.append(Part(Role.FRAME, frame(source), at, (size, size), 1, stroke=stroke))
    inner = size * (0.6 if framed else 1.0)
    ink = 0 if framed and not outlined else source.randint(1, 2)
    parts.append(replace(_figure(source), at=at, size=_sides(source, inner), ink=ink))
    if source.random() < 0.15:
        low = (at[0], at[1] + size * 0.75)
        parts.append(Part(Role.STRIPES, stripes(source), low, (size, size / 4), 2))
    if worded:
        parts.append(_word(source, beside=beside))
    return Logo(tuple(parts), _colours(source))


def look_alike(logo: Logo, source: random.Random) -> Logo:
    """Return the logo as somebody draws it who wants to be taken for its owner."""
    for change in source.sample(CHANGES, source.randint(2, 3)):
        logo = change(logo, source)
    return logo


def draw(logo: Logo) -> Pixels:
    """Return the picture of a logo, in RGB on its ground."""
    side = SIDE * FINER
    canvas = np.empty((side, side, 3), np.float32)
    canvas[:] = logo.colours[0]
    for part in logo.parts:
        mask = _mask(part, side)
        canvas[mask > 0] = logo.colours[part.ink % len(logo.colours)]
    if logo.mirrored:
        canvas = canvas[:, ::-1]
    if logo.turn:
        how = cv2.getRotationMatrix2D((side / 2, side / 2), math.degrees(logo.turn), 1)
        ground = tuple(map(float, logo.colours[0]))
        turned = cv2.warpAffine(
            np.ascontiguousarray(canvas), how, (side, side), borderValue=ground
        )
        canvas = np.asarray(turned, np.float32)
    small = cv2.resize(np.ascontiguousarray(canvas), (SIDE, SIDE), interpolation=cv2.INTER_AREA)
    return np.asarray(np.clip(small, 0, 255), np.uint8)


def _figure(source: random.Random) -> Part:
    stroke = source.uniform(0.05, 0.12) if source.random() < 0.25 else None
    if source.random() < 0.3:
        text = "".join(source.choices("ABCDEFGHJKLMNOPQRSTUVWXYZ", k=source.randint(1, 2)))
        if source.random() < 0.15:
            text = source.choice(HAN)
        shape, holes = letters(text), True
    else:
        shape, holes = figure(source), False
    return Part(Role.FIGURE, shape, (0, 0), (1, 1), 1, holes=holes, stroke=stroke)


def _word(source: random.Random, *, beside: bool) -> Part:
    text = "".join(source.choices(SYLLABLES, k=source.randint(2, 3)))
    text = source.choice((text, text.upper(), text.title()))
    if source.random() < 0.2:
        text = "".join(source.choices(HAN, k=source.randint(2, 4)))
    at, half = ((0.42, 0.0), 0.55) if beside else ((0.0, 0.72), 0.85)
    return Part(Role.WORD, letters(text), at, (half, half), source.randint(1, 2), holes=True)


def _sides(source: random.Random, half: float) -> tuple[float, float]:
    share = source.choice((1.0, 1.0, source.uniform(0.6, 1.0)))
    return (half, half * share) if source.random() < 0.5 else (half * share, half)


def _colours(source: random.Random) -> tuple[tuple[int, int, int], ...]:
    def ink() -> tuple[int, int, int]:
        return (source.randrange(150), source.randrange(150), source.randrange(150))

    if source.random() < 0.3:
        return ((255, 255, 255), (0, 0, 0), (0, 0, 0))
    if source.random() < 0.2:
        return (ink(), (255, 255, 255), (240, 225, 170))
    return ((255, 255, 255), ink(), ink())


def _mask(part: Part, side: int) -> Pixels:
    mask = np.zeros((side, side), np.uint8)
    lines = [np.rint(_placed(line, part, side) * 16).astype(np.int32) for line in part.shape]
    if part.holes:
        cv2.fillPoly(mask, lines, 255, shift=4)
    else:
        for line in lines:
            cv2.fillPoly(mask, [line], 255, shift=4)
    if part.stroke is None:
        return mask
    wide = max(3, round(part.stroke * max(part.size) * side / 2))
    within = cv2.erode(mask, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (wide, wide)))
    return np.asarray(mask - within, np.uint8)


def _placed(line: NDArray[np.float64], part: Part, side: int) -> NDArray[np.float64]:
    strength, one, other = part.bend
    across, down = line[:, 0], line[:, 1]
    bent = line + strength * np.stack(
        [np.sin(2.3 * down + one) + 0.5 * np.sin(5.1 * across + other),
         np.sin(2.7 * across + other) + 0.5 * np.sin(4.7 * down + one)], axis=1
    )  # fmt: skip
    cosine, sine = math.cos(part.turn), math.sin(part.turn)
    turned = bent @ np.array([[cosine, sine], [-sine, cosine]])
    half = side / 2
    return np.asarray(half + half * REACH * (turned * part.size + part.at))


def _changed(logo: Logo, role: Role, how: Callable[[Part], Part]) -> Logo:
    return replace(
        logo, parts=tuple(how(part) if part.role is role else part for part in logo.parts)
    )


def _proportions(logo: Logo, source: random.Random) -> Logo:
    wide, high = source.uniform(0.72, 1.0), source.uniform(0.72, 1.0)
    return _changed(
        logo,
        Role.FIGURE,
        lambda part: replace(part, size=(part.size[0] * wide, part.size[1] * high)),
    )


def _redrawn(logo: Logo, source: random.Random) -> Logo:
    bend = (source.uniform(0.02, 0.07), source.uniform(0, 6.2), source.uniform(0, 6.2))
    return _changed(logo, Role.FIGURE, lambda part: replace(part, bend=bend))


def _outlined(logo: Logo, source: random.Random) -> Logo:
    """An area becomes its outline, an outline an area or another stroke."""
    wide = source.uniform(0.05, 0.13)

    def other(part: Part) -> Part:
        return replace(part, stroke=wide if part.stroke is None else None)

    return _changed(logo, Role.FIGURE, other)


def _one_line_less(logo: Logo, source: random.Random) -> Logo:
    """One element of the figure is missing, smaller or moved."""

    def other(part: Part) -> Part:
        if part.holes or len(part.shape) < 3:
            return replace(part, turn=part.turn + source.uniform(-0.2, 0.2))
        at = source.randrange(len(part.shape))
        moved = part.shape[at] * 0.85 + source.uniform(-0.12, 0.12)
        kept = () if source.random() < 0.5 else (moved,)
        return replace(part, shape=(*part.shape[:at], *kept, *part.shape[at + 1 :]))

    return _changed(logo, Role.FIGURE, other)


def _recoloured(logo: Logo, source: random.Random) -> Logo:
    return replace(logo, colours=_colours(source))


def _inverted(logo: Logo, source: random.Random) -> Logo:
    dark = (source.randrange(90), source.randrange(90), source.randrange(90))
    if sum(logo.colours[0]) < 380:
        return replace(logo, colours=((255, 255, 255), dark, dark))
    return replace(logo, colours=(dark, (255, 255, 255), (255, 255, 255)))


def _mirrored(logo: Logo, source: random.Random) -> Logo:
    if source.random() < 0.5:
        return replace(logo, mirrored=not logo.mirrored)
    return replace(logo, turn=source.uniform(-0.2, 0.2))


def _other_words(logo: Logo, source: random.Random) -> Logo:
    """The word is another one, left out, or new below the figure."""
    has = any(part.role is Role.WORD for part in logo.parts)
    kept = tuple(part for part in logo.parts if part.role is not Role.WORD)
    if not has:
        return _with_word(logo, source)
    if source.random() < 0.4:
        return replace(logo, parts=kept)
    beside = any(part.role is Role.WORD and part.at[1] == 0 for part in logo.parts)
    return replace(logo, parts=(*kept, _word(source, beside=beside)))


def _with_word(logo: Logo, source: random.Random) -> Logo:
    """Everything moves up and shrinks to leave room for a word."""
    raised = tuple(
        replace(
            part,
            at=(part.at[0] * 0.7, part.at[1] * 0.7 - 0.28),
            size=(part.size[0] * 0.7, part.size[1] * 0.7),
        )
        for part in logo.parts
    )
    return replace(logo, parts=(*raised, _word(source, beside=False)))


def _reframed(logo: Logo, source: random.Random) -> Logo:
    """A frame is left out, changed between area and line, or put around the figure."""
    frames = [part for part in logo.parts if part.role is Role.FRAME]
    rest = tuple(part for part in logo.parts if part.role is not Role.FRAME)
    main = next(part for part in logo.parts if part.role is Role.FIGURE)
    visible = tuple(replace(part, ink=part.ink or 1) for part in rest)
    if frames and source.random() < 0.5:
        return replace(logo, parts=visible)
    if frames:
        thin = replace(frames[0], stroke=source.uniform(0.04, 0.09))
        return replace(logo, parts=(thin, *visible))
    half = max(main.size)
    smaller = _changed(
        replace(logo, parts=rest),
        Role.FIGURE,
        lambda part: replace(part, size=(part.size[0] * 0.62, part.size[1] * 0.62)),
    )
    around = Part(Role.FRAME, frame(source), main.at, (half, half), 1, stroke=0.06)
    return replace(logo, parts=(around, *smaller.parts))


CHANGES: tuple[Callable[[Logo, random.Random], Logo], ...] = (
    *(_proportions, _redrawn, _outlined, _one_line_less, _recoloured, _inverted, _mirrored),
    *(_other_words, _reframed),
)
