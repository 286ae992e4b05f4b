"""The register in one folder keeps the contract about pictures."""

from collections.abc import Sequence

import pytest

from maodun.domain.ports import Scope, StoredRight
from maodun.domain.rights import RightKind
from maodun.index.register import LocalRegister, open_register
from tests.index.contract import many_records
from tests.index.pictures.contract import PicturesContract, drawn, looks_of
from tests.index.pictures.sheets import keep
from tests.index.samples import put


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> LocalRegister:
    """Filled in two weeks; pictures in small commits."""
    folder = tmp_path_factory.mktemp("contract")
    records = list(many_records())
    put(folder, *records[:100], name="first.xml")
    put(folder, *records[100:], name="second.xml")
    designs = open_register(folder).numbers(Scope(kinds=frozenset({RightKind.DESIGN})))
    sheets = [(one, f"{one}.tif", looks_of(one)) for one in designs if drawn(one)]
    keep(folder, sheets, at_once=7)
    return open_register(folder)


@pytest.fixture(scope="module")
def stored(register: LocalRegister) -> Sequence[StoredRight]:
    """Every right in it."""
    return register.get(list(register.numbers(Scope())))


class TestLocalRegister(PicturesContract):
    """The contract about pictures that every register keeps."""
