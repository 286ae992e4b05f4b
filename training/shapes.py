"""Shapes that look like products: bodies, handles, legs, buttons, put together at random.

Every shape follows from two numbers. The family fixes how it is built; the member changes the
proportions a little, so that members of one family are told apart by their measures only.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_ROUND = 48  # corners of a circle
_JITTER = 0.16  # share of a measure's range by which members of a family differ


@dataclass(frozen=True, slots=True)
class Mesh:
    """Corners (n, 3) and triangles (m, 3) of one part; z is up."""

    corners: Floats
    triangles: NDArray[np.int64]

    def moved(self, by: Floats) -> "Mesh":
        """Return the part at another place."""
        return Mesh(self.corners + by, self.triangles)

    def scaled(self, by: Floats) -> "Mesh":
        """Return the part stretched along the axes; a mirror image keeps its outside out."""
        turned = self.triangles[:, ::-1] if np.prod(by) < 0 else self.triangles
        return Mesh(self.corners * by, turned)

    def turned(self, turn: Floats) -> "Mesh":
        """Return the part turned by a matrix."""
        return Mesh(self.corners @ turn.T, self.triangles)


class Dice:
    """Choices of a family and measures of a member."""

    def __init__(self, family: int, member: int) -> None:
        self._built = np.random.default_rng([family, 7])
        self._measured = np.random.default_rng([family, member, 11])

    def choice(self, count: int) -> int:
        """Return a number below ``count``, the same for the whole family."""
        return int(self._built.integers(count))

    def chance(self, share: float) -> bool:
        """Return true in this share of the families."""
        return bool(self._built.random() < share)

    def measure(self, low: float, high: float) -> float:
        """Return a measure in this range, near that of the family."""
        middle = self._built.uniform(low, high)
        moved = middle + self._measured.normal() * _JITTER * (high - low)
        return float(np.clip(moved, low, high))


def shape(family: int, member: int) -> list[Mesh]:
    """Return the parts of one shape, about one unit in size, in the middle."""
    dice = Dice(family, member)
    kinds: tuple[Callable[[Dice], list[Mesh]], ...] = (
        _vessel, _vessel, _box_thing, _box_thing, _table_thing, _shoe, _bag, _gadget, _gadget,
        _wire_thing, _plate, _plate, _stick, _stick, _heap, _heap, _plate_pattern,
    )  # fmt: skip
    parts = kinds[dice.choice(len(kinds))](dice)
    if dice.chance(0.25):
        stretch = np.array([dice.measure(0.6, 1.5), dice.measure(0.6, 1.5), 1.0])
        parts = [part.scaled(stretch) for part in parts]
    return _centred(parts)


def _centred(parts: list[Mesh]) -> list[Mesh]:
    every = np.vstack([part.corners for part in parts])
    low, high = every.min(axis=0), every.max(axis=0)
    size = float(np.linalg.norm(high - low)) or 1.0
    return [Mesh((part.corners - (low + high) / 2) / size, part.triangles) for part in parts]


# --- parts


def lathe(profile: Floats, corners: int = _ROUND, power: float = 2.0) -> Mesh:
    """Return the body that a profile (radius, height) sweeps; power 2 is round, 6 is boxy."""
    angle = np.linspace(0, 2 * np.pi, corners, endpoint=False)
    cos, sin = np.cos(angle), np.sin(angle)
    rim = (np.abs(cos) ** power + np.abs(sin) ** power) ** (-1 / power)
    ring = np.stack([cos * rim, sin * rim], -1)
    layers = [
        np.column_stack([ring * max(radius, 1e-4), np.full(corners, height)])
        for radius, height in profile
    ]
    return Mesh(np.vstack(layers), _grid(len(profile), corners, caps=True))


def extruded(outline: Floats, depth: float, taper: float = 1.0) -> Mesh:
    """Return a star-shaped outline (n, 2) given a depth along z."""
    low = np.column_stack([outline, np.full(len(outline), -depth / 2)])
    high = np.column_stack([outline * taper, np.full(len(outline), depth / 2)])
    middle = outline.mean(axis=0)
    ends = np.array([[*middle, -depth / 2], [*middle * taper, depth / 2]])
    n = len(outline)
    here, there = np.arange(n), (np.arange(n) + 1) % n
    sides = np.vstack(
        [np.stack([here, there, n + there], -1), np.stack([here, n + there, n + here], -1)]
    )
    low_cap = np.stack([there, here, np.full(n, 2 * n)], -1)
    high_cap = np.stack([n + here, n + there, np.full(n, 2 * n + 1)], -1)
    return Mesh(np.vstack([low, high, ends]), np.vstack([sides, low_cap, high_cap]))


def box(width: float, depth: float, height: float) -> Mesh:
    """Return a box in the middle."""
    half = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * np.array([width, depth]) / 2
    return extruded(half, height)


def tube(path: Floats, radius: Floats | float, corners: int = 14) -> Mesh:
    """Return a tube along a path (n, 3), its ends closed."""
    ahead = np.gradient(path, axis=0)
    ahead /= np.maximum(1e-9, np.linalg.norm(ahead, axis=1, keepdims=True))
    side = np.cross(ahead[0], [0.31, 0.2, 0.93])
    rings = []
    radii = np.broadcast_to(np.asarray(radius, float), (len(path),))
    angle = np.linspace(0, 2 * np.pi, corners, endpoint=False)
    for place, way, thick in zip(path, ahead, radii, strict=True):
        side = side - way * (side @ way)
        side = side / max(1e-9, float(np.linalg.norm(side)))
        other = np.cross(way, side)
        rings.append(
            place + thick * (np.outer(np.cos(angle), side) + np.outer(np.sin(angle), other))
        )
    return Mesh(np.vstack(rings), _grid(len(path), corners, caps=True))


def rounded(width: float, depth: float, height: float, power: float) -> Mesh:
    """Return a superquadric: an egg at power 2, nearly a box at 8."""
    up = np.linspace(-np.pi / 2, np.pi / 2, 25)
    flat = np.sign(np.cos(up)) * np.abs(np.cos(up)) ** (2 / power)
    high = np.sign(np.sin(up)) * np.abs(np.sin(up)) ** (2 / power)
    body = lathe(np.stack([flat, high], -1), power=power)
    return body.scaled(np.array([width, depth, height]) / 2)


def _grid(rows: int, columns: int, *, caps: bool) -> NDArray[np.int64]:
    row, column = np.mgrid[0 : rows - 1, 0:columns]
    right = (column + 1) % columns
    a, b = row * columns + column, row * columns + right
    c, d = a + columns, b + columns
    faces = [np.stack([a, b, d], -1).reshape(-1, 3), np.stack([a, d, c], -1).reshape(-1, 3)]
    if caps:
        fan = np.arange(1, columns - 1)
        faces.append(np.stack([np.zeros_like(fan), fan + 1, fan], -1))
        last = (rows - 1) * columns
        faces.append(np.stack([np.full_like(fan, last), last + fan, last + fan + 1], -1))
    return np.vstack(faces)


# --- things


def _profile(dice: Dice, height: float, *, open_top: bool) -> Floats:
    """Return a profile of smooth and sharp pieces; an open one goes down again inside."""
    pieces = 2 + dice.choice(4)
    levels = np.sort([dice.measure(0.05, 0.95) for _ in range(pieces)]) * height
    heights = np.concatenate([[0], levels, [height]])
    radii = [dice.measure(0.15, 0.6) for _ in heights]
    points = [np.array([radii[0] * 0.98, 0.0])]
    for place in range(1, len(heights)):
        steps = 10 if dice.chance(0.6) else 1
        for step in range(1, steps + 1):
            share = step / steps
            eased = share * share * (3 - 2 * share) if steps > 1 else share
            radius = radii[place - 1] + (radii[place] - radii[place - 1]) * eased
            level = heights[place - 1] + (heights[place] - heights[place - 1]) * share
            points.append(np.array([radius, level]))
        if dice.chance(0.25):
            points.append(points[-1] * np.array([dice.measure(0.7, 1.25), 1.0]))
            radii[place] = float(points[-1][0])
    if open_top:
        wall = dice.measure(0.02, 0.06)
        inner = [point - np.array([wall, 0]) for point in points[::-1]]
        points += [np.maximum(point, [0.01, wall]) for point in inner]
    return np.array(points)


def _vessel(dice: Dice) -> list[Mesh]:
    """A cup, bottle, vase or lamp, perhaps with handle, spout, lid or foot."""
    height = dice.measure(0.5, 2.0)
    profile = _profile(dice, height, open_top=dice.chance(0.6))
    power = 2.0 if dice.chance(0.75) else dice.measure(3, 8)
    parts = [lathe(profile, power=power)]
    widest = float(profile[:, 0].max())
    if dice.chance(0.5):
        parts.append(_handle(dice, widest, height))
        if dice.chance(0.25):
            parts.append(parts[-1].scaled(np.array([-1.0, 1, 1])))
    if dice.chance(0.2):
        end = np.array([-widest - dice.measure(0.1, 0.4), 0, height * dice.measure(0.7, 1.1)])
        start = np.array([-widest * 0.8, 0, height * dice.measure(0.2, 0.6)])
        parts.append(
            tube(_curve(start, end, dice.measure(-0.2, 0.2)), np.linspace(0.12, 0.06, 12))
        )
    if dice.chance(0.3):
        cap = _profile(dice, dice.measure(0.1, 0.5), open_top=False) * np.array([0.6, 1])
        parts.append(lathe(cap).moved(np.array([0, 0, height])))
    if dice.chance(0.2):
        parts += _ring_of(dice, box(0.06, 0.06, height * 0.7), widest, height * 0.45)
    return parts


def _handle(dice: Dice, widest: float, height: float) -> Mesh:
    out = dice.measure(0.15, 0.6)
    low, high = dice.measure(0.1, 0.4) * height, dice.measure(0.6, 0.95) * height
    angle = np.linspace(-np.pi / 2, np.pi / 2, 16)
    square = dice.measure(0.3, 1.0)
    across = widest * 0.75 + out * np.abs(np.cos(angle)) ** square
    up = (low + high) / 2 + (high - low) / 2 * np.sign(np.sin(angle)) * np.abs(
        np.sin(angle)
    ) ** square
    path = np.stack([across, np.zeros_like(angle), up], -1)
    stretch = np.array([1.0, dice.measure(0.8, 2.5), 1.0])
    return tube(path, dice.measure(0.03, 0.09)).scaled(stretch)


def _curve(start: Floats, end: Floats, bend: float) -> Floats:
    share = np.linspace(0, 1, 12)[:, None]
    bulge = np.array([0, 0, 1.0]) * bend * np.sin(np.pi * share)
    return np.asarray(start + (end - start) * share + bulge)


def _ring_of(dice: Dice, part: Mesh, radius: float, height: float) -> list[Mesh]:
    count = 3 + dice.choice(9)
    placed = []
    for number in range(count):
        angle = 2 * np.pi * number / count
        cos, sin = np.cos(angle), np.sin(angle)
        turn = np.array([[cos, -sin, 0], [sin, cos, 0], [0, 0, 1]])
        placed.append(part.moved(np.array([radius, 0, height])).turned(turn))
    return placed


def _body(dice: Dice, width: float, depth: float, height: float) -> Mesh:
    kind = dice.choice(4)
    if kind == 0:
        return box(width, depth, height)
    if kind == 1:
        return rounded(width, depth, height, dice.measure(2, 9))
    if kind == 2:
        outline = _outline(dice) * np.array([width, depth]) / 2
        return extruded(outline, height, dice.measure(0.6, 1.15))
    power = dice.measure(3, 10)
    ease = dice.measure(0.02, 0.2)
    profile = np.array([[1 - ease, 0], [1, ease], [1, 1 - ease], [1 - ease, 1]])
    profile = profile - [0, 0.5]
    return lathe(profile, power=power).scaled(np.array([width / 2, depth / 2, height]))


def _outline(dice: Dice) -> Floats:
    """Return an outline around the origin, within the square from -1 to 1."""
    kind = dice.choice(5)
    angle = np.linspace(0, 2 * np.pi, 72, endpoint=False)
    if kind == 0:
        radius = np.ones_like(angle)
        for wave in range(2, 6):
            radius += dice.measure(-0.22, 0.22) * np.cos(wave * angle) / (wave - 1)
    elif kind == 1:
        teeth = 3 + dice.choice(10)
        depth = dice.measure(0.1, 0.55)
        radius = 1 - depth * (0.5 + 0.5 * np.sign(np.sin(teeth * angle)))
    elif kind == 2:
        sides = 3 + dice.choice(6)
        part = 2 * np.pi / sides
        radius = np.cos(part / 2) / np.cos((angle % part) - part / 2)
    elif kind == 3:
        teeth = 4 + dice.choice(6)
        radius = 1 - dice.measure(0.1, 0.6) * (0.5 + 0.5 * np.cos(teeth * angle))
    else:
        power = dice.measure(2, 8)
        radius = (np.abs(np.cos(angle)) ** power + np.abs(np.sin(angle)) ** power) ** (
            -1 / power
        )
    flat = np.stack([np.cos(angle), np.sin(angle)], -1) * radius[:, None]
    return np.asarray(flat / np.abs(flat).max())


def _details(dice: Dice, width: float, depth: float, height: float) -> list[Mesh]:
    """Return buttons, ribs, screens or knobs on the front and top of a body."""
    parts: list[Mesh] = []
    if dice.chance(0.5):
        rows, columns = 1 + dice.choice(4), 1 + dice.choice(5)
        size = dice.measure(0.3, 0.8) * min(width / columns, height / rows) * 0.7
        knob = (
            lathe(np.array([[0.5, 0], [0.5, 0.2], [0.42, 0.3]]))
            if dice.chance(0.5)
            else box(1, 1, 0.3)
        )
        knob = knob.scaled(np.array([size, size, size])).turned(_UPRIGHT)
        across = dice.measure(-0.15, 0.15) * width
        for row in range(rows):
            for column in range(columns):
                place = [
                    across + ((column + 0.5) / columns - 0.5) * width * 0.7,
                    -depth / 2,
                    ((row + 0.5) / rows - 0.5) * height * 0.7,
                ]
                parts.append(knob.moved(np.array(place)))
    if dice.chance(0.4):
        ribs = 3 + dice.choice(8)
        wide = dice.measure(0.3, 0.9) * width
        for rib in range(ribs):
            level = ((rib + 0.5) / ribs - 0.5) * height * dice.measure(0.3, 0.8)
            parts.append(
                box(wide, depth * 1.03, height / ribs * 0.25).moved(np.array([0, 0, level]))
            )
    if dice.chance(0.3):
        screen = box(width * dice.measure(0.3, 0.8), 0.04, height * dice.measure(0.2, 0.6))
        parts.append(screen.moved(np.array([0, -depth / 2, height * dice.measure(-0.2, 0.25)])))
    if dice.chance(0.3):
        top = lathe(_profile(dice, 0.4, open_top=False) * np.array([0.5, 1]))
        parts.append(top.moved(np.array([width * dice.measure(-0.3, 0.3), 0, height / 2])))
    return parts


_UPRIGHT = np.array([[1.0, 0, 0], [0, 0, -1], [0, 1, 0]])


def _box_thing(dice: Dice) -> list[Mesh]:
    """A case, stand, bin or appliance."""
    width, depth, height = (dice.measure(0.3, 1.5) for _ in range(3))
    parts = [_body(dice, width, depth, height), *_details(dice, width, depth, height)]
    if dice.chance(0.4):
        legs = _legs(dice, width, depth, dice.measure(0.1, 0.8))
        parts += [leg.moved(np.array([0, 0, -height / 2])) for leg in legs]
    if dice.chance(0.35):
        arch = _handle(dice, 0.0, width * dice.measure(0.4, 0.9))
        middle = (arch.corners.min(axis=0) + arch.corners.max(axis=0)) / 2
        up = np.array([[0.0, 0, 1], [0, 1, 0], [1, 0, 0]])
        parts.append(arch.moved(-middle).turned(up).moved(np.array([0, 0, height / 2])))
    return parts


def _legs(dice: Dice, width: float, depth: float, long: float) -> list[Mesh]:
    thick = dice.measure(0.02, 0.08)
    spread = dice.measure(0.7, 1.4)
    legs = []
    for across in (-1, 1):
        for deep in (-1, 1):
            top = np.array([across * width * 0.4, deep * depth * 0.4, 0])
            foot = top * np.array([spread, spread, 0]) - np.array([0, 0, long])
            legs.append(tube(_curve(foot, top, 0.0), thick, corners=4 + 8 * dice.choice(2)))
    return legs


def _table_thing(dice: Dice) -> list[Mesh]:
    """A chair, stool, table or shelf."""
    width, depth = dice.measure(0.5, 1.2), dice.measure(0.4, 1.0)
    thick = dice.measure(0.04, 0.2)
    long = dice.measure(0.3, 1.2)
    parts = [_body(dice, width, depth, thick)]
    if dice.chance(0.7):
        parts += _legs(dice, width, depth, long)
    else:
        parts.append(box(thick, thick, long).moved(np.array([0, 0, -long / 2])))
        foot = _body(dice, width * 0.7, depth * 0.7, 0.06)
        parts.append(foot.moved(np.array([0, 0, -long])))
    if dice.chance(0.6):
        high = dice.measure(0.3, 1.0)
        back = _body(dice, width * dice.measure(0.7, 1), thick, high)
        parts.append(back.moved(np.array([0, depth / 2, high / 2])))
        if dice.chance(0.5):
            arm = box(0.06, depth * 0.8, 0.05).moved(np.array([width / 2, 0, high * 0.4]))
            parts += [arm, arm.scaled(np.array([-1.0, 1, 1]))]
    if dice.chance(0.3):
        shelf = box(width * 0.8, depth * 0.8, thick * 0.7)
        parts.append(shelf.moved(np.array([0, 0, -long * dice.measure(0.3, 0.8)])))
    return parts


def _shoe(dice: Dice) -> list[Mesh]:
    """A loft along x whose height and width change: shoes, irons, mice, vehicles."""
    stations = 24
    along = np.linspace(0, 1, stations)
    knots = np.linspace(0, 1, 6)
    tops = np.interp(along, knots, [dice.measure(0.12, 0.6) for _ in knots])
    wide = np.interp(along, knots, [dice.measure(0.14, 0.28) for _ in knots])
    ends = np.clip(np.minimum(along, 1 - along) * 9, 0.05, 1) ** 0.5
    tops, wide = (
        np.convolve(np.pad(one * ends, 2, "edge"), np.ones(5) / 5, "valid")
        for one in (tops, wide)
    )
    power = dice.measure(2, 5)
    angle = np.linspace(0, 2 * np.pi, 32, endpoint=False)
    cos = np.sign(np.cos(angle)) * np.abs(np.cos(angle)) ** (2 / power)
    sin = np.sign(np.sin(angle)) * np.abs(np.sin(angle)) ** (2 / power)
    rings = [
        np.stack([np.full(32, a * 1.4), w * cos, h * (sin + 1) / 2], -1)
        for a, w, h in zip(along, wide, tops, strict=True)
    ]
    parts = [Mesh(np.vstack(rings), _grid(stations, 32, caps=True))]
    if dice.chance(0.7):
        sole = [
            np.stack([np.full(32, a * 1.4), 1.1 * w * cos, 0.05 * sin], -1)
            for a, w in zip(along, wide, strict=True)
        ]
        parts.append(Mesh(np.vstack(sole), _grid(stations, 32, caps=True)))
    for _ in range(dice.choice(6)):
        place = dice.measure(0.15, 0.85)
        slim = dice.measure(0.015, 0.08)
        high = float(np.interp(place, along, tops)) * dice.measure(0.5, 1.05)
        strap = box(slim, float(np.interp(place, along, wide)) * 2.04, high)
        parts.append(strap.moved(np.array([place * 1.4, 0, high / 2])))
    if dice.chance(0.35):
        heel = box(0.25, 0.25, dice.measure(0.1, 0.4))
        parts.append(heel.moved(np.array([0.15, 0, -0.1])))
    if dice.chance(0.3):
        wheel = lathe(np.array([[0.16, -0.04], [0.16, 0.04]])).turned(_UPRIGHT)
        for x in (0.3, 1.1):
            parts += [wheel.moved(np.array([x, side, 0])) for side in (-0.24, 0.24)]
    return parts


def _bag(dice: Dice) -> list[Mesh]:
    """A bag or pouch with flap, straps and pockets."""
    width, height = dice.measure(0.7, 1.4), dice.measure(0.5, 1.2)
    depth = dice.measure(0.15, 0.5)
    body = _body(dice, width, depth, height)
    slope = 1 + dice.measure(-0.3, 0.25) * body.corners[:, 2:] / height
    parts = [
        Mesh(body.corners * np.hstack([slope, slope, np.ones_like(slope)]), body.triangles)
    ]
    if dice.chance(0.7):
        flap = box(width * dice.measure(0.6, 1.0), 0.05, height * dice.measure(0.2, 0.7))
        high = height / 2 - float(np.ptp(flap.corners[:, 2])) / 2
        parts.append(flap.moved(np.array([0, -depth / 2 - 0.02, high])))
    for _ in range(dice.choice(3)):
        pocket = box(width * dice.measure(0.1, 0.4), 0.08, height * dice.measure(0.1, 0.35))
        place = np.array(
            [width * dice.measure(0, 0.35), -depth / 2, -height * dice.measure(0, 0.3)]
        )
        parts += [pocket.moved(place), pocket.moved(place * np.array([-1, 1, 1]))]
    for deep in (-0.3, 0.3)[: 1 + dice.choice(2)]:
        angle = np.linspace(0, np.pi, 18)
        reach = dice.measure(0.15, 0.45) * width
        tall = dice.measure(0.1, 0.9)
        path = np.stack(
            [
                reach * np.cos(angle),
                np.full(18, deep * depth),
                height / 2 + tall * np.sin(angle),
            ],
            -1,
        )
        parts.append(tube(path, dice.measure(0.015, 0.05)))
    return parts


def _gadget(dice: Dice) -> list[Mesh]:
    """Two or three bodies joined, with details: tools, holders, small machines."""
    width, depth, height = (dice.measure(0.3, 1.0) for _ in range(3))
    parts = [_body(dice, width, depth, height), *_details(dice, width, depth, height)]
    for _ in range(1 + dice.choice(3)):
        sizes = [dice.measure(0.1, 0.8) for _ in range(3)]
        part = _body(dice, *sizes)
        if dice.chance(0.3):
            part = part.turned(_UPRIGHT)
        way = dice.choice(3)
        place = np.array(
            [dice.measure(-0.3, 0.3), dice.measure(-0.3, 0.3), dice.measure(-0.3, 0.3)]
        )
        place[way] = (width, depth, height)[way] / 2 * (1 if dice.chance(0.6) else -1)
        parts.append(part.moved(place))
        if way == 0 and dice.chance(0.6):
            parts.append(parts[-1].scaled(np.array([-1.0, 1, 1])))
    if dice.chance(0.3):
        parts.append(_handle(dice, width / 2, height).moved(np.array([0, 0, -height / 2])))
    return parts


def _wire_thing(dice: Dice) -> list[Mesh]:
    """Bent wires and rings: hooks, frames, spectacles, jewellery, racks."""
    parts = []
    for _ in range(1 + dice.choice(3)):
        knots = np.array([[dice.measure(-0.6, 0.6) for _ in range(3)] for _ in range(4)])
        knots[:, 1] *= dice.measure(0, 0.6)
        share = np.linspace(0, 1, 40)
        path = np.stack(
            [
                np.polyval(np.polyfit(np.linspace(0, 1, 4), knots[:, k], 3), share)
                for k in range(3)
            ],
            -1,
        )
        parts.append(tube(path, dice.measure(0.015, 0.07)))
        if dice.chance(0.6):
            parts.append(parts[-1].scaled(np.array([-1.0, 1, 1])))
    for _ in range(dice.choice(3)):
        angle = np.linspace(0, 2 * np.pi, 40)
        ring = _outline(dice)[np.linspace(0, 71, 40).astype(int)] * dice.measure(0.15, 0.5)
        path = np.stack([ring[:, 0], 0 * angle, ring[:, 1]], -1)
        place = np.array([dice.measure(0, 0.5), 0, dice.measure(-0.4, 0.4)])
        loop = tube(np.vstack([path, path[:1]]), dice.measure(0.015, 0.08)).moved(place)
        parts += [loop, loop.scaled(np.array([-1.0, 1, 1]))]
    return parts


def _plate(dice: Dice) -> list[Mesh]:
    """A plate, bowl, tray, lid or tile."""
    rim, deep = dice.measure(0.05, 0.35), dice.measure(0.05, 0.5)
    wall = dice.measure(0.015, 0.05)
    foot = dice.measure(0.4, 0.8)
    curve = [
        np.array([foot + (1 - rim - foot) * s, deep * s ** dice.measure(1, 3)])
        for s in np.linspace(0, 1, 10)
    ]
    low = [np.array([foot * 0.9, 0]), *curve, np.array([1.0, deep * dice.measure(1.0, 1.3)])]
    high = [point + np.array([0, wall]) for point in low[::-1]] + [np.array([0.01, wall])]
    power = 2.0 if dice.chance(0.5) else dice.measure(3, 9)
    plate = lathe(np.array(low + high), power=power, corners=64)
    return [plate.scaled(np.array([1, dice.measure(0.55, 1) if dice.chance(0.5) else 1.0, 1]))]


def _plate_pattern(dice: Dice) -> list[Mesh]:
    """A flat panel with a pattern of raised pieces: tiles, soles, grilles, blocks."""
    width, height = dice.measure(0.6, 1.4), dice.measure(0.6, 1.4)
    panel = _body(dice, width, 0.12, height)
    piece = extruded(_outline(dice), 1.0).turned(_UPRIGHT)
    rows, columns = 1 + dice.choice(6), 1 + dice.choice(6)
    size = np.array([width / columns, 0.2, height / rows]) * np.array([0.4, 1, 0.4])
    parts = [panel]
    for row in range(rows):
        for column in range(columns):
            shift = (row % 2) * dice.measure(0, 0.25) / columns
            across = ((column + 0.5) / columns - 0.5 + shift) * width * 0.85
            up = ((row + 0.5) / rows - 0.5) * height * 0.85
            parts.append(piece.scaled(size).moved(np.array([across, 0, up])))
    return parts


def _stick(dice: Dice) -> list[Mesh]:
    """A long thing with a head: pens, tools, brushes, cutlery, tubes."""
    profile = _profile(dice, dice.measure(1.5, 4.0), open_top=False) * np.array([0.35, 1])
    flat = np.array([1, dice.measure(0.2, 1.0), 1])
    parts = [lathe(profile, power=dice.measure(2, 5)).scaled(flat)]
    top = float(profile[:, 1].max())
    if dice.chance(0.7):
        head = _body(
            dice, dice.measure(0.15, 0.7), dice.measure(0.08, 0.4), dice.measure(0.15, 0.8)
        )
        parts.append(head.moved(np.array([dice.measure(-0.2, 0.2), 0, top])))
    if dice.chance(0.3):
        teeth = 2 + dice.choice(4)
        for tooth in range(teeth):
            place = np.array([(tooth / (teeth - 1) - 0.5) * 0.4, 0, top + 0.3])
            parts.append(box(0.05, 0.05, 0.7).moved(place))
    if dice.chance(0.5):
        tip = np.array([[0, 0, 1.0], [0, 1, 0], [-1, 0, 0]])
        parts = [part.turned(tip) for part in parts]
    return parts


def _heap(dice: Dice) -> list[Mesh]:
    """Some bodies in a row or ring: toys, ornaments, chains, sets."""
    one = [_body(dice, *(dice.measure(0.3, 0.9) for _ in range(3)))]
    if dice.chance(0.5):
        inner = _body(dice, *(dice.measure(0.2, 0.6) for _ in range(3)))
        one.append(inner.moved(np.array([0, -0.2, dice.measure(-0.2, 0.4)])))
    if dice.chance(0.4):
        return [
            mesh for part in one for mesh in _ring_of(dice, part, dice.measure(0.5, 1.0), 0.0)
        ]
    step = np.array([dice.measure(0.5, 1.0), 0, 0.0])
    rise = np.array([0, 0, dice.measure(0.4, 1.0)])
    parts = []
    for number in range(2 + dice.choice(4)):
        turn = dice.choice(2)
        place = number * step if not turn else number * rise
        parts += [part.moved(place) for part in one]
    return parts
