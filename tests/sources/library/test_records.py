"""What records of a library catalogue say of resolutions; and that nobody asks for them without leave."""

from datetime import UTC, date, datetime, timedelta

import pytest

from sources.catalog import sources_of
from sources.digital_library import SITE
from sources.digital_library_records import notices_of
from sources.documents import Absent, Listing, Standing
from sources.errors import SourceError
from sources.interface import Archive
from sources.lanes import Pace
from sources.reading.marcxml import read_records
from sources.web import Web
from tests.sources.library.catalogue import SAMPLES, TODAY, Reading, needs_samples, symbols
from tests.support.library_site import ballot, card, with_file

# ---- what records say ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("prefix", ["marc:", ""])
def test_a_record_is_a_notice(reading: Reading, prefix: str) -> None:
    reading.site.prefix = prefix
    one = card(
        "400001",
        TODAY,
        "A/RES/81/7",
        "Question of Ruritania",
        adopted_on="2026-11-12",
        subject="RURITANIA",
        draft="A/81/L.9",
        meeting="A/81/PV.30",
        job="N2630001 E",
        agenda_item="34",
    )
    reading.site.file(with_file(with_file(one, "English", 1000, "u1"), "Français", 1100, "u2"))
    (notice,) = reading.source.poll(None).notices
    assert (notice.symbol, notice.standing, notice.origin) == ("A/RES/81/7", Standing.RECORDED, "400001")
    assert (notice.title, notice.adopted_on) == ("Question of Ruritania", date(2026, 11, 12))
    assert (notice.draft, notice.meeting, notice.agenda_item) == ("A/81/L.9", "A/81/PV.30", "34")
    assert (notice.subjects, notice.job_number, notice.languages) == (("RURITANIA",), "N2630001", ("en", "fr"))
    assert notice.address == f"{reading.served.address}/record/400001"


def test_a_vote_has_a_record_of_its_own_and_takes_nothing_back(reading: Reading) -> None:
    reading.site.file(card("400001", TODAY, "A/RES/81/7", "Question of Ruritania", subject="RURITANIA"))
    votes = [("Ruritania", "Y"), ("Sylvania", "N"), ("Borduria", "A"), ("Syldavia", "")]
    reading.site.file(ballot("400002", TODAY + timedelta(minutes=1), "A/RES/81/7", votes))
    record, vote = reading.source.poll(None).notices
    assert (record.source, record.title, record.vote) == ("digital-library", "Question of Ruritania", None)
    assert (vote.source, vote.symbol, vote.title) == ("digital-library-votes", "A/RES/81/7", None)
    assert vote.vote is not None
    assert (vote.vote.yes, vote.vote.no, vote.vote.abstentions) == (1, 1, 1)
    assert dict(vote.vote.by_state) == {"RURITANIA": "Y", "SYLVANIA": "N", "BORDURIA": "A", "SYLDAVIA": "X"}


def test_a_placeholder_is_no_title(reading: Reading) -> None:
    reading.site.file(card("400001", TODAY, "A/RES/81/7", "Work in progress, do not use"))
    (notice,) = reading.source.poll(None).notices
    assert notice.title is None


def test_a_changed_file_changes_the_mark_of_the_text_and_other_changes_do_not(reading: Reading) -> None:
    one = card("400001", TODAY, "A/RES/81/7", "Question of Ruritania")
    marks = []
    for now in (one, with_file(one, "English", 1000, "u1"), with_file(one, "English", 1000, "u2")):
        reading.site.file(now)
        marks += [notice.text_mark for notice in reading.source.poll(None).notices]
    assert marks[0] is None
    assert len(set(marks)) == 3
    again = card("400001", TODAY, "A/RES/81/7", "Another title", subject="MORE")
    reading.site.file(with_file(again, "English", 1000, "u2"))
    assert [notice.text_mark for notice in reading.source.poll(None).notices] == marks[-1:]


def test_a_draft_names_the_resolution_that_it_became(reading: Reading) -> None:
    reading.site.file(card("400003", TODAY, "A/81/L.9", "A draft", became="A/RES/81/7"))
    (notice,) = reading.source.poll(None).notices
    assert (notice.symbol, notice.draft, notice.standing, notice.title) == (
        "A/RES/81/7",
        "A/81/L.9",
        Standing.RECORDED,
        None,
    )


@pytest.mark.parametrize(
    ("note", "standing"),
    [
        (
            "Draft resolution not adopted (10-1-4) owing to the negative vote of a permanent member.",
            Standing.NOT_ADOPTED,
        ),
        ("Withdrawn by the sponsors in the light of the adoption of another.", Standing.WITHDRAWN),
    ],
)
def test_a_draft_that_becomes_nothing_is_told(reading: Reading, note: str, standing: Standing) -> None:
    reading.site.file(card("400003", TODAY, "A/81/L.9", "A draft", note=note))
    assert [(n.symbol, n.standing) for n in reading.source.poll(None).notices] == [("A/81/L.9", standing)]


def test_names_of_languages_are_read_though_the_answer_does_not_say_its_encoding(reading: Reading) -> None:
    one = card("400001", TODAY, "A/RES/81/7", "Café")
    reading.site.file(with_file(with_file(one, "中文", 1000, "u1"), "Français", 1100, "u2"))
    (notice,) = reading.source.poll(None).notices
    assert (notice.languages, notice.title) == (("zh", "fr"), "Café")


def test_letters_and_reports_are_passed_over(reading: Reading) -> None:
    for number, symbol in enumerate(("S/2026/900", "A/81/490", "ST/SGB/2026/1", "A/81/L.9")):
        reading.site.file(card(f"40000{number}", TODAY, symbol, "A paper", subject="PAPER"))
    assert symbols(reading.source.poll(None)) == []


# ---- years past, and leave -------------------------------------------------------------------------------------------


def test_an_archive_is_read_in_long_windows(reading: Reading) -> None:
    reading.site.file(card("1", datetime(2026, 3, 5, tzinfo=UTC), "A/RES/80/1", "One", adopted_on="2026-02-01"))
    reading.site.file(card("2", datetime(2026, 3, 6, tzinfo=UTC), "A/RES/75/1", "Two", adopted_on="2020-12-01"))
    source = reading.source
    assert isinstance(source, Archive)
    found = [notice.symbol for notice in source.archive(date(2026, 1, 1), date(2026, 6, 30))]
    assert (found, len(reading.served.requests)) == (["A/RES/80/1"], 12)
    with pytest.raises(ValueError, match="files by the day of cataloguing"):
        list(source.listed("80"))


def test_the_catalogue_holds_no_texts(reading: Reading) -> None:
    assert isinstance(reading.source.fetch(Listing("digital-library", "https://x"), None), Absent)
    assert reading.source.find("A/RES/80/1", "en") == ()


@pytest.mark.parametrize("approval", [None, "", "yes", "approved", "I think that it is fine"])
def test_it_is_not_built_without_an_approval_in_words(approval: str | None) -> None:
    with Web() as web, pytest.raises(ValueError, match="forbids automated access without its approval"):
        sources_of("digital_library", {"approval": approval}, web)


def test_it_is_built_once_an_approval_is_stated() -> None:
    with Web() as web:
        words = "by letter of the Library's head, 3 March 2026"
        assert list(sources_of("digital_library", {"approval": words}, web)) == ["digital-library"]


def test_it_is_off_and_slow_by_itself() -> None:
    assert (SITE.enabled, SITE.pace) == (False, Pace(gap=5.0))


# ---- the samples -----------------------------------------------------------------------------------------------------


@pytest.mark.shared
@needs_samples
def test_real_records_say_what_drafts_became() -> None:
    content = (SAMPLES / "REAL_search_xm_A_C3_78_94records.xml").read_bytes()
    records = read_records(content).records
    notices = [notice for record in records for notice in notices_of(record, "x", "https://x")]
    assert len(records) == 94
    became = {notice.draft: notice.symbol for notice in notices if notice.standing is Standing.RECORDED}
    assert len(became) > 40
    assert all(symbol.startswith("A/RES/78/") for symbol in became.values())


@pytest.mark.shared
@needs_samples
def test_the_real_record_of_a_vote_is_read() -> None:
    (record,) = read_records((SAMPLES / "REAL_TRIMMED_voting_record_4096564.xml").read_bytes()).records
    (notice,) = notices_of(record, "x", "https://x")
    assert (notice.symbol, notice.adopted_on, notice.meeting) == ("A/RES/80/214", date(2025, 12, 18), "A/80/PV.69")
    assert notice.vote is not None
    assert (notice.vote.yes, notice.vote.no, notice.vote.abstentions, notice.vote.not_voting) == (167, 2, 11, 13)
    assert notice.vote.by_state == (("UNITED STATES", "N"), ("UNITED KINGDOM", "Y"), ("RUSSIAN FEDERATION", "X"))


@pytest.mark.shared
@needs_samples
def test_the_real_record_of_a_resolution_names_its_draft_before_the_report() -> None:
    (record,) = read_records((SAMPLES / "REAL_resolution_record_A_RES_80_142_trimmed.xml").read_bytes()).records
    (notice,) = notices_of(record, "x", "https://x")
    assert (notice.draft, notice.meeting) == ("A/C.2/80/L.35/Rev.1", "A/80/PV.64")


@pytest.mark.shared
@needs_samples
@pytest.mark.parametrize(
    "name", ["oai_badResumptionToken", "oai_idDoesNotExist", "oai_noRecordsMatch", "oai_ListRecords_p1"]
)
def test_the_samples_of_answers_end_as_they_should(reading: Reading, name: str) -> None:
    reading.site.faults.fail(200, (SAMPLES / f"RECONSTRUCTED_{name}.xml").read_bytes())
    if name == "oai_noRecordsMatch":
        assert reading.source.poll(None).notices == ()
        return
    with pytest.raises(SourceError, match=r"resumption tokens|refused the question|goes round in a circle"):
        reading.source.poll(None)
