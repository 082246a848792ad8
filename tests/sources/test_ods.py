"""The Official Document System, spoken with over real sockets: every fault ends in the right answer."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field, replace

import pytest

from monitor.demo.sites.ods import SHELL, MakeBelieveOds
from monitor.demo.sites.papers import docx_of, pdf_of
from monitor.demo.sites.serving import Served, serving
from sources.documents import Absent, Answer, Corrupt, Found, Listing, NotModified, Refused, Validators
from sources.errors import RateLimited, SourceError
from sources.lanes import HELD
from sources.ods import HOSTS, SITE, Ods, Options, sources_for
from sources.ods_control import CONTROLS, DISTRUST, FRESH, Control
from sources.ods_gates import DOC, DOCX, PDF
from sources.pacing import Pacing
from sources.reading.formats import read
from sources.web import Web
from tests.support.resolutions import chinese, resolution

SYMBOL = "S/RES/2903(2026)"
TEXT = resolution(2903)
RESOLVE, FILE = "/api/symbol/access", "/doc/"


@dataclass
class Clock:
    time: float = 1000.0

    def __call__(self) -> float:
        return self.time


@dataclass
class System:
    """A make-believe system and the source that asks it."""

    stack: ExitStack
    validators: bool = False
    formats: tuple[str, ...] = ("docx", "pdf", "doc")
    clock: Clock = field(default_factory=Clock)
    site: MakeBelieveOds = field(default_factory=MakeBelieveOds)
    served: Served = field(init=False)
    source: Ods = field(init=False)

    def __post_init__(self) -> None:
        self.served = self.stack.enter_context(serving(self.site, validators=self.validators))
        web = Web("test", private=frozenset({self.served.place}), pacing=Pacing(gap=0, in_flight=4), timeout=5)
        self.stack.enter_context(web)
        self.source = Ods(web, formats=self.formats, host=self.served.address, control=Control(self.clock))

    def fetch(self, symbol: str = SYMBOL, language: str = "en", known: Validators | None = None) -> Answer:
        (listing,) = self.source.find(symbol, language)
        return self.source.fetch(listing, known)

    def found(self, symbol: str = SYMBOL, language: str = "en", known: Validators | None = None) -> Found:
        answer = self.fetch(symbol, language, known)
        assert isinstance(answer, Found), answer
        return answer

    @property
    def asked(self) -> list[str]:
        return [request.target for request in self.served.requests]

    @property
    def files(self) -> int:
        return sum(target.startswith(FILE) for target in self.asked)


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    with ExitStack() as opened:
        yield opened


@pytest.fixture
def ods(stack: ExitStack) -> System:
    return System(stack)


# ---- what is there ---------------------------------------------------------------------------------------------------


def test_a_text_comes_with_its_job_number_and_its_stable_address(ods: System) -> None:
    ods.site.publish(SYMBOL, "en", TEXT)
    found = ods.found()
    assert found.listing.address == f"ods:{SYMBOL}/en"
    assert (found.listing.symbol, found.listing.language, found.media_type) == (SYMBOL, "en", DOCX)
    job, size, _, format = (found.validators.revision or "").split()
    assert (job, int(size), format) == ("N2610001", len(found.content), "docx")
    assert "Harbour Lantern Mission" in read(found.content, found.media_type, found.charset).text


def test_the_resolver_is_asked_in_its_own_form_and_the_file_in_small_letters(ods: System) -> None:
    ods.site.publish(SYMBOL, "en", TEXT)
    ods.found()
    assert ods.asked == [
        "/api/symbol/access?s=S/RES/2903(2026)&l=en&t=docx",
        "/doc/undoc/gen/n26/100/01/docx/n2610001.docx",
    ]
    sent = ods.served.requests[0].headers
    assert (sent["accept"], sent["referer"]) == (DOCX, f"https://docs.un.org/en/{SYMBOL}")
    assert sent["user-agent"].startswith("Seized/")


@pytest.mark.parametrize("targets", ["relative", "absolute", "port"])
def test_redirects_are_followed_however_they_are_written(ods: System, targets: str) -> None:
    ods.site.targets = targets
    ods.site.publish(SYMBOL, "en", TEXT)
    ods.found()


@pytest.mark.parametrize(
    ("filed", "kind"),
    [(("docx", "pdf", "doc"), DOCX), (("pdf", "doc"), PDF)],
)
def test_formats_are_tried_in_the_order_of_preference(ods: System, filed: tuple[str, ...], kind: str) -> None:
    made = {"docx": docx_of(TEXT), "pdf": pdf_of(TEXT), "doc": b"\xd0\xcf\x11\xe0" * 2000}
    ods.site.publish(SYMBOL, "en", files={format: made[format] for format in filed})
    assert ods.found().media_type == kind


def test_an_old_word_file_is_asked_for_only_where_it_can_be_converted(
    ods: System, monkeypatch: pytest.MonkeyPatch
) -> None:
    ods.site.publish(SYMBOL, "en", files={"doc": b"\xd0\xcf\x11\xe0" * 2000})
    monkeypatch.setattr("sources.ods.shutil.which", lambda name: None)
    assert isinstance(ods.fetch(), Absent)
    monkeypatch.setattr("sources.ods.shutil.which", lambda name: "/usr/bin/antiword")
    assert isinstance(ods.fetch(), Found)


def test_what_cannot_be_read_is_passed_over_for_what_can(ods: System) -> None:
    ods.site.publish(SYMBOL, "en", files={"docx": b"PK\x03\x04" + bytes(5000) + b"PK\x05\x06", "pdf": pdf_of(TEXT)})
    assert ods.found().media_type == PDF


def test_what_cannot_be_read_in_any_format_is_kept_all_the_same(ods: System) -> None:
    ods.site.publish(SYMBOL, "en", files={"docx": b"\xd0\xcf\x11\xe0" * 2000})
    assert ods.found().media_type == DOC


def test_a_letter_in_brackets_is_asked_for_without_them(ods: System) -> None:
    text = TEXT.replace(SYMBOL.replace("(", " ("), "A/RES/37/78 H")
    ods.site.publish("A/RES/37/78H", "en", text)
    assert ods.found("A/RES/37/78[H]").listing.symbol == "A/RES/37/78[H]"
    assert not any("[" in target or "%5B" in target for target in ods.asked)


def test_a_document_of_all_lettered_parts_comes_under_its_own_symbol(ods: System) -> None:
    ods.site.publish("A/RES/37/78", "en", TEXT.replace("S/RES/2903 (2026)", "A/RES/37/78"))
    assert ods.found("A/RES/37/78[H]").listing.symbol == "A/RES/37/78"


def test_a_file_that_comes_without_a_redirect_is_taken(ods: System) -> None:
    ods.site.faults.fail(200, pdf_of(TEXT), where="t=docx")
    assert ods.found().media_type == PDF


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


# ---- what is not believed --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("format", ["docx", "pdf"])
def test_a_truncated_file_is_corrupt(stack: ExitStack, format: str) -> None:
    ods = System(stack, formats=(format,))
    ods.site.publish(SYMBOL, "en", TEXT * 3)
    ods.site.faults.truncate(0.8, where=FILE)
    answer = ods.fetch()
    assert isinstance(answer, Corrupt)
    assert "cut off" in answer.reason


def test_a_file_of_a_few_bytes_is_corrupt(ods: System) -> None:
    ods.site.publish(SYMBOL, "en", files={"pdf": b"%PDF-1.4\n%%EOF\n"})
    answer = ods.fetch()
    assert isinstance(answer, Corrupt)
    assert "only 15 bytes" in answer.reason


@pytest.mark.parametrize(("language", "text"), [("zh", chinese(2903)), ("fr", ""), ("ru", "")])
def test_english_bytes_for_another_language_are_corrupt(ods: System, language: str, text: str) -> None:
    ods.site.publish(SYMBOL, "en", TEXT * 2)
    ods.site.publish(SYMBOL, language, text)
    ods.site.faults.lie_about_the_language("en")
    answer = ods.fetch(language=language)
    assert isinstance(answer, Corrupt)
    assert "written in" in answer.reason


def test_another_document_is_corrupt(ods: System) -> None:
    ods.site.publish(SYMBOL, "en", TEXT)
    ods.site.publish("E/2021/L.22", "en", TEXT.replace("S/RES/2903 (2026)", "E/2021/L.22").replace("2903 (2026)", "x"))
    ods.site.faults.confuse("E/2021/L.22")
    answer = ods.fetch()
    assert isinstance(answer, Corrupt)
    assert "prints E/2021/L.22, not S/RES/2903(2026)" in answer.reason


def test_a_file_without_end_is_corrupt_and_not_read(ods: System) -> None:
    ods.site.publish(SYMBOL, "en", files={"pdf": b"%PDF" + bytes(21_000_000)})
    answer = ods.fetch()
    assert isinstance(answer, Corrupt)
    assert "larger than" in answer.reason


# ---- what we hold ----------------------------------------------------------------------------------------------------


def test_what_we_hold_is_not_modified(ods: System) -> None:
    ods.site.publish(SYMBOL, "en", TEXT)
    assert isinstance(ods.fetch(known=ods.found().validators), NotModified)


def test_a_server_with_validators_is_asked_conditionally(stack: ExitStack) -> None:
    ods = System(stack, validators=True)
    ods.site.publish(SYMBOL, "en", TEXT)
    held = ods.found().validators
    assert held.etag
    assert isinstance(ods.fetch(known=held), NotModified)
    assert ods.served.requests[-1].headers["if-none-match"] == held.etag


def test_bytes_that_change_without_a_word_are_noticed(ods: System) -> None:
    ods.site.publish(SYMBOL, "en", TEXT)
    held = ods.found().validators
    ods.site.amend(SYMBOL, "en", resolution(2903, until="30 June 2028"))
    again = ods.found(known=held)
    assert (again.validators.revision or "").split()[0] == (held.revision or "").split()[0]


def test_a_reissue_is_noticed_by_its_job_number_though_the_bytes_are_the_same(stack: ExitStack) -> None:
    ods = System(stack, validators=True)
    files = {"docx": docx_of(TEXT)}
    ods.site.publish(SYMBOL, "en", files=files)
    held = ods.found().validators
    ods.site.reissue(SYMBOL, "en", files=files)
    again = ods.found(known=held)
    assert (again.validators.revision or "").split()[1:] == (held.revision or "").split()[1:]


def test_a_text_stays_in_the_format_in_which_we_hold_it(ods: System) -> None:
    filed = ods.site.publish(SYMBOL, "en", files={"pdf": pdf_of(TEXT)})
    held = ods.found().validators
    ods.site.publish(SYMBOL, "en", files={**filed.files, "docx": docx_of(TEXT)})
    assert ods.found(known=held).media_type == PDF


def test_another_format_of_the_issue_that_we_hold_is_no_change(ods: System) -> None:
    filed = ods.site.publish(SYMBOL, "en", files={"docx": docx_of(TEXT)})
    held = ods.found().validators
    ods.site.refile(SYMBOL, "en", filed.job, {"pdf": pdf_of(TEXT)})
    assert isinstance(ods.fetch(known=held), NotModified)


def test_another_format_of_a_later_issue_is_one(ods: System) -> None:
    ods.site.publish(SYMBOL, "en", files={"docx": docx_of(TEXT)})
    held = ods.found().validators
    ods.site.reissue(SYMBOL, "en", files={"pdf": pdf_of(TEXT)})
    assert ods.found(known=held).media_type == PDF


def test_an_arabic_pdf_gives_way_to_a_word_file(ods: System) -> None:
    arabic = "الأمم المتحدة S/RES/2903 (2026)\n" + "إن مجلس الأمن، إذ يشير إلى قراراته السابقة بشأن الميناء\n" * 5
    filed = ods.site.publish(SYMBOL, "ar", arabic)
    held = Validators(revision=f"{filed.job} 5000 {'0' * 32} pdf")
    assert ods.found(language="ar", known=held).media_type == DOCX


def test_a_text_that_was_withdrawn_is_absent_beside_a_control(ods: System) -> None:
    ods.site.publish(SYMBOL, "en", TEXT)
    held = ods.found().validators
    ods.site.withdraw(SYMBOL, "en")
    assert isinstance(ods.fetch(known=held), Absent)


# ---- the source ------------------------------------------------------------------------------------------------------


def test_its_own_poll_says_whether_the_system_answers(ods: System) -> None:
    polled = ods.source.poll(None)
    assert (polled.listings, polled.notices, polled.first) == ((), (), True)
    assert not ods.source.poll(polled.cursor).first
    ods.site.controls = False
    with pytest.raises(RateLimited, match="unavailable now"):
        ods.source.poll(polled.cursor)
    ods.site.faults.fail(502)
    with pytest.raises(SourceError):
        ods.source.poll(None)


def test_it_says_where_a_symbol_would_be_in_each_of_its_languages(ods: System) -> None:
    assert [one.address for one in ods.source.find(SYMBOL, "fr")] == [f"ods:{SYMBOL}/fr"]
    assert [one.language for one in ods.source.find(SYMBOL, None)] == ["ar", "en", "es", "fr", "ru", "zh"]
    assert ods.source.find(SYMBOL, "de") == ()
    assert ods.source.find(SYMBOL, "zh-Hant") == ()
    assert ods.source.find("X/CTC/DECLARATION/2022-10-29/3f6c1a9b", "en") == ()


def test_no_more_than_four_requests_two_seconds_apart_go_to_all_of_its_hosts() -> None:
    assert (SITE.pace.gap, SITE.pace.in_flight, SITE.hosts) == (2.0, 4, HOSTS)
    assert SITE.pace.lane
    assert HELD > 120.0


def test_the_limit_of_requests_in_flight_holds_for_all_threads(ods: System) -> None:
    ods.site.publish(SYMBOL, "en", TEXT)
    ods.site.faults.be_slow(0.05)
    pacing = Pacing(paces={"127.0.0.1": replace(SITE.pace, gap=0.001)})
    with Web("test", private=frozenset({ods.served.place}), pacing=pacing) as web:
        source = Ods(web, host=ods.served.address)
        with ThreadPoolExecutor(12) as pool:
            (listing,) = source.find(SYMBOL, "en")
            answers = list(pool.map(lambda _: source.fetch(listing, None), range(12)))
    assert {type(answer) for answer in answers} == {Found}
    assert ods.served.most_in_flight == SITE.pace.in_flight


def test_the_settings_choose_languages_and_formats(ods: System) -> None:
    options = Options(languages=("fr", "en"), formats=("pdf",), address=ods.served.address + "/")
    source = sources_for(options, ods.source.web)["ods"]
    ods.site.publish(SYMBOL, "en", TEXT)
    (listing,) = source.find(SYMBOL, "en")
    answer = source.fetch(listing, None)
    assert isinstance(answer, Found)
    assert (source.name, source.official, answer.media_type) == ("ods", True, PDF)
    with pytest.raises(ValueError, match="formats names none"):
        sources_for(Options(formats=()), ods.source.web)


def test_a_text_comes_read_so_that_nobody_reads_it_again(ods: System) -> None:
    ods.site.publish(SYMBOL, "en", TEXT)
    found = ods.found()
    assert found.reading == read(found.content, found.media_type, None, name=found.listing.address)
