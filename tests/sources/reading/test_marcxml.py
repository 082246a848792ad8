"""The catalogue's records: made-up bytes for every oddity, and the real samples against pymarc."""

from contextlib import suppress
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pymarc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.errors import Unreadable
from sources.reading.marcxml import read_records
from sources.reading.records import Record, Related, Role
from tests.support.laws import tried

SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "samples"
SLIM = "http://www.loc.gov/MARC21/slim"


def field(tag: str, mark: str = " ", **parts: str) -> str:
    codes = "".join(f'<subfield code="{code.lstrip("_")}">{text}</subfield>' for code, text in parts.items())
    return f'<datafield tag="{tag}" ind1="{mark}" ind2=" ">{codes}</datafield>'


def record(*fields: str, recid: str = "7") -> str:
    return f'<record><controlfield tag="001">{recid}</controlfield>{"".join(fields)}</record>'


def collection(*records: str) -> bytes:
    return f'<?xml version="1.0"?><collection xmlns="{SLIM}">{"".join(records)}</collection>'.encode()


def only(*fields: str) -> Record:
    (found,) = read_records(collection(record(*fields))).records
    return found


def test_a_draft_tells_what_it_became_and_who_reported_on_it() -> None:
    got = only(
        field("191", a="A/C.3/78/L.49/Rev.1", b="A/", c="78"),
        field("993", "1", a="A/RES/78/213"),
        field("993", "3", a="A/78/481/Add.2"),
        field("993", "9", a="X"),
    )
    assert (got.recid, got.symbols, got.bodies, got.sessions) == ("7", ("A/C.3/78/L.49/Rev.1",), ("A/",), ("78",))
    adopted, report, other = Role.ADOPTED, Role.REPORT, Role.OTHER
    assert got.related == (
        Related("A/RES/78/213", adopted),
        Related("A/78/481/Add.2", report),
        Related("X", other),
    )


def test_the_marks_of_cataloguing_fall_from_a_title() -> None:
    got = only(field("245", a="Oceans  and\n the law of the sea :", b="draft resolution /", c="Brazil"))
    assert (got.title, got.subtitle, got.by) == ("Oceans and the law of the sea", "draft resolution", "Brazil")


def test_a_placeholder_is_no_title() -> None:
    assert only(field("245", a="Work in progress /")).provisional


def test_the_last_change_is_told_in_local_time_and_kept_in_utc() -> None:
    winter = record('<controlfield tag="005">20250116162631.0</controlfield>')
    summer = record('<controlfield tag="005">20250516162631.0</controlfield>')
    got = [one.changed_at for one in read_records(collection(winter, summer)).records]
    assert got == [datetime(2025, 1, 16, 21, 26, 31, tzinfo=UTC), datetime(2025, 5, 16, 20, 26, 31, tzinfo=UTC)]


@pytest.mark.parametrize("printed", ["2023", "2023-11", "2023-02-30", "8 Nov. 2023", "00000000"])
def test_a_date_that_names_no_day_is_kept_as_printed(printed: str) -> None:
    got = only(field("269", a=printed))
    assert (got.published, got.published_on) == (printed, None)


def test_a_day_is_read_with_and_without_hyphens() -> None:
    assert only(field("269", a="20231108"), field("992", a="2023-12-19")).published_on == date(2023, 11, 8)


def test_a_file_whose_language_name_is_damaged_is_told_by_its_own_name() -> None:
    address = "https://library.example/record/7/files/A_RES_78_1-FR.pdf"
    (file,) = only(field("856", "4", y="FranÃ§ais", u=address, s="12", _9="m")).files
    assert (file.language, file.size, file.mark) == ("fr", 12, "m")


def test_a_voting_record_names_what_was_voted_on() -> None:
    got = only(
        field("791", a="S/RES/2790(2025)", c="2025"),
        field("967", a="1", c="FRA", d="Y", e="FRANCE"),
        field("967", a="2", c="CHN", e="CHINA"),
        field("996", b="14", c="", d="1"),
    )
    assert got.is_vote
    assert got.symbols == ("S/RES/2790(2025)",)
    assert [(vote.state, vote.choice) for vote in got.votes] == [("FRA", "Y"), ("CHN", None)]
    assert got.tally is not None
    assert (got.tally.yes, got.tally.no, got.tally.abstaining) == (14, None, 1)


def test_an_envelope_gives_deletions_errors_and_the_next_token() -> None:
    inner = record(field("191", a="A/1"), recid="12").replace("<", "<m:").replace("<m:/", "</m:")
    answer = f"""<OAI-PMH xmlns="o" xmlns:m="{SLIM}"><ListRecords>
        <record><header><identifier>oai:x:12</identifier></header><metadata>{inner}</metadata></record>
        <record><header status="deleted"><identifier>oai:x:13</identifier><datestamp>2025-05-17</datestamp></header>
        </record>
        <resumptionToken completeListSize="300">t1</resumptionToken></ListRecords></OAI-PMH>"""
    got = read_records(answer.encode())
    assert [(one.recid, one.deleted, one.symbols) for one in got.records] == [
        ("12", False, ("A/1",)),
        ("13", True, ()),
    ]
    assert got.records[1].changed_at == datetime(2025, 5, 17, tzinfo=UTC)
    assert (got.resumption_token, got.total) == ("t1", 300)
    refused = read_records(b'<OAI-PMH xmlns="o"><error code="noRecordsMatch">none</error></OAI-PMH>')
    assert (refused.records, refused.errors) == ((), ("noRecordsMatch none",))


def test_a_catalogue_that_says_deleted_in_the_record_is_believed() -> None:
    assert only(field("980", c="DELETED")).deleted


def test_an_odd_record_does_not_spoil_the_others() -> None:
    odd = "<record><datafield/><controlfield/><leader>x</leader><datafield tag='245'><subfield/></datafield></record>"
    got = read_records(collection(record(recid="1"), odd, record(recid="3"))).records
    assert [one.recid for one in got] == ["1", "", "3"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"<!DOCTYPE html><html><p>sorry</html>", "HTML"),
        (b"<html><title>Just a moment...</title></html>", "challenge"),
        (b'<?xml version="1.0"?><rss/>', "'rss'"),
        (collection(record())[:-20], "no whole XML"),
        (b"{}", "no whole XML"),
        (b'<!DOCTYPE c [<!ENTITY a "x">]><collection>&a;</collection>', "document type"),
        (b"<collection>" + b"<a>" * 3000, "no whole XML"),
    ],
)
def test_what_holds_no_records_is_refused_in_one_line(content: bytes, words: str) -> None:
    with pytest.raises(Unreadable, match=words) as caught:
        read_records(content, name="the answer")
    assert "\n" not in str(caught.value)


RECORD = collection(record(field("191", a="A/1"), field("993", "1", a="A/RES/1"), field("269", a="2023-11-08")))


@tried(200)
@given(st.lists(st.tuples(st.integers(0, len(RECORD) - 1), st.integers(0, 255)), min_size=1, max_size=6))
def test_no_damage_breaks_the_reader(damage: list[tuple[int, int]]) -> None:
    content = bytearray(RECORD)
    for place, value in damage:
        content[place] = value
    with suppress(Unreadable):
        assert len(read_records(bytes(content)).records) <= 1


@pytest.mark.shared
@pytest.mark.parametrize(
    "name", ["REAL_search_xm_A_C3_78_94records.xml", "REAL_search_xm_A_C3_78_MOJIBAKE_as_stored.xml"]
)
def test_the_real_records_are_read_as_another_library_reads_them(name: str) -> None:
    path = SAMPLES / "undl" / name
    if not path.exists():
        pytest.skip("there are no samples beside the project")
    content = path.read_bytes()
    batch = read_records(content)
    expected = pymarc.parse_xml_to_array(BytesIO(content.replace(b"ns0:", b"")))  # type: ignore[no-untyped-call]
    assert len(batch.records) == len(expected) == batch.total == 94
    for ours, theirs in zip(batch.records, expected, strict=True):
        assert ours.recid == theirs["001"].data
        assert ours.symbols == tuple(one["a"] for one in theirs.get_fields("191"))
        assert ours.sponsors == tuple(dict.fromkeys(one["a"] for one in theirs.get_fields("710")))
        assert [file.address for file in ours.files] == [one["u"] for one in theirs.get_fields("856")]
        assert [file.language for file in ours.files] == ["ar", "zh", "en", "fr", "ru", "es"]
        assert [one.symbol for one in ours.related] == [one["a"] for one in theirs.get_fields("993")]
        assert ours.published == theirs["269"]["a"]
