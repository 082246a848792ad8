"""Where a text came from, as messages and pages say it."""

import pytest

from monitor.words.origins import _place


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("ods:S/RES/2617(2021)/fr", "https://docs.un.org/fr/S/RES/2617(2021)"),
        ("https://en.wikisource.org/wiki/X", "https://en.wikisource.org/wiki/X"),
        ("mail/2026/9001.txt", "9001.txt"),
    ],
)
def test_a_reader_gets_an_address_that_can_be_opened_or_the_name_of_a_file(address: str, shown: str) -> None:
    span = _place(address)
    assert (span.text, span.link) == (shown, shown if shown.startswith("https") else None)
