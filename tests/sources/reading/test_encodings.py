"""Which encoding a text is in, and when that cannot be told."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.errors import Unreadable
from sources.reading.encodings import decoded
from tests.sources.test_checks import ARABIC, CHINESE, ENGLISH, RUSSIAN
from tests.support.laws import tried

TRADITIONAL = (
    "安全理事會，回顧其以往關於示例港口的各項決議，決定延長特派團的任務期限，請秘書長提出報告，並決定繼續處理此案。"
)
FRENCH = (
    "Le Conseil de sécurité, rappelant ses résolutions antérieures, décide de proroger jusqu’à l’été le mandat créé."
)
SPANISH = (
    "El Consejo de Seguridad, recordando sus resoluciones, decide prorrogar la misión; solicita un informe en español."
)


@pytest.mark.parametrize(
    ("text", "codec"),
    [(CHINESE, "utf-8-sig"), (CHINESE, "utf-16"), (ENGLISH, "utf-16"), (RUSSIAN, "utf-32"), (ARABIC, "utf-8")],
)
def test_a_unicode_text_is_read_without_its_mark(text: str, codec: str) -> None:
    assert decoded(text.encode(codec), None, name="a.txt")[0] == text


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (CHINESE, "gb18030"),
        (TRADITIONAL, "gb18030"),
        (TRADITIONAL, "big5"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (ARABIC, "cp1256"),
        (FRENCH, "cp1252"),
        (SPANISH, "cp1252"),
        ("Copyright © 1999 the authors", "cp1252"),
    ],
)
def test_an_old_encoding_is_recognised_by_what_it_says(text: str, codec: str) -> None:
    got, encoding, _ = decoded(text.encode(codec), None, name="a.txt")
    assert (got, encoding.removesuffix("hkscs")) == (text, codec)


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1252", "ascii"])
def test_a_server_s_default_does_not_spoil_utf_8(declared: str) -> None:
    assert decoded(CHINESE.encode(), declared, name="a")[:2] == (CHINESE, "utf-8")


@pytest.mark.parametrize("declared", ["GB2312", "gbk", "big5", "utf-8", "x-unknown", "base64", "idna", "\0", "a" * 999])
def test_a_wrong_declaration_is_overruled_and_told(declared: str) -> None:
    got, encoding, warnings = decoded(RUSSIAN.encode("cp1251"), declared, name="a")
    assert (got, encoding) == (RUSSIAN, "cp1251") or declared.lower() in ("gb2312", "gbk", "big5")
    assert warnings or declared.lower() in ("gb2312", "gbk", "big5")


def test_a_declaration_of_a_family_means_its_largest_member() -> None:
    assert decoded("决议㈠".encode("gb18030"), "gb2312", name="a")[0] == "决议㈠"


def test_a_page_may_declare_its_encoding_inside() -> None:
    page = f'<html><meta charset="big5"><p>{TRADITIONAL[:3]}'
    assert decoded(page.encode("big5"), None, markup=True, name="a")[0] == page


@pytest.mark.parametrize("content", [b"\x81\x8d\x8f\x90" * 20, bytes(range(128, 256))])
def test_what_is_not_recognised_is_refused(content: bytes) -> None:
    with pytest.raises(Unreadable, match=r"a\.txt is in an encoding that we do not recognise; save it as UTF-8"):
        decoded(content, None, name="a.txt")


def test_a_text_cut_inside_a_character_is_called_that() -> None:
    with pytest.raises(Unreadable, match="ends inside a character"):
        decoded(CHINESE.encode()[:-1], None, name="a.txt")


def test_a_false_mark_is_refused() -> None:
    with pytest.raises(Unreadable, match="announce"):
        decoded(b"\xef\xbb\xbf\xff\xff", None, name="a.txt")


@tried(60)
@given(st.binary(max_size=300), st.none() | st.text(max_size=20))
def test_any_bytes_are_text_or_refused(content: bytes, declared: str | None) -> None:
    with suppress(Unreadable):
        text, encoding, _ = decoded(content, declared, markup=True, name="x")
        assert text.isascii() or encoding


@tried(50)
@given(st.text(st.characters(codec="utf-8", exclude_characters="\0\ufeff"), max_size=100))
def test_utf_8_is_never_changed(text: str) -> None:
    assert decoded(text.encode(), None, name="x")[0] == text
