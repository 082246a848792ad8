"""Spellings and addresses of the Official Document System."""

import pytest

from sources.ods_symbols import address_of, encoded, forms, is_symbol, opened, page_of, whole_of


@pytest.mark.parametrize(
    ("symbol", "spellings"),
    [
        ("S/RES/2617(2021)", ("S/RES/2617(2021)",)),
        ("A/RES/37/78[H]", ("A/RES/37/78H", "A/RES/37/78")),
        ("A/RES/78/242[A-B]", ("A/RES/78/242A-B", "A/RES/78/242")),
        ("A/RES/217(III)[A]", ("A/RES/217(III)", "A/RES/217(III)A")),
        ("S/RES/161(1961)[A]", ("S/RES/161(1961)", "S/RES/161(1961)A")),
        ("A/RES/S-10/2[B]/Corr.1", ("A/RES/S-10/2B/Corr.1", "A/RES/S-10/2/Corr.1")),
        ("A/HRC/RES/31/2", ("A/HRC/RES/31/2",)),
    ],
)
def test_no_bracket_with_a_letter_is_ever_sent(symbol: str, spellings: tuple[str, ...]) -> None:
    assert forms(symbol) == spellings


def test_a_document_of_all_parts_is_called_by_its_own_symbol() -> None:
    assert whole_of("A/RES/37/78[H]", "A/RES/37/78") == "A/RES/37/78"
    assert whole_of("A/RES/37/78[H]", "A/RES/37/78H") == "A/RES/37/78[H]"
    assert whole_of("A/RES/70/1", "A/RES/70/1") == "A/RES/70/1"


@pytest.mark.parametrize(
    "symbol", ["S/RES/2617(2021)", "A/RES/37/78[H]", "A/RES/ES-11/1", "S/2021/521/Add.1", "A/70/1"]
)
def test_an_address_gives_back_what_it_was_made_of(symbol: str) -> None:
    assert opened(address_of(symbol, "zh")) == (symbol, "zh")


@pytest.mark.parametrize(
    "address",
    [
        "",
        "ods:",
        "ods:/en",
        "ods:S/RES/1(1946)",
        "ods:S/RES/1(1946)/de",
        "ods:S/RES/1?x=1/en",
        "ods:../etc/en",
        "https://docs.un.org/en/S/RES/1(1946)",
        "ods:X/CTC/DECLARATION/2022-10-29/3f6c1a9b/en",
        "ods:" + "A/" * 80 + "en",
    ],
)
def test_any_other_address_is_not_ours(address: str) -> None:
    assert opened(address) is None
    assert page_of(address) is None


def test_a_key_of_our_own_is_no_symbol() -> None:
    assert not is_symbol("X/CTC/DECLARATION/2022-10-29/3f6c1a9b")
    assert is_symbol("A/AC.96/1/Rev.1")


def test_strokes_and_round_brackets_stay_as_they_are_in_addresses() -> None:
    assert encoded("A/70/49(Vol.I) x") == "A/70/49(Vol.I)%20x"
    assert page_of("ods:S/RES/2617(2021)/fr") == "https://docs.un.org/fr/S/RES/2617(2021)"
    assert page_of("ods:A/RES/37/78[H]/en") == "https://docs.un.org/en/A/RES/37/78H"
