"""Every spelling of a number leads to one canonical form."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maodun.domain.errors import BadNumber
from maodun.domain.numbers import RightNumber, parse_number, us_application
from maodun.domain.numbers.marks import spelled_mark

SPELLINGS = [
    ("D1066113", "USD1066113"),
    ("USD1066113S1", "USD1066113S1"),
    ("US D1,066,113 S", "USD1066113S1"),
    ("US-D1066113-S", "USD1066113S1"),
    ("Des. 428,532", "USD428532"),
    ("D0907292", "USD907292"),
    ("US11427642B2", "US11427642B2"),
    ("us 11,427,642 b2", "US11427642B2"),
    ("11,427,642", "US11427642"),
    ("11.427.642", "US11427642"),
    ("07272630", "US7272630"),
    ("U.S. Pat. No. 11,427,642 B2", "US11427642B2"),
    ("US Patent No. D1,066,113", "USD1066113"),
    ("Patent 7,272,630", "US7272630"),
    ("RE49,889", "USRE49889"),
    ("USRE49889E1", "USRE49889E1"),
    ("US-RE49889-E1", "USRE49889E1"),
    ("RE049889", "USRE49889"),
    ("PP12345", "USPP12345"),
    ("US PP12,345 P2", "USPP12345P2"),
    ("USH2123H1", "USH2123H1"),
    ("US 2021/0012345 A1", "US20210012345A1"),
    ("US20210012345A1", "US20210012345A1"),
    ("US2021012345A1", "US20210012345A1"),
    ("2021/0012345", "US20210012345"),
    ("2021-0012345", "US20210012345"),
    ("16/123,456", "US16/123456"),
    ("US16/123456", "US16/123456"),
    ("Application No. 29/680,800", "US29/680800"),
    ("CN112345678B", "CN112345678B"),
    ("CN 112345678 A", "CN112345678A"),
    ("CN1234567C", "CN1234567C"),
    ("ZL202310123456.7", "CN202310123456.7"),
    ("ZL 2023 1 0123456.7", "CN202310123456.7"),
    ("ZL2023101234567", "CN202310123456.7"),
    ("专利号:ZL202310123456.7", "CN202310123456.7"),
    ("CN201930003674.0", "CN201930003674.0"),
    ("CN201930003674", "CN201930003674.0"),
    ("ZL98123456.X", "CN98123456.X"),
    ("008123456-0001", "EM008123456-0001"),
    ("EM008123456-0001", "EM008123456-0001"),
    ("EM0081234560001S", "EM008123456-0001"),
    ("EU 8123456-0001", "EM008123456-0001"),
    ("DM/123456", "WODM123456"),
    ("DM123456", "WODM123456"),
    ("WO DM/81655", "WODM081655"),
    ("EP1234567B1", "EP1234567B1"),
    ("EP 1 234 567 B1", "EP1234567B1"),
    ("EP 906947 A1", "EP0906947A1"),
    ("EP20123456.7", "EP20123456"),
    ("WO2020/123456A1", "WO2020123456A1"),
    ("WO/2006/001333", "WO2006001333"),
    ("WO 98/10617", "WO1998010617"),
    ("WO-0123241", "WO2001023241"),
    ("PCT/US2013/012345", "WOPCT/US2013/012345"),
    ("PCT/CH02/00573", "WOPCT/CH2002/000573"),
    ("PCTEP9906456", "WOPCT/EP1999/006456"),
    ("JP 2003-123456 A", "JP2003123456A"),
    ("JP2007-88222A", "JP2007088222A"),
    ("JP H5-123456 A", "JPH05123456A"),
    ("JP6123456B2", "JP6123456B2"),
    ("JPD1227036S", "JPD1227036S"),
    ("KR 10-2004-0032451 A", "KR20040032451A"),
    ("KR 10-1384205 B1", "KR101384205B1"),
    ("KR D 30-0999966", "KR300999966"),
    ("KR301234567-0000", "KR301234567"),
    ("DE 10 2004 012 345 A1", "DE102004012345A1"),
    ("DE19840645.2", "DE19840645.2"),
    ("DE 20 2012 100 123 U1", "DE202012100123U1"),
    ("GB 2 345 678 A", "GB2345678A"),
    ("GB2012345.6", "GB2012345.6"),
    ("NO 123456", "NO123456"),
    ("TWI654321B", "TWI654321B"),
    ("ＵＳ１１４２７６４２Ｂ２", "US11427642B2"),  # full width, as typed in Chinese
    ("US–11427642–B2", "US11427642B2"),
]


MARKS_AND_WORKS = [
    ("US TM 76/044,902", "USTM76044902"),
    ("USTM76044902", "USTM76044902"),
    ("US™ 76044902", "USTM76044902"),
    ("SN 76/044,902", "USTM76044902"),
    ("U.S. Trademark Application Serial No. 76/044,902", "USTM76044902"),
    ("Trademark Serial No. 76044902", "USTM76044902"),
    ("US Reg. No. 2,178,784", "USRN2178784"),
    ("U.S. Trademark Registration No. 2,178,784", "USRN2178784"),
    ("US Registered Trademark No. 2178784", "USRN2178784"),
    ("US TM 2,178,784", "USRN2178784"),
    ("RN2178784", "USRN2178784"),
    ("USRN2178784", "USRN2178784"),
    ("RN 0071234", "USRN71234"),
    ("EUTM 018123456", "EMTM018123456"),
    ("EUTM No. 18123456", "EMTM018123456"),
    ("EM TM 018123456", "EMTM018123456"),
    ("CTM 000123456", "EMTM000123456"),
    ("EMTMW01234567", "EMTMW01234567"),
    ("CN TM 12345678", "CNTM12345678"),
    ("China Trademark No. 12345678A", "CNTM12345678A"),
    ("商标注册号：12345678", "CNTM12345678"),
    ("第12345678号商标", "CNTM12345678"),
    ("第1234567号注册商标", "CNTM1234567"),
    ("中国商标 1234567", "CNTM1234567"),
    ("美国商标注册号 2178784", "USRN2178784"),
    ("注册号 2178784", "USRN2178784"),
    ("欧盟商标 018123456", "EMTM018123456"),
    ("马德里商标 1234567", "WOTM1234567"),
    ("WO TM 1234567", "WOTM1234567"),
    ("WOTM950599A", "WOTM950599A"),
    ("IR 1234567", "WOTM1234567"),
    ("International Registration No. 950599", "WOTM950599"),
    ("GB TM UK00003123456", "GBTMUK00003123456"),
    ("DE TM 30 2012 345 678", "DETM302012345678"),
    ("US VA 2-345-678", "USWKVA0002345678"),
    ("VA 2-345-678", "USWKVA0002345678"),
    ("VA0002345678", "USWKVA0002345678"),
    ("VAu 1-234-567", "USWKVAU0001234567"),
    ("Copyright Reg. No. TX 2-345-678", "USWKTX0002345678"),
    ("国作登字-2021-F-00123456", "CNWK国作登字2021F00123456"),
    ("CNWK国作登字2021F00123456", "CNWK国作登字2021F00123456"),
]


@pytest.mark.parametrize(
    ("text", "canonical"), MARKS_AND_WORKS, ids=[text for text, _ in MARKS_AND_WORKS]
)
def test_a_mark_or_work_has_one_canonical_form_without_a_kind(
    text: str, canonical: str
) -> None:
    number = parse_number(text)
    assert str(number) == canonical == number.key
    assert parse_number(canonical) == number
    assert not number.is_application


def test_digits_alone_never_are_a_mark() -> None:
    plain = [text.upper() for text, _ in SPELLINGS]
    assert [text for text in plain if spelled_mark(text.replace(" ", ""), "US")] == []
    assert str(parse_number("76044902")) == "US76044902"
    assert str(parse_number("76/044,902")) == "US76/044902"


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        pytest.param("IR950599", "IR950599", id="a patent of Iran"),
        pytest.param("SN12345", "SN12345", id="of Senegal"),
        pytest.param("VA1234567", "VA1234567", id="of the Vatican"),
        pytest.param("SR1234567", "SR1234567", id="of Suriname"),
    ],
)
def test_a_code_of_an_office_stays_one(text: str, canonical: str) -> None:
    assert str(parse_number(text)) == canonical


def test_a_mark_without_an_office_is_of_the_one_assumed() -> None:
    assert str(parse_number("TM 12345678", office="CN")) == "CNTM12345678"
    assert str(parse_number("Reg. No. 18123456", office="EM")) == "EMTM018123456"
    assert str(parse_number("商标 1234567", office="CN")) == "CNTM1234567"


@pytest.mark.parametrize(
    "text",
    [
        "US TM",
        "US Reg. No. 0",
        "US TM 123456789",
        "商标",
        "USWK",
        "Reg. No. 12345678",
    ],
)
def test_words_of_a_mark_without_its_number_are_refused(text: str) -> None:
    with pytest.raises(BadNumber):
        parse_number(text)


@pytest.mark.parametrize(("text", "canonical"), SPELLINGS, ids=[text for text, _ in SPELLINGS])
def test_a_spelling_has_one_canonical_form(text: str, canonical: str) -> None:
    number = parse_number(text)
    assert str(number) == canonical
    assert parse_number(canonical) == number


@pytest.mark.parametrize(
    "text",
    ["16/123456", "ZL202310123456.7", "PCT/US2013/012345", "GB2012345.6", "EP20123456.7"],
)
def test_a_number_of_an_application_says_so(text: str) -> None:
    assert parse_number(text).is_application


def test_the_same_digits_as_patent_and_as_application_are_two_numbers() -> None:
    assert parse_number("11/427,642").key != parse_number("11,427,642").key


def test_the_office_is_assumed_where_none_is_named() -> None:
    assert parse_number("2003-123456", office="JP") == RightNumber("JP", "2003123456")
    assert parse_number("02/064032", office="WO") == RightNumber("WO", "2002064032")
    assert parse_number("202310123456", office="CN").is_application


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "pump",
        "US",
        "USD",
        "123456789",
        "US00000000",
        "CN12345B",
        "12" * 40,
        "ZL12",
        "0x1",
    ],
)
def test_what_is_no_number_is_refused_with_the_text(text: str) -> None:
    with pytest.raises(BadNumber) as caught:
        parse_number(text)
    assert text[:60] in str(caught.value)


@pytest.mark.parametrize(
    ("digits", "series", "canonical"),
    [
        ("16232658", "16", "US16/232658"),
        ("232658", "16", "US16/232658"),
        ("09/742,144", "09", "US09/742144"),
        ("1234", "8", "US08/001234"),
    ],
)
def test_the_office_writes_applications_in_several_ways(
    digits: str, series: str, canonical: str
) -> None:
    assert us_application(digits, series=series) == canonical


@pytest.mark.parametrize("digits", ["", "PCT", "1234567", "123456789"])
def test_digits_of_another_length_are_no_us_application(digits: str) -> None:
    with pytest.raises(BadNumber):
        us_application(digits)


NEAR = st.text(alphabet=string.ascii_uppercase + string.digits * 3 + " ,./-X", max_size=24)
PREFIXED = st.builds(
    lambda start, rest: start + rest,
    st.sampled_from(
        [
            "US",
            "USD",
            "RE",
            "PP",
            "CN",
            "ZL",
            "EM",
            "DM",
            "EP",
            "WO",
            "JP",
            "KR",
            "PCT/",
            "DE",
            "",
        ]
    ),
    NEAR,
)


@given(
    text=st.one_of(PREFIXED, NEAR, st.text(max_size=80)),
    office=st.sampled_from(["US", "CN", "EP", "WO", "JP", "KR", "DE"]),
)
def test_parsing_the_canonical_form_gives_the_same_number(text: str, office: str) -> None:
    try:
        number = parse_number(text, office=office)
    except BadNumber:
        return
    assert parse_number(str(number)) == number
    assert parse_number(str(number), office=office) == number
