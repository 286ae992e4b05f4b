"""The things of the sample: its products, and the designs registered near and far from them."""

from dataclasses import dataclass, replace

from training.sample_pictures.solids import (
    Part,
    around,
    box,
    disc,
    ring,
    rod,
    together,
    turned,
    without,
)

IVORY, WHITE, SATIN = (236, 228, 214), (246, 244, 240), (214, 196, 176)
BLACK, GREY, STEEL = (44, 46, 52), (128, 132, 140), (178, 184, 192)
GREEN, CLEAR, LIME = (96, 148, 72), (206, 224, 230), (188, 206, 84)
RED = (170, 60, 44)
SKIN = (210, 190, 175)


@dataclass(frozen=True)
class Thing:
    """Parts with the square they are seen in: half its side and the height of its centre."""

    parts: tuple[Part, ...]
    reach: float
    middle: float


def disclaimed(thing: Thing, name: str) -> Thing:
    """The same with one part that the design does not claim."""
    parts = tuple(
        replace(one, claimed=False) if one.name == name else one for one in thing.parts
    )
    return replace(thing, parts=parts)


def dress(*, overskirt: bool = True, folds: int = 11, depth: float = 0.05) -> Thing:
    """A strapless dress with a boned bodice, a belt, a sheath skirt and an overskirt."""
    bodice = turned([(42, 7.2), (36, 7.6), (28, 5.4)], open_above=True)
    sheath = turned([(28, 5.6), (18, 8.2), (2, 7.0)])
    parts = [
        Part("bodice", bodice, WHITE, print_name="trellis"),
        Part("belt", turned([(29, 5.9), (26.5, 6.0)]), SATIN),
        Part("sheath", sheath, IVORY),
    ]
    if overskirt:
        profile = [(27, 5.8), (18, 11), (2, 15), (-20, 21)]
        parts.append(Part("overskirt", turned(profile, folds=folds, depth=depth), WHITE))
    return Thing(tuple(parts), 34, 11) if overskirt else Thing(tuple(parts), 25, 22)


def worn(thing: Thing) -> Thing:
    """The same with a wearer, who is no part of the design."""
    body = together(
        turned([(46.5, 2.4), (45, 6.6), (40, 6.5), (36, 6.4)], flat=0.62),
        rod((0, 51, 0), (0, 45, 0), 1.9),
        rod((-8.2, 43.5, 0), (-10.5, 29, 0), 1.5),
        rod((8.2, 43.5, 0), (10.5, 29, 0), 1.5),
    )
    return Thing((*thing.parts, Part("wearer", body, SKIN, claimed=False)), 37, 14)


def gown() -> Thing:
    """An earlier gown of somebody else: sleeves, a round neck and a smooth wide skirt."""
    profile = [(28, 5.4), (18, 12), (2, 18), (-20, 24)]
    sleeves = together(
        rod((-6, 40, 0), (-11, 31, 0), 2.6, end_radius=3.4),
        rod((6, 40, 0), (11, 31, 0), 2.6, end_radius=3.4),
    )
    parts = (
        Part("bodice", turned([(42, 6.8), (36, 7.4), (27, 5.3)]), WHITE),
        Part("sleeves", sleeves, WHITE),
        Part("skirt", turned(profile, folds=7, depth=0.05), WHITE),
    )
    return Thing(parts, 36, 11)


def scooter(*, wheel: float = 12.7, tall: float = 100.0, latch: bool = True) -> Thing:
    """A kick scooter: deck, folding stem, handlebar, two wheels; x runs forward."""
    front, rear = (48.0, wheel, 0.0), (-48.0, wheel, 0.0)
    foot, head = (38.0, wheel + 8, 0.0), (28.0, tall, 0.0)
    bar = rod((28, tall, -24), (28, tall, 24), 1.7)
    grips = together(
        rod((28, tall, 14), (28, tall, 25), 2.5), rod((28, tall, -25), (28, tall, -14), 2.5)
    )
    tyres = together(*(ring(at, 2, radius=wheel - 2.7, thick=2.7) for at in (front, rear)))
    hubs = together(*(disc(at, 2, radius=wheel - 4.5, width=3.4) for at in (front, rear)))
    fork = rod(front, (40, wheel + 9, 0), 2.2)
    parts = [
        Part("deck", box((-4, wheel + 1, 0), (74, 4.2, 15), rounded=1.6), BLACK),
        Part("stem", rod(foot, head, 2.3), GREY),
        Part("fork", fork, GREY),
        Part("bar", bar, BLACK),
        Part("grips", grips, BLACK),
        Part("tyres", tyres, (30, 31, 34)),
        Part("hubs", hubs, STEEL),
        Part("mudguard", rod((-50, wheel * 2 + 2, 0), (-36, wheel * 2 - 1, 0), 1.6), BLACK),
    ]
    if latch:
        lock = box((37, wheel + 14, 2.6), (4.4, 8, 3), slope=-0.12)
        parts.append(Part("latch", lock, RED))
    return Thing(tuple(parts), 66, 52)


def tyre(*, holes: int = 22, rim_claimed: bool = True) -> Thing:
    """A tyre with holes through its side wall, around a rim."""
    body = disc((0, 0, 0), 2, radius=12.7, width=5.4, rounded=1.6)
    body = without(body, disc((0, 0, 0), 2, radius=7.6, width=9))
    if holes:
        far = rod((11.0, 0, -6), (11.0, 0, 6), 0.85)
        near = rod((9.2, 0, -6), (9.2, 0, 6), 0.7)
        body = without(body, around(together(far, near), (0, 0, 0), 2, times=holes))
    rim = together(
        ring((0, 0, 0), 2, radius=7.1, thick=0.9),
        around(box((3.6, 0, 0), (7.2, 1.5, 1.6)), (0, 0, 0), 2, times=6),
        disc((0, 0, 0), 2, radius=2.2, width=3.4),
    )
    parts = (Part("tyre", body, (40, 41, 45)), Part("rim", rim, STEEL, claimed=rim_claimed))
    return Thing(parts, 14.5, 0)


def bare_tyre() -> Thing:
    """The tyre alone, of paler rubber, so that its holes are seen."""
    (rubber, _), mounted = tyre().parts, tyre()
    return Thing((replace(rubber, colour=(92, 94, 100)),), mounted.reach, mounted.middle)


def latch() -> Thing:
    """A folding latch at the foot of a stem: hook, lever, pin."""
    hook = together(rod((2.2, 6, 0), (3.4, 0, 0), 0.8), rod((3.4, 0, 0), (1.2, -1.6, 0), 0.8))
    parts = (
        Part("stem", rod((0, -3, 0), (-1.4, 12, 0), 2.3), GREY, claimed=False),
        Part("foot", box((0, -5, 0), (9, 4, 5), rounded=0.8), BLACK),
        Part("hook", hook, STEEL),
        Part("lever", box((3.2, 6.4, 0), (1.6, 6.5, 3.2), slope=-0.2), RED),
        Part("pin", rod((0.4, -2, -3.4), (0.4, -2, 3.4), 0.6), STEEL),
    )
    return Thing(parts, 12, 3)


def tool(*, cup: bool = True, ribs: int = 7) -> Thing:
    """A tool for avocados: blade, ring with pins, fan of ribs, reamer, measuring cup."""
    places = [-1.8 + 3.6 * at / max(ribs - 1, 1) for at in range(ribs)]
    fan = together(*(box((x, 17.5, 0), (0.22, 6, 0.5), rounded=0.1) for x in places))
    frame = box((0, 17.5, 0), (5.6, 7, 0.9), rounded=0.4)
    frame = without(frame, box((0, 17.5, 0), (4.4, 5.8, 3)))
    pit = together(
        ring((0, 11, 0), 2, radius=2.1, thick=0.45),
        around(rod((1.7, 11, 0), (0.7, 11, 0), 0.16), (0, 11, 0), 2, times=3),
    )
    reamer = without(
        rod((0, -4, 0), (0, -8.5, 0), 2.7, end_radius=0.5),
        around(rod((2.6, -3, 0), (0.9, -9, 0), 0.35), (0, -4, 0), 1, times=10),
    )
    parts = [
        Part("handle", box((0, 2.5, 0), (3.0, 13, 1.9), rounded=0.9), GREEN),
        Part("ring", pit, STEEL),
        Part("frame", frame, GREEN),
        Part("ribs", fan, STEEL),
        Part("collar", disc((0, -4, 0), 1, radius=3.4, width=1.0), GREEN),
        Part("reamer", reamer, LIME),
    ]
    if cup:
        inside = rod((0, -5, 0), (0, -12, 0), 3.4, end_radius=2.8)
        wall = rod((0, -5, 0), (0, -12.3, 0), 3.8, end_radius=3.2)
        glass = without(without(wall, inside), box((0, -2.6, 0), (12, 4, 12)))
        parts.append(Part("cup", glass, CLEAR))
    return Thing(tuple(parts), 20, 3)


def slicer() -> Thing:
    """A round fruit slicer: a wheel of blades between two handles."""
    blades = around(box((4, 0, 0), (8, 0.9, 0.25), rounded=0.08), (0, 0, 0), 1, times=8)
    grips = together(
        box((10.8, 0.3, 0), (4.4, 1.2, 6), rounded=0.5),
        box((-10.8, 0.3, 0), (4.4, 1.2, 6), rounded=0.5),
    )
    parts = (
        Part("rim", ring((0, 0, 0), 1, radius=8.4, thick=0.8), LIME),
        Part("blades", blades, STEEL),
        Part("core", ring((0, 0, 0), 1, radius=1.6, thick=0.3), STEEL),
        Part("grips", grips, LIME),
    )
    return Thing(parts, 15, 0)


def reamer() -> Thing:
    """A citrus reamer on a cup with a spout and a handle."""
    cone = without(
        rod((0, 4, 0), (0, 9.5, 0), 3.4, end_radius=0.6),
        around(rod((3.4, 3, 0), (1.0, 10, 0), 0.4), (0, 4, 0), 1, times=12),
    )
    handle = rod((5.6, 1.5, 0), (9.4, -1.5, 0), 0.8)
    parts = (
        Part("cone", cone, LIME),
        Part("plate", disc((0, 3.4, 0), 1, radius=5.8, width=0.9), LIME),
        Part("cup", disc((0, -1.4, 0), 1, radius=5.2, width=8.6, rounded=1.2), CLEAR),
        Part("handle", handle, CLEAR, claimed=False),
    )
    return Thing(parts, 11, 2)
