"""The Official Document System: what is not believed, and what we hold already, over real sockets."""

from contextlib import ExitStack

import pytest

from monitor.demo.sites.papers import docx_of, pdf_of
from sources.documents import Absent, Corrupt, NotModified, Validators
from sources.ods_gates import DOCX, PDF
from tests.sources.ods.system import FILE, SYMBOL, TEXT, System
from tests.support.resolutions import chinese, resolution

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
