"""Names of the columns of a table of registered works, in English and Chinese."""

import unicodedata
from collections.abc import Sequence

COLUMNS: dict[str, tuple[str, ...]] = {
    "number": (
        "number", "registration number", "registration no", "reg no", "copyright number",
        "登记号", "作品登记号", "著作权登记号", "登记证号", "登记证书号", "版权登记号",
    ),
    "title": ("title", "work", "work title", "title of work", "作品名称", "作品名", "作品"),
    "owner": (
        "owner", "claimant", "copyright claimant", "copyright owner", "rights holder",
        "著作权人", "版权人", "权利人", "著作权人姓名",
    ),
    "author": ("author", "authors", "artist", "designer", "作者", "作者姓名", "创作者"),
    "registered": (
        "registration date", "registered", "effective date of registration",
        "date of registration", "登记日期", "登记时间", "发证日期",
    ),
    "published": (
        "publication date", "published", "date of publication", "first published",
        "首次发表日期", "发表日期", "首次发表时间",
    ),
    "pictures": (
        "pictures", "picture", "picture file", "image", "images", "file", "files", "deposit",
        "图片", "作品图片", "图样", "作品样本", "样本", "图片文件",
    ),
    "description": ("description", "type of work", "作品说明", "作品简介", "作品类别"),
    "office": ("office", "country", "国家", "国家/地区", "登记机关"),
}  # fmt: skip
WORDS = tuple(name for names in COLUMNS.values() for name in names if not name.isascii())
ABOUT_WORKS = frozenset({"owner", "author", "pictures"})


def places(header: Sequence[str]) -> dict[str, int]:
    """Return where each field of a work stands; of two columns for one, by the first name."""
    names = [folded(cell) for cell in header]
    return {
        field: next(names.index(name) for name in spellings if name in names)
        for field, spellings in COLUMNS.items()
        if any(name in names for name in spellings)
    }


def is_header(header: Sequence[str]) -> bool:
    """Return whether the cells name a number, a title, and whose it is or how it looks."""
    found = places(header).keys()
    return {"number", "title"} <= found and bool(found & ABOUT_WORKS)


def folded(name: str) -> str:
    """Return the name of a column without case and with spaces for ``_``."""
    plain = unicodedata.normalize("NFKC", name).casefold().replace("_", " ")
    return " ".join(plain.split()).strip(" .:*")
