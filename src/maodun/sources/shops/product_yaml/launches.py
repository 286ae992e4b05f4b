"""The ``plan:`` part of ``product.yaml`` to launches. Pure: text in, values out."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from maodun.domain.errors import BadProduct
from maodun.domain.launches import Act, Event, Launch, Outlook, OwnRight, Platform
from maodun.domain.text import T, Text, bilingual
from maodun.sources.languages import plain_tag
from maodun.sources.shops.product_yaml.form import DisclosureForm, PlanForm, ProductForm
from maodun.sources.shops.product_yaml.parse import read_forms
from maodun.sources.shops.product_yaml.places import Places


def parse_launches(text: str, *, file: str) -> Iterator[Launch | BadProduct]:
    """Yield what each product of a file says about its way to market.

    One without a ``plan:`` part, or that breaks the form, is yielded as an error.

    Raises:
        BadProduct: The file is empty or no YAML.
    """
    for found in read_forms(text, file=file):
        if isinstance(found, BadProduct):
            yield found
            continue
        form, places = found
        if form.plan is None:
            yield BadProduct(
                T(
                    "{place}: {sku} has no plan: part; write at least plan: {{launch: "
                    "2027-01-15, forecast: {{US: 10000}}}}",
                    place=places.of("sku"),
                    sku=form.sku,
                )
            )
        else:
            yield _launch(form, form.plan, places)


def _launch(form: ProductForm, plan: PlanForm, places: Places) -> Launch:
    markets = dict.fromkeys((*form.markets, *plan.forecast))
    return Launch(
        sku=form.sku,
        title=_title(form),
        brand=form.brand,
        features_new=plan.new_features,
        look_new=plan.new_look,
        starts_on=plan.launch,
        months=plan.months,
        currency=plan.currency,
        home=plan.home,
        made_in=plan.made_in,
        outlooks=tuple(_outlook(market, plan) for market in markets),
        events=tuple(sorted(_events(form, plan, places), key=lambda event: event.on)),
        held=tuple(
            OwnRight(one.number, one.kind, one.office, one.filed, one.granted, one.until)
            for one in plan.held
        ),
        source=places.file,
        size=plan.size,
    )


def _title(form: ProductForm) -> Text:
    if isinstance(form.title, str):
        return bilingual(form.title, zh=form.title)
    by_language = {plain_tag(tag): text for tag, text in form.title.items()}
    first = next(iter(by_language.values()))
    english = by_language.get("en", first)
    return bilingual(english, zh=by_language.get("zh-Hans", english))


def _events(form: ProductForm, plan: PlanForm, places: Places) -> Iterator[Event]:
    for index, shown in enumerate(form.disclosures):
        yield _event(shown, places.of("disclosures", index))
    for index, shown in enumerate(plan.planned):
        yield replace(_event(shown, places.of("plan", "planned", index)), planned=True)
    where = next(iter(plan.forecast), None)
    yield Event(
        plan.launch, Act.SALE, where=where, launch=True, source=places.of("plan", "launch")
    )


def _event(shown: DisclosureForm, source: str) -> Event:
    return Event(
        shown.on,
        shown.kind,
        by=shown.by,
        where=shown.where,
        how=shown.how,
        official=shown.official,
        source=source,
        shows=shown.shows,
    )


def _outlook(market: str, plan: PlanForm) -> Outlook:
    given = plan.forecast.get(market, [])
    missing = max(0, plan.months - len(given))
    revenue = (*given[: plan.months], *(given[-1:] * missing))
    shares = plan.platforms.get(market, {})
    whole = sum(shares.values(), Decimal(0)) or Decimal(1)
    return Outlook(
        market,
        revenue,
        tuple(Platform(name, share / whole) for name, share in shares.items()),
    )
