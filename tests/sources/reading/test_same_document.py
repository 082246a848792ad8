"""One document in four forms: what it says does not depend on the form in which it came."""

import textwrap
from html import escape

import pytest

from diffing.changes import Part
from diffing.citations import cite
from diffing.structure import structure
from sources.reading import read
from tests.sources.reading.pages import Put, lines, pdf
from tests.sources.reading.words import abstract, call, docx, listed, notes, numbering, paragraph, table

HEAD = ("A/RES/81/901", "Distr.: General", "9 November 2026", "Eighty-first session", "Agenda item 77")
ADOPTED = "Resolution adopted by the General Assembly on 5 November 2026"
ORIGIN = "[without reference to a Main Committee (A/81/L.901)]"
TITLE = "81/901. Care of lighthouses"
ORGAN = "The General Assembly,"
PREAMBLE = (
    "Recalling its resolution 60/288 of 8 September 2006 and Security Council resolution 1373 (2001) of "
    "28 September 2001, and the recommendations of the Conference on the Law of Lighthouses,",
    "Noting that many lighthouses on the coasts of Member States are no longer tended, and that those who tended them "
    "are no longer there to say what it was that they did at night,",
)
OPERATIVE = (
    "Calls upon Member States to keep the lighthouses on their coasts in good order;",
    "Requests the Secretary-General to submit to the General Assembly, by 31 March 2027, a report on the state of the "
    "world’s lighthouses, as called for in resolution 60/288, and to include in it all that is known;",
    "Decides to remain seized of the matter.",
)
NOTE = "Resolution 70/1."
CLOSING = ("41st plenary meeting", "5 November 2026")


def as_text() -> tuple[bytes, str]:
    numbered = (f"{number}. {text}" for number, text in enumerate(OPERATIVE, 1))
    first = PREAMBLE[0].replace("Lighthouses,", "Lighthouses,<sup>1</sup>")
    note = f"<sup>1</sup> {NOTE}"
    blocks = (*HEAD, ADOPTED, ORIGIN, TITLE, ORGAN, first, note, PREAMBLE[1], *numbered, "\n".join(CLOSING))
    return "\n\n".join(blocks).encode(), "text/plain"


def as_html() -> tuple[bytes, str]:
    items = "".join(f"<li>{escape(text)}</li>" for text in OPERATIVE)
    head = "".join(f"<p>{escape(text)}</p>" for text in (*HEAD, ADOPTED, ORIGIN, TITLE, ORGAN))
    first = f"<p>{escape(PREAMBLE[0])}<sup>1</sup></p><p>{PREAMBLE[1]}</p>"
    foot = f"<p>{'<br>'.join(CLOSING)}</p><p><sup>1</sup> {NOTE}</p>"
    return f"<html><body>{head}{first}<ol>{items}</ol>{foot}</body></html>".encode(), "text/html"


def as_docx() -> tuple[bytes, str]:
    masthead = table((paragraph("United Nations"), "".join(paragraph(text) for text in HEAD)))
    content = docx(
        *(paragraph(text) for text in (ADOPTED, ORIGIN, TITLE, ORGAN)),
        paragraph(PREAMBLE[0], call(1)),
        paragraph(PREAMBLE[1]),
        *(paragraph(text, level=("1", 0)) for text in OPERATIVE),
        paragraph(f"<w:r><w:t>{CLOSING[0]}</w:t><w:br/><w:t>{CLOSING[1]}</w:t></w:r>"),
        header_first=masthead,
        footer_first=paragraph("26-00901 (E)"),
        header=paragraph("A/RES/81/901"),
        numbering=numbering(abstract(0, ("decimal", "%1.")), listed(1, 0)),
        footnotes=notes(NOTE),
    )
    return content, ""


def wrapped(text: str) -> list[str]:
    return ["", *textwrap.wrap(text, 78, break_on_hyphens=False)]


def as_pdf() -> tuple[bytes, str]:
    right = [Put(420, 800 - 12 * n, text) for n, text in enumerate(HEAD[:3])]
    left = [Put(60, 740 - 12 * n, text) for n, text in enumerate(HEAD[3:])]
    own = lines(ADOPTED, y=690, size=14) + lines(ORIGIN, y=665) + lines(TITLE, y=640, size=12) + lines(ORGAN, y=615)
    start = textwrap.wrap(PREAMBLE[0], 78, break_on_hyphens=False)
    end = Put(120 + 4.72 * len(start[-1]), 600 - 12 * (len(start) - 1) + 4, "1", 6)
    middle = [line for text in PREAMBLE[1:] for line in wrapped(text)]
    cut = len(middle) - 1
    first = [*right, *left, *own, *lines(*start, y=600), end, *lines(*middle[:cut], y=600 - 12 * len(start))]
    first += [
        Put(100, 120, "_" * 15, 9),
        Put(117, 108, "1", 5.5),
        Put(123, 105, NOTE, 8.5),
        Put(60, 40, "26-00901 (E)"),
    ]
    numbered = [line for number, text in enumerate(OPERATIVE, 1) for line in wrapped(f"{number}. {text}")]
    head = [Put(60, 800, "A/RES/81/901", 8.5), Put(400, 800, "Care of lighthouses", 8.5), Put(60, 40, "2/2", 8.5)]
    second = [*head, *lines(*middle[cut:], *numbered), Put(400, 500, CLOSING[0]), Put(400, 488, CLOSING[1])]
    return pdf([Put(60, 800, "United Nations", 14), *first], second), "application/pdf"


@pytest.mark.parametrize("made", [as_text, as_html, as_docx, as_pdf])
def test_a_document_says_the_same_in_every_form(made: object) -> None:
    content, media_type = made()  # type: ignore[operator]
    text = read(content, media_type, None).text
    found = structure(text)
    kept = [each for each in found.paragraphs if each.part not in (Part.MASTHEAD, Part.FURNITURE)]
    said = {each.path: " ".join(each.text.split()) for each in kept}
    assert said == {
        "title": "Care of lighthouses",
        "organ": ORGAN,
        **{f"pp{number}": one for number, one in enumerate(PREAMBLE, 1)},
        **{f"op{number}": one for number, one in enumerate(OPERATIVE, 1)},
        "closing": " ".join(CLOSING),
        "fn1": NOTE,
    }
    called = [(each.path, one.mark, one.note) for each in kept for one in each.calls]
    assert called == [("pp1", "1", "fn1")]
    metadata = found.metadata
    assert (metadata.symbol, metadata.session, metadata.agenda_item) == ("A/RES/81/901", "81", "77")
    assert (str(metadata.masthead_on), str(metadata.adopted_on)) == ("2026-11-09", "2026-11-05")
    assert metadata.draft == "A/81/L.901"
    targets = sorted({str(one.target) for one in cite(found, text, symbol="A/RES/81/901") if one.paragraph[0] != "m"})
    assert targets == ["A/RES/60/288", "A/RES/70/1", "S/RES/1373(2001)"]
