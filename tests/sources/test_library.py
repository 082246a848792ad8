"""What a library catalogue says of resolutions, harvested in windows; and that nobody asks it without leave."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from monitor.demo.sites.library import PAGE, Card, Catalogue, ballot, card, with_file
from monitor.demo.sites.serving import Served, serving
from sources.catalog import sources_of
from sources.digital_library import MOST_WINDOWS, SITE, DigitalLibrary
from sources.digital_library_records import notices_of
from sources.digital_library_windows import COOL_DOWN, FLOOR, windows
from sources.documents import Absent, Listing, Polled, Standing
from sources.errors import Challenged, LayoutChanged, RateLimited, SourceError, Unreachable
from sources.interface import Archive
from sources.lanes import Pace
from sources.pacing import Pacing
from sources.reading.marcxml import read_records
from sources.web import Web

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
TODAY = NOW - timedelta(hours=2)
SAMPLES = Path(__file__).parents[3] / "shared/samples/undl"
needs_samples = pytest.mark.skipif(not SAMPLES.exists(), reason="the samples do not stand beside the project")


@dataclass
class Reading:
    """A catalogue on loopback, and the source that harvests it, at a time that a test sets."""

    site: Catalogue
    served: Served
    web: Web
    now: datetime = NOW

    @property
    def source(self) -> DigitalLibrary:
        return DigitalLibrary(self.web, f"{self.served.address}/oai2d", clock=lambda: self.now)

    def caught_up(self) -> str:
        """The cursor after enough polls for everything of the last weeks."""
        cursor = None
        for _ in range(8):
            cursor = self.source.poll(cursor).cursor
        assert cursor is not None
        return cursor


@pytest.fixture
def reading() -> Iterator[Reading]:
    site = Catalogue()
    with serving(site) as served, Web(private=frozenset({served.place}), pacing=Pacing(gap=0), timeout=5) as web:
        yield Reading(site, served, web)


def symbols(polled: Polled) -> list[str]:
    return sorted(notice.symbol for notice in polled.notices)


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


# ---- windows ---------------------------------------------------------------------------------------------------------


def test_windows_are_of_a_day_at_most_and_always_end(reading: Reading) -> None:
    reading.source.poll(None)
    asked = [request.query for request in reading.served.requests]
    assert len(asked) == MOST_WINDOWS
    for query in asked:
        since, until = (datetime.fromisoformat(query[name]) for name in ("from", "until"))
        assert timedelta(0) <= until - since < timedelta(days=1)
    assert max(query["until"] for query in asked) < NOW.strftime("%Y-%m-%dT%H:%M:%SZ")


def test_windows_follow_one_another_without_a_gap() -> None:
    made = list(windows(NOW - timedelta(days=3, hours=5), NOW, timedelta(days=1)))
    assert [one.until for one in made[:-1]] == [one.since for one in made[1:]]
    assert (made[0].since, made[-1].until, len(made)) == (NOW - timedelta(days=3, hours=5), NOW, 4)
    assert list(windows(NOW, NOW, timedelta(days=1))) == []


def test_a_window_with_nothing_in_it_is_normal(reading: Reading) -> None:
    polled = reading.source.poll(None)
    assert (polled.notices, polled.first, polled.gap, polled.refusals) == ((), True, False, ())


def test_a_record_that_is_catalogued_late_is_found_by_the_overlap(reading: Reading) -> None:
    cursor = reading.caught_up()
    reading.site.file(card("400001", TODAY - timedelta(days=2), "A/RES/81/7", "Question of Ruritania"))
    assert symbols(reading.source.poll(cursor)) == ["A/RES/81/7"]


def test_a_record_stamped_weeks_ago_is_found_once_a_week(reading: Reading) -> None:
    cursor = reading.caught_up()
    reading.site.file(card("400001", NOW - timedelta(days=30), "A/RES/81/7", "Question of Ruritania"))
    assert symbols(reading.source.poll(cursor)) == []
    found: list[str] = []
    for hours in range(6, 10 * 24, 6):
        reading.now = NOW + timedelta(hours=hours)
        polled = reading.source.poll(cursor)
        cursor, found = polled.cursor, found + symbols(polled)
    assert found == ["A/RES/81/7"]


def test_after_an_outage_all_days_are_read(reading: Reading) -> None:
    cursor = reading.caught_up()
    reading.now = NOW + timedelta(days=40)
    for day in range(40):
        reading.site.file(card(f"4001{day:02}", NOW + timedelta(days=day), f"A/RES/81/{day}", "A matter"))
    found: set[str] = set()
    for _ in range(12):
        polled = reading.source.poll(cursor)
        cursor, found = polled.cursor, found | set(symbols(polled))
    assert len(found) == 40


def test_a_cursor_that_cannot_be_read_is_a_gap(reading: Reading) -> None:
    for broken in ("", "x", '{"times": [null, null, null], "known": {}}'):
        polled = reading.source.poll(broken)
        assert (polled.gap, polled.first) == (True, False)


# ---- resumption ------------------------------------------------------------------------------------------------------


@pytest.fixture
def busy(reading: Reading) -> Reading:
    """A catalogue with more records of one day than one answer holds."""
    for number in range(2 * PAGE + 3):
        reading.site.file(card(f"40{number:04}", TODAY, f"A/RES/81/{number}", f"Matter {number}"))
    return reading


def test_a_window_is_drained_to_its_last_page(busy: Reading) -> None:
    assert len(busy.source.poll(None).notices) == 2 * PAGE + 3
    resumed = [r.query for r in busy.served.requests if "resumptionToken" in r.query]
    assert len(resumed) == 2
    assert all(set(query) == {"verb", "resumptionToken"} for query in resumed)


EXPIRED = b'<OAI-PMH><error code="badResumptionToken">The token is expired</error></OAI-PMH>'


def test_an_expired_token_begins_the_window_anew(busy: Reading) -> None:
    busy.site.faults.fail(200, EXPIRED, times=1, where="resumptionToken")
    assert len(busy.source.poll(None).notices) == 2 * PAGE + 3


def test_tokens_that_always_expire_are_a_failure_and_nothing_of_the_window_is_believed(busy: Reading) -> None:
    busy.site.faults.fail(200, EXPIRED, where="resumptionToken")
    polled = busy.source.poll(None)
    assert polled.notices == ()
    assert ["does not take its own resumption tokens" in words for words in polled.refusals] == [True]
    busy.site.faults.end()
    assert len(busy.source.poll(polled.cursor).notices) == 2 * PAGE + 3


def test_an_empty_page_in_the_middle_is_not_the_end(busy: Reading) -> None:
    busy.site.faults.shrink(0, times=1, where="resumptionToken")
    assert len(busy.source.poll(None).notices) == 2 * PAGE + 3
    busy.site.faults.shrink(0, where="resumptionToken")
    assert "gave 20 of 43 records" in busy.source.poll(None).refusals[0]


def test_a_window_that_fails_on_its_second_page_comes_again_whole(busy: Reading) -> None:
    busy.site.faults.fail(502, times=1, where="resumptionToken")
    polled = busy.source.poll(None)
    assert (polled.notices, len(polled.refusals)) == ((), 1)
    assert len(busy.source.poll(polled.cursor).notices) == 2 * PAGE + 3


def test_a_catalogue_that_goes_round_in_a_circle_is_left(reading: Reading) -> None:
    body = b"<OAI-PMH><ListRecords><resumptionToken>again</resumptionToken></ListRecords></OAI-PMH>"
    reading.site.faults.fail(200, body)
    with pytest.raises(LayoutChanged, match="goes round in a circle"):
        reading.source.poll(None)
    assert len(reading.served.requests) < 10


# ---- deletions -------------------------------------------------------------------------------------------------------


def test_a_deleted_record_takes_its_word_back_once(reading: Reading) -> None:
    reading.site.file(card("400001", TODAY, "A/RES/81/7", "Question of Ruritania"))
    cursor = reading.caught_up()
    reading.site.delete("400001", TODAY + timedelta(hours=1))
    polled = reading.source.poll(cursor)
    assert [(n.symbol, n.standing, n.origin) for n in polled.notices] == [("A/RES/81/7", Standing.REMOVED, "400001")]
    assert reading.source.poll(polled.cursor).notices == ()


def test_the_deleted_record_of_a_vote_leaves_the_resolution(reading: Reading) -> None:
    reading.site.file(card("400001", TODAY, "A/RES/81/7", "Question of Ruritania"))
    reading.site.file(ballot("400002", TODAY, "A/RES/81/7", [("Ruritania", "Y")]))
    cursor = reading.caught_up()
    reading.site.delete("400002", TODAY + timedelta(hours=1))
    said = [(notice.source, notice.standing) for notice in reading.source.poll(cursor).notices]
    assert said == [("digital-library", Standing.RECORDED), ("digital-library-votes", Standing.REMOVED)]


def test_a_deletion_of_what_was_never_known_says_nothing(reading: Reading) -> None:
    reading.site.delete("400009", TODAY)
    assert reading.source.poll(None).notices == ()


def test_a_record_marked_as_deleted_in_its_own_field_is_deleted(reading: Reading) -> None:
    fields = (("191", " ", (("a", "A/RES/81/7"),)), ("980", " ", (("a", "DELETED"),)))
    reading.site.file(Card("400001", TODAY, fields))
    assert [(n.symbol, n.standing) for n in reading.source.poll(None).notices] == [("A/RES/81/7", Standing.REMOVED)]


# ---- refusals --------------------------------------------------------------------------------------------------------


def test_a_503_keeps_us_away_for_longer_than_it_says(reading: Reading) -> None:
    reading.site.faults.throttle(503, "1")
    with pytest.raises(RateLimited) as caught:
        reading.source.poll(None)
    assert caught.value.retry_after == FLOOR


@pytest.mark.parametrize("status", [200, 202, 403, 405])
def test_a_challenge_keeps_us_away_for_hours_and_is_asked_once(reading: Reading, status: int) -> None:
    reading.site.faults.challenge(status)
    with pytest.raises(Challenged) as caught:
        reading.source.poll(None)
    assert caught.value.retry_after == COOL_DOWN
    assert len(reading.served.requests) == 1


def test_a_page_of_html_with_200_is_refused(reading: Reading) -> None:
    reading.site.faults.break_layout()
    with pytest.raises(LayoutChanged, match="a page of HTML came in the place of records"):
        reading.source.poll(None)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "it is empty"),
        (b"<rss/>", "its first element is 'rss'"),
        (b"<OAI-PMH><ListRecords>", "it is no whole XML"),
        (
            b'<OAI-PMH><error code="badArgument">No <b>x</b></error></OAI-PMH>',
            r"refused the question \(badArgument No x\)",
        ),
        (b'<!DOCTYPE OAI-PMH [<!ENTITY a "b">]><OAI-PMH>&a;</OAI-PMH>', "document type of its own"),
    ],
)
def test_what_is_no_answer_is_refused_in_one_sentence(reading: Reading, body: bytes, words: str) -> None:
    reading.site.faults.fail(200, body)
    with pytest.raises(LayoutChanged, match=words) as caught:
        reading.source.poll(None)
    assert "\n" not in str(caught.value)


def test_an_answer_cut_off_in_the_middle_is_refused(busy: Reading) -> None:
    busy.site.faults.truncate(0.5, where="2026-11-20")
    assert "no whole XML" in busy.source.poll(None).refusals[0]


def test_an_address_with_nothing_there_says_so(reading: Reading) -> None:
    with pytest.raises(LayoutChanged, match="HTTP 404; check its address"):
        DigitalLibrary(reading.web, f"{reading.served.address}/other").poll(None)


def test_a_catalogue_that_hangs_up_is_asked_again_later(reading: Reading) -> None:
    reading.site.faults.hang_up()
    with pytest.raises(Unreachable):
        reading.source.poll(None)


def test_what_was_read_before_a_failure_is_kept(reading: Reading) -> None:
    reading.site.file(card("400001", NOW - timedelta(days=2, hours=12), "A/RES/81/7", "Question of Ruritania"))
    reading.site.faults.fail(500, where="from=2026-11-19")
    polled = reading.source.poll(None)
    assert (symbols(polled), len(polled.refusals)) == (["A/RES/81/7"], 1)


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
