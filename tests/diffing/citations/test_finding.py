"""The forms in which texts name documents are found, and what looks like them is not."""

import pytest

from diffing.changes import Metadata, Paragraph, Part, Piece, Structure
from diffing.citations import cite, find_citations
from tests.diffing.citations.sample import citations, paragraph, targets

ENGLISH = {
    "its resolutions 1509 (2003), 2066 (2012) and 2190 (2014),": [
        "S/RES/1509(2003)",
        "S/RES/2066(2012)",
        "S/RES/2190(2014)",
    ],
    "resolution\n2190\n(2014)": ["S/RES/2190(2014)"],
    "Resolution 217 A (III).": ["A/RES/217(III)[A]"],
    "See resolution 2200 A (XXI), annex.": ["A/RES/2200(XXI)[A]"],
    "resolutions 3411 A to C (XXX)": ["A/RES/3411(XXX)[A]", "A/RES/3411(XXX)[B]", "A/RES/3411(XXX)[C]"],
    "resolutions 2253 (ES-V) and 3201 (S-VI)": ["A/RES/2253(ES-V)", "A/RES/3201(S-VI)"],
    "resolution 186 (S-2) of 14 May 1948": ["A/RES/186(S-2)"],
    "paragraph 2 of resolution 161 A (1961)": ["S/RES/161(1961)[A]"],
    "General Assembly resolution 68/178": ["A/RES/68/178"],
    "General Assembly resolutions 49/222 A and B, 51/226 and S-10/2": [
        "A/RES/49/222[A]",
        "A/RES/49/222[B]",
        "A/RES/51/226",
        "A/RES/S-10/2",
    ],
    "its resolutions 60/99 of 8 December 2005 on space, 61/111 of 14 December 2006 on law, and 62/217": [
        "A/RES/60/99",
        "A/RES/61/111",
        "A/RES/62/217",
    ],
    "its resolution 70/288 and its decisions 74/511 and 75/519 A": ["A/RES/70/288", "A/DEC/74/511", "A/DEC/75/519[A]"],
    "Human Rights Council resolution 22/6 of 21 March 2013": ["A/HRC/RES/22/6"],
    "resolution 5/1 of the Human Rights Council": ["A/HRC/RES/5/1"],
    "Economic and Social Council resolution 2005/20 of 22 July 2005": ["E/RES/2005/20"],
    "Economic and Social Council resolution 1894 (LVII)": ["E/RES/1894(LVII)"],
    "Commission on Human Rights resolution 2005/80": ["E/CN.4/RES/2005/80"],
    "Trusteeship Council resolution 2183 (LIII)": ["T/RES/2183(LIII)"],
    "(S/21406 and Add.1 and Corr.1-2)": ["S/21406", "S/21406/Add.1", "S/21406/Corr.1", "S/21406/Corr.2"],
    "the statement by its President of 8 June 2018 (S/PRST/2018/9)": ["S/PRST/2018/9"],
    "A/68/841-S/2014/9": ["A/68/841", "S/2014/9"],
    "the resolution 1373": ["S/RES/1373(2001)"],
    "Security Council resolutions 242 and 338": ["S/RES/242(1967)", "S/RES/338(1973)"],
    "resolutions 1663 (2006), 1653 of 27 January 2006": ["S/RES/1663(2006)", "S/RES/1653(2006)"],
    "Resolution 2153 of 17 November 1966": ["A/RES/2153(XXI)"],
    "the 1267 Committee": ["S/RES/1267(1999)"],
    "resolution 195 (111) of 12 December 1948": ["A/RES/195(III)"],
}

CHINESE = {
    "回顾第1509(2003)、2066(2012)和2190(2014)号决议，": ["S/RES/1509(2003)", "S/RES/2066(2012)", "S/RES/2190(2014)"],
    "第 1509(2003) 号、第 2066 (2012)号和第2190(2014)号决议": [
        "S/RES/1509(2003)",
        "S/RES/2066(2012)",
        "S/RES/2190(2014)",
    ],
    "第２１９０（２０１４）号决议": ["S/RES/2190(2014)"],
    "大会2013年12月18日关于甲事的第68/178号、2014年6月13日关于乙事的第68/276号决议": ["A/RES/68/178", "A/RES/68/276"],
    "第217A(III)号决议；见第2200A(XXI)号决议，附件": ["A/RES/217(III)[A]", "A/RES/2200(XXI)[A]"],
    "第31/6 A和B号决议": ["A/RES/31/6[A]", "A/RES/31/6[B]"],
    "大会第60/251号决议和人权理事会第5/1号决议": ["A/RES/60/251", "A/HRC/RES/5/1"],
    "大会第50/411号决定": ["A/DEC/50/411"],
    "经济及社会理事会第2005/20号决议": ["E/RES/2005/20"],
    "A/RES/75/291号文件和S/2020/372号文件": ["A/RES/75/291", "S/2020/372"],
    "确保第1373号决议得到执行，1267委员会": ["S/RES/1373(2001)", "S/RES/1267(1999)"],
}

TRADITIONAL = {
    "回顧第1509(2003)號、第2066(2012)號和第2190(2014)號決議": [
        "S/RES/1509(2003)",
        "S/RES/2066(2012)",
        "S/RES/2190(2014)",
    ],
    "第1373號決議": ["S/RES/1373(2001)"],
    "大會決議案一八一(二)及決議案四十六(一九四八)": ["A/RES/181(II)", "S/RES/46(1948)"],
    "大會決議案一四七四(緊特四)": ["A/RES/1474(ES-IV)"],
    "一九六五年十一月十七日決議案二0二五(二十)": ["A/RES/2025(XX)"],
}

OTHERS = {
    "ses résolutions 1509 (2003), 2066 (2012) et 2190 (2014),": (
        "fr",
        ["S/RES/1509(2003)", "S/RES/2066(2012)", "S/RES/2190(2014)"],
    ),
    "la résolution 68/178 de l’Assemblée générale et la résolution 22/6 du Conseil des droits de l’homme": (
        "fr",
        ["A/RES/68/178", "A/HRC/RES/22/6"],
    ),
    "les résolutions 1/11 et 13/3 du Conseil des droits de l'homme": ("fr", ["A/HRC/RES/1/11", "A/HRC/RES/13/3"]),
    "la resolución 60/288 de la Asamblea General y la resolución 2.374 (2017)": (
        "es",
        ["A/RES/60/288", "S/RES/2374(2017)"],
    ),
    "las resoluciones 31/6 A y B de la Asamblea General": ("es", ["A/RES/31/6[A]", "A/RES/31/6[B]"]),
    "резолюцию 68/178 Генеральной Ассамблеи и резолюцию 22/6 Совета по правам человека": (
        "ru",
        ["A/RES/68/178", "A/HRC/RES/22/6"],
    ),
    "См. резолюцию 2200 А (ХХI), приложение.": ("ru", ["A/RES/2200(XXI)[A]"]),
    "S/RES/2617 (2021)\nСовет Безопасности": ("ru", ["S/RES/2617(2021)"]),
    "резолюции 1995 года, резолюция 2118 (2013 год)": ("ru", ["S/RES/2118(2013)"]),
    "قراراته 1509 (2003) و2066 (2012) و 2190 (2014)،": (
        "ar",
        ["S/RES/1509(2003)", "S/RES/2066(2012)", "S/RES/2190(2014)"],
    ),
    "قرار مجلس الأمن رقم 381 المؤرخ 30 تشرين الثاني/نوفمبر 1975": ("ar", ["S/RES/381(1975)"]),
    "القــرار ١٣٧٣ (٢٠٠١) وقرار الجمعية العامة 68/178": ("ar", ["S/RES/1373(2001)", "A/RES/68/178"]),
    "القرارات (2004) 1559 و (1978) 426": ("ar", ["S/RES/1559(2004)", "S/RES/426(1978)"]),
    "القرار 217 ألف (د - 3)، القرار 2253 (د إ ط - 5)": ("ar", ["A/RES/217(III)[A]", "A/RES/2253(ES-V)"]),
}

TRAPS = {
    "en": [
        "a 24/7 network, about 50/50, I-24/7, job 15-22456 (E)",
        "United Nations, Treaty Series, vol. 75 (1950), Nos. 970-973, article 41 (2)",
        "volume 64 (2010) of the yearbook, Act No. 18246 (2007), Japan (2016), Spain* (2015)",
        "Economic Commission for Latin America and the Caribbean resolution 689 (XXXV) of 9 May 2014",
        "African Commission on Human and Peoples' Rights resolution 263 of 5 November 2013",
        "A/56/9999, annex II, resolution 14/221",
        "the present resolution, that resolution, draft resolution, the 1995 resolution, 42 resolutions",
        "resolutions of 5 May 2001, 31/12/2001 and 2/3 of members",
        "an increase in resolution 5 (11), page 300 (111)",
        "Part 5 (II), chapter 3 (IV), note 5 (I)",
    ],
    "zh": [
        "金融行动特别工作组建议5，24小时/7天，I-24/7，《公约》第2条，第7831次会议",
        "2007年的第18246号《事实婚姻法》，第8.351号法令，中国(2016年)",
        "拉丁美洲和加勒比经济委员会第682(XXXV)号决议",
        "非洲人权和人民权利委员会2013年11月5日第263号决议",
    ],
}


@pytest.mark.parametrize(("text", "expected"), ENGLISH.items())
def test_english_forms_are_found(text: str, expected: list[str]) -> None:
    assert targets(text) == expected


@pytest.mark.parametrize(("text", "expected"), CHINESE.items())
def test_chinese_forms_are_found(text: str, expected: list[str]) -> None:
    assert targets(text, "zh") == expected


@pytest.mark.parametrize(("text", "expected"), TRADITIONAL.items())
def test_traditional_chinese_forms_are_found(text: str, expected: list[str]) -> None:
    assert targets(text, "zh-Hant") == expected


@pytest.mark.parametrize(("text", "language", "expected"), [(text, *rest) for text, rest in OTHERS.items()])
def test_forms_of_the_other_languages_are_found(text: str, language: str, expected: list[str]) -> None:
    assert targets(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"), [(language, text) for language, texts in TRAPS.items() for text in texts]
)
def test_what_only_looks_like_a_citation_is_none(language: str, text: str) -> None:
    found = citations(text, language)
    assert [citation.printed for citation in found if citation.target and "/RES/" in citation.target] == []


def test_a_span_covers_the_number_and_nothing_else() -> None:
    text = "Recalling its resolution 2190 (2014), in full,"
    (found,) = citations(text)
    assert text[found.start : found.end] == found.printed == "2190 (2014)"


def test_a_number_without_year_is_shown_with_its_noun() -> None:
    assert citations("确保第1373号决议得到", "zh")[0].printed == "第1373号决议"


def test_a_citation_across_a_page_break_has_a_span_into_the_input() -> None:
    text = "under resolution 2190\n\n3/7\n\n(2014), and"
    pieces = (Piece(0, 21), Piece(28, len(text), " "))
    whole = "under resolution 2190 (2014), and"
    structure = Structure("en", Metadata(), (Paragraph("op1", Part.OPERATIVE, "1", None, whole, pieces),))
    (found,) = cite(structure, text)
    assert (found.target, found.printed) == ("S/RES/2190(2014)", "2190 (2014)")
    assert text[found.start : found.end] == "2190\n\n3/7\n\n(2014)"


def test_furniture_is_not_searched() -> None:
    assert citations("resolution 2190 (2014)", part=Part.FURNITURE) == ()


def test_a_document_does_not_cite_itself() -> None:
    assert targets("Resolution 2190 (2014)", symbol="S/RES/2190 (2014)") == []
    assert citations("Resolution 2190 (2014)", metadata=Metadata(symbol="S/RES/2190(2014)")) == ()


def test_another_name_in_the_head_is_the_document_and_elsewhere_a_citation() -> None:
    printed = Metadata(symbol="S/RES/54(1948)", symbols_printed=("S/902",))
    assert citations("S/902", metadata=printed, part=Part.MASTHEAD) == ()
    assert [each.target for each in citations("see S/902", metadata=printed)] == ["S/902"]


def test_a_citation_tells_its_paragraph() -> None:
    first, second = paragraph("none here"), paragraph("resolution 2190 (2014)", path="op9.c", part=Part.OPERATIVE)
    (found,) = cite(Structure("en", Metadata(), (first, second)), second.text)
    assert (found.paragraph, found.part) == ("op9.c", Part.OPERATIVE)


def test_a_sub_paragraph_is_governed_by_the_verb_above_it() -> None:
    above = paragraph("1. Requests the Committee:", path="op1", part=Part.OPERATIVE, verb="Requests")
    below = paragraph("to report under resolution 2190 (2014);", path="op1.a", part=Part.OPERATIVE)
    (found,) = cite(Structure("en", Metadata(), (above, below)), below.text)
    assert found.verb == "Requests"


def test_a_citation_in_a_cut_paragraph_is_flagged() -> None:
    text = "Recalling resolution 2190 (2014) and"
    cut = Paragraph("op2", Part.OPERATIVE, "2", None, text, (Piece(0, len(text)),), flags=("truncated",))
    (found,) = cite(Structure("en", Metadata(), (cut,)), text)
    assert found.flags == ("truncated",)


def test_a_colon_in_a_quoted_title_does_not_end_a_list() -> None:
    text = "Recalling its resolutions 70/1 of 25 September 2015, entitled “Our world: an agenda; and more”, and 79/1"
    assert targets(text) == ["A/RES/70/1", "A/RES/79/1"]


def test_the_heading_of_the_resolution_beside_it_on_a_page_is_not_cited() -> None:
    heads = "115 (1956). Résolution du 20 juillet 1956\n\n116 (1956). Résolution du 26 juillet 1956\n\n"
    body = (
        "Le Conseil de sécurité,\n\nAyant examiné la demande,\n\nRappelant sa résolution 113 (1956) du 4 avril 1956,\n"
    )
    found = find_citations(heads + body, "fr", symbol="S/RES/115(1956)")
    assert [citation.target for citation in found] == ["S/RES/113(1956)"]


def test_a_range_of_suffixes_names_each_document() -> None:
    assert targets("documents S/8248/Add.7-9") == [f"S/8248/Add.{number}" for number in (7, 8, 9)]


def test_a_plural_noun_rules_no_number_that_another_word_takes() -> None:
    assert targets("resolutions 1269 (1999) and 1368 (2001), and Treaty Series, vol. 75 (1950)") == [
        "S/RES/1269(1999)",
        "S/RES/1368(2001)",
    ]
