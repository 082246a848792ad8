import io

import pytest

from notifiers.console import Console, painted
from notifiers.errors import DeliveryError
from tests.notifiers.samples import MESSAGE


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_pipe_gets_plain_text() -> None:
    pipe = io.StringIO()
    Console(pipe).send(MESSAGE)
    assert "\x1b" not in pipe.getvalue()
    assert MESSAGE.notice in pipe.getvalue()


def test_a_terminal_gets_colours_and_keeps_the_marks() -> None:
    terminal = Terminal()
    Console(terminal).send(MESSAGE)
    assert "\x1b[31;9m[-2021-]\x1b[0m\x1b[32;4m{+2022+}\x1b[0m" in terminal.getvalue()


def test_standard_output_is_the_default(capsys: pytest.CaptureFixture[str]) -> None:
    Console().send(MESSAGE)
    assert "S/RES/9001(2026) — new" in capsys.readouterr().out


def test_a_reader_who_left_is_a_failure_to_try_again() -> None:
    pipe = io.StringIO()
    pipe.close()
    with pytest.raises(DeliveryError, match="cannot print"):
        Console(pipe).send(MESSAGE)


def test_a_terminal_of_few_letters_still_shows_the_message() -> None:
    raw = io.BytesIO()
    terminal = io.TextIOWrapper(raw, encoding="ascii")
    Console(terminal).send(MESSAGE)
    assert b"S/RES/9001(2026)" in raw.getvalue()


def test_colours_never_change_the_words() -> None:
    import re

    from notifiers.plain import plain_text

    assert re.sub("\x1b\\[[0-9;]*m", "", painted(MESSAGE)) == plain_text(MESSAGE)
