"""Word files made by hand: what is printed of each part, and files that mean harm."""

import zipfile
from contextlib import suppress
from io import BytesIO

import docx as python_docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.errors import Unreadable
from sources.reading import read
from sources.reading.docx import MEDIA_TYPE, read_docx
from sources.reading.limits import Limits
from tests.sources.reading.words import (
    abstract,
    call,
    docx,
    listed,
    notes,
    numbering,
    packed,
    paragraph,
    run,
    table,
)
from tests.support.laws import tried

STYLES = '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{}</w:styles>'


def blocks(*body: str, **parts: str) -> list[str]:
    text = read_docx(docx(*body, **parts), Limits()).text
    return text.split("\n\n") if text else []


def test_the_masthead_stands_in_the_head_and_in_tables() -> None:
    head = table((paragraph("United Nations"), paragraph("A/RES/80/1")))
    got = blocks(
        table((paragraph("General Assembly"), paragraph("Distr.: General") + paragraph("19 September 2025"))),
        paragraph("The General Assembly,"),
        header_first=head,
        header=paragraph("A/RES/80/1"),
        footer_first=paragraph("25-12345 (E)") + paragraph("* Reissued for technical reasons."),
    )
    assert got == [
        "United Nations",
        "A/RES/80/1",
        "General Assembly",
        "Distr.: General",
        "19 September 2025",
        "The General Assembly,",
        "* Reissued for technical reasons.",
    ]


def test_rows_of_a_table_behind_the_text_are_lines() -> None:
    long = "Recalling the scale of assessments " * 8
    rows = (paragraph("Member State"), paragraph("Share")), (paragraph("Andorra"), paragraph("0.005"))
    assert blocks(paragraph(long), table(*rows))[1:] == ["Member State | Share", "Andorra | 0.005"]


def test_a_note_stands_behind_the_paragraph_that_calls_it() -> None:
    got = blocks(
        paragraph("Recalling the Charter", call(2), " and the Agenda,", call(1)),
        paragraph("Noting the rest,"),
        footnotes=notes("Resolution 70/1.", "See Treaty Series."),
    )
    assert got == [
        "Recalling the Charter<sup>1</sup> and the Agenda,<sup>2</sup>",
        "<sup>1</sup> See Treaty Series.",
        "<sup>2</sup> Resolution 70/1.",
        "Noting the rest,",
    ]


def test_a_note_with_a_mark_of_its_own_is_not_counted() -> None:
    star = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>'
    got = blocks(paragraph("Draft", star), paragraph("Text", call(2)), footnotes=notes("Reissued.", "Resolution 1."))
    assert got == ["Draft<sup>*</sup>", "<sup>*</sup> Reissued.", "Text<sup>1</sup>", "<sup>1</sup> Resolution 1."]


def test_notes_of_a_table_stand_behind_its_row_and_endnotes_are_notes_too() -> None:
    row = (paragraph("One", call(1, "endnote")), paragraph("Two"))
    got = blocks(paragraph("x" * 250), table(row), endnotes=notes("The end.", kind="endnote"))
    assert got[1:] == ["One<sup>1</sup> | Two", "<sup>1</sup> The end."]


RULES = abstract(0, ("decimal", "%1."), ("lowerLetter", "(%2)"), ("lowerRoman", "(%3)"))


def test_numbers_that_word_prints_are_printed() -> None:
    got = blocks(
        paragraph("Decides;", level=("5", 0)),
        paragraph("Requests:", level=("5", 0)),
        paragraph("one;", level=("5", 1)),
        paragraph("two:", level=("5", 1)),
        paragraph("deep;", level=("5", 2)),
        paragraph("Ends.", level=("5", 0)),
        paragraph("again", level=("5", 1)),
        paragraph("not numbered", level=("0", 0)),
        numbering=numbering(RULES, listed(5, 0)),
    )
    assert got == [
        "1. Decides;",
        "2. Requests:",
        "(a) one;",
        "(b) two:",
        "(i) deep;",
        "3. Ends.",
        "(a) again",
        "not numbered",
    ]


def test_a_list_that_starts_anew_says_so_and_others_go_on() -> None:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>'
    got = blocks(
        *(paragraph("x", level=(number, 0)) for number in ("1", "1", "2", "2", "3", "1")),
        numbering=numbering(RULES, listed(1, 0), listed(2, 0, anew), listed(3, 0)),
    )
    assert got == ["1. x", "2. x", "7. x", "8. x", "9. x", "10. x"]


def test_numbers_come_from_styles_and_what_these_are_based_on() -> None:
    one = '<w:style w:styleId="Op"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    two = '<w:style w:styleId="OpSub"><w:basedOn w:val="Op"/></w:style>'
    loop = (
        '<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>'
    )
    got = blocks(
        *(paragraph("x", style=style) for style in ("Op", "OpSub", "A", "Missing")),
        numbering=numbering(RULES, listed(1, 0)),
        styles=STYLES.format(one + two + loop),
    )
    assert got == ["1. x", "2. x", "x", "x"]


@pytest.mark.parametrize(
    ("shape", "words", "third"),
    [
        ("upperRoman", "%1.", "III."),
        ("upperLetter", "%1.", "C."),
        ("arabicAlpha", "(%1)", "(ت)"),
        ("arabicAbjad", "(%1)", "(ج)"),
        ("russianLower", "%1)", "в)"),
        ("chineseCounting", "（%1）", "（三）"),
        ("hindiNumbers", "%1 -", "٣ -"),
        ("decimalZero", "%1", "03"),
        ("bullet", "\uf0b7", "•"),
        ("none", "Article", "Article"),
        ("unheardOf", "%1.", "3."),
    ],
)
def test_numbers_look_as_their_language_writes_them(shape: str, words: str, third: str) -> None:
    rules = numbering(abstract(0, (shape, words)), listed(1, 0))
    got = blocks(*[paragraph("x", level=("1", 0))] * 3, numbering=rules)
    assert got[2] == f"{third} x"


def test_what_is_deleted_hidden_or_instructs_word_is_not_printed() -> None:
    got = blocks(
        paragraph(
            "Decides",
            "<w:del><w:r><w:delText> not</w:delText></w:r></w:del>",
            "<w:moveFrom><w:r><w:t> elsewhere</w:t></w:r></w:moveFrom>",
            f"<w:ins>{run(' to')}</w:ins>",
            run(" secretly", "<w:vanish/>"),
            run(" go", '<w:vanish w:val="0"/>'),
            '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText></w:r>',
            f"<w:hyperlink>{run(' on')}</w:hyperlink>",
            "<w:r><w:noBreakHyphen/><w:tab/><w:t>now</w:t><w:br/><w:t>and here</w:t><w:br w:type='page'/></w:r>",
        )
    )
    assert got == ["Decides to go on\u2011 now\nand here"]


def test_a_text_box_is_read_once_and_before_its_paragraph() -> None:
    box = f"<w:txbxContent>{paragraph('A/80/L.1')}</w:txbxContent>"
    either = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    assert blocks(paragraph(f"<w:r>{either}</w:r>", "Text")) == ["A/80/L.1", "Text"]


def test_content_controls_are_looked_into() -> None:
    assert blocks(f"<w:sdt><w:sdtContent>{paragraph('Inside')}</w:sdtContent></w:sdt>") == ["Inside"]


def test_a_file_that_another_program_wrote_is_read(tmp_path: object) -> None:
    made = python_docx.Document()
    made.sections[0].header.paragraphs[0].text = "A/80/L.1"
    made.add_paragraph("Noting", style="List Number")
    made.add_paragraph("الجمعية العامة")
    out = BytesIO()
    made.save(out)
    got = read(out.getvalue(), "", None, name="a.docx")
    assert got.text == "A/80/L.1\n\n1. Noting\n\nالجمعية العامة"
    assert (got.media_type, got.quality) == (MEDIA_TYPE, "good")


def bomb() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"\0" * 310_000_000)
    return out.getvalue()


LAUGHS = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (bomb(), "unfolds to more than"),
        (docx(paragraph("x"))[:-40], "cut off"),
        (docx(paragraph("x")).replace(b"PK\x01\x02", b"PK\x01\x09"), "damaged"),
        (packed({"word/other.xml": "<x/>"}), "damaged|no Word file"),
        (packed({f"word/{n}.xml": "<x/>" for n in range(5_100)}), "unfolds"),
        (docx(paragraph("x"), numbering="<broken"), "damaged"),
        (docx("<w:p>" * 2_000 + "</w:p>" * 2_000), "damaged"),
        (docx(), "no text of its own"),
        (docx(table()), "no text of its own"),
    ],
    ids=["bomb", "cut", "directory", "no document", "many parts", "part", "deep", "empty", "no rows"],
)
def test_a_broken_file_is_refused_in_one_line(content: bytes, words: str) -> None:
    with pytest.raises(Unreadable, match=f"^a.docx .*({words})") as caught:
        read(content, MEDIA_TYPE, None, name="a.docx")
    assert "\n" not in str(caught.value)


REAL = docx(paragraph("The General Assembly,", call(1)), table((paragraph("a"), paragraph("b"))), footnotes=notes("x"))
XML = [zipfile.ZipFile(BytesIO(REAL)).read(name).decode() for name in ("word/document.xml", "word/footnotes.xml")]


@tried(40)
@given(st.lists(st.tuples(st.integers(0, len(REAL) - 1), st.integers(0, 255)), min_size=1, max_size=20))
def test_no_damage_to_a_file_hurts_its_reader(damage: list[tuple[int, int]]) -> None:
    content = bytearray(REAL)
    for place, value in damage:
        content[place] = value
    with suppress(Unreadable):
        assert read(bytes(content), "", None, limits=Limits(seconds=20)).text.strip()


@tried(60)
@given(st.sampled_from(XML), st.lists(st.tuples(st.integers(0, 400), st.integers(0, 60)), min_size=1, max_size=4))
def test_no_markup_breaks_the_reader(xml: str, cuts: list[tuple[int, int]]) -> None:
    """Stretches of the markup taken out: now and then what is left is well formed, and says something else."""
    for start, length in cuts:
        xml = xml[: 300 + start] + xml[300 + start + length :]
    archive = zipfile.ZipFile(BytesIO(REAL))
    files = {name: archive.read(name).decode() for name in archive.namelist()}
    with suppress(Unreadable):
        read_docx(packed({**files, "word/document.xml": xml}), Limits())


def test_entities_that_multiply_are_not_followed() -> None:
    body = LAUGHS + "]><w:p xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>&i;</w:p>"
    content = packed({"word/document.xml": body, "[Content_Types].xml": "<x/>"})
    with pytest.raises(Unreadable):
        read(content, MEDIA_TYPE, None, limits=Limits(seconds=20))
