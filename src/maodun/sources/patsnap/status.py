"""What the two status columns of an export say of the end of a right."""

from maodun.domain.records import EventKind

DEAD = ("失效", "inactive", "dead")
ALIVE = ("有效", "审中", "active", "alive", "pending", "pct指定期", "pct designated")

REVOKED = ("全部无效", "宣告无效", "专利权无效", "撤销", "revoked", "invalidated", "cancelled")
ENDED = (
    "未缴年费",
    "未缴费",
    "权利终止",
    "终止",
    "期限届满",
    "届满",
    "放弃",
    "驳回",
    "撤回",
    "失效",
    "non-payment",
    "lapsed",
    "expired",
    "abandoned",
    "withdrawn",
    "rejected",
    "refused",
    "terminated",
    "ceased",
)
BACK = ("恢复", "restored", "reinstated")


def status_event(simple: str, detail: str) -> tuple[EventKind, str] | None:
    """Return the event that ended a right and its words, or None while nothing says it ended.

    ``simple`` (简单法律状态) is the state today and decides; the events in ``detail`` are
    history and decide only where it is empty. Withdrawn, refused and unpaid are all ``lapsed``:
    ``withdrawn`` is kept for publications that an office took back.
    """
    now, events = simple.casefold().strip(), detail.casefold()
    alive = now.startswith(ALIVE) or "未确认" in now or "undetermined" in now
    dead = now.startswith(DEAD)
    if alive or not (dead or _says(events, REVOKED) or _says(events, ENDED)):
        return None
    if not dead and _says(events, BACK):
        return None
    kind = EventKind.REVOKED if _says(events, REVOKED) else EventKind.LAPSED
    return kind, detail.strip() or simple.strip()


def _says(events: str, words: tuple[str, ...]) -> bool:
    return any(word in events for word in words)
