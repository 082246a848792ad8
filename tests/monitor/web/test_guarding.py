"""Which names of this machine the pages answer to."""

import pytest

from monitor.web.guarding import host_name, is_loopback


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("localhost:8417", "localhost"),
        ("127.0.0.1", "127.0.0.1"),
        ("[::1]:8417", "[::1]"),
        ("[::1]", "[::1]"),
        ("Rebound.Example:8417", "rebound.example"),
        ("127.0.0.1.rebound.example", "127.0.0.1.rebound.example"),
        ("", ""),
    ],
)
def test_the_name_stands_before_the_port(header: str, name: str) -> None:
    assert host_name(header) == name


@pytest.mark.parametrize(
    ("host", "expected"), [("127.0.0.1", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("nas", False)]
)
def test_loopback_is_what_only_this_machine_reaches(host: str, expected: bool) -> None:
    assert is_loopback(host) is expected
