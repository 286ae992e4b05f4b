"""Bytes from the web, fetched so that an address given by a stranger cannot reach inside.

Every address is resolved first, only global ones are used, and the connection goes to exactly
the address that was checked, so that a second answer of the name server changes nothing.
"""

import ipaddress
import socket
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

import httpx

from maodun.domain.errors import HostBusy, SourceError, UnsafeInput
from maodun.domain.text import T

MAX_REDIRECTS = 5
TIMEOUT = httpx.Timeout(20.0, connect=10.0)
LONGEST_SECONDS = 60
LONGEST_URL = 2_048
PORTS = {"http": 80, "https": 443}
REDIRECTS = frozenset((301, 302, 303, 307, 308))

_BUSY = frozenset((429, 503))

Resolve = Callable[[str, int], Sequence[str]]


def resolve(host: str, port: int) -> Sequence[str]:
    """Return every address of ``host``.

    Raises:
        SourceError: No name server knows it.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise SourceError(T("no address is known for {host}", host=host)) from error
    return [str(one[4][0]) for one in found]


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked of a server, and how much of it is taken.

    Attributes:
        accept: Value of the ``Accept`` header.
        agent: Who asks, in words: value of the ``User-Agent`` header.
        most_bytes: A longer answer is refused while it is read.
        headers: Other headers, such as those that ask for what is newer only.
    """

    accept: str
    agent: str
    most_bytes: int
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered.

    Attributes:
        data: Its bytes.
        etag: Name of this version, or "".
        last_modified: When it was made, as the server says, or "".
        is_old: Nothing has changed since the version that the wish names; no bytes came.
    """

    data: bytes
    etag: str = ""
    last_modified: str = ""
    is_old: bool = False


def fetch(
    url: str,
    *,
    wish: Wish,
    resolve: Resolve = resolve,
    transport: httpx.BaseTransport | None = None,
) -> Answer:
    """Return what is at ``url``, following at most five redirects.

    Args:
        url: ``http`` or ``https``, on the usual port or another.
        wish: What is asked, and the limit of its size.
        resolve: Host and port to addresses.
        transport: Carries the requests; None: the network.

    Raises:
        UnsafeInput: The address, or one it redirects to, is not of the public internet, is no
            web address, or carries a password; or the answer is larger than the limit.
        HostBusy: The server asks to be left alone for now (429, 503).
        SourceError: It does not answer, or not with what was asked.
    """
    for _ in range(MAX_REDIRECTS + 1):
        with httpx.Client(transport=transport, timeout=TIMEOUT, trust_env=False) as client:
            answer = _answer(client, url, wish=wish, resolve=resolve)
        if isinstance(answer, Answer):
            return answer
        url = answer
    raise SourceError(
        T("{url} redirects more than {limit} times", url=url, limit=MAX_REDIRECTS)
    )


def _answer(client: httpx.Client, url: str, *, wish: Wish, resolve: Resolve) -> Answer | str:
    """Return the answer, or the address that it redirects to."""
    request = _pinned(client, url, wish=wish, resolve=resolve)
    try:
        response = client.send(request, stream=True)
        try:
            if response.status_code in REDIRECTS and "location" in response.headers:
                return urljoin(url, response.headers["location"])
            return _read(response, url, wish)
        finally:
            response.close()
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
        raise SourceError(
            T("{url} could not be fetched: {reason}", url=url, reason=str(error) or repr(error))
        ) from error


def _pinned(client: httpx.Client, url: str, *, wish: Wish, resolve: Resolve) -> httpx.Request:
    """Return the request for ``url`` that connects to an address checked here.

    The host stays in the ``Host`` header and in the name that the certificate must show.
    """
    host, port = _checked(url)
    addresses = list(resolve(host, port))
    if not addresses:
        raise SourceError(T("no address is known for {host}", host=host))
    for address in addresses:
        _check_address(address, host)
    try:
        parsed = httpx.URL(url)
    except (httpx.InvalidURL, ValueError) as error:
        raise UnsafeInput(T("{url} is not an address of the web", url=url)) from error
    request = client.build_request(
        "GET",
        parsed.copy_with(host=addresses[0], fragment=None),
        headers={
            "Host": parsed.netloc.decode("ascii"),
            "User-Agent": wish.agent,
            "Accept": wish.accept,
            "Accept-Encoding": "gzip",
            **wish.headers,
        },
    )
    request.extensions["sni_hostname"] = parsed.raw_host.decode("ascii")
    return request


def _checked(url: str) -> tuple[str, int]:
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise UnsafeInput(T("{url} is not an address of the web", url=url[:200])) from error
    if parts.scheme not in PORTS or not host or len(url) > LONGEST_URL:
        raise UnsafeInput(T("{url} is not an address of the web", url=url[:200]))
    if parts.username is not None or parts.password is not None:
        raise UnsafeInput(T("{host}: an address with a password is not fetched", host=host))
    return host, port or PORTS[parts.scheme]


def _check_address(address: str, host: str) -> None:
    """Refuse what is not of the public internet, also when it is wrapped in an IPv6 address."""
    try:
        ip: ipaddress.IPv4Address | ipaddress.IPv6Address = ipaddress.ip_address(
            address.partition("%")[0]
        )
    except ValueError as error:
        raise SourceError(T("no address is known for {host}", host=host)) from error
    for one in (ip, *_within(ip)):
        if not one.is_global or one.is_multicast or one.is_reserved:
            raise UnsafeInput(
                T(
                    "{host} is at {address}, which is not of the public internet",
                    host=host,
                    address=address,
                )
            )


NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
"""IPv4 addresses within IPv6 ones (RFC 6052)."""


def _within(
    ip: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> Sequence[ipaddress.IPv4Address]:
    """Return the IPv4 addresses that an IPv6 address stands for."""
    if isinstance(ip, ipaddress.IPv4Address):
        return ()
    inner = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
    if ip in NAT64:
        inner.append(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
    return [one for one in inner if one is not None]


def _read(response: httpx.Response, url: str, wish: Wish) -> Answer:
    status = response.status_code
    etag = response.headers.get("etag", "")
    last_modified = response.headers.get("last-modified", "")
    if status == httpx.codes.NOT_MODIFIED and wish.headers:
        return Answer(b"", etag, last_modified, is_old=True)
    if status in _BUSY:
        raise HostBusy(
            T("{url} asks to be left alone for now ({status})", url=url, status=status)
        )
    if status != httpx.codes.OK:
        raise SourceError(
            T("{url} answered {status}, so there is nothing to read", url=url, status=status)
        )
    return Answer(_body(response, url, wish.most_bytes), etag, last_modified)


def _body(response: httpx.Response, url: str, most_bytes: int) -> bytes:
    held = bytearray()
    latest = time.monotonic() + LONGEST_SECONDS
    for piece in response.iter_bytes():
        held += piece
        if time.monotonic() > latest:
            raise SourceError(T("{url} answers too slowly", url=url))
        if len(held) > most_bytes:
            raise UnsafeInput(
                T("{url} is larger than {limit} bytes", url=url, limit=most_bytes)
            )
    return bytes(held)
