"""The Official Document System, spoken with over real sockets: what is there is found, at the pace that it asks for."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from monitor.demo.sites.papers import docx_of, pdf_of
from sources.documents import Absent, Corrupt, Found
from sources.errors import RateLimited, SourceError
from sources.lanes import HELD
from sources.ods import HOSTS, SITE, Ods, Options, sources_for
from sources.ods_gates import DOC, DOCX, PDF
from sources.pacing import Pacing
from sources.reading.formats import read
from sources.web import Web
from tests.sources.ods.system import SYMBOL, TEXT, System

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


@pytest.mark.parametrize(
    "spoilt",
    [docx_of(TEXT)[:-30], b"PK\x03\x04", docx_of(TEXT.replace("2903", "2899"))],
    ids=["cut off", "of a few bytes", "another document"],
)
def test_what_is_broken_or_wrong_in_one_format_is_passed_over_for_another(ods: System, spoilt: bytes) -> None:
    ods.site.publish(SYMBOL, "en", files={"docx": spoilt, "pdf": pdf_of(TEXT)})
    assert ods.found().media_type == PDF


def test_what_we_hold_in_a_format_that_is_broken_now_is_not_sought_in_another(ods: System) -> None:
    ods.site.publish(SYMBOL, "en", TEXT)
    held = ods.found().validators
    ods.site.publish(SYMBOL, "en", files={"docx": b"PK\x03\x04", "pdf": pdf_of(TEXT)})
    assert isinstance(ods.fetch(known=held), Corrupt)


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
