"""Names of the columns of a table of marks, in English and as Chinese exports print them."""

import unicodedata
from collections.abc import Sequence

COLUMNS: dict[str, tuple[str, ...]] = {
    "number": (
        "number", "application number", "application no", "serial number", "mark number",
        "trademark number", "注册号/申请号", "申请号/注册号", "申请/注册号", "注册/申请号",
        "申请(注册)号", "注册(申请)号", "商标申请号", "申请号", "商标号",
    ),
    "registration": (
        "registration number", "registration no", "reg no", "注册号", "商标注册号",
    ),
    "words": (
        "words", "mark", "mark name", "trademark", "trademark name", "trade mark",
        "trade mark name", "word mark",
        "verbal element", "brand", "商标名称", "商标名", "商标文字", "商标", "文字商标",
    ),
    "kind": (
        "kind", "mark type", "mark feature", "trade mark type", "商标形式",
        "商标种类", "商标构成",
    ),
    "classes": (
        "nice classes", "nice class", "class", "classes", "int class", "international class",
        "国际分类", "国际分类号", "国际类别", "商标分类", "商品分类", "尼斯分类", "类别",
        "类号",
    ),
    "goods": (
        "goods", "goods and services", "goods/services", "goods & services", "商品/服务",
        "商品/服务项目", "商品/服务列表", "商品服务", "商品服务项目", "核定商品/服务",
        "核定商品", "核定使用商品", "使用商品", "商品名称", "商品",
    ),
    "owner": (
        "owner", "holder", "proprietor", "registrant", "current owner", "权利人", "商标权人",
        "注册人", "商标注册人", "持有人", "所有人",
    ),
    "applicant": (
        "applicant", "applicant name", "申请人", "申请人名称", "申请人名称(中文)",
        "申请人(中文)", "申请人中文名称",
    ),
    "applicant_latin": (
        "applicant in latin letters", "申请人名称(英文)", "申请人(英文)", "申请人英文名称",
    ),
    "agent": ("agent", "representative", "代理/办理机构", "代理机构", "代理人名称", "代理人"),
    "filed": ("filing date", "application date", "filed", "申请日期", "申请日", "商标申请日期"),
    "published": ("publication date", "published", "初审公告日期", "初审公告日"),
    "registered": (
        "registration date", "registered", "reg date", "注册公告日期", "注册公告日", "注册日期",
        "注册日", "核准注册日", "核准注册日期", "核准日期",
    ),
    "term": (
        "expiry date", "expiration date", "expires", "专用权期限", "专用期限", "专用权期间",
        "有效期", "有效期至", "有效期限", "到期日", "到期日期", "截止日期",
    ),
    "status": (
        "status", "legal status", "current status", "trade mark status", "商标状态",
        "法律状态", "当前状态", "状态", "商标法律状态", "商标流程状态",
    ),
    "status_date": ("status date", "状态日期", "法律状态日期", "状态更新日期"),
    "office": (
        "office", "trade mark office", "register", "country", "jurisdiction", "国家",
        "国家/地区", "国家地区", "国别", "注册国家", "注册国", "注册局", "受理局",
    ),
    "disclaimed": ("disclaimer", "disclaimed", "放弃专用权", "放弃专用权说明", "不主张专用权"),
    "transliteration": ("transliteration", "音译", "拼音", "商标拼音"),
    "translation": ("translation", "meaning", "译文", "外文含义", "商标含义"),
    "vienna": ("vienna codes", "vienna", "图形要素", "图形编码", "维也纳编码"),
    "picture": ("picture", "image", "图片", "商标图片", "商标图样", "商标图像"),
}  # fmt: skip
WORDS = tuple(name for names in COLUMNS.values() for name in names if not name.isascii())
ABOUT_MARKS = frozenset(
    {"classes", "goods", "owner", "applicant", "filed", "registered", "term", "status"}
)
NEEDED = 2


def places(header: Sequence[str]) -> dict[str, int]:
    """Return where each field stands; where two columns could be meant, by the first name."""
    known: dict[str, int] = {}
    for index, cell in enumerate(header):
        known.setdefault(folded(cell), index)
    return {
        field: next(known[name] for name in names if name in known)
        for field, names in COLUMNS.items()
        if any(name in known for name in names)
    }


def is_header(header: Sequence[str]) -> bool:
    """Return whether the cells name words, a number, and two things more that marks have."""
    found = places(header).keys()
    numbered = "number" in found or "registration" in found
    return "words" in found and numbered and len(found & ABOUT_MARKS) >= NEEDED


def is_chinese(header: Sequence[str]) -> bool:
    """Return whether the column of the words is named in Chinese, as exports of CNIPA do."""
    at = places(header).get("words")
    return at is not None and not header[at].isascii()


def folded(name: str) -> str:
    """Return the name of a column in one spelling."""
    plain = unicodedata.normalize("NFKC", name).casefold().replace("_", " ")
    return " ".join(plain.split()).strip(" .:*")
