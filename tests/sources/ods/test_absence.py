"""The Official Document System: what is not there, and who refuses, over real sockets."""

import pytest

from monitor.demo.sites.ods import SHELL
from sources.documents import Absent, Found, Listing, Refused
from sources.ods_control import CONTROLS, DISTRUST, FRESH
from tests.sources.ods.system import FILE, RESOLVE, SYMBOL, TEXT, System

# ---- what is not there -----------------------------------------------------------------------------------------------


def test_the_error_page_means_absence_beside_a_control(ods: System) -> None:
    assert isinstance(ods.fetch(), Absent)
    assert ods.asked[-1] == f"/api/symbol/access?s={CONTROLS[0]}&l=en&t=pdf"
    assert not any(target.endswith("/error") for target in ods.asked)


def test_the_error_page_means_nothing_without_a_control(ods: System) -> None:
    ods.site.controls = False
    answer = ods.fetch()
    assert isinstance(answer, Refused)
    assert "unavailable now" in answer.reason
    assert answer.retry_after == DISTRUST


def test_a_system_that_finds_nothing_is_left_alone_for_a_while(ods: System) -> None:
    ods.site.controls = False
    ods.fetch()
    before = len(ods.asked)
    assert isinstance(ods.fetch("A/RES/81/1"), Refused)
    assert len(ods.asked) == before
    ods.site.controls = True
    ods.clock.time += DISTRUST
    assert isinstance(ods.fetch(), Absent)


def test_a_document_that_was_found_vouches_for_absences_for_a_while(ods: System) -> None:
    ods.site.publish(SYMBOL, "en", TEXT)
    ods.found()
    ods.site.controls = False
    assert isinstance(ods.fetch("A/RES/81/1"), Absent)
    ods.clock.time += FRESH
    assert isinstance(ods.fetch("A/RES/81/1"), Refused)


@pytest.mark.parametrize("status", [400, 404, 410])
def test_statuses_that_say_so_mean_absence_too(ods: System, status: int) -> None:
    ods.site.faults.fail(status, b"no", where=f"s={SYMBOL}")
    assert isinstance(ods.fetch(), Absent)


def test_the_shell_of_the_application_means_absence_beside_a_control(ods: System) -> None:
    assert len(SHELL) == 1303
    ods.site.faults.break_layout(where=f"s={SYMBOL}")
    assert isinstance(ods.fetch(), Absent)


def test_the_shell_for_everything_means_that_the_layout_changed(ods: System) -> None:
    ods.site.publish(SYMBOL, "en", TEXT)
    ods.site.faults.break_layout()
    assert isinstance(ods.fetch(), Refused)


def test_the_shell_in_the_place_of_a_file_is_no_document(ods: System) -> None:
    ods.site.publish(SYMBOL, "en", TEXT)
    ods.site.faults.fail(200, SHELL, where=FILE)
    answer = ods.fetch()
    assert isinstance(answer, Refused)
    assert "gave no document (HTTP 200, text/html)" in answer.reason


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("https://evil.example/doc/x.pdf", "another host, 'evil.example'"),
        ("/login", "to '/login', which is unknown"),
        ("", "which is unknown"),
        ("//[", "which is no address"),
        ("file:///doc/x.pdf", "another host"),
    ],
)
def test_a_redirect_elsewhere_is_not_followed(ods: System, target: str, words: str) -> None:
    ods.site.faults.redirect(target, where=f"s={SYMBOL}")
    answer = ods.fetch()
    assert isinstance(answer, Refused)
    assert words in answer.reason
    assert len(ods.asked) == 1


def test_an_address_that_is_not_ours_is_absent(ods: System) -> None:
    assert isinstance(ods.source.fetch(Listing("ods", "https://docs.un.org/en/A/70/1"), None), Absent)
    assert ods.asked == []


# ---- who refuses -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("where", [RESOLVE, FILE])
@pytest.mark.parametrize("status", [202, 403, 405, 429, 500, 502, 503, 504])
def test_a_refusal_is_never_an_absence(ods: System, status: int, where: str) -> None:
    ods.site.publish(SYMBOL, "en", TEXT)
    if status in (429, 503):
        ods.site.faults.throttle(status, "7", where=where)
    elif status in (202, 403, 405):
        ods.site.faults.challenge(status, where=where)
    else:
        ods.site.faults.fail(status, b"x" * 552, where=where)
    answer = ods.fetch()
    assert isinstance(answer, Refused)
    assert answer.retry_after == (7.0 if status in (429, 503) else None)


@pytest.mark.parametrize("where", [RESOLVE, FILE])
def test_a_wall_of_javascript_is_a_refusal(ods: System, where: str) -> None:
    ods.site.publish(SYMBOL, "en", TEXT)
    ods.site.faults.challenge(200, where=where)
    answer = ods.fetch()
    assert isinstance(answer, Refused)
    assert "challenge page" in answer.reason


def test_a_burst_of_refusals_passes(ods: System) -> None:
    ods.site.publish(SYMBOL, "en", TEXT)
    ods.site.faults.throttle(503, None, times=3)
    assert [type(ods.fetch()) for _ in range(4)] == [Refused, Refused, Refused, Found]


def test_a_connection_that_breaks_is_a_refusal(ods: System) -> None:
    ods.site.publish(SYMBOL, "en", TEXT)
    ods.site.faults.truncate(0.5, declared=True, where=FILE, times=1)
    assert isinstance(ods.fetch(), Refused)
    ods.site.faults.hang_up(times=1)
    assert isinstance(ods.fetch(), Refused)
    assert isinstance(ods.fetch(), Found)


def test_a_slow_answer_is_an_answer(ods: System) -> None:
    ods.site.publish(SYMBOL, "en", TEXT)
    ods.site.faults.be_slow(0.2, where=RESOLVE)
    ods.found()
