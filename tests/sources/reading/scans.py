"""Scans that tests make themselves: pages with words, drawn, so that only their pictures are left."""

from io import BytesIO

import pypdfium2

from tests.sources.reading.pages import lines, pdf

RESOLUTION = (
    "United Nations                                        S/RES/2617 (2021)",
    "Security Council",
    "",
    "Resolution 2617 (2021)",
    "",
    "Adopted by the Security Council on 30 December 2021",
    "",
    "The Security Council,",
    "",
    "Recalling its resolution 1373 (2001) of 28 September 2001,",
    "",
    "1. Decides to extend the mandate of the Harbour Lantern Mission for one year;",
    "",
    "2. Requests the Secretary-General to report by 30 March 2022;",
    "",
    "3. Decides to remain seized of the matter.",
)


def scan(*texts: str, dots: int = 200) -> bytes:
    """A PDF of one picture, with so many dots an inch, on which these lines are to be seen."""
    made = BytesIO()
    with pypdfium2.PdfDocument(pdf(lines(*texts, x=72, size=11, step=14))) as given:
        drawn = pypdfium2.PdfDocument.new()
        for number in range(len(given)):
            _draw(given[number], drawn, dots)
        drawn.save(made)
    return made.getvalue()


def _draw(page: pypdfium2.PdfPage, drawn: pypdfium2.PdfDocument, dots: int) -> None:
    width, height = page.get_size()
    picture = pypdfium2.PdfImage.new(drawn)
    picture.set_bitmap(page.render(scale=dots / 72, grayscale=True))
    picture.set_matrix(pypdfium2.PdfMatrix().scale(width, height))
    empty = drawn.new_page(width, height)
    empty.insert_obj(picture)
    empty.gen_content()
