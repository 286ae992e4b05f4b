"""The main object is cut from its background, and a guess is called one."""

import cv2
import numpy as np
import pytest

from maodun.encoders.looks.objects import main_object

HEIGHT, WIDTH = 180, 240


def disc() -> np.ndarray:
    """Return where the object of these photos is."""
    mask = np.zeros((HEIGHT, WIDTH), np.uint8)
    cv2.ellipse(mask, (120, 90), (60, 45), 0, 0, 360, 1, -1)
    return mask.astype(bool)


def plain() -> np.ndarray:
    return np.full((HEIGHT, WIDTH, 3), 245, np.uint8)


def sloping() -> np.ndarray:
    """Return a background that grows darker to the right."""
    row = np.linspace(250, 140, WIDTH).astype(np.uint8)
    return np.repeat(np.broadcast_to(row, (HEIGHT, WIDTH))[..., None], 3, axis=2).copy()


def cloth() -> np.ndarray:
    """Return a background of coarse grain."""
    grain = np.random.default_rng(1).integers(90, 170, (HEIGHT // 6, WIDTH // 6, 3))
    return cv2.resize(grain.astype(np.uint8), (WIDTH, HEIGHT))


@pytest.mark.parametrize(
    "background", [plain(), sloping(), cloth()], ids=["plain", "sloping", "cloth"]
)
def test_the_object_is_found(background: np.ndarray) -> None:
    photo = background.copy()
    photo[disc()] = (150, 30, 40)
    found = main_object(photo)
    both = (found.mask & disc()).sum() / (found.mask | disc()).sum()
    assert found.is_sure
    assert both > 0.9


def test_a_hole_stays_open() -> None:
    photo = plain()
    photo[disc()] = (150, 30, 40)
    cv2.circle(photo, (120, 90), 15, (245, 245, 245), -1)
    assert not main_object(photo).mask[90, 120]


@pytest.mark.parametrize("photo", [plain(), plain()[:3], plain()[:1, :1]])
def test_where_nothing_stands_out_the_whole_photo_is_a_guess(photo: np.ndarray) -> None:
    found = main_object(photo)
    assert not found.is_sure
    assert found.mask.all()


@pytest.mark.parametrize("size", [(9, 400), (400, 9), (12, 12), (8, 3000)])
@pytest.mark.parametrize("edge", [2, 6, 30])
def test_specks_along_the_border_stop_nothing(size: tuple[int, int], edge: int) -> None:
    """GrabCut has nothing to begin with where all that differs is at the border, or thin."""
    photo = np.asarray(cv2.resize(cloth(), size), np.uint8)
    photo[:edge, : edge * 4] = (150, 30, 40)
    assert main_object(photo).mask.shape == photo.shape[:2]


def test_a_thing_in_a_corner_alone_stops_nothing() -> None:
    photo = cloth()
    photo[2:14, 2:100] = (150, 30, 40)
    photo[2:100, 2:14] = (150, 30, 40)
    assert main_object(photo).mask.shape == photo.shape[:2]


def test_the_mask_has_the_size_of_the_photo() -> None:
    photo = np.asarray(cv2.resize(plain(), (1000, 610)), np.uint8)
    photo[200:400, 300:700] = 20
    assert main_object(photo).mask.shape == (610, 1000)
