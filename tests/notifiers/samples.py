"""Messages to send in tests."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import strategies as st

from notifiers.messages import Facts, Hunk, Message, Passage, Redline, Span, Style, Warnings

NOW = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)

MESSAGE = Message(
    key="new:S/RES/9001(2026):zh:folder:0",
    thread="S/RES/9001(2026)",
    subject="S/RES/9001(2026): new (Chinese) — adopted 19 Nov 2026",
    headline=(Span("S/RES/9001(2026)", Style.SYMBOL), Span(" — "), Span("new", Style.STRONG)),
    standing=(Span("Security Council · adopted 19 Nov 2026"),),
    blocks=(
        Passage(((Span("op. 3", Style.STRONG), Span(": "), Span("促请各国", Style.QUOTE, language="zh")),)),
        Facts(
            (("Cites", (Span("14 resolutions"),)), ("R&D <b>", (Span("a & b", link="https://example.org/?a=1&b=2"),)))
        ),
        Redline(
            (Span("1 paragraph changed."),),
            (Hunk((Span("op. 5"),), (Span("no later than "), Span("2021", Style.REMOVED), Span("2022", Style.ADDED))),),
            "removed",
            "added",
        ),
        Warnings(((Span("Check — op. 12 breaks off."),),)),
    ),
    closing=((Span("Why you got this: cites S/RES/8873(2024)"),),),
    notice="Independent, unofficial: check the official text.",
    written_at=NOW,
    link=Span("Read it here", link="https://seized.example.org/works/S/RES/9001(2026)"),
    event={"specversion": "1.0", "id": "new:S/RES/9001(2026):zh:folder:0", "type": "seized.new", "data": {"n": "决议"}},
)

ARABIC = replace(
    MESSAGE,
    language="ar",
    subject="S/RES/9001(2026): جديد",
    headline=(Span("اعتمد مجلس الأمن القرار "), Span("S/RES/9001(2026)", Style.SYMBOL)),
    standing=(Span("مجلس الأمن"),),
    blocks=(
        Passage(
            (
                (
                    Span("الفقرة 3", Style.STRONG),
                    Span(": "),
                    Span("يحث الدول على تنفيذ القرار 8873 (2024) تنفيذا كاملا", Style.QUOTE, language="ar"),
                ),
            )
        ),
    ),
)

hostile_text = st.text(st.characters(), max_size=80) | st.text(
    st.sampled_from("ab *_~`<>&|\u2066\u2068\u2069\u202e\u200f\x1b\r\n\0{}决\u0627😀 "), max_size=80
)
spans = st.builds(
    Span,
    hostile_text,
    st.sampled_from(Style),
    st.none() | st.just("https://example.org/a?b=c&d=e"),
    st.none() | st.just("ar"),
)
lines = st.lists(spans, max_size=5).map(tuple)
blocks = st.one_of(
    st.builds(Passage, st.lists(lines, max_size=4).map(tuple), lines),
    st.builds(Facts, st.lists(st.tuples(hostile_text, lines), max_size=4).map(tuple)),
    st.builds(Warnings, st.lists(lines, max_size=3).map(tuple)),
    st.builds(
        Redline,
        lines,
        st.lists(st.builds(Hunk, lines, lines, st.sampled_from([None, "en", "ar"])), max_size=3).map(tuple),
        hostile_text,
        hostile_text,
        lines,
    ),
)
messages = st.builds(
    Message,
    key=hostile_text,
    thread=hostile_text,
    subject=hostile_text,
    headline=lines,
    standing=lines,
    blocks=st.lists(blocks, max_size=6).map(tuple),
    closing=st.lists(lines, max_size=3).map(tuple),
    notice=hostile_text,
    written_at=st.just(NOW),
    link=st.none() | spans,
    language=st.sampled_from(["en", "ar", "zh-Hant"]),
    event=st.dictionaries(hostile_text, hostile_text, max_size=3),
)
