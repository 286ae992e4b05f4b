"""Words of pictures as facts of the product."""

from maodun.company.pictures.writing import with_words
from maodun.domain.pictures import Album, PictureKind, SeenPicture
from maodun.domain.products import Fact, Product


def seen(file: str, words: tuple[str, ...] | None) -> SeenPicture:
    return SeenPicture(file, "0" * 64, PictureKind.PHOTO, 10, 10, (), words)


def product(*facts: Fact) -> Product:
    return Product("S1", "Bag", (Fact("title", "Travel bag", "en", "p.csv"), *facts), "p.csv")


def test_each_line_is_a_fact_that_names_its_picture() -> None:
    album = Album((seen("a.jpg", ("NORDWIND", "防水旅行背包")), seen("b.jpg", ("50 L",))))
    told = with_words(product(), album)
    assert [(fact.name, fact.text, fact.source) for fact in told.facts[1:]] == [
        ("image-text-1", "NORDWIND", "a.jpg"),
        ("image-text-2", "防水旅行背包", "a.jpg"),
        ("image-text-3", "50 L", "b.jpg"),
    ]
    assert [fact.language.partition("-")[0] for fact in told.facts[1:3]] == ["en", "zh"]


def test_what_was_said_already_is_not_said_again() -> None:
    given = Fact("image-text-4", "Nord wind", "en", "p.csv")
    album = Album((seen("a.jpg", ("NORDWIND", "SALE")), seen("b.jpg", ("sale", " "))))
    told = with_words(product(given), album)
    assert [(fact.name, fact.text) for fact in told.facts[2:]] == [("image-text-5", "SALE")]


def test_pictures_that_nobody_read_add_nothing() -> None:
    listing = product()
    assert with_words(listing, Album((seen("a.jpg", None), seen("b.jpg", ())))) is listing
