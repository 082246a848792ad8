"""What a text is taken apart into."""

import pytest

from diffing.changes import Part
from diffing.structure import structure
from tests.diffing.structure.texts import ASSEMBLY_PAGES, CHINESE, COUNCIL, WIKI, body_paths, by_path, of


def test_a_council_resolution_has_preamble_operative_paragraphs_and_levels_below() -> None:
    assert body_paths(structure(COUNCIL)) == (
        ["pp1", "pp2", "op1", "op1.a", "op1.b", "op1.b.i", "op1.b.ii", "op2", "op3"]
    )


def test_labels_are_numbers_and_not_text() -> None:
    found = by_path(structure(COUNCIL))
    assert (found["op1.b.ii"].number, found["op1.b.ii"].text) == ("ii", "At the quay;")


def test_the_lead_verb_is_told() -> None:
    found = by_path(structure(COUNCIL))
    assert (found["pp2"].verb, found["op2"].verb) == ("Noting with concern", "Requests")


def test_lines_cut_at_a_width_are_joined_into_paragraphs() -> None:
    found = by_path(structure(ASSEMBLY_PAGES))
    assert found["op2"].text == (
        "Requests the Keeper to relight the lamps before the storms of the winter, and "
        "to report on paragraph 3 of the survey;"
    )


def test_a_paragraph_goes_on_over_a_page_end_with_notes_and_running_head() -> None:
    found = by_path(structure(ASSEMBLY_PAGES))
    assert found["pp2"].text.endswith("since the storms of the winter, and that pilots have no other guide,")


def test_a_heading_between_paragraphs_is_no_paragraph() -> None:
    found = structure(ASSEMBLY_PAGES)
    assert body_paths(found) == ["pp1", "pp2", "op1", "op2", "op3"]
    assert [each.text for each in of(found, Part.TITLE)][1:] == ["II", "Pilots"]


def test_page_marks_are_furniture() -> None:
    texts = [each.text for each in of(structure(ASSEMBLY_PAGES), Part.FURNITURE)]
    assert "*3700123*" in texts
    assert "Lamps and lighthouses of the small island harbours" in "\n".join(texts)


def test_a_page_break_inside_a_chinese_word_leaves_no_space() -> None:
    assert "别无其他指引，" in by_path(structure(CHINESE))["pp2"].text


def test_a_note_in_the_middle_of_a_word_is_lifted_out() -> None:
    found = by_path(structure(CHINESE))
    assert found["op1"].text == "请守灯人重新点亮灯塔，并向各港口提供灯油；"
    assert found["fn1"].text == "第 90/4 号决议。"


def test_a_paragraph_that_stops_before_the_next_number_is_truncated() -> None:
    found = structure(CHINESE)
    assert [each.path for each in found.paragraphs if "truncated" in each.flags] == ["op2"]


def test_closing_lines_stand_together() -> None:
    (closing,) = of(structure(CHINESE), Part.CLOSING)
    assert closing.text == "2036年12月17日\n第80次全体会议"


def test_navigation_and_licence_of_a_wiki_are_furniture() -> None:
    found = structure(WIKI)
    assert body_paths(found) == ["pp1", "op1", "op2", "op3"]
    assert any("官方紀錄" in each.text for each in of(found, Part.FURNITURE))


def test_a_numbered_paragraph_without_verb_is_kept_and_warned_of() -> None:
    assert by_path(structure(WIKI))["op2"].flags == ("no_verb",)


def test_numbers_without_preamble_are_all_operative() -> None:
    text = "港口宣言\n\n2036年10月29日，海港\n\n守灯人委员会，\n\n1. **重申**灯塔的作用，\n\n2. **敦促**点亮灯塔。\n"
    found = structure(text)
    assert body_paths(found) == ["op1", "op2"]
    assert by_path(found)["title"].text == "港口宣言"


def test_a_lone_sentence_is_operative_and_never_truncated() -> None:
    found = structure("Recalling resolution 1373 (2001) and the lamps")
    assert [(each.path, each.flags) for each in found.paragraphs] == [("op1", ())]


def test_a_preamble_that_a_copy_closes_with_full_stops_stays_one() -> None:
    text = "إن الجمعية العامة،\n\nإذ تشير إلى المنائر.\n\nوإذ تلاحظ الأضواء.\n\nتقرر الراحة.\n"
    given = structure(text, "ar")
    assert [(each.path, each.verb) for each in given.paragraphs[1:]] == [
        ("pp1", "إذ تشير"),
        ("pp2", "إذ تلاحظ"),
        ("op1", "تقرر"),
    ]


def test_a_single_operative_paragraph_needs_no_number() -> None:
    text = "The Security Council,\n\nHaving seen the lamps,\n\nRequests the Keeper to light them.\n"
    assert body_paths(structure(text)) == ["pp1", "op1"]


def test_an_annex_has_numbers_of_its_own() -> None:
    text = COUNCIL + "\nAnnex\n\nRules of the lamps\n\n1. Lamps burn at night.\n\n2. Keepers sleep by day.\n"
    found = by_path(structure(text))
    assert found["annex1.op2"].text == "Keepers sleep by day."
    assert found["annex1.op2"].part is Part.ANNEX


def test_lettered_parts_have_prefixes() -> None:
    text = COUNCIL + "\nB\n\nThe Security Council,\n\nNoting the oil,\n\n1. Urges thrift.\n"
    assert body_paths(structure(text))[-2:] == ["partB.pp1", "partB.op1"]


def test_sections_whose_numbers_begin_again_have_prefixes() -> None:
    text = (
        "The General Assembly,\n\nI\nLamps\n\nNoting the lamps,\n\n1. Notes them;\n\n2. Decides to light them;\n\n"
        "II\nOil\n\nNoting the oil,\n\n1. Urges thrift;\n\n2. Requests a report.\n"
    )
    assert body_paths(structure(text)) == ["pp1", "op1", "op2", "sec2.pp1", "sec2.op1", "sec2.op2"]


def test_a_missing_number_is_flagged() -> None:
    text = "The Security Council,\n\n1. Notes the lamps;\n\n2. Urges thrift;\n\n5. Decides to rest.\n"
    assert by_path(structure(text))["op5"].flags == ("gap",)


def test_a_repeated_number_gets_a_path_of_its_own() -> None:
    text = "The Security Council,\n\n1. Notes the lamps;\n\n2. Urges thrift;\n\n2. Urges care;\n\n3. Decides to rest.\n"
    found = by_path(structure(text))
    assert found["op2~2"].flags == ("repeated",)
    assert body_paths(structure(text)) == ["op1", "op2", "op2~2", "op3"]


def test_letter_i_after_h_is_a_letter_and_before_two_a_roman_number() -> None:
    letters = "\n".join(f"({letter}) Lamp;" for letter in "abcdefghij")
    assert body_paths(structure(f"The Security Council,\n1. Decides:\n{letters}\n"))[-2:] == ["op1.i", "op1.j"]
    romans = "(h) Oil, that is:\n(i) Of whales;\n(ii) Of seeds;\n"
    text = (
        "The Security Council,\n1. Decides:\n" + "\n".join(f"({letter}) Lamp;" for letter in "abcdefg") + "\n" + romans
    )
    assert body_paths(structure(text))[-2:] == ["op1.h.i", "op1.h.ii"]


def test_a_number_at_the_beginning_of_a_cut_line_is_no_label() -> None:
    text = ASSEMBLY_PAGES.replace(
        "to report on paragraph 3 of the survey;", "to report by\n17. December at the latest;"
    )
    assert body_paths(structure(text)) == ["pp1", "pp2", "op1", "op2", "op3"]


def test_a_hyphen_that_only_breaks_a_word_goes() -> None:
    text = "The Security Council,\n\n1. Urges imple-\nmentation of the well-\nknown rules, which are well known.\n"
    assert by_path(structure(text))["op1"].text == "Urges implementation of the well-known rules, which are well known."


def test_a_text_that_came_before_its_number_goes_back_to_it() -> None:
    text = "The Security Council,\n\nNoting the lamps,\n\n1. Notes oil;\n\nUrges thrift;\n\n2.\n\n3. Decides to rest.\n"
    found = structure(text)
    assert body_paths(found) == ["pp1", "op1", "op2", "op3"]
    assert by_path(found)["op2"].text == "Urges thrift;"


def test_a_number_that_lost_its_text_leaves_a_flagged_gap() -> None:
    found = structure("The Security Council,\n\n1. Notes oil;\n\n2.\n\n3. Decides to rest.\n")
    assert by_path(found)["op3"].flags == ("gap",)


def test_invisible_characters_and_split_accents_hide_no_line() -> None:
    head = "Re\u0301solution 2999 (2026)\n\nLe Conseil de  s\u00e9\u00adcurite\u0301,\n\n"
    text = head + "Notant les phares,\n\n1. De\u0301cide\u00a0:\n\na) Du repos.\n"
    found = structure(text)
    assert (found.metadata.symbol, body_paths(found)) == ("S/RES/2999(2026)", ["pp1", "op1", "op1.a"])


def test_labels_may_be_wide_lengthened_or_spaced() -> None:
    arabic = "إن مجلس الأمن،\n\nإذ يلاحظ المنائر،\n\n١  ‐ يقرر:\n\n(أ) إضاءة المنائر؛\n\n( بـ) الراحة.\n"
    assert body_paths(structure(arabic)) == ["pp1", "op1", "op1.a", "op1.b"]
    chinese = "安全理事 会，\n\n回顾灯塔，\n\n１．决定：\n\n（\u200ba) 点灯；\n\n（b）休息。\n"
    assert body_paths(structure(chinese)) == ["pp1", "op1", "op1.a", "op1.b"]


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("El Consejo de Seguridad,\n\nObservando los faros,\n\n1. Decide:\n\na) Descansar.\n", ["pp1", "op1", "op1.a"]),
        ("Совет Безопасности,\n\nотмечая маяки,\n\n1. постановляет:\n\nа) отдыхать.\n", ["pp1", "op1", "op1.a"]),
        ("L’Assemblée générale,\n\nNotant les phares,\n\nDécide de se reposer.\n", ["pp1", "op1"]),
    ],
    ids=["es", "ru", "fr"],
)
def test_paths_are_the_same_in_every_language(text: str, paths: list[str]) -> None:
    assert body_paths(structure(text)) == paths


def test_letters_go_on_after_an_unlabelled_line() -> None:
    text = (
        "The Security Council,\n\n1. Urges thrift:\n\n(a) Of oil;\n\n(b) Of wicks;\n\nNoting that storms come,\n\n"
        "(c) Of glass;\n\n2. Decides to rest.\n"
    )
    assert body_paths(structure(text)) == ["op1", "op1.a", "op1.b", "op1.p2", "op1.c", "op2"]


def test_letters_that_begin_anew_hang_below_the_unlabelled_line() -> None:
    text = (
        "The Security Council,\n\n1. Urges thrift:\n\n(a) Of oil;\n\n(b) Of wicks;\n\nAlso urges care:\n\n"
        "(a) Of glass;\n\n2. Decides to rest.\n"
    )
    assert body_paths(structure(text)) == ["op1", "op1.a", "op1.b", "op1.p2", "op1.p2.a", "op2"]


def test_operative_paragraphs_before_the_first_number_are_no_preamble() -> None:
    text = "The Security Council,\n\nNoting the lamps,\n\nDecides:\n\n1. To light them;\n\n2. To rest.\n"
    assert body_paths(structure(text)) == ["pp1", "op0", "op1", "op2"]


def test_a_short_line_inside_the_preamble_is_a_heading() -> None:
    text = "The Security Council,\n\nNoting the lamps,\n\nA\n\nNoting the oil,\n\n1. Decides to rest.\n"
    assert body_paths(structure(text)) == ["pp1", "pp2", "op1"]


def test_a_misread_ten_is_a_number_where_one_is_due() -> None:
    numbers = "\n\n".join(f"{n}. Urges thrift;" for n in range(1, 17))
    text = f"The Security Council,\n\n{numbers}\n\n[7. Urges care;\n\n18. Decides to rest.\n"
    assert body_paths(structure(text))[-2:] == ["op17", "op18"]


def test_letters_that_begin_again_below_headings_have_paths_of_their_own() -> None:
    letters = "(a) Of oil;\n\n(b) Of wicks;\n\n"
    listed = f"I\n\nLamps\n\n{letters}II\n\nBells\n\n{letters}"
    text = f"The Security Council,\n\n1. Urges thrift:\n\n{listed}2. Decides to rest.\n"
    assert body_paths(structure(text)) == ["op1", "op1.a", "op1.b", "op1.p2.a", "op1.p2.b", "op2"]


def test_rules_inside_the_sections_of_an_annex_have_numbers_of_their_own() -> None:
    rules = "Rule 1\n\n1. Lamps burn.\n\n2. Bells ring.\n\nRule 2\n\n1. Keepers sleep.\n\n2. Pilots wake.\n\n"
    text = COUNCIL + f"\nAnnex\n\nI\n\nLamps\n\n{rules}II\n\nOil\n\n1. Oil burns.\n\n2. Wicks too.\n"
    found = [each.path for each in of(structure(text), Part.ANNEX) if "op" in each.path]
    names = ["annex1.op", "annex1.list2.op", "annex1.sec2.op"]
    assert found == [f"{name}{number}" for name in names for number in (1, 2)]


def test_a_table_is_no_heading() -> None:
    text = "The Security Council,\n\n1. Approves:\n\n| Lamp | Oil |\n| North | 3 |\n\n2. Decides to rest.\n"
    assert body_paths(structure(text)) == ["op1", "op1.p2", "op2"]


def test_a_quoted_document_keeps_its_paragraphs() -> None:
    text = (
        "The Security Council,\n\n1. Adopts this Declaration:\n\n“We, the keepers,\n\n“1. Light the lamps;\n\n"
        "“2. Ring the bells.”;\n\n2. Decides to rest.\n"
    )
    assert body_paths(structure(text)) == ["op1", "op1.p2", "op1.p3", "op1.p4", "op2"]


def test_a_heading_equal_to_the_title_that_the_text_announces_is_no_running_head() -> None:
    title = "Outcome document of the meeting on lamps"
    text = (
        f"General Assembly\n\n91/17.\n\n{title}\n\nThe General Assembly,\n\nAdopts the following document:\n{title}\n\n"
        f"We, the keepers, met.\n\n2/3\n\n\f{title}\n\nWe agreed.\n"
    )
    found = structure(text, "en")
    kept = " ".join(each.text for each in found.paragraphs if each.part is not Part.FURNITURE and each.path != "title")
    assert kept.count(title) == 1


def test_a_sentence_that_goes_on_with_adopted_is_not_the_end() -> None:
    text = (
        "The General Assembly,\n\nRecalling the Lake Agenda\nadopted at the Third Conference on Lamps,\n\n"
        "Recalling the report,1\n\n1\n\nAdopted at the fifteenth meeting of the Conference on Lamps.\n\n"
        "1. Decides to relight the lamps.\n\n45th plenary meeting\n7 December 2031\n"
    )
    found = structure(text, "en").paragraphs
    assert [each.path for each in found if each.part is Part.OPERATIVE] == ["op1"]
    assert [each.text for each in found if each.part is Part.CLOSING] == ["45th plenary meeting\n7 December 2031"]


@pytest.mark.parametrize(
    ("language", "first", "second", "speaks"),
    [
        ("en", "United Nations", "Security Council", "The Security Council,"),
        ("fr", "Nations Unies", "Conseil de sécurité", "Le Conseil de sécurité,"),
        ("es", "Naciones Unidas", "Consejo de Seguridad", "El Consejo de Seguridad,"),
        ("ru", "Организация Объединенных Наций", "Совет Безопасности", "Совет Безопасности,"),
        ("ar", "الأمم المتحدة", "مجلس الأمن", "إن مجلس الأمن،"),
        ("zh", "联合国", "安全理事会", "安全理事会，"),
    ],
)
def test_a_masthead_whose_columns_a_copy_runs_together_is_no_title(
    language: str, first: str, second: str, speaks: str
) -> None:
    text = f"{first} S/RES/2903 (2026)\n\n{second} Distr.: General\n\n{speaks}\n\n1. …;\n"
    parts = [each.part for each in structure(text, language).paragraphs]
    assert (Part.TITLE in parts, Part.MASTHEAD in parts, Part.ORGAN in parts) == (False, True, True)
