"""Draw every picture of the sample into ``src/maodun/sample``."""

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from training.sample_pictures import things
from training.sample_pictures.photos import close_up, photo, tag
from training.sample_pictures.prints import embroidered, flower, trellis
from training.sample_pictures.seeing import View
from training.sample_pictures.sheets import sheets
from training.sample_pictures.things import Thing

SAMPLE = Path(__file__).parents[2] / "src/maodun/sample"


def designs() -> dict[str, Thing]:
    """Return the things registered as designs, by the beginning of their files' names."""
    folding = things.scooter(wheel=9.5, tall=92.0, latch=False)
    solid = things.tyre(holes=0, rim_claimed=False)
    return {
        "USD9900001-20261117": things.disclaimed(things.scooter(), "grips"),
        "USD9900002-20180417": things.tyre(rim_claimed=False),
        "USD9900003-20120214": solid,
        "USD9900004-20160906": things.disclaimed(folding, "grips"),
        "USD9900005-20160906": things.latch(),
        "USD9900006-20210309": things.worn(things.dress(folds=10, depth=0.13)),
        "USD9900007-20101109": things.worn(things.gown()),
        "USD9900008-20140610": things.disclaimed(things.tool(cup=False, ribs=5), "ring"),
        "USD9900009-20261117": things.reamer(),
        "USD9900010-20221011": things.disclaimed(things.slicer(), "grips"),
    }


def photos() -> Iterator[tuple[str, bytes]]:
    """Yield the photos of the products by their names."""
    prints = {"trellis": embroidered(trellis())}
    yield "dress-long.jpg", photo(things.dress(), View(0, 2), prints, seed=1)
    yield "dress-short.jpg", photo(things.dress(overskirt=False), View(-12, 4), prints, seed=2)
    yield "dress-detail.jpg", close_up(trellis(), seed=3)
    yield "dress-tag.jpg", tag(flower(), seed=4)
    yield "scooter-side.jpg", photo(things.scooter(), View(14, 8), prints, seed=5)
    yield "tyre-front.jpg", photo(things.bare_tyre(), View(4, 3), prints, seed=6)
    yield "latch.jpg", photo(things.latch(), View(24, 12), prints, seed=7)
    yield "tool-front.jpg", photo(things.tool(cup=False), View(6, 6), prints, seed=8)
    yield "tool-cup.jpg", photo(things.tool(), View(22, 12), prints, seed=9)


def main(wanted: list[str]) -> None:
    """Write all of them, or those whose names begin as asked."""
    for name, thing in designs().items():
        if _is_wanted(name, wanted):
            for number, sheet in enumerate(sheets(thing)):
                (SAMPLE / "rights/drawings" / f"{name}-D{number:05}.TIF").write_bytes(sheet)
    for name, data in photos():
        if _is_wanted(name, wanted):
            (SAMPLE / "products" / name).write_bytes(data)
    for name, picture in (("moonlit-trellis.png", trellis()), ("USTM96990011.png", flower())):
        if _is_wanted(name, wanted):
            held = io.BytesIO()
            small = Image.fromarray(picture).quantize(32)
            small.save(held, "PNG", optimize=True)
            (SAMPLE / "rights/drawings" / name).write_bytes(held.getvalue())


def _is_wanted(name: str, wanted: list[str]) -> bool:
    return not wanted or any(name.startswith(one) for one in wanted)


if __name__ == "__main__":
    main(sys.argv[1:])
