"""Bytes of every kind: read, or refused in one line."""

import gzip
import os
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.errors import Unreadable
from sources.reading import CAP, load, read
from sources.reading.formats import DOCX
from tests.support.laws import tried

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def test_plain_text_is_read_as_it_is() -> None:
    text = "  1. Decides\r\n\r\n\u3000\u30002. 决定；\n\n\n"
    got = read(text.encode(), "text/plain", None)
    assert (got.text, got.media_type, got.encoding) == (text, "text/plain", "utf-8")


@pytest.mark.parametrize("codec", ["utf-16", "utf-32"])
def test_a_text_in_wide_characters_is_no_binary_file(codec: str) -> None:
    text = "安全理事会，\n\n1. 决定继续处理此案。\n" * 40
    assert read(text.encode(codec), "", None, name="a.txt").text == text


@pytest.mark.parametrize(
    ("content", "media_type", "name", "kind"),
    [
        (b"<!DOCTYPE html><p>x</html>", "", "", "text/html"),
        (b"\xef\xbb\xbf <html><p>x</html>", "application/octet-stream", "", "text/html"),
        (b"<p>x", "", "a/B.HTM", "text/html"),
        (b"''x''", "", "x.wiki", "text/x-wiki"),
        (b"x", "", "", "text/plain"),
        (b"x", "Text/Markdown; charset=utf-8", "x.html", "text/markdown"),
    ],
)
def test_the_type_is_told_by_the_server_the_name_or_the_text(
    content: bytes, media_type: str, name: str, kind: str
) -> None:
    assert read(content, media_type, None, name=name).media_type == kind


@pytest.mark.parametrize(
    ("content", "media_type", "words"),
    [
        (b"", "", "it is empty"),
        (b"\n\n", "text/html", "it is empty"),
        (b"%PDF-1.4", "", "before its end mark: it was cut off"),
        (gzip.compress(b"x"), "text/plain", "a gzip file"),
        (os.urandom(100) + b"\0" * 9, "", "not text"),
        (b"x" * (CAP + 1), "", "larger than 20,000,000 bytes"),
        (b"<html><p>half a pa", "", "cut off"),
        ("决议".encode()[:-1], "", "ends inside a character"),
        (b"\x81\x8d" * 30, "", "encoding"),
        (b"x", "application/msword", "not a Word file, although"),
        (b"x", "application/x-tex", "of the type 'application/x-tex'"),
        (b"<html><p>Not found</html>", "application/pdf", "a page of HTML came in the place of a PDF file"),
        (b"<title>Just a moment...</title><!DOCTYPE html>", "application/pdf", "not a PDF file"),
        (b"<!DOCTYPE html><title>Just a moment...</title>", "application/pdf", "challenge page"),
        (b"PK\x03\x04 word/document.xml", "", "before its directory: it was cut off"),
        (b"PK\x03\x04 xl/workbook.xml", "", "a ZIP or Office file"),
        (OLD_OFFICE + b" a table", "application/msword", "not a Word file"),
        (OLD_OFFICE + "EncryptedPackage".encode("utf-16-le"), DOCX, "locked with a password"),
        (b"{\\rtf1 x}", "application/msword", "of the type 'application/rtf'"),
        (b"<html><script>x()</script></html>", "", "no text of its own"),
        (b"{{PD-UN}}", "text/x-wiki", "no text of its own"),
        (b"#REDIRECT [[Elsewhere]]", "text/x-wiki", "only redirects to Elsewhere"),
        (b'<pages index="N9900001.pdf" from=1 to=3 />', "text/x-wiki", "scans of N9900001.pdf"),
        (b"{{a|" * 500, "text/x-wiki", "nested deeper than 60"),
        (b"<title>Just a moment...</title>", "text/html", "challenge page"),
    ],
    ids=lambda value: value[:20] if isinstance(value, str) else "",
)
def test_what_cannot_be_read_is_refused_in_one_line_that_names_it(content: bytes, media_type: str, words: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(content, media_type, None, name="mail/r.dat")
    assert words in str(caught.value)
    assert str(caught.value).startswith("mail/r.dat ")
    assert "\n" not in str(caught.value)


@tried(60)
@given(st.binary(max_size=400), st.sampled_from(["", "text/plain", "text/html", "text/x-wiki", "a/b"]))
def test_no_bytes_break_the_reader(content: bytes, media_type: str) -> None:
    with suppress(Unreadable):
        assert read(content, media_type, None).text.strip()


def test_a_file_is_loaded_with_its_type(tmp_path: Path) -> None:
    (tmp_path / "a.HTML").write_bytes(b"<p>x")
    assert load(tmp_path / "a.HTML") == (b"<p>x", "text/html")


def test_a_huge_file_is_refused_without_reading_it(tmp_path: Path) -> None:
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(Unreadable, match="was not read"):
        load(huge)


def test_a_directory_a_missing_file_and_a_pipe_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path, words in (
        (tmp_path, "is a directory"),
        (tmp_path / "no", "does not exist"),
        (tmp_path / "pipe", "ordinary"),
    ):
        with pytest.raises(Unreadable, match=words):
            load(path)
    with pytest.raises(Unreadable, match="cannot be read"):
        load(tmp_path / ("x" * 300))
