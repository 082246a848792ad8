"""Symbols have one canonical spelling each, however they are printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diffing.changes import Body, Kind
from diffing.symbols import SymbolError, canonical, parse
from tests.support.laws import tried

FORMS = {
    "S/RES/2617 (2021)": "S/RES/2617(2021)",
    "S/RES/2617": "S/RES/2617(2021)",
    "2617 (2021)": "S/RES/2617(2021)",
    "s/res/2617(2021)*": "S/RES/2617(2021)",
    " S/RES/2617\u00a0(2021). ": "S/RES/2617(2021)",
    "Ｓ／ＲＥＳ／２６１７（２０２１）": "S/RES/2617(2021)",
    "S/RES/2195(2015)": "S/RES/2195(2014)",
    "S/RES/161 A (1961)": "S/RES/161(1961)[A]",
    "S/RES/2850 (2026)": "S/RES/2850(2026)",
    "A/RES/217 A (III)": "A/RES/217(III)[A]",
    "A/RES/217A(III)": "A/RES/217(III)[A]",
    "A/RES/217(III)[A]": "A/RES/217(III)[A]",
    "217 A (III)": "A/RES/217(III)[A]",
    "A/RES/2200 А (ХХI)": "A/RES/2200(XXI)[A]",
    "A/RES/186 (S-II)": "A/RES/186(S-2)",
    "A/RES/2252(ES-V)": "A/RES/2252(ES-V)",
    "A/RES/37/78H": "A/RES/37/78[H]",
    "A/RES/37/78[H]": "A/RES/37/78[H]",
    "68/276": "A/RES/68/276",
    "ES-11/1": "A/RES/ES-11/1",
    "A/HRC/RES/S-17/1": "A/HRC/RES/S-17/1",
    "E/RES/2005/20": "E/RES/2005/20",
    "E/RES/1235 (XLII)": "E/RES/1235(XLII)",
    "T/RES/2183(LIII)": "T/RES/2183(LIII)",
    "S/PRST/2018/9": "S/PRST/2018/9",
    "A/C.3/70/L.21/REV.1/CORR.1": "A/C.3/70/L.21/Rev.1/Corr.1",
    "E/CN.4/Sub.2/AC.2/1987/WP.4/Add.1": "E/CN.4/Sub.2/AC.2/1987/WP.4/Add.1",
    "S/PV.4072 (Resumption 1)": "S/PV.4072(Resumption1)",
    "A/68/841-S/2014/9": "A/68/841",
    "CCPR/C/GC/34": "CCPR/C/GC/34",
}


@pytest.mark.parametrize(("printed", "expected"), FORMS.items())
def test_every_printed_form_has_one_canonical_spelling(printed: str, expected: str) -> None:
    assert canonical(printed) == expected


@pytest.mark.parametrize("text", FORMS.values())
def test_a_canonical_spelling_is_its_own(text: str) -> None:
    assert canonical(text) == text


@pytest.mark.parametrize(
    "text", ["", "foo", "A/RES/70", "S/RES/", "22/6", "I-24/7", "S/RES/9999", "A/RES/5(IIII)", "S/he"]
)
def test_what_is_no_symbol_is_refused_in_one_line_that_shows_one(text: str) -> None:
    with pytest.raises(SymbolError, match=r"S/RES/2617\(2021\)") as caught:
        parse(text)
    assert "\n" not in str(caught.value)
    assert repr(text) in str(caught.value)


def test_a_very_long_text_is_refused_without_being_repeated() -> None:
    with pytest.raises(SymbolError) as caught:
        parse("A/" * 5000)
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize(
    ("printed", "body", "kind"),
    [
        ("S/RES/2617(2021)", Body.SECURITY_COUNCIL, Kind.RESOLUTION),
        ("A/DEC/50/411", Body.GENERAL_ASSEMBLY, Kind.DECISION),
        ("A/HRC/RES/22/6", Body.HUMAN_RIGHTS_COUNCIL, Kind.RESOLUTION),
        ("A/HRC/6/22", Body.HUMAN_RIGHTS_COUNCIL, Kind.DOCUMENT),
        ("E/RES/2005/20", Body.ECONOMIC_AND_SOCIAL_COUNCIL, Kind.RESOLUTION),
        ("T/RES/2183(LIII)", Body.TRUSTEESHIP_COUNCIL, Kind.RESOLUTION),
        ("S/PRST/2018/9", Body.SECURITY_COUNCIL, Kind.PRESIDENTIAL_STATEMENT),
        ("A/68/L.50", Body.GENERAL_ASSEMBLY, Kind.DRAFT),
        ("A/68/PV.97", Body.GENERAL_ASSEMBLY, Kind.MEETING_RECORD),
        ("ST/SGB/2017/1", Body.SECRETARIAT, Kind.DOCUMENT),
        ("CRC/C/GC/7", Body.OTHER, Kind.DOCUMENT),
    ],
)
def test_a_symbol_tells_its_organ_and_sort(printed: str, body: Body, kind: Kind) -> None:
    symbol = parse(printed)
    assert (symbol.body, symbol.kind) == (body, kind)


def test_the_number_decides_and_the_printed_year_is_kept() -> None:
    symbol = parse("S/RES/2195 (2015)")
    assert (symbol.number, symbol.year, symbol.printed_year) == (2195, 2014, 2015)


def test_a_document_of_two_organs_has_a_twin() -> None:
    assert parse("A/68/841-S/2014/9").twin == "S/2014/9"


def test_suffixes_bind_to_what_stands_before() -> None:
    assert parse("A/C.3/70/L.21/Rev.1/Corr.1").suffixes == ("Rev.1", "Corr.1")


def test_the_document_system_is_asked_without_brackets() -> None:
    assert parse("A/RES/217(III)[A]").ods_form == "A/RES/217(III)"
    assert parse("A/RES/37/78[H]").ods_form == "A/RES/37/78"


def test_symbols_sort_by_organ_and_number() -> None:
    shuffled = ["A/RES/70/1", "S/RES/2617(2021)", "S/RES/242(1967)", "A/RES/9/2", "A/RES/S-10/2"]
    ordered = sorted(shuffled, key=lambda symbol: parse(symbol).order)
    assert ordered == ["S/RES/242(1967)", "S/RES/2617(2021)", "A/RES/9/2", "A/RES/S-10/2", "A/RES/70/1"]


@tried(60)
@given(st.text(alphabet="ASET/RESHRC0123456789().[]-* IVXLadd\u00a0\u200bА", max_size=60) | st.text(max_size=60))
def test_any_text_is_a_stable_symbol_or_refused(text: str) -> None:
    try:
        first = canonical(text)
    except SymbolError:
        return
    assert canonical(first) == first
