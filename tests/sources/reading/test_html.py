"""What a page says, without the site round it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.errors import Unreadable
from sources.reading.html import DEPTH, read_html
from tests.support.laws import tried


def test_paragraphs_are_parted_by_one_blank_line() -> None:
    page = (
        "<p>The Security Council,</p>\n  <div><p> Recalling   its\nresolution 9000 (2041),<br>and its report,</p></div>"
    )
    assert read_html(page).text == "The Security Council,\n\nRecalling its resolution 9000 (2041),\nand its report,"


def test_the_site_round_the_document_is_dropped() -> None:
    page = """<html lang="en"><head><title> Resolution
      9001 </title><style>p{}</style></head><body><nav><p>Menu</p></nav><div class="noprint">Print</div>
      <main><!-- old --><p>Decides<span hidden>x</span><span style="display: none">y</span>
      <span class="mw-editsection">edit</span> to act.</p><script>z()</script></main>
      <footer>Contact</footer></body></html>"""
    got = read_html(page)
    assert (got.text, got.title, got.language) == ("Decides to act.", "Resolution 9001", "en")


def test_a_page_without_a_main_part_is_read_whole() -> None:
    assert (
        read_html("<body><header><p>S/RES/9001 (2041)</p></header><p>Decides</body>").text
        == "S/RES/9001 (2041)\n\nDecides"
    )


def test_list_numbers_are_written_out() -> None:
    inner = "<ol type=a><li><p>to act;</p></li><li>to wait;</li></ol>"
    page = f"<ol><li>Decides:{inner}</li><li value=7>Requests;<li>Urges</ol>"
    assert read_html(page).text == "1. Decides:\n\n(a) to act;\n\n(b) to wait;\n\n7. Requests;\n\n8. Urges"


def test_a_list_goes_on_where_it_says_it_starts() -> None:
    assert read_html("<ol start=3><li>a<li>b</ol><ul><li>c</ul>").text == "3. a\n\n4. b\n\nc"


@pytest.mark.parametrize(
    "call",
    ["<sup>2</sup>", "<sup><a href='#n2'>[2]</a></sup>", "<a class='footnote-ref' href='#n'>2</a>", "<sup> (2) </sup>"],
)
def test_a_note_call_is_kept_as_one(call: str) -> None:
    assert read_html(f"<p>its report,{call} and</p>").text == "its report,<sup>2</sup> and"


def test_other_superscripts_are_words() -> None:
    assert read_html("<p>the 16<sup>th</sup> meeting</p>").text == "the 16th meeting"


def test_a_table_is_a_line_for_each_row() -> None:
    page = "<table><tr><th>State<br></th>\n<th>Vote</th></tr><tr><td>Example</td><td>yes</td></tr></table>"
    assert read_html(page).text == "State | Vote\n\nExample | yes"


def test_a_declared_language_that_the_letters_deny_is_not_believed() -> None:
    assert read_html(f"<html lang='en-US'><p>{'安全理事会决定' * 20}</html>").language is None


def test_right_to_left_text_keeps_its_order() -> None:
    text = "إن مجلس الأمن، إذ يشير إلى القرار 9001 (2041)،"
    assert read_html(f"<p dir=rtl>{text}</p>").text == text


@pytest.mark.parametrize(
    "page", ["<div>" * (DEPTH + 50), "<b>" * 100_000, "x" * 5_000_001], ids=["deep", "many tags", "long"]
)
def test_a_hostile_page_is_refused(page: str) -> None:
    with pytest.raises(Unreadable, match="cannot be read"):
        read_html(page + "text")


@tried(60)
@given(st.text(alphabet="<>/ =\"'!-&;#xpolisupbrtadv\x01\x00安", max_size=200))
def test_no_page_breaks_the_reader(page: str) -> None:
    try:
        got = read_html(page)
    except Unreadable:
        return
    assert "\0" not in got.text
    assert "\n\n\n" not in got.text
