import gzip
import http.server
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import httpx
import pytest

from maodun.domain.errors import HostBusy, SourceError, UnsafeInput
from maodun.sources.shops.fetch import MAX_BYTES, PAGE, fetch_page
from maodun.sources.web import fetch

PUBLIC = "93.184.215.14"


def at(*addresses: str) -> Callable[[str, int], Sequence[str]]:
    return lambda _host, _port: addresses


def served(answer: Callable[[httpx.Request], httpx.Response]) -> httpx.MockTransport:
    return httpx.MockTransport(answer)


def page(_: httpx.Request) -> httpx.Response:
    return httpx.Response(200, content=b"<h1>Bowl</h1>")


@pytest.fixture
def loopback() -> Iterator[str]:
    """A server on this machine, as an attacker would want to have it read."""

    class Secret(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"secret")

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Secret)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_server_on_this_machine_is_refused(loopback: str) -> None:
    with pytest.raises(UnsafeInput, match="not of the public internet"):
        fetch_page(loopback)


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("127.0.0.1", id="loopback"),
        pytest.param("10.1.2.3", id="private"),
        pytest.param("192.168.1.1", id="private at home"),
        pytest.param("169.254.169.254", id="metadata of a cloud"),
        pytest.param("100.64.0.1", id="shared by a carrier"),
        pytest.param("0.0.0.0", id="any"),  # noqa: S104 - refused
        pytest.param("224.0.0.1", id="multicast"),
        pytest.param("::1", id="loopback, IPv6"),
        pytest.param("fe80::1%eth0", id="link-local, IPv6"),
        pytest.param("fd00::1", id="private, IPv6"),
        pytest.param("::ffff:127.0.0.1", id="IPv4 in IPv6"),
        pytest.param("2002:7f00:1::", id="IPv4 in 6to4"),
        pytest.param("64:ff9b::7f00:1", id="IPv4 in NAT64"),
    ],
)
def test_addresses_inside_are_refused(address: str) -> None:
    with pytest.raises(UnsafeInput, match="not of the public internet"):
        fetch_page("http://shop.example/", resolve=at(address), transport=served(page))


def test_one_inner_address_among_several_is_enough_to_refuse() -> None:
    with pytest.raises(UnsafeInput):
        fetch_page(
            "http://shop.example/", resolve=at(PUBLIC, "10.0.0.1"), transport=served(page)
        )


def test_the_connection_goes_to_the_address_that_was_checked() -> None:
    asked: list[httpx.Request] = []

    def remember(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return page(request)

    answers = iter([(PUBLIC,), ("127.0.0.1",)])
    found = fetch_page(
        "https://shop.example/p?x=1#top",
        resolve=lambda _host, _port: next(answers),
        transport=served(remember),
    )
    assert found == b"<h1>Bowl</h1>"
    (request,) = asked
    assert request.url.host == PUBLIC
    assert request.headers["host"] == "shop.example"
    assert request.extensions["sni_hostname"] == "shop.example"
    assert request.headers["user-agent"].startswith("Maodun ")


def test_a_redirect_inside_is_refused() -> None:
    def inside(host: str, _: int) -> Sequence[str]:
        return ("169.254.169.254",) if host == "inner.example" else (PUBLIC,)

    transport = served(
        lambda _: httpx.Response(302, headers={"location": "http://inner.example/keys"})
    )
    with pytest.raises(UnsafeInput, match=r"inner\.example"):
        fetch_page("http://shop.example/", resolve=inside, transport=transport)


@pytest.mark.parametrize(
    "location",
    [
        pytest.param("file:///etc/passwd", id="a file"),
        pytest.param("gopher://shop.example/", id="another protocol"),
        pytest.param("http://user:word@shop.example/", id="a password"),
        pytest.param("http://[bad", id="no address"),
    ],
)
def test_only_the_web_is_fetched_also_after_a_redirect(location: str) -> None:
    with pytest.raises(UnsafeInput):
        fetch_page(location, resolve=at(PUBLIC), transport=served(page))
    transport = served(lambda _: httpx.Response(301, headers={"location": location}))
    with pytest.raises((UnsafeInput, SourceError)):
        fetch_page("http://shop.example/", resolve=at(PUBLIC), transport=transport)


def test_redirects_are_followed_five_times_and_no_more() -> None:
    def onward(left: int) -> Callable[[httpx.Request], httpx.Response]:
        def answer(request: httpx.Request) -> httpx.Response:
            step = int(request.url.path.strip("/") or 0)
            if step == left:
                return page(request)
            return httpx.Response(302, headers={"location": f"/{step + 1}"})

        return answer

    found = fetch_page("http://shop.example/", resolve=at(PUBLIC), transport=served(onward(5)))
    assert found == b"<h1>Bowl</h1>"
    with pytest.raises(SourceError, match="redirects more than 5"):
        fetch_page("http://shop.example/", resolve=at(PUBLIC), transport=served(onward(6)))


@pytest.mark.parametrize(
    ("headers", "content"),
    [
        pytest.param({}, b"x" * (MAX_BYTES + 1), id="as it is"),
        pytest.param(
            {"content-encoding": "gzip"}, gzip.compress(b"x" * (MAX_BYTES + 1)), id="packed"
        ),
    ],
)
def test_a_page_larger_than_the_limit_is_refused(
    headers: dict[str, str], content: bytes
) -> None:
    transport = served(lambda _: httpx.Response(200, headers=headers, content=content))
    with pytest.raises(UnsafeInput, match="larger than"):
        fetch_page("http://shop.example/", resolve=at(PUBLIC), transport=transport)


def test_an_answer_that_is_no_page_is_said() -> None:
    transport = served(lambda _: httpx.Response(404))
    with pytest.raises(SourceError, match="answered 404"):
        fetch_page("http://shop.example/", resolve=at(PUBLIC), transport=transport)


def test_a_failing_connection_is_said() -> None:
    def fail(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectTimeout("too slow", request=request)

    with pytest.raises(SourceError, match="too slow"):
        fetch_page("http://shop.example/", resolve=at(PUBLIC), transport=served(fail))


def test_a_host_without_an_address_is_said() -> None:
    with pytest.raises(SourceError, match="no address"):
        fetch_page("http://shop.example/", resolve=at(), transport=served(page))


def test_a_server_that_wants_quiet_is_told_apart() -> None:
    transport = served(lambda _: httpx.Response(429))
    with pytest.raises(HostBusy, match="left alone"):
        fetch_page("http://shop.example/", resolve=at(PUBLIC), transport=transport)


def test_an_unchanged_answer_counts_only_where_it_was_asked_for() -> None:
    transport = served(lambda _: httpx.Response(304, headers={"etag": "a"}))
    wish = replace(PAGE, headers={"If-None-Match": "a"})
    answer = fetch("http://shop.example/", wish=wish, resolve=at(PUBLIC), transport=transport)
    assert answer.is_old
    assert answer.etag == "a"
    with pytest.raises(SourceError, match="answered 304"):
        fetch_page("http://shop.example/", resolve=at(PUBLIC), transport=transport)
