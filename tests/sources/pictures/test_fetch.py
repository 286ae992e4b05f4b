from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from maodun.domain.errors import HostBusy, SourceError, UnsafeInput
from maodun.sources.pictures.fetch import FRESH, Surroundings, WebPictures

URL = "https://shop.example/a.jpg"


@dataclass
class World:
    """A web of one answer, a clock that only sleeping moves, and what was asked."""

    answer: Callable[[httpx.Request], httpx.Response]
    at: datetime = datetime(2026, 12, 1, tzinfo=UTC)
    asked: list[httpx.Request] = field(default_factory=list)
    slept: list[float] = field(default_factory=list)
    address: str = "93.184.215.14"

    def around(self) -> Surroundings:
        def serve(request: httpx.Request) -> httpx.Response:
            self.asked.append(request)
            return self.answer(request)

        def sleep(seconds: float) -> None:
            self.slept.append(seconds)
            self.at += timedelta(seconds=seconds)

        return Surroundings(
            now=lambda: self.at,
            sleep=sleep,
            resolve=lambda _host, _port: (self.address,),
            transport=httpx.MockTransport(serve),
        )


def picture(_: httpx.Request) -> httpx.Response:
    return httpx.Response(200, content=b"picture", headers={"etag": '"1"'})


def test_a_picture_is_asked_for_once_a_day(tmp_path: Path) -> None:
    world = World(picture)
    assert WebPictures(tmp_path, around=world.around()).get(URL) == b"picture"
    assert WebPictures(tmp_path, around=world.around()).get(URL) == b"picture"
    assert len(world.asked) == 1
    assert "no crawler" in world.asked[0].headers["user-agent"]


def test_afterwards_only_a_newer_one_is_asked_for(tmp_path: Path) -> None:
    world = World(picture)
    WebPictures(tmp_path, around=world.around()).get(URL)
    world.at += FRESH
    world.answer = lambda _: httpx.Response(304)
    assert WebPictures(tmp_path, around=world.around()).get(URL) == b"picture"
    assert world.asked[1].headers["if-none-match"] == '"1"'
    world.at += FRESH / 2
    assert WebPictures(tmp_path, around=world.around()).get(URL) == b"picture"
    assert len(world.asked) == 2  # the answer "not modified" made it fresh again
    world.at += FRESH
    world.answer = lambda _: httpx.Response(200, content=b"newer")
    assert WebPictures(tmp_path, around=world.around()).get(URL) == b"newer"
    assert WebPictures(tmp_path).kept(URL) == b"newer"


def test_one_host_is_asked_with_pauses_and_several_without(tmp_path: Path) -> None:
    world = World(picture)
    pictures = WebPictures(tmp_path, around=world.around())
    for url in (URL, "https://other.example/a.jpg", "https://shop.example/b.jpg"):
        pictures.get(url)
    assert world.slept == [1.0]


def test_a_host_that_wants_quiet_is_asked_no_more(tmp_path: Path) -> None:
    world = World(lambda _: httpx.Response(429))
    pictures = WebPictures(tmp_path, around=world.around())
    for _ in range(3):
        with pytest.raises(HostBusy, match=r"shop\.example"):
            pictures.get(URL)
    assert len(world.asked) == 1


def test_a_host_that_fails_again_and_again_is_given_up(tmp_path: Path) -> None:
    world = World(lambda _: httpx.Response(404))
    pictures = WebPictures(tmp_path, around=world.around())
    for number in range(8):
        with pytest.raises(SourceError):
            pictures.get(f"https://shop.example/{number}.jpg")
    assert len(world.asked) == 5
    with pytest.raises(SourceError, match="answered 404"):
        pictures.get("https://other.example/a.jpg")


def test_nothing_inside_is_fetched(tmp_path: Path) -> None:
    world = World(picture, address="169.254.169.254")
    with pytest.raises(UnsafeInput, match="not of the public internet"):
        WebPictures(tmp_path, around=world.around()).get(URL)
    assert world.asked == []
    assert list(tmp_path.rglob("*")) == []


def test_a_damaged_copy_is_fetched_anew(tmp_path: Path) -> None:
    world = World(picture)
    WebPictures(tmp_path, around=world.around()).get(URL)
    (file,) = (path for path in tmp_path.rglob("*") if path.is_file())
    file.write_bytes(file.read_bytes().replace(b"picture", b"puncture"))
    pictures = WebPictures(tmp_path, around=world.around())
    assert pictures.kept(URL) is None
    assert pictures.get(URL) == b"picture"
    file.write_bytes(b"\xff\xfe")
    assert pictures.kept(URL) is None


def test_a_strange_name_of_a_version_is_not_sent_back(tmp_path: Path) -> None:
    world = World(
        lambda _: httpx.Response(200, content=b"x", headers=[(b"etag", "ü".encode())])
    )
    WebPictures(tmp_path, around=world.around()).get(URL)
    world.at += FRESH
    assert WebPictures(tmp_path, around=world.around()).get(URL) == b"x"
    assert "if-none-match" not in world.asked[1].headers


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "https://[bad", "", "shop.example/a.jpg"]
)
def test_what_is_no_address_of_the_web_is_refused(tmp_path: Path, url: str) -> None:
    with pytest.raises(SourceError):
        WebPictures(tmp_path, around=World(picture).around()).get(url)
