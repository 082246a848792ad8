"""Made-up events, one of each type: no such resolution exists."""

from datetime import UTC, datetime
from typing import Any

from monitor.intents import Event, EventType, Reason

NOW = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)
PAGE = "https://seized.example.org/works/S/RES/2899(2026)"
MANAGE = "https://seized.example.org/manage/4f1c"
STOP = "https://seized.example.org/stop/4f1c"
REASONS = (
    Reason("harbour desk", (("cites", ("S/RES/2898(2026)",)),)),
    Reason("all of the Council", (("bodies", ("Security Council",)),)),
)

WORK = {
    "symbol": "S/RES/2899(2026)",
    "own_key": False,
    "body": "Security Council",
    "kind": "resolution",
    "title": None,
    "adopted_on": "2026-11-19",
    "masthead_on": "2026-11-19",
    "session": None,
    "meeting": 10432,
}

ARRIVED: dict[str, Any] = {
    "work": WORK,
    "language": "zh",
    "languages_held": ["zh"],
    "version": 1,
    "against_version": None,
    "source": "wikisource-zh",
    "official": False,
    "address": "https://zh.wikisource.example.org/wiki/9001",
    "retrieved_at": "2026-11-22T05:58:12+00:00",
    "mode": "live",
    "age_days": 3,
    "warnings": [
        {"flag": "year_conflict", "printed": "8800(2021)", "paragraph": "pp4", "text": "…"},
        {"flag": "truncated", "printed": "", "paragraph": "op12", "text": "…"},
    ],
}

CITING: dict[str, Any] = {
    "cites": {
        "resolutions": 14,
        "security_council": 11,
        "general_assembly": 3,
        "other": 0,
        "documents": 1,
        "operative": ["S/RES/2898(2026)", "S/RES/8701(2022)", "A/RES/80/901"],
        "body_names_only": ["S/RES/8450(2019)"],
        "strongest": [
            "S/RES/2898(2026)",
            "S/RES/8701(2022)",
            "A/RES/80/901",
            "S/RES/8800(2023)",
            "S/RES/8799(2023)",
            "S/RES/8640(2021)",
            "S/RES/8512(2020)",
            "A/RES/79/733",
        ],
    },
    "newly": {
        "new_in_version": None,
        "first_in_collection": [f"S/RES/{number}(2023)" for number in range(8790, 8800)] + ["A/RES/80/901"],
        "not_held": [f"S/RES/{number}(2023)" for number in range(8790, 8802)],
        "held": ["S/RES/2898(2026)", "S/RES/8701(2022)"],
        "new_in_series": "unknown",
        "documents": 5,
        "as_of": "2026-11-22T06:00:00+00:00",
    },
    "citing_paragraphs": [
        {
            "target": "S/RES/2898(2026)",
            "path": "op3",
            "number": "3",
            "part": "operative",
            "verb": "促请",
            "quote": "促请各国充分执行第2898(2026)号决议,并在2027年6月30日前向委员会报告港口灯塔的情况;",
        },
        {
            "target": "S/RES/2898(2026)",
            "path": "pp1",
            "number": None,
            "part": "preamble",
            "verb": "重申",
            "quote": "重申其第8701(2022)号和第2898(2026)号决议,",
        },
        {
            "target": "S/RES/8701(2022)",
            "path": "pp1",
            "number": None,
            "part": "preamble",
            "verb": "重申",
            "quote": "不应出现: nobody follows this one",
        },
    ],
}

CHANGE: dict[str, Any] = {
    "class": "operative",
    "counts": {"edited": 2, "added": 1, "removed": 0, "moved": 0, "renumbered": 6, "split": 0, "merged": 0},
    "hunks": [
        {
            "old": ["pp1"],
            "new": ["pp1"],
            "old_numbers": [None],
            "new_numbers": [None],
            "kind": "edited",
            "class": "citation",
            "runs": [["=", "重申其第8701("], ["-", "2021"], ["+", "2022"], ["=", ")号和第2898(2026)号决议,"]],
        },
        {
            "old": ["op4"],
            "new": ["op5"],
            "old_numbers": ["4"],
            "new_numbers": ["5"],
            "kind": "edited",
            "class": "operative",
            "runs": [["-", "鼓励"], ["+", "决定"], ["=", "各国在2027年6月30日前报告港口灯塔的情况;"]],
        },
        {
            "old": [],
            "new": ["op4"],
            "old_numbers": [],
            "new_numbers": ["4"],
            "kind": "added",
            "class": "operative",
            "runs": [["+", "请秘书长每年通报一次;"]],
        },
        {
            "old": ["op6"],
            "new": ["op7"],
            "old_numbers": ["6"],
            "new_numbers": ["7"],
            "kind": "renumbered",
            "class": "numbering",
            "runs": [["=", "决定继续处理此案。"]],
        },
    ],
}

CITED: dict[str, Any] = {
    **ARRIVED,
    "warnings": [],
    "work": {"symbol": "S/RES/2898(2026)", "own_key": False, "body": "Security Council"},
    "citing_work": WORK,
    "cited_by": {
        "citing": "S/RES/2899(2026)",
        "citing_language": "zh",
        "relation": "reaffirms",
        "paragraph": "pp1",
        "number": None,
        "part": "preamble",
        "verb": "重申",
        "quote": "重申其第8701(2022)号和第2898(2026)号决议,",
        "count_in_list": 2,
        "operative": False,
    },
}

OF_SOURCE: dict[str, Any] = {"work": {"symbol": "ods"}, "language": None, "source": "ods", "mode": "live"}

DATA: dict[EventType, dict[str, Any]] = {
    EventType.NEW: ARRIVED | CITING,
    EventType.ISSUED: ARRIVED | CITING | {"age_days": 203},
    EventType.BACKFILLED: ARRIVED | CITING | {"mode": "backfill"},
    EventType.LANGUAGE_ADDED: ARRIVED
    | {"language": "fr", "languages_held": ["fr", "zh"], "official": True, "source": "folder", "warnings": []},
    EventType.REISSUED: ARRIVED
    | {
        "version": 2,
        "against_version": 1,
        "notices": ["asterisk", "note"],
        "change": CHANGE,
        "cites": CITING["cites"],
        "newly": CITING["newly"] | {"new_in_version": ["S/RES/8701(2022)"]},
    },
    EventType.CHANGED_WITHOUT_NOTICE: ARRIVED
    | {"version": 3, "against_version": 2, "notices": [], "change": CHANGE, "warnings": [], "reverted_to": 1},
    EventType.FILE_CHANGED: ARRIVED | {"version": 2, "against_version": 1, "notices": ["asterisk"], "warnings": []},
    EventType.UNAVAILABLE: ARRIVED | {"reason": "The page was deleted on 21 Nov 2026.", "warnings": []},
    EventType.AVAILABLE_AGAIN: ARRIVED | {"since": "2026-11-21T09:00:00+00:00", "warnings": []},
    EventType.CITED_BY: CITED,
    EventType.SOURCE_CONFLICT: ARRIVED
    | {
        "reason": "folder and wikisource-zh differ",
        "against_version": 1,
        "version": 2,
        "conflict": {
            "fact": "adopted_on",
            "readings": [
                {"source": "folder", "value": "2026-11-19"},
                {"source": "wikisource-zh", "value": "2026-11-20"},
            ],
        },
    },
    EventType.LANGUAGES_DIFFER: ARRIVED
    | {
        "languages_held": ["en", "zh"],
        "warnings": [],
        "differences": [
            {
                "check": "citations",
                "paragraph": "pp1",
                "readings": [
                    {"language": "en", "values": [], "quote": "Recalling resolution 8700 (2022),"},
                    {"language": "zh", "values": ["S/RES/8710(2022)"], "quote": "回顾第8710(2022)号决议，"},
                ],
            },
            {
                "check": "paragraphs",
                "paragraph": None,
                "readings": [
                    {"language": "en", "values": ["5 operative"], "quote": None},
                    {"language": "zh", "values": ["6 operative"], "quote": None},
                ],
            },
        ],
    },
    EventType.ADOPTED: {
        "work": WORK,
        "language": None,
        "standing": "expected",
        "origin": "SC/99001",
        "provisional": True,
        "vote": {"words": None, "yes": 13, "no": 0, "abstentions": 2, "not_voting": 0},
        "draft": "S/2026/901",
        "source": "press",
        "address": "https://press.example.org/sc99001",
        "retrieved_at": "2026-11-19T22:10:00+00:00",
        "mode": "live",
    },
    EventType.COMPLETE: ARRIVED
    | {"official": True, "source": "ods", "languages_held": ["ar", "en", "es", "fr", "ru", "zh"], "warnings": []},
    EventType.CORRECTED: ARRIVED
    | {
        "work": {"symbol": "A/RES/81/901", "own_key": False, "body": "General Assembly"},
        "official": True,
        "source": "ods",
        "correction": {"symbol": "A/RES/81/901/Corr.1", "languages": ["fr", "es"]},
        "warnings": [],
    },
    EventType.CHANGED_BY: CITED
    | {
        "cited_by": CITED["cited_by"]
        | {
            "relation": "extends",
            "paragraph": "op2",
            "number": "2",
            "part": "operative",
            "verb": "决定",
            "quote": "决定将第2898(2026)号决议规定的任务期限延长至2027年12月31日;",
            "count_in_list": 1,
            "operative": True,
        }
    },
    EventType.OVERDUE: {
        "work": WORK | {"adopted_on": "2026-05-20", "masthead_on": None},
        "language": "ar",
        "source": "ods",
        "address": "ods:S/RES/2899(2026)/ar",
        "since": "2026-05-20",
        "reason": "S/RES/2899(2026) (ar) is not at ods since 2026-05-20",
        "mode": "live",
    },
    EventType.DOUBTFUL_READING: ARRIVED
    | {"language": "ar", "official": True, "source": "ods", "version": 2, "against_version": 1, "warnings": []},
    EventType.SOURCE_SILENT: OF_SOURCE | {"since": "2026-11-20T18:00:00+00:00", "reason": "status 503 at ods.example"},
    EventType.SOURCE_BACK: OF_SOURCE | {"since": "2026-11-20T18:00:00+00:00"},
    EventType.SOURCE_HELD: OF_SOURCE | {"reason": "31 of 120 texts would have been revised"},
    EventType.OUR_CORRECTION: ARRIVED | {"reason": "We had read 8701 as 8710 in op. 3.", "warnings": []},
}


def happening(kind: EventType, **changes: Any) -> Event:
    """A made-up event of the given type; ``changes`` replace fields of its data."""
    data = DATA[kind] | changes
    symbol = data["work"]["symbol"]
    key = f"{kind}:{symbol}:{data['language']}:{data['source']}:0"
    return Event(key, kind, symbol, data["language"], data["source"], NOW, data)
