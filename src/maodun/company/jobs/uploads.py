"""What people hand in at the desk: kept in a folder of its own, under names that are safe."""

import re
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath

import yaml

from maodun.domain.errors import BadUpload
from maodun.domain.text import T

PRODUCT_FILES = frozenset(
    {".yaml", ".yml", ".csv", ".tsv", ".txt", ".xlsx", ".json", ".html", ".htm"}
)
PICTURES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp", ".tif", ".tiff"})
MOST_FILES = 60
MOST_BYTES = 100_000_000
"""Of all files handed in together."""

LONGEST = 100
"""Characters of a file's name."""

_UNSAFE = re.compile(r"[^\w.\- ]+")


@dataclass(frozen=True, slots=True)
class Upload:
    """One file as it arrives.

    Attributes:
        name: As the browser says it; nothing in it is trusted.
        size: Bytes.
        chunks: Its bytes, piece by piece.
    """

    name: str
    size: int
    chunks: Iterable[bytes]


@dataclass(frozen=True, slots=True)
class Typed:
    """A product as typed into the form; everything but number and title may be empty."""

    sku: str
    title: str
    title_zh: str = ""
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """What was kept: the folder's name, and the product's file in it."""

    folder: str
    file: str


def upload_keep(*, files: Sequence[Upload], typed: Typed | None, under: Path) -> Kept:
    """Keep what was handed in, and say which file is the product.

    Args:
        files: Pictures, and a product's file unless it was typed.
        typed: What was typed; None: the product comes as a file.
        under: Folder of all that is handed in.

    Raises:
        BadUpload: There is no product, or a file cannot be taken.
    """
    if len(files) > MOST_FILES or sum(one.size for one in files) > MOST_BYTES:
        raise BadUpload(
            T(
                "At most {count} files of {mb} MB together can be handed in at once.",
                count=MOST_FILES,
                mb=MOST_BYTES // 1_000_000,
            )
        )
    named = [(safe_name(one.name), one) for one in files]
    names = [name for name, _ in named]
    doubled = next((name for name in names if names.count(name) > 1), None)
    if doubled is not None:
        raise BadUpload(T("Two files have the name {name}: rename one.", name=doubled))
    products = [name for name in names if Path(name).suffix.lower() in PRODUCT_FILES]
    file = _product_file(products, typed)
    folder = under / secrets.token_hex(8)
    folder.mkdir(parents=True)
    for name, one in named:
        with (folder / name).open("wb") as stream:
            stream.writelines(one.chunks)
    if typed is not None:
        (folder / file).write_text(_written(typed, names), encoding="utf-8")
    return Kept(folder.name, file)


def safe_name(given: str) -> str:
    """Return a name that is a file's on every system, of a kind that is read here.

    Raises:
        BadUpload: It is of no such kind.
    """
    last = PureWindowsPath(given).name  # knows both slashes
    name = _UNSAFE.sub("_", last).strip(" .")
    suffix = Path(name).suffix.lower()
    if suffix not in PRODUCT_FILES | PICTURES or PureWindowsPath(name).is_reserved():
        raise BadUpload(
            T(
                "{name} is neither a picture nor a product file. Pictures: JPEG, PNG, WebP, "
                "GIF, BMP, TIFF. Products: YAML, CSV, XLSX, JSON, HTML.",
                name=last[:LONGEST],
            )
        )
    return f"{Path(name).stem[: LONGEST - len(suffix)]}{suffix}"


def _product_file(products: Sequence[str], typed: Typed | None) -> str:
    if typed is not None and products:
        raise BadUpload(T("Type the product or hand in its file, not both."))
    if typed is not None:
        if not typed.sku.strip() or not typed.title.strip():
            raise BadUpload(T("Give the product a number and a title, or hand in its file."))
        return "product.yaml"
    if len(products) != 1:
        raise BadUpload(T("Hand in one product file; {count} came.", count=len(products)))
    return products[0]


def _written(typed: Typed, pictures: Sequence[str]) -> str:
    title = {"en": typed.title.strip(), "zh": typed.title_zh.strip()}
    plain = {
        "sku": typed.sku.strip(),
        "title": {language: words for language, words in title.items() if words},
        "facts": [line.strip() for line in typed.facts if line.strip()],
        "photos": list(pictures),
    }
    return yaml.safe_dump(
        {name: value for name, value in plain.items() if value},
        allow_unicode=True,
        sort_keys=False,
    )
