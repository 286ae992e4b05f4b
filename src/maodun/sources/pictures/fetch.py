"""Pictures from the web: politely, within limits, and kept so that each is asked for once."""

import hashlib
import secrets
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import msgspec

from maodun.domain.errors import HostBusy, SourceError
from maodun.domain.text import T
from maodun.sources.pictures.data_uris import MOST_BYTES
from maodun.sources.web import Resolve, Wish, fetch, resolve

PAUSE_SECONDS = 1.0
"""Between two questions to the same host."""
FRESH = timedelta(days=1)
"""So long a kept picture is used without asking whether there is a newer one."""
MOST_FAILURES = 5
"""Of one host, one after the other; then it is left alone until the next run."""
_LONGEST_HEADER = 200
WISH = Wish(
    accept="image/avif,image/webp,image/png,image/jpeg,image/*;q=0.8",
    agent="Maodun (reads the pictures of products for the person who asked; no crawler)",
    most_bytes=MOST_BYTES,
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What fetching needs of the world, so that tests can stand in for it.

    Attributes:
        now: The clock.
        sleep: Waits so many seconds.
        resolve: Host and port to addresses.
        transport: Carries the requests; None: the network.
    """

    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    sleep: Callable[[float], None] = time.sleep
    resolve: Resolve = resolve
    transport: httpx.BaseTransport | None = None


class _Label(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is noted about a kept picture, on the line before its bytes."""

    url: str
    fetched_at: datetime
    sha256: str
    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True)
class _Kept:
    label: _Label
    data: bytes


class WebPictures:
    """Fetches pictures one after the other and keeps them in a folder, by address."""

    def __init__(self, cache: Path, *, around: Surroundings | None = None) -> None:
        """Keep what comes under ``cache``; it is made when the first picture comes."""
        self._cache, self._around = cache, around or Surroundings()
        self._asked: dict[str, datetime] = {}
        self._failures: Counter[str] = Counter()

    def get(self, url: str) -> bytes:
        """Return the picture at ``url``: the kept one while it is fresh or unchanged.

        Raises:
            UnsafeInput: The address leads into a private network, or the answer is too large.
            HostBusy: The host asks to be left alone, or was given up after several failures.
            SourceError: It does not answer, or not with bytes.
        """
        kept = self._read(url)
        if kept is not None and self._around.now() - kept.label.fetched_at < FRESH:
            return kept.data
        host = _host(url)
        self._wait(host)
        try:
            return self._fetched(url, kept)
        except HostBusy:
            self._failures[host] = MOST_FAILURES
            raise
        except SourceError:
            self._failures[host] += 1
            raise
        finally:
            self._asked[host] = self._around.now()

    def kept(self, url: str) -> bytes | None:
        """Return the picture as it was fetched before, however long ago; no network is used."""
        found = self._read(url)
        return None if found is None else found.data

    def _wait(self, host: str) -> None:
        if self._failures[host] >= MOST_FAILURES:
            raise HostBusy(
                T("{host} failed several times and is left alone for now", host=host)
            )
        if host in self._asked:
            gone = (self._around.now() - self._asked[host]).total_seconds()
            if gone < PAUSE_SECONDS:
                self._around.sleep(PAUSE_SECONDS - max(0.0, gone))

    def _fetched(self, url: str, kept: _Kept | None) -> bytes:
        answer = fetch(
            url,
            wish=WISH if kept is None else replace(WISH, headers=_only_newer(kept.label)),
            resolve=self._around.resolve,
            transport=self._around.transport,
        )
        self._failures[_host(url)] = 0
        if answer.is_old and kept is not None:
            label = msgspec.structs.replace(kept.label, fetched_at=self._around.now())
            self._write(_Kept(label, kept.data))
            return kept.data
        label = _Label(
            url=url,
            fetched_at=self._around.now(),
            sha256=hashlib.sha256(answer.data).hexdigest(),
            etag=answer.etag,
            last_modified=answer.last_modified,
        )
        self._write(_Kept(label, answer.data))
        return answer.data

    def _path(self, url: str) -> Path:
        name = hashlib.sha256(url.encode("utf-8", "surrogatepass")).hexdigest()
        return self._cache / name[:2] / name

    def _read(self, url: str) -> _Kept | None:
        """Return what is kept of ``url``; what is damaged counts as not kept."""
        try:
            line, _, data = self._path(url).read_bytes().partition(b"\n")
            label = msgspec.json.decode(line, type=_Label)
        except (OSError, msgspec.MsgspecError, UnicodeError):
            return None
        whole = label.url == url and label.sha256 == hashlib.sha256(data).hexdigest()
        return _Kept(label, data) if whole else None

    def _write(self, kept: _Kept) -> None:
        path = self._path(kept.label.url)
        path.parent.mkdir(parents=True, exist_ok=True)
        half = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
        half.write_bytes(msgspec.json.encode(kept.label) + b"\n" + kept.data)
        half.replace(path)


def _only_newer(label: _Label) -> dict[str, str]:
    """Return the headers that ask for a version newer than the kept one."""
    headers = {"If-None-Match": label.etag, "If-Modified-Since": label.last_modified}
    return {name: value for name, value in headers.items() if value and _is_plain(value)}


def _is_plain(value: str) -> bool:
    return value.isascii() and value.isprintable() and len(value) <= _LONGEST_HEADER


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""
