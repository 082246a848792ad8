"""PDF files made by hand: what of a page is text, what furniture, what a note; and files that mean harm."""

import re
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.errors import Scanned, Unreadable
from sources.reading import read
from sources.reading.limits import Limits
from sources.reading.pdf import read_pdf
from tests.sources.reading.pages import Put, assembled, lines, pdf
from tests.support.laws import tried

PDF = "application/pdf"
HEAD = [
    Put(60, 790, "United Nations", 14),
    Put(420, 790, "A/RES/80/1"),
    Put(60, 765, "General Assembly", 20),
    Put(420, 765, "Distr.: General"),
    Put(420, 753, "19 September 2025"),
]
BODY = lines("The General Assembly,", "", "Recalling its earlier resolutions,", "", "1. Decides to go on.")


def text_of(*pages: list[Put]) -> str:
    return read_pdf(pdf(*pages), Limits()).text


def test_columns_of_a_masthead_are_read_one_by_one() -> None:
    blocks = text_of([*HEAD, *BODY]).split("\n\n")
    assert blocks[:5] == [
        "United Nations",
        "A/RES/80/1",
        "General Assembly",
        "Distr.: General",
        "19 September 2025",
    ]


def test_paragraphs_are_parted_where_the_page_leaves_room() -> None:
    page = lines("Recalling its resolutions on", "the matter of words,", "", "1. Decides to go on;", "", "2. Ends.")
    assert text_of(page) == "Recalling its resolutions on the matter of words,\n\n1. Decides to go on;\n\n2. Ends."


def test_short_paragraphs_are_parted_too_where_most_lines_are_alone() -> None:
    page = lines("Noting one thing,", "", "Noting another,", "", "1. Decides to", "go on;", "", "2. Ends.")
    assert text_of(page).count("\n\n") == 3


def test_a_paragraph_is_parted_by_its_indent_alone() -> None:
    page = [Put(144, 700, "Recalling its resolutions on"), Put(120, 688, "words,"), Put(144, 676, "Noting the rest,")]
    assert text_of(page) == "Recalling its resolutions on words,\n\nNoting the rest,"


def test_a_label_and_its_words_are_one_line_whatever_the_gap() -> None:
    page = [Put(120, 700, "12."), Put(180, 700, "Decides to remain seized of the matter and of much else.")]
    assert text_of(page) == "12. Decides to remain seized of the matter and of much else."


def test_raised_digits_are_calls_and_small_print_at_the_foot_is_their_note() -> None:
    page = [
        Put(120, 400, "Recalling the Declaration"),
        Put(237, 404, "1", 6),
        Put(120, 388, "and the rest of the matter,"),
        Put(100, 130, "_______________", 9),
        Put(117, 118, "1", 5.5),
        Put(123, 115, "Resolution 70/1, in the volume of", 8.5),
        Put(117, 105, "resolutions of that year.", 8.5),
    ]
    assert text_of(page) == (
        "Recalling the Declaration<sup>1</sup> and the rest of the matter,\n\n"
        "<sup>1</sup> Resolution 70/1, in the volume of resolutions of that year."
    )


def test_a_raised_digit_that_no_note_answers_stays_in_its_word() -> None:
    page = [
        Put(120, 700, "A square of 12 km"),
        Put(199, 704, "2", 6),
        *lines("and of words that fill the line.", y=688),
    ]
    assert "12 km2" in text_of(page)


def test_notes_stand_behind_the_paragraph_that_a_page_cuts() -> None:
    first = [
        Put(120, 300, "Recalling the long and winding Declaration"),
        Put(313, 304, "1", 6),
        Put(120, 288, "which goes on over the end of this page and"),
        Put(100, 130, "_______________", 9),
        Put(117, 118, "1", 5.5),
        Put(123, 115, "Resolution 70/1.", 8.5),
    ]
    second = lines("over the beginning of the next one as well,", "", "Noting the rest of it,")
    found = text_of(first, second)
    assert "this page and over the beginning" in found
    assert found.index("next one as well,") < found.index("<sup>1</sup> Resolution") < found.index("Noting the rest")


def test_a_note_that_goes_on_below_the_next_page_stays_one_note() -> None:
    rule = Put(100, 130, "_______________", 9)
    first = [*BODY, rule, Put(117, 118, "1", 5.5), Put(123, 115, "See the volume of", 8.5)]
    second = [*lines("2. Decides to end here and nowhere else."), rule, Put(117, 115, "resolutions 1-9.", 8.5)]
    assert "<sup>1</sup> See the volume of resolutions 1-9." in text_of(first, second)


def test_an_asterisk_at_the_foot_is_a_note() -> None:
    page = [*BODY, Put(100, 130, "_______________", 9), Put(117, 115, "* Reissued for technical reasons.", 8.5)]
    assert text_of(page).endswith("<sup>*</sup> Reissued for technical reasons.")


def test_running_heads_and_page_feet_go() -> None:
    def page(number: int, words: str) -> list[Put]:
        head = [Put(60, 800, "A/RES/80/1", 8.5), Put(300, 800, "On the matter of words", 8.5)]
        return [*head, Put(60, 36, f"{number}/3", 8.5), Put(480, 36, "25-12345", 7), *lines(words, "to say.")]

    found = text_of([*HEAD, *BODY, Put(60, 40, "25-12345 (E)")], page(2, "2. Has more"), page(3, "3. Has most"))
    assert "On the matter of words" not in found
    assert not re.search(r"25-12345|\d/3", found)
    assert found.count("A/RES/80/1") == 1
    assert found.endswith("1. Decides to go on.\n\n2. Has more to say.\n\n3. Has most to say.")


def test_small_print_where_the_text_begins_on_a_page_is_text() -> None:
    second = [Put(60, 800, "A/RES/80/1", 8.5), *lines("2. Decides as follows in the table:", y=600)]
    second.insert(1, Put(120, 755, "Scale of assessments, in small letters", 8))
    assert "Scale of assessments" in text_of([*HEAD, *BODY], second)


def test_a_compound_that_a_line_end_cuts_is_made_whole() -> None:
    assert text_of(lines("the Secretary-", "General of the whole organization.")) == (
        "the Secretary-General\nof the whole organization."
    )


def test_broken_words_stay_for_the_structure_to_mend() -> None:
    page = lines("the inter-", "national organi-", "zation of na-", "tions that are all united.")
    assert text_of(page) == "the inter-\nnational organi-\nzation of na-\ntions that are all united."


def test_lines_that_somebody_ended_stay_lines() -> None:
    full = "Recalling its resolutions on this matter and on many others that are like it,"
    page = [*lines(full, "1. Decides to go on."), Put(400, 660, "60th plenary meeting"), Put(400, 648, "10 December")]
    assert text_of(page) == f"{full}\n1. Decides to go on.\n\n60th plenary meeting\n10 December"


def test_a_letter_in_brackets_inside_a_sentence_begins_no_line() -> None:
    page = lines("1. Decides: (a) to go on with all that was begun;", "(b) to end; and (c) to begin.", "", "2. Ends.")
    assert text_of(page).startswith("1. Decides: (a) to go on with all that was begun; (b) to end;")


def test_a_number_that_a_line_begins_with_begins_one_where_paragraphs_leave_no_room() -> None:
    page = lines("1. Decides to go on with all that was begun;", "2. Decides to end it all;", "3. Ends here.")
    assert text_of(page).count("\n") == 2


def test_a_bold_heading_is_a_block_of_its_own() -> None:
    page = [*lines("words that end here with the line."), Put(120, 688, "Monitoring and review", bold=True)]
    page += lines("More words that follow below.", y=676)
    assert (
        text_of(page) == "words that end here with the line.\n\nMonitoring and review\n\nMore words that follow below."
    )


def test_a_call_behind_a_number_is_told_from_it() -> None:
    page = [
        Put(120, 400, "the Framework 2015-2030"),
        Put(235, 404, "12", 6),
        *lines("and the rest of the matter, which is long,", y=388),
        Put(117, 118, "12", 5.5),
        Put(126, 115, "Resolution 69/283.", 8.5),
    ]
    assert "2015-2030<sup>12</sup>" in text_of(page)


def test_letters_set_apart_by_hair_spaces_stay_one_word() -> None:
    page = [Put(120, 700, "soci"), Put(137.8, 700, "al and cultural life in the whole world")]
    assert text_of(page).startswith("social and")


def test_a_page_without_text_among_others_is_told() -> None:
    long = [Put(120, 700 - 12 * n, "words that fill the page with text") for n in range(30)]
    got = read_pdf(pdf(long, [], long), Limits())
    assert got.warnings == ("no text layer on page 2",)


def test_a_scan_is_told_from_a_text() -> None:
    with pytest.raises(Scanned, match="its 3 pages are a scan without a text layer"):
        read(pdf([], [], []), PDF, None, name="S_RES_1.pdf")


def test_letters_that_a_program_saw_in_a_picture_are_of_low_quality() -> None:
    page = [Put(put.x, put.y, put.text, mode=3) for put in BODY]
    got = read(pdf(page), PDF, None)
    assert got.quality == "low"
    assert "recognised" in got.warnings[0]


def test_a_file_that_is_a_pdf_is_read_as_one_whatever_it_is_called() -> None:
    for media_type, name in (("application/msword", "a.docx"), ("text/html", "a"), ("", "a.txt")):
        got = read(pdf(BODY), media_type, None, name=name)
        assert (got.media_type, got.quality) == (PDF, "good")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (pdf(BODY)[:-30], "cut off"),
        (b"%PDF-1.7 %%EOF", "damaged"),
        (b"%PDF-1.7" + bytes(range(256)) * 200 + b"%%EOF", "damaged"),
        (pdf(), "damaged|no pages"),
        (pdf(*[[]] * 30), "has 30 pages, more than 20"),
        (assembled([b"<< /Type /Catalog /Pages 1 0 R >>"]), "damaged|no pages|scan"),
        (assembled([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R] /Count 9 >>"]), ""),
        (pdf(BODY).replace(b"startxref\n", b"startxref\n9"), None),
        (pdf(BODY).replace(b"/Length ", b"/Length 9"), None),
        (pdf(BODY, extra=[b"[" * 100_000 + b"]" * 100_000]), None),
    ],
    ids=["cut", "bare", "noise", "no page", "many pages", "loop", "kids loop", "xref", "length", "nested"],
)
def test_a_broken_file_is_read_or_refused_in_one_line(content: bytes, words: str | None) -> None:
    limits = Limits(pages=20, seconds=20)
    if words is None:
        assert "Decides to go on." in read(content, PDF, None, limits=limits).text
        return
    with pytest.raises(Unreadable, match=f"^a.pdf cannot be read: .*({words})") as caught:
        read(content, PDF, None, name="a.pdf", limits=limits)
    assert "\n" not in str(caught.value)


REAL = pdf([*HEAD, *BODY], lines("2. Decides to end here and nowhere else."))


@tried(40)
@given(st.lists(st.tuples(st.integers(0, len(REAL) - 1), st.integers(0, 255)), min_size=1, max_size=30))
def test_no_damage_to_a_file_hurts_its_reader(damage: list[tuple[int, int]]) -> None:
    content = bytearray(REAL)
    for place, value in damage:
        content[place] = value
    with suppress(Unreadable):
        assert read(bytes(content), PDF, None, limits=Limits(seconds=20)).text.strip()


def test_too_much_text_is_refused() -> None:
    with pytest.raises(Unreadable, match="more than 50 characters"):
        read(pdf(BODY), PDF, None, limits=Limits(characters=50))
