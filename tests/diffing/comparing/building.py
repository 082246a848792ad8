"""Paragraphs in one line each, for tests of the comparison, and the strategies of its laws."""

from hypothesis import strategies as st

from diffing.changes import NoteCall, Paragraph, Part, Piece

_LETTERS = "abcdefghijklmnop"


def paragraph(text: str, path: str = "op1", part: Part = Part.OPERATIVE, calls: int = 0) -> Paragraph:
    """A paragraph whose label is what its path ends with; preamble paragraphs have none."""
    number = path.rsplit(".", 1)[-1].lstrip(_LETTERS) or path.rsplit(".", 1)[-1]
    marks = tuple(NoteCall(str(n + 1), len(text), None) for n in range(calls))
    label = None if part in (Part.PREAMBLE, Part.TITLE, Part.MASTHEAD, Part.CLOSING) else number
    return Paragraph(path, part, label, None, text, (Piece(0, len(text)),), marks)


def operatives(*texts: str) -> tuple[Paragraph, ...]:
    """Numbered paragraphs op1, op2 and so on."""
    return tuple(paragraph(text, f"op{number}") for number, text in enumerate(texts, 1))


def preambles(*texts: str) -> tuple[Paragraph, ...]:
    """Unnumbered paragraphs pp1, pp2 and so on."""
    return tuple(paragraph(text, f"pp{number}", Part.PREAMBLE) for number, text in enumerate(texts, 1))


SENTENCES = (
    "Requests the Secretary-General to report to the Council within 10 months;",
    "Decides to extend the mandate of the Panel until 31 December 2041;",
    "Urges all States to implement fully resolution 9373 (2041), in particular its paragraph 4;",
    "Encourages the Office to deepen its cooperation with civil society, as set out in paragraph 2 above;",
    "请秘书长在10个月内就第9373(2041)号决议的执行情况提出报告；",
    "鼓励会员国继续根据国际法，通过适当渠道分享信息；",
    "يقرر تمديد ولاية الفريق حتى 31 كانون الأول/ديسمبر 2041؛",
    "просит Комитет представить Совету доклад через двенадцать месяцев;",
    "Decides to remain seized of the matter.",
)
"""Made-up sentences in the manner of resolutions."""

_words = st.lists(st.sampled_from([word for text in SENTENCES for word in text.split()]), max_size=12).map(" ".join)
texts = st.one_of(st.sampled_from(SENTENCES), _words, st.text(max_size=40))
"""Sentences, shuffled words and any string at all."""

documents = st.lists(texts, max_size=8).map(lambda found: operatives(*found))
"""Numbered texts of up to eight paragraphs, duplicates and empty ones among them."""
