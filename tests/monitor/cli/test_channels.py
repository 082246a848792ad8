"""Channels on the command line: made, named, renamed and removed, and which addresses are let in."""

import pytest

from tests.monitor.cli.conftest import Seized

HOOK = "webhook+https://example.org/hunter2"


def names(seized: Seized) -> list[str]:
    return [one["name"] for one in seized("channels", "list", "--format", "json").objects]


def test_a_channel_can_be_made_before_any_subscription(seized: Seized) -> None:
    done = seized("channels", "add", HOOK, "--name", "desk")
    assert (done.code, done.out) == (0, "made: desk (webhook+https://example.org/…)\n")
    assert seized("subscribe", "desk", "--word", "lamp", "--name", "lamps").code == 0
    assert names(seized) == ["desk"]


def test_a_channel_without_a_name_is_called_by_its_address_without_secrets(seized: Seized) -> None:
    assert seized("channels", "add", HOOK).code == 0
    assert names(seized) == ["webhook+https://example.org/…"]


def test_an_address_is_one_channel(seized: Seized) -> None:
    seized("channels", "add", HOOK, "--name", "desk")
    done = seized("channels", "add", HOOK, "--name", "other")
    assert (done.code, "is a channel already, called desk" in done.err) == (2, True)


@pytest.mark.parametrize("name", ["", " desk", "a\nb", "console:", "x" * 201, "taken"])
def test_a_name_that_cannot_be_used_makes_no_channel(seized: Seized, name: str) -> None:
    seized("channels", "add", HOOK, "--name", "taken")
    done = seized("channels", "add", "console:", "--name", name)
    assert (done.code, len(done.err.splitlines())) == (2, 1)
    assert names(seized) == ["taken"]


@pytest.mark.parametrize(
    "address",
    [
        "webhook+http://127.0.0.1:9/hunter2",
        "webhook+https://localhost/hunter2",
        "webhook+https://10.1.2.3/hunter2",
        "webhook+https://100.64.0.1/hunter2",
        "webhook+https://169.254.169.254/hunter2",
        "webhook+https://[::ffff:10.0.0.1]/hunter2",
        "webhook+https://[64:ff9b::a00:1]/hunter2",
        "ntfy://192.168.0.1/hunter2",
        "mmosts://localhost/hunter2",
        "json://localhost./hunter2",
        "webhook+https://hooks.localhost/hunter2",
    ],
)
def test_an_address_inside_is_let_in_nowhere(seized: Seized, address: str) -> None:
    for arguments in (["channels", "add", address], ["subscribe", address, "--word", "lamp"]):
        done = seized(*arguments)
        assert (done.code, "hunter2" in done.err, len(done.err.splitlines())) == (2, False, 1)
        assert "not public" in done.err
    assert names(seized) == []


def test_what_the_operator_allows_is_let_in(seized: Seized, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEIZED_ALLOW_PRIVATE", '["127.0.0.1:9"]')
    assert seized("channels", "add", "webhook+http://127.0.0.1:9/a").code == 0
    assert seized("channels", "add", "webhook+http://127.0.0.1:10/a").code == 2


@pytest.mark.parametrize("address", ["file:///etc/passwd", "syslog://hunter2", "https://example.org/hunter2", "desk"])
def test_a_kind_of_address_that_is_not_let_in_is_refused(seized: Seized, address: str) -> None:
    done = seized("channels", "add", address)
    assert (done.code, "hunter2" in done.err, len(done.err.splitlines())) == (2, False, 1)


def test_a_renamed_channel_keeps_its_subscriptions(seized: Seized) -> None:
    seized("channels", "add", HOOK, "--name", "desk")
    seized("subscribe", "desk", "--word", "lamp", "--name", "lamps")
    assert seized("channels", "rename", "desk", "night desk").code == 0
    (lamps,) = seized("subscriptions", "list", "--format", "json").objects
    assert (names(seized), lamps["channel"]) == (["night desk"], "night desk")


def test_a_channel_is_not_renamed_to_anothers_name(seized: Seized) -> None:
    seized("channels", "add", HOOK, "--name", "desk")
    seized("channels", "add", "console:", "--name", "screen")
    assert seized("channels", "rename", "desk", "screen").code == 2
    assert names(seized) == ["desk", "screen"]


def test_a_channel_that_is_used_is_removed_only_with_its_subscriptions(seized: Seized) -> None:
    seized("channels", "add", HOOK, "--name", "desk")
    seized("subscribe", "desk", "--word", "lamp", "--name", "lamps")
    done = seized("channels", "remove", "desk")
    assert (done.code, "used by lamps" in done.err) == (2, True)
    assert seized("channels", "remove", "desk", "--with-subscriptions").code == 0
    assert (names(seized), seized("subscriptions", "list", "--format", "json").objects) == ([], [])


def test_a_removed_channel_can_be_made_anew(seized: Seized) -> None:
    for _ in range(2):
        assert seized("channels", "add", HOOK, "--name", "desk").code == 0
        assert seized("channels", "remove", HOOK).code == 0
    assert names(seized) == []


def test_an_unknown_address_is_named_without_its_secret(seized: Seized) -> None:
    done = seized("channels", "remove", HOOK)
    assert (done.code, "hunter2" in done.err) == (2, False)
