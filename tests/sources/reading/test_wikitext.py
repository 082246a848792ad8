"""What a wiki page says of its own, without the wiki's furniture."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.errors import Unreadable
from sources.reading.nesting import DEPTH
from sources.reading.wikitext import read_wikitext
from tests.support.laws import tried

HEADER = """{{Header
| title    = 联合国安理会第9001号决议
| section  = S/RES/9001 (2041)
| author   = 联合国安全理事会
| year     = 2041 | month = 5 | day = 3
| previous = [[联合国安理会第9000号决议|S/RES/9000 (2041)]]
| next     = [[联合国安理会第9002号决议|S/RES/9002 (2041)]]
| notes    = 见{{lang|en|S/RES/9003 (2041)}}。
}}
"""


def text(source: str) -> str:
    return read_wikitext(source).text


def test_the_header_names_the_document_and_its_navigation_is_dropped() -> None:
    got = read_wikitext(HEADER + "安全理事会，\n\n1. 决定。\n\n{{PD-UN}}\n[[Category:联合国安理会2041年决议]]")
    assert (got.symbol, got.title) == ("S/RES/9001 (2041)", "联合国安理会第9001号决议")
    assert got.text == "S/RES/9001 (2041)\n\n2041-05-03\n\n安全理事会，\n\n1. 决定。"


@pytest.mark.parametrize("name", ["previous", "next", "notes", "author", "wikipedia", "portal"])
def test_an_edit_of_the_navigation_changes_nothing(name: str) -> None:
    body = "安全理事会，\n\n1. 决定。"
    assert text(HEADER + body) == text(HEADER.replace("| notes", f"| {name} = 9999\n| notes") + body)


@pytest.mark.parametrize(
    "licence", ["{{PD-UN}}", "{{PD/1996|1980}}", "{{licence|a}}", "{{cc-by-sa-4.0|x}}", "{{DP-ONU}}", "{{版权}}"]
)
def test_an_edit_of_the_licence_changes_nothing(licence: str) -> None:
    assert text("{{PD-UN}}\n安全理事会，") == text(f"安全理事会，\n{licence}")


@pytest.mark.parametrize(
    ("source", "symbol", "title"),
    [
        (
            "{{En-tête|titre=Résolution 9001|précédent=a|suivant=b|symbole=S/RES/9001}}x",
            "S/RES/9001",
            "Résolution 9001",
        ),
        ("{{отексте|НАЗВАНИЕ=Резолюция 9001|ПРЕДЫДУЩИЙ=A/RES/99/1}}x", None, "Резолюция 9001"),
        ("{{ترويسة|عنوان=قرار 9001|سابق=قرار 9000}}x", None, "قرار 9001"),
        ("{{anything|previous=[[S/RES/9000]]|code=A/RES/99/12[B]*}}x", "A/RES/99/12[B]*", None),
        ("{{header|title=[[S/RES/9001]] of '''May'''|section=the section}}x", None, "S/RES/9001 of May"),
    ],
)
def test_headers_of_all_languages_are_understood(source: str, symbol: str | None, title: str | None) -> None:
    got = read_wikitext(source)
    assert (got.symbol, got.title) == (symbol, title)


def test_plain_text_passes_through_unchanged() -> None:
    source = (
        "  聯合國安理會第9001號決議\n\n\n\n安全理事會\n  1. 官方紀錄(a|b);\r\n[根據報告(A/99/1)通過] 'x' ]] \u3000\n"
    )
    assert text(source) == source


@pytest.mark.parametrize(
    ("source", "plain"),
    [
        ("'''决定'''''不''[[页|采取]][[行动]]", "决定不采取行动"),
        (
            "[[:Category:甲]]、[[w:维基|维基]][[File:A.png|thumb|图[[x]]]][[文件:B.png]][[en:Foo]][[分类:乙]]",
            "Category:甲、维基",
        ),
        ("见[https://example.org/a 报告]和[https://example.org]", "见报告和"),
        ("A<!-- x\n-->B<!-- unclosed", "AB"),
        ("A&amp;B&nbsp;C&#x5B89;&lt;b&gt;", "A&B\xa0C安<b>"),
        ("<nowiki>[[x]] {{y}}</nowiki><pre>''z''</pre>", "[[x]] {{y}}''z''"),
        ("a<br/>b<center>c</center><span style='x'>d</span><small>e</small>", "a\nb\n\nc\n\nde"),
        ("== 附件 ==\n文", "附件\n\n文"),
        ("__NOTOC__甲\n----\n乙", "甲\n\n乙"),
        (
            "-{zh-hans:软件; zh-hant:軟體}-、-{保留}-、-{T|zh-hans:甲;zh-hant:乙}-、-{A|zh-hans:丙;zh-hant:丁}-",
            "软件、保留、、丙",
        ),
        (":甲\n::乙\n* 丙\n; 丁", "甲\n\n乙\n\n丙\n\n丁"),
        ("# 甲\n## 乙\n## 丙\n### 丁\n# 戊", "1. 甲\n\n(a) 乙\n\n(b) 丙\n\n(i) 丁\n\n2. 戊"),
        ("## 标题\n\n* 甲\n*# 乙", "标题\n\n甲\n\n1. 乙"),
        ("# 戊\n#: 续\n# 己\n\n# 庚", "1. 戊\n\n续\n\n2. 己\n\n1. 庚"),
        ("{|\n! 国 !! 票\n|-\n| align=right | 甲 || 是\n|-\n|乙\n|否\n|}尾", "国 | 票\n\n甲 | 是\n\n乙 | 否"),
        ('{| class="frame"\n|\n1. 决定\n\n2. 请\n|}\n尾', "1. 决定\n\n2. 请\n\n尾"),
        ("{{center|'''甲'''}}{{lang|fr|乙}}{{gap}}{{nop}}{{SIC|丙|丁}}{{x|a=1}}{{larger|{{sc|戊}}}}", "甲乙 丙戊"),
        ("16<sup>th</sup>、报告<sup>[3]</sup>、{{ref|4}}", "16th、报告<sup>3</sup>、<sup>4</sup>"),
        ("{{unclosed|甲\n\n[[link|乙 }} 丙 ]] 丁", "甲\n\nlink|乙 丙 ]] 丁"),
        (
            "<includeonly>x</includeonly><noinclude>甲</noinclude><section begin=a/>乙<gallery>\nA.png\n</gallery>",
            "甲乙",
        ),
        ("<unknown>甲</unknown> 3 < 4 > 2", "<unknown>甲</unknown> 3 < 4 > 2"),
    ],
)
def test_markup_is_resolved_as_the_wiki_shows_it(source: str, plain: str) -> None:
    assert text(source) == plain


def test_notes_are_numbered_calls_with_blocks_of_their_own() -> None:
    first, second = '<ref name="a">见{{lang|en|A/99/1}}。</ref>', "<ref>\n[[第二]]注\n</ref>"
    source = f"甲，{first}乙，{second}丙，<ref name=a/>\n\n<references/>\n\n附件"
    assert text(source) == (
        "甲，<sup>1</sup>乙，<sup>2</sup>丙，<sup>1</sup>\n\n<sup>1</sup> 见A/99/1。\n\n<sup>2</sup> 第二注\n\n附件"
    )


def test_notes_without_a_place_stand_at_the_end() -> None:
    assert text("甲<ref>注</ref>\n\n乙") == "甲<sup>1</sup>\n\n乙\n\n<sup>1</sup> 注"


def test_notes_may_be_defined_where_they_are_printed() -> None:
    assert (
        text('甲<ref name="x" />\n<references><ref name="x">注</ref></references>')
        == "甲<sup>1</sup>\n\n<sup>1</sup> 注"
    )


def test_a_note_of_the_header_is_furniture_and_a_call_without_a_note_is_dropped() -> None:
    assert (
        text("{{header|title=a|notes=b<ref>c</ref>}}甲<ref name=nowhere/>乙<ref>注</ref>")
        == "甲乙<sup>1</sup>\n\n<sup>1</sup> 注"
    )


@pytest.mark.parametrize("word", ["#REDIRECT", "#重定向", "#redirection ", "#Перенаправление", "#تحويل"])
def test_a_redirect_has_no_text(word: str) -> None:
    with pytest.raises(Unreadable, match="only redirects to 联合国安理会第9001号决议"):
        read_wikitext(f"{word} [[联合国安理会第9001号决议|x]]")


def test_a_page_of_scans_says_so() -> None:
    got = read_wikitext('<pages index="N9900001.pdf" from=1 to=2 />甲')
    assert got.warnings == ("the page shows scans of N9900001.pdf, which were not read",)


def test_nesting_is_capped() -> None:
    assert text("{{a|" * (DEPTH - 1) + "甲" + "}}" * (DEPTH - 1)) == "甲"
    with pytest.raises(Unreadable, match="nested deeper"):
        read_wikitext("{{a|" * (DEPTH + 2))


HOSTILE = {
    "open comments": "<!--" * 75_000,
    "open tags": "<nowiki>" * 25_000 + "<ref name='" * 12_000,
    "open links": "[http:" * 50_000 + "-{a" * 50_000,
    "balanced but many": "{{a|[[b|c]]}}" * 15_000,
    "bars": "{{a" + "|" * 50_000 + "}}",
    "equals": "=" * 50_000 + "\n" + "= " * 125_000,
    "quotes": "'" * 50_000,
    "list marks": "#" * 125_000 + "\n" + "#a\n" * 25_000,
    "cells": "{|\n|" + "a||" * 75_000,
    "entities": "&#" * 125_000 + "&#" + "9" * 25_000 + ";",
    "closings": "}}" * 75_000 + "]]" * 75_000 + "</ref>" * 25_000,
    "spaces": " " * 50_000 + "''" + "\n" * 125_000,
    "our own marks": "\ue000" * 10 + "\ue0001\ue001\ue002\ue003\ue0049\ue004''",
}


@pytest.mark.parametrize("source", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_pages_take_linear_time(source: str) -> None:
    """Each of these took minutes in a quadratic reader; the suite's own timeout is the limit."""
    assert isinstance(text(source), str)


TOKENS = (
    *("{{", "}}", "[[", "]]", "|", "=", "<ref>", "</ref>", "<references/>", "{|", "|}", "|-", "!", "#", "*", ":"),
    *("''", "<!--", "-->", "<sup>", "</sup>", "-{", "}-", "\n", " ", "安", "1", "&amp;", "<pre>", "<ref name=a/>"),
)


def test_a_list_of_notes_inside_a_note_leaves_nothing_behind() -> None:
    assert read_wikitext("Text<ref>See <references/> there</ref>").text == "Text<sup>1</sup>\n\n<sup>1</sup> See there"


@tried(100)
@given(st.lists(st.sampled_from(TOKENS), max_size=40))
def test_no_markup_breaks_the_reader(tokens: list[str]) -> None:
    try:
        got = read_wikitext("".join(tokens))
    except Unreadable:
        return
    assert not any("\ue000" <= c <= "\ue00f" for c in got.text)


@tried(50)
@given(st.text(max_size=200))
def test_no_string_breaks_the_reader(source: str) -> None:
    with suppress(Unreadable):
        read_wikitext(source)
