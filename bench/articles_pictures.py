"""Do designs that look alike tell the class of articles? Held designs with a picture."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.articles_titles import Title, main_class, rows_2007
from maodun.compare.designs.articles import BESIDE, article_of
from maodun.domain.pictures import PictureKind
from maodun.domain.products import Product
from maodun.domain.rights import Classification
from maodun.encoders.looks.encoding import LooksEncoder
from maodun.encoders.reading.pictures import read_picture

AT_ONCE = 32
NOTHING = ""


def told_by_pictures(data: Path) -> dict[str, list[bool]]:
    """Return for each way of telling whether it is right, for each held design."""
    titles, looks = _designs(data / "uspto")
    found: dict[str, list[bool]] = {"title": [], "pictures": [], "both": []}
    for at, one in enumerate(titles):
        if not one.held:
            continue
        likeness = looks @ looks[at]
        likeness[at] = -np.inf
        nearest = np.argsort(-likeness, kind="stable")[:BESIDE]
        beside = [((_filed(titles[other].main),), float(likeness[other])) for other in nearest]
        for name, words, near in (
            ("title", one.words, []),
            ("pictures", NOTHING, beside),
            ("both", one.words, beside),
        ):
            found[name].append(_told(words, near) == one.main)
    return found


def _told(words: str, near: Sequence[tuple[Sequence[Classification], float]]) -> str:
    article = article_of(Product(sku="", title=words, facts=(), source=""), near)
    return article.classes[0][0] if article.classes else NOTHING


def _designs(folder: Path) -> tuple[list[Title], NDArray[np.float32]]:
    """Return every design of 2007 with a class and a picture, and how its picture looks."""
    files = {file.stem: file for file in (folder / "designs-2007" / "images").iterdir()}
    rows = [row for row in rows_2007(folder) if row[0] in files]
    titles, pictures = [], []
    for number, us, words in rows:
        main = main_class(us)
        if main:
            titles.append(Title(words, main))
            pictures.append(read_picture(files[number].read_bytes(), name=number).pixels)
    encoder = LooksEncoder()
    kinds = [PictureKind.DRAWING] * AT_ONCE
    looks = [
        encoder.looks(part, kinds[: len(part)])
        for start in range(0, len(pictures), AT_ONCE)
        if (part := pictures[start : start + AT_ONCE])
    ]
    return titles, np.vstack(looks)


def _filed(main: str) -> Classification:
    return Classification("locarno", main, main=True)
