"""Names of the columns of a PatSnap export, in Chinese and English."""

import re
from collections.abc import Sequence

COLUMNS: dict[str, tuple[str, ...]] = {
    "number": (
        "公开(公告)号",
        "公开公告号",
        "公开号",
        "公告号",
        "publication number",
        "publication no",
        "patent number",
        "pn",
    ),
    "title": (
        "标题",
        "专利名称",
        "名称",
        "标题(原文)",
        "title",
        "title (original)",
        "invention title",
    ),
    "abstract": ("摘要", "摘要(原文)", "abstract", "abstract (original)"),
    "application": ("申请号", "application number", "application no", "apno"),
    "filed": ("申请日", "application date", "filing date", "apdt"),
    "published": ("公开(公告)日", "公开公告日", "公开日", "公告日", "publication date", "pbdt"),
    "granted": ("授权日", "授权公告日", "授权日期", "grant date", "issue date", "授权(公告)日"),
    "owners": (
        "当前申请(专利权)人",
        "当前申请专利权人",
        "当前专利权人",
        "专利权人",
        "current assignee",
        "current assignees",
        "current_assignee",
    ),
    "applicants": (
        "原始申请(专利权)人",
        "原始申请专利权人",
        "申请人",
        "原始申请人",
        "original assignee",
        "original assignees",
        "applicant",
        "applicants",
        "original_assignee",
    ),
    "inventors": ("发明人", "设计人", "inventor", "inventors"),
    "ipc": ("ipc分类号", "ipc", "ipc classification", "ipc - current", "国际分类号"),
    "ipc_main": ("ipc主分类号", "main ipc", "ipc main classification", "ipc - main"),
    "cpc": ("cpc分类号", "cpc", "cpc classification"),
    "locarno": (
        "洛迦诺分类号",
        "locarno分类号",
        "loc分类号",
        "loc",
        "locarno",
        "locarno classification",
    ),
    "status": (
        "法律状态/事件",
        "法律状态",
        "当前法律状态",
        "legal status/event",
        "legal status",
        "legal event",
    ),
    "simple_status": ("简单法律状态", "simple legal status", "法律有效性", "有效性"),
    "ended": (
        "失效日",
        "失效日期",
        "终止日",
        "inactive date",
        "termination date",
        "lapse date",
    ),
    "type": ("专利类型", "patent type", "type"),
    "claims": ("权利要求", "权利要求书", "权利要求(原文)", "claims", "claims (original)"),
    "first_claim": ("首项权利要求", "首权", "first claim", "main claim"),
    "independent_claims": ("独立权利要求", "independent claims", "independent claim"),
    "priority_numbers": ("优先权号", "优先权", "priority number", "priority numbers"),
    "priority_countries": (
        "优先权国家",
        "优先权国家/地区",
        "priority country",
        "priority countries",
    ),
    "priority_dates": ("优先权日", "优先权日期", "priority date", "priority dates"),
}
NEEDED = "number"
WORDS = ("公开(公告)号", "标题", "摘要", "申请号", "申请日", "法律状态", "专利类型", "发明人")

MARK = re.compile(r"^\[(标|standardi[sz]ed|std)\]\s*", re.I)
WIDE = str.maketrans("（）　［］：", "() []:")


def places(header: Sequence[str]) -> dict[str, int]:
    """Return where each known column stands; of two that mean one thing, the first name wins.

    A standardised column (``[标]``) counts as the plain one only where that is absent.
    """
    plain: dict[str, int] = {}
    marked: dict[str, int] = {}
    for index, cell in enumerate(header):
        folded = " ".join(cell.translate(WIDE).casefold().replace("_", " ").split())
        name = MARK.sub("", folded)
        (marked if name != folded else plain).setdefault(name, index)
    known = marked | plain
    return {
        field: next(known[_folded(name)] for name in names if _folded(name) in known)
        for field, names in COLUMNS.items()
        if any(_folded(name) in known for name in names)
    }


def is_header(header: Sequence[str]) -> bool:
    """Return whether the cells name a number and more that only exports of rights have."""
    found = places(header)
    return (
        NEEDED in found
        and len(found.keys() & {"title", "application", "filed", "published"}) > 1
    )


def _folded(name: str) -> str:
    return name.replace("_", " ")
