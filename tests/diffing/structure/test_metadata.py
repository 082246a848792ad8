"""What the head of a text says about it."""

from datetime import date

from diffing.changes import Body, Kind, Part
from diffing.structure import structure
from tests.diffing.structure.texts import ASSEMBLY_PAGES, CHINESE, COUNCIL, WIKI


def test_a_council_resolution_tells_symbol_date_and_meeting_and_has_no_title() -> None:
    found = structure(COUNCIL).metadata
    assert (found.symbol, found.body, found.kind) == ("S/RES/2999(2026)", Body.SECURITY_COUNCIL, Kind.RESOLUTION)
    assert (found.adopted_on, found.meeting, found.title) == (date(2026, 3, 12), 9999, None)


def test_an_assembly_resolution_tells_its_whole_masthead() -> None:
    found = structure(ASSEMBLY_PAGES).metadata
    assert (found.symbol, found.body, found.session) == ("A/RES/91/17", Body.GENERAL_ASSEMBLY, "91")
    assert (found.adopted_on, found.masthead_on) == (date(2036, 12, 17), date(2037, 1, 8))
    assert (found.meeting, found.agenda_item, found.report) == (80, "12 (b)", "A/91/490")
    assert found.title == "Lamps and lighthouses of the small island harbours"


def test_a_chinese_heading_and_organ_make_the_symbol() -> None:
    found = structure(CHINESE).metadata
    assert (found.symbol, found.title, found.session, found.meeting) == ("A/RES/91/17", "港口灯塔", "91", 80)
    assert (found.adopted_on, found.masthead_on) == (date(2036, 12, 17), date(2037, 1, 8))


def test_neighbours_in_a_wiki_navigation_are_not_the_text() -> None:
    found = structure(WIKI).metadata
    assert found.symbol == "S/RES/2999(2026)"
    assert all("2999" in printed for printed in found.symbols_printed)
    assert found.adopted_on == date(2026, 3, 12)


def test_the_callers_symbol_is_believed_only_where_none_is_printed() -> None:
    silent = "The Security Council,\n\n1. Decides to rest.\n"
    assert structure(silent, symbol="S/RES/2999 (2026)").metadata.symbol == "S/RES/2999(2026)"
    assert structure(COUNCIL, symbol="S/RES/1373(2001)").metadata.symbol == "S/RES/2999(2026)"
    assert structure(silent, symbol="nonsense").metadata.symbol is None


def test_a_page_title_names_the_text_where_nothing_else_does() -> None:
    silent = "The Security Council,\n\n1. Decides to rest.\n"
    assert (
        structure(silent, title="United Nations Security Council Resolution 2999 (2026)").metadata.symbol
        == "S/RES/2999(2026)"
    )


def test_asterisks_and_the_note_of_a_reissue_are_told() -> None:
    text = (
        COUNCIL.replace("S/RES/2999 (2026)", "S/RES/2999 (2026)**", 1)
        + "\n* Reissued for technical reasons on 1 May 2026.\n"
    )
    found = structure(text).metadata
    assert (found.symbol, found.asterisks) == ("S/RES/2999(2026)", 2)
    assert found.reissue_note
    assert "technical reasons" in found.reissue_note


def test_a_draft_is_told_from_a_resolution() -> None:
    text = "A/91/L.5\n\nGeneral Assembly\n\nDraft resolution\n\nLamps\n\nThe General Assembly,\n\n1. Decides to rest.\n"
    found = structure(text).metadata
    assert (found.kind, found.symbol, found.title) == (Kind.DRAFT, "A/91/L.5", "Lamps")


def test_the_draft_in_the_bracket_is_the_texts_origin() -> None:
    text = (
        "General Assembly\n\n[without reference to a Main Committee (A/91/L.5 and A/91/L.5/Add.1)]\n\n91/17. Lamps\n\n"
    )
    assert structure(text + "The General Assembly,\n\n1. Decides to rest.\n").metadata.draft == "A/91/L.5"


def test_a_human_rights_heading_makes_a_human_rights_symbol() -> None:
    found = structure("22/6. Keepers of lamps\n\nThe Human Rights Council,\n\n1. Decides to rest.\n").metadata
    assert (found.symbol, found.body) == ("A/HRC/RES/22/6", Body.HUMAN_RIGHTS_COUNCIL)


def test_an_old_heading_in_chinese_numerals_is_read() -> None:
    found = structure(
        "一六九(一九六一).一九六一年十一月二十四日决议案\n\n安全理事会,\n\n重申旧案,\n\n1. 决定结案。\n"
    ).metadata
    assert (found.symbol, found.adopted_on) == ("S/RES/169(1961)", date(1961, 11, 24))


def test_a_declaration_is_neither_resolution_nor_named() -> None:
    found = structure("港口宣言\n\n2036年10月29日，海港\n\n守灯人委员会，\n\n1. **重申**灯塔的作用。\n").metadata
    assert (found.kind, found.symbol, found.adopted_on) == (Kind.DECLARATION, None, date(2036, 10, 29))


def test_a_text_without_organ_line_still_has_a_masthead() -> None:
    text = (
        "A/91/L.6\n\nGeneral Assembly\n\nDistr.: Limited\n11 November 2036\nOriginal: English\n\nNinety-first session\n"
        "Agenda item 12\n\nUtopia: amendment to draft resolution A/91/L.5\n\nLamps\n\n"
        "1. In operative paragraph 2, delete “oil”.\n\n2. Delete paragraph 3.\n"
    )
    found = structure(text).metadata
    assert (found.session, found.agenda_item, found.title) == ("91", "12", "Lamps")
    assert (found.masthead_on, found.kind) == (date(2036, 11, 11), Kind.DRAFT)


def test_a_heading_that_contradicts_the_symbol_is_reported_beside_it() -> None:
    found = structure(COUNCIL.replace("Resolution 2999", "Resolution 2998")).metadata
    assert (found.symbol, found.symbols_printed) == ("S/RES/2999(2026)", ("S/RES/2999 (2026)", "S/RES/2998 (2026)"))


def test_a_title_that_names_a_resolution_is_no_heading_of_its_own() -> None:
    text = "A/RES/91/17\n\n91/17. Financing of the lamps\nSecurity Council resolution 2998 (2026)\n\n"
    found = structure(text + "The General Assembly,\n\n1. Decides to rest.\n").metadata
    assert {printed[:2] for printed in found.symbols_printed} == {"A/"}


def test_a_reissue_note_above_the_heading_is_no_title() -> None:
    head = "S/RES/2999 (2026)*\n\nS/RES/2999 (2026)*\n\n* Reissued for technical reasons on 1 May 2026.\n\n"
    found = structure(COUNCIL.replace("S/RES/2999 (2026)\n\n", head, 1))
    assert found.metadata.reissue_note == "* Reissued for technical reasons on 1 May 2026."
    parts = [each.part for each in found.paragraphs[:3]]
    assert parts == [Part.MASTHEAD, Part.FURNITURE, Part.MASTHEAD]
    assert not [each for each in found.paragraphs if each.part is Part.TITLE]


def test_a_masthead_set_in_two_columns_is_read_column_by_column() -> None:
    text = (
        "United Nations                                             A/RES/81/902*\n"
        "General Assembly                                           Distr.: General\n"
        "                                                           9 November 2026\n\n"
        "Eighty-first session                     Agenda item 77\n\n"
        "Resolution adopted by the General Assembly on 5 November 2026\n\n"
        "81/902. Care of harbours\n\nThe General Assembly,\n\nNoting the tide,\n\n1. Decides to sleep.\n"
    )
    said = structure(text, "en").metadata
    assert (said.symbol, said.asterisks, said.masthead_on) == ("A/RES/81/902", 1, date(2026, 11, 9))
    assert (said.adopted_on, said.session, said.agenda_item) == (date(2026, 11, 5), "81", "77")


def test_a_heading_of_a_french_yearbook_makes_the_symbol() -> None:
    text = (
        "9 (1946). Résolution du 15 octobre 1946\n\nLe Conseil de sécurité,\n\nAyant examiné la demande,\n\nDécide.\n"
    )
    assert structure(text, "fr").metadata.symbol == "S/RES/9(1946)"
