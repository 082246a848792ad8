"""Page names of resolutions, both ways."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.wikisource_names import LANGUAGES, chinese_number, is_resolution, symbol_of, titles_for
from tests.support.laws import tried


@pytest.mark.parametrize(
    ("title", "language", "symbol"),
    [
        ("联合国安理会第1518号决议", "zh", "S/RES/1518"),
        ("聯合國安理會第2617號決議", "zh", "S/RES/2617"),
        ("聯合國安全理事會第2617號決議", "zh", "S/RES/2617"),
        ("联合国安理会第2610(2021)号决议", "zh", "S/RES/2610(2021)"),
        ("联合国安理会第2610（2021）号决议", "zh", "S/RES/2610(2021)"),
        ("聯合國安理會決議案八十七", "zh", "S/RES/87"),
        ("聯合國安理會決議案二六三", "zh", "S/RES/263"),
        ("聯合國安理會決議案一百零三", "zh", "S/RES/103"),
        ("联合国安理会主席声明2002年第25号", "zh", "S/PRST/2002/25"),
        ("联合国大会第68/276号决议", "zh", "A/RES/68/276"),
        ("聯合國大會第2758號決議", "zh", "A/RES/2758"),
        ("聯合國大會決議一八一", "zh", "A/RES/181"),
        ("S/RES/2617 (2021)", "zh", "S/RES/2617(2021)"),
        ("United Nations Security Council Resolution 598", "en", "S/RES/598"),
        ("United Nations_General Assembly Resolution A/RES/60/288", "en", "A/RES/60/288"),
        ("United Nations General Assembly Resolution ES-10/2", "en", "A/RES/ES-10/2"),
        ("Résolution 242 du Conseil de sécurité des Nations unies", "fr", "S/RES/242"),
        ("Résolution 217 (III) de l’Assemblée générale des Nations unies", "fr", "A/RES/217(III)"),
        ("Resolución 1373 (2001) del Consejo de Seguridad de las Naciones Unidas", "es", "S/RES/1373(2001)"),
        ("Резолюция Совета Безопасности ООН 242", "ru", "S/RES/242"),
        ("Резолюция № 68/262 Генеральной Ассамблеи ООН", "ru", "A/RES/68/262"),
        ("قرار مجلس الأمن رقم ١٥٥٩", "ar", "S/RES/1559"),
    ],
)
def test_a_page_name_implies_a_symbol(title: str, language: str, symbol: str) -> None:
    assert symbol_of(title, language) == symbol


def test_a_name_may_tell_a_resolution_without_its_symbol() -> None:
    title = "قرار الأمم المتحدة 242 / نوفمبر 1967"
    assert is_resolution(title, "ar")
    assert symbol_of(title, "ar") is None


@pytest.mark.parametrize(
    ("title", "language"),
    [
        ("联合国安理会2021年决议", "zh"),
        ("联合国安理会第2617号决议/附件", "zh"),
        ("Talk:联合国安理会第2617号决议", "zh"),
        ("联合国宪章", "zh"),
        ("Charter of the United Nations", "en"),
        ("United Nations Security Council Resolution", "en"),
        ("United Nations Security Council Resolutions 1 to 100", "en"),
        ("", "en"),
        ("第" * 5000, "zh"),
    ],
)
def test_other_pages_are_not_resolutions(title: str, language: str) -> None:
    assert not is_resolution(title, language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("symbol", ["S/RES/87(1950)", "S/RES/1001(1995)", "A/RES/68/276", "A/RES/ES-10/2"])
def test_every_language_knows_where_it_would_keep_a_symbol(language: str, symbol: str) -> None:
    titles = titles_for(symbol, language)
    assert titles
    for title in titles:
        assert symbol.startswith(symbol_of(title, language) or "nothing")
        assert title.startswith(LANGUAGES[language].prefixes)


@pytest.mark.parametrize(
    "symbol", ["S/2017/375", "E/RES/2020/1", "A/HRC/RES/1/2", "", "seized:delhi", "S/RES/", "S/PRST/"]
)
def test_other_symbols_have_no_page(symbol: str) -> None:
    assert all(titles_for(symbol, language) == () for language in LANGUAGES)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (7, "七"),
        (10, "十"),
        (18, "十八"),
        (87, "八十七"),
        (100, "一百"),
        (103, "一百零三"),
        (110, "一百一十"),
        (1001, "一千零一"),
    ],
)
def test_chinese_numbers_are_written_as_old_titles_write_them(number: int, words: str) -> None:
    assert chinese_number(number) == words


@tried(60)
@given(st.integers(1, 9999), st.sampled_from(["zh", "en", "fr", "es", "ru", "ar"]))
def test_a_name_that_we_make_leads_back_to_its_symbol(number: int, language: str) -> None:
    for title in titles_for(f"S/RES/{number}(1999)", language):
        assert symbol_of(title, language) in (f"S/RES/{number}", f"S/RES/{number}(1999)")


@tried(60)
@given(st.text(max_size=60), st.sampled_from(list(LANGUAGES)))
def test_any_name_is_one_or_not(title: str, language: str) -> None:
    assert is_resolution(title, language) in (True, False)
    titles_for(title, language)
