"""Which organ a number belongs to is decided by rules, and doubt is kept."""

from datetime import date

import pytest

from diffing.changes import Body, Metadata
from tests.diffing.citations.sample import citations, targets

ASSEMBLY = Metadata(body=Body.GENERAL_ASSEMBLY)
RIGHTS = Metadata(body=Body.HUMAN_RIGHTS_COUNCIL)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Human Rights Council, by its resolution 35/4", "A/HRC/RES/35/4"),
        ("the General Assembly, by its resolution 35/4", "A/RES/35/4"),
        ("the Human Rights Council and resolution 35/204", "A/RES/35/204"),
        ("the Human Rights Council and resolution 12/4", "A/HRC/RES/12/4"),
        ("Human Rights Council resolutions 22/6 and 35/4", "A/HRC/RES/35/4"),
    ],
)
def test_words_and_numbers_tell_the_organ(text: str, expected: str) -> None:
    assert targets(text)[-1] == expected


def test_a_stated_date_tells_the_organ() -> None:
    text = "by the Human Rights Council: resolution 34/2 of 23 March 2017 and resolution 34/3 of 17 November 1979"
    assert targets(text) == ["A/HRC/RES/34/2", "A/RES/34/3"]


def test_a_documents_own_organ_speaks_where_the_text_names_none() -> None:
    assert citations("Recalling resolution 35/4", metadata=ASSEMBLY)[0].target == "A/RES/35/4"
    assert citations("Recalling resolution 35/4", metadata=RIGHTS)[0].target == "A/HRC/RES/35/4"


def test_two_organs_are_kept_as_candidates() -> None:
    found = citations("Human Rights Council; resolution 35/4", metadata=Metadata(body=Body.OTHER))[0]
    if found.target is None:
        assert found.candidates == ("A/RES/35/4", "A/HRC/RES/35/4")
        assert "unresolved" in found.flags
    else:
        assert found.target in ("A/RES/35/4", "A/HRC/RES/35/4")


def test_a_low_number_without_year_or_organ_is_unresolved() -> None:
    (found,) = citations("in the framework of Resolution No. 194.")
    assert (found.target, found.candidates) == (None, ("S/RES/194(1964)", "A/RES/194(III)"))
    assert found.flags == ("unresolved",)


def test_a_number_without_year_means_the_one_cited_in_full_elsewhere() -> None:
    assert targets("resolution 984 (1995); under resolution 984") == ["S/RES/984(1995)", "S/RES/984(1995)"]


def test_a_number_that_the_table_does_not_know_has_the_year_of_its_full_citation() -> None:
    assert targets("resolution 2890 (2027); under resolution 2890 and the 2890 Committee") == ["S/RES/2890(2027)"] * 3
    assert targets("under resolution 2890 and the 2890 Committee") == []
    assert targets("resolution 2890 of 3 May 2027") == ["S/RES/2890(2027)"]


def test_a_wrong_year_is_resolved_by_number_and_flagged() -> None:
    (found,) = citations("its resolution 2195 (2015)")
    assert (found.target, found.printed, found.flags) == ("S/RES/2195(2014)", "2195 (2015)", ("year_conflict",))


def test_a_wild_year_without_a_noun_is_no_citation() -> None:
    assert targets("Panama 1373 (1987)") == []


def test_a_target_later_than_the_citing_document_is_flagged() -> None:
    dated = Metadata(adopted_on=date(2016, 12, 12))
    assert citations("resolution 2617 (2021)", metadata=dated)[0].flags == ("impossible_target",)
    assert citations("resolution 2617 (2021)", symbol="S/RES/2322(2016)")[0].flags == ("impossible_target",)
    assert citations("General Assembly resolution 75/291", metadata=dated)[0].flags == ("impossible_target",)
    assert citations("the report (S/2017/375)", metadata=dated)[0].flags == ("impossible_target",)
    assert citations("resolution 2178 (2014)", metadata=dated)[0].flags == ()


def test_a_date_that_cannot_be_the_documents_own_is_overruled_by_its_symbol() -> None:
    misread = Metadata(adopted_on=date(2016, 5, 24))
    assert citations("General Assembly resolution 78/3", metadata=misread, symbol="A/C.3/80/L.50")[0].flags == ()
    assert citations("General Assembly resolution 85/3", metadata=misread, symbol="A/C.3/80/L.50")[0].flags == (
        "impossible_target",
    )


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Resolution 61/2, annex, art. 24, and resolution 61/3, annex.", "en"),
        ("See resolution 61/2, annex, resolution 61/3, annex, para. 4.", "en"),
        ("Resolutions 61/2, sect. C, para. 3; 61/3, sect. III.", "en"),
        ("Voir la résolution 61/2, annexe, par. 3, et la résolution 61/3, annexe.", "fr"),
        ("Véase la resolución 61/2, anexo, párr. 3, y la resolución 61/3, anexo.", "es"),
        ("См. резолюцию 61/2, приложение, и резолюцию 61/3, приложение.", "ru"),
    ],
)
def test_a_resolutions_own_annex_leaves_it_its_organ(text: str, language: str) -> None:
    assert targets(text, language) == ["A/RES/61/2", "A/RES/61/3"]


def test_a_resolution_in_another_document_is_of_no_organ_that_we_know() -> None:
    assert targets("Supplement No. 7 (E/2031/27), chap. I, sect. C, resolution 69/1, annex.") == ["E/2031/27"]


@pytest.mark.parametrize(
    "organ", ["Commission on the Status of Women", "United Nations Environment Assembly", "Human Rights Council"]
)
def test_an_organ_with_a_number_of_its_own_is_not_that_of_the_list_before_it(organ: str) -> None:
    text = f"Recalling its resolutions 53/117 of 9 December 1998 and 77/195 of 15 December 2022, {organ} resolution 5/2"
    found = [citation.target for citation in citations(text, metadata=ASSEMBLY)]
    assert found[:2] == ["A/RES/53/117", "A/RES/77/195"]


@pytest.mark.parametrize(
    "text",
    [
        "the Commission for Upper and Lower Ruritania established by its resolution 39 (1948)",
        "the proposals of the Commission for Conventional Fireworks in General Assembly resolution 192 (III)",
        "the use of General Assembly resolution 192 (III) of 19 November 1948, adopted by the Commission for Fun",
        "cooperation with the Organization of the Middle Lake and resolution 77/14",
    ],
)
def test_the_name_of_a_body_ends_where_another_speaks(text: str) -> None:
    assert targets(text) in (["S/RES/39(1948)"], ["A/RES/192(III)"], ["A/RES/77/14"])


@pytest.mark.parametrize("words", ["resolution 73/8", "in its resolution 73/8", "of its resolution 73/8"])
def test_what_a_body_of_another_series_adopted_is_no_resolution_of_an_organ(words: str) -> None:
    assert targets(f"by the Economic and Social Commission for Asia and the Pacific {words}") == []


@pytest.mark.parametrize(
    "text",
    [
        "Human Rights Council; resolution 10/6 of 16 October 2020 of the Conference of the Parties",
        "Human Rights Council; resolutions 10/6 of 16 October 2020 36 and 11/3 of 21 October 2022 37 of the"
        " Conference of the States Parties",
        "Human Rights Council; resolution 27/3 of 18 May 2018, entitled “Protecting the keepers”",
        "resolution 32/1 of 27 May 2023, entitled “Protecting the keepers”",
        "by the Economic and Social Commission for Asia and the Pacific at its seventy-second session, of"
        " resolution 72/7 of 19 May 2016",
        "Statistical Commission decision 53/113 of 11 March 2022",
        "United Nations Environment Assembly resolution 5/2 of 2 March 2022",
    ],
)
def test_a_day_on_which_no_organ_of_that_session_sat_is_that_of_another_body(text: str) -> None:
    assert [citation.target for citation in citations(text, metadata=ASSEMBLY)] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Recalling its resolutions 71/26 of 23 December 2016 and 72/25 of 24 December 2107", "A/RES/72/25"),
        ("in line with resolution 70/202 of 22 December 2025", "A/RES/70/202"),
        ("in its resolution 78/69 of 5 December 2024", "A/RES/78/69"),
    ],
)
def test_a_slip_in_the_date_leaves_the_assembly_its_number(text: str, expected: str) -> None:
    assert [citation.target for citation in citations(text, metadata=ASSEMBLY)][-1] == expected


def test_a_stated_day_speaks_before_a_possessive_whose_organ_comes_later() -> None:
    text = "Takes note that through its resolution 54/18 of 12 October 2023, the Human Rights Council reported"
    assert [citation.target for citation in citations(text, metadata=ASSEMBLY)] == ["A/HRC/RES/54/18"]


def test_decisions_of_the_human_rights_council_are_numbered_from_101() -> None:
    assert targets("Human Rights Council decision 18/120 of 30 September 2011") == ["A/HRC/DEC/18/120"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Pursuant to Council resolution 1147 (XLI), members are elected"),
        ("fr", "Conformément à la résolution 1147 (XLI) du Conseil, les membres sont élus"),
        ("es", "De conformidad con la resolución 1147 (XLI) del Consejo, los miembros son elegidos"),
        ("ru", "В соответствии с резолюцией 1147 (XLI) Совета члены избираются"),
        ("ar", "عملا بقرار المجلس 1147 (د-41)، ينتخب الأعضاء"),
        ("zh", "按照理事会第1147(XLI)号决议，选举成员"),
        ("zh-Hant", "按照理事會第1147(XLI)號決議，選舉成員"),
    ],
)
def test_a_council_with_roman_sessions_is_the_economic_and_social_one(language: str, text: str) -> None:
    assert targets(text, language) == ["E/RES/1147(XLI)"]


def test_the_council_is_the_one_that_was_named_last() -> None:
    text = "The Human Rights Council met; recalling General Assembly resolution 68/178 and Council resolution 22/6"
    assert targets(text) == ["A/RES/68/178", "A/HRC/RES/22/6"]


def test_an_arabic_possessive_of_a_council_means_the_council_named_before() -> None:
    text = "أنشأ المجلس الاقتصادي والاجتماعي لجنة المخدِّرات بموجب قراره 9 (د-1)"
    assert targets(text, "ar") == ["E/RES/9(I)"]


def test_a_foreign_body_behind_a_list_rules_nothing_that_has_its_own_noun_before() -> None:
    text = (
        "Reaffirming its resolution 76/185 of 16 December 2021, as well as resolutions 10/6 of 16 October 2020 and"
        " 11/3 of 21 October 2022 of the Conference of the Parties"
    )
    assert targets(text) == ["A/RES/76/185"]


def test_an_organ_behind_the_last_of_several_nouns_leaves_the_one_before_its_own() -> None:
    text = "резолюция СБ ООН 1373, резолюцией 169 (II) Генеральной Ассамблеи ООН от 31 октября 1947 года"
    assert targets(text, "ru") == ["S/RES/1373(2001)", "A/RES/169(II)"]


def test_a_year_and_a_number_of_a_body_that_is_no_organ_of_ours_are_no_citation() -> None:
    assert targets("the Executive Board in its decision 2013/9") == []
    assert targets("the Economic and Social Council in its decision 2013/9") == ["E/DEC/2013/9"]
    assert targets(
        "the rules of the Commission on Sustainable Development set by the Council in its decision 1993/215"
    ) == ["E/DEC/1993/215"]
    assert targets("Commission on Population and Development resolution 2006/2 and its resolution 2013/1") == []
