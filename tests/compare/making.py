"""Rights and products for the tests of comparing, as short as a test wants them."""

from maodun.compare.claims import PreparedProduct, prepare, read_right
from maodun.domain.claims import ClaimReading, State
from maodun.domain.products import Fact, Product
from maodun.domain.rights import Claim, Origin, Right, RightKind, Stage


def right(*claims: str | Claim, language: str = "en") -> Right:
    """A patent with these claims, numbered from 1."""
    return Right(
        publication_number="US99000001B2",
        office="US",
        kind=RightKind.PATENT,
        stage=Stage.GRANT,
        kind_code="B2",
        language=language,
        title="Test",
        origin=Origin("test", "test.xml", 0, "1", sample=True),
        publication_date=None,
        application_number=None,
        filing_date=None,
        claims=tuple(
            claim if isinstance(claim, Claim) else Claim(number, claim)
            for number, claim in enumerate(claims, 1)
        ),
    )


def product(*facts: str | Fact, language: str = "en") -> Product:
    """A product of which these things are said."""
    return Product(
        sku="TEST-1",
        title="Test",
        facts=tuple(
            fact if isinstance(fact, Fact) else Fact(f"fact-{place}", fact, language, "test")
            for place, fact in enumerate(facts, 1)
        ),
        source="test",
    )


def prepared(*facts: str | Fact, language: str = "en") -> PreparedProduct:
    """The same, made ready."""
    ready = prepare(product(*facts, language=language), language=language)
    assert isinstance(ready, PreparedProduct)
    return ready


def reading(claim: str, *facts: str | Fact, language: str = "en") -> ClaimReading:
    """One claim against a product of which these things are said."""
    read = read_right(right(claim, language=language), prepared(*facts, language=language))
    assert isinstance(read, tuple)
    return read[0]


def states(claim: str, *facts: str | Fact, language: str = "en") -> dict[str, State]:
    """The state of each limitation, by its text."""
    read = reading(claim, *facts, language=language)
    return {one.limitation.text: one.state for one in read.readings}
