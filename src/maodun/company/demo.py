"""Play the sample: fictional rights, three products, and what a reviewer said of them."""

import fnmatch
from collections.abc import Generator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

from django.db import transaction

from maodun.company.pictures.looking import Look, Viewer
from maodun.company.portfolio.services import held_add, held_list
from maodun.company.register.services import Writing, register_add
from maodun.company.reviews.effects import effect_since
from maodun.company.reviews.selectors import StoredReview, review_get, review_list
from maodun.company.reviews.services import (
    Asked,
    Word,
    answer_keep,
    clearance_run,
    decide,
    finding_get,
    waiver_keep,
)
from maodun.domain.calendar import add_months
from maodun.domain.clearance import Window
from maodun.domain.errors import NotInReview
from maodun.domain.products import Product
from maodun.domain.progress import Progress
from maodun.domain.rulings import Held
from maodun.domain.text import T
from maodun.reports.building.sighted import same_words
from maodun.sample import drawings, files, products
from maodun.sample.script import Script, ScriptedAnswer, ScriptedReview, read_script
from maodun.screening.gate import waits_for_review
from maodun.screening.options import Options
from maodun.sources.shops.reading import read_products

NOON = time(12, tzinfo=UTC)


def demo_run(
    *, register: Path, own: Path
) -> Generator[Progress, None, tuple[StoredReview, ...]]:
    """Clear the sample products on the day of the sample, and say what its reviewer said.

    Everything carries the sample's own day, so that it looks the same whenever it is run.
    Running again changes nothing.

    Args:
        register: Folder of the sample register; made where there is none.
        own: Folder for the pictures of the products.
    """
    script = read_script()
    now = datetime.combine(script.on, NOON)
    yield from register_add(paths=files(), writing=Writing(register, sample=True), now=now)
    yield from _pictures(register)
    # Words in pictures are not read, whether or not the reader is installed: the demo is the
    # same everywhere.
    look = Viewer(own, [str(product) for product in products()], words=False).look
    _hold(script, now)
    reviews = []
    for path in products():
        for product in read_products(str(path)):
            if isinstance(product, Product):
                playing = _Playing(script, register, look, now)
                number = yield from playing.cleared(product)
                reviews.append(number)
    return tuple(review_get(number=number) for number in reviews)


def _hold(script: Script, now: datetime) -> None:
    known = {seen.held.number for seen in held_list()}
    for one in script.portfolio:
        if one.number not in known:
            held = Held(one.number, one.how, one.until, one.note)
            held_add(held=held, by=script.by, now=now)


def _pictures(register: Path) -> Generator[Progress, None, None]:
    # Imported here: the encoders take a second to load, and only the demo's play needs them.
    from maodun.company.register.means import means_here  # noqa: PLC0415 - see above
    from maodun.company.register.pictures import register_pictures  # noqa: PLC0415 - see above

    yield from register_pictures(paths=[str(drawings())], folder=register, means=means_here())


@dataclass(frozen=True, slots=True)
class _Playing:
    """The play of one run."""

    script: Script
    register: Path
    look: Look
    now: datetime

    def cleared(self, product: Product) -> Generator[Progress, None, int]:
        """Return the number of the product's review; an earlier one still good, or new."""
        script, window = self.script, _window(self.script)
        for line in review_list(sku=product.sku):
            made = review_get(number=line.number).as_made
            if line.window == window and made.product == product:
                return line.number
        review = yield from clearance_run(
            asked=Asked(product, script.market, window, Options(cut=script.cut)),
            register=self.register,
            by=script.by,
            now=self.now,
            on=script.on,
            look=self.look,
        )
        said = next((one for one in script.reviews if one.sku == product.sku), None)
        if said is not None:
            yield Progress(0, None, "rights", T("Reviewing {sku}", sku=product.sku))
            _say(review, said, by=script.by, now=self.now)
        return review.number


def _window(script: Script) -> Window:
    end = add_months(script.from_day, script.months) - timedelta(days=1)
    return Window(script.from_day, end)


@transaction.atomic
def _say(review: StoredReview, said: ScriptedReview, *, by: str, now: datetime) -> None:
    for answer in said.answers:
        key = _key(review, answer)
        answer_keep(review, key=key, reply=answer.reply, note=answer.note, by=by, now=now)
    found_here = {finding.right.publication_number for finding in review.now.findings}
    for ruled in said.decisions:
        if ruled.if_found and ruled.number not in found_here:
            continue
        word = Word(ruled.verdict, ruled.note, ruled.product_change)
        found = finding_get(review, ruled.number)
        alike = same_words(found, review.now.findings) if ruled.same_words else ()
        decide(review, (found, *alike), word=word, by=by, now=now)
    gaps = [gap.what for gap in review.now.gaps]
    for waived in said.waivers:
        if "*" not in waived.what or fnmatch.filter(gaps, waived.what):
            waiver_keep(review, what=waived.what, reason=waived.reason, by=by, now=now)
    answered = review_get(number=review.number)
    waiting = [finding for finding in answered.now.findings if waits_for_review(finding)]
    others = Word(said.others.verdict, said.others.note)
    decide(answered, waiting, word=others, by=by, now=now)
    effect_since(answered)


def _key(review: StoredReview, answer: ScriptedAnswer) -> str:
    """Return the key of the limitation with these words in the independent claims."""
    for claim in finding_get(review, answer.about).readings:
        for reading in claim.readings:
            if answer.limitation in reading.limitation.text:
                return reading.limitation.key
    raise NotInReview(
        T("No claim of {number} says: {text}", number=answer.about, text=answer.limitation)
    )
