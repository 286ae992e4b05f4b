"""Makes what is not kept in the repository: compiled catalogues and the font of the PDFs.

Runs whenever the project is built or installed (``pip install -e .`` included), or by hand:
``python hatch_build.py``. With ``--update`` it first brings the catalogues up to date with the
sentences in the source; what is new stands there empty, to be translated.
"""

# SPDX-License-Identifier: Apache-2.0

import hashlib
import importlib.util
import io
import os
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SOURCE_VARIABLE = "MAODUN_FONT_SOURCE"
"""Names a file of Noto Sans CJK SC to make the subset from, where nothing may be fetched."""

PACKAGE = "mplfonts==0.0.11"
PACKAGE_SHA256 = "b5e05ba7fd9a59cae48d1db41f657f50e6765e6f04b8d78504438b93a66b6e13"
MEMBER = "mplfonts/fonts/NotoSansCJKsc-Regular.otf"
"""Only this file of the package is opened; it also holds fonts that may not be shipped."""

RECIPE = "3"
"""Raised when the subset is made in another way, so that an old one is made again."""

SIDE = 60
"""Space left and right of a narrowed sign, in units of which 1,000 are a hanzi's width."""

WINDOWS, ENGLISH = 3, 0x409
"""Platform and language of the font's names."""


class MadeAtBuild(BuildHookInterface[Any]):
    """Writes the catalogues and the font into the source tree before files are collected."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatch
        """Make everything that is missing or out of date."""
        make(Path(self.root))


def make(root: Path) -> None:
    """Make the catalogues and, if it is not there yet, the font."""
    for source in sorted((root / "src/maodun/locale").rglob("*.po")):
        compile_catalogue(source)
    fonts = root / "src/maodun/fonts"
    characters = _module(fonts / "characters.py")
    target = fonts / characters.FILE
    recipe = _recipe(characters.wanted())
    if not _is_made(target, recipe):
        target.write_bytes(subset(_source_font(), characters, recipe))


def compile_catalogue(source: Path) -> None:
    """Write the ``.mo`` file beside a ``.po`` file."""
    with source.open("rb") as stream:
        catalogue = read_po(stream)
    with source.with_suffix(".mo").open("wb") as stream:
        write_mo(stream, catalogue)


def sentences(package: Path) -> Iterator[str]:
    """Yield every sentence that the package can say, in code and in templates."""
    methods = [("**.py", "python"), ("**/web/templates/**.jinja", "jinja2")]
    options = {"**/web/templates/**.jinja": {"extensions": "", "trimmed": "true"}}
    words = {"T": None, "_": None, "t": None}
    for _, _, message, _, _ in extract_from_dir(package, methods, options, words):
        yield message if isinstance(message, str) else message[0]


def update_catalogue(target: Path, package: Path) -> None:
    """Give a ``.po`` file every sentence of the package, and take out what nobody says."""
    with target.open("rb") as stream:
        known = read_po(stream)
    fresh = Catalog()
    for message in sentences(package):
        old = known.get(message)
        fresh.add(message, old.string if old else "")
    head = target.read_text("utf-8").partition("\n\n")[0]
    body = io.BytesIO()
    write_po(body, fresh, width=96, no_location=True, omit_header=True, sort_output=True)
    target.write_text(f"{head}\n\n{body.getvalue().decode()}", encoding="utf-8", newline="\n")


def subset(font_bytes: bytes, characters: ModuleType, recipe: str) -> bytes:
    """Return the font with only the wanted characters, under a name of its own."""
    options = Options()
    options.hinting = False
    options.layout_features = ["kern", "pwid"]
    options.name_IDs = ["*"]
    options.notdef_outline = True
    font = TTFont(io.BytesIO(font_bytes), recalcTimestamp=False)
    lacking = {ord(character) for character in characters.wanted()} - font.getBestCmap().keys()
    if lacking:
        sys.exit(f"This font lacks {len(lacking)} characters that the reports need.")
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[ord(character) for character in characters.wanted()])
    subsetter.subset(font)
    for sign in characters.NARROWED:
        _narrow(font, font.getBestCmap()[ord(sign)])
    _rename(font, characters.FAMILY, recipe)
    written = io.BytesIO()
    font.save(written)
    return written.getvalue()


def _narrow(font: TTFont, glyph: str) -> None:
    """Give a sign that is drawn in the middle of a hanzi's width the width of its ink."""
    glyphs, top = font.getGlyphSet(), font["CFF "].cff.topDictIndex[0]
    bounds = BoundsPen(glyphs)
    glyphs[glyph].draw(bounds)
    left, _, right, _ = bounds.bounds
    width = round(right - left) + 2 * SIDE
    pen = T2CharStringPen(width, glyphs)
    glyphs[glyph].draw(TransformPen(pen, (1, 0, 0, 1, SIDE - left, 0)))
    old = top.CharStrings[glyph]
    drawn = pen.getCharString(private=old.private, globalSubrs=top.GlobalSubrs)
    top.CharStrings[glyph].bytecode = None
    top.CharStrings[glyph].program = drawn.program
    font["hmtx"][glyph] = (width, SIDE)


def _rename(font: TTFont, family: str, recipe: str) -> None:
    table = font["name"]
    names = {1: family, 2: "Regular", 3: f"{family} {recipe}", 4: f"{family} Regular"}
    names[6] = family.replace(" ", "") + "-Regular"
    kept = [record for record in table.names if record.nameID in (0, 5, 13, 14)]
    table.names = [record for record in kept if record.platformID == WINDOWS]
    for name_id, words in names.items():
        table.setName(words, name_id, WINDOWS, 1, ENGLISH)
    top = font["CFF "].cff
    top.fontNames = [names[6]]
    top.topDictIndex[0].FullName = names[4]
    top.topDictIndex[0].FamilyName = family


def _is_made(target: Path, recipe: str) -> bool:
    if not target.exists():
        return False
    return str(TTFont(target, lazy=True)["name"].getDebugName(3)).endswith(recipe)


def _recipe(characters: frozenset[str]) -> str:
    made_of = "".join(sorted(characters)) + PACKAGE_SHA256 + RECIPE
    return hashlib.sha256(made_of.encode()).hexdigest()[:16]


def _source_font() -> bytes:
    given = os.environ.get(SOURCE_VARIABLE)
    if given:
        return Path(given).read_bytes()
    with tempfile.TemporaryDirectory() as folder:
        _fetch(Path(folder))
        (wheel,) = Path(folder).glob("*.whl")
        with zipfile.ZipFile(wheel) as archive:
            return archive.read(MEMBER)


def _fetch(folder: Path) -> None:
    pinned = folder / "pinned.txt"
    pinned.write_text(f"{PACKAGE} --hash=sha256:{PACKAGE_SHA256}\n", encoding="utf-8")
    asked = ["download", "--quiet", "--no-deps", "--require-hashes", "--only-binary", ":all:"]
    command = [sys.executable, "-m", "pip", *asked, "-r", str(pinned), "-d", str(folder)]
    done = subprocess.run(command, check=False)  # noqa: S603 - a fixed command, no shell
    if done.returncode:
        sys.exit(
            f"The font of the PDF reports is made from {PACKAGE}, which could not be fetched. "
            f"Set {SOURCE_VARIABLE} to a file of Noto Sans CJK SC (Regular, OTF) and try again."
        )


def _module(path: Path) -> ModuleType:
    """Return a module of the package, which cannot be imported while it is being built."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        sys.exit(f"{path} is missing.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    ROOT = Path(__file__).parent
    if "--update" in sys.argv[1:]:
        for catalogue in (ROOT / "src/maodun/locale").rglob("*.po"):
            update_catalogue(catalogue, ROOT / "src/maodun")
    make(ROOT)
