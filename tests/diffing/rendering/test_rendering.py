"""The same comparison in every form: complete, harmless, and readable without colour."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given

from diffing.changes import Comparison, Paragraph, Part
from diffing.comparing import compare_paragraphs
from diffing.rendering import as_json, html, markdown, page, slack, terminal, text
from tests.diffing.comparing.building import documents, operatives, paragraph
from tests.support.laws import tried

OLD = operatives("Decides to act in 10 months;", "Urges all States;", "Remains seized.")
NEW = operatives("Decides to act in 12 months;", "Condemns delay;", "Urges all States;", "Remains seized.")
HOSTILE = "\x1b[2J<script>alert(1)</script>\x00*_~`[x](javascript:y)\u202e"
REDLINE = compare_paragraphs(OLD, NEW)


def test_plain_text_marks_words_by_signs() -> None:
    assert text(REDLINE) == (
        "2 changes: 1 in operative words, 1 date or number; 2 paragraphs renumbered\n"
        "\n"
        "op1: edited, date\n"
        "Decides to act in [-10-]{+12+} months;\n"
        "\n"
        "op2: added, operative\n"
        "{+Condemns delay;+}\n"
        "\n"
        "Only renumbered: op2 → op3; op3 → op4\n"
    )


def test_the_terminal_has_colours_and_lines_in_their_place() -> None:
    assert "in \x1b[31;9m10\x1b[0m\x1b[32;4m12\x1b[0m months" in terminal(REDLINE)


def test_without_its_colours_the_terminal_says_the_same_as_the_text() -> None:
    bare = re.sub(r"\x1b\[[\d;]*m", "", terminal(REDLINE))
    assert bare == re.sub(r"\[-|-\]|\{\+|\+\}", "", text(REDLINE))


def test_markdown_strikes_and_strengthens() -> None:
    shown = markdown(REDLINE)
    assert "Decides to act in ~~10~~**12** months;" in shown
    assert "### op2: added, operative" in shown


def test_markdown_marks_stand_inside_the_spaces() -> None:
    shown = markdown(compare_paragraphs(operatives("Decides to act;"), operatives("Decides to act at once;")))
    assert "act **at once**;" in shown


def test_html_says_in_words_where_a_mark_begins() -> None:
    shown = html(REDLINE, language="en")
    assert ">[removed: </span>10<" in shown
    assert ">[added: </span>12<" in shown


@pytest.mark.parametrize(
    ("language", "tongue"), [("ar", 'lang="ar" dir="rtl"'), ("zh-Hant", 'lang="zh-Hant" dir="ltr"')]
)
def test_html_has_the_language_and_its_direction(language: str, tongue: str) -> None:
    assert f'<p style="margin:0" {tongue}>' in html(REDLINE, language=language)


def test_html_folds_what_did_not_change_and_what_was_only_renumbered() -> None:
    shown = html(REDLINE)
    assert shown.count("<details") == 1
    assert ">2 paragraphs only renumbered</summary>" in shown
    assert ">3 paragraphs unchanged</summary>" in html(compare_paragraphs(OLD, OLD))


def test_json_has_the_shape_that_other_programs_rely_on() -> None:
    shown = as_json(REDLINE, "a.txt", "b.txt")
    assert json.loads(json.dumps(shown)) == shown
    assert shown["summary"] == {
        **{"added": 1, "removed": 0, "edited": 1, "moved": 0, "renumbered": 2},
        **{"split": 0, "merged": 0, "unchanged": 0, "class": "operative"},
    }
    assert (shown["old"], shown["new"]) == ("a.txt", "b.txt")
    assert shown["paragraphs"][0] == {
        **{"kind": "edited", "old": ["op1"], "new": ["op1"], "moved": False, "class": "date"},
        "words": [["=", "Decides to act in "], ["-", "10"], ["+", "12"], ["=", " months;"]],
        **{"old_numbers": ["1"], "new_numbers": ["1"], "evidence": ["10 → 12"]},
    }


@pytest.mark.parametrize("render", [terminal, text, markdown, html], ids=["terminal", "text", "markdown", "html"])
def test_a_hostile_text_cannot_steer_the_place_where_it_is_shown(render: Callable[[Comparison], str]) -> None:
    shown = render(compare_paragraphs(operatives("Act;"), operatives(HOSTILE)))
    assert not {"\x1b[2J", "\x00", "\u202e"} & {
        shown[place : place + size] for place in range(len(shown)) for size in (1, 4)
    }


def test_a_hostile_text_puts_no_element_into_html_and_no_link_into_markdown() -> None:
    comparison = compare_paragraphs(operatives("Act;"), operatives(HOSTILE))
    assert "<script>" not in html(comparison) + markdown(comparison)
    assert "[x](" not in markdown(comparison)


class _Balance(HTMLParser):
    """Counts the elements that are open."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


@given(documents, documents)
@tried(50)
def test_every_form_takes_any_text(old: tuple[Paragraph, ...], new: tuple[Paragraph, ...]) -> None:
    comparison = compare_paragraphs(old, new)
    parser = _Balance()
    parser.feed(html(comparison, language="ar"))
    parser.close()
    assert not parser.open
    assert terminal(comparison)
    assert text(comparison)
    assert markdown(comparison)
    assert as_json(comparison, "a", "b")
    assert slack(comparison)["text"]


def test_a_page_stands_by_itself_in_light_and_dark() -> None:
    shown = page(REDLINE, "old & new", language="ar")
    assert shown.startswith("<!doctype html>")
    assert '<meta charset="utf-8">' in shown
    assert '<meta name="color-scheme" content="light dark">' in shown
    assert "<title>old &amp; new</title>" in shown


def test_a_paragraph_that_only_got_a_label_says_which() -> None:
    old = (replace(OLD[0], number=None),)
    assert "Only renumbered: op1: no number → 1" in text(compare_paragraphs(old, OLD[:1]))


def test_a_moved_paragraph_says_where_it_was() -> None:
    old = tuple(paragraph(word, f"pp{n}", Part.PREAMBLE) for n, word in enumerate(("Alpha", "Beta", "Gamma"), 1))
    new = tuple(paragraph(word, f"pp{n}", Part.PREAMBLE) for n, word in enumerate(("Beta", "Gamma", "Alpha"), 1))
    assert "pp3 (was pp1): moved" in text(compare_paragraphs(old, new))


def test_html_leads_from_where_a_paragraph_stood_to_where_it_stands_and_back() -> None:
    old = tuple(paragraph(word, f"pp{n}", Part.PREAMBLE) for n, word in enumerate(("Alpha", "Beta", "Gamma"), 1))
    new = tuple(paragraph(word, f"pp{n}", Part.PREAMBLE) for n, word in enumerate(("Beta", "Gamma", "Alpha"), 1))
    shown = html(compare_paragraphs(old, new))
    left, stands = shown.index('id="from-pp3"'), shown.index('id="to-pp3"')
    assert left < shown.index("Beta") < shown.index("Gamma") < stands
    assert 'pp1: moved to <a href="#to-pp3"' in shown
    assert '<a href="#from-pp3" style="color:inherit">pp3 (was pp1): moved</a>' in shown
