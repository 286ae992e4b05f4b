"""``product.yaml`` to products. Pure: text in, values out."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import yaml
from pydantic import ValidationError

from maodun.domain.errors import BadProduct
from maodun.domain.products import Disclosure, Fact, Product
from maodun.domain.text import T, Text
from maodun.rules.forms import plain_yaml
from maodun.sources.complaints import Complaint, complaints, in_one
from maodun.sources.languages import language_of, plain_tag
from maodun.sources.shops.product_yaml.faults import not_yaml, wrong_sign
from maodun.sources.shops.product_yaml.form import (
    FactForm,
    ListForm,
    MeasureForm,
    ProductForm,
    Words,
)
from maodun.sources.shops.product_yaml.places import Places

MADE_OF = {"en": "Made of: {all}.", "zh": "材料：{all}。"}
CONSISTS_OF = {"en": "Parts: {all}.", "zh": "部件：{all}。"}


def parse(text: str, *, file: str) -> Iterator[Product | BadProduct]:
    """Yield the product that ``text`` describes, or each of a list of them.

    One that breaks the form is yielded as an error that names every line to repair.

    Raises:
        BadProduct: The text is not YAML at all.
    """
    for found in read_forms(text, file=file):
        yield found if isinstance(found, BadProduct) else _product(*found)


def read_forms(text: str, *, file: str) -> Iterator[tuple[ProductForm, Places] | BadProduct]:
    """Yield each product of the file as its form, with the lines it stands on.

    Raises:
        BadProduct: There is nothing in the text, or it is no YAML.
    """
    try:
        document = plain_yaml.load(text)
    except yaml.YAMLError as error:
        raise BadProduct(not_yaml(error, text, file)) from error
    if document == "":
        raise BadProduct(T("{file} is empty; write at least sku: and title:", file=file))
    places = Places(text, file)
    if isinstance(document, list):
        for index, one in enumerate(document):
            yield _form(one, places.within(index))
    else:
        yield _form(document, places)


def _form(document: Any, places: Places) -> tuple[ProductForm, Places] | BadProduct:
    try:
        return ProductForm.model_validate(document), places
    except ValidationError as error:
        return BadProduct(
            in_one(
                dict.fromkeys(
                    _located(one, places)
                    for one in places.sorted(complaints(error, ProductForm))
                )
            )
        )


def _product(form: ProductForm, places: Places) -> Product:
    title, *_ = _by_language(form.title).values()
    return Product(
        sku=form.sku,
        title=title,
        facts=tuple(_facts(form, places)),
        source=places.file,
        brand=form.brand,
        category=form.category,
        cpc=tuple(form.cpc),
        locarno=tuple(form.locarno),
        photos=tuple(form.photos),
        disclosures=tuple(
            Disclosure(shown.on, shown.how, places.of("disclosures", index))
            for index, shown in enumerate(form.disclosures)
        ),
        url=form.url,
        markets=tuple(form.markets),
    )


def _facts(form: ProductForm, places: Places) -> Iterator[Fact]:
    yield from _said("title", form.title, places.of("title"))
    yield from _listing(form, places)
    for index, fact in enumerate(form.facts):
        yield from _fact(fact, index, places)
    if form.materials:
        yield from _listed("materials", form.materials, MADE_OF, places)
    if form.parts:
        yield from _listed("parts", form.parts, CONSISTS_OF, places)
    for index, measure in enumerate(form.measures):
        yield from _measured(measure, places.of("measures", index))


def _listing(form: ProductForm, places: Places) -> Iterator[Fact]:
    """Yield what the listing says, by the names that every source of listings uses."""
    yield from _counted("bullet", form.bullets, "bullets", places)
    if form.description is not None:
        yield from _said("description", form.description, places.of("description"))
    by_language: dict[str, list[str]] = {}
    for words in form.keywords:
        for language, text in _by_language(words).items():
            by_language.setdefault(language, []).append(text)
    for language, texts in by_language.items():
        yield Fact("keywords", ", ".join(texts), language, places.of("keywords"))
    yield from _counted("aplus", form.aplus, "aplus", places)
    yield from _counted("image-text", form.image_text, "image_text", places)


def _counted(name: str, texts: Sequence[Words], field: str, places: Places) -> Iterator[Fact]:
    for index, words in enumerate(texts):
        yield from _said(f"{name}-{index + 1}", words, places.of(field, index))


def _fact(fact: FactForm, index: int, places: Places) -> Iterator[Fact]:
    name = fact.name or f"fact-{index + 1}"
    yield from _said(name, fact.text, places.of("facts", index), closed=fact.closed)


def _said(name: str, words: Words, source: str, *, closed: bool = False) -> Iterator[Fact]:
    for language, text in _by_language(words).items():
        yield Fact(name, text, language, source, closed)


def _listed(
    name: str, listed: ListForm, sentences: Mapping[str, str], places: Places
) -> Iterator[Fact]:
    """Yield one statement per language that names the things said in that language.

    A list is closed only in a language in which every thing on it is named.
    """
    by_language: dict[str, list[str]] = {}
    for words in listed.list:
        for language, text in _by_language(words).items():
            by_language.setdefault(language, []).append(text)
    for language, things in by_language.items():
        chinese = language.startswith("zh")
        sentence = sentences["zh" if chinese else "en"]
        text = sentence.format(all=("、" if chinese else ", ").join(things))
        complete = len(things) == len(listed.list)
        yield Fact(name, text, language, places.of(name), listed.closed and complete)


def _measured(measure: MeasureForm, source: str) -> Iterator[Fact]:
    names = _by_language(measure.name)
    stable = next(iter(names.values()))
    for language, name in names.items():
        colon = "：" if language.startswith("zh") else ": "
        yield Fact(stable, f"{name}{colon}{measure.value}", language, source)


def _by_language(words: Words) -> dict[str, str]:
    if isinstance(words, str):
        return {language_of(words): words}
    return {plain_tag(tag): text for tag, text in words.items()}


def _located(complaint: Complaint, places: Places) -> Text:
    line = places.line(complaint.place)
    because = wrong_sign(places.words(line)) or complaint.because
    return T("{file}, line {line}: {because}", file=places.file, line=line, because=because)
